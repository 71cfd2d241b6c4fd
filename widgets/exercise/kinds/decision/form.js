import { html } from "../../../core/dom.js";
import { pick } from "../pick.js";

/** @import { FormContext, Form } from "../../form.js" */

/**
 * What to do, and the reason that carries it.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function decision(form, context) {
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const set = (/** @type {string} */ part) => (/** @type {unknown} */ id) => context.change({ ...value, [part]: id }, true);
  return html(
    "div",
    { class: "q-stack form-decision", "data-key": "form" },
    pick(form.options, "choice", form.label, context, value.choice, set("choice"), false),
    pick(form.reasons, "reason", context.words.because, context, value.reason, set("reason"), false),
  );
}
