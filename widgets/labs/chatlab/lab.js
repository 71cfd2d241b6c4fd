import { chatLog, quickReplies, replyBox } from "../../core/chat.js";
import { button, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { morph } from "../../core/morph.js";
import { makeIds, request, viewOf } from "../../core/widget.js";
import "./lab.css";

/** @import { Desk, Talk } from "../../core/chat.js" */
/** @import { Translations } from "../../core/dom.js" */
/** @import { Option } from "../../core/controls.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/**
 * @typedef {View & {
 *   customers: Option[], customer: string, seconds: number, desk: Desk, talk: Talk, left: Translations, undo: Translations | null,
 *   card: { title: Translations, lines: { name: Translations, value: Translations }[] },
 *   mood: { sign: string, word: Translations },
 *   made: { name: string, text: Translations, made: boolean | null }[], whole: boolean,
 * }} Chat
 */

/**
 * The clock is off until somebody starts it; `left` are seconds. It is nobody's but this page's.
 * @typedef {{ left: number | null, timer: number | undefined }} Clock
 */

/** @param {Chat} view */
function card({ card }) {
  return html(
    "div",
    { class: "chat-card" },
    html("h4", {}, card.title),
    html(
      "dl",
      {},
      card.lines.map(({ name, value }) => html("div", {}, html("dt", {}, name), html("dd", {}, value))),
    ),
  );
}

/**
 * Which moves the last reply made, each with a sign and a word.
 * @param {Chat} view
 */
function lastReply({ made, whole, words }) {
  return html(
    "div",
    { class: "chat-made", "data-key": "made" },
    made.length > 0 && html("b", { class: whole ? null : "q-visually-hidden" }, whole ? words.whole : words.last),
    html(
      "ul",
      {},
      made.map(({ name, text, made }) =>
        html(
          "li",
          { "data-key": `made-${name}`, "data-made": made ? "yes" : "no" },
          html("span", { "aria-hidden": "true" }, `${made === null ? "!" : made ? "✓" : "○"} `),
          text,
          made === false && [" ", words.missing],
          html("span", { class: "q-visually-hidden" }, " ", made === null ? words.amiss : made ? words.does : words.does_not),
        ),
      ),
    ),
  );
}

/**
 * What is said of the last reply, below it.
 * @param {Chat} view
 * @param {Ids} id
 */
function judged(view, id) {
  const any = view.talk.replies.length > 0;
  return html(
    "section",
    { class: any ? "chat-judged" : "q-visually-hidden", "data-key": "judged" },
    any && lastReply(view),
    labSentence(view, id),
  );
}

/**
 * @param {Chat} view
 * @param {Clock} clock
 * @param {() => unknown} press starts the clock, stops it, or lets it go on
 */
function clockRow({ words, talk }, { left, timer }, press) {
  const says = left === null ? "" : left === 0 ? words.clock_over : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  const does = left === null ? words.clock_start : left === 0 ? words.clock_anew : timer === undefined ? words.clock_on : words.clock_pause;
  return html(
    "div",
    { class: "chat-clock", role: "group", label: words.clock },
    html("span", { role: "timer", "data-key": "clock" }, says),
    button(does, "clock-press", press, { quiet: true, off: Boolean(talk.ended) }),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    /** @type {Clock} */
    const clock = { left: null, timer: undefined };
    const stop = () => {
      clearInterval(clock.timer);
      clock.timer = undefined;
    };
    const tick = () => {
      clock.left = Math.max(0, (clock.left ?? 0) - 1);
      if (clock.left === 0) stop();
      redraw();
    };
    const go = (/** @type {number} */ seconds) => {
      stop();
      clock.left = seconds;
      clock.timer = window.setInterval(tick, 1000);
    };
    const press = (/** @type {Chat} */ view) => {
      if (clock.timer !== undefined) stop();
      else go(clock.left || view.seconds);
      redraw();
    };
    // Each reply has three minutes of its own.
    const replied = (/** @type {Chat} */ view, /** @type {string[]} */ replies) => {
      if (clock.timer !== undefined) go(view.seconds);
      if (replies.length > view.talk.replies.length) request(model, "say", { text: replies.at(-1) });
      else request(model, "back");
    };
    const draw = (/** @type {Chat} */ view) => {
      const { words, desk, talk } = view;
      if (talk.ended) stop();
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "chat-desk" },
          html(
            "div",
            { class: "chat-top" },
            radios(id, "customer", words.who, view.customers, view.customer, (name) => request(model, "customer", { name }), { compact: true, silent: true }),
            html("p", { class: "chat-mood", "data-key": "mood" }, html("span", { class: "q-visually-hidden" }, words.mood, " "), html("span", { "aria-hidden": "true" }, `${view.mood.sign} `), html("b", {}, view.mood.word)),
            clockRow(view, clock, () => press(view)),
          ),
          html(
            "div",
            { class: "chat-left" },
            card(view),
            quickReplies(id, desk, talk, words),
          ),
          html(
            "div",
            { class: "chat-right" },
            chatLog(desk, talk, words, judged(view, id)),
            replyBox(id, desk, talk, words, view.left, (replies) => replied(view, replies), { more: againButton(model, view), undo: view.undo }),
          ),
        ),
      });
    };
    const redraw = () => morph(el, () => draw(/** @type {Chat} */ (viewOf(model))));
    const hide = mountLab(model, el, draw);
    return () => {
      stop();
      hide();
    };
  },
};
