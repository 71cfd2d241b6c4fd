import { button } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ time: string, who: string, name: Content, text: Content, here: boolean, mark: string | null, result: Content, says: Content, inside: boolean }} Line */
/** @typedef {{ id: string, text: Content, off: boolean }} Mark */
/** @typedef {View & { lines: Line[], marks: Mark[], empty: boolean, sum: Record<"quick" | "all" | "rate", number | string> }} Morning */

/**
 * The log. A bar at its edge runs along each round, from its first question to its answer.
 * @param {Morning} view
 */
function log({ words, lines }) {
  const line = (/** @type {Line} */ { time, who, name, text, here, mark, result, says, inside }, /** @type {number} */ place) =>
    html(
      "li",
      {
        class: `replies-line replies-line--${who}${inside ? " replies-line--inside" : ""}${mark === "new" ? " replies-line--new" : ""}`,
        "aria-current": here ? "step" : null,
        "data-key": `line-${place}`,
      },
      html("span", { class: "replies-time" }, time),
      html("span", { class: "replies-name" }, name),
      html("span", { class: "replies-text" }, text),
      html(
        "span",
        { class: `replies-result replies-result--${mark ?? "none"}` },
        here && html("span", { "aria-hidden": "true" }, "?"),
        result,
        html("span", { class: "q-visually-hidden" }, here ? words.next_line : says),
      ),
    );
  return html("ol", { class: "replies-log", label: words.log, "data-key": "log" }, lines.map(line));
}

/**
 * Marks to choose from.
 * @param {Content} name
 * @param {string} key
 * @param {Mark[]} marks
 * @param {Ids} id
 * @param {Model} model
 */
function choice(name, key, marks, id, model) {
  const one = (/** @type {Mark} */ { id: mark, text, off }) => button(text, `mark-${mark}`, () => request(model, "mark", { mark }), { off, once: true });
  return html(
    "div",
    { class: "replies-choice", role: "group", "aria-labelledby": id(key), "data-key": key },
    html("p", { class: "replies-asked", id: id(key) }, name),
    html("div", { class: "replies-marks" }, marks.map(one)),
  );
}

/**
 * The rounds that are decided, and the rate.
 * @param {Morning} view
 */
function sum({ words, sum }) {
  const figure = (/** @type {"quick" | "all" | "rate"} */ name) => html("div", {}, html("dt", {}, words[name]), html("dd", { "data-key": `sum-${name}` }, sum[name]));
  return html("dl", { class: "replies-sum", "data-key": "sum" }, figure("quick"), figure("all"), figure("rate"));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Morning} */ view) => {
      const { words, marks } = view;
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "replies-desk" },
          html("div", { class: "replies-left" }, log(view), sum(view)),
          html(
            "div",
            { class: "replies-hand" },
            choice(words.of_buyer, "of-buyer", marks.slice(0, 2), id, model),
            choice(words.of_answer, "of-answer", marks.slice(2), id, model),
            labSentence(view, id),
            html("div", { class: "replies-ends" }, button(words.back, "back", () => request(model, "back"), { off: view.empty, once: true }), againButton(model, view)),
          ),
        ),
      });
    };
    return mountLab(model, el, draw);
  },
};
