function monthsTable(view) {
  return qEl(
    "div",
    { class: "lab-part" },
    qEl(
      "table",
      { class: "q-table breakeven-months", "data-key": "months" },
      qEl("caption", {}, view.words.table),
      qEl("thead", {}, qEl("tr", {}, view.heads.map((head) => qEl("th", { scope: "col", class: "q-number" }, head)))),
      qEl(
        "tbody",
        {},
        view.rows.map(({ orders, bring, end }) =>
          qEl(
            "tr",
            {},
            qEl("th", { scope: "row", class: "q-number" }, orders),
            qEl("td", { class: "q-number" }, bring),
            qEl("td", { class: "q-number" }, end),
          ),
        ),
      ),
    ),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const send = qSteady(model);
    const draw = (view) => {
      const { words } = view;
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
      return qLab(model, view, id, {
        wide: true,
        first: [
          qNumber(id, "orders", control("orders", words.orders_unit), (orders) => send("orders", { orders })),
          qNumber(id, "fixed", control("fixed", words.yuan, { step: 100 }), (yuan) => send("fixed", { yuan })),
          qNumber(id, "left", control("left", words.yuan, { least: view.least_left, places: 2, step: 10 }), (fen) => send("left", { fen })),
        ],
        picture: qImage(view.chart, view.sentence),
        beside: qEl("div", { "aria-live": "polite" }, qNote(view.said.tone, view.said.sign, view.said.text, "said")),
        below: monthsTable(view),
      });
    };
    const hide = qShowLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
