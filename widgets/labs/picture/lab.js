import { html, svg } from "../../core/dom.js";
import { makeIds, mount } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Model } from "../../core/widget.js" */

/** @typedef {Record<string, Content>} Words */

/**
 * @param {number} x
 * @param {number} y
 * @param {Content} said
 */
const label = (x, y, said) => svg("text", { x, y, class: "picture-text" }, said);

/**
 * A mouse from above: two keys, a wheel, and a line from the left key to its name.
 * @param {Words} words
 */
function mouse({ key, finger, arrow, button, wheel, turn }) {
  return [
    svg("path", { class: "picture-soft", d: "M150 34v-14q0-14 14-14h46" }),
    svg("rect", { class: "picture-body", x: 100, y: 34, width: 100, height: 160, rx: 48 }),
    svg("path", { class: "picture-key", d: "M150 34v62h-50v-14q0-48 48-48z" }),
    svg("path", { class: "picture-line", d: "M100 96h100M150 34v62" }),
    svg("rect", { class: "picture-wheel", x: 144, y: 50, width: 12, height: 28, rx: 6 }),
    svg("path", { class: "picture-line", d: "M122 66h-36" }),
    svg("circle", { class: "picture-dot", cx: 124, cy: 66, r: 6 }),
    svg("path", { class: "picture-line", d: "M150 78v34" }),
    label(118, 132, wheel),
    label(118, 152, turn),
    label(4, 62, key),
    label(4, 84, finger),
    svg("rect", { class: "picture-screen", x: 232, y: 14, width: 204, height: 140, rx: 8 }),
    svg("path", { class: "picture-stand", d: "M322 154h24l8 34h-40z" }),
    svg("path", { class: "picture-line", d: "M292 190h84" }),
    svg("rect", { class: "picture-button", x: 296, y: 92, width: 124, height: 44, rx: 8 }),
    svg("text", { x: 348, y: 120, class: "picture-text picture-on" }, button),
    label(248, 44, arrow),
    svg("path", { class: "picture-way", d: "M272 52q70 4 118 50" }),
    svg("path", { class: "picture-arrow", d: "M394 108l0 40 9-9 7 15 8-4-7-14 13-1z" }),
  ];
}

const KEY = 27; // a key and the room beside it

/**
 * A row of plain keys.
 * @param {number} x
 * @param {number} y
 * @param {string[]} signs
 * @param {string} look
 */
const keys = (x, y, signs, look) =>
  signs.map((sign, place) => [
    svg("rect", { class: look, x: x + place * KEY, y, width: KEY - 4, height: 24, rx: 4 }),
    svg("text", { x: x + place * KEY + 11.5, y: y + 18, class: "picture-sign" }, sign),
  ]);

/**
 * A keyboard, with the keys that this course needs.
 * @param {Words} words
 */
function keyboard({ digits, away, next, point, done }) {
  const wide = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width) =>
    svg("rect", { class: "picture-key", x, y, width, height: 24, rx: 4 });
  return [
    svg("rect", { class: "picture-screen", x: 6, y: 40, width: 428, height: 128, rx: 8 }),
    keys(47, 48, [..."1234567890"], "picture-key"),
    wide(371, 48, 55),
    svg("text", { x: 398, y: 66, class: "picture-sign" }, "←"),
    wide(14, 78, 44),
    svg("text", { x: 36, y: 95, class: "picture-sign" }, "Tab"),
    keys(62, 78, [..."QWERTYUIOP"], "picture-body"),
    keys(70, 108, [..."ASDFGHJKL"], "picture-body"),
    wide(371, 108, 55),
    svg("text", { x: 398, y: 125, class: "picture-sign" }, "Enter"),
    keys(82, 138, [..."ZXCVBNM"], "picture-body"),
    keys(298, 138, ["."], "picture-key"),
    svg("path", { class: "picture-line", d: "M48 34h266M398 30v18M36 102v78M309 162v18M412 132v48" }),
    label(48, 26, digits),
    svg("text", { x: 432, y: 22, class: "picture-text picture-end" }, away),
    label(8, 197, next),
    svg("text", { x: 309, y: 197, class: "picture-text picture-end" }, point),
    svg("text", { x: 432, y: 197, class: "picture-text picture-end" }, done),
  ];
}

/**
 * A keyboard, with the keys by which all is done without a mouse.
 * @param {Words} words
 */
function byKeys({ on, back, choose, press, arrows, pages }) {
  const wide = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width, /** @type {string} */ sign) => [
    svg("rect", { class: "picture-key", x, y, width, height: 24, rx: 4 }),
    svg("text", { x: x + width / 2, y: y + 17, class: "picture-sign" }, sign),
  ];
  return [
    svg("rect", { class: "picture-screen", x: 6, y: 40, width: 428, height: 128, rx: 8 }),
    wide(14, 48, 44, "Tab"),
    keys(62, 48, [..."QWERTYUIOP"], "picture-body"),
    wide(371, 48, 55, "PgUp"),
    keys(54, 78, [..."ASDFGHJKL"], "picture-body"),
    wide(299, 78, 48, "Enter"),
    wide(371, 78, 55, "PgDn"),
    wide(14, 108, 52, "Shift"),
    keys(70, 108, [..."ZXCVBNM"], "picture-body"),
    keys(379, 108, ["↑"], "picture-key"),
    wide(110, 138, 130, ""),
    keys(352, 138, ["←", "↓", "→"], "picture-key"),
    svg("path", { class: "picture-line", d: "M36 32v16M398 30v18M30 132v48M196 162v18M330 102v78M390 162v18" }),
    label(14, 26, on),
    svg("text", { x: 432, y: 22, class: "picture-text picture-end" }, pages),
    label(8, 197, back),
    label(144, 197, choose),
    label(266, 197, press),
    svg("text", { x: 432, y: 197, class: "picture-text picture-end" }, arrows),
  ];
}

/** @type {Record<string, (words: Words) => Content>} */
const PICTURES = { mouse, keyboard, keys: byKeys };

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mount(model, el, ({ name, words }) =>
      html(
        "figure",
        { class: "q-card picture" },
        html("span", { class: "q-visually-hidden", id: id("alt") }, words.alt),
        svg("svg", { viewBox: "0 0 440 204", role: "img", "aria-labelledby": id("alt"), "data-key": "picture" }, PICTURES[name](words)),
      ),
    );
  },
};
