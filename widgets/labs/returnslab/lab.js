import { button, chooser } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ name: Content, value: Content, met: boolean }} Fact */
/** @typedef {{ id: string, text: Content, branch: Content, answer: Content, here: boolean, ended: boolean }} Step */

/**
 * @typedef {View & {
 *   goods: string, all_goods: { id: string, text: Translations }[], facts: Fact[], steps: Step[],
 *   asking: boolean, last: { text: Content, reached: boolean }, empty: boolean,
 * }} Returned
 */

/**
 * What is known of the goods; what is to be looked at stands out.
 * @param {Returned} view
 */
function facts({ words, goods, facts }) {
  return html(
    "dl",
    { class: "returns-facts", label: words.facts, "data-key": `facts-${goods}` },
    facts.map(({ name, value, met }) => html("div", { class: met ? "returns-fact returns-fact--met" : "returns-fact" }, html("dt", {}, name), html("dd", {}, value))),
  );
}

/**
 * The questions one below the other. What was answered leads down, or out at its side.
 * @param {Returned} view
 * @param {Ids} id
 */
function tree({ words, steps, last }, id) {
  const step = (/** @type {Step} */ { id: name, text, branch, answer, here, ended }) =>
    html(
      "li",
      { class: `returns-step${ended ? " returns-step--ended" : answer ? " returns-step--passed" : ""}`, "aria-current": here ? "step" : null, "data-key": `step-${name}` },
      html("span", { id: here ? id("asked") : null }, text),
      html(
        "span",
        { class: "returns-branch" },
        answer && !ended ? [answer, html("span", { "aria-hidden": "true" }, " ↓")] : [branch, ended && html("span", { "aria-hidden": "true" }, " ←")],
      ),
    );
  return html(
    "ol",
    { class: "returns-tree", label: words.steps, "data-key": "tree" },
    steps.map(step),
    html("li", { class: `returns-step returns-last${last.reached ? " returns-step--ended" : ""}`, "data-key": "step-last" }, html("span", {}), html("span", { class: "returns-branch" }, last.text)),
  );
}

/**
 * The two answers to the question that is asked.
 * @param {Returned} view
 * @param {Ids} id
 * @param {Model} model
 */
function answers({ words, asking }, id, model) {
  const answer = (/** @type {"yes" | "no"} */ name) => button(words[name], `answer-${name}`, () => request(model, "answer", { yes: name === "yes" }), { off: !asking, once: true });
  return html("div", { class: "returns-answers", role: "group", "aria-labelledby": asking ? id("asked") : null }, answer("yes"), answer("no"));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Returned} */ view) => {
      const { words } = view;
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "returns-desk" },
          chooser(id, "goods", /** @type {Translations} */ (words.goods), view.all_goods, view.goods, (goods) => request(model, "goods", { goods }), { silent: true }),
          html("div", { class: "returns-hand" }, answers(view, id, model), button(words.back, "back", () => request(model, "back"), { off: view.empty, once: true })),
          facts(view),
          tree(view, id),
          html("div", { class: "returns-end" }, labSentence(view, id), againButton(model, view)),
        ),
      });
    };
    return mountLab(model, el, draw, ["goods"]);
  },
};
