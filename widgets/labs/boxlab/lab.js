import { chooser, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, text: Translations }} Listed */
/** @typedef {{ id: string, name: Content, kg: Content, share: number, counts: boolean }} Weight */

/**
 * @typedef {View & {
 *   goods: string, all_goods: Listed[], box: string, boxes: Option[],
 *   zone: string, zones: Listed[], divisor: string, divisors: Listed[], sides: number[],
 *   largest: number, holds: boolean, weights: Weight[],
 * }} Boxed
 */

const DEPTH = 0.5; // of a centimetre that goes backwards, as one that lies across is drawn
const SCALE = 1.7;
const HEIGHT = 64; // of the picture, in centimetres of the largest box

/**
 * The box as it stands on a floor: its front, its top and its side, all boxes on one scale.
 * @param {Boxed} view
 * @param {Ids} id
 */
function boxPicture({ sides, largest, holds }, id) {
  const [length, width, height] = sides;
  const back = width * DEPTH;
  const wide = largest * SCALE;
  const [x, y] = [(wide - length - back) / 2, HEIGHT - height - 2];
  const path = (/** @type {string} */ d, /** @type {string} */ face) => svg("path", { class: `box-face box-face--${face}`, d });
  return svg(
    "svg",
    { class: holds ? "box-picture" : "box-picture box-picture--small", viewBox: `0 0 ${wide} ${HEIGHT}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    path(`M${x} ${y}h${length}v${height}h${-length}z`, "front"),
    path(`M${x} ${y}l${back} ${-back}h${length}l${-back} ${back}z`, "top"),
    path(`M${x + length} ${y}l${back} ${-back}v${height}l${-back} ${back}z`, "side"),
  );
}

/**
 * Both weights, one bar below the other; the one that counts says so.
 * @param {Boxed} view
 */
function weights({ words, weights }) {
  const row = (/** @type {Weight} */ { id: name, name: text, kg, share, counts }) =>
    html(
      "div",
      { class: counts ? "box-weight box-weight--counts" : "box-weight", "data-key": `weight-${name}` },
      html("dt", {}, text),
      html(
        "dd",
        {},
        html("span", { class: "box-bar", style: `--share: ${share}%`, "aria-hidden": "true" }),
        html("span", {}, kg, counts && [" ✓ ", words.counts]),
      ),
    );
  return html("dl", { class: "box-weights", "data-key": "weights" }, weights.map(row));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const one = (/** @type {string} */ verb) => (/** @type {string} */ value) => request(model, verb, { [verb]: value });
    const draw = (/** @type {Boxed} */ view) => {
      const { words } = view;
      const list = (/** @type {string} */ name, /** @type {Listed[]} */ all) =>
        chooser(id, name, /** @type {Translations} */ (words[name]), all, view[name], one(name), { silent: true });
      return labScreen(model, view, id, {
        hand: [
          list("goods", view.all_goods),
          radios(id, "box", words.box, view.boxes, view.box, one("box"), { compact: true }),
          list("divisor", view.divisors),
          list("zone", view.zones),
          againButton(model, view),
        ],
        picture: [boxPicture(view, id), weights(view)],
      });
    };
    return mountLab(model, el, draw);
  },
};
