// The page of review: one question after the other, each marked at once, and the way to the lesson.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { drawnIn, HELLO, makeIds, request, viewOf } from "../core/widget.js";
import { drawCard } from "./cards.js";
import { answerForm, lookOf } from "./form.js";
import { fillPlaces } from "./texts.js";
import "./try_it.css";
import "./review.css";
import "./beside.css";

/** @import { Content, Translations } from "../core/dom.js" */
/** @import { Fields, Ids, Model, View } from "../core/widget.js" */
/** @import { Touched } from "./cards.js" */
/** @import { FormContext } from "./form.js" */

/** @typedef {Touched & { value: any, said?: Translations | null, shown?: string, redraw(): void }} Ui what the reader has done since the question was asked */

/** @typedef {(verb: string, fields?: Fields) => void} Ask */

/**
 * @param {View} view
 * @param {Ui} ui
 * @param {Ids} id
 */
function contextOf(view, ui, id) {
  /** @type {FormContext} */
  return {
    id,
    words: view.words,
    value: ui.value,
    follows: null,
    begins: null,
    touched: ui,
    redraw: ui.redraw,
    locked: view.kept,
    kept: view.kept_here,
    parts: isSaid(view, ui) ? view.verdict.parts : [],
    note: id("note"),
    said: (text) => (ui.said = text),
    change: (value) => {
      ui.value = value;
      ui.redraw();
    },
  };
}

/**
 * Whether what stands in the form is what was looked at.
 * @param {View} view
 * @param {Ui} ui
 */
function isSaid(view, ui) {
  return Boolean(view.verdict) && JSON.stringify(view.value) === JSON.stringify(ui.value);
}

/** @param {View} view */
function onward(view) {
  const { words, onward } = view;
  return html("a", { class: "q-btn q-btn--main", "data-key": "onward", href: onward.href }, words.onward);
}

/**
 * What there is to press before the answer is kept: check, and the way past it all.
 * @param {View} view
 * @param {Ui} ui
 */
function presses(view, ui) {
  const { words } = view;
  return html(
    "div",
    { class: "q-row tryit-buttons", "data-key": "buttons" },
    html("button", { type: "submit", class: "q-btn q-btn--main", "data-key": "check", "aria-disabled": ui.value === null ? "true" : null }, words.check),
    html("a", { class: "q-btn q-btn--quiet", "data-key": "later", href: view.onward.href }, words.later),
  );
}

/**
 * What there is to press then; a key that is held down does not go on by itself.
 * @param {View} view
 * @param {Ask} ask
 */
function next(view, ask) {
  const { words } = view;
  const says = view.place === view.of ? words.end : words.next;
  return html("div", { class: "q-row review-next", "data-key": "going-on" }, button(says, "next", () => ask("next"), { main: true, once: true }));
}

/**
 * What is said of the answer, with the screen where it is taught.
 * @param {View} view
 * @param {Ui} ui
 * @param {Ids} id
 */
function note(view, ui, id) {
  const { words, verdict } = view;
  const said = isSaid(view, ui);
  const [look, sign] = view.trouble ? ["unread", "!"] : said ? lookOf(verdict.outcome) : ["saved", ""];
  /** @type {Content[]} */
  const says = view.trouble ? [words.unsaved] : said ? [verdict.says, ...verdict.next] : [];
  return html(
    "div",
    { class: `q-note q-note--${look} tryit-note review-note`, role: "status", id: id("note"), "data-key": "note" },
    says.map((sentence, place) => html("p", {}, place === 0 && sign && html("strong", { "aria-hidden": "true" }, `${sign} `), sentence)),
    view.hint && html("p", { class: "tryit-hint" }, html("b", {}, words.first_half), " ", view.hint),
    view.see && html("p", { class: "tryit-hint" }, words.see, " ", html("a", { href: view.see.href }, view.see.title)),
  );
}

