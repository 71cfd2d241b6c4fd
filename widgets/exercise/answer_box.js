// An answer box of an exercise.

import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { drawnIn, HELLO, makeIds, request, viewOf } from "../core/widget.js";
import { drawCard } from "./cards.js";
import { Draft } from "./draft.js";
import { answerForm, lookOf } from "./form.js";
import { fillTime } from "./texts.js";
import "./answer_box.css";
import "./beside.css";

/** @import { Content, Translations } from "../core/dom.js" */
/** @import { Ids, Model } from "../core/widget.js" */
/** @import { Touched } from "./cards.js" */
/** @import { BoxView } from "./draft.js" */
/** @import { FormContext } from "./form.js" */

/** @typedef {[state: string, look: string, sign: string, sentences: Content[]]} Says */
/** @typedef {Touched & { said?: Translations, redraw(): void }} Ui what the reader did that is not an answer */

/** @param {Model} model */
function boxView(model) {
  return /** @type {BoxView} */ (viewOf(model));
}

/**
 * What the box says of itself: the state's name, the note's look, sign and sentences.
 * @param {BoxView} view
 * @param {Draft} draft
 * @returns {Says}
 */
function boxSays(view, draft) {
  const { words } = view;
  if (view.phase === "waiting") return ["waiting", "saved", "", [view.away ? words.away : words.waiting]];
  if (view.phase === "closed") return ["unsaved", "unread", "!", [view.says]];
  if (view.phase === "locked") return boxMarked(view);
  const state = draft.state();
  const here = view.kept_here ? [] : [words.not_kept];
  const when = () => fillTime(view.kept_here ? words.saved : words.noted, draft.base() ?? "");
  // What is still missing, or could not be read, comes first: beside "Saved" it was read over.
  if (state === "saved" && view.unfinished.length) return [state, "saved", "→", [...view.unfinished, when(), ...here]];
  if (state === "saved") return [state, "saved", "✓", [when(), ...here]];
  if (state === "unreadable") return [state, "unread", "?", [...view.unreadable, when(), ...here]];
  if (state === "unsaved") return [state, "notyet", "!", [view.ack && !view.ack.ok && view.ack.says ? view.ack.says : words.unsaved]];
  return [state, "saved", "", [words[state], ...(state === "empty" ? here : [])]];
}

/**
 * @param {BoxView} view
 * @returns {Says}
 */
function boxMarked(view) {
  const { verdict, words } = view;
  const shut = fillTime(words.handed_in, view.handed_in.at);
  const again = view.may_again === "new" && verdict?.outcome !== "right" ? [words.again] : [];
  if (!verdict) return ["locked", "saved", "✓", view.answer ? [shut] : [shut, words.no_answer]];
  const [look, sign] = lookOf(verdict.outcome);
  return [verdict.outcome, look, sign, [verdict.says, ...verdict.next, shut, ...again]];
}

/**
 * @param {Draft} draft
 * @param {Ui} ui
 * @param {Ids} id
 * @param {BoxView} view
 */
function boxDraw(draft, ui, id, view) {
  const [state, look, sign, says] = boxSays(view, draft);
  if (draft.lost) says.push(view.words.lost);
  /** @type {FormContext} */
  const context = {
    id,
    words: view.words,
    value: draft.value,
    follows: view.follows,
    begins: view.begins,
    touched: ui,
    redraw: ui.redraw,
    locked: view.phase !== "open",
    kept: view.kept_here,
    parts: view.phase === "locked" ? (view.verdict?.parts ?? []) : ["saved", "unreadable"].includes(state) ? view.unread : [],
    change: (value, soon) => draft.change(value, soon),
    said: (text) => (ui.said = text),
    note: id("note"),
  };
  return html(
    "div",
    { class: "q-card box-card", role: "group", label: view.title, "data-question": view.question, "data-state": state, "data-key": `box-${view.question}` },
    view.form ? [drawCard(view.card, context, ui, ui.redraw), answerForm(view.form, context)] : html("p", { class: "q-label" }, view.title),
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    html(
      "div",
      { class: "box-foot", "data-key": "foot" },
      html(
        "div",
        { class: `q-note q-note--${look} box-note`, role: "status", id: id("note"), "data-key": "note" },
        says.map((sentence, place) => html("p", {}, place === 0 && sign && html("strong", { "aria-hidden": "true" }, `${sign} `), sentence)),
      ),
      !view.verdict && html("p", { class: "box-worth" }, view.worth),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    /** @type {Ui} */
    const ui = { redraw: () => redraw() };
    const draft = new Draft((answer) => request(model, "answer", answer), () => redraw());
    const redraw = () => morph(el, () => boxDraw(draft, ui, id, boxView(model)));
    const show = () => {
      draft.take(boxView(model));
      redraw();
    };
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      try {
        request(model, "ready");
      } catch {
        // no connection: said by the page, and tried again
      }
    };
    const flush = () => draft.flush();
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    drawnIn(model, el);
    document.addEventListener("qihang:flush", flush);
    window.addEventListener("pagehide", flush);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
      document.removeEventListener("qihang:flush", flush);
      window.removeEventListener("pagehide", flush);
    };
  },
};
