import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { NumberLook } from "../../core/controls.js" */
/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ name: Content, yuan: Content, height: number, before: number, taken: Content }} Stair */
/**
 * @typedef {{
 *   number: number, kind: string, name: Content, amount: number, least_amount: number,
 *   most_amount: number, least: number,
 * }} Step
 */
/** @typedef {{ id: string, text: Content }} Choice */
/** @typedef {View & { steps: Step[], stairs: Stair[], facts: Content[], examples: Choice[], kinds: Choice[] }} Stack */
/** @typedef {(value: number) => unknown} Change */

/**
 * One stair: what a step is called and takes off, its bar, and the price it leaves. What
 * was taken off is a dashed rest of the bar; what came on top has a line at the old price.
 * @param {Stair} stair
 * @param {number} place
 * @param {Content} unit
 */
function couponStair({ name, yuan, height, before, taken }, place, unit) {
  const share = (/** @type {number} */ part) => `${part * 100}%`;
  const risen = height > before;
  return html(
    "li",
    { "data-key": `stair-${place}` },
    html("span", { class: "coupon-name" }, place > 0 && `${place}. `, name),
    svg(
      "svg",
      { class: "coupon-bar", "aria-hidden": "true" },
      svg("rect", { class: "coupon-now", x: 0, y: 0, width: share(height), height: "100%" }),
      before > height && svg("rect", { class: "coupon-off", x: share(height), y: "4%", width: share(before - height), height: "92%" }),
      risen && svg("line", { class: "coupon-was", x1: share(before), x2: share(before), y1: 0, y2: "100%" }),
    ),
    html("span", { class: "coupon-end" }, html("span", { class: "coupon-taken" }, taken), html("strong", {}, yuan, " ", unit)),
  );
}

/**
 * @param {Stack} view
 * @param {Step} step
 * @param {number} place
 * @param {number} way
 * @param {() => void} press
 */
function couponMover(view, step, place, way, press) {
  const { words } = view;
  const up = way < 0;
  return button(
    [
      html("span", { "aria-hidden": "true" }, up ? "↑" : "↓"),
      html("span", {}, up ? words.up : words.down),
      html("span", { class: "q-visually-hidden" }, " ", step.name),
    ],
    `${up ? "up" : "down"}-${step.number}`,
    press,
    { off: up ? place === 0 : place === view.steps.length - 1 },
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);

    /** @type {(view: Stack, step: Step, name: string, more: Omit<NumberLook, "label" | "less" | "more">, change: Change) => Content} */
    const number = (view, step, name, more, change) => {
      const { words } = view;
      const label = words[name];
      const said = (/** @type {Translations} */ word) => ({ zh: `${label.zh}：${word.zh}`, en: `${label.en}: ${word.en}` });
      return numberControl(id, `${name}-${step.number}`, { label, less: said(words.less), more: said(words.more), ...more }, change);
    };

    /** @type {(view: Stack, step: Step) => Content} */
    const numbers = (view, step) => {
      const { words } = view;
      const amount = (/** @type {number} */ wish) => send("amount", { step: step.number, amount: wish }, `amount-${step.number}`);
      const least = (/** @type {number} */ fen) => send("least", { step: step.number, fen }, `least-${step.number}`);
      const range = { value: step.amount, least: step.least_amount, most: step.most_amount };
      if (step.kind === "tenths") return number(view, step, "tenths", { ...range, unit: words.tenths_unit, places: 1 }, amount);
      if (step.kind === "down" || step.kind === "up") return number(view, step, "share", { ...range, unit: words.share_unit }, amount);
      const money = number(view, step, "money", { ...range, unit: words.yuan, places: 2, step: 100 }, amount);
      if (step.kind === "off") return money;
      const from = { value: step.least, least: 0, most: view.most_price, unit: words.yuan, places: 2, step: 1000 };
      return [number(view, step, "least", from, least), money];
    };

    const drop = (/** @type {Step} */ step) => () => {
      /** @type {HTMLElement | null} */
      const stays = el.querySelector('[data-key="add-tenths"]');
      stays?.focus(); // the button that was pressed will be gone
      request(model, "drop", { step: step.number });
    };

    /** @type {(view: Stack) => (step: Step, place: number) => Content} */
    const stackStep = (view) => (step, place) =>
      html(
        "li",
        { "data-key": `step-${step.number}` },
        html("strong", {}, step.name),
        html(
          "div",
          { class: "q-row coupon-moves" },
          [-1, 1].map((way) => couponMover(view, step, place, way, () => request(model, "move", { step: step.number, way }))),
          button([view.words.drop, html("span", { class: "q-visually-hidden" }, " ", step.name)], `drop-${step.number}`, drop(step), { quiet: true }),
        ),
        html("details", {}, html("summary", {}, view.words.change), html("div", { class: "q-stack" }, numbers(view, step))),
      );

    const stack = (/** @type {Stack} */ view) =>
      html(
        "div",
        { role: "group", "aria-labelledby": id("stack"), "data-key": "stack" },
        html("p", { class: "q-label", id: id("stack") }, view.words.stack),
        view.steps.length ? html("ol", { class: "q-steps coupon-steps" }, view.steps.map(stackStep(view))) : html("p", { class: "q-help" }, view.words.empty),
      );

    /** @type {(key: string, name: Content, list: Choice[], press: (id: string) => void, off?: boolean) => Content} */
    const presses = (key, name, list, press, off) =>
      html(
        "div",
        { role: "group", "aria-labelledby": id(key), "data-key": key },
        html("p", { class: "q-label", id: id(key) }, name),
        html("div", { class: "q-row coupon-presses" }, list.map(({ id: one, text }) => button(text, `${key}-${one}`, () => press(one), { off }))),
      );

    const draw = (/** @type {Stack} */ view) => {
      const { words } = view;
      /** @type {(name: string, least: number) => NumberLook} */
      const money = (name, least) => ({
        label: words[name],
        less: words[`${name}_less`],
        more: words[`${name}_more`],
        unit: words.yuan,
        value: view[name],
        least,
        most: view.most_price,
        places: 2,
        step: 100,
      });
      return labFrame(model, view, id, {
        first: [
          presses("example", words.examples, view.examples, (example) => request(model, "example", { example })),
          numberControl(id, "price", money("price", view.least_price), (fen) => send("price", { fen })),
          stack(view),
          presses("add", words.add, view.kinds, (kind) => request(model, "add", { kind }), view.full),
        ],
        picture: html("ol", { class: "coupon-stairs", "data-key": "picture" }, view.stairs.map((stair, place) => couponStair(stair, place, words.yuan))),
        beside: [
          html("ul", { class: "coupon-facts", "data-key": "facts" }, view.facts.map((fact) => html("li", {}, fact))),
          html("div", { "aria-live": "polite" }, note(view.shop.tone, view.shop.sign, view.shop.text, "shop")),
        ],
        more: [
          numberControl(id, "cost", money("cost", 0), (fen) => send("cost", { fen })),
          radios(id, "payer", words.payer, view.payers, view.payer, (payer) => request(model, "payer", { payer }), { compact: true, help: words.payer_help }),
        ],
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
