import { button, note, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { lamp } from "../../core/lamp.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Lamp } from "../../core/lamp.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ minutes: number, done: boolean }} Mark */
/** @typedef {[string, string, string]} Marked what stands before the marked words, these, and the rest */

/**
 * @typedef {{
 *   id: string, name: Content, minutes: Content, line: { zh: Marked, en: Marked }, fact: Content,
 *   lamp: Lamp, guess: boolean | null, better: Translations[], chosen: number | null,
 *   own: string, longest: number, own_note: { tone: string, sign: string, text: Content } | null,
 * }} Card
 */

/** @typedef {{ name: Content, minutes: Content, line: Content }} Row */
/** @typedef {View & { at: number, marks: Mark[], card: Card | null, script: Row[] | null }} Show */

const SIGNS = { done: "✓", to_do: "·", here: "▲" };

/**
 * The card with what the host wants to say.
 * @param {Show} view
 * @param {Card} card
 */
function card(view, card) {
  const line = (/** @type {"zh" | "en"} */ lang, /** @type {string} */ code) => {
    const [before, words, after] = card.line[lang];
    const marked = words && html("mark", { class: `lamp-words lamp-words--${card.lamp}` }, words);
    return html("span", { class: `t-${lang}`, lang: code }, before, marked, after);
  };
  return html(
    "div",
    { class: "script-card", "data-key": `card-${card.id}` },
    html("p", { class: "script-head" }, html("strong", {}, card.name), html("span", {}, card.minutes), lamp(view.words, card.lamp)),
    html("p", { class: "script-line", "data-key": "line" }, line("zh", "zh-CN"), line("en", "en")),
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
function asked({ words }, { id: part, guess, better, chosen }, id, model) {
  const may = [
    { id: "yes", text: words.may },
    { id: "no", text: words.may_not },
  ];
  const said = guess === null ? null : may[guess ? 0 : 1].id;
  const say = (/** @type {string} */ one) => request(model, "guess", { part, may: one === "yes" });
  const options = better.map((text, number) => ({ id: String(number), text }));
  const taken = chosen === null ? null : String(chosen);
  const take = (/** @type {string} */ one) => request(model, "choose", { part, number: Number(one) });
  return html(
    "div",
    { class: "q-stack script-asked" },
    radios(id, `may-${part}`, words.ask, may, said, say, { silent: true }),
    options.length > 0 && radios(id, `better-${part}`, words.better, options, taken, take),
  );
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
 * Which lines are done, where one is, and the buttons to go on and back.
 * @param {Show} view
 * @param {Ids} id
 * @param {Model} model
 */
function ways({ words, at, marks }, id, model) {
  const go = (/** @type {number} */ way) => () => request(model, "go", { to: at + way });
  const mark = (/** @type {Mark} */ { minutes, done }, /** @type {number} */ place) => {
    const here = place === at;
    const state = done ? "done" : here ? "here" : "to_do";
    return html(
      "li",
      { class: `script-mark script-mark--${state} script-mark--of-${minutes}`, "aria-current": here ? "step" : null },
      html("span", {}, place + 1),
      html("span", { "aria-hidden": "true" }, SIGNS[state]),
      html("span", { class: "q-visually-hidden" }, words[state]),
    );
  };
  return html(
    "div",
    { class: "script-ways", role: "group", "aria-labelledby": id("ways") },
    html("span", { id: id("ways"), class: "q-visually-hidden" }, words.lines),
    button(words.back, "back", go(-1), { off: at === 0 }),
    html("ol", { class: "script-marks", "data-key": "marks" }, marks.map(mark)),
    button(at < marks.length - 1 ? words.next : words.whole, "next", go(1), { main: true, off: at === marks.length }),
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
  if (view.script) return html("div", { class: "script-middle" }, script(view, view.script), labSentence(view, id));
  const shown = /** @type {Card} */ (view.card);
  return html(
    "div",
    { class: "script-middle script-middle--card" },
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
          { class: "script-screen" },
          middle(view, id, model),
          html("div", { class: "script-foot-row" }, ways(view, id, model), view.card && own(view, view.card, send), againButton(model, view)),
        ),
      });
    const hide = mountLab(model, el, draw, ["go"]);
    return () => {
      send.stop();
      hide();
    };
  },
};
