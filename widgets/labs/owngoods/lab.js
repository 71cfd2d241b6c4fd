import { button, chooser, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { labScreen, labSentence, mountLab } from "../../core/lab.js";
import { isBlank, readNumber, settle } from "../../core/numbers.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ id: string, text: Translations }} Option */
/** @typedef {{ field: string, label: Translations }} Field */
/** @typedef {Field & { form: "choose", options: Option[], chosen: string, written: { text: string, longest: number } | null, help: Content }} Choose */
/** @typedef {Field & { form: "one", options: Option[], chosen: string }} One */
/** @typedef {Field & { form: "tick", options: (Option & { on: boolean, off: boolean })[] }} Tick */
/** @typedef {{ row: string, pieces: number, label: Translations }} Box */
/** @typedef {Field & { form: "count", head: Content[], rows: { name: Content, boxes: Box[] }[] }} Count */
/** @typedef {Field & { form: "fill", unit: Translations, text: string, longest: number }} Fill */
/** @typedef {Choose | One | Tick | Count | Fill} Ask */

/** @typedef {{ name: Content, value: Content }} Line */
/** @typedef {{ name: Content, kind: Content, lines: Line[], texts: Line[], stock: Content }} Sheet */
/** @typedef {View & { at: number, last: number, lines: Ask[][], sheet: Sheet | null }} Show */

const MOST_PIECES = 999;
const BOX = ["long", "wide", "high"];

/**
 * One of a list, or own words in the box below it. The three further facts are one thing to do.
 * @param {Choose} ask
 * @param {Ids} id
 * @param {Model} model
 * @param {Sender} send
 */
function choose({ field, label, options, chosen, written, help }, id, model, send) {
  return html(
    "div",
    { class: "own-choose", "data-control": field.startsWith("fact_") ? "facts" : field },
    // Where nothing is usual, there is only the box for own words.
    options.length ? chooser(id, field, label, options, chosen, (option) => request(model, "choose", { field, option })) : html("span", { class: "q-label", "aria-hidden": "true" }, label),
    written &&
      html("input", {
        type: "text",
        class: "q-input",
        autocomplete: "off",
        spellcheck: "false",
        label,
        maxlength: written.longest,
        value: written.text,
        "data-key": `${field}-written`,
        oninput: (event) => send("write", { field, text: event.target.value }, field),
      }),
    help && html("p", { class: "q-help", "data-key": `${field}-help` }, help),
  );
}

/**
 * Some of several.
 * @param {Tick} ask
 * @param {Ids} id
 * @param {Model} model
 */
function tick({ field, label, options }, id, model) {
  return html(
    "div",
    { class: "own-ticks", role: "group", "aria-labelledby": id(field), "data-key": field },
    html("span", { class: "q-label", id: id(field) }, label),
    options.map(({ id: option, text, on, off }) =>
      button(text, `${field}-${option}`, () => request(model, "tick", { field, option, on: !on }), { pressed: on, off }),
    ),
  );
}

/**
 * The pieces of each row of the stock: a line for each colour, a box for each size.
 * @param {Count} ask
 * @param {Model} model
 */
function count({ field, label, head, rows }, model) {
  const take = (/** @type {string} */ row) => (/** @type {any} */ event) => {
    const wish = isBlank(event.target.value) ? 0 : readNumber(event.target.value, 0);
    request(model, "count", { row, pieces: Number.isFinite(wish) ? settle(wish, 0, MOST_PIECES) : null });
  };
  const box = (/** @type {Box} */ { row, pieces, label }, /** @type {number} */ place) =>
    html(
      "td",
      {},
      html("span", { class: "own-size", "aria-hidden": "true" }, head[place]),
      html("input", {
        type: "text",
        inputmode: "numeric",
        autocomplete: "off",
        class: "q-input own-pieces",
        label,
        value: String(pieces),
        "data-key": `pieces-${row}`,
        onchange: take(row),
      }),
    );
  return html(
    "fieldset",
    { "data-key": field },
    html("legend", { class: "q-visually-hidden" }, label),
    html(
      "table",
      { class: "q-table own-stock" },
      html("thead", {}, html("tr", {}, html("th", { scope: "col" }, label), head.map((size) => html("th", { scope: "col" }, size)))),
      html("tbody", {}, rows.map(({ name, boxes }) => html("tr", {}, html("th", { scope: "row" }, name), boxes.map(box)))),
    ),
  );
}

/**
 * A number with its unit. The three sides of a box are one thing to do.
 * @param {Fill} ask
 * @param {Ids} id
 * @param {Model} model
 */
function fill({ field, label, unit, text, longest }, id, model) {
  return html(
    "div",
    { class: "own-fill", "data-control": BOX.includes(field) ? "box" : field, "data-key": field },
    html("label", { class: "q-label", for: id(field) }, label),
    html(
      "div",
      { class: "q-row" },
      html("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        class: "q-input",
        id: id(field),
        maxlength: longest,
        value: text,
        "data-key": `${field}-number`,
        "aria-describedby": id(`${field}-unit`),
        onchange: (event) => request(model, "fill", { field, text: event.target.value }),
      }),
      html("span", { id: id(`${field}-unit`) }, unit),
    ),
  );
}

