import { bar } from "../../core/bars.js";
import { button, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Piece } from "../../core/bars.js" */
/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, given: number | null }} Point */
/** @typedef {{ id: string, name: Content, ticked: boolean }} Paper */
/** @typedef {{ id: string, name: Content, total: number, bar: number, papers: "open" | "stop" | "all", sign: Content }} Bar */

/**
 * @typedef {View & {
 *   goods: string, all_goods: Option[], about: Content, points: Point[], most_of_a_point: number,
 *   card: boolean, told: Content, papers: Paper[], seller: Content, bars: Bar[],
 * }} Sheet
 */

/**
 * A point with its three boxes.
 * @param {Sheet} view
 * @param {Point} point
 * @param {Ids} id
 * @param {Model} model
 */
function point({ most_of_a_point: most }, { id: name, name: text, given }, id, model) {
  const box = (/** @type {number} */ number) =>
    html(
      "label",
      { class: "q-radio" },
      html("input", {
        type: "radio",
        name: id(name),
        value: number,
        checked: number === given,
        "data-key": `${name}-${number}`,
        onchange: () => request(model, "point", { point: name, given: number }),
      }),
      html("span", {}, number),
    );
  return html(
    "div",
    { class: "sheet-point", role: "radiogroup", "aria-labelledby": id(`${name}-name`), "data-key": name },
    html("span", { id: id(`${name}-name`) }, text),
    Array.from({ length: most + 1 }, (_, number) => box(number)),
  );
}

/**
 * The points of all goods, one bar each, and how far their papers were read.
 * @param {Sheet} view
 */
function bars({ words, goods, bars: all }) {
  /** @type {(one: Bar) => Piece[]} */
  const pieces = ({ bar: to, papers }) => [
    { from: 0, to: 100, kind: "frame" },
    { from: 0, to, kind: papers === "stop" ? "loss" : "full" },
  ];
  return html(
    "ul",
    { class: "sheet-bars", label: words.sum, "data-key": "bars" },
    all.map((one) =>
      html(
        "li",
        { class: one.id === goods ? "sheet-front" : null, "data-key": `bar-${one.id}` },
        html("span", {}, one.name),
        bar(pieces(one)),
        html("span", { class: "sheet-total" }, one.total),
        html("span", { class: `sheet-sign sheet-sign--${one.papers}` }, one.sign),
      ),
    ),
  );
}

/**
 * The six points, side by side in two blocks.
 * @param {Sheet} view
 * @param {Ids} id
 * @param {Model} model
 */
function points(view, id, model) {
  return html(
    "div",
    { class: "sheet-points", role: "group", label: view.words.points, "data-control": "points", "data-key": "points" },
    view.points.map((one) => point(view, one, id, model)),
  );
}

/**
 * The source card: what the maker says, and what of it is a paper that can be shown.
 * @param {Sheet} view
 * @param {Ids} id
 * @param {Model} model
 */
function card({ words, goods, told, papers }, id, model) {
  const tick = (/** @type {Paper} */ { id: paper, name, ticked }) =>
    html(
      "label",
      { class: "sheet-paper" },
      html("input", {
        type: "checkbox",
        checked: ticked,
        "data-key": `paper-${paper}`,
        onchange: (event) => request(model, "paper", { paper, on: event.target.checked }),
      }),
      html("span", {}, name),
    );
  return html(
    "div",
    { class: "sheet-card", "data-key": `card-${goods}` },
    html("p", {}, html("strong", {}, words.told), " ", told),
    html("div", { class: "sheet-papers", role: "group", "aria-labelledby": id("papers") }, html("strong", { id: id("papers") }, words.papers), papers.map(tick)),
  );
}

/**
 * @param {Sheet} view
 * @param {Ids} id
 * @param {Model} model
 */
function sheet(view, id, model) {
  const { words } = view;
  const choose = (/** @type {string} */ goods) => request(model, "goods", { goods });
  const turn = button(view.card ? words.to_points : words.to_card, "turn", () => request(model, "turn", { card: !view.card }));
  return html(
    "div",
    { class: "sheet" },
    html("div", { class: "sheet-goods" }, radios(id, "goods", words.goods, view.all_goods, view.goods, choose, { silent: true })),
    html("p", { class: "sheet-about", "aria-live": "polite", "data-key": "about" }, view.about),
    view.card ? card(view, id, model) : points(view, id, model),
    bars(view),
    html("p", { class: "sheet-seller", "aria-live": "polite", "data-key": "seller" }, view.seller),
    html("div", { class: "sheet-end" }, labSentence(view, id), turn, againButton(model, view)),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mountLab(model, el, (/** @type {Sheet} */ view) => labScreen(model, view, id, { whole: sheet(view, id, model) }), ["goods", "turn"]);
  },
};
