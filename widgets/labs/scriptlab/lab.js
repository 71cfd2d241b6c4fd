import { note, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { lamp } from "../../core/lamp.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { lineText, linesAsked, linesFoot, linesWays } from "../../core/lines.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Lamp } from "../../core/lamp.js" */
/** @import { Choice, Line } from "../../core/lines.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/**
 * @typedef {Choice & {
 *   name: Content, minutes: Content, line: Line, fact: Content, lamp: Lamp, guess: boolean | null,
 *   own: string, longest: number, own_note: { tone: string, sign: string, text: Content } | null,
 * }} Card
 */

/** @typedef {{ name: Content, minutes: Content, line: Content }} Row */
/** @typedef {View & { card: Card | null, script: Row[] | null }} Show */

/**
 * The card with what the host wants to say.
 * @param {Show} view
 * @param {Card} card
 */
function card(view, card) {
  return html(
    "div",
    { class: "lines-card", "data-key": `card-${card.id}` },
    html("p", { class: "script-head" }, html("strong", {}, card.name), html("span", {}, card.minutes), lamp(view.words, card.lamp)),
    lineText(card.line, card.lamp === "on"),
    card.fact && html("p", { class: "q-help" }, card.fact),
  );
}

/**
 * May it be said? And where it may not, what else to say.
 * @param {Show} view
 * @param {Card} card
 * @param {Ids} id
 * @param {Model} model
 */
function asked(view, card, id, model) {
  const { words } = view;
  const may = [
    { id: "yes", text: words.may },
    { id: "no", text: words.may_not },
  ];
  const said = card.guess === null ? null : may[card.guess ? 0 : 1].id;
  const say = (/** @type {string} */ one) => request(model, "guess", { part: card.id, may: one === "yes" });
  const judging = radios(id, `may-${card.id}`, words.ask, may, said, say, { silent: true, judged: true });
  return linesAsked(view, card, judging, id, model);
}

/**
 * The whole script, in the order in which it is said.
 * @param {Show} view
 * @param {Row[]} rows
 */
function script({ words }, rows) {
  return html(
    "ol",
    { class: "script-whole", "data-key": "script" },
    rows.map(({ name, minutes, line }) =>
      html(
        "li",
        {},
        html("span", { class: "script-part" }, name),
        html("span", { class: "script-minutes" }, minutes),
        html("span", { class: line ? null : "script-missing" }, line ?? words.to_do),
      ),
    ),
  );
}

/**
 * A folded box for a line of one's own.
 * @param {Show} view
 * @param {Card} card
 * @param {Sender} send
 */
function own({ words }, { id: part, own, longest, own_note: says }, send) {
  return html(
    "details",
    { class: "script-own", "data-key": `own-${part}`, "data-control": "own" },
    html("summary", { "data-key": `open-${part}` }, words.own),
    html(
      "div",
      { class: "q-stack" },
      html("textarea", {
        class: "q-input",
        rows: 2,
        label: words.own_line,
        placeholder: words.own_line,
        maxlength: longest,
        spellcheck: "false",
        autocomplete: "off",
        value: own,
        "data-key": `line-${part}`,
        oninput: (event) => send("line", { part, text: event.target.value }, `line-${part}`),
      }),
      html("div", { "aria-live": "polite", "data-key": "own-says" }, says && note(says.tone, says.sign, says.text, "own-note")),
      html("p", { class: "q-help", "data-key": "law" }, words.law),
    ),
  );
}

/**
 * @param {Show} view
 * @param {Ids} id
 * @param {Model} model
 */
function middle(view, id, model) {
  if (view.script) return html("div", { class: "lines-middle", tabindex: "-1" }, script(view, view.script), labSentence(view, id));
  const shown = /** @type {Card} */ (view.card);
  return html(
    "div",
    { class: "lines-middle lines-middle--card" },
    html("div", { class: "q-stack" }, card(view, shown), labSentence(view, id)),
    asked(view, shown, id, model),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Show} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          {},
          middle(view, id, model),
          linesFoot(linesWays(view, id, model), view.card && own(view, view.card, send), againButton(model, view)),
        ),
      });
    const hide = mountLab(model, el, draw, ["go"]);
    return () => {
      send.stop();
      hide();
    };
  },
};
