import { pick } from "../pick.js";

/** @import { FormContext, Form } from "../../form.js" */

/**
 * One of some options, or several.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function choice(form, context) {
  return pick(form.options, "option", form.label, context, context.value, context.change, form.many);
}
