import { ladder } from "../../core/ladder.js";
import { button, chooser, note, numberControl } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Bar } from "../../core/ladder.js" */
/** @import { NumberLook } from "../../core/controls.js" */
/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, rule: Content, amount: Content, left: Content }} Row */
/** @typedef {{ text: string, unread: { tone: string, sign: string, text: Content } | null }} Estimate */
/**
 * @typedef {View & {
 *   bars: Bar[], rows: Row[], estimate: Estimate, taken: number, of: number, deposit: boolean,
 *   choices: { id: string, text: Translations }[], number: NumberLook & { id: string },
 * }} Peeled
 */

/**
 * @param {Peeled} view
 * @param {Ids} id
 * @param {Sender} send
 */
function estimate({ words, estimate }, id, send) {
  const { text, unread } = estimate;
  return html(
    "div",
    { "data-key": "estimate" },
    html(
      "div",
      { class: "q-row" },
      html("label", { for: id("estimate") }, html("strong", {}, words.estimate), " ", html("span", { class: "peel-soft" }, words.unmarked)),
      html("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        maxlength: "20",
        class: "q-input peel-estimate",
        id: id("estimate"),
        "aria-describedby": id("estimate-note"),
        "data-key": "estimate-box",
        value: text,
        oninput: (event) => send("estimate", { text: event.target.value }),
      }),
      html("span", {}, words.yuan),
    ),
    html("div", { id: id("estimate-note"), "aria-live": "polite" }, unread && note(unread.tone, unread.sign, unread.text, "estimate-note")),
  );
}

/**
 * Cost after cost.
 * @param {Peeled} view
 * @param {Model} model
 */
function costs(view, model) {
  const { words } = view;
  return html(
    "div",
    { class: "q-row", role: "group", label: words.costs, "data-control": "costs", "data-key": "costs" },
    button(words.next, "next", () => request(model, "next"), { main: true, off: view.taken === view.of }),
    button(words.back, "back", () => request(model, "back"), { off: view.taken === 0 }),
  );
}

/**
 * What was taken off so far as a table to unfold.
 * @param {Peeled} view
 */
function table({ words, rows, check }) {
  const head = [words.cost, words.rule, words.amount, words.left];
  const line = (/** @type {Row} */ { id, name, rule, amount, left }) =>
    html(
      "tr",
      { "data-key": `row-${id}` },
      html("th", { scope: "row" }, name),
      html("td", {}, rule),
      html("td", { class: "q-number" }, amount),
      html("td", { class: "q-number" }, left),
    );
  return html(
    "details",
    { class: "peel-fold", "data-control": "costs", "data-key": "fold" },
    html("summary", { "data-key": "fold-open" }, words.table),
    html(
      "div",
      { class: "peel-table", "data-key": "table" },
      html(
        "table",
        { class: "q-table" },
        html("caption", {}, words.caption),
        html("thead", {}, html("tr", {}, head.map((text, column) => html("th", { scope: "col", class: column > 1 ? "q-number" : null }, text)))),
        html("tbody", {}, rows.map(line)),
      ),
      html("p", { class: "q-help" }, words.source, check && [" ", html("strong", {}, html("span", { "aria-hidden": "true" }, "! "), check)]),
    ),
  );
}

/**
 * One number: which, and how much.
 * @param {Peeled} view
 * @param {Ids} id
 * @param {Model} model
 * @param {Sender} send
 */
function change(view, id, model, send) {
  const { id: name, ...look } = view.number;
  return html(
    "div",
    { class: "peel-change", "data-control": "change", "data-key": "change" },
    chooser(id, "which", view.words.change, view.choices, name, (name) => request(model, "choose", { name })),
    numberControl(id, `number-${name}`, look, (value) => send("number", { name, value }, `number-${name}`)),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Peeled} */ view) => {
      const words = { ...view.words, question: view.story };
      const { deposit } = view;
      return labScreen(model, { ...view, words }, id, {
        hand: [
          estimate(view, id, send),
          costs(view, model),
          change(view, id, model, send),
          html(
            "div",
            { class: "q-row" },
            button(words.deposit_add, "deposit", () => request(model, "deposit", { on: !deposit }), { pressed: deposit }),
            table(view),
            againButton(model, view),
          ),
        ],
        picture: ladder(view.bars, id),
      });
    };
    const hide = mountLab(model, el, draw, ["estimate", "choose"]);
    return () => {
      send.stop();
      hide();
    };
  },
};
