// The end of an exercise.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { HELLO, makeIds, request, viewOf } from "../core/widget.js";
import { fillPlaces, fillTime } from "./texts.js";
import "./hand_in.css";

/** @import { Ids, Model, View } from "../core/widget.js" */

const ASK = 2000; // ms between questions whether it is marked
const PATIENT = 60000; // ms after which it is asked less often
const RARELY = 15000;
const SAVING = 6000; // ms that answers on their way to the disk are waited for

/**
 * The boxes on this page that are in one of these states.
 * @param {string[]} states
 */
function handinBoxes(states) {
  /** @type {NodeListOf<HTMLElement>} */
  const boxes = document.querySelectorAll("[data-question][data-state]");
  return [...boxes].filter((box) => states.includes(box.dataset.state ?? ""));
}

/** @param {string} question */
function handinGo(question) {
  const box = document.querySelector(`[data-question="${CSS.escape(question)}"]`);
  box?.scrollIntoView({ block: "center" });
  /** @type {HTMLElement | null | undefined} */
  const control = box?.querySelector("input:not(:disabled)") ?? box?.querySelector("button");
  control?.focus({ preventScroll: true });
}

/** @param {{ empty: boolean }} question */
function isEmpty(question) {
  return question.empty;
}

/** The state of handing in before Python knows of it. */
class HandinController {
  /**
   * @param {Model} model
   * @param {() => void} changed
   */
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    /** @type {null | "sure" | "saving" | "unsaved" | "busy"} */
    this.stage = null;
    this.until = 0; // when waiting for answers to be saved ends
    this.sure = false;
    /** @type {unknown} */
    this.seen = undefined; // the last turn that Python showed
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {number | undefined} */
    this.again = undefined;
  }

  /** @param {HandinController["stage"]} stage */
  turn(stage) {
    this.stage = stage;
    this.changed();
  }

  /** @param {boolean} sure */
  press(sure) {
    if (this.stage === "saving" || this.stage === "busy") return;
    const empty = viewOf(this.model).questions.some(isEmpty);
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    this.until = Date.now() + SAVING;
    this.sure = sure;
    if (empty && !sure && !handinBoxes(["typing", "saving", "unsaved"]).length) this.turn("sure");
    else this.wait();
  }

  /**
   * Hand in only what is saved: nobody is to find out later that an answer was missing.
   * @returns {void}
   */
  wait() {
    if (handinBoxes(["unsaved"]).length) return this.turn("unsaved");
    if (!handinBoxes(["typing", "saving"]).length) return this.send();
    if (Date.now() > this.until) return this.turn("unsaved");
    this.timer = window.setTimeout(() => this.wait(), 100);
    if (this.stage !== "saving") this.turn("saving");
  }

  send() {
    const empty = viewOf(this.model).questions.some(isEmpty);
    if (empty && !this.sure) return this.turn("sure");
    return this.ask("hand_in");
  }

  /** @param {string} verb */
  ask(verb) {
    this.turn("busy");
    this.tell(verb);
    clearInterval(this.again);
    this.again = window.setInterval(() => this.tell("refresh"), HELLO);
  }

  /** @param {string} verb */
  tell(verb) {
    try {
      request(this.model, verb);
    } catch {
      // no connection: said by the page, and tried again
    }
  }

  /**
   * Python answered, or something else changed.
   * @param {View} view
   */
  heard(view) {
    const answered = view.turn !== this.seen;
    this.seen = view.turn;
    if (this.stage === "busy" && !answered) return;
    if (this.stage === "busy" || view.phase === "handed_in") {
      clearInterval(this.again);
      this.stage = null;
    }
    if (this.stage === "sure" && !view.questions.some(isEmpty)) this.stage = null;
  }

  stop() {
    clearTimeout(this.timer);
    clearInterval(this.again);
  }
}

/** @param {View} view */
function handinEmpty(view) {
  const empty = view.questions.filter(isEmpty);
  if (!empty.length) return html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), view.words.all_answered);
  return [
    html("p", {}, fillPlaces(view.words.some_empty, { count: empty.length })),
    html(
      "ul",
      { class: "handin-list" },
      empty.map((/** @type {any} */ one) => html("li", {}, button(one.title, `go-${one.question}`, () => handinGo(one.question), { quiet: true }))),
    ),
  ];
}

/**
 * @param {View} view
 * @param {HandinController} controller
 */
