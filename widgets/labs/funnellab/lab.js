import { bar, barScreen } from "../../core/bars.js";
import { radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, people: string, of_100: number | null, usual: number | null, mended: boolean }} Step */
/** @typedef {View & { shops: Option[], shop: string, mends: Option[], choice: string | null, rows: Step[] }} Shop */

/**
 * The steps of the shop. A bar is so many of 100, the frame around it what is usual.
 * @param {Shop} view
 */
function steps({ words, rows }) {
  const heads = [words.step, words.people, words.of_100, words.usual];
  return html(
    "table",
    { class: "q-table funnel-steps", "data-key": "steps" },
    html("caption", {}, words.invented),
    html("thead", {}, html("tr", {}, heads.map((head, place) => html("th", { scope: "col", class: place === 1 ? "q-number" : null }, head)))),
    html("tbody", {}, rows.map(step)),
  );
}

/** @param {Step} step */
function step({ id, name, people, of_100: own, usual, mended }) {
  return html(
    "tr",
    { "data-key": `step-${id}`, "aria-current": mended ? "true" : null },
    html("th", { scope: "row" }, name),
    html("td", { class: "q-number" }, people),
    html("td", {}, own !== null && usual !== null && html("div", { class: "funnel-rate" }, html("span", {}, own), rate(own, usual))),
    html("td", {}, usual),
  );
}

/**
 * @param {number} own
 * @param {number} usual
 */
function rate(own, usual) {
  return bar([
    { from: 0, to: own, kind: "full" },
    { from: 0, to: usual, kind: "frame" },
  ]);
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Shop} */ view) => {
      const { words } = view;
      return barScreen(model, view, id, {
        hand: [
          radios(id, "shop", words.shop, view.shops, view.shop, (shop) => request(model, "shop", { shop }), { compact: true }),
          radios(id, "mend", words.mend, view.mends, view.choice, (choice) => request(model, "mend", { choice })),
        ],
        rows: steps(view),
        end: againButton(model, view),
      });
    };
    return mountLab(model, el, draw, ["shop"]);
  },
};
