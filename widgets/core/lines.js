// Lines that are judged one at a time: the line, others for its place, and the way through them.

import { button, radios } from "./controls.js";
import { html } from "./dom.js";
import { againButton, labScreen, mountLab } from "./lab.js";
import { makeIds, request, viewOf } from "./widget.js";
import "./static/lamp.css";
import "./static/lines.css";

/** @import { Content, Translations } from "./dom.js" */
/** @import { Ids, Model, View } from "./widget.js" */

/** @typedef {[string, string, string]} Marked what stands before the marked words, these, and the rest */
/** @typedef {{ zh: Marked, en: Marked }} Line */
/** @typedef {{ id: string, better: Translations[], chosen: number | null }} Choice */

/** @typedef {{ done: boolean }} Mark */

const SIGNS = { done: "✓", to_do: "·", here: "▲" };

/**
 * A line, with the words marked that it is about; `bad`: they may not stand.
 * @param {Line} line
 * @param {boolean} bad
 */
export function lineText(line, bad) {
  const told = (/** @type {"zh" | "en"} */ lang, /** @type {string} */ code) => {
    const [before, words, after] = line[lang];
    const marked = words && html("mark", { class: `lamp-words${bad ? " lamp-words--on" : ""}` }, words);
    return html("span", { class: `t-${lang}`, lang: code }, before, marked, after);
  };
  return html("p", { class: "lines-text", "data-key": "line", tabindex: "-1" }, told("zh", "zh-CN"), told("en", "en"));
}

/**
 * What is asked of a line: how it is judged, and where another may be chosen, which one.
 * @param {View} view
 * @param {Choice} choice
 * @param {Content} judging
 * @param {Ids} id
 * @param {Model} model
 * @param {{ silent?: boolean, asks?: Content }} look `silent`: what is chosen is heard only, as the sentence asks for it; `asks`: it is asked above them
 */
export function linesAsked({ words }, { id: part, better, chosen }, judging, id, model, { silent, asks } = {}) {
  const options = better.map((text, number) => ({ id: String(number), text }));
  const taken = chosen === null ? null : String(chosen);
  const take = (/** @type {string} */ one) => request(model, "choose", { part, number: Number(one) });
  return html(
    "div",
    { class: "q-stack lines-asked" },
    judging,
    options.length > 0 && radios(id, `better-${part}`, asks ?? words.better, options, taken, take, { silent, judged: true }),
  );
}

/**
 * Go to another line, or behind the last one. Whoever reads or writes by keyboard goes on there,
 * and does not come back to it past all that stands between.
 * @param {Model} model
 * @param {number} to
 * @param {Event} event
 */
function goTo(model, to, event) {
  const lab = /** @type {HTMLElement} */ (event.currentTarget).closest(".lab");
  const arrive = () => {
    if (viewOf(model).at !== to) return;
    model.off("change:view", arrive);
    queueMicrotask(() => /** @type {HTMLElement | null} */ (lab?.querySelector(".lines-text") ?? lab?.querySelector(".lines-middle"))?.focus());
  };
  if (viewOf(model).at === to) return;
  model.on("change:view", arrive);
  request(model, "go", { to });
}

/**
 * The lines by number: which are done, where one is; and the buttons to go on and back.
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
export function linesWays({ words, at, marks }, id, model) {
  const go = (/** @type {number} */ to) => (/** @type {Event} */ event) => goTo(model, to, event);
  const mark = (/** @type {Mark} */ { done }, /** @type {number} */ place) => {
    const here = place === at;
    const state = done ? "done" : here ? "here" : "to_do";
    return html(
      "li",
      {},
      html(
        "button",
        {
          type: "button",
          class: `lines-mark lines-mark--${state}`,
          "aria-current": here ? "step" : null,
          "data-key": `mark-${place + 1}`,
          onclick: go(place),
        },
        html("span", {}, place + 1),
        html("span", { "aria-hidden": "true" }, SIGNS[state]),
        html("span", { class: "q-visually-hidden" }, words[state]),
      ),
    );
  };
  // Once all are done there is nothing to go on to but what became of them.
  const onward = at < marks.length - 1 && !marks.every((/** @type {any} */ mark) => mark.done);
  return html(
    "div",
    { class: "lines-ways", role: "group", "aria-labelledby": id("ways") },
    html("span", { id: id("ways"), class: "q-visually-hidden" }, words.lines),
    button(words.back, "back", go(at - 1), { off: at === 0 }),
    html("ol", { class: "lines-marks", "data-key": "marks" }, marks.map(mark)),
    onward ? button(words.next, "next", go(at + 1), { main: true }) : button(words.whole, "next", go(marks.length), { main: true, off: at === marks.length }),
  );
}

/**
 * What the hand has below the lines.
 * @param {...Content} content
 */
export function linesFoot(...content) {
  return html("div", { class: "lines-foot" }, content);
}

/**
 * A laboratory of lines: what stands in the middle, and below it the way through them.
 * @template {View} Shown
 * @param {string} name the class of its screen
 * @param {(view: Shown, id: Ids, model: Model) => Content} middle
 */
export function linesLab(name, middle) {
  return {
    /** @param {{ model: Model, el: HTMLElement }} shown */
    render({ model, el }) {
      const id = makeIds();
      const draw = (/** @type {any} */ view) =>
        labScreen(model, view, id, {
          whole: html("div", { class: name }, middle(view, id, model), linesFoot(linesWays(view, id, model), againButton(model, view))),
        });
      return mountLab(model, el, draw, ["go"]);
    },
  };
}
