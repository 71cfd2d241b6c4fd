import { oneLine } from "../line.js";
import "./form.css";

/** @import { FormContext, Form } from "../../form.js" */

/**
 * What a code says. Its version is answered as a number, its level as a choice.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function code(form, context) {
  return oneLine(form, context, { class: "q-input form-word" });
}
