// widgets/core/dom.js
var SVG = "http://www.w3.org/2000/svg";
var LIVE = ["value", "checked", "disabled", "readOnly", "indeterminate"];
var SPOKEN = { label: "aria-label", placeholder: "placeholder", title: "title", valuetext: "aria-valuetext" };
var DRAFT = document.implementation.createHTMLDocument("");
function language() {
  return document.documentElement.dataset.lang === "en" ? "en" : "zh";
}
function isBilingual(value) {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}
function bilingual(text, tag = "span") {
  const both = DRAFT.createDocumentFragment();
  if (text.zh === text.en) {
    both.append(text.zh);
    return both;
  }
  for (
    const [lang, code] of
    /** @type {const} */
    [["zh", "zh-CN"], ["en", "en"]]
  ) {
    const node = tag === "tspan" ? DRAFT.createElementNS(SVG, tag) : DRAFT.createElement(tag);
    node.setAttribute("class", `t-${lang}`);
    node.setAttribute("lang", code);
    node.append(text[lang]);
    both.append(node);
  }
  return both;
}
function html(tag, attrs, ...children) {
  const node = (
    /** @type {Drawn & HTMLElement} */
    DRAFT.createElement(tag)
  );
  fill(node, attrs ?? {}, children, "span");
  return node;
}
function fill(node, attrs, children, textTag) {
  node.qOn = {};
  for (const [name, value] of Object.entries(attrs)) set(node, name, value);
  for (
    const child of
    /** @type {any[]} */
    children.flat(Infinity)
  ) {
    if (child === null || child === void 0 || child === false) continue;
    node.append(isBilingual(child) ? bilingual(child, textTag) : child instanceof Node ? child : String(child));
  }
  node.qStill = Object.keys(node.qOn).length === 0 && !Object.keys(attrs).some((name) => LIVE.includes(name)) && [...node.children].every((child) => (
    /** @type {Drawn} */
    child.qStill !== false
  ));
  if (attrs.value !== void 0 && "value" in node) node.value = attrs.value ?? "";
}
function set(node, name, value) {
  if (typeof value === "function") {
    node.qOn[name] = value;
    node[name] = value;
  } else if (name in SPOKEN && isBilingual(value)) {
    node.setAttribute(`data-zh-${name}`, value.zh);
    node.setAttribute(`data-en-${name}`, value.en);
    node.setAttribute(SPOKEN[name], value[language()]);
  } else if (LIVE.includes(name) && name in node) {
    node[name] = value ?? "";
  } else if (value !== false && value !== null && value !== void 0) {
    node.setAttribute(name, value === true ? "" : value);
  }
}

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

// widgets/core/widget.js
var HELLO = 3e3;
function speakAgain() {
  for (const [name, attribute] of Object.entries(SPOKEN)) {
    for (const node of document.querySelectorAll(`[data-${language()}-${name}]`)) {
      node.setAttribute(attribute, node.getAttribute(`data-${language()}-${name}`) ?? "");
    }
  }
}
new MutationObserver(speakAgain).observe(document.documentElement, { attributeFilter: ["data-lang"] });
var OF_ITSELF = /* @__PURE__ */ new Set(["ready", "keep", "look", "finish"]);
var untried = /* @__PURE__ */ new WeakMap();
function drawnIn(model, el, ready = []) {
  untried.set(model, { el, ready });
}
function request(model, verb, fields) {
  model.send({ do: verb, ...fields });
  const place = untried.get(model);
  if (!place || OF_ITSELF.has(verb) || place.ready.includes(verb)) return;
  place.el.dispatchEvent(new CustomEvent("qihang:tried", { bubbles: true }));
  untried.delete(model);
}
function viewOf(model) {
  return { ...model.get("steady"), ...model.get("view") };
}
function mount(model, el, draw, ready) {
  const redraw = () => morph(el, () => draw(viewOf(model)));
  const changed = () => {
    readAhead(viewOf(model).chart);
    queueMicrotask(redraw);
  };
  model.on("change:view", changed);
  drawnIn(model, el, ready);
  redraw();
  const stop = greet(model);
  return () => {
    stop();
    model.off("change:view", changed);
  };
}
function greet(model) {
  let timer;
  const hello = () => {
    try {
      request(model, "ready");
    } catch {
      timer = window.setTimeout(hello, HELLO);
    }
  };
  hello();
  return () => clearTimeout(timer);
}
function readAhead(images) {
  const src = images?.[language()];
  if (!src) return;
  const image = new Image();
  image.src = src;
  image.decode().catch(() => {
  });
}

// widgets/labs/helplines/lab.js
function helpline({ unchecked }, { number, text, ask }) {
  const sign = ask && [
    html("span", { class: "helpline-check", "aria-hidden": "true" }, " ?"),
    html("span", { class: "q-visually-hidden" }, " ", unchecked)
  ];
  return html("div", { class: "helpline" }, html("dt", {}, number, sign), html("dd", {}, text));
}
var lab_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    return mount(
      model,
      el,
      (view) => html(
        "div",
        { class: "q-card helplines" },
        html("dl", { label: view.name }, view.lines.map((line) => helpline(view, line))),
        html("p", { class: "q-help" }, view.check),
        html("p", { class: "q-help helpline-sources" }, view.sources)
      )
    );
  }
};
export {
  lab_default as default
};
