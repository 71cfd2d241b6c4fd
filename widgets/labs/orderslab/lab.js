import { button } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ number: string, yuan: string, back: string | null }} Slip */
/** @typedef {{ id: string, name: Content, orders: Slip[], sum: Content }} Box */
/** @typedef {{ number: Content, yuan: Content, fate: Content }} Order */
/** @typedef {View & { shop: Content, order: Order | null, boxes: Box[], empty: boolean }} Desk */

/**
 * The order that stands to be put away, large; at the end that there is none.
 * @param {Desk} view
 */
function next({ words, shop, order }) {
  const inside = order
    ? [
        html("span", { class: "orders-number" }, shop, " · ", order.number),
        html("strong", { class: "orders-yuan" }, order.yuan),
        html("span", { class: "orders-fate" }, order.fate),
      ]
    : [html("span", { class: "orders-number" }, shop), html("span", { class: "orders-fate" }, words.sorted)];
  return html("div", { class: `orders-next${order ? "" : " orders-next--none"}`, "aria-live": "polite", "data-key": "order" }, inside);
}

/**
 * What is said, and what else can be done.
 * @param {Desk} view
 * @param {Ids} id
 * @param {Model} model
 */
function beside(view, id, model) {
  const { words } = view;
  return html(
    "div",
    { class: "orders-said" },
    labSentence(view, id),
    html(
      "div",
      { class: "q-row" },
      button(words.back, "back", () => request(model, "back"), { off: view.empty }),
      button(words.other, "other", () => request(model, "other")),
      againButton(model, view),
    ),
  );
}

/** @param {Slip} order */
function slip({ number, yuan, back }) {
  return html("li", { class: "orders-slip", "data-key": `slip-${number}` }, html("span", {}, yuan), back && html("span", { class: "orders-back" }, back));
}

/**
 * A box: its name, which puts the order into it, what lies in it, and the sum.
 * @param {Desk} view
 * @param {Box} box
 * @param {Ids} id
 * @param {Model} model
 */
function box({ order }, { id: name, name: text, orders, sum }, id, model) {
  return html(
    "div",
    { class: "orders-box", "data-key": `box-${name}` },
    button(text, `put-${name}`, () => request(model, "put", { box: name }), { off: !order, once: true }),
    html("ul", { class: "orders-inside", "aria-labelledby": id(`sum-${name}`) }, orders.map(slip)),
    html("p", { class: "orders-sum", id: id(`sum-${name}`), "data-key": `sum-${name}` }, sum),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Desk} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "orders-desk" },
          next(view),
          beside(view, id, model),
          html(
            "div",
            { class: "orders-boxes", role: "group", label: view.words.boxes },
            view.boxes.map((one) => box(view, one, id, model)),
          ),
        ),
      });
    return mountLab(model, el, draw, ["other"]);
  },
};
