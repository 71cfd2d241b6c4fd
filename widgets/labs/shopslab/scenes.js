// What a buyer does on the way to some goods, drawn plainly: three scenes for each kind of shop.

import { svg } from "../../core/dom.js";

/** @import { Drawn } from "../../core/dom.js" */

/** Outlines of the goods on a ground of 40 by 32. @type {Record<string, string[]>} */
const GOODS = {
  shoes: ["M5 24c-1-5-1-9 2-13 3 3 7 3 11 0 4 5 9 6 13 7 4 1 6 3 6 6z", "M4 24h33v4H5z", "M7 11c4 2 8 2 11 0-3-2-8-2-11 0z"],
  noodles: ["M4 16h32c0 7-5 12-11 13H15C9 28 4 23 4 16z", "M8 16c0-6 5-6 5-1 0-7 6-7 6 0 0-7 6-7 6 0 0-6 6-5 6 1z", "M24 12L36 3M28 13L38 7"],
  oranges: ["M3 20a9 9 0 1 0 18 0a9 9 0 1 0-18 0z", "M18 22a8 8 0 1 0 16 0a8 8 0 1 0-16 0z", "M12 11c1-5 4-7 9-6-1 4-4 6-9 6z"],
  stand: ["M14 3l12 3-5 20-12-3z", "M15 7l8 2-3.5 13-8-2z", "M6 28h28", "M24 14l8 14"],
  toy: ["M10 15h13l3-11 3-3 1 3 7 5-2 4-6-1-2 5v12h-4v-8H15v8h-5z", "M10 15c-4 1-5 4-5 8", "M4 30h33"],
};

/**
 * @param {string} d
 * @param {string} [look]
 */
const line = (d, look = "shops-line") => svg("path", { class: look, d });

/**
 * @param {string} goods
 * @param {number} x
 * @param {number} y
 * @param {number} [size]
 */
const put = (goods, x, y, size = 1) =>
  svg(
    "g",
    { transform: `translate(${x} ${y}) scale(${size})` },
    GOODS[goods].map((d) => line(d)),
  );

const PHONE = "M42 2h36a6 6 0 0 1 6 6v60a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6z";

const phone = () => [line(PHONE, "shops-body"), line("M55 7h10")];

/** @param {number} x */
const person = (x) => [
  line(`M${x - 16} 75c0-17 6-25 16-25s16 8 16 25z`, "shops-body"),
  line(`M${x - 9} 38a9 9 0 1 0 18 0a9 9 0 1 0-18 0z`),
];

/** A card with goods and a price on it. @type {(goods: string, x: number, y: number) => Drawn[]} */
const card = (goods, x, y) => [
  line(`M${x} ${y}h36v54h-36z`),
  put(goods, x + 4, y + 8, 0.7),
  line(`M${x + 6} ${y + 38}h24M${x + 6} ${y + 46}h14`, "shops-soft"),
];

/** @typedef {(goods: string) => (Drawn | Drawn[])[]} Scene */

/** @type {Record<string, [Scene, Scene, Scene]>} */
const SCENES = {
  shelf: [
    (goods) => [
      phone(),
      line("M46 13h28a5 5 0 0 1 0 12H46a5 5 0 0 1 0-12z"),
      line("M47 19a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM52.5 21.5l3 3"),
      put(goods, 44, 34, 0.8),
    ],
    (goods) => [card(goods, 2, 14), card(goods, 82, 14), card(goods, 42, 8)],
    () => [line("M32 28l28-12 28 12v30L60 72 32 58z"), line("M32 28l28 13 28-13M60 41v31"), line("M46 22l28 13v10l-5-2.5v-10L41 24"), line("M8 40h14M4 50h18M10 60h12", "shops-soft")],
  ],
  content: [
    (goods) => [phone(), put(goods, 41, 16, 0.95), line("M50 58a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"), line("M57 53l8 5-8 5z", "shops-full")],
    (goods) => [
      person(24),
      line("M66 4h38a14 14 0 0 1 14 14v18a14 14 0 0 1-14 14H66a14 14 0 0 1-14-14V18A14 14 0 0 1 66 4z"),
      line("M44 46a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zM38 38a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"),
      put(goods, 64, 10, 1.05),
    ],
    (goods) => [phone(), put(goods, 43, 14, 0.85), line("M44 48h32v13H44z", "shops-full"), line("M70 54v18l5-4 4 8 4-2-4-8h7z")],
  ],
  chat: [
    () => [person(22), person(98), line("M42 6h36a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H52l-10 8V34a6 6 0 0 1-6-6V12a6 6 0 0 1 6-6z"), line("M55 17c0-7 11-7 11-1 0 4-5 4-5 8M61 28v1")],
    (goods) => [phone(), line("M41 13h24v9H41z", "shops-soft"), line("M45 26h34v30H45z"), put(goods, 46, 28, 0.8), line("M41 60h22v9H41z", "shops-soft")],
    (goods) => [phone(), put(goods, 43, 14, 0.85), line("M46 46h28v20H46z"), line("M52 56l6 6 12-12", "shops-tick")],
  ],
  nearby: [
    () => [
      line("M28 38a32 32 0 1 0 64 0a32 32 0 1 0-64 0z"),
      line("M60 10v5M60 61v5M32 38h5M83 38h5", "shops-soft"),
      line("M60 18v20l14 9", "shops-tick"),
    ],
    () => [
      line("M4 44l16-15 16 15v26H4z"),
      line("M15 70V55h10v15"),
      line("M76 42h38v28H76z"),
      line("M72 42l6-14h34l6 14z"),
      line("M84 70V52h12v18M102 52h8v9h-8z"),
      line("M40 66h34", "shops-way"),
    ],
    (goods) => [
      line("M24 64a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM84 64a9 9 0 1 0 18 0a9 9 0 1 0-18 0z"),
      line("M42 64h22l12-6 8-30h-8M93 64L84 36"),
      line("M14 26h32v28H14z"),
      put(goods, 16, 30, 0.7),
      line("M57 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"),
      line("M56 50l4-29 9 2 9 10-2 3-9-7-3 17 10 2 2 12-5 1-3-8z"),
    ],
  ],
};

/**
 * A step of the buyer; the words below it say the same.
 * @param {string} way
 * @param {number} step from 0
 * @param {string} goods
 */
export function scene(way, step, goods) {
  return svg("svg", { class: "shops-scene", viewBox: "0 0 120 76", "aria-hidden": "true" }, SCENES[way][step](goods));
}
