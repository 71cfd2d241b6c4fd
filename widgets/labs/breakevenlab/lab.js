import { chartImage, note, numberControl } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender } from "../../core/widget.js";
import "./lab.css";

/** @import { NumberLook } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Unit } from "../../core/numbers.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {View & { heads: Content[], rows: { orders: Content, bring: Content, end: Content }[] }} Months */

/** @param {Months} view */
function monthsTable(view) {
  return html(
    "div",
    { class: "lab-part" },
    html(
      "table",
      { class: "q-table breakeven-months", "data-key": "months" },
      html("caption", {}, view.words.table),
      html("thead", {}, html("tr", {}, view.heads.map((head) => html("th", { scope: "col", class: "q-number" }, head)))),
      html(
        "tbody",
        {},
        view.rows.map(({ orders, bring, end }) =>
          html(
            "tr",
            {},
            html("th", { scope: "row", class: "q-number" }, orders),
            html("td", { class: "q-number" }, bring),
            html("td", { class: "q-number" }, end),
          ),
        ),
      ),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Months} */ view) => {
      const { words } = view;
      /** @type {(name: string, unit: Unit, more?: Partial<NumberLook>) => NumberLook} */
      const control = (name, unit, more) => ({
        label: words[name],
        less: words[`${name}_less`],
        more: words[`${name}_more`],
        unit,
        value: view[name],
        least: 0,
        most: view[`most_${name}`],
        ...more,
      });
      return labFrame(model, view, id, {
        wide: true,
        first: [
          numberControl(id, "orders", control("orders", words.orders_unit), (orders) => send("orders", { orders })),
          numberControl(id, "fixed", control("fixed", words.yuan, { step: 100 }), (yuan) => send("fixed", { yuan })),
          numberControl(id, "left", control("left", words.yuan, { least: view.least_left, places: 2, step: 10 }), (fen) => send("left", { fen })),
        ],
        picture: chartImage(view.chart, view.sentence),
        beside: html("div", { "aria-live": "polite" }, note(view.said.tone, view.said.sign, view.said.text, "said")),
        below: monthsTable(view),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
