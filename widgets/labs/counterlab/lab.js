import { button } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { squaresPath } from "../../core/squares.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ number: number, time: Content, yuan: Content, ticked: boolean }} Sale */
/** @typedef {{ id: string, code: string[], name: Content, payee: Content, scan_label: Translations, sales: Sale[] }} Counter */
/** @typedef {View & { counters: Counter[], payments: { time: Content, yuan: Content }[] }} Shop */

/**
 * A pretend sticker on its stand: drawn from the squares of a code with an invented content.
 * @param {string[]} rows
 * @param {string} named the ids of what names it
 */
function stand(rows, named) {
  const side = rows.length;
  return svg(
    "svg",
    { class: "counter-stand", viewBox: `-4 -4 ${side + 8} ${side + 11}`, role: "img", "aria-labelledby": named },
    svg("path", { class: "counter-foot", d: `M4 ${side + 4}h${side - 8}l3 3H1z` }),
    svg("rect", { class: "counter-board", x: -3.5, y: -3.5, width: side + 7, height: side + 7, rx: 1 }),
    svg("path", { class: "code-ink", "shape-rendering": "crispEdges", d: squaresPath(rows) }),
  );
}

/**
 * One counter: its sticker, what a phone shows that scans it, and the sales that were made there.
 * @param {Shop} view
 * @param {Counter} counter
 * @param {Ids} id
 * @param {Model} model
 */
function counter(view, counter, id, model) {
  const { words } = view;
  const [name, payee] = [id(`name-${counter.id}`), id(`payee-${counter.id}`)];
  const scan = () => request(model, "scan", { counter: counter.id });
  return html(
    "fieldset",
    { class: "counter", "data-key": `counter-${counter.id}` },
    html("legend", { class: "q-visually-hidden" }, counter.name),
    html(
      "div",
      { class: "counter-head", "data-control": "scan" },
      stand(counter.code, `${name} ${payee}`),
      html("strong", { id: name }, counter.name),
      button(words.scan, `scan-${counter.id}`, scan, { off: Boolean(counter.payee), label: counter.scan_label }),
    ),
    html(
      "p",
      { class: "counter-payee", id: payee, "aria-live": "polite", "data-key": `payee-${counter.id}` },
      counter.payee ? [words.payee, " ", html("strong", {}, counter.payee)] : words.unseen,
    ),
    html("ul", { class: "counter-sales", "data-control": "sales" }, counter.sales.map((sale) => html("li", {}, tick(view, sale, model)))),
  );
}

/**
 * @param {Shop} view
 * @param {Sale} sale
 * @param {Model} model
 */
function tick({ words }, { number, time, yuan, ticked }, model) {
  return html(
    "label",
    { class: "counter-sale" },
    html("input", {
      type: "checkbox",
      checked: ticked,
      "data-key": `tick-${number}`,
      onchange: (event) => request(model, "tick", { sale: number, on: event.target.checked }),
    }),
    html("span", {}, time),
    html("span", { class: "counter-yuan" }, yuan, " ", words.yuan),
  );
}

/**
 * What came into the account, and what the laboratory says.
 * @param {Shop} view
 * @param {Ids} id
 */
function account(view, id) {
  return html(
    "div",
    { class: "counter-account" },
    html("p", { class: "q-label", id: id("account") }, view.words.account),
    html(
      "ol",
      { class: "counter-payments", "aria-labelledby": id("account") },
      view.payments.map(({ time, yuan }) => html("li", {}, html("span", {}, time), html("span", {}, yuan))),
    ),
    labSentence(view, id),
  );
}

/**
 * How much is missing.
 * @param {Shop} view
 * @param {Ids} id
 * @param {Model} model
 * @param {Sender} send
 */
function asked({ words, amount, longest }, id, model, send) {
  const check = (/** @type {any} */ event) => {
    const box = event.currentTarget.parentElement.querySelector("input");
    request(model, "check", { text: box.value });
  };
  return html(
    "div",
    { class: "counter-asked" },
    html("label", { class: "q-label", for: id("amount") }, words.amount),
    html("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      class: "q-input counter-amount",
      id: id("amount"),
      maxlength: longest,
      value: amount,
      "data-key": "amount",
      oninput: (event) => send("amount", { text: event.target.value }),
      onkeydown: (event) => {
        if (event.key === "Enter" && !event.isComposing) check(event);
      },
    }),
    button(words.check, "check", check, { main: true }),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Shop} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "counter-shop" },
          view.counters.map((side) => counter(view, side, id, model)),
          account(view, id),
          asked(view, id, model, send),
          againButton(model, view),
        ),
      });
    const hide = mountLab(model, el, draw, ["scan", "tick", "amount"]);
    return () => {
      send.stop();
      hide();
    };
  },
};
