import { oneLine } from "../line.js";
import "./form.css";

/** @import { Desk, Form } from "../../form.js" */

/**
 * What a code says. Its version is answered as a number, its level as a choice.
 * @param {Form} form
 * @param {Desk} desk
 */
export default function code(form, desk) {
  return oneLine(form, desk, { class: "q-input form-word" });
}
