import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { NumberLook } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, yuan: string, from: number, to: number }} Piece */
/** @typedef {{ id: string, name: Content, rule?: Content, amount?: Content, left?: Content }} Cost */
/** @typedef {{ id: string, name: Content, yuan: Content, share: Content }} Way */
/** @typedef {{ value: Content, text: Content, naive?: Content }} Fact */
/** @typedef {{ ways: Way[], roas: Fact, orders: Fact, fixed: NumberLook & { id: string } }} Facts */
/** @typedef {View & { price: number, taken: number, pieces: Piece[], rows: Cost[], facts: Facts | null }} Peeled */
/** @typedef {(fen: number) => number} Scale */

const PEEL_BAR = 3; // rem: the height of the price's bar
const PEEL_LANE = 1.9; // rem: one piece below the other
const PEEL_INSIDE = 25; // percent of the width that "left 24.90" needs inside the bar

const rem = (/** @type {number} */ size) => `${size}rem`;
const percent = (/** @type {number} */ share) => `${share}%`;

/**
 * Where an amount of fen stands, in percent of the width. What is lost lies left of 0.
 * @param {Peeled} view
 * @returns {Scale}
 */
function peelScale(view) {
  const least = Math.min(0, ...view.pieces.map((piece) => piece.from));
  return (fen) => (100 * (fen - least)) / (view.price - least);
}

/**
 * Beside a piece from `start` to `end` percent, or in it: wherever there is most room.
 * @param {number} start
 * @param {number} end
 */
function peelRoom(start, end) {
  const rooms = [
    { size: start, at: { x: percent(start), dx: "-0.5rem", "text-anchor": "end" } },
    { size: 100 - end, at: { x: percent(end), dx: "0.5rem", "text-anchor": "start" } },
    { size: end - start, inside: true, at: { x: percent((start + end) / 2), "text-anchor": "middle" } },
  ];
  return rooms.reduce((best, room) => (room.size > best.size ? room : best));
}

/**
 * @param {string} kind
 * @param {number} start
 * @param {number} end
 * @param {number} y
 * @param {number} height
 */
function peelRect(kind, start, end, y, height) {
  return svg("rect", { class: kind, x: percent(start), y: rem(y), width: percent(end - start), height: rem(height), "data-key": kind });
}

/**
 * The price with what is left of it, and what was taken off it as an empty outline.
 * @param {View} view
 * @param {Scale} scale
 */
function priceBar(view, scale) {
  const [zero, left] = [scale(0), scale(view.left)];
  const inside = left - zero >= PEEL_INSIDE;
  const at = inside ? { x: percent((zero + left) / 2), "text-anchor": "middle" } : peelRoom(Math.min(zero, left), Math.max(zero, left)).at;
  return [
    peelRect("peel-ghost", zero, 100, 0.1, PEEL_BAR - 0.2),
    view.left >= 0 && peelRect("peel-left", zero, left, 0.1, PEEL_BAR - 0.2),
    view.left < 0 && peelRect("peel-loss", left, zero, 0.1, PEEL_BAR - 0.2),
    svg("text", { class: `peel-text peel-text--${inside ? "inside" : "beside"}`, y: rem(PEEL_BAR / 2), "data-key": "left-text", ...at }, view.left_text),
  ];
}

/**
 * @param {Piece} piece
 * @param {number} number
 * @param {Scale} scale
 */
function taken(piece, number, scale) {
  const [start, end] = [scale(piece.from), scale(piece.to)];
  const y = PEEL_BAR + number * PEEL_LANE + 0.3;
  const room = peelRoom(start, end);
  return svg(
    "g",
    { class: "peel-off", "data-key": `piece-${piece.id}` },
    svg("rect", { class: "peel-piece", x: percent(start), y: rem(y), width: percent(Math.max(end - start, 0.4)), height: rem(PEEL_LANE - 0.5) }),
    svg("text", { class: room.inside ? "peel-text" : "peel-text peel-text--out", y: rem(y + (PEEL_LANE - 0.5) / 2), ...room.at }, piece.name, ` ${piece.yuan}`),
  );
}

/**
 * @param {Peeled} view
 * @param {Ids} id
 */
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
      view.pieces.map((piece, number) => taken(piece, number, scale)),
    ),
  ];
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Sender} send
 */
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
        oninput: (event) => send("estimate", { text: event.target.value }),
      }),
      html("span", {}, words.yuan),
    ),
    html("div", { id: id("estimate-note") }, note(tone, sign, says, "estimate-note")),
  );
}

