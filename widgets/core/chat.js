// The desk of a shop's chat: what was said, quick replies, and the box for a reply of one's own.

import { button } from "./controls.js";
import { html, language } from "./dom.js";
import { isBlank } from "./numbers.js";
import "./static/chat.css";

/** @import { Content, Translations } from "./dom.js" */
/** @import { Ids } from "./widget.js" */

/** @typedef {{ by: string, says: Translations }} Line */

/**
 * What Python says of a desk before the first reply.
 * @typedef {{ customer: Translations, before: Line[], quick: Translations[], most: number, longest: number }} Desk
 */

/**
 * A talk at a desk: the replies, what was said to each, and what is said of its end.
 * @typedef {{ replies: string[], turns: Line[], ended: Translations | null }} Talk
 */

/**
 * What is written and not sent yet, by the id of its box.
 * @type {Map<string, string>}
 */
const unsent = new Map();

/**
 * Whether no reply can be sent now: the customer has not answered yet, or nothing more is said.
 * @param {Desk} desk
 * @param {Talk} talk
 */
function isShut(desk, { replies, turns, ended }) {
  return Boolean(ended) || replies.length >= desk.most || turns.length < replies.length;
}

/**
 * All that was said. Its newest line is in sight without scrolling; `judged` is what is said of it.
 * @param {Desk} desk
 * @param {Talk} talk
 * @param {Record<string, any>} words
 * @param {Content} [judged]
 */
export function chatLog(desk, talk, words, judged) {
  const { replies, turns, ended } = talk;
  const lines = [...desk.before];
  replies.forEach((reply, place) => {
    lines.push({ by: "you", says: { zh: reply, en: reply } });
    if (turns[place]) lines.push(turns[place]);
  });
  /** @type {Record<string, Translations>} */
  const names = { customer: desk.customer, robot: words.chat_robot, lead: words.chat_lead, you: words.chat_you };
  const waits = turns.length < replies.length && !ended;
  return html(
    "div",
    { class: "chat-log", role: "log", tabindex: 0, label: words.chat_log, "data-key": "log", "data-control": "reply" },
    html(
      "div",
      { class: "chat-lines" },
      lines.map(({ by, says }, place) =>
        html("p", { class: `chat-line chat-line--${by}`, "data-key": `line-${place}` }, html("b", {}, names[by]), " ", says),
      ),
      waits && html("p", { class: "chat-line chat-line--aside", "data-key": "reads" }, words.chat_reads),
      ended && !judged && html("p", { class: "chat-line chat-line--aside", "data-key": "ended" }, ended),
      judged,
    ),
  );
}

/**
 * What a lid opens is brought into sight: it moves down what is below, and lies over nothing.
 * @param {Event} event
 */
export function opened({ currentTarget }) {
  const one = /** @type {HTMLDetailsElement} */ (currentTarget);
  if (one.open) one.scrollIntoView({ block: "nearest" });
}

/**
 * Escape closes what a lid opened, wherever at the desk one is.
 * @param {KeyboardEvent} event
 */
export function closeLids(event) {
  if (event.key !== "Escape" || event.isComposing) return;
  const desk = /** @type {HTMLElement} */ (event.currentTarget);
  for (const open of desk.querySelectorAll("details[open]")) {
    if (open.contains(document.activeElement)) open.querySelector("summary")?.focus();
    open.removeAttribute("open");
  }
}

/**
 * Replies to press: one is put behind what stands in the box, and may be changed there.
 * @param {Ids} id
 * @param {Desk} desk
 * @param {Talk} talk
 * @param {Record<string, any>} words
 */
export function quickReplies(id, desk, talk, words) {
  const off = isShut(desk, talk);
  const put = (/** @type {Translations} */ text) => {
    write(id, behind(unsent.get(id("say")) ?? "", text[language()]).slice(0, desk.longest));
    const box = boxOf(id);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    box.scrollTop = box.scrollHeight;
  };
  return html(
    "div",
    { class: "chat-quick", role: "group", "aria-labelledby": id("quick"), "data-key": "quick" },
    html("p", { id: id("quick") }, words.chat_quick),
    desk.quick.map((text, place) => button(text, `quick-${place}`, () => put(text), { off })),
  );
}

/**
 * @param {Ids} id
 * @returns {HTMLTextAreaElement}
 */
function boxOf(id) {
  return /** @type {HTMLTextAreaElement} */ (document.getElementById(id("say")));
}

/**
 * One text behind another; one that stands there already is not put there twice.
 * @param {string} before
 * @param {string} text
 */
function behind(before, text) {
  if (isBlank(before)) return text;
  if (before.includes(text)) return before;
  return before.trimEnd() + (/[\u3000-\u9fff\uff00-\uffef]$/.test(before.trimEnd()) ? "" : " ") + text;
}

/**
 * Have a text stand in the box; a redraw leaves alone what is being written.
 * @param {Ids} id
 * @param {string} text
 */
function write(id, text) {
  unsent.set(id("say"), text);
  boxOf(id).value = text;
}

/**
 * The box for a reply. What is sent or taken back is told as the replies that there are then.
 * @param {Ids} id
 * @param {Desk} desk
 * @param {Talk} talk
 * @param {Record<string, any>} words
 * @param {Content} left how many replies are left
 * @param {(replies: string[]) => unknown} change
 * @param {{ note?: string, more?: Content, undo?: Content }} [beside] the id of what else is said of
 *   the box, what else stands beside its buttons, and what else than a reply can be taken back
 */
export function replyBox(id, desk, talk, words, left, change, { note, more, undo } = {}) {
  const { replies } = talk;
  const off = isShut(desk, talk);
  const send = () => {
    const text = unsent.get(id("say")) ?? "";
    if (off || isBlank(text)) return;
    write(id, "");
    change([...replies, text.trim()]);
  };
  const back = () => {
    const last = replies.at(-1) ?? "";
    if (isBlank(unsent.get(id("say")) ?? "")) write(id, last);
    change(replies.slice(0, -1));
  };
  return html(
    "div",
    { class: "chat-reply", "data-key": "reply" },
    html(
      "div",
      { class: "chat-label" },
      html("label", { class: "q-label", for: id("say") }, words.chat_say),
      html("p", { class: "q-help", id: id("left"), "data-key": "left" }, left),
    ),
    html("textarea", {
      class: "q-input chat-say",
      id: id("say"),
      rows: 3,
      maxlength: desk.longest,
      readOnly: off,
      value: unsent.get(id("say")) ?? "",
      "aria-describedby": `${id("left")} ${note ?? ""}`.trim(),
      "data-key": "say",
      "data-control": "reply",
      oninput: (event) => unsent.set(id("say"), event.target.value),
      onkeydown: (event) => {
        if (event.key !== "Enter" || !event.ctrlKey || event.isComposing) return;
        event.preventDefault();
        send();
      },
    }),
    html(
      "div",
      { class: "q-row chat-buttons", role: "group", label: words.chat_say, "data-control": "reply" },
      shortcut(inGroup(button(words.chat_send, "send", send, { main: true, off, once: true }))),
      inGroup(button(undo ?? words.chat_back, "back", back, { quiet: true, off: !replies.length && !undo, once: true })),
      more,
    ),
  );
}

/**
 * Says which keys in the box do the same.
 * @param {HTMLElement} one
 */
function shortcut(one) {
  one.setAttribute("aria-keyshortcuts", "Control+Enter");
  one.title = "Ctrl + Enter";
  return one;
}

/**
 * A button that belongs to the box.
 * @param {HTMLElement} one
 */
function inGroup(one) {
  one.dataset.control = "reply";
  return one;
}
