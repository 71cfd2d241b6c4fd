// The end of an exercise.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { HELLO, makeIds, viewOf } from "../core/widget.js";
import { goTo } from "./going.js";
import { HandinController } from "./hand_in_controller.js";
import { look, lookedAt } from "./looking.js";
import { planPaper } from "./plan_paper.js";
import { fillPlaces, fillTime } from "./texts.js";
import "./hand_in.css";
import "./beside.css";

/** @import { Translations } from "../core/dom.js" */
/** @import { Ids, Model, View } from "../core/widget.js" */

/** @typedef {{ question: string, why: string, says: Translations }} Open a question without a whole answer */

const ASK = 2000; // ms between questions whether it is marked
const PATIENT = 60000; // ms after which it is asked less often
const RARELY = 15000;

/** @param {View} view */
function handinLeft({ open, words }) {
  if (!open.length) return html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), words.all_answered);
  return [
    html("p", {}, fillPlaces(words.some_open, { count: open.length })),
    html(
      "ul",
      { class: "handin-list" },
      open.map((/** @type {Open} */ one) => html("li", { "data-why": one.why }, button(one.says, `go-${one.question}`, () => goTo(one.question), { quiet: true }))),
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
  if (view.is_over) {
    return [
      html("div", { class: "q-note q-note--notyet", "data-key": "over" }, html("p", {}, html("strong", { "aria-hidden": "true" }, "! "), fillTime(words.over, view.due_at))),
      lookedAt(view, (verb) => controller.tell(verb)),
    ];
  }
  const sure = controller.stage === "sure";
  return [
    handinLimits(view),
    html("div", { class: "handin-empty", "data-key": "empty" }, handinLeft(view)),
    html(
      "div",
      { class: "q-row", "data-key": "buttons" },
      button(words.hand_in, "hand-in", () => controller.press(), { main: !sure, once: true, off: sure || controller.isWorking() }),
    ),
    sure && handinSure(view, controller),
    lookedAt(view, (verb) => controller.tell(verb)),
  ];
}

/**
 * Until when, and how many times.
 * @param {View} view
 */
function handinLimits({ words, due_at: due, is_over: over, tries }) {
  if (!tries && (!due || over)) return null;
  return html("p", { class: "handin-limits", "data-key": "limits" }, due && !over && html("span", {}, fillTime(words.due, due)), due && !over && tries && " ", tries && html("span", {}, tries));
}

/**
 * Whether to hand in all the same: buttons of its own, below the first one. Whoever presses
 * twice, or holds the key, has pressed once.
 * @param {View} view
 * @param {HandinController} controller
 */
function handinSure(view, controller) {
  const { words } = view;
  return asksAgain(controller, words.sure, [words.go_back, "go-back", () => handinBack(view, controller)], [words.hand_in_so, "hand-in-so", () => controller.begin(true)]);
}

/** @typedef {[text: Translations, key: string, press: () => void]} Press */

/**
 * A question before something is done that cannot be undone: what leaves all as it is stands
 * first.
 * @param {HandinController} controller
 * @param {Translations} question
 * @param {Press} leave
 * @param {Press} go
 */
function asksAgain(controller, question, leave, go) {
  const off = controller.ready === Infinity;
  const press = (/** @type {Press} */ [text, key, act], main = false) => button(text, key, (event) => controller.answers(event) && act(), { main, once: true, off });
  return html(
    "div",
    { class: "q-note q-note--notyet handin-sure", role: "group", tabindex: "-1", label: question, "data-key": "sure" },
    html("p", {}, html("strong", { "aria-hidden": "true" }, "! "), question),
    html("div", { class: "q-row", "data-key": "sure-buttons" }, press(leave, true), press(go)),
  );
}

/**
 * @param {View} view
 * @param {HandinController} controller
 */
function handinBack(view, controller) {
  const [first] = view.open;
  controller.turn(null);
  if (first) goTo(first.question);
}

/**
 * @param {View} view
 * @param {HandinController} controller
 */
function handinClosed(view, controller) {
  const { words, handed_in: done } = view;
  return [
    html(
      "div",
      { class: "q-note q-note--ok", tabindex: "-1", "data-key": "receipt" },
      html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), fillTime(words.handed_in, done.at)),
      html("p", { "data-receipt": done.receipt }, fillPlaces(words.receipt, done)),
    ),
    view.results ? handinResults(view) : html("p", { "data-key": "unmarked" }, words.unmarked),
    handinLimits(view),
    view.has_plan && view.kept_here && planPaper(words),
    html("p", { class: "handin-home", "data-key": "home" }, html("a", { class: "q-btn", href: "/" }, words.home)),
    handinAgain(view, controller),
  ];
}

/**
 * The way to another try. With new numbers all that is on the page is another: that is asked.
 * @param {View} view
 * @param {HandinController} controller
 */
function handinAgain(view, controller) {
  const { words, may_again: again } = view;
  if (!again) return null;
  const asks = controller.stage === "sure-new";
  const off = controller.stage === "busy" || controller.ready === Infinity || asks;
  const press = () => (again === "new" ? controller.turn("sure-new") : controller.ask("again"));
  return [
    html(
      "div",
      { class: "q-row", "data-key": "again-row" },
      button(words[again], "again", (event) => controller.answers(event) && press(), { once: true, off }),
      html("span", { class: "q-help" }, words.best_counts),
    ),
    asks && asksAgain(controller, view.has_plan ? words.sure_new_plan : words.sure_new, [words.stay, "stay", () => controller.turn(null)], [words.new_so, "new-so", () => controller.ask("again")]),
  ];
}

/** @param {View} view */
function handinLooked(view) {
  return view.results && handinResults(view);
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

/**
 * @param {Record<string, any>} row
 * @param {number} place
 */
function handinRow(row, place) {
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, `${place + 1}. `, button(row.title, `go-${row.question}`, () => goTo(row.question), { quiet: true })),
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
  const phases = { open: handinOpen, handed_in: handinClosed, looking: handinLooked };
  const phase = phases[view.phase];
  return html(
    "section",
    { class: "q-card handin q-stack", "aria-labelledby": id("title"), "data-key": "handin", "data-phase": view.phase, "data-marked": view.results ? "yes" : "no" },
    html("h3", { id: id("title") }, view.words.title),
    view.phase === "looking" && lookedAt(view, (verb) => controller.tell(verb)),
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
    const redraw = () => {
      const hadFocus = el.contains(document.activeElement);
      morph(el, () => handinDraw(viewOf(model), controller, id));
      // The button that was pressed is gone: whoever goes on by keyboard goes on at the receipt.
      const receipt = /** @type {HTMLElement | null} */ (el.querySelector('[data-key="receipt"]'));
      if (hadFocus && !el.contains(document.activeElement)) receipt?.focus({ preventScroll: true });
    };
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
      look(viewOf(model), (verb) => controller.tell(verb));
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
