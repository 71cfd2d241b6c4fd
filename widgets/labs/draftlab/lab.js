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

/** @typedef {{ name: Content, value: Content, met: boolean }} Fact */
/** @typedef {Choice & { line: Line, bad: boolean, guess: string | null }} Card */
/** @typedef {{ text: Content, done: boolean }} Row */
/** @typedef {View & { verdicts: Option[], facts: Fact[], card: Card | null, page: Row[] | null, label: boolean | null }} Draft */

/**
 * What the maker wrote down; the line that speaks of the same as the draft stands out.
 * @param {Draft} view
 * @param {Ids} id
 */
function facts({ words, facts }, id) {
  return html(
    "div",
    { class: "draft-maker" },
    html("p", { class: "draft-title", id: id("facts") }, words.facts),
    html(
      "dl",
      { class: "draft-facts", "aria-labelledby": id("facts"), "data-key": "facts" },
      facts.map(({ name, value, met }) => html("div", { class: met ? "draft-fact draft-fact--met" : "draft-fact" }, html("dt", {}, name), html("dd", {}, value))),
    ),
  );
}

/**
 * A line of the draft, with what is said of it; beside it how it is judged.
 * @param {Draft} view
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
      html("div", { class: "lines-card", "data-key": `card-${card.id}` }, lineText(card.line, card.bad)),
      labSentence(view, id),
    ),
    linesAsked(view, card, judging, id, model, { silent: true }),
  );
}

/**
 * The page as it is now, with its label or without, and the question whether it has one.
 * @param {Draft} view
 * @param {Row[]} rows
 * @param {Ids} id
 * @param {Model} model
 */
function page(view, rows, id, model) {
  const { words, label } = view;
  const options = [
    { id: "on", text: words.label_on },
    { id: "off", text: words.label_off },
  ];
  const chosen = label === null ? null : options[label ? 0 : 1].id;
  const choose = (/** @type {string} */ one) => request(model, "label", { on: one === "on" });
  const line = (/** @type {Row} */ { text, done }) =>
    html(
      "li",
      { class: done ? null : "draft-missing" },
      text,
      !done && [html("span", { "aria-hidden": "true" }, " →"), html("span", { class: "q-visually-hidden" }, words.to_do)],
    );
  return html(
    "div",
    { class: "lines-middle lines-middle--card draft-end", tabindex: "-1" },
    html(
      "div",
      { class: "draft-page", "data-key": "page" },
      html("p", { class: "draft-title" }, words.page, label && html("span", { class: "draft-label", "data-key": "label" }, words.label)),
      html(
        "ol",
        { class: "draft-lines" },
        rows.map(line),
      ),
    ),
    html(
      "div",
      { class: "draft-asked" },
      radios(id, "label-asked", words.ask_label, options, chosen, choose),
      labSentence(view, id),
    ),
  );
}

export default linesLab("draft-screen", (/** @type {Draft} */ view, id, model) =>
  view.card ? [facts(view, id), judged(view, view.card, id, model)] : page(view, view.page ?? [], id, model),
);
