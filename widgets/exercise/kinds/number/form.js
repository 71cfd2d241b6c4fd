import { oneLine } from "../line.js";
import "./form.css";

/** @import { FormContext, Form } from "../../form.js" */

/**
 * A number, with its unit.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function number(form, context) {
  return oneLine(form, context, { inputmode: "decimal", class: "q-input form-number" });
}
