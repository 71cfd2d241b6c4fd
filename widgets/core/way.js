// Questions that are asked of a case, in their order, until one of them decides.

import { button, chooser } from "./controls.js";
import { html } from "./dom.js";
import { againButton, labScreen, labSentence } from "./lab.js";
import { request } from "./widget.js";
import "./static/way.css";

/** @import { Content, Translations } from "./dom.js" */
/** @import { Ids, Model, View } from "./widget.js" */

/** @typedef {{ name: Content, value: Content, met: boolean }} Fact */
/** @typedef {{ id: string, text: Content, branch: Content, answer: Content, here: boolean, ended: boolean }} Step */

/**
 * @typedef {View & {
 *   case: string, all_cases: { id: string, text: Translations }[], facts: Fact[], steps: Step[],
 *   asking: boolean, last: { text: Content, reached: boolean }, empty: boolean,
 * }} AskedWay
 */

/**
 * What is known of the case; what is to be looked at stands out.
 * @param {AskedWay} view
 */
function facts({ words, case: name, facts }) {
  return html(
    "dl",
    { class: "way-facts", label: words.facts, "data-key": `facts-${name}` },
    facts.map(({ name, value, met }) => html("div", { class: met ? "way-fact way-fact--met" : "way-fact" }, html("dt", {}, name), html("dd", {}, value))),
  );
}

/**
 * The questions one below the other. What was answered leads down, or out at its side.
 * @param {AskedWay} view
 * @param {Ids} id
 */
function tree({ words, steps, last }, id) {
  const step = (/** @type {Step} */ { id: name, text, branch, answer, here, ended }) =>
    html(
      "li",
      { class: `way-step${ended ? " way-step--ended" : answer ? " way-step--passed" : ""}`, "aria-current": here ? "step" : null, "data-key": `step-${name}` },
      html("span", { id: here ? id("asked") : null }, text),
      html(
        "span",
        { class: "way-branch" },
        answer && !ended ? [answer, html("span", { "aria-hidden": "true" }, " ↓")] : [branch, ended && html("span", { "aria-hidden": "true" }, " ←")],
      ),
    );
  return html(
    "ol",
    { class: "way-tree", label: words.steps, "data-key": "tree" },
    steps.map(step),
    html("li", { class: `way-step way-last${last.reached ? " way-step--ended" : ""}`, "data-key": "step-last" }, html("span", {}), html("span", { class: "way-branch" }, last.text)),
  );
}

/**
 * The two answers to the question that is asked.
 * @param {AskedWay} view
 * @param {Ids} id
 * @param {Model} model
 */
function answers({ words, asking }, id, model) {
  const answer = (/** @type {"yes" | "no"} */ name) => button(words[name], `answer-${name}`, () => request(model, "answer", { yes: name === "yes" }), { off: !asking, once: true });
  return html("div", { class: "way-answers", role: "group", "aria-labelledby": asking ? id("asked") : null }, answer("yes"), answer("no"));
}

/**
 * The whole laboratory: the cases, the two answers, what is known, and the questions. `subject` is
 * the verb that takes another case.
 * @param {Model} model
 * @param {AskedWay} view
 * @param {Ids} id
 * @param {string} subject
 */
export function wayScreen(model, view, id, subject) {
  const { words } = view;
  const take = (/** @type {string} */ name) => request(model, subject, { [subject]: name });
  return labScreen(model, view, id, {
    whole: html(
      "div",
      { class: "way-desk" },
      chooser(id, subject, /** @type {Translations} */ (words.cases), view.all_cases, view.case, take, { silent: true }),
      html("div", { class: "way-hand" }, answers(view, id, model), button(words.back, "back", () => request(model, "back"), { off: view.empty, once: true })),
      facts(view),
      tree(view, id),
      html("div", { class: "way-end" }, labSentence(view, id), againButton(model, view)),
    ),
  });
}
