"use strict";
(() => {
  // widgets/core/dom.js
  var LIVE = ["value", "checked", "disabled", "readOnly", "indeterminate"];
  var DRAFT = document.implementation.createHTMLDocument("");

  // widgets/core/matching.js
  function keyOf(node) {
    return node.dataset?.key;
  }
  function alike(old, fresh) {
    return old.nodeName === fresh.nodeName && old.namespaceURI === fresh.namespaceURI && old.id === fresh.id && (old.nodeName !== "INPUT" || old.type === fresh.type);
  }
  function pairUp(olds, freshes) {
    const keyed = /* @__PURE__ */ new Map();
    const plain = [];
    for (const old of olds) {
      const key = keyOf(old);
      if (key) keyed.set(key, old);
      else plain.push(old);
    }
    return freshes.map((fresh) => {
      const key = keyOf(fresh);
      const old = key ? keyed.get(key) : plain[0];
      if (!old || !alike(old, fresh)) return void 0;
      if (key) keyed.delete(key);
      else plain.shift();
      return old;
    });
  }

  // widgets/core/morph.js
  function morph(root, draw) {
    const active = (
      /** @type {any} */
      root.contains(document.activeElement) ? document.activeElement : null
    );
    const caret = active && caretOf(active);
    const fresh = DRAFT.importNode(root, false);
    fresh.append(...[draw()].flat(Infinity).filter(Boolean));
    morphChildren(root, fresh);
    if (!active || document.activeElement === active) return;
    const again = root.contains(active) ? active : active.dataset.key && byKey(root, active.dataset.key);
    if (!again) return;
    again.focus({ preventScroll: true });
    if (caret && again.setSelectionRange) again.setSelectionRange(...caret);
  }
  function byKey(root, key) {
    return root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }
  function caretOf(node) {
    try {
      return node.selectionStart === null || node.selectionStart === void 0 ? null : [node.selectionStart, node.selectionEnd];
    } catch {
      return null;
    }
  }
  function morphChildren(old, fresh) {
    const children = [...fresh.childNodes];
    const matches = pairUp([...old.childNodes], children);
    let place = old.firstChild;
    children.forEach((child, index) => {
      const match = matches[index];
      if (match) morphNode(match, child);
      const stays = match ?? child;
      if (stays === place) place = place.nextSibling;
      else old.insertBefore(stays, place);
    });
    while (place) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  }
  function morphNode(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    if (fresh.qStill && old.qStill && old.isEqualNode(fresh)) return;
    old.qStill = fresh.qStill;
    morphAttributes(old, fresh);
    for (const name of Object.keys(old.qOn ?? {})) if (!(name in (fresh.qOn ?? {}))) old[name] = null;
    Object.assign(old, fresh.qOn);
    old.qOn = fresh.qOn;
    const live = LIVE.filter((name) => name in fresh).map((name) => (
      /** @type {const} */
      [name, fresh[name]]
    ));
    morphChildren(old, fresh);
    morphLive(old, live);
  }
  function morphLive(old, live) {
    const typing = old === document.activeElement && /^(text|search|number|range|tel|textarea)$/.test(old.type);
    for (const [name, value] of live) {
      if (!(name in old) || old[name] === value) continue;
      if (name === "value" && (typing || ["BUTTON", "OUTPUT"].includes(old.tagName))) continue;
      old[name] = value;
    }
  }
  function morphAttributes(old, fresh) {
    for (const { name } of [...old.attributes]) {
      const opened = name === "open" && old.tagName === "DETAILS";
      if (!fresh.hasAttribute(name) && !opened && !LIVE.includes(name)) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  }

  // qihang/desk/browser/parts/typing.js
  function chooseByTyping() {
    const boxes = document.querySelectorAll("input[data-chooses]");
    for (const box of boxes) {
      const choice = (
        /** @type {HTMLInputElement} */
        document.getElementById(box.dataset.chooses ?? "")
      );
      box.addEventListener("input", () => {
        if (box.value.trim()) choice.checked = true;
      });
      box.closest("fieldset")?.addEventListener("change", ({ target }) => {
        if (target !== box && target !== choice) box.value = "";
      });
    }
  }

  // qihang/desk/browser/assignments.js
  var AGAIN_MS = 1e3;
  var work = document.getElementById("work");
  async function look(work2) {
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById("work");
      if (fresh) {
        morph(work2, () => [...fresh.children]);
        work2.dataset.state = fresh.dataset.state;
      }
    } catch {
    }
    lookSoon(work2);
  }
  function lookSoon(work2) {
    if (work2.dataset.state === "running") setTimeout(look, AGAIN_MS, work2);
  }
  if (work) lookSoon(work);
  chooseByTyping();
})();
