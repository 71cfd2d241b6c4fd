const PEEL_BAR = 3; // rem: the height of the price's bar
const PEEL_LANE = 1.9; // rem: one piece below the other
const PEEL_INSIDE = 25; // percent of the width that "left 24.90" needs inside the bar

const rem = (size) => `${size}rem`;
const percent = (share) => `${share}%`;

// Where an amount of fen stands, in percent of the width. What is lost lies left of 0.
function peelScale(view) {
  const least = Math.min(0, ...view.pieces.map((piece) => piece.from));
  return (fen) => (100 * (fen - least)) / (view.price - least);
}

// Beside a piece from `start` to `end` percent, or in it: wherever there is most room.
function peelRoom(start, end) {
  const rooms = [
    { size: start, at: { x: percent(start), dx: "-0.5rem", "text-anchor": "end" } },
    { size: 100 - end, at: { x: percent(end), dx: "0.5rem", "text-anchor": "start" } },
    { size: end - start, inside: true, at: { x: percent((start + end) / 2), "text-anchor": "middle" } },
  ];
  return rooms.reduce((best, room) => (room.size > best.size ? room : best));
}

function peelRect(kind, start, end, y, height) {
  return qSvg("rect", { class: kind, x: percent(start), y: rem(y), width: percent(end - start), height: rem(height), "data-key": kind });
}

// The price with what is left of it, and what was taken off it as an empty outline.
function priceBar(view, scale) {
  const [zero, left] = [scale(0), scale(view.left)];
  const inside = left - zero >= PEEL_INSIDE;
  const at = inside ? { x: percent((zero + left) / 2), "text-anchor": "middle" } : peelRoom(Math.min(zero, left), Math.max(zero, left)).at;
  return [
    peelRect("peel-ghost", zero, 100, 0.1, PEEL_BAR - 0.2),
    view.left >= 0 && peelRect("peel-left", zero, left, 0.1, PEEL_BAR - 0.2),
    view.left < 0 && peelRect("peel-loss", left, zero, 0.1, PEEL_BAR - 0.2),
    qSvg("text", { class: `peel-text peel-text--${inside ? "inside" : "beside"}`, y: rem(PEEL_BAR / 2), "data-key": "left-text", ...at }, view.left_text),
  ];
}

function taken(piece, number, scale) {
  const [start, end] = [scale(piece.from), scale(piece.to)];
  const y = PEEL_BAR + number * PEEL_LANE + 0.3;
  const room = peelRoom(start, end);
  return qSvg(
    "g",
    { class: "peel-off", "data-key": `piece-${piece.id}` },
    qSvg("rect", { class: "peel-piece", x: percent(start), y: rem(y), width: percent(Math.max(end - start, 0.4)), height: rem(PEEL_LANE - 0.5) }),
    qSvg("text", { class: room.inside ? "peel-text" : "peel-text peel-text--out", y: rem(y + (PEEL_LANE - 0.5) / 2), ...room.at }, piece.name, ` ${piece.yuan}`),
  );
}

function peelPicture(view, id) {
  const scale = peelScale(view);
  const height = PEEL_BAR + view.pieces.length * PEEL_LANE;
  const zero = percent(scale(0));
  return [
    qEl("p", { class: "peel-bar-title", "data-key": "price-text" }, view.price_text),
    qSvg(
      "svg",
      { class: "peel-bar", width: "100%", height: rem(height), role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      scale(0) > 0 && qSvg("line", { class: "peel-zero", x1: zero, x2: zero, y1: "0", y2: rem(height), "data-key": "zero" }),
      priceBar(view, scale),
      view.pieces.map((piece, number) => taken(piece, number, scale)),
    ),
  ];
}

function estimate(view, id, send) {
  const { words } = view;
  const { text, tone, sign, says } = view.estimate;
  return qEl(
    "div",
    { class: "peel-estimate", "data-key": "estimate" },
    qEl("label", { class: "q-label", for: id("estimate") }, words.estimate),
    qEl(
      "div",
      { class: "q-row" },
      qEl("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        maxlength: "20",
        class: "q-input",
        id: id("estimate"),
        "aria-describedby": id("estimate-note"),
        "data-key": "estimate-box",
        value: text,
        oninput: (event) => send("estimate", { text: event.target.value }),
      }),
      qEl("span", {}, words.yuan),
    ),
    qEl("div", { id: id("estimate-note") }, qNote(tone, sign, says, "estimate-note")),
  );
}

function number(id, send, { id: name, ...what }) {
  return qNumber(id, `number-${name}`, what, (value) => send("number", { name, value }, `number-${name}`));
}

