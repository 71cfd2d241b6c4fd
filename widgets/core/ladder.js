// Bars below one another, in one scale: what each is called, the bar, and how much it is.

import { html, svg } from "./dom.js";
import "./static/ladder.css";

/** @import { Content } from "./dom.js" */
/** @import { Ids } from "./widget.js" */

/**
 * A piece of a bar, in any unit; what is below 0 lies left of a line. `kind` is how it looks:
 * "whole", "piece", "other", "left" or "loss".
 * @typedef {{ kind: string, from: number, to: number }} Part
 */

/**
 * One line: its name, the pieces of its bar (or words that stand in place of it), its amount.
 * @typedef {{ id: string, name: Content, parts: Part[], says?: Content, amount: Content }} Bar
 */

const THINNEST = 0.6; // percent of the width: what costs next to nothing is seen, too

const percent = (/** @type {number} */ share) => `${share}%`;

/**
 * The picture, named by the laboratory's sentence.
 * @param {Bar[]} lines
 * @param {Ids} id
 */
export function ladder(lines, id) {
  const ends = lines.flatMap(({ parts }) => parts.flatMap(({ from, to }) => [from, to]));
  const [least, most] = [Math.min(0, ...ends), Math.max(...ends)];
  const place = (/** @type {number} */ amount) => (100 * (amount - least)) / (most - least);
  return html(
    "div",
    { class: "ladder", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    lines.map((line) => [
      html("span", { class: "ladder-name", "data-key": `name-${line.id}` }, line.name),
      line.says ? html("span", { class: "ladder-says" }, line.says) : bar(line, place, least < 0),
      html("span", { class: "ladder-amount", "data-key": `amount-${line.id}` }, line.amount),
    ]),
  );
}

/**
 * @param {Bar} line
 * @param {(amount: number) => number} place in percent of the width
 * @param {boolean} loses whether any of the bars lies left of 0
 */
function bar({ id, parts }, place, loses) {
  const zero = percent(place(0));
  return svg(
    "svg",
    { class: "ladder-bar", "data-key": `bar-${id}` },
    loses && svg("line", { class: "ladder-zero", x1: zero, x2: zero, y1: "0", y2: "100%" }),
    parts.map((part) => piece(part, place)),
  );
}

/**
 * @param {Part} part
 * @param {(amount: number) => number} place
 */
function piece({ kind, from, to }, place) {
  const [start, end] = [place(from), place(to)];
  return svg("rect", { class: `ladder-part ladder-part--${kind}`, x: percent(Math.min(start, 100 - THINNEST)), y: "12%", width: percent(Math.max(end - start, THINNEST)), height: "76%" });
}
