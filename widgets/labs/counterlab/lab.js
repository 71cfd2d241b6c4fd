// A pretend sticker: drawn from the squares of a real code with an invented content.
function sticker(rows, x, y, size) {
  const side = rows.length;
  const path = rows
    .flatMap((row, r) => [...row].map((square, c) => (square === "1" ? `M${c} ${r}h1v1h-1z` : "")))
    .join("");
  return qSvg(
    "svg",
    { x, y, width: size, height: size, viewBox: `-2 -2 ${side + 4} ${side + 4}`, "shape-rendering": "crispEdges" },
    qSvg("rect", { class: "counter-label", x: -2, y: -2, width: side + 4, height: side + 4 }),
    qSvg("path", { class: "code-ink", d: path }),
  );
}

// One counter with its stand, and beside it a customer's phone once the code was scanned.
function counter(view, side, id) {
  const { words } = view;
  return qEl(
    "figure",
    { class: "q-figure counter", "data-key": `shop-${side.id}` },
    qSvg(
      "svg",
      { viewBox: "0 0 320 190", role: "img", "aria-labelledby": `${id(`name-${side.id}`)} ${id(`payee-${side.id}`)}` },
      qSvg("rect", { class: "counter-wood", x: 0, y: 150, width: 320, height: 40 }),
      qSvg("rect", { class: "counter-edge", x: 0, y: 144, width: 320, height: 10 }),
      qSvg("path", { class: "counter-stand", d: "M42 144l10-16h96l10 16z" }),
      qSvg("rect", { class: "counter-board", x: 16, y: 4, width: 168, height: 128, rx: 6 }),
      sticker(side.code, 53, 8, 94),
      qSvg("text", { class: "counter-sign", x: 100, y: 122 }, view.shop),
      phone(side),
    ),
    qEl("figcaption", {}, qEl("strong", { id: id(`name-${side.id}`) }, side.name)),
    qEl("p", { class: "counter-payee", id: id(`payee-${side.id}`), "aria-live": "polite", "data-key": `payee-${side.id}` }, side.payee ? [words.payee, " ", qEl("strong", {}, side.payee)] : words.unseen),
    qButton(words.look, `look-${side.id}`, side.look, { off: Boolean(side.payee), label: side.look_label }),
  );
}

function phone(side) {
  return qSvg(
    "g",
    {},
    qSvg("rect", { class: "counter-phone", x: 216, y: 12, width: 78, height: 132, rx: 10 }),
    qSvg("rect", { class: "counter-screen", x: 223, y: 24, width: 64, height: 106, rx: 3 }),
    side.payee && [
      qSvg("circle", { class: "counter-face", cx: 255, cy: 50, r: 12 }),
      qSvg("rect", { class: "counter-line", x: 233, y: 72, width: 44, height: 6, rx: 3 }),
      qSvg("rect", { class: "counter-line", x: 239, y: 84, width: 32, height: 6, rx: 3 }),
      qSvg("rect", { class: "counter-press", x: 233, y: 106, width: 44, height: 14, rx: 4 }),
    ],
  );
}

function salesTable(view, id, model) {
  const { words } = view;
  const arrived = (sale) =>
    qEl("input", {
      type: "checkbox",
      class: "counter-tick",
      checked: sale.ticked,
      label: sale.tick_label,
      "data-key": `tick-${sale.number}`,
      onchange: (event) => qDo(model, "tick", { sale: sale.number, on: event.target.checked }),
    });
  return qEl(
    "table",
    { class: "q-table", "data-key": "sales" },
    qEl("caption", {}, words.sales),
    qEl(
      "thead",
      {},
      qEl("tr", {}, [words.sale, words.time, words.counter, words.amount, words.arrived].map((head, column) => qEl("th", { scope: "col", class: column === 3 ? "q-number" : null }, head))),
    ),
    qEl(
      "tbody",
      {},
      view.sales.map((sale) =>
        qEl(
          "tr",
          { "data-key": `sale-${sale.number}`, "aria-current": sale.number === view.sale ? "true" : null },
          qEl("th", { scope: "row" }, sale.number),
          qEl("td", {}, sale.time),
          qEl("td", {}, sale.counter),
          qEl("td", { class: "q-number" }, sale.yuan),
          qEl("td", {}, arrived(sale)),
        ),
      ),
    ),
  );
}

function paymentsTable(view) {
  const { words } = view;
  return qEl(
    "table",
    { class: "q-table", "data-key": "payments" },
    qEl("caption", {}, words.payments),
    qEl("thead", {}, qEl("tr", {}, qEl("th", { scope: "col" }, words.time), qEl("th", { scope: "col", class: "q-number" }, words.amount))),
    qEl(
      "tbody",
      {},
      view.payments.map((payment) => qEl("tr", {}, qEl("td", {}, payment.time), qEl("td", { class: "q-number" }, payment.yuan))),
    ),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const send = qSteady(model);
    const draw = (view) => {
      const { words } = view;
      const sides = view.counters.map((side) => ({ ...side, look: () => qDo(model, "look", { counter: side.id }) }));
      const sale = {
        label: words.pick_sale,
        less: words.sale_less,
        more: words.sale_more,
        value: view.sale,
        least: 1,
        most: view.sales.length,
      };
      const counters = view.counters.map((side) => ({ id: side.id, text: side.name }));
      return qLab(model, view, id, {
        wide: true,
        picture: qEl("div", { class: "counter-shop" }, sides.map((side) => counter(view, side, id))),
        beside: qEl(
          "div",
          { class: "counter-lists" },
          qEl("div", { class: "lab-scroll" }, salesTable(view, id, model)),
          qEl("div", { class: "lab-scroll" }, paymentsTable(view)),
        ),
        more: [
          qRadios(id, "counter", words.pick_counter, counters, view.counter, (name) => qDo(model, "counter", { counter: name })),
          qNumber(id, "sale", sale, (number) => send("sale", { sale: number })),
          qEl(
            "div",
            { class: "q-row" },
            qButton(words.check, "check", () => qDo(model, "check"), { main: true }),
            qButton(words.new_day, "new-day", () => qDo(model, "new_day")),
          ),
          qEl("div", { "aria-live": "polite", "data-key": "said" }, view.said && qNote(view.said.tone, view.said.sign, view.said.text, "verdict")),
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
