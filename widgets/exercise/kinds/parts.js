import { html } from "../../core/dom.js";
import { fillPlaces } from "../texts.js";
import "./parts.css";

/** @import { Content } from "../../core/dom.js" */
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
    right: part.follows ? words.cell_follows : words.cell_right,
    "not-yet": words.cell_not_yet,
    unreadable: words.cell_unreadable,
    empty: words.cell_empty,
  }[part.outcome];
  return [html("strong", { "aria-hidden": "true" }, `${SIGNS[part.outcome]} `), word];
}

/**
 * A line of what an answer needs, with what is known of it.
 * @param {{ name: string, text: Content }} check
 * @param {FormContext} context
 */
export function checkLine(check, context) {
  const { words } = context;
  const part = partNamed(context, check.name);
  return html(
    "li",
    { "data-key": `check-${check.name}`, "data-outcome": part?.outcome ?? "open" },
    part && html("span", { class: "form-mark" }, partSays(part, words), " · "),
    check.text,
    part && part.outcome !== "right" && html("p", {}, part.found && [fillPlaces(words.found, { words: part.found }), " "], part.next),
  );
}
