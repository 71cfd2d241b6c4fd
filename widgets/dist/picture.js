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
function svg(tag, attrs, ...children) {
  const node = (
    /** @type {Drawn & SVGElement} */
    DRAFT.createElementNS(SVG, tag)
  );
  fill(node, attrs ?? {}, children, "tspan");
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
function makeIds() {
  window.qihangDrawings = (window.qihangDrawings ?? 0) + 1;
  const drawing = window.qihangDrawings;
  return (stem) => `q${drawing}-${stem}`;
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

// widgets/labs/picture/lab.js
var label = (x, y, said) => svg("text", { x, y, class: "picture-text" }, said);
function mouse({ key, finger, arrow, button, wheel, turn }) {
  return [
    svg("path", { class: "picture-soft", d: "M150 34v-14q0-14 14-14h46" }),
    svg("rect", { class: "picture-body", x: 100, y: 34, width: 100, height: 160, rx: 48 }),
    svg("path", { class: "picture-key", d: "M150 34v62h-50v-14q0-48 48-48z" }),
    svg("path", { class: "picture-line", d: "M100 96h100M150 34v62" }),
    svg("rect", { class: "picture-wheel", x: 144, y: 50, width: 12, height: 28, rx: 6 }),
    svg("path", { class: "picture-line", d: "M122 66h-36" }),
    svg("circle", { class: "picture-dot", cx: 124, cy: 66, r: 6 }),
    svg("path", { class: "picture-line", d: "M150 78v34" }),
    label(118, 132, wheel),
    label(118, 152, turn),
    label(4, 62, key),
    label(4, 84, finger),
    svg("rect", { class: "picture-screen", x: 232, y: 14, width: 204, height: 140, rx: 8 }),
    svg("path", { class: "picture-stand", d: "M322 154h24l8 34h-40z" }),
    svg("path", { class: "picture-line", d: "M292 190h84" }),
    svg("rect", { class: "picture-button", x: 296, y: 92, width: 124, height: 44, rx: 8 }),
    svg("text", { x: 348, y: 120, class: "picture-text picture-on" }, button),
    label(248, 44, arrow),
    svg("path", { class: "picture-way", d: "M272 52q70 4 118 50" }),
    svg("path", { class: "picture-arrow", d: "M394 108l0 40 9-9 7 15 8-4-7-14 13-1z" })
  ];
}
var KEY = 27;
var keys = (x, y, signs, look) => signs.map((sign, place) => [
  svg("rect", { class: look, x: x + place * KEY, y, width: KEY - 4, height: 24, rx: 4 }),
  svg("text", { x: x + place * KEY + 11.5, y: y + 18, class: "picture-sign" }, sign)
]);
function keyboard({ digits, away, next, point, done }) {
  const wide = (x, y, width) => svg("rect", { class: "picture-key", x, y, width, height: 24, rx: 4 });
  return [
    svg("rect", { class: "picture-screen", x: 6, y: 40, width: 428, height: 128, rx: 8 }),
    keys(47, 48, [..."1234567890"], "picture-key"),
    wide(371, 48, 55),
    svg("text", { x: 398, y: 66, class: "picture-sign" }, "←"),
    wide(14, 78, 44),
    svg("text", { x: 36, y: 95, class: "picture-sign" }, "Tab"),
    keys(62, 78, [..."QWERTYUIOP"], "picture-body"),
    keys(70, 108, [..."ASDFGHJKL"], "picture-body"),
    wide(371, 108, 55),
    svg("text", { x: 398, y: 125, class: "picture-sign" }, "Enter"),
    keys(82, 138, [..."ZXCVBNM"], "picture-body"),
    keys(298, 138, ["."], "picture-key"),
    svg("path", { class: "picture-line", d: "M48 34h266M398 30v18M36 102v78M309 162v18M412 132v48" }),
    label(48, 26, digits),
    svg("text", { x: 432, y: 22, class: "picture-text picture-end" }, away),
    label(8, 197, next),
    svg("text", { x: 309, y: 197, class: "picture-text picture-end" }, point),
    svg("text", { x: 432, y: 197, class: "picture-text picture-end" }, done)
  ];
}
function byKeys({ on, back, choose, press, arrows, pages }) {
  const wide = (x, y, width, sign) => [
    svg("rect", { class: "picture-key", x, y, width, height: 24, rx: 4 }),
    svg("text", { x: x + width / 2, y: y + 17, class: "picture-sign" }, sign)
  ];
  return [
    svg("rect", { class: "picture-screen", x: 6, y: 40, width: 428, height: 128, rx: 8 }),
    wide(14, 48, 44, "Tab"),
    keys(62, 48, [..."QWERTYUIOP"], "picture-body"),
    wide(371, 48, 55, "PgUp"),
    keys(54, 78, [..."ASDFGHJKL"], "picture-body"),
    wide(299, 78, 48, "Enter"),
    wide(371, 78, 55, "PgDn"),
    wide(14, 108, 52, "Shift"),
    keys(70, 108, [..."ZXCVBNM"], "picture-body"),
    keys(379, 108, ["↑"], "picture-key"),
    wide(110, 138, 130, ""),
    keys(352, 138, ["←", "↓", "→"], "picture-key"),
    svg("path", { class: "picture-line", d: "M36 32v16M398 30v18M30 132v48M196 162v18M330 102v78M390 162v18" }),
    label(14, 26, on),
    svg("text", { x: 432, y: 22, class: "picture-text picture-end" }, pages),
    label(8, 197, back),
    label(144, 197, choose),
    label(266, 197, press),
    svg("text", { x: 432, y: 197, class: "picture-text picture-end" }, arrows)
  ];
}
var PICTURES = { mouse, keyboard, keys: byKeys };
var lab_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mount(
      model,
      el,
      ({ name, words }) => html(
        "figure",
        { class: "q-card picture" },
        html("span", { class: "q-visually-hidden", id: id("alt") }, words.alt),
        svg("svg", { viewBox: "0 0 440 204", role: "img", "aria-labelledby": id("alt"), "data-key": "picture" }, PICTURES[name](words))
      )
    );
  }
};
export {
  lab_default as default
};
