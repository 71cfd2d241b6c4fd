import { numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {View & { leads: Option[], lead: string }} Measured */
/** @typedef {(fen: number) => number} Scale */

const MARGIN_TICKS = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000];
const MARGIN_STEPS = 4; // between the numbers of a ruler, at most
const MARGIN_FREE = 14; // percent of the width that stay free around where the profit ends

// In rem, downwards: what the upper ruler says, its numbers, the bar, and the lower ruler likewise.
const MARGIN_BAR = { y: 3.5, height: 2.2 };
const MARGIN_HEIGHT = 9.2;
const MARGIN_SAYS = 0.7; // from above or below
const MARGIN_GAP = 0.25;
const MARGIN_TICK = 0.4;
const MARGIN_NUMBER = 1.1; // from its ruler

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
  const step = MARGIN_TICKS.find((one) => (most - least) / one <= MARGIN_STEPS) ?? most - least;
  const steps = [];
  for (let tick = Math.ceil(least / step); tick <= most / step + 1e-9; tick += 1) steps.push(tick * step);
  const at = (/** @type {number} */ share) => scale((share * whole) / 100);
  const far = (/** @type {number} */ share) => Math.abs(at(share) - scale(view.profit)) >= MARGIN_FREE;
  const anchor = (/** @type {number} */ share) => (at(share) < 8 ? "start" : at(share) > 92 ? "end" : "middle");
  return [
    svg("line", { class: "margin-tick", x1: "0", x2: "100%", y1: rem(baseline), y2: rem(baseline) }),
    svg("line", { class: "margin-ruler", x1: percent(at(0)), x2: percent(at(100)), y1: rem(baseline), y2: rem(baseline) }),
    steps.map((share) =>
      svg("line", {
        class: share === 100 || share === 0 ? "margin-tick margin-tick--whole" : "margin-tick",
        x1: percent(at(share)),
        x2: percent(at(share)),
        y1: rem(baseline),
        y2: rem(baseline + way * MARGIN_TICK),
      }),
    ),
    steps.filter(far).map((share) =>
      svg("text", { class: "margin-text margin-text--tick", x: percent(at(share)), y: rem(baseline + way * MARGIN_NUMBER), "text-anchor": anchor(share) }, `${share}%`),
    ),
  ];
}

/**
 * What a ruler reads off, at the left above or below it.
 * @param {number} y
 * @param {Content} text
 * @param {string} key
 */
function readOff(y, text, key) {
  return svg("text", { class: "margin-text", x: "0", y: rem(y), "data-key": key }, text);
}

/**
 * A part of the bar.
 * @param {string} kind
 * @param {number} start
 * @param {number} end
 */
function marginPart(kind, start, end) {
  const { y, height } = MARGIN_BAR;
  return svg("rect", { class: `margin-${kind}`, x: percent(start), y: rem(y), width: percent(end - start), height: rem(height) });
}

/**
 * What the parts of the bar are: profit and cost make the price; what is lost and the price
 * make the cost.
 * @param {View} view
 * @param {boolean} loses
 */
function legend({ words, parts }, loses) {
  /** @type {(kind: string, name: Content, yuan: string) => Content} */
  const part = (kind, name, yuan) => html("li", {}, html("span", { class: `margin-swatch margin-swatch--${kind}`, "aria-hidden": "true" }), name, ` ${yuan}`);
  const rows = loses
    ? [part("loss", words.loss, parts.loss), part("cost", words.price, parts.price)]
    : [part("profit", words.profit, parts.profit), part("cost", words.cost, parts.cost)];
  return html("ul", { class: "margin-parts", "data-key": "parts" }, rows);
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function marginPicture(view, id) {
  const scale = marginScale(view);
  const loses = view.profit < 0;
  const [zero, end] = [scale(0), scale(view.profit)];
  const { y, height } = MARGIN_BAR;
  const [upper, lower] = [y - MARGIN_GAP, y + height + MARGIN_GAP];
  return [
    svg(
      "svg",
      { width: "100%", height: rem(MARGIN_HEIGHT), role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      marginPart("cost", loses ? zero : end, 100),
      !loses && marginPart("profit", zero, end),
      loses && marginPart("loss", end, zero),
      ruler(view, scale, view.price, upper, -1),
      ruler(view, scale, view.cost, lower, 1),
      svg("line", { class: "margin-end", x1: percent(end), x2: percent(end), y1: rem(upper - MARGIN_NUMBER), y2: rem(lower + MARGIN_NUMBER) }),
      readOff(MARGIN_SAYS, view.margin, "margin"),
      readOff(MARGIN_HEIGHT - MARGIN_SAYS, view.markup, "markup"),
    ),
    legend(view, loses),
  ];
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
    const draw = (/** @type {Measured} */ view) =>
      labScreen(model, view, id, {
        dense: true,
        hand: [
          radios(id, "lead", view.words.lead, view.leads, view.lead, (lead) => request(model, "lead", { lead }), { compact: true }),
          amount(id, send, view, "cost", view.most_cost),
          view.lead === "price" ? amount(id, send, view, "price", view.most_price) : wanted(id, send, view),
          againButton(model, view),
        ],
        picture: marginPicture(view, id),
      });
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
