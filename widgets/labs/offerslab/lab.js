import { radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { labSentence } from "../../core/lab.js";
import { lineText, linesAsked, linesLab } from "../../core/lines.js";
import { request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Option } from "../../core/controls.js" */
/** @import { Choice, Line } from "../../core/lines.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {Choice & { who: Content, ask: Content, line: Line, bad: boolean, guess: string | null }} Card */
/** @typedef {{ who: Content, verdict: Content | null, stops: boolean, decides: Content | null }} Row */
/** @typedef {View & { verdicts: Option[], card: Card | null, all: Row[] | null }} Offers */

/**
 * An offer, and what is said of it; beside it how it is judged.
 * @param {Offers} view
 * @param {Card} card
 * @param {Ids} id
 * @param {Model} model
 */
function judged(view, card, id, model) {
  const { words, verdicts } = view;
  const say = (/** @type {string} */ says) => request(model, "guess", { part: card.id, says });
  const judging = radios(id, `says-${card.id}`, words.ask, verdicts, card.guess, say, { silent: true, compact: true, judged: true });
  return html(
    "div",
    { class: "lines-middle lines-middle--card" },
    html(
      "div",
      { class: "q-stack" },
      html("div", { class: "lines-card", "data-key": `offer-${card.id}` }, html("p", { class: "offers-who" }, card.who), lineText(card.line, card.bad)),
      labSentence(view, id),
    ),
    linesAsked(view, card, judging, id, model, { asks: card.ask }),
  );
}

/**
 * All offers, a line each.
 * @param {Offers} view
 * @param {Row[]} rows
 * @param {Ids} id
 */
function all(view, rows, id) {
  const { words } = view;
  const row = (/** @type {Row} */ { who, verdict, stops, decides }) =>
    html(
      "li",
      { class: `offers-row${verdict ? (stops ? " offers-row--stop" : " offers-row--go") : ""}` },
      html("span", {}, who),
      html("span", { class: "offers-verdict" }, verdict ? [html("span", { "aria-hidden": "true" }, stops ? "× " : "✓ "), verdict] : "–"),
      html("span", { class: "offers-decides" }, decides),
    );
  return html(
    "div",
    { class: "lines-middle offers-end", tabindex: "-1" },
    html("ul", { class: "offers-all", label: words.all, "data-key": "all" }, rows.map(row)),
    labSentence(view, id),
  );
}

export default linesLab("offers-screen", (/** @type {Offers} */ view, id, model) =>
  view.card ? judged(view, view.card, id, model) : all(view, view.all ?? [], id),
);
