import { radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import { scene } from "./scenes.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {View & { goods: string, way: string, all_goods: Option[], ways: Option[], steps: Content[], seller: Content }} Shops */

/**
 * The way of the buyer to the goods, and what it asks of the seller.
 * @param {Shops} view
 */
function road({ words, goods, way, steps, seller }) {
  const step = (/** @type {Content} */ text, /** @type {number} */ place) => html("li", {}, scene(way, place, goods), html("span", {}, text));
  return html(
    "div",
    { class: "shops-road", "data-key": "road" },
    html("ol", { class: "shops-steps", label: words.steps, "data-key": "steps" }, steps.map(step)),
    html("p", { class: "shops-seller" }, html("strong", {}, words.seller), " ", seller),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Shops} */ view) => {
      const { words } = view;
      const chooseGoods = (/** @type {string} */ goods) => request(model, "goods", { goods });
      const chooseWay = (/** @type {string} */ way) => request(model, "way", { way });
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "shops" },
          html("div", { class: "shops-goods" }, radios(id, "goods", words.goods, view.all_goods, view.goods, chooseGoods, { silent: true })),
          html("div", { class: "shops-ways" }, radios(id, "way", words.way, view.ways, view.way, chooseWay, { silent: true })),
          road(view),
          html("div", { class: "shops-end" }, labSentence(view, id), againButton(model, view)),
        ),
      });
    };
    return mountLab(model, el, draw);
  },
};
