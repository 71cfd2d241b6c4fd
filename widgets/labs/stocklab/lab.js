import { button } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, left: number, label: Translations, chosen: boolean }} Row */
/** @typedef {{ id: string, name: Content, sign: string, pairs: number }} Figure */

/**
 * @typedef {View & {
 *   event: { number: Content, told: Content } | null, colours: Content[], sizes: Content[], rows: Row[],
 *   changes: { by: number, text: string }[], by: number | null, ready: boolean, empty: boolean, sum: Figure[],
 * }} Stock
 */

/**
 * The boxes that lie on the shelf, one for each pair.
 * @param {number} count
 */
function boxes(count) {
  return html(
    "span",
    { class: "stock-boxes", "aria-hidden": "true" },
    Array.from({ length: count }, () => html("span", { class: "stock-box" })),
  );
}

/**
 * What happened, large; at the end that nothing is left to write down.
 * @param {Stock} view
 */
function event({ words, event }) {
  const inside = event ? [html("span", { class: "stock-number" }, event.number), html("strong", {}, event.told)] : html("span", {}, words.all_written);
  return html("div", { class: `stock-event${event ? "" : " stock-event--none"}`, "aria-live": "polite", "data-key": "event" }, inside);
}

/**
 * The six rows, a line for each colour: pressed, a row is the one that changes.
 * @param {Stock} view
 * @param {Model} model
 */
function shelf({ words, event, colours, sizes, rows }, model) {
  const row = (/** @type {Row} */ { id: name, left, label, chosen }) =>
    button([html("span", { class: "stock-left" }, left), boxes(left)], `row-${name}`, () => request(model, "row", { row: name }), {
      pressed: chosen,
      off: !event,
      label,
    });
  const line = (/** @type {Content} */ colour, /** @type {number} */ place) => [
    html("span", { class: "stock-colour", "aria-hidden": "true" }, colour),
    rows.slice(place * sizes.length, (place + 1) * sizes.length).map(row),
  ];
  return html(
    "div",
    { class: "stock-rows", role: "group", label: words.rows },
    html("span", {}),
    sizes.map((size) => html("span", { class: "stock-size", "aria-hidden": "true" }, size)),
    colours.map(line),
  );
}

/**
 * How all rows come to what is left.
 * @param {Stock} view
 */
function sum({ sum }) {
  return html(
    "dl",
    { class: "stock-sum", "data-key": "sum" },
    sum.map(({ id: name, name: text, sign, pairs }) =>
      html("div", { class: `stock-figure stock-figure--${name}` }, html("dt", {}, text), html("dd", {}, sign && html("span", { class: "stock-sign" }, sign), " ", pairs)),
    ),
  );
}

/**
 * By how many pairs, and what else can be done.
 * @param {Stock} view
 * @param {Ids} id
 * @param {Model} model
 */
function hand(view, id, model) {
  const { words, event, changes, by, ready, empty } = view;
  const change = (/** @type {{ by: number, text: string }} */ one) =>
    button(one.text, `by-${one.by}`, () => request(model, "by", { by: one.by }), { pressed: one.by === by, off: !event });
  return html(
    "div",
    { class: "stock-hand" },
    html(
      "div",
      { role: "group", "aria-labelledby": id("by") },
      html("p", { class: "q-label", id: id("by") }, words.by),
      html("div", { class: "stock-changes" }, changes.map(change)),
    ),
    button(words.write, "write", () => request(model, "write"), { main: true, off: !ready || !event, once: true }),
    html("div", { class: "stock-ends" }, button(words.back, "back", () => request(model, "back"), { off: empty, once: true }), againButton(model, view)),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Stock} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "stock-desk" },
          event(view),
          labSentence(view, id),
          html("div", { class: "stock-shelf" }, shelf(view, model), sum(view)),
          hand(view, id, model),
        ),
      });
    return mountLab(model, el, draw, ["row", "by"]);
  },
};
