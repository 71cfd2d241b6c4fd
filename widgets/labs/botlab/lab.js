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

/** @typedef {{ name: Content, text: Content, since: Content, met: boolean }} Entry */
/** @typedef {Choice & { asked: Content, line: Line, bad: boolean, guess: string | null }} Card */
/** @typedef {{ name: Content, texts: Content[], since: Content, new: boolean, done: boolean }} Now */
/** @typedef {View & { verdicts: Option[], entries: Entry[], card: Card | null, base: Now[] | null }} Bot */

/**
 * The knowledge base from which the robot answered, each entry with its date.
 * @param {Bot} view
 */
function entries({ words, entries }) {
  const entry = (/** @type {Entry} */ { name, text, since, met }) =>
    html("div", { class: met ? "bot-entry bot-entry--met" : "bot-entry" }, html("dt", {}, name), html("dd", {}, html("span", { class: "bot-text" }, text), " ", html("span", { class: "bot-since" }, since)));
  return html("dl", { class: "bot-entries", label: words.entries, "data-key": "entries" }, entries.map(entry));
}

/**
 * A chat: what the buyer wrote and the robot answered, and what is said of it; beside it how it
 * is judged.
 * @param {Bot} view
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
      html(
        "div",
        { class: "bot-chat", "data-key": `chat-${card.id}` },
        html("p", { class: "bot-buyer" }, html("span", { class: "bot-who" }, words.buyer), " ", card.asked),
        html("div", { class: "bot-robot" }, html("span", { class: "bot-who" }, words.robot), " ", lineText(card.line, card.bad)),
      ),
      labSentence(view, id),
    ),
    linesAsked(view, card, judging, id, model, { silent: true }),
  );
}

/**
 * The knowledge base as it is now.
 * @param {Bot} view
 * @param {Now[]} rows
 * @param {Ids} id
 */
function now(view, rows, id) {
  const { words } = view;
  const row = (/** @type {Now} */ { name, texts, since, new: fresh, done }) =>
    html(
      "div",
      { class: `bot-now${fresh ? " bot-now--new" : ""}${done ? "" : " bot-now--missing"}` },
      html("dt", {}, name, !done && [html("span", { "aria-hidden": "true" }, " →"), html("span", { class: "q-visually-hidden" }, words.to_do)]),
      html(
        "dd",
        {},
        html(
          "ul",
          {},
          texts.map((text) => html("li", {}, text)),
        ),
        html("span", { class: "bot-since" }, since),
      ),
    );
  return html(
    "div",
    { class: "lines-middle bot-end", tabindex: "-1" },
    html("div", { class: "bot-page" }, html("p", { class: "bot-title", id: id("base") }, words.base), html("dl", { class: "bot-rows", "aria-labelledby": id("base"), "data-key": "base" }, rows.map(row))),
    labSentence(view, id),
  );
}

export default linesLab("bot-screen", (/** @type {Bot} */ view, id, model) =>
  view.card ? [entries(view), judged(view, view.card, id, model)] : now(view, view.base ?? [], id),
);
