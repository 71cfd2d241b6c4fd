import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, yuan: Content, height: number }} Bar */
/** @typedef {{ id: string, name: Content, sign: string, change: Content, bars: Bar[] }} Couple before and now */
/** @typedef {View & { pairs: Couple[], facts: Content[] }} Market */

const DEMAND_TOP = 16; // percent of the picture's height above the highest bar, for its number
const DEMAND_MIDDLES = [13.5, 36.5, 63.5, 86.5]; // of the bars, in percent of the width
const DEMAND_BREADTH = 19;

/**
 * @param {Bar} bar
 * @param {number} middle
 */
function demandBar({ id: when, yuan, height }, middle) {
  const high = height * (100 - DEMAND_TOP);
  return [
    svg("rect", { class: `demand-bar demand-bar--${when}`, x: `${middle - DEMAND_BREADTH / 2}%`, y: `${100 - high}%`, width: `${DEMAND_BREADTH}%`, height: `${high}%` }),
    svg("text", { class: "demand-number", x: `${middle}%`, y: `${100 - high}%`, dy: "-0.4em" }, yuan),
  ];
}

/**
 * @param {Market} view
 * @param {Ids} id
 */
function demandPicture(view, id) {
  const bars = view.pairs.flatMap((pair) => pair.bars);
  /** @type {(pair: Couple) => Content} */
  const caption = ({ id: name, name: text, sign, change }) =>
    html(
      "p",
      { class: "demand-pair", "data-key": `change-${name}` },
      html("span", { class: "demand-times" }, html("span", {}, view.words.before), html("span", {}, view.words.now)),
      html("strong", {}, text),
      html("span", {}, html("span", { "aria-hidden": "true" }, `${sign} `), change),
    );
  return [
    svg(
      "svg",
      { class: "demand-bars", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      bars.map((bar, place) => demandBar(bar, DEMAND_MIDDLES[place])),
      svg("line", { class: "demand-ground", x1: "0", x2: "100%", y1: "100%", y2: "100%" }),
    ),
    html("div", { class: "demand-pairs" }, view.pairs.map(caption)),
  ];
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Market} */ view) => {
      const { words } = view;
      const price = {
        label: words.price,
        less: words.price_less,
        more: words.price_more,
        unit: words.yuan,
        value: view.price,
        least: view.least_price,
        most: view.most_price,
        places: 2,
        step: 50,
      };
      const units = {
        label: words.units,
        less: words.units_less,
        more: words.units_more,
        unit: words.units_unit,
        value: view.units,
        least: 0,
        most: view.most_units,
        help: words.units_help,
      };
      return labFrame(model, view, id, {
        first: [
          html("p", {}, words.start),
          html("div", { class: "q-row" }, button(words.example, "example", () => request(model, "example"))),
          numberControl(id, "price", price, (fen) => send("price", { fen })),
          radios(id, "reaction", words.reaction, view.reactions, view.reaction, (reaction) => request(model, "reaction", { reaction })),
          numberControl(id, "units", units, (number) => send("units", { units: number })),
        ],
        picture: demandPicture(view, id),
        beside: [
          html("div", { "aria-live": "polite" }, note(view.said.tone, view.said.sign, view.said.text, "said")),
          html("ul", { class: "demand-facts", "data-key": "facts" }, view.facts.map((fact) => html("li", {}, fact))),
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
