// Drawing helpers for every widget. This file stands before the widget's own script.
//
// A widget draws its whole content from qView(model) each time, and qShow puts only
// the differences on the page. So what is being typed, dragged or composed by an input
// method stays as it is.
//
// A "pair" is a text in both languages, {zh: "…", en: "…"}; the style sheet shows one.

const Q_SVG = "http://www.w3.org/2000/svg";
const Q_LIVE = ["value", "checked", "disabled", "readOnly", "indeterminate"];
const Q_SPOKEN = { label: "aria-label", placeholder: "placeholder", title: "title", valuetext: "aria-valuetext" };

// Where a drawing is put together before it is compared with the page. Nothing in it is
// loaded or laid out: an image that is on the page already is not read a second time.
const Q_DRAFT = document.implementation.createHTMLDocument("");

function qLang() {
  return document.documentElement.dataset.lang === "en" ? "en" : "zh";
}

function qIsPair(value) {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}

// The text of a pair in both languages, as siblings of which one is shown.
function qText(pair, tag = "span") {
  const both = Q_DRAFT.createDocumentFragment();
  if (pair.zh === pair.en) {
    both.append(pair.zh);
    return both;
  }
  for (const [lang, code] of [["zh", "zh-CN"], ["en", "en"]]) {
    const node = tag === "tspan" ? Q_DRAFT.createElementNS(Q_SVG, tag) : Q_DRAFT.createElement(tag);
    node.setAttribute("class", `t-${lang}`);
    node.setAttribute("lang", code);
    node.append(pair[lang]);
    both.append(node);
  }
  return both;
}

// An HTML element. Attributes: onclick and the like take functions; label, placeholder,
// title and valuetext take pairs; true, false and null mean there, absent and absent.
function qEl(tag, attrs, ...children) {
  return qFill(Q_DRAFT.createElement(tag), attrs, children, "span");
}

// An SVG element, likewise.
function qSvg(tag, attrs, ...children) {
  return qFill(Q_DRAFT.createElementNS(Q_SVG, tag), attrs, children, "tspan");
}

function qFill(node, attrs, children, textTag) {
  node.qOn = {};
  for (const [name, value] of Object.entries(attrs ?? {})) qSet(node, name, value);
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(qIsPair(child) ? qText(child, textTag) : child instanceof Node ? child : String(child));
  }
  // What nobody can press or change is left alone at a redraw that says the same.
  node.qStill =
    Object.keys(node.qOn).length === 0 &&
    !Object.keys(attrs ?? {}).some((name) => Q_LIVE.includes(name)) &&
    [...node.children].every((child) => child.qStill !== false);
  // A select or a textarea has its value only once its content stands.
  if (attrs && attrs.value !== undefined && "value" in node) node.value = attrs.value ?? "";
  return node;
}

function qSet(node, name, value) {
  if (typeof value === "function") {
    node.qOn[name] = value;
    node[name] = value;
  } else if (name in Q_SPOKEN && qIsPair(value)) {
    node.setAttribute(`data-zh-${name}`, value.zh);
    node.setAttribute(`data-en-${name}`, value.en);
    node.setAttribute(Q_SPOKEN[name], value[qLang()]);
  } else if (Q_LIVE.includes(name) && name in node) {
    node[name] = value ?? "";
  } else if (value !== false && value !== null && value !== undefined) {
    node.setAttribute(name, value === true ? "" : value);
  }
}

// Attributes cannot carry both languages, so they follow the page's language.
function qSpeakAgain() {
  for (const [name, attribute] of Object.entries(Q_SPOKEN)) {
    for (const node of document.querySelectorAll(`[data-${qLang()}-${name}]`)) {
      node.setAttribute(attribute, node.getAttribute(`data-${qLang()}-${name}`));
    }
  }
}
new MutationObserver(qSpeakAgain).observe(document.documentElement, { attributeFilter: ["data-lang"] });

// Ask Python for a change.
function qDo(model, verb, fields) {
  model.send({ do: verb, ...fields });
}

// All that Python shows: what stays, and over it what has changed since.
function qView(model) {
  return { ...model.get("steady"), ...model.get("view") };
}

// A sender for what changes quickly, such as a slider being dragged: while an answer is
// awaited only the newest wish waits, so that Python is never behind. A wish for another
// `slot` does not replace it.
function qSteady(model) {
  const waiting = new Map();
  let timer = null;
  const next = () => {
    clearTimeout(timer);
    timer = null;
    const first = waiting.entries().next();
    if (first.done) return;
    const [slot, [verb, fields]] = first.value;
    waiting.delete(slot);
    timer = setTimeout(next, 1000);
    qDo(model, verb, fields);
  };
  model.on("change:view", next);
  const send = (verb, fields, slot = verb) => {
    waiting.set(slot, [verb, fields]);
    if (timer === null) next();
  };
  send.stop = () => {
    clearTimeout(timer);
    model.off("change:view", next);
  };
  return send;
}

