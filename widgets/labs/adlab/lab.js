function adsTable(view, rows, name) {
  return qEl(
    "div",
    { class: "lab-part" },
    qEl(
      "table",
      { class: "q-table ads-figures", "data-key": name },
      qEl("caption", {}, view.words[name]),
      qEl("thead", {}, qEl("tr", {}, view.heads.map((head, place) => qEl("th", { scope: "col", class: place === 2 ? "q-number" : null }, head)))),
      qEl(
        "tbody",
        {},
        rows.map((row) =>
          qEl(
            "tr",
            { "data-key": `${name}-${row.id}` },
            qEl("th", { scope: "row" }, row.name),
            qEl("td", {}, row.how.map((line) => qEl("span", { class: "ads-sum" }, line))),
            qEl("td", { class: "q-number" }, row.result),
          ),
        ),
      ),
    ),
  );
}

function adsGoals(view, id) {
  return qEl(
    "div",
    {},
    qEl("p", { class: "q-label", id: id("goals") }, view.words.goals),
    qEl(
      "ul",
      { class: "ads-goals", "aria-labelledby": id("goals"), "data-key": "goals" },
      view.goals.map((goal) =>
        qEl(
          "li",
          { "data-key": `goal-${goal.id}`, class: goal.sign === "✓" ? "ads-goal ads-goal--found" : "ads-goal" },
          qEl("span", { class: "ads-sign", "aria-hidden": "true" }, goal.sign),
          qEl("span", {}, goal.text, qEl("span", { class: "q-small" }, goal.said)),
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
      return qLab(model, view, id, {
        wide: true,
        first: qNumber(id, "spend", control("spend", 0, view.most_spend, { step: 50 }), (yuan) => send("spend", { yuan })),
        picture: qImage(view.chart, view.sentence),
        beside: [
          qEl("div", { "aria-live": "polite" }, qNote(view.said.tone, view.said.sign, view.said.text, "said")),
          adsGoals(view, id),
        ],
        more: [
          qNumber(id, "price", control("price", view.least_price, view.most_price, fen), (value) => send("price", { fen: value })),
          qNumber(id, "before", control("before", 0, view.price, fen), (value) => send("before", { fen: value })),
        ],
        below: [
          adsTable(view, view.result, "result"),
          adsTable(view, view.figures, "figures"),
          qEl("p", { "data-key": "per-order", class: "ads-per-order" }, view.per_order),
          qEl("p", { class: "q-help" }, words.invented),
        ],
      });
    };
    const hide = qShowLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