/**
 * @param {View} view
 * @param {Ui} ui
 * @param {Ask} ask
 * @param {Ids} id
 */
function question(view, ui, ask, id) {
  const context = contextOf(view, ui, id);
  const check = () => {
    if (ui.value !== null && !view.kept) ask("check", { value: ui.value });
  };
  return html(
    "section",
    { class: "q-card tryit review", "aria-labelledby": `${id("place")} ${id("title")}`, "data-key": `question-${view.place}`, "data-question": view.item, "data-state": view.kept ? view.verdict.outcome : "open" },
    html(
      "div",
      { class: "tryit-title", "data-key": "head" },
      html(
        "p",
        { class: "review-place" },
        html("span", { id: id("place") }, fillPlaces(view.words.place, { n: view.place, of: view.of })),
        " · ",
        view.kept_here ? view.words.no_points : view.words.not_kept,
      ),
      html("h2", { id: id("title"), class: "review-title", tabindex: "-1", "data-key": "title" }, view.title),
    ),
    drawCard(view.card, context, ui, ui.redraw),
    html(
      "form",
      { "data-key": "answer", onsubmit: (event) => (event.preventDefault(), check()) },
      answerForm(view.form, context),
      !view.kept && presses(view, ui),
    ),
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    note(view, ui, id),
    view.kept && next(view, ask),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function end(view, id) {
  const { words } = view;
  const says = view.of === 0 ? words.nothing : view.right === view.of ? words.all_right : fillPlaces(words.some_right, { right: view.right, of: view.of });
  return html(
    "section",
    { class: "q-card review", "aria-labelledby": id("title"), "data-key": "end", "data-state": "done" },
    html("h2", { id: id("title"), tabindex: "-1", "data-key": "title" }, words.done),
    html("p", {}, says),
    html("div", { class: "q-row" }, onward(view)),
  );
}

/**
 * @param {View} view
 * @param {Ui} ui
 * @param {Ask} ask
 * @param {Ids} id
 */
function draw(view, ui, ask, id) {
  return html("div", { class: "review-page" }, shown(view, ui, ask, id));
}

/**
 * @param {View} view
 * @param {Ui} ui
 * @param {Ask} ask
 * @param {Ids} id
 */
function shown(view, ui, ask, id) {
  if (view.phase === "open") return question(view, ui, ask, id);
  if (view.phase === "done") return end(view, id);
  const says = view.phase === "closed" ? view.says : view.away ? view.words.away : view.words.waiting;
  return html("section", { class: "q-card review", "data-key": "waiting", "data-state": "waiting" }, html("p", { role: "status" }, says));
}

/**
 * Which question or end is shown.
 * @param {View} view
 */
function shownOf(view) {
  return view.phase === "open" ? `${view.place}` : view.phase;
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    /** @type {Ui} */
    const ui = { value: null, redraw: () => redraw() };
    /** @type {Ask} */
    const ask = (verb, fields) => {
      try {
        request(model, verb, fields);
      } catch {
        // no connection: said by the page
      }
    };
    const redraw = () => morph(el, () => draw(viewOf(model), ui, ask, id));
    const show = () => {
      const view = viewOf(model);
      const before = ui.shown;
      const is = shownOf(view);
      if (is !== before) Object.assign(ui, { shown: is, value: view.value ?? null, said: null, scanned: null, level: null });
      redraw();
      // Whoever pressed a button goes on at what took its place.
      if (is !== before && before !== undefined && before !== "waiting") {
        el.querySelector("h2")?.focus({ preventScroll: true });
        window.scrollTo(0, 0);
      } else if (view.kept) {
        /** @type {HTMLElement | null} */
        const going = el.querySelector('[data-key="next"]');
        going?.focus({ preventScroll: true });
        going?.scrollIntoView({ block: "nearest" });
      }
    };
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      return ask("ready");
    };
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    drawnIn(model, el);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
    };
  },
};
