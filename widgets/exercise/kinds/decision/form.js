import { html } from "../../../core/dom.js";
import { pick } from "../pick.js";

/** @import { Desk, Form } from "../../form.js" */

/**
 * What to do, and the reason that carries it.
 * @param {Form} form
 * @param {Desk} desk
 */
export default function decision(form, desk) {
  const value = desk.value !== null && typeof desk.value === "object" && !Array.isArray(desk.value) ? desk.value : {};
  const set = (/** @type {string} */ part) => (/** @type {unknown} */ id) => desk.change({ ...value, [part]: id }, true);
  return html(
    "div",
    { class: "q-stack", "data-key": "form" },
    pick(form.options, "choice", form.label, desk, value.choice, set("choice"), false),
    pick(form.reasons, "reason", desk.words.because, desk, value.reason, set("reason"), false),
  );
}
