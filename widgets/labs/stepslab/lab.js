import { button } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, number: number | null, last: boolean }} Step */
/** @typedef {View & { steps: Step[], in_hand: Content[] }} Steps */

/**
 * The steps to press; one that was taken has its number.
 * @param {Steps} view
 * @param {Model} model
 */
function steps({ words, steps }, model) {
  const step = (/** @type {Step} */ { id: name, name: text, number, last }) =>
    html(
      "li",
      { class: `steps-step${number ? " steps-step--taken" : ""}${last ? " steps-step--last" : ""}` },
      button([number && html("span", { class: "steps-number" }, number), html("span", {}, text), number && html("span", { "aria-hidden": "true" }, "✓")], `step-${name}`, () => request(model, "step", { step: name })),
    );
  return html("ol", { class: "steps-all", label: words.steps, "data-control": "steps", "data-key": "steps" }, steps.map(step));
}

/**
 * What one has by now, the newest last.
 * @param {Steps} view
 * @param {Ids} id
 */
function inHand({ words, in_hand }, id) {
  return html(
    "div",
    { class: "steps-hand", "data-key": "in-hand" },
    html("p", { class: "q-label", id: id("in-hand") }, words.in_hand),
    html(
      "ul",
      { "aria-labelledby": id("in-hand") },
      in_hand.map((one) => html("li", {}, one)),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Steps} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "steps-desk" },
          steps(view, model),
          labSentence(view, id),
          html("div", { class: "steps-side" }, inHand(view, id), againButton(model, view)),
        ),
      });
    return mountLab(model, el, draw);
  },
};
