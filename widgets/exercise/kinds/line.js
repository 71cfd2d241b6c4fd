import { html } from "../../core/dom.js";
import { isBlank } from "../../core/numbers.js";

/** @import { Attributes } from "../../core/dom.js" */
/** @import { FormContext, Form } from "../form.js" */

/**
 * One line to write in.
 * @param {Form} form
 * @param {FormContext} context
 * @param {Attributes} attrs what this kind of line has of its own
 */
export function oneLine(form, { id, value, locked, change, note }, attrs) {
  const write = (/** @type {boolean} */ soon) => (/** @type {any} */ event) =>
    change(isBlank(event.target.value) ? null : event.target.value, soon);
  const line = html("input", {
    type: "text",
    id: id("line"),
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "data-key": "line",
    "aria-describedby": note,
    readOnly: locked,
    value: typeof value === "string" || typeof value === "number" ? String(value) : "",
    oninput: write(false),
    onchange: write(true),
    ...attrs,
  });
  return html(
    "div",
    { "data-key": "form" },
    html("label", { class: "q-label", for: id("line") }, form.label),
    html("div", { class: "q-row form-line" }, line, form.unit && html("span", { class: "form-unit" }, form.unit)),
  );
}
