// A practice item of a workbook.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { HELLO, makeIds, request, viewOf } from "../core/widget.js";
import { drawCard } from "./cards.js";
import { answerForm, lookOf } from "./form.js";
import "./try_it.css";

/** @import { Content, Translations } from "../core/dom.js" */
/** @import { Ids, Model, View } from "../core/widget.js" */
/** @import { Touched } from "./cards.js" */
/** @import { FormContext } from "./form.js" */

/** @typedef {Touched & { value: any, seed?: string, said?: Translations | null, redraw(): void }} Ui what the reader does */

/**
 * @param {View} view
 * @param {Ui} ui
 * @returns {string}
 */
function tryitState(view, ui) {
  if (view.phase !== "open") return "waiting";
  if (JSON.stringify(ui.value) === JSON.stringify(view.value) && view.verdict) return view.verdict.outcome;
  return ui.value === null ? "empty" : "typing";
}

/**
 * @param {View} view
 * @param {string} state
 * @returns {[look: string, sign: string, sentences: Content[]]}
 */
function tryitNote(view, state) {
  const { words, verdict } = view;
  if (view.phase === "closed") return ["unread", "!", [view.says]];
  if (state === "waiting") return ["saved", "", [view.away ? words.away : words.waiting]];
  if (state === "empty" || state === "typing") return ["saved", "", [words[state]]];
  const [look, sign] = lookOf(state);
  return [look, sign, [verdict.says, ...verdict.next]];
}

/**
 * @param {Model} model
 * @param {View} view
 * @param {Ui} ui
 * @param {Ids} id
 */
function tryitDraw(model, view, ui, id) {
  const { words } = view;
  const state = tryitState(view, ui);
  const [look, sign, says] = tryitNote(view, state);
  const right = state === "right";
  const check = () => ui.value !== null && request(model, "check", { value: ui.value });
  /** @type {FormContext} */
  const context = {
    id,
    words,
    value: ui.value,
    locked: false,
    parts: ["waiting", "empty", "typing"].includes(state) ? [] : view.verdict.parts,
    note: id("note"),
    said: (text) => (ui.said = text),
    change: (value) => {
      ui.value = value;
      ui.redraw();
    },
  };
  return html(
    "div",
    {
      class: "q-card tryit",
      role: "group",
      "aria-labelledby": id("title"),
      "data-item": view.item,
      "data-state": state,
      "data-kept": view.kept ? "yes" : "no",
      "data-key": `tryit-${view.item}`,
    },
    html("h3", { id: id("title"), class: "tryit-title" }, view.title),
    view.form && [
      drawCard(view.card, context, ui, ui.redraw),
      html(
        "form",
        { "data-key": "answer", onsubmit: (event) => (event.preventDefault(), check()) },
        answerForm(view.form, context),
        html(
          "div",
          { class: "q-row tryit-buttons", "data-key": "buttons" },
          html("button", { type: "submit", class: `q-btn${right ? "" : " q-btn--main"}`, "data-key": "check", "aria-disabled": ui.value === null ? "true" : null }, words.check),
          button(words.new, "new", () => request(model, "new"), { main: right, quiet: !right }),
          view.offer && button(words.hint, "hint", () => request(model, "hint")),
        ),
      ),
    ],
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    html(
      "div",
      { class: `q-note q-note--${look} tryit-note`, role: "status", id: id("note"), "data-key": "note" },
      says.map((sentence, place) => html("p", {}, place === 0 && sign && html("strong", { "aria-hidden": "true" }, `${sign} `), sentence)),
      view.hint && html("p", { class: "tryit-hint" }, html("b", {}, words.first_half), " ", view.hint),
    ),
    view.phase === "open" && !view.kept && html("p", { class: "q-help", "data-key": "not-kept" }, words.not_kept),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    /** @type {Ui} */
    const ui = { value: null, redraw: () => redraw() };
    const redraw = () => morph(el, () => tryitDraw(model, viewOf(model), ui, id));
    // A new item has its own value; a verdict leaves alone what is being written.
    const show = () => {
      const view = viewOf(model);
      if (view.phase === "open" && view.seed !== ui.seed) {
        Object.assign(ui, { seed: view.seed, value: view.value, said: null, scanned: null, level: null });
      }
      redraw();
    };
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      return request(model, "ready");
    };
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
    };
  },
};