/**
 * @param {Ids} id
 * @param {Sender} send
 * @param {NumberLook & { id: string }} look
 */
function number(id, send, { id: name, ...what }) {
  return numberControl(id, `number-${name}`, what, (value) => send("number", { name, value }, `number-${name}`));
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 * @param {Sender} send
 */
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
      number(id, send, view.number),
    ),
  );
}

/**
 * @param {Cost} cost
 * @param {"later" | "now" | "taken"} kind
 */
function row({ id, name, rule, amount, left }, kind) {
  const cell = (/** @type {Content} */ yuan) => html("td", { class: "q-number" }, yuan ?? "–");
  return html(
    "tr",
    { class: `peel-row peel-row--${kind}`, "data-key": `row-${id}`, "data-taken": kind === "later" ? "no" : "yes" },
    html("th", { scope: "row" }, name),
    html("td", {}, rule),
    cell(amount),
    cell(left),
  );
}

/** @param {Peeled} view */
function costs(view) {
  const { words, deposit } = view;
  const kind = (/** @type {number} */ place) => (place >= view.taken ? "later" : place === view.taken - 1 ? "now" : "taken");
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
        html("tr", {}, [words.cost, words.rule, words.amount, words.left_after].map((head, column) => html("th", { scope: "col", class: column > 1 ? "q-number" : null }, head))),
      ),
      html(
        "tbody",
        {},
        view.rows.map((cost, place) => row(cost, kind(place))),
        deposit.on && row({ id: "deposit", name: words.deposit, ...deposit }, "taken"),
      ),
    ),
  );
}

/**
 * @param {View} view
 * @param {Model} model
 */
function deposit(view, model) {
  const { on, add, why } = view.deposit;
  return html(
    "div",
    { class: "peel-deposit q-stack", "data-key": "deposit" },
    html("div", { class: "q-row" }, html("span", { class: "q-label" }, view.words.is_deposit_cost), button(add, "deposit-add", () => request(model, "deposit", { on: !on }), { pressed: on })),
    html("div", { "aria-live": "polite" }, on && note("", "–", why, "deposit-why")),
  );
}

/**
 * @param {string} key
 * @param {Content} title
 * @param {Fact} said
 * @param {...Content} more
 */
function fact(key, title, { value, text, naive }, ...more) {
  return html(
    "div",
    { class: "peel-fact", "data-key": `fact-${key}` },
    html("h4", {}, title),
    html("p", { class: "peel-value", "data-key": `value-${key}` }, value ?? "–"),
    html("p", {}, text),
    naive && html("p", {}, naive),
    more,
  );
}

/**
 * @param {Peeled} view
 * @param {Ids} id
 * @param {Sender} send
 */
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
        ways.map((way) =>
          html("tr", { "data-key": `way-${way.id}` }, html("th", { scope: "row" }, way.name), html("td", { class: "q-number" }, way.yuan), html("td", { class: "q-number" }, way.share)),
        ),
      ),
    ),
    html("div", { class: "peel-pair" }, fact("roas", words.roas, roas), fact("orders", words.orders, orders, number(id, send, fixed))),
  );
}

/** @param {View} view */
function sources({ words, check }) {
  return html(
    "div",
    { class: "lab-part", "data-key": "source" },
    html("p", { class: "q-help" }, words.example),
    html("p", { class: "q-help" }, words.source, check && [" ", html("strong", {}, html("span", { "aria-hidden": "true" }, "! "), check)]),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Peeled} */ view) => {
      const words = { ...view.words, question: view.story };
      return labFrame(model, { ...view, words }, id, {
        wide: true,
        first: [
          estimate(view, id, send),
          html(
            "div",
            { class: "q-row" },
            button(words.next, "next", () => request(model, "next"), { main: true, off: view.taken === view.of }),
            button(words.back, "back", () => request(model, "back"), { off: view.taken === 0 }),
          ),
        ],
        picture: peelPicture(view, id),
        beside: html("div", { "aria-live": "polite" }, note("", view.said.sign, view.said.text, "said")),
        more: change(view, id, model, send),
        below: [costs(view), deposit(view, model), facts(view, id, send), sources(view)],
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
