import { button, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ name: Content, yuan: Content, was: number, now: number }} Stair */
/**
 * @typedef {View & {
 *   price: number, least_price: number, most_price: number, tenths: Option[], tenth: string,
 *   coupons: Option[], coupon: string, stairs: Stair[],
 * }} Coupons
 */

/**
 * One stair: what a coupon is called, and the price it leaves. What it took off is a dashed rest
 * of the bar.
 * @param {Stair} stair
 * @param {number} place
 */
function stair({ name, yuan, was, now }, place) {
  const percent = (/** @type {number} */ share) => `${share}%`;
  return html(
    "li",
    { "data-key": `stair-${place}` },
    html("span", {}, place > 0 && `${place}. `, name),
    html(
      "span",
      { class: "coupon-bar" },
      svg(
        "svg",
        { "aria-hidden": "true" },
        svg("rect", { class: "coupon-now", x: 0, y: "4%", width: percent(now), height: "92%" }),
        was > now && svg("rect", { class: "coupon-off", x: percent(now), y: "4%", width: percent(was - now), height: "92%" }),
      ),
      html("strong", {}, yuan),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Coupons} */ view) => {
      const { words } = view;
      const price = {
        label: words.price,
        less: words.price_less,
        more: words.price_more,
        unit: words.yuan,
        value: view.price,
        least: view.least_price,
        most: view.most_price,
      };
      return labScreen(model, view, id, {
        hand: [
          numberControl(id, "price", price, (yuan) => send("price", { yuan })),
          html(
            "div",
            { class: "coupon-pair" },
            radios(id, "tenths", words.tenths, view.tenths, view.tenth, (coupon) => request(model, "tenths", { coupon })),
            radios(id, "coupon", words.coupons, view.coupons, view.coupon, (coupon) => request(model, "coupon", { coupon })),
          ),
          html("div", { class: "q-row" }, button(words.swap, "swap", () => request(model, "swap"), { main: true }), againButton(model, view)),
        ],
        picture: html("ol", { class: "coupon-stairs", "data-key": "picture" }, view.stairs.map(stair)),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