function change(view, id, model, send) {
  const { words } = view;
  return qEl(
    "details",
    { class: "peel-change", "data-key": "change" },
    qEl("summary", { "data-key": "change-open" }, words.change),
    qEl(
      "div",
      { class: "q-stack" },
      qRadios(id, "which", words.which, view.choices, view.chosen, (name) => qDo(model, "choose", { name }), { compact: true }),
      number(id, send, view.number),
    ),
  );
}

function row({ id, name, rule, amount, left }, kind) {
  const cell = (yuan) => qEl("td", { class: "q-number" }, yuan ?? "–");
  return qEl(
    "tr",
    { class: `peel-row peel-row--${kind}`, "data-key": `row-${id}`, "data-taken": kind === "later" ? "no" : "yes" },
    qEl("th", { scope: "row" }, name),
    qEl("td", {}, rule),
    cell(amount),
    cell(left),
  );
}

function costs(view) {
  const { words, deposit } = view;
  const kind = (place) => (place >= view.taken ? "later" : place === view.taken - 1 ? "now" : "taken");
  return qEl(
    "div",
    { class: "lab-part lab-scroll", "data-key": "costs" },
    qEl(
      "table",
      { class: "q-table peel-table" },
      qEl("caption", {}, words.costs),
      qEl(
        "thead",
        {},
        qEl("tr", {}, [words.cost, words.rule, words.amount, words.left_after].map((head, column) => qEl("th", { scope: "col", class: column > 1 ? "q-number" : null }, head))),
      ),
      qEl(
        "tbody",
        {},
        view.rows.map((cost, place) => row(cost, kind(place))),
        deposit.on && row({ id: "deposit", name: words.deposit, ...deposit }, "taken"),
      ),
    ),
  );
}

function deposit(view, model) {
  const { on, add, why } = view.deposit;
  return qEl(
    "div",
    { class: "peel-deposit q-stack", "data-key": "deposit" },
    qEl("div", { class: "q-row" }, qEl("span", { class: "q-label" }, view.words.is_deposit_cost), qButton(add, "deposit-add", () => qDo(model, "deposit", { on: !on }), { pressed: on })),
    qEl("div", { "aria-live": "polite" }, on && qNote("", "–", why, "deposit-why")),
  );
}

function fact(key, title, { value, text, naive }, ...more) {
  return qEl(
    "div",
    { class: "peel-fact", "data-key": `fact-${key}` },
    qEl("h4", {}, title),
    qEl("p", { class: "peel-value", "data-key": `value-${key}` }, value ?? "–"),
    qEl("p", {}, text),
    naive && qEl("p", {}, naive),
    more,
  );
}

function facts(view, id, send) {
  if (!view.facts) return null;
  const { words } = view;
  const { ways, roas, orders, fixed } = view.facts;
  return qEl(
    "div",
    { class: "lab-part peel-facts", "data-key": "facts" },
    qEl(
      "table",
      { class: "q-table peel-table" },
      qEl("caption", {}, words.ways),
      qEl("thead", {}, qEl("tr", {}, [words.counted, words.left, words.share].map((head, column) => qEl("th", { scope: "col", class: column ? "q-number" : null }, head)))),
      qEl(
        "tbody",
        {},
        ways.map((way) =>
          qEl("tr", { "data-key": `way-${way.id}` }, qEl("th", { scope: "row" }, way.name), qEl("td", { class: "q-number" }, way.yuan), qEl("td", { class: "q-number" }, way.share)),
        ),
      ),
    ),
    qEl("div", { class: "peel-pair" }, fact("roas", words.roas, roas), fact("orders", words.orders, orders, number(id, send, fixed))),
  );
}

function sources({ words, check }) {
  return qEl(
    "div",
    { class: "lab-part", "data-key": "source" },
    qEl("p", { class: "q-help" }, words.example),
    qEl("p", { class: "q-help" }, words.source, check && [" ", qEl("strong", {}, qEl("span", { "aria-hidden": "true" }, "! "), check)]),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const send = qSteady(model);
    const draw = (view) => {
      const words = { ...view.words, question: view.story };
      return qLab(model, { ...view, words }, id, {
        wide: true,
        first: [
          estimate(view, id, send),
          qEl(
            "div",
            { class: "q-row" },
            qButton(words.next, "next", () => qDo(model, "next"), { main: true, off: view.taken === view.of }),
            qButton(words.back, "back", () => qDo(model, "back"), { off: view.taken === 0 }),
          ),
        ],
        picture: peelPicture(view, id),
        beside: qEl("div", { "aria-live": "polite" }, qNote("", view.said.sign, view.said.text, "said")),
        more: change(view, id, model, send),
        below: [costs(view), deposit(view, model), facts(view, id, send), sources(view)],
      });
    };
    const hide = qShowLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
