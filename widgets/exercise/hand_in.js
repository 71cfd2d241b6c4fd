// The end of an exercise.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { HELLO, makeIds, request, viewOf } from "../core/widget.js";
import { fillPlaces, fillTime } from "./texts.js";
import "./hand_in.css";

/** @import { Translations } from "../core/dom.js" */
/** @import { Fields, Ids, Model, View } from "../core/widget.js" */

/** @typedef {{ question: string, why: string, says: Translations }} Open a question without a whole answer */

const ASK = 2000; // ms between questions whether it is marked
const PATIENT = 60000; // ms after which it is asked less often
const RARELY = 15000;
const SAVING = 6000; // ms that answers on their way to the disk are waited for
const MOMENT = 700; // ms from when the question is seen until it can be answered

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

/**
 * @param {string} key of a button
 * @returns {DOMRect | undefined}
 */
function placeOf(key) {
  return document.querySelector(`[data-key="${key}"]`)?.getBoundingClientRect();
}

/**
 * @param {DOMRect} one
 * @param {DOMRect} other
 */
function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
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
    this.confirming = false; // whether the second button was pressed
    this.told = ""; // what was open when the question was asked
    this.ready = Infinity; // since when what answers can be pressed
    /** @type {string | undefined} */
    this.phase = undefined; // that was shown last
    /** @type {number | undefined} */
    this.soon = undefined;
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
    if (stage === "sure") {
      this.told = this.open();
      this.settle();
    }
    this.changed();
    if (stage === "sure") this.look();
  }

  /** Let what stands here now be pressed only once it can have been read. */
  settle() {
    clearTimeout(this.soon);
    this.ready = Infinity;
    this.soon = window.setTimeout(() => {
      this.ready = performance.now();
      this.changed();
    }, MOMENT);
  }

  /** Show whether to hand in all the same, but never where the first button was. */
  look() {
    const first = placeOf("hand-in");
    /** @type {HTMLElement | null} */ (document.querySelector('[data-key="sure"]'))?.focus();
    const confirm = placeOf("hand-in-so");
    if (first && confirm && overlap(first, confirm)) window.scrollBy(0, -first.height - confirm.height);
  }

  /**
   * Whether a press is an answer to what stands here. It counts by when it was made: one that
   * a slow page has kept waiting was meant for what stood there before.
   * @param {Event} event
   */
  answers(event) {
    return !this.isWorking() && event.timeStamp >= this.ready;
  }

  isWorking() {
    return this.stage === "saving" || this.stage === "busy";
  }

  press() {
    if (this.isWorking() || this.stage === "sure") return;
    this.begin(false);
  }

  /**
   * Hand in with questions that are not whole.
   * @param {Event} event
   */
  confirm(event) {
    if (this.answers(event)) this.begin(true);
  }

  /** @param {boolean} confirming */
  begin(confirming) {
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    this.until = Date.now() + SAVING;
    this.confirming = confirming;
    this.wait();
  }

  /** What is not whole, to be compared. */
  open() {
    return viewOf(this.model).open.map((/** @type {Open} */ one) => `${one.question} ${one.why}`).join();
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

  /**
   * The service asks by itself before it takes what is not whole. Here that is asked at once;
   * what it says goes with the second button.
   */
  send() {
    const { confirm } = viewOf(this.model);
    if (this.confirming) return this.ask("hand_in", { confirm: confirm ?? "" });
    if (!this.open()) return this.ask("hand_in");
    this.tell("hand_in");
    return this.turn("sure");
  }

  /**
   * @param {string} verb
   * @param {Fields} [fields]
   */
  ask(verb, fields) {
    this.turn("busy");
    this.tell(verb, fields);
    clearInterval(this.again);
    this.again = window.setInterval(() => this.tell("refresh"), HELLO);
  }

  /**
   * @param {string} verb
   * @param {Fields} [fields]
   */
  tell(verb, fields) {
    try {
      request(this.model, verb, fields);
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
    const busy = this.stage === "busy";
    this.seen = view.turn;
    // A new try is made at newer questions than this page has.
    if (view.is_other) window.location.reload();
    if (busy && !answered) return;
    if (busy || view.phase === "handed_in") {
      clearInterval(this.again);
      this.stage = null;
    }
    if (view.phase !== this.phase) {
      this.phase = view.phase;
      this.settle();
    }
    if (busy && view.confirm) this.turn("sure");
    if (this.stage === "sure" && this.open() !== this.told) this.stage = null;
  }

  stop() {
    clearTimeout(this.soon);
    clearTimeout(this.timer);
    clearInterval(this.again);
  }
}

/** @param {View} view */
function handinLeft({ open, words }) {
  if (!open.length) return html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), words.all_answered);
  return [
    html("p", {}, fillPlaces(words.some_open, { count: open.length })),
    html(
      "ul",
      { class: "handin-list" },
      open.map((/** @type {Open} */ one) => html("li", { "data-why": one.why }, button(one.says, `go-${one.question}`, () => handinGo(one.question), { quiet: true }))),
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
  return [
    html("div", { class: "handin-empty", "data-key": "empty" }, handinLeft(view)),
    html(
      "div",
      { class: "q-row", "data-key": "buttons" },
      button(words.hand_in, "hand-in", () => controller.press(), { main: !sure, once: true, off: sure || controller.isWorking() }),
    ),
    sure && handinSure(view, controller),
  ];
}

/**
 * Whether to hand in all the same: buttons of its own, below the first one. Whoever presses
 * twice, or holds the key, has pressed once.
 * @param {View} view
 * @param {HandinController} controller
 */
function handinSure(view, controller) {
  const { words } = view;
  const early = controller.ready === Infinity;
  return html(
    "div",
    { class: "q-note q-note--notyet handin-sure", role: "group", tabindex: "-1", label: words.sure, "data-key": "sure" },
    html("p", {}, html("strong", { "aria-hidden": "true" }, "! "), words.sure),
    html(
      "div",
      { class: "q-row", "data-key": "sure-buttons" },
      button(words.go_back, "go-back", (event) => controller.answers(event) && handinBack(view, controller), { main: true, once: true, off: early }),
      button(words.hand_in_so, "hand-in-so", (event) => controller.confirm(event), { once: true, off: early }),
    ),
  );
}

/**
 * @param {View} view
 * @param {HandinController} controller
 */
function handinBack(view, controller) {
  const [first] = view.open;
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
        button(words[again], "again", (event) => controller.answers(event) && controller.ask("again"), { once: true, off: controller.stage === "busy" || controller.ready === Infinity }),
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