/**
 * @param {Ask} ask
 * @param {Ids} id
 * @param {Model} model
 * @param {Sender} send
 */
function asked(ask, id, model, send) {
  switch (ask.form) {
    case "choose":
      return choose(ask, id, model, send);
    case "tick":
      return tick(ask, id, model);
    case "count":
      return count(ask, model);
    case "fill":
      return fill(ask, id, model);
    case "one":
      return radios(id, ask.field, ask.label, ask.options, ask.chosen, (option) => request(model, "choose", { field: ask.field, option }));
  }
}

/**
 * The sheet as it is shown to somebody. Where own words are long, it is moved up and down.
 * @param {Show} view
 * @param {Sheet} sheet
 * @param {Ids} id
 */
function whole({ words }, { name, kind, lines, texts, stock }, id) {
  const line = (/** @type {string} */ look) => (/** @type {Line} */ { name, value }) =>
    html("div", { class: look }, html("dt", {}, name), html("dd", {}, value ?? "—"));
  return html(
    "div",
    { class: "own-sheet", role: "region", "aria-labelledby": id("name"), tabindex: "0", "data-key": "sheet" },
    html("p", { class: "own-name", id: id("name") }, html("strong", {}, name ?? words.no_name), kind && html("span", {}, " ", kind)),
    html("dl", {}, [...lines, { name: words.stock, value: stock }].map(line("own-short")), texts.map(line("own-long"))),
  );
}

/**
 * The ways to the part before and to the next one.
 * @param {Show} view
 * @param {Ids} id
 * @param {Model} model
 */
function ways({ words, at, last }, id, model) {
  const go = (/** @type {number} */ way) => () => request(model, "go", { to: at + way });
  return html(
    "div",
    { class: "q-row own-ways", role: "group", "aria-labelledby": id("parts") },
    html("span", { id: id("parts"), class: "q-visually-hidden" }, words.parts),
    button(words.back, "back", go(-1), { off: at === 0 }),
    button(words.next, "next", go(1), { main: true, off: at === last }),
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
          { class: "own-part" },
          html(
            "div",
            { class: "own-body", "data-key": `part-${view.at}` },
            view.sheet && whole(view, view.sheet, id),
            view.lines.map((line) =>
              html("div", { class: `own-line own-line--of-${line.length}` }, line.map((ask) => asked(ask, id, model, send))),
            ),
          ),
          html("div", { class: "own-foot" }, labSentence(view, id), ways(view, id, model)),
        ),
      });
    const hide = mountLab(model, el, draw, ["go"]);
    return () => {
      send.stop();
      hide();
    };
  },
};
