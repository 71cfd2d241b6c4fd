import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ id: string, how: Content, sign: string, text: Content, price: number, profit: number }} Way */
/** @typedef {View & { ways: Way[] | null, examples: { id: number, text: Content, on: boolean }[] }} Measured */
/** @typedef {(fen: number) => number} Scale */

const MARGIN_TICKS = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000];
const MARGIN_LABELS = 6; // numbers on a ruler, at most
const MARGIN_FREE = 7; // percent of the width that stay free around what is read off
const MARGIN_BAR = { y: 4.1, height: 3.6 }; // rem
const MARGIN_HEIGHT = 11.8; // rem

const rem = (/** @type {number} */ size) => `${size}rem`;
const percent = (/** @type {number} */ share) => `${share}%`;

/**
 * Where an amount of fen stands, in percent of the width. The profit begins at 0, and the
 * cost follows it up to the price; so a loss lies left of 0.
 * @param {View} view
 * @returns {Scale}
 */
function marginScale(view) {
  const least = Math.min(0, view.profit);
  return (fen) => (100 * (fen - least)) / (view.price - least);
}

/**
 * A ruler of which 100 % are `whole` fen, from the least to the most that the bar shows.
 * @param {View} view
 * @param {Scale} scale
 * @param {number} whole
 * @param {number} baseline
 * @param {1 | -1} way
 */
function ruler(view, scale, whole, baseline, way) {
  const least = (100 * Math.min(0, view.profit)) / whole;
  const most = (100 * view.price) / whole;
  const step = MARGIN_TICKS.find((one) => (most - least) / one <= MARGIN_LABELS) ?? most - least;
  const steps = [];
  for (let tick = Math.ceil(least / step); tick <= most / step + 1e-9; tick += 1) steps.push(tick * step);
  const at = (/** @type {number} */ share) => scale((share * whole) / 100);
  const far = (/** @type {number} */ share) => Math.abs(at(share) - scale(view.profit)) >= MARGIN_FREE;
  const anchor = (/** @type {number} */ share) => (at(share) < 4 ? "start" : at(share) > 94 ? "end" : "middle");
  return [
    svg("line", { class: "margin-tick", x1: "0", x2: "100%", y1: rem(baseline), y2: rem(baseline) }),
    svg("line", { class: "margin-ruler", x1: percent(at(0)), x2: percent(at(100)), y1: rem(baseline), y2: rem(baseline) }),
    steps.map((share) =>
      svg("line", {
        class: share === 100 || share === 0 ? "margin-tick margin-tick--whole" : "margin-tick",
        x1: percent(at(share)),
        x2: percent(at(share)),
        y1: rem(baseline),
        y2: rem(baseline + way * 0.6),
      }),
    ),
    steps.filter(far).map((share) =>
      svg("text", { class: "margin-text margin-text--tick", x: percent(at(share)), y: rem(baseline + way * 1.4), "text-anchor": anchor(share) }, `${share}%`),
    ),
  ];
}

/**
 * @param {number} at
 * @param {number} y
 * @param {Content} text
 * @param {string} key
 */
function readOff(at, y, text, key) {
  const anchor = at < 33 ? "start" : at > 67 ? "end" : "middle";
  const dx = { start: "0.4rem", middle: "0", end: "-0.4rem" }[anchor];
  return svg("text", { class: "margin-text", x: percent(at), dx, y: rem(y), "text-anchor": anchor, "data-key": key }, text);
}

/**
 * A part of the bar, with its amount inside if there is room for it.
 * @param {string} kind
 * @param {number} start
 * @param {number} end
 * @param {Content} yuan
 */
function marginPart(kind, start, end, yuan) {
  const { y, height } = MARGIN_BAR;
  return [
    svg("rect", { class: `margin-${kind}`, x: percent(start), y: rem(y), width: percent(end - start), height: rem(height) }),
    end - start > 14 &&
      svg("text", { class: `margin-text margin-text--${kind}`, x: percent((start + end) / 2), y: rem(y + height / 2), "text-anchor": "middle" }, yuan),
  ];
}

/**
 * What the parts of the bar are: profit and cost make the price; what is lost and what the
 * price pays make the cost.
 * @param {View} view
 * @param {boolean} loses
 */
