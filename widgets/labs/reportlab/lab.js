import { chartImage, chooser, note, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Ids, Model, View } from "../../core/widget.js" */

/**
 * A heading of one of the four parts, and what belongs to it.
 * @param {View} view
 */
function reportPart(view, name, ...content) {
  return html("section", { class: "report-part", "data-key": name }, html("h4", {}, view.words[name]), content);
}

/** @param {View} view */
function orderRow(view, [number, day, buyer, yuan, status]) {
  return html(
    "tr",
    { "data-key": `order-${number}` },
    html("th", { scope: "row" }, number),
    html("td", { class: "q-number" }, day),
    html("td", {}, buyer),
    html("td", { class: "q-number" }, yuan),
    html("td", {}, view.status_words[status]),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
function rawOrders(view, id, model) {
  const { words, rows } = view;
  const head = (name, number) => html("th", { scope: "col", class: number ? "q-number" : null }, words[name]);
  return reportPart(
    view,
    "orders",
    html(
      "div",
      { class: "q-row report-filters" },
      chooser(id, "status", words.which_status, view.statuses, view.status, (status) => request(model, "status", { status })),
      chooser(id, "day", words.which_day, view.days, view.day, (day) => request(model, "day", { day: Number(day) })),
    ),
    html(
      "div",
      { class: "report-frame", tabindex: "0", role: "region", label: words.orders_table, "data-key": "frame" },
      html(
        "table",
        { class: "q-table report-orders" },
        html("thead", {}, html("tr", {}, head("number"), head("day", true), head("buyer"), head("yuan", true), head("status"))),
        html("tbody", {}, rows.orders.length ? rows.orders.map((row) => orderRow(view, row)) : html("tr", {}, html("td", { colspan: 5 }, words.none))),
      ),
    ),
    html("div", { "aria-live": "polite", "data-key": "worth" }, html("p", {}, rows.count), html("p", {}, rows.worth)),
  );
}

function reportRow(row) {
  const week = ({ value, working }) => html("td", { class: "q-number" }, value, html("span", { class: "q-small" }, working));
  return html(
    "tr",
    { "data-key": `report-${row.id}` },
    html("th", { scope: "row" }, row.name, html("span", { class: "q-small report-definition" }, row.definition)),
    row.weeks.map(week),
    html("td", { class: "q-number" }, html("span", { "aria-hidden": "true" }, `${row.sign} `), row.change),
  );
}

/** @param {View} view */
function weeklyReport(view) {
  const { words } = view;
  const head = (name, number) => html("th", { scope: "col", class: number ? "q-number" : null }, words[name]);
  return reportPart(
    view,
    "report",
    html(
      "div",
      { class: "lab-scroll", tabindex: "0", role: "region", label: words.report, "data-key": "report-scroll" },
      html(
        "table",
        { class: "q-table report-table" },
        html("thead", {}, html("tr", {}, head("item"), head("week_1", true), head("week_2", true), head("change", true))),
        html("tbody", {}, view.report.map(reportRow)),
      ),
    ),
    html("p", { class: "q-note", "data-key": "added" }, view.added),
  );
}

function ownTable({ heads, rows }) {
  return html(
    "table",
    { class: "q-table report-cells", "data-key": "cells" },
    html("thead", {}, html("tr", {}, heads.map((head) => html("th", { scope: "col", class: "q-number" }, head)))),
    html(
      "tbody",
      {},
      rows.map(([number, value]) =>
        html("tr", {}, html("th", { scope: "row", class: "q-number" }, number), html("td", { class: "q-number" }, value)),
      ),
    ),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
function twoCharts(view, id, model) {
  const { words, charts, said } = view;
  const answers = charts.map((chart) => ({ id: chart.id, text: chart.name }));
  return reportPart(
    view,
    "compare",
    html("p", {}, words.compare_about),
    radios(id, "trick", words.which_trick, view.tricks, view.trick, (trick) => request(model, "trick", { trick }), { compact: true }),
    html(
      "div",
      { class: "report-pair" },
      charts.map((chart) =>
        html(
          "figure",
          { class: "q-figure", "data-key": `pair-${chart.id}` },
          html("p", { class: "q-label" }, chart.heading),
          chartImage(chart.image, chart.says),
          html("figcaption", {}, chart.says),
        ),
      ),
    ),
    radios(id, "believe", words.believe, answers, view.believes, (chart) => request(model, "believe", { chart }), { compact: true }),
    html("div", { "aria-live": "polite", "data-key": "verdict" }, said && note(said.tone, said.sign, said.text, "said")),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
function chartControls(view, id, model) {
  const { words } = view;
  return reportPart(
    view,
    "chart",
    html(
      "div",
      { class: "q-stack" },
      chooser(id, "figure", words.which_figure, view.figures, view.figure, (figure) => request(model, "figure", { figure })),
      radios(id, "kind", words.which_kind, view.kinds, view.kind, (kind) => request(model, "kind", { kind }), {
        compact: true,
        help: view.kind_help,
      }),
      radios(id, "period", words.which_period, view.periods, view.period, (period) => request(model, "period", { period }), {
        compact: true,
      }),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (view) =>
      labFrame(model, view, id, {
        wide: true,
        first: [rawOrders(view, id, model), weeklyReport(view), chartControls(view, id, model)],
        picture: view.chart ? [html("p", { class: "q-label", "data-key": "heading" }, view.heading), chartImage(view.chart, view.sentence)] : ownTable(view.cells),
        below: twoCharts(view, id, model),
      });
    return mountLab(model, el, draw);
  },
};
