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

// widgets/core/controls.js
function button(text, key, press, { quiet, main, off, pressed, label } = {}) {
  return html(
    "button",
    {
      type: "button",
      class: `q-btn${main ? " q-btn--main" : ""}${quiet ? " q-btn--quiet" : ""}`,
      "data-key": key,
      "aria-disabled": off ? "true" : null,
      "aria-pressed": pressed === void 0 ? null : String(pressed),
      label,
      onclick: (event) => off || press(event)
    },
    text
  );
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
  morphChildren(old, fresh);
  morphLive(old, fresh);
}
function morphLive(old, fresh) {
  const typing = old === document.activeElement && /^(text|search|number|range|tel|textarea)$/.test(old.type);
  for (const name of LIVE) {
    if (!(name in old) || !(name in fresh) || old[name] === fresh[name]) continue;
    if (name === "value" && (typing || old.tagName === "BUTTON")) continue;
    old[name] = fresh[name];
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
function request(model, verb, fields) {
  model.send({ do: verb, ...fields });
}
function viewOf(model) {
  return { ...model.get("steady"), ...model.get("view") };
}
function makeIds() {
  window.qihangDrawings = (window.qihangDrawings ?? 0) + 1;
  const drawing = window.qihangDrawings;
  return (stem) => `q${drawing}-${stem}`;
}

// widgets/exercise/texts.js
function fillPlaces(text, values) {
  const fill2 = (text2) => text2.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  return { zh: fill2(text.zh), en: fill2(text.en) };
}
function timeOfDay(iso) {
  const at = new Date(iso);
  const time = { hour: "2-digit", minute: "2-digit", hour12: false };
  const today = at.toDateString() === (/* @__PURE__ */ new Date()).toDateString();
  const form = today ? time : { month: "long", day: "numeric", ...time };
  return (locale) => new Intl.DateTimeFormat(locale, form).format(at);
}
function fillTime(text, iso) {
  const at = timeOfDay(iso);
  return { zh: fillPlaces(text, { time: at("zh-CN") }).zh, en: fillPlaces(text, { time: at("en-GB") }).en };
}

// widgets/exercise/hand_in.js
var ASK = 2e3;
var PATIENT = 6e4;
var RARELY = 15e3;
var SAVING = 6e3;
function handinBoxes(states) {
  const boxes = document.querySelectorAll("[data-question][data-state]");
  return [...boxes].filter((box) => states.includes(box.dataset.state ?? ""));
}
function handinGo(question) {
  const box = document.querySelector(`[data-question="${CSS.escape(question)}"]`);
  box?.scrollIntoView({ block: "center" });
  const control = box?.querySelector("input:not(:disabled)") ?? box?.querySelector("button");
  control?.focus({ preventScroll: true });
}
function isEmpty(question) {
  return question.empty;
}
var HandinController = class {
  /**
   * @param {Model} model
   * @param {() => void} changed
   */
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    this.stage = null;
    this.until = 0;
    this.sure = false;
    this.seen = void 0;
    this.timer = void 0;
    this.again = void 0;
  }
  /** @param {HandinController["stage"]} stage */
  turn(stage) {
    this.stage = stage;
    this.changed();
  }
  /** @param {boolean} sure */
  press(sure) {
    if (this.stage === "saving" || this.stage === "busy") return;
    const empty = viewOf(this.model).questions.some(isEmpty);
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    this.until = Date.now() + SAVING;
    this.sure = sure;
    if (empty && !sure && !handinBoxes(["typing", "saving", "unsaved"]).length) this.turn("sure");
    else this.wait();
  }
  /**
   * Hand in only what is saved: nobody is to find out later that an answer was missing.
   * @returns {void}
   */
  wait() {
    if (handinBoxes(["unsaved"]).length) return this.turn("unsaved");
    if (!handinBoxes(["typing", "saving"]).length) return this.send();
    if (Date.now() > this.until) return this.turn("unsaved");
    this.timer = window.setTimeout(() => this.wait(), 100);
    if (this.stage !== "saving") this.turn("saving");
  }
  send() {
    const empty = viewOf(this.model).questions.some(isEmpty);
    if (empty && !this.sure) return this.turn("sure");
    return this.ask("hand_in");
  }
  /** @param {string} verb */
  ask(verb) {
    this.turn("busy");
    this.tell(verb);
    clearInterval(this.again);
    this.again = window.setInterval(() => this.tell("refresh"), HELLO);
  }
  /** @param {string} verb */
  tell(verb) {
    try {
      request(this.model, verb);
    } catch {
    }
  }
  /**
   * Python answered, or something else changed.
   * @param {View} view
   */
  heard(view) {
    const answered = view.turn !== this.seen;
    this.seen = view.turn;
    if (this.stage === "busy" && !answered) return;
    if (this.stage === "busy" || view.phase === "handed_in") {
      clearInterval(this.again);
      this.stage = null;
    }
    if (this.stage === "sure" && !view.questions.some(isEmpty)) this.stage = null;
  }
  stop() {
    clearTimeout(this.timer);
    clearInterval(this.again);
  }
};
function handinEmpty(view) {
  const empty = view.questions.filter(isEmpty);
  if (!empty.length) return html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), view.words.all_answered);
  return [
    html("p", {}, fillPlaces(view.words.some_empty, { count: empty.length })),
    html(
      "ul",
      { class: "handin-list" },
      empty.map((one) => html("li", {}, button(one.title, `go-${one.question}`, () => handinGo(one.question), { quiet: true })))
    )
  ];
}
function handinOpen(view, controller) {
  const { words } = view;
  if (!view.kept_here) return html("p", { class: "q-note", "data-key": "not-kept" }, words.not_kept);
  const sure = controller.stage === "sure";
  const working = controller.stage === "saving" || controller.stage === "busy";
  return [
    html("div", { class: "handin-empty", "data-key": "empty" }, handinEmpty(view)),
    sure && html("p", { class: "q-note q-note--notyet", "data-key": "sure" }, html("strong", { "aria-hidden": "true" }, "! "), words.sure),
    html(
      "div",
      { class: "q-row", "data-key": "buttons" },
      button(sure ? words.hand_in_so : words.hand_in, "hand-in", () => controller.press(sure), { main: true, off: working }),
      sure && button(words.go_back, "go-back", () => handinBack(view, controller))
    )
  ];
}
function handinBack(view, controller) {
  const first = view.questions.find(isEmpty);
  controller.turn(null);
  if (first) handinGo(first.question);
}
function handinClosed(view, controller) {
  const { words, may_again: again, handed_in: done } = view;
  return [
    html(
      "div",
      { class: "q-note q-note--ok", "data-key": "receipt" },
      html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), fillTime(words.handed_in, done.at)),
      html("p", { "data-receipt": done.receipt }, fillPlaces(words.receipt, done))
    ),
    view.results ? handinResults(view) : html("p", { "data-key": "unmarked" }, words.unmarked),
    again && html(
      "div",
      { class: "q-row", "data-key": "again-row" },
      button(words[again], "again", () => controller.ask("again"), { off: controller.stage === "busy" }),
      html("span", { class: "q-help" }, words.best_counts)
    )
  ];
}
function handinResults({ words, results }) {
  return html(
    "div",
    { class: "handin-results", "data-key": "results" },
    html("h4", {}, words.result),
    html("p", { class: "handin-total" }, results.says),
    results.best && html("p", {}, results.best),
    html(
      "table",
      { class: "q-table" },
      html("caption", { class: "q-visually-hidden" }, words.result),
      html("thead", {}, html("tr", {}, [words.question, words.outcome, words.points].map((text) => html("th", { scope: "col" }, text)))),
      html("tbody", {}, results.rows.map(handinRow))
    )
  );
}
function handinRow(row) {
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, button(row.title, `go-${row.question}`, () => handinGo(row.question), { quiet: true })),
    html("td", {}, html("span", { "aria-hidden": "true" }, `${row.sign} `), row.outcome),
    html("td", {}, row.points)
  );
}
function handinSays(view, controller) {
  const { words } = view;
  if (view.phase === "waiting") return view.says ?? (view.away ? words.away : words.waiting);
  const said = { saving: words.first_saving, unsaved: words.some_unsaved, busy: words.busy };
  return said[controller.stage ?? ""] ?? view.says;
}
function handinDraw(view, controller, id) {
  const says = handinSays(view, controller);
  const phases = { open: handinOpen, handed_in: handinClosed };
  const phase = phases[view.phase];
  return html(
    "section",
    { class: "q-card handin q-stack", "aria-labelledby": id("title"), "data-key": "handin", "data-phase": view.phase, "data-marked": view.results ? "yes" : "no" },
    html("h3", { id: id("title") }, view.words.title),
    phase && phase(view, controller),
    html("div", { class: "handin-says", role: "status", "data-key": "says" }, says)
  );
}
var hand_in_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    let asking;
    let since = Date.now();
    const controller = new HandinController(model, () => redraw());
    const redraw = () => morph(el, () => handinDraw(viewOf(model), controller, id));
    const pace = () => Date.now() - since < PATIENT ? ASK : RARELY;
    const schedule = () => {
      const view = viewOf(model);
      clearTimeout(asking);
      if (view.phase === "waiting") asking = window.setTimeout(() => tell("ready"), HELLO);
      if (view.phase !== "handed_in") since = Date.now();
      else if (!view.results) asking = window.setTimeout(() => tell("refresh"), pace());
    };
    const tell = (verb) => {
      controller.tell(verb);
      schedule();
    };
    const show = () => {
      controller.heard(viewOf(model));
      redraw();
      schedule();
    };
    model.on("change:view", show);
    show();
    tell("ready");
    return () => {
      clearTimeout(asking);
      controller.stop();
      model.off("change:view", show);
    };
  }
};
export {
  hand_in_default as default
};
