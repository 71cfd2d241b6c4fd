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

  // qihang/desk/browser/parts/times.js
  var CLOCK = { hour: "2-digit", minute: "2-digit", hour12: false };
  var WITH_DAY = { ...CLOCK, year: "numeric", month: "2-digit", day: "2-digit" };
  function tellTimes(within) {
    const times = within.querySelectorAll("time[datetime]");
    for (const time of times) {
      const format = "withDay" in time.dataset ? WITH_DAY : CLOCK;
      time.textContent = new Date(time.dateTime).toLocaleString("sv-SE", format);
    }
  }

  // qihang/desk/browser/now.js
  var AGAIN_MS = 2e3;
  var SIGNED_OUT = 4001;
  var HIDDEN = "qihang-desk-names-hidden";
  var seats = (
    /** @type {HTMLElement} */
    document.getElementById("seats")
  );
  var here = (
    /** @type {HTMLElement} */
    document.getElementById("here")
  );
  var nobody = (
    /** @type {HTMLElement} */
    document.getElementById("nobody")
  );
  var away = (
    /** @type {HTMLElement} */
    document.getElementById("away")
  );
  var hide = (
    /** @type {HTMLButtonElement} */
    document.getElementById("hide-names")
  );
  var absent = document.getElementById("absent");
  function showNames() {
    const hidden = sessionStorage.getItem(HIDDEN) === "yes";
    document.documentElement.classList.toggle("names-hidden", hidden);
  }
  hide.addEventListener("click", () => {
    sessionStorage.setItem(HIDDEN, sessionStorage.getItem(HIDDEN) === "yes" ? "no" : "yes");
    showNames();
  });
  showNames();
  function parts(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    tellTimes(holder.content);
    return [...holder.content.children];
  }
  function show(number, tile) {
    const key = CSS.escape(number);
    let place = (
      /** @type {HTMLElement | null} */
      seats.querySelector(`[data-key="${key}"]`)
    );
    if (!place) {
      place = document.createElement("li");
      place.dataset.key = number;
      seats.append(place);
    }
    place.className = `seat seat--${tile.standing}`;
    place.dataset.standing = tile.standing;
    morph(place, () => parts(tile.html));
  }
  function putInOrder(order) {
    const known = new Set(order);
    for (const place of [.../** @type {HTMLCollectionOf<HTMLElement>} */
    seats.children]) {
      if (!known.has(place.dataset.key ?? "")) place.remove();
    }
    order.forEach((number, at) => {
      const place = seats.querySelector(`[data-key="${CSS.escape(number)}"]`);
      if (place && seats.children[at] !== place) seats.insertBefore(place, seats.children[at] ?? null);
    });
  }
  function take(said) {
    away.hidden = !said.away;
    drawAnew(said.mark);
    if (!said.order) return;
    for (const [number, tile] of Object.entries(said.tiles ?? {})) show(number, tile);
    putInOrder(said.order);
    seats.classList.toggle("seats--many", said.order.length > Number(seats.dataset.many));
    nobody.hidden = said.order.length > 0;
    morph(here, () => parts(said.head ?? ""));
    if (absent) morph(absent, () => parts(said.absent ?? ""));
  }
  var isSending = false;
  document.addEventListener("submit", () => {
    isSending = true;
  });
  function drawAnew(mark) {
    const isInUse = document.querySelector(".now-asks details[open]") !== null;
    if (mark && mark !== seats.dataset.mark && !isInUse && !isSending) location.reload();
  }
  function listen() {
    const at = new URL(seats.dataset.line ?? "", location.href);
    at.protocol = at.protocol.replace("http", "ws");
    const line = new WebSocket(at);
    line.onmessage = (event) => take(JSON.parse(event.data));
    line.onclose = (event) => {
      if (event.code === SIGNED_OUT) {
        location.reload();
        return;
      }
      away.hidden = false;
      setTimeout(listen, AGAIN_MS);
    };
  }
  listen();
})();
