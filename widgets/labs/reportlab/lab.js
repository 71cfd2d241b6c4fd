// One of many: a list to choose from. options: [{id, text}].
function reportSelect(id, key, label, options, chosen, choose) {
  // An option takes no elements, so each language has a list of its own.
  const list = (lang, code) =>
    qEl(
      "select",
      {
        class: `q-input t-${lang}`,
        lang: code,
        id: id(`${key}-${lang}`),
        "data-key": `${key}-${lang}`,
        "aria-labelledby": id(`${key}-name`),
        value: chosen,
        onchange: (event) => choose(event.target.value),
      },
      options.map((option) => qEl("option", { value: option.id }, option.text[lang])),
    );
  return qEl(
    "div",
    { "data-key": key },
    qEl("p", { class: "q-label", id: id(`${key}-name`) }, label),
    list("zh", "zh-CN"),
    list("en", "en"),
  );
}

// A heading of one of the four parts, and what belongs to it.
function reportPart(view, name, ...content) {
  return qEl("section", { class: "report-part", "data-key": name }, qEl("h4", {}, view.words[name]), content);
}

function orderRow(view, [number, day, buyer, yuan, status]) {
  return qEl(
    "tr",
    { "data-key": `order-${number}` },
    qEl("th", { scope: "row" }, number),
    qEl("td", { class: "q-number" }, day),
    qEl("td", {}, buyer),
    qEl("td", { class: "q-number" }, yuan),
    qEl("td", {}, view.status_words[status]),
  );
}

function rawOrders(view, id, model) {
  const { words, rows } = view;
  const head = (name, number) => qEl("th", { scope: "col", class: number ? "q-number" : null }, words[name]);
  return reportPart(
    view,
    "orders",
    qEl(
      "div",
      { class: "q-row report-filters" },
      reportSelect(id, "status", words.which_status, view.statuses, view.status, (status) => qDo(model, "status", { status })),
      reportSelect(id, "day", words.which_day, view.days, view.day, (day) => qDo(model, "day", { day: Number(day) })),
    ),
    qEl(
      "div",
      { class: "report-frame", tabindex: "0", role: "region", label: words.orders_table, "data-key": "frame" },
      qEl(
        "table",
        { class: "q-table report-orders" },
        qEl("thead", {}, qEl("tr", {}, head("number"), head("day", true), head("buyer"), head("yuan", true), head("status"))),
        qEl("tbody", {}, rows.orders.length ? rows.orders.map((row) => orderRow(view, row)) : qEl("tr", {}, qEl("td", { colspan: 5 }, words.none))),
      ),
    ),
    qEl("div", { "aria-live": "polite", "data-key": "worth" }, qEl("p", {}, rows.count), qEl("p", {}, rows.worth)),
  );
}

function reportRow(row) {
  const week = ({ value, working }) => qEl("td", { class: "q-number" }, value, qEl("span", { class: "q-small" }, working));
  return qEl(
    "tr",
    { "data-key": `report-${row.id}` },
    qEl("th", { scope: "row" }, row.name, qEl("span", { class: "q-small report-definition" }, row.definition)),
    row.weeks.map(week),
    qEl("td", { class: "q-number" }, qEl("span", { "aria-hidden": "true" }, `${row.sign} `), row.change),
  );
}

function weeklyReport(view) {
  const { words } = view;
  const head = (name, number) => qEl("th", { scope: "col", class: number ? "q-number" : null }, words[name]);
  return reportPart(
    view,
    "report",
    qEl(
      "div",
      { class: "lab-scroll", tabindex: "0", role: "region", label: words.report, "data-key": "report-scroll" },
      qEl(
        "table",
        { class: "q-table report-table" },
        qEl("thead", {}, qEl("tr", {}, head("item"), head("week_1", true), head("week_2", true), head("change", true))),
        qEl("tbody", {}, view.report.map(reportRow)),
      ),
    ),
    qEl("p", { class: "q-note", "data-key": "added" }, view.added),
  );
}

function ownTable({ heads, rows }) {
  return qEl(
    "table",
    { class: "q-table report-cells", "data-key": "cells" },
    qEl("thead", {}, qEl("tr", {}, heads.map((head) => qEl("th", { scope: "col", class: "q-number" }, head)))),
    qEl(
      "tbody",
      {},
      rows.map(([number, value]) =>
        qEl("tr", {}, qEl("th", { scope: "row", class: "q-number" }, number), qEl("td", { class: "q-number" }, value)),
      ),
    ),
  );
}

function twoCharts(view, id, model) {
  const { words, charts, said } = view;
  const answers = charts.map((chart) => ({ id: chart.id, text: chart.name }));
  return reportPart(
    view,
    "compare",
    qEl("p", {}, words.compare_about),
    qRadios(id, "trick", words.which_trick, view.tricks, view.trick, (trick) => qDo(model, "trick", { trick }), { compact: true }),
    qEl(
      "div",
      { class: "report-pair" },
      charts.map((chart) =>
        qEl(
          "figure",
          { class: "q-figure", "data-key": `pair-${chart.id}` },
          qEl("p", { class: "q-label" }, chart.heading),
          qImage(chart.image, chart.says),
          qEl("figcaption", {}, chart.says),
        ),
      ),
    ),
    qRadios(id, "believe", words.believe, answers, view.believes, (chart) => qDo(model, "believe", { chart }), { compact: true }),
    qEl("div", { "aria-live": "polite", "data-key": "verdict" }, said && qNote(said.tone, said.sign, said.text, "said")),
  );
}

function chartControls(view, id, model) {
  const { words } = view;
  return reportPart(
    view,
    "chart",
    qEl(
      "div",
      { class: "q-stack" },
      reportSelect(id, "figure", words.which_figure, view.figures, view.figure, (figure) => qDo(model, "figure", { figure })),
      qRadios(id, "kind", words.which_kind, view.kinds, view.kind, (kind) => qDo(model, "kind", { kind }), {
        compact: true,
        help: view.kind_help,
      }),
      qRadios(id, "period", words.which_period, view.periods, view.period, (period) => qDo(model, "period", { period }), {
        compact: true,
      }),
    ),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const draw = (view) =>
      qLab(model, view, id, {
        wide: true,
        first: [rawOrders(view, id, model), weeklyReport(view), chartControls(view, id, model)],
        picture: view.chart ? [qEl("p", { class: "q-label", "data-key": "heading" }, view.heading), qImage(view.chart, view.sentence)] : ownTable(view.cells),
        below: twoCharts(view, id, model),
      });
    return qShowLab(model, el, draw);
  },
};
