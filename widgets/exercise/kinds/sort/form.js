import { html } from "../../../core/dom.js";
import { pictureTree } from "../../../core/pictures.js";
import { partNamed, partSays } from "../parts.js";
import "./form.css";

/** @import { FormContext, Form } from "../../form.js" */
/** @import { Picked } from "../pick.js" */

/**
 * Things, which may have pictures, that each go into one of some boxes.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function sort(form, context) {
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const put = (/** @type {string} */ row) => (/** @type {string} */ option) => context.change({ ...value, [row]: option }, true);
  const said = form.rows.every((/** @type {Picked} */ row) => !row.picture);
  return html(
    "div",
    { "data-key": "form", role: "group", "aria-labelledby": context.id("sort") },
    html("p", { class: "q-label", id: context.id("sort") }, form.label),
    html(
      "div",
      { class: said ? "form-sort form-sort--said" : "form-sort", "data-boxes": form.options.length },
      form.rows.map((/** @type {Picked} */ row) => thing(row, form.options, value[row.id], put(row.id), context)),
    ),
  );
}

/**
 * One thing with the boxes it may go into.
 * @param {Picked} row
 * @param {Picked[]} options
 * @param {unknown} chosen
 * @param {(option: string) => unknown} put
 * @param {FormContext} context
 */
function thing(row, options, chosen, put, context) {
  const { id, words, locked, note } = context;
  const part = partNamed(context, row.id);
  return html(
    "fieldset",
    { class: "form-thing", "data-key": `row-${row.id}`, "aria-describedby": note },
    html("legend", { class: "form-words" }, row.text),
    row.picture && pictureTree(row.picture),
    options.map((option) =>
      html(
        "label",
        { class: "q-radio", "data-key": `${row.id}-${option.id}-label` },
        html("input", {
          type: "radio",
          name: id(row.id),
          value: option.id,
          checked: chosen === option.id,
          disabled: locked,
          "data-key": `${row.id}-${option.id}`,
          onchange: () => put(option.id),
        }),
        html("span", { class: "form-words" }, option.text),
      ),
    ),
    part && html("p", { class: "form-mark", "data-outcome": part.outcome }, partSays(part, words)),
  );
}
