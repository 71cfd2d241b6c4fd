import { numberControl, radios } from "../../core/controls.js";
import { svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, yuan: string, length: number }} Bar */
/** @typedef {{ id: string, name: Content, sign: string, change: Content, bars: Bar[] }} Couple before and now */
/** @typedef {View & { pairs: Couple[], reactions: Option[], reaction: string }} Market */

// In percent of the picture's width: the names of the bars, the bars, their yuan.
const BAR_FROM = 21;
const BAR_MOST = 55;
const YUAN_AFTER = 1.5;

// In rem, downwards.
const PAIR = 5;
const HEAD = 0.75;
const FIRST_BAR = 1.7;
const BAR = 1.25;
const BAR_STEP = 1.5;

const rem = (/** @type {number} */ size) => `${size}rem`;
const percent = (/** @type {number} */ share) => `${share}%`;

/**
 * @param {number} x in percent
 * @param {number} y in rem
 * @param {string} look
 * @param {...Content} content
 */
function text(x, y, look, ...content) {
  return svg("text", { class: `demand-text ${look}`, x: percent(x), y: rem(y) }, ...content);
}

/**
 * A bar between its name and its yuan.
 * @param {Content} name
 * @param {Bar} bar
 * @param {number} y
 */
function bar(name, { id: when, yuan, length }, y) {
  const long = length * BAR_MOST;
  return [
    text(0, y + BAR / 2, "demand-text--when", name),
    svg("rect", { class: `demand-bar demand-bar--${when}`, x: percent(BAR_FROM), y: rem(y), width: percent(long), height: rem(BAR) }),
    text(BAR_FROM + long + YUAN_AFTER, y + BAR / 2, "demand-text--yuan", yuan),
  ];
}

/**
 * Sales before and now, and profit before and now, one below the other in one scale.
 * @param {Market} view
 * @param {Ids} id
 */
function picture({ pairs, words }, id) {
  return svg(
    "svg",
    { class: "demand-bars", width: "100%", height: rem(pairs.length * PAIR), role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    pairs.map(({ id: name, name: what, sign, change, bars }, place) => {
      const top = place * PAIR;
      return svg(
        "g",
        { "data-key": `pair-${name}` },
        text(0, top + HEAD, "demand-text--name", what),
        text(100, top + HEAD, "demand-text--change", `${sign} `, change),
        bars.map((one, row) => bar(words[one.id], one, top + FIRST_BAR + row * BAR_STEP)),
      );
    }),
  );
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
      return labScreen(model, view, id, {
        hand: [
          numberControl(id, "price", price, (fen) => send("price", { fen })),
          radios(id, "reaction", words.reaction, view.reactions, view.reaction, (reaction) => request(model, "reaction", { reaction }), { compact: true }),
          againButton(model, view),
        ],
        picture: picture(view, id),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
