import { radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, yuan: string | null }} Row */
/** @typedef {{ number: string, fen: number, counted: number, yuan: string, fate: Content }} Bar */
/** @typedef {View & { rows: Row[], row: string | null, shops: Option[], shop: string, orders: Bar[], most: number }} Report */

const LINE = 21; // pixels from one order to the next, where the picture has its own width
const WIDTH = 440;
const [NUMBER, BAR, YUAN, FATE] = [44, 52, 318, 330]; // where each begins, or ends on its right
const LONGEST = 200; // the bar of the largest order
const THICK = 13;
const BASE = 6; // from the middle of a line down to the feet of its letters

/**
 * The orders below each other, each as a bar. What counts is filled and has a tick.
 * @param {Report} view
 * @param {Ids} id
 */
function picture({ orders, most }, id) {
  return svg(
    "svg",
    { class: "report-orders", viewBox: `0 0 ${WIDTH} ${LINE * orders.length}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    orders.map((order, place) => bar(order, place * LINE + LINE / 2, LONGEST / most)),
  );
}

/**
 * @param {Bar} order
 * @param {number} y its middle
 * @param {number} scale pixels of one fen
 */
function bar({ number, fen, counted, yuan, fate }, y, scale) {
  const rect = (/** @type {string} */ look, /** @type {number} */ of) =>
    svg("rect", { class: look, x: BAR, y: y - THICK / 2, width: of * scale, height: THICK });
  return svg(
    "g",
    { class: counted ? "report-order report-order--counts" : "report-order" },
    counted > 0 && svg("path", { class: "report-tick", d: `M4 ${y}l4 5l8 -10` }),
    svg("text", { class: "report-end", x: NUMBER, y: y + BASE }, number),
    rect("report-bar", fen),
    counted > 0 && rect("report-part", counted),
    svg("text", { class: "report-end report-yuan", x: YUAN, y: y + BASE }, yuan),
    svg("text", { x: FATE, y: y + BASE }, fate),
  );
}

/**
 * A row of the report, with its sum once it was looked at.
 * @param {Row} row
 * @param {View} view
 * @returns {Option}
 */
function line({ id, name, yuan }, { words }) {
  const sum = yuan ?? [html("span", { "aria-hidden": "true" }, "–"), html("span", { class: "q-visually-hidden" }, words.open)];
  return { id, text: html("span", { class: "report-line" }, html("span", {}, name), html("span", { class: "report-sum" }, sum)) };
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Report} */ view) => {
      const { words } = view;
      const heard = html("span", { class: "q-visually-hidden" }, words.shop);
      const rows = view.rows.map((row) => line(row, view));
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "report-page" },
          html(
            "div",
            { class: "q-stack report-hand" },
            radios(id, "shop", heard, view.shops, view.shop, (shop) => request(model, "shop", { shop }), { compact: true }),
            radios(id, "row", words.report, rows, view.row, (row) => request(model, "row", { row })),
            againButton(model, view),
          ),
          html("figure", { class: "q-figure lab-show" }, picture(view, id), html("figcaption", {}, labSentence(view, id))),
        ),
      });
    };
    return mountLab(model, el, draw, ["shop"]);
  },
};
