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

// widgets/core/numbers.js
var MONEY = ["元", "块钱", "块", "yuan", "¥"];
var COUNTED = ["个字节", "字节", "个", "格", "位", "次", "行", "号", "bytes", "byte"];
var MONEY_UNITS = ["元", "yuan", "¥", "块"];
var NUMBER = /^[+-]?([0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]{1,3}( [0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]*)?|\.[0-9]+)$/;
function readNumber(text, places, unit) {
  const plain = bare(narrow(text.replaceAll("。", ".")), unit);
  return NUMBER.test(plain) ? Number(plain.replaceAll(/[, ]/g, "")) * 10 ** places : NaN;
}
function narrow(text) {
  return text.replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 65248)).replaceAll(/[\u3000\u00a0\u2009\u202f\t]/g, " ").replaceAll(/[\u2212\u2013\u2014\u2010\u2011\ufe63]/g, "-").replaceAll("￥", "¥").trim();
}
function bare(text, unit) {
  const own = unit ? typeof unit === "string" ? [unit] : [unit.zh, unit.en] : [];
  const money = own.some((one) => MONEY_UNITS.includes(one));
  const before = money ? ["¥"] : ["¥", "第"];
  const behind = money ? MONEY : own.length ? own : [...MONEY, ...COUNTED];
  const sign = /^[+-]/.test(text) ? text[0] : "";
  const rest = text.slice(sign.length).trimStart();
  const first = before.find((one) => rest.startsWith(one)) ?? "";
  const number = rest.slice(first.length);
  const last = behind.find((one) => number.toLowerCase().endsWith(one.toLowerCase())) ?? "";
  return sign + number.slice(0, number.length - last.length).trim();
}
function writeNumber(whole, places) {
  return (whole / 10 ** places).toFixed(places);
}
function settle(wish, least, most) {
  return Math.min(most, Math.max(least, Math.round(wish)));
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
function numberControl(id, key, look, change) {
  const { label, less, more, unit, value, least, most, step = 1, places = 0, help } = look;
  const written = writeNumber(value, places);
  return html(
    "div",
    { class: "q-count", role: "group", "aria-labelledby": id(`${key}-name`), "data-key": key },
    html("label", { class: "q-label", id: id(`${key}-name`), for: id(`${key}-box`) }, label),
    html(
      "div",
      { class: "q-row" },
      stepper("−", `${key}-less`, less, -1, look, change),
      html("input", {
        type: "text",
        inputmode: places ? "decimal" : "numeric",
        autocomplete: "off",
        class: "q-input q-count-box",
        id: id(`${key}-box`),
        "data-key": `${key}-box`,
        value: written,
        oninput: (event) => typed(event.target, false, look, change),
        onchange: (event) => typed(event.target, true, look, change)
      }),
      unit && html("span", { class: "q-count-unit" }, unit),
      stepper("+", `${key}-more`, more, 1, look, change),
      html("input", {
        type: "range",
        min: least,
        max: most,
        step,
        value: String(value),
        "data-key": `${key}-slider`,
        "aria-labelledby": id(`${key}-name`),
        "aria-valuetext": written,
        oninput: (event) => change(Number(event.target.value))
      })
    ),
    help && html("p", { class: "q-help" }, help)
  );
}
function typed(box, final, { value, least, most, unit, places = 0 }, change) {
  const wish = readNumber(box.value, places, unit);
  const inside = wish >= least && wish <= most;
  if (Number.isFinite(wish) && (final || inside)) change(settle(wish, least, most));
  if (final) box.value = writeNumber(Number.isFinite(wish) ? settle(wish, least, most) : value, places);
}
function stepper(sign, key, label, way, { value, least, most, unit, step = 1, places = 0 }, change) {
  const press = (event) => {
    const box = event.currentTarget.closest(".q-count").querySelector(".q-count-box");
    const now = readNumber(box.value, places, unit);
    const next = settle((Number.isFinite(now) ? now : value) + way * step, least, most);
    box.value = writeNumber(next, places);
    change(next);
  };
  return button(sign, key, press, { label, off: way > 0 ? value >= most : value <= least });
}
function chartImage({ zh, en, width, height }, says) {
  const image = (lang, src) => html("img", { class: `t-${lang} q-chart`, src, width, height, alt: says[lang], "data-key": `chart-${lang}` });
  return [image("zh", zh), image("en", en)];
}
function note(tone, sign, text, key) {
  return html("p", { class: `q-note${tone ? ` q-note--${tone}` : ""}`, "data-key": key }, html("strong", { "aria-hidden": "true" }, `${sign} `), text);
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
function makeSender(model) {
  const waiting = /* @__PURE__ */ new Map();
  let timer;
  const next = () => {
    clearTimeout(timer);
    timer = void 0;
    const first = waiting.entries().next();
    if (first.done) return;
    const [slot, [verb, fields]] = first.value;
    waiting.delete(slot);
    timer = window.setTimeout(next, 1e3);
    request(model, verb, fields);
  };
  model.on("change:view", next);
  const send = (verb, fields, slot = verb) => {
    waiting.set(slot, [verb, fields]);
    if (timer === void 0) next();
  };
  const stop = () => {
    clearTimeout(timer);
    model.off("change:view", next);
  };
  return Object.assign(send, { stop });
}
function makeIds() {
  window.qihangDrawings = (window.qihangDrawings ?? 0) + 1;
  const drawing = window.qihangDrawings;
  return (stem) => `q${drawing}-${stem}`;
}
function mount(model, el, draw) {
  const redraw = () => morph(el, () => draw(viewOf(model)));
  const changed = () => {
    readAhead(viewOf(model).chart);
    queueMicrotask(redraw);
  };
  model.on("change:view", changed);
  redraw();
  request(model, "ready");
  return () => model.off("change:view", changed);
}
function readAhead(images) {
  const src = images?.[language()];
  if (!src) return;
  const image = new Image();
  image.src = src;
  image.decode().catch(() => {
  });
}

// widgets/core/lab.js
var LAB_REST = 500;
function mountLab(model, el, draw) {
  let timer;
  const ask = (verb) => {
    try {
      request(model, verb);
    } catch {
    }
  };
  const keep = () => !viewOf(model).kept && ask("keep");
  const rest = () => {
    clearTimeout(timer);
    if (viewOf(model).turn > 2) keep();
    if (viewOf(model).finished === false) ask("finish");
  };
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(rest, LAB_REST);
  };
  const left = () => document.visibilityState === "hidden" && keep();
  model.on("change:view", later);
  document.addEventListener("visibilitychange", left);
  const hide = mount(model, el, draw);
  const unlook = watchCharts(model, el);
  return () => {
    clearTimeout(timer);
    model.off("change:view", later);
    document.removeEventListener("visibilitychange", left);
    unlook();
    hide();
  };
}
var LAB_SHARP = 1.25;
function watchCharts(model, el) {
  if (!("finished" in viewOf(model))) return () => {
  };
  const pixels = (image) => image.offsetWidth / Number(image.getAttribute("width")) * window.devicePixelRatio;
  let last = null;
  const look = () => {
    const most = Math.max(...[.../** @type {NodeListOf<HTMLImageElement>} */
    el.querySelectorAll("img.q-chart")].map(pixels));
    const seen = { language: language(), sharpness: most > LAB_SHARP ? 2 : 1 };
    if (JSON.stringify(seen) === last) return;
    last = JSON.stringify(seen);
    try {
      request(model, "look", seen);
    } catch {
      last = null;
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document.documentElement, { attributeFilter: ["data-lang", "style"] });
  window.addEventListener("resize", look);
  look();
  return () => {
    watch.disconnect();
    window.removeEventListener("resize", look);
  };
}
function labFrame(model, view, id, { first, picture, beside, more, below, wide }) {
  const { words } = view;
  const sentence = html("output", { id: id("sentence"), class: "lab-sentence", "data-key": "sentence" }, view.sentence);
  return html(
    "section",
    {
      class: `q-card lab lab--${view.lab}`,
      "aria-labelledby": id("title"),
      "data-turn": view.turn,
      "data-kept": view.kept ? "yes" : "no"
    },
    html("h3", { id: id("title") }, words.title),
    html("p", { class: "lab-question" }, words.question),
    html(
      "div",
      { class: wide ? "lab-layout lab-layout--wide" : "lab-layout" },
      first && html("div", { class: "lab-first q-stack" }, first),
      html(
        "div",
        { class: "lab-show" },
        html("figure", { class: "q-figure" }, picture, html("figcaption", {}, sentence)),
        beside
      ),
      more && html("div", { class: "lab-more q-stack" }, more)
    ),
    below,
    html("div", { class: "q-row lab-end" }, button(words.again, "again", () => request(model, "again"), { quiet: true }))
  );
}

// widgets/labs/adlab/lab.js
function adsTable(view, rows, name) {
  return html(
    "div",
    { class: "lab-part" },
    html(
      "table",
      { class: "q-table ads-figures", "data-key": name },
      html("caption", {}, view.words[name]),
      html("thead", {}, html("tr", {}, view.heads.map((head, place) => html("th", { scope: "col", class: place === 2 ? "q-number" : null }, head)))),
      html(
        "tbody",
        {},
        rows.map(
          (row) => html(
            "tr",
            { "data-key": `${name}-${row.id}` },
            html("th", { scope: "row" }, row.name),
            html("td", {}, row.how.map((line) => html("span", { class: "ads-sum" }, line))),
            html("td", { class: "q-number" }, row.result)
          )
        )
      )
    )
  );
}
function adsGoals(view, id) {
  return html(
    "div",
    {},
    html("p", { class: "q-label", id: id("goals") }, view.words.goals),
    html(
      "ul",
      { class: "ads-goals", "aria-labelledby": id("goals"), "data-key": "goals" },
      view.goals.map(
        (goal) => html(
          "li",
          { "data-key": `goal-${goal.id}`, class: goal.sign === "✓" ? "ads-goal ads-goal--found" : "ads-goal" },
          html("span", { class: "ads-sign", "aria-hidden": "true" }, goal.sign),
          html("span", {}, goal.text, html("span", { class: "q-small" }, goal.said))
        )
      )
    )
  );
}
var lab_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (view) => {
      const { words } = view;
      const control = (name, least, most, more) => ({
        label: words[name],
        less: words[`${name}_less`],
        more: words[`${name}_more`],
        unit: words.yuan,
        value: view[name],
        least,
        most,
        ...more
      });
      const fen = { places: 2, step: 10 };
      return labFrame(model, view, id, {
        wide: true,
        first: numberControl(id, "spend", control("spend", 0, view.most_spend, { step: 50 }), (yuan) => send("spend", { yuan })),
        picture: chartImage(view.chart, view.sentence),
        beside: [
          html("div", { "aria-live": "polite" }, note(view.said.tone, view.said.sign, view.said.text, "said")),
          adsGoals(view, id)
        ],
        more: [
          numberControl(id, "price", control("price", view.least_price, view.most_price, fen), (value) => send("price", { fen: value })),
          numberControl(id, "before", control("before", 0, view.price, fen), (value) => send("before", { fen: value }))
        ],
        below: [
          adsTable(view, view.result, "result"),
          adsTable(view, view.figures, "figures"),
          html("p", { "data-key": "per-order", class: "ads-per-order" }, view.per_order),
          html("p", { class: "q-help" }, words.invented)
        ]
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  }
};
export {
  lab_default as default
};
