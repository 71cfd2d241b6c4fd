// What there is to look at above an answer box.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { pictureTree } from "../core/pictures.js";
import "./cards.css";

/** @import { Content, Translations } from "../core/dom.js" */
/** @import { FormContext } from "./form.js" */

/** @typedef {Record<string, any> & { card: string }} Card what Python says of a card */

/**
 * What the reader did with a card, such as what was scanned.
 * @typedef {{ scanned?: string | null, level?: string | null }} Touched
 */

/** @typedef {(card: Card, context: FormContext, ui: Touched, redraw: () => void) => Content} DrawCard */

const MANY_COLUMNS = 5; // more do not stand beside an answer

/**
 * @param {Card | null} card
 * @param {FormContext} context
 * @param {Touched} ui
 * @param {() => void} redraw shows what the reader did
 */
export function drawCard(card, context, ui, redraw) {
  return card && html("div", { class: `card card--${card.card}${card.table?.head.length > MANY_COLUMNS ? " card--wide" : ""}`, "data-key": "card", "data-card": card.card }, CARDS[card.card](card, context, ui, redraw));
}

/** @type {Record<string, DrawCard>} */
const CARDS = {
  digits: (card, { words }) =>
    html(
      "p",
      { class: "card-digits" },
      html("span", { class: "q-visually-hidden" }, card.digits, " ", words.and_one_more),
      html("span", { "aria-hidden": "true" }, [...card.digits].map((/** @type {string} */ digit) => html("b", {}, digit)), html("b", { class: "card-gap" }, "?")),
    ),
  words: (card) => html("p", { class: "card-words" }, card.text),
  picture: (card) => html("figure", { class: "q-figure" }, pictureTree(card.picture), html("figcaption", {}, card.text)),
  facts: (card) => [
    html("p", { class: "q-label" }, card.title),
    html("dl", { class: "card-facts" }, card.lines.map((/** @type {any} */ line) => html("div", {}, html("dt", {}, line.name), html("dd", {}, line.value)))),
  ],
  labels,
  photos: (card) =>
    html(
      "div",
      { class: "card-photos" },
      card.photos.map((/** @type {any} */ one) =>
        html(
          "figure",
          { class: "q-figure", "data-key": `photo-${one.name}` },
          pictureTree(one.picture),
          html("figcaption", {}, html("b", {}, one.name), " ", html("span", { class: "q-visually-hidden" }, one.seen, " "), one.credit),
        ),
      ),
    ),
  code: (card, { words }) => [
    html("p", { class: "card-words" }, html("code", {}, card.text)),
    html("p", {}, card.says),
    cardTable(words.capacity, card.table),
  ],
  rubbed,
  sheet: (card) => cardTable(card.caption, card.table),
  table: (card) => [card.says && html("p", {}, card.says), cardTable(card.caption, card.table)],
  tables: (card) => html("div", { class: "card-tables" }, card.tables.map((/** @type {any} */ one) => cardTable(one.caption, one.table))),
};

/**
 * @param {Translations} caption
 * @param {{ head: { text: Content, number: boolean }[], rows: Content[][] }} table
 */
function cardTable(caption, { head, rows }) {
  const side = (/** @type {{ number: boolean }} */ column) => (column.number ? "q-number" : null);
  return html(
    "div",
    { class: "card-scroll", tabindex: "0", role: "group", label: caption },
    html(
      "table",
      { class: "q-table" },
      html("caption", {}, caption),
      html("thead", {}, html("tr", {}, head.map((column) => html("th", { scope: "col", class: side(column) }, column.text)))),
      html(
        "tbody",
        {},
        rows.map((row) => html("tr", {}, row.map((cell, place) => html(place ? "td" : "th", { scope: place ? null : "row", class: side(head[place]) }, cell)))),
      ),
    ),
  );
}

/**
 * Printed labels that a scanner can be held to.
 * @type {DrawCard}
 */
function labels(card, { words }, ui, redraw) {
  const scan = (/** @type {string} */ name) => () => {
    ui.scanned = name;
    redraw();
  };
  const read = card.labels.find((/** @type {any} */ label) => label.name === ui.scanned);
  return [
    html("p", {}, card.says),
    html(
      "div",
      { class: "card-labels" },
      card.labels.map((/** @type {any} */ label) =>
        html(
          "figure",
          { class: "q-figure", "data-key": `label-${label.name}` },
          pictureTree(label.picture),
          html("figcaption", {}, button(label.button, `scan-${label.name}`, scan(label.name), { pressed: ui.scanned === label.name })),
        ),
      ),
    ),
    html("output", { class: "card-screen", "aria-live": "polite", "data-key": "screen" }, read ? read.says : words.nothing_scanned),
  ];
}

/**
 * A worn label, printed again at each of the four correction levels.
 * @type {DrawCard}
 */
function rubbed(card, { id }, ui, redraw) {
  const shown = card.levels.find((/** @type {any} */ one) => one.level === ui.level) ?? card.levels[0];
  const press = (/** @type {string} */ level) => () => {
    ui.level = level;
    redraw();
  };
  return [
    html("p", {}, card.says),
    html(
      "div",
      { class: "q-row", role: "group", "aria-labelledby": id("levels") },
      html("span", { id: id("levels"), class: "q-label" }, card.legend),
      card.levels.map((/** @type {any} */ one) => button(one.level, `print-${one.level}`, press(one.level), { pressed: one === shown })),
    ),
    html(
      "figure",
      { class: "q-figure" },
      pictureTree(shown.picture),
      html("figcaption", {}, html("output", { "aria-live": "polite", "data-key": "screen" }, shown.says)),
    ),
  ];
}
