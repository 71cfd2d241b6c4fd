import { numberControl, radios } from "../../core/controls.js";
import { svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Translations } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {View & { groups: Option[], group: string, people: number, bought: number, each: number, filled: number, beyond: Translations }} Hundred */

const SIDE = 10;
const GAP = 0.08; // of a square, on each side
const MARK = 0.28; // a filled square has a dot as well: its colour is not the only sign

/**
 * The 100 squares, row by row; those of one person lie together in a frame.
 * @param {Hundred} view
 * @param {Ids} id
 */
function square({ each, filled }, id) {
  const places = [...Array(SIDE * SIDE).keys()];
  return svg(
    "svg",
    { class: "hundred-square", viewBox: `-0.1 -0.1 ${SIDE + 0.2} ${SIDE + 0.2}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    places.map((place) => one(place, place < filled)),
    places.filter((place) => each > 1 && place % each === 0).map((place) => frame(place, each)),
  );
}

/**
 * @param {number} place
 * @param {boolean} filled
 */
function one(place, filled) {
  const [row, column] = [Math.floor(place / SIDE), place % SIDE];
  const side = 1 - 2 * GAP;
  return svg(
    "g",
    { class: filled ? "hundred-one hundred-one--filled" : "hundred-one" },
    svg("rect", { x: column + GAP, y: row + GAP, width: side, height: side }),
    filled && svg("circle", { cx: column + 0.5, cy: row + 0.5, r: MARK / 2 }),
  );
}

/**
 * Around the squares of one person: two or five side by side, or a whole row.
 * @param {number} place
 * @param {number} each
 */
function frame(place, each) {
  return svg("rect", { class: "hundred-frame", x: place % SIDE, y: Math.floor(place / SIDE), width: each, height: 1 });
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Hundred} */ view) => {
      const { words } = view;
      const bought = {
        label: words.bought,
        less: words.bought_less,
        more: words.bought_more,
        value: view.bought,
        least: 0,
        most: view.people,
        beyond: view.beyond,
      };
      return labScreen(model, view, id, {
        hand: [
          radios(id, "group", words.group, view.groups, view.group, (people) => request(model, "group", { people }), { compact: true }),
          numberControl(id, "bought", bought, (number) => send("bought", { number })),
          againButton(model, view),
        ],
        picture: square(view, id),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
