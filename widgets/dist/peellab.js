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
  const number2 = rest.slice(first.length);
  const last = behind.find((one) => number2.toLowerCase().endsWith(one.toLowerCase())) ?? "";
  return sign + number2.slice(0, number2.length - last.length).trim();
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
function radios(id, key, legend, options, chosen, choose, { help, compact } = {}) {
  return html(
    "fieldset",
    { "data-key": key, class: compact ? "q-radios q-radios--compact" : "q-radios" },
    html("legend", { class: "q-label" }, legend),
    html(
      "div",
      { class: "q-options" },
      options.map(
        (option) => html(
          "label",
          { class: "q-radio", "data-key": `${key}-${option.id}-label` },
          html("input", {
            type: "radio",
            name: id(key),
            value: option.id,
            checked: option.id === chosen,
            "data-key": `${key}-${option.id}`,
            onchange: () => choose(option.id)
          }),
          html("span", {}, option.text, option.help && html("span", { class: "q-small" }, option.help))
        )
      )
    ),
    help && html("p", { class: "q-help" }, help)
  );
}
function numberControl(id, key, look, change2) {
  const { label, less, more, unit, value, least, most, step = 1, places = 0, help } = look;
  const written = writeNumber(value, places);
  return html(
    "div",
    { class: "q-count", role: "group", "aria-labelledby": id(`${key}-name`), "data-key": key },
    html("label", { class: "q-label", id: id(`${key}-name`), for: id(`${key}-box`) }, label),
    html(
      "div",
      { class: "q-row" },
      stepper("−", `${key}-less`, less, -1, look, change2),
      html("input", {
        type: "text",
        inputmode: places ? "decimal" : "numeric",
        autocomplete: "off",
        class: "q-input q-count-box",
        id: id(`${key}-box`),
        "data-key": `${key}-box`,
        value: written,
        oninput: (event) => typed(event.target, false, look, change2),
        onchange: (event) => typed(event.target, true, look, change2)
      }),
      unit && html("span", { class: "q-count-unit" }, unit),
      stepper("+", `${key}-more`, more, 1, look, change2),
      html("input", {
        type: "range",
        min: least,
        max: most,
        step,
        value: String(value),
        "data-key": `${key}-slider`,
        "aria-labelledby": id(`${key}-name`),
        "aria-valuetext": written,
        oninput: (event) => change2(Number(event.target.value))
      })
    ),
    help && html("p", { class: "q-help" }, help)
  );
}
function typed(box, final, { value, least, most, unit, places = 0 }, change2) {
  const wish = readNumber(box.value, places, unit);
  const inside = wish >= least && wish <= most;
  if (Number.isFinite(wish) && (final || inside)) change2(settle(wish, least, most));
  if (final) box.value = writeNumber(Number.isFinite(wish) ? settle(wish, least, most) : value, places);
}
function stepper(sign, key, label, way, { value, least, most, unit, step = 1, places = 0 }, change2) {
  const press = (event) => {
    const box = event.currentTarget.closest(".q-count").querySelector(".q-count-box");
    const now = readNumber(box.value, places, unit);
    const next = settle((Number.isFinite(now) ? now : value) + way * step, least, most);
    box.value = writeNumber(next, places);
    change2(next);
  };
  return button(sign, key, press, { label, off: way > 0 ? value >= most : value <= least });
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

// widgets/labs/peellab/lab.js
var PEEL_BAR = 3;
var PEEL_LANE = 1.9;
var PEEL_INSIDE = 25;
var rem = (size) => `${size}rem`;
var percent = (share) => `${share}%`;
function peelScale(view) {
  const least = Math.min(0, ...view.pieces.map((piece) => piece.from));
  return (fen) => 100 * (fen - least) / (view.price - least);
}
function peelRoom(start, end) {
  const rooms = [
    { size: start, at: { x: percent(start), dx: "-0.5rem", "text-anchor": "end" } },
    { size: 100 - end, at: { x: percent(end), dx: "0.5rem", "text-anchor": "start" } },
    { size: end - start, inside: true, at: { x: percent((start + end) / 2), "text-anchor": "middle" } }
  ];
  return rooms.reduce((best, room) => room.size > best.size ? room : best);
}
function peelRect(kind, start, end, y, height) {
  return svg("rect", { class: kind, x: percent(start), y: rem(y), width: percent(end - start), height: rem(height), "data-key": kind });
}
function priceBar(view, scale) {
  const [zero, left] = [scale(0), scale(view.left)];
  const inside = left - zero >= PEEL_INSIDE;
  const at = inside ? { x: percent((zero + left) / 2), "text-anchor": "middle" } : peelRoom(Math.min(zero, left), Math.max(zero, left)).at;
  return [
    peelRect("peel-ghost", zero, 100, 0.1, PEEL_BAR - 0.2),
    view.left >= 0 && peelRect("peel-left", zero, left, 0.1, PEEL_BAR - 0.2),
    view.left < 0 && peelRect("peel-loss", left, zero, 0.1, PEEL_BAR - 0.2),
    svg("text", { class: `peel-text peel-text--${inside ? "inside" : "beside"}`, y: rem(PEEL_BAR / 2), "data-key": "left-text", ...at }, view.left_text)
  ];
}
function taken(piece, number2, scale) {
  const [start, end] = [scale(piece.from), scale(piece.to)];
  const y = PEEL_BAR + number2 * PEEL_LANE + 0.3;
  const room = peelRoom(start, end);
  return svg(
    "g",
    { class: "peel-off", "data-key": `piece-${piece.id}` },
    svg("rect", { class: "peel-piece", x: percent(start), y: rem(y), width: percent(Math.max(end - start, 0.4)), height: rem(PEEL_LANE - 0.5) }),
    svg("text", { class: room.inside ? "peel-text" : "peel-text peel-text--out", y: rem(y + (PEEL_LANE - 0.5) / 2), ...room.at }, piece.name, ` ${piece.yuan}`)
  );
}
function peelPicture(view, id) {
  const scale = peelScale(view);
  const height = PEEL_BAR + view.pieces.length * PEEL_LANE;
  const zero = percent(scale(0));
  return [
    html("p", { class: "peel-bar-title", "data-key": "price-text" }, view.price_text),
    svg(
      "svg",
      { class: "peel-bar", width: "100%", height: rem(height), role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      scale(0) > 0 && svg("line", { class: "peel-zero", x1: zero, x2: zero, y1: "0", y2: rem(height), "data-key": "zero" }),
      priceBar(view, scale),
      view.pieces.map((piece, number2) => taken(piece, number2, scale))
    )
  ];
}
function estimate(view, id, send) {
  const { words } = view;
  const { text, tone, sign, says } = view.estimate;
  return html(
    "div",
    { class: "peel-estimate", "data-key": "estimate" },
    html("label", { class: "q-label", for: id("estimate") }, words.estimate),
    html(
      "div",
      { class: "q-row" },
      html("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        maxlength: "20",
        class: "q-input",
        id: id("estimate"),
        "aria-describedby": id("estimate-note"),
        "data-key": "estimate-box",
        value: text,
        oninput: (event) => send("estimate", { text: event.target.value })
      }),
      html("span", {}, words.yuan)
    ),
    html("div", { id: id("estimate-note") }, note(tone, sign, says, "estimate-note"))
  );
}
function number(id, send, { id: name, ...what }) {
  return numberControl(id, `number-${name}`, what, (value) => send("number", { name, value }, `number-${name}`));
}
function change(view, id, model, send) {
  const { words } = view;
  return html(
    "details",
    { class: "peel-change", "data-key": "change" },
    html("summary", { "data-key": "change-open" }, words.change),
    html(
      "div",
      { class: "q-stack" },
      radios(id, "which", words.which, view.choices, view.chosen, (name) => request(model, "choose", { name }), { compact: true }),
      number(id, send, view.number)
    )
  );
}
function row({ id, name, rule, amount, left }, kind) {
  const cell = (yuan) => html("td", { class: "q-number" }, yuan ?? "–");
  return html(
    "tr",
    { class: `peel-row peel-row--${kind}`, "data-key": `row-${id}`, "data-taken": kind === "later" ? "no" : "yes" },
    html("th", { scope: "row" }, name),
    html("td", {}, rule),
    cell(amount),
    cell(left)
  );
}
function costs(view) {
  const { words, deposit: deposit2 } = view;
  const kind = (place) => place >= view.taken ? "later" : place === view.taken - 1 ? "now" : "taken";
  return html(
    "div",
    { class: "lab-part lab-scroll", "data-key": "costs" },
    html(
      "table",
      { class: "q-table peel-table" },
      html("caption", {}, words.costs),
      html(
        "thead",
        {},
        html("tr", {}, [words.cost, words.rule, words.amount, words.left_after].map((head, column) => html("th", { scope: "col", class: column > 1 ? "q-number" : null }, head)))
      ),
      html(
        "tbody",
        {},
        view.rows.map((cost, place) => row(cost, kind(place))),
        deposit2.on && row({ id: "deposit", name: words.deposit, ...deposit2 }, "taken")
      )
    )
  );
}
function deposit(view, model) {
  const { on, add, why } = view.deposit;
  return html(
    "div",
    { class: "peel-deposit q-stack", "data-key": "deposit" },
    html("div", { class: "q-row" }, html("span", { class: "q-label" }, view.words.is_deposit_cost), button(add, "deposit-add", () => request(model, "deposit", { on: !on }), { pressed: on })),
    html("div", { "aria-live": "polite" }, on && note("", "–", why, "deposit-why"))
  );
}
function fact(key, title, { value, text, naive }, ...more) {
  return html(
    "div",
    { class: "peel-fact", "data-key": `fact-${key}` },
    html("h4", {}, title),
    html("p", { class: "peel-value", "data-key": `value-${key}` }, value ?? "–"),
    html("p", {}, text),
    naive && html("p", {}, naive),
    more
  );
}
function facts(view, id, send) {
  if (!view.facts) return null;
  const { words } = view;
  const { ways, roas, orders, fixed } = view.facts;
  return html(
    "div",
    { class: "lab-part peel-facts", "data-key": "facts" },
    html(
      "table",
      { class: "q-table peel-table" },
      html("caption", {}, words.ways),
      html("thead", {}, html("tr", {}, [words.counted, words.left, words.share].map((head, column) => html("th", { scope: "col", class: column ? "q-number" : null }, head)))),
      html(
        "tbody",
        {},
        ways.map(
          (way) => html("tr", { "data-key": `way-${way.id}` }, html("th", { scope: "row" }, way.name), html("td", { class: "q-number" }, way.yuan), html("td", { class: "q-number" }, way.share))
        )
      )
    ),
    html("div", { class: "peel-pair" }, fact("roas", words.roas, roas), fact("orders", words.orders, orders, number(id, send, fixed)))
  );
}
function sources({ words, check }) {
  return html(
    "div",
    { class: "lab-part", "data-key": "source" },
    html("p", { class: "q-help" }, words.example),
    html("p", { class: "q-help" }, words.source, check && [" ", html("strong", {}, html("span", { "aria-hidden": "true" }, "! "), check)])
  );
}
var lab_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (view) => {
      const words = { ...view.words, question: view.story };
      return labFrame(model, { ...view, words }, id, {
        wide: true,
        first: [
          estimate(view, id, send),
          html(
            "div",
            { class: "q-row" },
            button(words.next, "next", () => request(model, "next"), { main: true, off: view.taken === view.of }),
            button(words.back, "back", () => request(model, "back"), { off: view.taken === 0 })
          )
        ],
        picture: peelPicture(view, id),
        beside: html("div", { "aria-live": "polite" }, note("", view.said.sign, view.said.text, "said")),
        more: change(view, id, model, send),
        below: [costs(view), deposit(view, model), facts(view, id, send), sources(view)]
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
