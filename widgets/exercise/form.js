// The forms of answers, one a kind of question.

import { forms } from "qihang:forms";
import "./form.css";

/** @import { Content, Translations } from "../core/dom.js" */
/** @import { Ids } from "../core/widget.js" */

/**
 * What Python says of a form; each kind knows what belongs to it.
 * @typedef {Record<string, any> & { kind: string, label: Content }} Form
 */

/**
 * What is known of one part of an answer.
 * @typedef {{ name: string, outcome: "right" | "not-yet" | "unreadable" | "empty", next?: Content, found?: string, follows?: boolean }} Part
 */

/**
 * What a form works with; it has no state of its own. `soon` says that nothing more is being
 * written, `said` is announced to screen readers, `note` is the id of what the box says. `follows`
 * is what the kind shows of the answer that was saved last, if it shows anything; `begins` what an
 * answer that is begun now takes along. What the reader did with the form that is no answer, such
 * as which part is open, stands in `touched`, and `redraw` shows it. `kept`: the answer is kept.
 * @typedef {{
 *   id: Ids, words: Record<string, any>, value: any, follows: any, begins: any, locked: boolean, kept: boolean, parts: Part[], note: string,
 *   touched: Record<string, any>, redraw(): void,
 *   change(value: unknown, soon: boolean): unknown, said(text: Translations): void,
 * }} FormContext
 */

/** @type {Record<string, [look: string, sign: string]>} */
const LOOKS = { right: ["ok", "✓"], partly: ["notyet", "→"], "not-yet": ["notyet", "→"] };

/**
 * How an outcome is shown beside its words.
 * @param {string} outcome
 */
export function lookOf(outcome) {
  return LOOKS[outcome] ?? ["unread", "?"];
}

/**
 * The form to answer in: that of the folder `kinds/<kind>`.
 * @param {Form} form
 * @param {FormContext} context
 */
export function answerForm(form, context) {
  return forms[form.kind](form, context);
}
