import { html } from "../../core/dom.js";
import "./parts.css";

/** @import { FormContext, Part } from "../form.js" */

/** @type {Record<string, string>} */
const SIGNS = { right: "✓", "not-yet": "→", unreadable: "?", empty: "→" };

/**
 * What is known of the part of that name, if anything.
 * @param {FormContext} context
 * @param {string} name
 */
export function partNamed(context, name) {
  return context.parts.find((part) => part.name === name);
}

/**
 * The sign and the word of what is known of a part.
 * @param {Part} part
 * @param {Record<string, any>} words
 */
export function partSays(part, words) {
  const word = {
    right: words.cell_right,
    "not-yet": words.cell_not_yet,
    unreadable: words.cell_unreadable,
    empty: words.cell_empty,
  }[part.outcome];
  return [html("strong", { "aria-hidden": "true" }, `${SIGNS[part.outcome]} `), word];
}
