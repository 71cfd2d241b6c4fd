// A practice item of a workbook.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { drawnIn, HELLO, makeIds, request, viewOf } from "../core/widget.js";
import { drawCard } from "./cards.js";
import { Draft, PATIENCE, sortedJson } from "./draft.js";
import { answerForm, lookOf } from "./form.js";
import "./try_it.css";
import "./beside.css";

/** @import { Content, Translations } from "../core/dom.js" */
/** @import { Fields, Ids, Model } from "../core/widget.js" */
/** @import { Touched } from "./cards.js" */
/** @import { BoxView } from "./draft.js" */
/** @import { FormContext } from "./form.js" */

/** @typedef {Touched & { seed?: string, said?: Translations | null, asked?: string, redraw(): void }} Ui what the reader does that is no answer */

/** @typedef {(verb: string, fields?: Fields) => void} Ask */

/** @param {Model} model */
function itemView(model) {
  return /** @type {BoxView} */ (viewOf(model));
}

/** Forms of a text: what was said of it stays while it is mended, until the next check. */
const MENDED = ["written"];

/** What has no verdict, or none of what stands there now. */
const UNCHECKED = ["waiting", "empty", "typing"];

/**
 * What stands in the form: what was checked, with its outcome, or something else.
 * @param {BoxView} view
 * @param {Draft} draft
 * @returns {string}
 */
function tryitState(view, draft) {
  if (view.phase !== "open") return "waiting";
  if (view.verdict && sortedJson(draft.value) === sortedJson(view.value)) return view.verdict.outcome;
  return draft.value === null ? "empty" : "typing";
}

/**
 * What was said of the parts of an answer, where it is still to be read.
 * @param {BoxView} view
 * @param {string} state
 */
function saidOf(view, state) {
  const mending = state === "typing" && MENDED.includes(view.form?.kind);
  return UNCHECKED.includes(state) && !mending ? [] : (view.verdict?.parts ?? []);
}

/**
 * @param {BoxView} view
 * @param {string} state
 * @returns {[look: string, sign: string, sentences: Content[]]}
 */
function tryitNote(view, state) {
  const { words, verdict } = view;
  if (view.phase === "closed") return ["unread", "!", [view.says]];
  if (state === "waiting") return ["saved", "", [view.away ? words.away : words.waiting]];
  if (state === "empty" || state === "typing") return ["saved", "", [words[view.guess ? `${state}_guess` : state]]];
  const [look, sign] = state === "guessed" ? ["guessed", ""] : lookOf(state);
  return [look, sign, [verdict.says, ...verdict.next]];
}

/**
 * Whether all that was done here is kept, in a word.
 * @param {BoxView} view
 * @param {Draft} draft
 * @returns {[state: string, says: Content]}
 */
function tryitKept(view, draft) {
  const { words } = view;
  if (!view.kept_here) return ["not-here", words.not_kept];
  if (draft.lost) return ["lost", words.lost];
  const state = draft.state();
  if (state === "unsaved" || !view.kept) return ["unsaved", (view.ack && !view.ack.ok && view.ack.says) || view.trouble?.says || words.unsaved];
  if (state === "typing" || state === "saving") return ["saving", words.saving];
  return state === "empty" && !view.verdict ? ["empty", null] : ["saved", words.saved];
}

/** @type {Record<string, string>} */
const KEPT_SIGNS = { saved: "✓ ", unsaved: "! ", lost: "! " };

/**
 * The form with its buttons, and beside them whether it is kept.
 * @param {Ask} ask
 * @param {BoxView} view
 * @param {Draft} draft
 * @param {string} state
 * @param {FormContext} context
 */
function tryitForm(ask, view, draft, state, context) {
  const { words } = view;
  const done = state === "right" || state === "guessed";
  const off = draft.value === null || state === "guessed";
  const check = () => {
    if (off) return;
    draft.flush();
    ask("check", { value: draft.value });
  };
  const [kept, says] = tryitKept(view, draft);
  return html(
    "form",
    { "data-key": "answer", onsubmit: (event) => (event.preventDefault(), check()) },
    answerForm(view.form, context),
    html(
      "div",
      { class: "q-row tryit-buttons", "data-key": "buttons" },
      html(
        "button",
        { type: "submit", class: `q-btn${done ? "" : " q-btn--main"}`, "data-key": "check", "aria-disabled": off ? "true" : null },
        view.guess ? words.check_guess : words.check,
      ),
      view.again && button(words.new, "new", () => ask("new"), { quiet: true }),
      view.offer && !done && button(words.hint, "hint", () => ask("hint")),
      html("p", { class: "tryit-kept", role: "status", "data-key": "kept", "data-kept": kept }, says && [KEPT_SIGNS[kept] && html("span", { "aria-hidden": "true" }, KEPT_SIGNS[kept]), says]),
    ),
  );
}

