import { oneLine } from "../line.js";
import "./form.css";

/** @import { Desk, Form } from "../../form.js" */

/**
 * A number, with its unit.
 * @param {Form} form
 * @param {Desk} desk
 */
export default function number(form, desk) {
  return oneLine(form, desk, { inputmode: "decimal", class: "q-input form-number" });
}