// A maker of ids for one drawing of one widget: id("box") is the same at every redraw,
// and nobody else's on the page.
function qIds() {
  window.qihangDrawings = (window.qihangDrawings ?? 0) + 1;
  const drawing = window.qihangDrawings;
  return (stem) => `q${drawing}-${stem}`;
}

// Redraw `root` with what draw() returns (a node or a list). Nodes that stay keep focus,
// caret and input; a node is known by its data-key, or else by its place. A node that had
// to move gets its focus and caret back.
function qKeepFocus(root, draw) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const caret = active && qCaret(active);
  const fresh = Q_DRAFT.importNode(root, false);
  fresh.append(...[draw()].flat(Infinity).filter(Boolean));
  qMatchChildren(root, fresh);
  if (!active || document.activeElement === active) return;
  const again = root.contains(active) ? active : active.dataset.key && qByKey(root, active.dataset.key);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (caret && again.setSelectionRange) again.setSelectionRange(...caret);
}

function qByKey(root, key) {
  return root.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function qCaret(node) {
  try {
    return node.selectionStart === null || node.selectionStart === undefined
      ? null
      : [node.selectionStart, node.selectionEnd];
  } catch {
    return null; // kinds of input that have no caret
  }
}

function qMatchChildren(old, fresh) {
  const keyed = new Map();
  const plain = [];
  for (const child of old.childNodes) {
    if (child.dataset?.key) keyed.set(child.dataset.key, child);
    else plain.push(child);
  }
  let place = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const key = child.dataset?.key;
    let match = key ? keyed.get(key) : plain[0];
    if (match && !qAlike(match, child)) match = undefined;
    if (match) {
      if (key) keyed.delete(key);
      else plain.shift();
      qMatch(match, child);
    }
    const stays = match ?? child;
    if (stays === place) place = place.nextSibling;
    else old.insertBefore(stays, place);
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

function qAlike(old, fresh) {
  return (
    old.nodeName === fresh.nodeName &&
    old.namespaceURI === fresh.namespaceURI &&
    old.id === fresh.id &&
    (old.nodeName !== "INPUT" || old.type === fresh.type)
  );
}

function qMatch(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (fresh.qStill && old.qStill && old.isEqualNode(fresh)) return;
  old.qStill = fresh.qStill;
  qMatchAttributes(old, fresh);
  for (const name of Object.keys(old.qOn ?? {})) if (!(name in (fresh.qOn ?? {}))) old[name] = null;
  Object.assign(old, fresh.qOn);
  old.qOn = fresh.qOn;
  qMatchChildren(old, fresh);
  const typing = old === document.activeElement && /^(text|search|number|range|tel|textarea)$/.test(old.type);
  for (const name of Q_LIVE) {
    if (!(name in old) || !(name in fresh) || old[name] === fresh[name]) continue;
    if (name === "value" && (typing || old.tagName === "BUTTON")) continue;
    old[name] = fresh[name];
  }
}

function qMatchAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    const opened = name === "open" && old.tagName === "DETAILS"; // the reader's own doing
    if (!fresh.hasAttribute(name) && !opened && !Q_LIVE.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

// Draw now and at every change, and tell Python that the page is there. Returns what
// undoes it, for render() to return.
function qShow(model, el, draw) {
  const redraw = () => qKeepFocus(el, () => draw(qView(model)));
  const changed = () => {
    qReadAhead(qView(model).chart);
    queueMicrotask(redraw); // a picture begins to be read once this turn is over
  };
  model.on("change:view", changed);
  redraw();
  qDo(model, "ready");
  return () => model.off("change:view", changed);
}

// Has the browser read a figure (see qImage) while the rest of the drawing is put together.
function qReadAhead(images) {
  const src = images?.[qLang()];
  if (!src) return;
  const image = new Image();
  image.src = src;
  image.decode().catch(() => {}); // said where it is shown
}

// ---- parts to press and fill in -----------------------------------------------------------

// A button. One that cannot be used now keeps its place and its focus.
function qButton(text, key, press, { quiet, main, off, pressed, label } = {}) {
  return qEl(
    "button",
    {
      type: "button",
      class: `q-btn${main ? " q-btn--main" : ""}${quiet ? " q-btn--quiet" : ""}`,
      "data-key": key,
      "aria-disabled": off ? "true" : null,
      "aria-pressed": pressed === undefined ? null : String(pressed),
      label,
      onclick: (event) => off || press(event),
    },
    text,
  );
}

// One of several: radio buttons under a legend. options: [{id, text, help}].
function qRadios(id, key, legend, options, chosen, choose, { help, compact } = {}) {
  return qEl(
    "fieldset",
    { "data-key": key, class: compact ? "q-radios q-radios--compact" : "q-radios" },
    qEl("legend", { class: "q-label" }, legend),
    qEl(
      "div",
      { class: "q-options" },
      options.map((option) =>
        qEl(
          "label",
          { class: "q-radio", "data-key": `${key}-${option.id}-label` },
          qEl("input", {
            type: "radio",
            name: id(key),
            value: option.id,
            checked: option.id === chosen,
            "data-key": `${key}-${option.id}`,
            onchange: () => choose(option.id),
          }),
          qEl("span", {}, option.text, option.help && qEl("span", { class: "q-small" }, option.help)),
        ),
      ),
    ),
    help && qEl("p", { class: "q-help" }, help),
  );
}

// A number: slider, box and one-step buttons for the same value. `value`, `least`, `most`
// and `step` are whole; with `places` the box shows and takes decimals: 3990 is 39.90.
function qNumber(id, key, { label, less, more, unit, value, least, most, step = 1, places = 0, help }, change) {
  const scale = 10 ** places;
  const written = (whole) => (whole / scale).toFixed(places);
  const settle = (wish) => Math.min(most, Math.max(least, Math.round(wish)));
  const read = (text) => {
    const plain = text.normalize("NFKC").replaceAll(",", "").replace("。", ".").trim();
    return plain === "" ? NaN : Number(plain) * scale;
  };
  const typed = (event, final) => {
    const wish = read(event.target.value);
    if (Number.isFinite(wish) && (final || (wish >= least && wish <= most))) change(settle(wish));
    if (final) event.target.value = written(Number.isFinite(wish) ? settle(wish) : value);
  };
  const press = (way) => (event) => {
    // The box, not the view: a second press may come before the first is answered.
    const box = event.currentTarget.closest(".q-count").querySelector(".q-count-box");
    const now = read(box.value);
    const next = settle((Number.isFinite(now) ? now : value) + way * step);
    box.value = written(next);
    change(next);
  };
  const stepper = (sign, text, name) =>
    qButton(sign, `${key}-${name}`, press(name === "more" ? 1 : -1), {
      label: text,
      off: name === "more" ? value >= most : value <= least,
    });
  return qEl(
    "div",
    { class: "q-count", role: "group", "aria-labelledby": id(`${key}-name`), "data-key": key },
    qEl("label", { class: "q-label", id: id(`${key}-name`), for: id(`${key}-box`) }, label),
    qEl(
      "div",
      { class: "q-row" },
      stepper("−", less, "less"),
      qEl("input", {
        type: "text",
        inputmode: places ? "decimal" : "numeric",
        autocomplete: "off",
        class: "q-input q-count-box",
        id: id(`${key}-box`),
        "data-key": `${key}-box`,
        value: written(value),
        oninput: (event) => typed(event, false),
        onchange: (event) => typed(event, true),
      }),
      unit && qEl("span", { class: "q-count-unit" }, unit),
      stepper("+", more, "more"),
      qEl("input", {
        type: "range",
        min: least,
        max: most,
        step,
        value: String(value),
        "data-key": `${key}-slider`,
        "aria-labelledby": id(`${key}-name`),
        "aria-valuetext": written(value),
        oninput: (event) => change(Number(event.target.value)),
      }),
    ),
    help && qEl("p", { class: "q-help" }, help),
  );
}

// A figure drawn in Python, once a language: images {zh, en} of `width` by `height` CSS pixels.
// `says` is its text alternative: the sentence that tells the finding. An image that is not
// drawn yet is null: then the text stands in its place.
function qImage({ zh, en, width, height }, says) {
  const image = (lang, src) =>
    qEl("img", { class: `t-${lang} q-chart`, src, width, height, alt: says[lang], "data-key": `chart-${lang}` });
  return [image("zh", zh), image("en", en)];
}

// What is said back, always with a sign and a word. tone: "ok", "notyet" or "unread".
function qNote(tone, sign, text, key) {
  return qEl("p", { class: `q-note${tone ? ` q-note--${tone}` : ""}`, "data-key": key }, qEl("strong", { "aria-hidden": "true" }, `${sign} `), text);
}