/**
 * @param {Ask} ask
 * @param {BoxView} view
 * @param {Draft} draft
 * @param {Ui} ui
 * @param {Ids} id
 */
function tryitDraw(ask, view, draft, ui, id) {
  const { words } = view;
  const state = tryitState(view, draft);
  const [look, sign, says] = tryitNote(view, state);
  /** @type {FormContext} */
  const context = {
    id,
    words,
    value: draft.value,
    follows: view.follows,
    begins: null,
    touched: ui,
    redraw: ui.redraw,
    locked: false,
    kept: view.kept_here,
    parts: saidOf(view, state),
    note: id("note"),
    said: (text) => (ui.said = text),
    change: (value, soon) => draft.change(value, soon),
  };
  const kept = view.phase === "open" && ["saved", "empty"].includes(tryitKept(view, draft)[0]);
  return html(
    "div",
    {
      class: "q-card tryit",
      role: "group",
      "aria-labelledby": id("title"),
      "data-item": view.item,
      "data-state": state,
      "data-kept": kept ? "yes" : "no",
      "data-key": `tryit-${view.item}`,
    },
    html("h3", { id: id("title"), class: "tryit-title" }, view.title),
    view.form && [drawCard(view.card, context, ui, ui.redraw), tryitForm(ask, view, draft, state, context)],
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    html(
      "div",
      { class: `q-note q-note--${look} tryit-note`, role: "status", id: id("note"), "data-key": "note" },
      says.map((sentence, place) => html("p", {}, place === 0 && sign && html("strong", { "aria-hidden": "true" }, `${sign} `), sentence)),
      view.hint && html("p", { class: "tryit-hint" }, html("b", {}, words.first_half), " ", view.hint),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    /** @type {Ui} */
    const ui = { redraw: () => redraw() };
    /** @type {number | undefined} */
    let again;
    const draft = new Draft((answer) => request(model, "keep", { ...answer, seed: draft.view.seed }), () => redraw());
    /** @type {Ask} */
    const ask = (verb, fields) => {
      ui.asked = verb;
      try {
        request(model, verb, fields);
      } catch {
        // no connection: said by the page
      }
    };
    const redraw = () => morph(el, () => tryitDraw(ask, itemView(model), draft, ui, id));
    const show = () => {
      const view = itemView(model);
      draft.take(view);
      if (view.phase === "open" && view.seed !== ui.seed) {
        Object.assign(ui, { seed: view.seed, said: null, scanned: null, level: null });
        el.style.minHeight = "";
      }
      keepAgain(view);
      redraw();
      if (isAnswered(view)) {
        ui.asked = undefined;
        // Its room stays when it goes, or the next answer would slide away below the pointer.
        el.style.minHeight = `${el.offsetHeight}px`;
        el.querySelector(".tryit-note")?.scrollIntoView({ block: "nearest" });
      }
    };
    const isAnswered = (/** @type {BoxView} */ view) =>
      (ui.asked === "check" && !UNCHECKED.includes(tryitState(view, draft))) || (ui.asked === "hint" && Boolean(view.hint));
    // A verdict that was not kept is as good as none; its answer may be kept already.
    const keepAgain = (/** @type {BoxView} */ view) => {
      clearTimeout(again);
      if (view.phase !== "open" || view.kept || view.trouble?.final || draft.attempts.length) return;
      again = window.setTimeout(() => draft.attempt(sortedJson(draft.value)), PATIENCE);
    };
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      return ask("ready");
    };
    const flush = () => draft.flush();
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    document.addEventListener("qihang:flush", flush);
    window.addEventListener("pagehide", flush);
    drawnIn(model, el);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      clearTimeout(again);
      model.off("change:view", show);
      document.removeEventListener("qihang:flush", flush);
      window.removeEventListener("pagehide", flush);
    };
  },
};
