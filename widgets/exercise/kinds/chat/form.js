import { chatLog, closeLids, opened, quickReplies, replyBox } from "../../../core/chat.js";
import { html } from "../../../core/dom.js";
import { fillPlaces } from "../../texts.js";
import { checkLine } from "../parts.js";
import "./form.css";

/** @import { FormContext, Form } from "../../form.js" */

/**
 * A talk with a customer. What is said to a reply is known once the reply is saved.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function chat(form, context) {
  const { id, words, locked, note } = context;
  const talk = talkOf(context);
  const left = fillPlaces(words.chat_left, { left: form.desk.most - talk.replies.length });
  const change = (/** @type {string[]} */ replies) => context.change(replies.length ? replies : null, true);
  return html(
    "div",
    { class: "form-chat", "data-key": "form", "data-locked": locked, onkeydown: locked ? null : closeLids },
    html("div", { class: "form-chat-log" }, html("p", { class: "q-label" }, form.label), chatLog(form.desk, talk, words)),
    !locked && quickReplies(id, form.desk, talk, words),
    html(
      "div",
      { class: "form-chat-hand" },
      !locked && replyBox(id, form.desk, talk, words, left, change, { note }),
      html("details", { class: "form-counts", open: locked, ontoggle: locked ? null : opened, "data-key": "counts" }, html("summary", {}, words.chat_counts), checks(form, context)),
    ),
  );
}

/**
 * The replies that stand there, and what is known of what was said to them.
 * @param {FormContext} context
 */
function talkOf({ value, follows }) {
  const replies = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  const known = follows ?? { replies: [], turns: [], ended: null };
  const other = replies.findIndex((reply, place) => reply !== known.replies[place]);
  const turns = other < 0 ? known.turns.slice(0, replies.length) : known.turns.slice(0, other);
  return { replies, turns, ended: turns.length === known.turns.length ? known.ended : null };
}

/**
 * @param {Form} form
 * @param {FormContext} context
 */
function checks(form, context) {
  return html(
    "div",
    { class: "form-checks" },
    html("ul", {}, form.checks.map((/** @type {any} */ check) => checkLine(check, context))),
  );
}
