import { chartImage, note, numberControl } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender } from "../../core/widget.js";
import "./lab.css";

/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @param {View} view */
function adsTable(view, rows, name) {
  return html(
    "div",
    { class: "lab-part" },
    html(
      "table",
      { class: "q-table ads-figures", "data-key": name },
      html("caption", {}, view.words[name]),
      html("thead", {}, html("tr", {}, view.heads.map((head, place) => html("th", { scope: "col", class: place === 2 ? "q-number" : null }, head)))),
      html(
        "tbody",
        {},
        rows.map((row) =>
          html(
            "tr",
            { "data-key": `${name}-${row.id}` },
            html("th", { scope: "row" }, row.name),
            html("td", {}, row.how.map((line) => html("span", { class: "ads-sum" }, line))),
            html("td", { class: "q-number" }, row.result),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function adsGoals(view, id) {
  return html(
    "div",
    {},
    html("p", { class: "q-label", id: id("goals") }, view.words.goals),
    html(
      "ul",
      { class: "ads-goals", "aria-labelledby": id("goals"), "data-key": "goals" },
      view.goals.map((goal) =>
        html(
          "li",
          { "data-key": `goal-${goal.id}`, class: goal.sign === "✓" ? "ads-goal ads-goal--found" : "ads-goal" },
          html("span", { class: "ads-sign", "aria-hidden": "true" }, goal.sign),
          html("span", {}, goal.text, html("span", { class: "q-small" }, goal.said)),
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
    const draw = (view) => {
      const { words } = view;
      const control = (name, least, most, more) => ({
        label: words[name],
        less: words[`${name}_less`],
        more: words[`${name}_more`],
        unit: words.yuan,
        value: view[name],
        least,
        most,
        ...more,
      });
      const fen = { places: 2, step: 10 };
      return labFrame(model, view, id, {
        wide: true,
        first: numberControl(id, "spend", control("spend", 0, view.most_spend, { step: 50 }), (yuan) => send("spend", { yuan })),
        picture: chartImage(view.chart, view.sentence),
        beside: [
          html("div", { "aria-live": "polite" }, note(view.said.tone, view.said.sign, view.said.text, "said")),
          adsGoals(view, id),
        ],
        more: [
          numberControl(id, "price", control("price", view.least_price, view.most_price, fen), (value) => send("price", { fen: value })),
          numberControl(id, "before", control("before", 0, view.price, fen), (value) => send("before", { fen: value })),
        ],
        below: [
          adsTable(view, view.result, "result"),
          adsTable(view, view.figures, "figures"),
          html("p", { "data-key": "per-order", class: "ads-per-order" }, view.per_order),
          html("p", { class: "q-help" }, words.invented),
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
