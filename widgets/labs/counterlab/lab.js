import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, code: string[], name: Content, payee: Content, look_label: Translations }} Side */
/** @typedef {{ number: number, time: Content, counter: Content, yuan: Content, ticked: boolean, tick_label: Translations }} Sale */
/** @typedef {View & { counters: Side[], sales: Sale[], payments: { time: Content, yuan: Content }[] }} Shop */

/**
 * A pretend sticker: drawn from the squares of a real code with an invented content.
 * @param {string[]} rows
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
function sticker(rows, x, y, size) {
  const side = rows.length;
  const path = rows
    .flatMap((row, r) => [...row].map((square, c) => (square === "1" ? `M${c} ${r}h1v1h-1z` : "")))
    .join("");
  return svg(
    "svg",
    { x, y, width: size, height: size, viewBox: `-2 -2 ${side + 4} ${side + 4}`, "shape-rendering": "crispEdges" },
    svg("rect", { class: "counter-label", x: -2, y: -2, width: side + 4, height: side + 4 }),
    svg("path", { class: "code-ink", d: path }),
  );
}

/**
 * One counter with its stand, and beside it a customer's phone once the code was scanned.
 * @param {View} view
 * @param {Side & { look(): void }} side
 * @param {Ids} id
 */
function counter(view, side, id) {
  const { words } = view;
  return html(
    "figure",
    { class: "q-figure counter", "data-key": `shop-${side.id}` },
    svg(
      "svg",
      { viewBox: "0 0 320 190", role: "img", "aria-labelledby": `${id(`name-${side.id}`)} ${id(`payee-${side.id}`)}` },
      svg("rect", { class: "counter-wood", x: 0, y: 150, width: 320, height: 40 }),
      svg("rect", { class: "counter-edge", x: 0, y: 144, width: 320, height: 10 }),
      svg("path", { class: "counter-stand", d: "M42 144l10-16h96l10 16z" }),
      svg("rect", { class: "counter-board", x: 16, y: 4, width: 168, height: 128, rx: 6 }),
      sticker(side.code, 53, 8, 94),
      svg("text", { class: "counter-sign", x: 100, y: 122 }, view.shop),
      phone(side),
    ),
    html("figcaption", {}, html("strong", { id: id(`name-${side.id}`) }, side.name)),
    html("p", { class: "counter-payee", id: id(`payee-${side.id}`), "aria-live": "polite", "data-key": `payee-${side.id}` }, side.payee ? [words.payee, " ", html("strong", {}, side.payee)] : words.unseen),
    button(words.look, `look-${side.id}`, side.look, { off: Boolean(side.payee), label: side.look_label }),
  );
}

/** @param {Side} side */
function phone(side) {
  return svg(
    "g",
    {},
    svg("rect", { class: "counter-phone", x: 216, y: 12, width: 78, height: 132, rx: 10 }),
    svg("rect", { class: "counter-screen", x: 223, y: 24, width: 64, height: 106, rx: 3 }),
    side.payee && [
      svg("circle", { class: "counter-face", cx: 255, cy: 50, r: 12 }),
      svg("rect", { class: "counter-line", x: 233, y: 72, width: 44, height: 6, rx: 3 }),
      svg("rect", { class: "counter-line", x: 239, y: 84, width: 32, height: 6, rx: 3 }),
      svg("rect", { class: "counter-press", x: 233, y: 106, width: 44, height: 14, rx: 4 }),
    ],
  );
}

/**
 * @param {Shop} view
 * @param {Ids} id
 * @param {Model} model
 */
function salesTable(view, id, model) {
  const { words } = view;
  const arrived = (/** @type {Sale} */ sale) =>
    html("input", {
      type: "checkbox",
      class: "counter-tick",
      checked: sale.ticked,
      label: sale.tick_label,
      "data-key": `tick-${sale.number}`,
      onchange: (event) => request(model, "tick", { sale: sale.number, on: event.target.checked }),
    });
  return html(
    "table",
    { class: "q-table", "data-key": "sales" },
    html("caption", {}, words.sales),
    html(
      "thead",
      {},
      html("tr", {}, [words.sale, words.time, words.counter, words.amount, words.arrived].map((head, column) => html("th", { scope: "col", class: column === 3 ? "q-number" : null }, head))),
    ),
    html(
      "tbody",
      {},
      view.sales.map((sale) =>
        html(
          "tr",
          { "data-key": `sale-${sale.number}`, "aria-current": sale.number === view.sale ? "true" : null },
          html("th", { scope: "row" }, sale.number),
          html("td", {}, sale.time),
          html("td", {}, sale.counter),
          html("td", { class: "q-number" }, sale.yuan),
          html("td", {}, arrived(sale)),
        ),
      ),
    ),
  );
}

/** @param {Shop} view */
function paymentsTable(view) {
  const { words } = view;
  return html(
    "table",
    { class: "q-table", "data-key": "payments" },
    html("caption", {}, words.payments),
    html("thead", {}, html("tr", {}, html("th", { scope: "col" }, words.time), html("th", { scope: "col", class: "q-number" }, words.amount))),
    html(
      "tbody",
      {},
      view.payments.map((payment) => html("tr", {}, html("td", {}, payment.time), html("td", { class: "q-number" }, payment.yuan))),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Shop} */ view) => {
      const { words } = view;
      const sides = view.counters.map((side) => ({ ...side, look: () => request(model, "look", { counter: side.id }) }));
      const sale = {
        label: words.pick_sale,
        less: words.sale_less,
        more: words.sale_more,
        value: view.sale,
        least: 1,
        most: view.sales.length,
      };
      const counters = view.counters.map((side) => ({ id: side.id, text: side.name }));
      return labFrame(model, view, id, {
        wide: true,
        picture: html("div", { class: "counter-shop" }, sides.map((side) => counter(view, side, id))),
        beside: html(
          "div",
          { class: "counter-lists" },
          html("div", { class: "lab-scroll" }, salesTable(view, id, model)),
          html("div", { class: "lab-scroll" }, paymentsTable(view)),
        ),
        more: [
          radios(id, "counter", words.pick_counter, counters, view.counter, (name) => request(model, "counter", { counter: name })),
          numberControl(id, "sale", sale, (number) => send("sale", { sale: number })),
          html(
            "div",
            { class: "q-row" },
            button(words.check, "check", () => request(model, "check"), { main: true }),
            button(words.new_day, "new-day", () => request(model, "new_day")),
          ),
          html("div", { "aria-live": "polite", "data-key": "said" }, view.said && note(view.said.tone, view.said.sign, view.said.text, "verdict")),
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
