import { html } from "../../../core/dom.js";
import { isBlank } from "../../../core/numbers.js";
import { partNamed, partSays } from "../parts.js";
import "./form.css";

/** @import { FormContext, Form } from "../../form.js" */

/** @typedef {{ name: string, given: string | null }} Cell a cell that is given, or to be filled */
/** @typedef {{ id: string, text: any, cells: Cell[] }} Row */

/**
 * A table with cells to fill. Enter and the arrows go up and down a column, as in a
 * spreadsheet; where it is narrow the style sheet makes a block of each row.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function table(form, context) {
  const { id, words, note } = context;
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const cell = (/** @type {Row} */ row, /** @type {number} */ place) => {
    const { name, given } = row.cells[place];
    const heads = `${id(`head-${row.id}`)} ${id(`head-${form.columns[place].id}`)}`;
    return html(
      "td",
      { role: "cell", class: "q-number", "data-key": `at-${name}` },
      html("span", { class: "form-column", "aria-hidden": "true" }, form.columns[place].text),
      given === null ? blank(form, context, name, value, heads) : html("span", { class: "form-given" }, given),
    );
  };
  /** @param {Row[]} rows @param {string} [look] */
  const lines = (rows, look = "") =>
    html(
      "table",
      { class: `q-table ${form.columns.length > 3 ? "form-many" : "form-few"} ${look}`, role: "table", "aria-labelledby": id("table") },
      html(
        "thead",
        { role: "rowgroup" },
        html(
          "tr",
          { role: "row" },
          html("td", { role: "cell" }),
          form.columns.map((/** @type {any} */ column) => html("th", { role: "columnheader", scope: "col", class: "q-number", id: id(`head-${column.id}`) }, column.text)),
        ),
      ),
      html(
        "tbody",
        { role: "rowgroup" },
        rows.map((row) =>
          html(
            "tr",
            { role: "row", "data-key": `row-${row.id}` },
            html("th", { role: "rowheader", scope: "row", id: id(`head-${row.id}`) }, row.text),
            form.columns.map((/** @type {unknown} */ _, /** @type {number} */ place) => cell(row, place)),
          ),
        ),
      ),
    );
  const [known, open] = parted(form);
  const follows = context.parts.some((part) => part.follows);
  return html(
    "div",
    { class: "form-table", role: "group", "data-key": "form", "aria-labelledby": id("table"), "aria-describedby": note },
    html("p", { class: "q-label", id: id("table") }, form.label),
    known.length ? html("div", { class: "form-parted" }, lines(known, "form-known"), lines(open, "form-open")) : lines(open),
    follows ? html("p", { class: "form-follows" }, words.cells_change) : !context.locked && html("p", { class: "q-help" }, words.from_cell_to_cell),
  );
}

/**
 * A report: what is known stands beside what is to be found. In any other table no row stands alone.
 * @param {Form} form
 * @returns {[Row[], Row[]]}
 */
function parted({ rows, columns }) {
  const isKnown = (/** @type {Row} */ row) => row.cells.every((cell) => cell.given !== null);
  if (columns.length > 1) return [[], rows];
  return [rows.filter(isKnown), rows.filter((/** @type {Row} */ row) => !isKnown(row))];
}

/** @param {Cell[]} cells */
function blanks(cells) {
  return cells.filter((cell) => cell.given === null).map((cell) => cell.name);
}

/**
 * @param {Form} form
 * @param {FormContext} context
 * @param {string} name
 * @param {Record<string, any>} value
 * @param {string} heads
 */
function blank(form, context, name, value, heads) {
  const { id, words, locked, change } = context;
  const part = partNamed(context, name);
  const inRows = blanks(form.rows.flatMap((/** @type {Row} */ row) => row.cells));
  const write = (/** @type {boolean} */ soon) => (/** @type {any} */ event) => {
    const now = { ...value, [name]: event.target.value };
    const filled = inRows.filter((one) => typeof now[one] === "string" && !isBlank(now[one]));
    change(filled.length ? Object.fromEntries(filled.map((one) => [one, now[one]])) : null, soon);
  };
  return [
    html("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      class: "q-input form-cell",
      "data-key": `cell-${name}`,
      "aria-labelledby": heads,
      "aria-describedby": part ? id(`mark-${name}`) : null,
      readOnly: locked,
      value: typeof value[name] === "string" || typeof value[name] === "number" ? String(value[name]) : "",
      oninput: write(false),
      onchange: write(true),
      onkeydown: (event) => stepInColumn(event, form, name),
    }),
    part && html("span", { class: "form-mark", id: id(`mark-${name}`), "data-outcome": part.outcome, "data-key": `mark-${name}` }, partSays(part, words)),
  ];
}

/**
 * Up or down a column; Enter goes on to the next column, and from the last cell to nowhere.
 * @param {any} event
 * @param {Form} form
 * @param {string} name
 */
function stepInColumn(event, form, name) {
  /** @type {Record<string, number>} */
  const ways = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 };
  const way = ways[event.key];
  if (!way || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  /** @type {string[][]} */
  const columns = form.columns.map((/** @type {unknown} */ _, /** @type {number} */ place) =>
    blanks(form.rows.map((/** @type {Row} */ one) => one.cells[place])),
  );
  const cells = (event.key === "Enter" ? columns.flat() : columns.find((column) => column.includes(name))) ?? [];
  const to = cells[cells.indexOf(name) + way];
  if (!to) return;
  event.preventDefault();
  const box = event.currentTarget.closest("[data-key=form]").querySelector(`[data-key="cell-${CSS.escape(to)}"]`);
  box.focus();
  box.select();
}
