import { html } from "../../core/dom.js";
import { pictureTree } from "../../core/pictures.js";
import "./pick.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { FormContext } from "../form.js" */
/** @import { Tree } from "../../core/pictures.js" */

/** @typedef {{ id: string, text: Content, picture?: Tree }} Picked */

/**
 * One or several of some options, which may have pictures.
 * @param {Picked[]} options
 * @param {string} key
 * @param {Content} legend
 * @param {FormContext} context
 * @param {any} value
 * @param {FormContext["change"]} change
 * @param {boolean} many
 */
export function pick(options, key, legend, { id, locked, note }, value, change, many) {
  const chosen = many ? (Array.isArray(value) ? value : []) : [value];
  const press = (/** @type {Picked} */ option) => (/** @type {any} */ event) => {
    if (!many) return change(option.id, true);
    const rest = chosen.filter((one) => one !== option.id);
    const now = event.target.checked ? [...rest, option.id] : rest;
    return change(now.length ? options.map((one) => one.id).filter((one) => now.includes(one)) : null, true);
  };
  const drawn = options.some((option) => option.picture);
  return html(
    "fieldset",
    { "data-key": `${key}s`, "aria-describedby": note },
    html("legend", { class: "q-label" }, legend),
    html(
      "div",
      { class: drawn ? "form-pictures" : "form-options" },
      options.map((option) =>
        html(
          "label",
          { class: `q-radio${option.picture ? " form-picture" : ""}`, "data-key": `${key}-${option.id}-label` },
          html("input", {
            type: many ? "checkbox" : "radio",
            name: id(key),
            value: option.id,
            checked: chosen.includes(option.id),
            disabled: locked,
            "data-key": `${key}-${option.id}`,
            onchange: press(option),
          }),
          option.picture && pictureTree(option.picture),
          html("span", { class: "form-words" }, option.text),
        ),
      ),
    ),
  );
}
