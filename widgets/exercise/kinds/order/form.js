import { button } from "../../../core/controls.js";
import { html } from "../../../core/dom.js";
import { fillPlaces } from "../../texts.js";
import "./form.css";

/** @import { Content } from "../../../core/dom.js" */
/** @import { FormContext, Form } from "../../form.js" */

/**
 * Steps to be put in order with buttons. The step that moves keeps the focus.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function order(form, context) {
  const { id, words, locked, change, said } = context;
  /** @type {Map<string, Content>} */
  const texts = new Map(form.steps.map((/** @type {any} */ step) => [step.id, step.text]));
  const begun = Array.isArray(context.value) && context.value.length === texts.size && context.value.every((/** @type {string} */ one) => texts.has(one));
  /** @type {string[]} */
  const order = begun ? context.value : [...texts.keys()];
  const move = (/** @type {number} */ from, /** @type {number} */ way) => {
    const to = from + way;
    if (to < 0 || to >= order.length) return;
    const next = [...order];
    [next[from], next[to]] = [next[to], next[from]];
    said(fillPlaces(words.moved, { place: to + 1, count: order.length }));
    change(next, false);
  };
  const mover = (/** @type {string} */ step, /** @type {number} */ place, /** @type {number} */ way) =>
    button(
      [
        html("span", { "aria-hidden": "true" }, way < 0 ? "↑" : "↓"),
        html("span", {}, way < 0 ? words.up : words.down),
        html("span", { class: "q-visually-hidden" }, " ", texts.get(step)),
      ],
      `${way < 0 ? "up" : "down"}-${step}`,
      () => move(place, way),
      { off: way < 0 ? place === 0 : place === order.length - 1 },
    );
  return html(
    "div",
    { "data-key": "form", role: "group", "aria-labelledby": id("order") },
    html("p", { class: "q-label", id: id("order") }, form.label),
    // Its room stays when it goes, so that no step slides away below the pointer.
    !locked && html("div", { class: "q-row form-keep", "data-key": "keep-row" }, !begun && button(words.keep, "keep-order", () => change(order, true))),
    html(
      "ol",
      { class: "q-steps form-steps" },
      order.map((step, place) =>
        html(
          "li",
          { "data-key": `step-${step}`, "data-step": step },
          html("span", {}, texts.get(step)),
          !locked && html("span", { class: "form-movers" }, mover(step, place, -1), mover(step, place, 1)),
        ),
      ),
    ),
  );
}
