import { pick } from "../pick.js";

/** @import { Desk, Form } from "../../form.js" */

/**
 * One of some options, or several.
 * @param {Form} form
 * @param {Desk} desk
 */
export default function choice(form, desk) {
  return pick(form.options, "option", form.label, desk, desk.value, desk.change, form.many);
}
