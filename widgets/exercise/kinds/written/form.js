import { html } from "../../../core/dom.js";
import { isBlank, seen } from "../../../core/numbers.js";
import { fillPlaces } from "../../texts.js";
import { checkLine } from "../parts.js";
import "./form.css";

/** @import { FormContext, Form } from "../../form.js" */

/**
 * A text, with what it needs as a list.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function written(form, context) {
  const { id, words, locked, change, note } = context;
  const value = typeof context.value === "string" ? context.value : "";
  const [count, says] = form.counted ? [countOf(value, form.counted), words.so_long] : [byteLength(value), words.so_many_bytes];
  const write = (/** @type {boolean} */ soon) => (/** @type {any} */ event) =>
    change(isBlank(event.target.value) ? null : event.target.value, soon);
  return html(
    "div",
    { class: "form-written", "data-key": "form" },
    html(
      "div",
      {},
      html("label", { class: "q-label", for: id("line") }, form.label),
      html("textarea", {
        class: "q-input form-writing",
        id: id("line"),
        rows: 5,
        maxlength: 4000,
        "data-key": "line",
        "aria-describedby": `${id("count")} ${id("checks")} ${note}`,
        readOnly: locked,
        value,
        oninput: write(false),
        onchange: write(true),
      }),
      html("p", { class: "q-help", id: id("count"), "data-key": "count" }, fillPlaces(says, { count, least: form.least, most: form.most })),
    ),
    html(
      "div",
      { class: "form-checks", id: id("checks"), "data-key": "checks" },
      html("p", { class: "q-label" }, words.check_list),
      html("ul", {}, form.checks.map((/** @type {any} */ check) => checkLine(check, context))),
      form.capped && html("p", { class: "q-help", "data-key": "capped" }, form.capped),
    ),
  );
}

/**
 * Characters of a Chinese text, words of an English one.
 * @param {string} text
 * @param {string} counted a pattern of what counts as one
 */
function countOf(text, counted) {
  return (seen(text).normalize("NFKC").match(new RegExp(counted, "g")) ?? []).length;
}

const BLANK_ENDS = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g; // what Python takes for blank

/**
 * Bytes of a text as qihang/commerce/titles.py counts them.
 * @param {string} text
 */
function byteLength(text) {
  const signs = [...seen(text).replaceAll(BLANK_ENDS, "")];
  return signs.reduce((sum, sign) => sum + (sign < "\x80" ? 1 : 2), 0);
}