function legend({ words, parts }, loses) {
  /** @type {(kind: string, name: Content, yuan: string) => Content} */
  const part = (kind, name, yuan) => html("li", {}, html("span", { class: `margin-swatch margin-swatch--${kind}`, "aria-hidden": "true" }), name, ` ${yuan}`);
  const rows = loses
    ? [part("loss", words.loss, parts.loss), part("cost", words.paid, parts.price), html("li", {}, "= ", words.cost, ` ${parts.cost}`)]
    : [part("profit", words.profit, parts.profit), part("cost", words.cost, parts.cost), html("li", {}, "= ", words.price, ` ${parts.price}`)];
  return html("ul", { class: "margin-parts", "data-key": "parts" }, rows);
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function marginPicture(view, id) {
  const { parts } = view;
  const scale = marginScale(view);
  const loses = view.profit < 0;
  const [zero, end] = [scale(0), scale(view.profit)];
  const { y, height } = MARGIN_BAR;
  return [
    html("p", { class: "margin-of" }, view.of_price),
    svg(
      "svg",
      { class: "margin-bar", width: "100%", height: rem(MARGIN_HEIGHT), role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      marginPart("cost", loses ? zero : end, 100, loses ? parts.price : parts.cost),
      !loses && marginPart("profit", zero, end, parts.profit),
      loses && marginPart("loss", end, zero, parts.loss),
      ruler(view, scale, view.price, y - 0.3, -1),
      ruler(view, scale, view.cost, y + height + 0.3, 1),
      svg("line", { class: "margin-end", x1: percent(end), x2: percent(end), y1: rem(1.5), y2: rem(MARGIN_HEIGHT - 1.5) }),
      readOff(end, 0.8, view.margin, "margin"),
      readOff(end, MARGIN_HEIGHT - 0.8, view.markup, "markup"),
    ),
    html("p", { class: "margin-of" }, view.of_cost),
    legend(view, loses),
  ];
}

/**
 * A wanted margin, reached by dividing, beside what adding the same share brings.
 * @param {Measured} view
 */
function ways(view) {
  if (!view.ways) return null;
  const most = Math.max(...view.ways.map((way) => way.price));
  const scale = (/** @type {number} */ fen) => percent((100 * fen) / most);
  return html(
    "div",
    { class: "margin-ways lab-part", "data-key": "ways" },
    html("p", { class: "q-label" }, view.words.ways),
    view.ways.map((way) =>
      html(
        "div",
        { "data-key": `way-${way.id}` },
        html("strong", {}, way.how),
        svg(
          "svg",
          { class: "margin-way", width: "100%", height: "1.4rem", "aria-hidden": "true" },
          svg("rect", { class: "margin-profit", x: "0", y: "0", width: scale(way.profit), height: "100%" }),
          svg("rect", { class: "margin-cost", x: scale(way.profit), y: "0", width: scale(way.price - way.profit), height: "100%" }),
        ),
        html("span", {}, html("span", { "aria-hidden": "true" }, `${way.sign} `), way.text),
      ),
    ),
  );
}

/**
 * @param {Ids} id
 * @param {Sender} send
 * @param {View} view
 * @param {string} name
 * @param {number} most
 */
function amount(id, send, view, name, most) {
  const { words } = view;
  const what = { label: words[name], less: words[`${name}_less`], more: words[`${name}_more`], unit: words.yuan, value: view[name], least: view.least, most, step: 10, places: 2 };
  return numberControl(id, name, what, (fen) => send(name, { fen }));
}

/**
 * @param {Ids} id
 * @param {Sender} send
 * @param {View} view
 */
function wanted(id, send, view) {
  const { words, lead } = view;
  const what = { label: words[lead], less: words[`${lead}_less`], more: words[`${lead}_more`], unit: "%", value: view.wanted, least: 0, most: view.most_wanted, step: 10, places: 1 };
  return numberControl(id, `wanted-${lead}`, what, (tenths) => send("wanted", { tenths }));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Measured} */ view) => {
      const { words } = view;
      return labFrame(model, view, id, {
        wide: true,
        first: [
          radios(id, "lead", words.lead, view.leads, view.lead, (lead) => request(model, "lead", { lead })),
          html(
            "div",
            { class: "margin-numbers" },
            amount(id, send, view, "cost", view.most_cost),
            view.lead === "price" ? amount(id, send, view, "price", view.most_price) : wanted(id, send, view),
          ),
          html(
            "div",
            { role: "group", "aria-labelledby": id("examples") },
            html("p", { class: "q-label", id: id("examples") }, words.examples),
            html(
              "div",
              { class: "q-row" },
              view.examples.map((one) => button(one.text, `example-${one.id}`, () => request(model, "example", { tenths: one.id }), { pressed: one.on })),
            ),
          ),
        ],
        picture: marginPicture(view, id),
        beside: html("div", { "aria-live": "polite" }, note("", view.said.sign, view.said.text, "said")),
        below: ways(view),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