function handinOpen(view, controller) {
  const { words } = view;
  if (!view.kept_here) return html("p", { class: "q-note", "data-key": "not-kept" }, words.not_kept);
  const sure = controller.stage === "sure";
  const working = controller.stage === "saving" || controller.stage === "busy";
  return [
    html("div", { class: "handin-empty", "data-key": "empty" }, handinEmpty(view)),
    sure && html("p", { class: "q-note q-note--notyet", "data-key": "sure" }, html("strong", { "aria-hidden": "true" }, "! "), words.sure),
    html(
      "div",
      { class: "q-row", "data-key": "buttons" },
      button(sure ? words.hand_in_so : words.hand_in, "hand-in", () => controller.press(sure), { main: true, off: working }),
      sure && button(words.go_back, "go-back", () => handinBack(view, controller)),
    ),
  ];
}

/**
 * @param {View} view
 * @param {HandinController} controller
 */
function handinBack(view, controller) {
  const first = view.questions.find(isEmpty);
  controller.turn(null);
  if (first) handinGo(first.question);
}

/**
 * @param {View} view
 * @param {HandinController} controller
 */
function handinClosed(view, controller) {
  const { words, may_again: again, handed_in: done } = view;
  return [
    html(
      "div",
      { class: "q-note q-note--ok", "data-key": "receipt" },
      html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), fillTime(words.handed_in, done.at)),
      html("p", { "data-receipt": done.receipt }, fillPlaces(words.receipt, done)),
    ),
    view.results ? handinResults(view) : html("p", { "data-key": "unmarked" }, words.unmarked),
    again &&
      html(
        "div",
        { class: "q-row", "data-key": "again-row" },
        button(words[again], "again", () => controller.ask("again"), { off: controller.stage === "busy" }),
        html("span", { class: "q-help" }, words.best_counts),
      ),
  ];
}

/** @param {View} view */
function handinResults({ words, results }) {
  return html(
    "div",
    { class: "handin-results", "data-key": "results" },
    html("h4", {}, words.result),
    html("p", { class: "handin-total" }, results.says),
    results.best && html("p", {}, results.best),
    html(
      "table",
      { class: "q-table" },
      html("caption", { class: "q-visually-hidden" }, words.result),
      html("thead", {}, html("tr", {}, [words.question, words.outcome, words.points].map((text) => html("th", { scope: "col" }, text)))),
      html("tbody", {}, results.rows.map(handinRow)),
    ),
  );
}

/** @param {Record<string, any>} row */
function handinRow(row) {
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, button(row.title, `go-${row.question}`, () => handinGo(row.question), { quiet: true })),
    html("td", {}, html("span", { "aria-hidden": "true" }, `${row.sign} `), row.outcome),
    html("td", {}, row.points),
  );
}

/**
 * @param {View} view
 * @param {HandinController} controller
 */
function handinSays(view, controller) {
  const { words } = view;
  if (view.phase === "waiting") return view.says ?? (view.away ? words.away : words.waiting);
  /** @type {Record<string, any>} */
  const said = { saving: words.first_saving, unsaved: words.some_unsaved, busy: words.busy };
  return said[controller.stage ?? ""] ?? view.says;
}

/**
 * @param {View} view
 * @param {HandinController} controller
 * @param {Ids} id
 */
function handinDraw(view, controller, id) {
  const says = handinSays(view, controller);
  /** @type {Record<string, typeof handinOpen>} */
  const phases = { open: handinOpen, handed_in: handinClosed };
  const phase = phases[view.phase];
  return html(
    "section",
    { class: "q-card handin q-stack", "aria-labelledby": id("title"), "data-key": "handin", "data-phase": view.phase, "data-marked": view.results ? "yes" : "no" },
    html("h3", { id: id("title") }, view.words.title),
    phase && phase(view, controller),
    html("div", { class: "handin-says", role: "status", "data-key": "says" }, says),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    /** @type {number | undefined} */
    let asking;
    let since = Date.now(); // when it was handed in, as far as this page knows
    const controller = new HandinController(model, () => redraw());
    const redraw = () => morph(el, () => handinDraw(viewOf(model), controller, id));
    const pace = () => (Date.now() - since < PATIENT ? ASK : RARELY);
    const schedule = () => {
      const view = viewOf(model);
      clearTimeout(asking);
      if (view.phase === "waiting") asking = window.setTimeout(() => tell("ready"), HELLO);
      if (view.phase !== "handed_in") since = Date.now();
      else if (!view.results) asking = window.setTimeout(() => tell("refresh"), pace());
    };
    const tell = (/** @type {string} */ verb) => {
      controller.tell(verb);
      schedule();
    };
    const show = () => {
      controller.heard(viewOf(model));
      redraw();
      schedule();
    };
    model.on("change:view", show);
    show();
    tell("ready");
    return () => {
      clearTimeout(asking);
      controller.stop();
      model.off("change:view", show);
    };
  },
};
