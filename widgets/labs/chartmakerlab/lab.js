import { chartImage, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ heads: Content[], rows: Content[][] }} Cells */
/**
 * @typedef {View & {
 *   figures: Option[], figure: string, periods: Option[], period: string, kinds: Option[], kind: string,
 *   chart: { zh: string | null, en: string | null, width: number, height: number } | null, cells: Cells,
 * }} Made
 */

/**
 * Days or weeks, each with its sum beside it; both weeks' days stand side by side.
 * @param {Cells} cells
 */
function table({ heads, rows }) {
  const number = "q-number";
  /** @type {(cell: Content, place: number) => Content} */
  const one = (cell, place) => (place % 2 ? html("td", { class: number }, cell) : html("th", { scope: "row", class: number }, cell));
  return html(
    "table",
    { class: "q-table maker-cells", "data-key": "cells" },
    html("thead", {}, html("tr", {}, heads.map((head) => html("th", { scope: "col", class: number }, head)))),
    html("tbody", {}, rows.map((row) => html("tr", {}, row.map(one)))),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Made} */ view) => {
      const { words } = view;
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "lab-beside" },
          html(
            "div",
            { class: "lab-hand q-stack" },
            radios(id, "figure", words.figure, view.figures, view.figure, (figure) => request(model, "figure", { figure })),
            radios(id, "period", words.period, view.periods, view.period, (period) => request(model, "period", { period })),
            radios(id, "kind", words.kind, view.kinds, view.kind, (kind) => request(model, "kind", { kind })),
          ),
          html(
            "figure",
            { class: "q-figure lab-show" },
            view.chart ? chartImage(view.chart, view.sentence) : table(view.cells),
            html("figcaption", {}, labSentence(view, id), againButton(model, view)),
          ),
        ),
      });
    };
    return mountLab(model, el, draw);
  },
};
