// Rows with bars: what stands beside a bar says its number.

import { html, svg } from "./dom.js";
import { labScreen, labSentence } from "./lab.js";
import "./static/bars.css";

/** @import { Content } from "./dom.js" */
/** @import { Ids, Model, View } from "./widget.js" */

/** @typedef {{ id: string, name: Content, figure: Content, pieces: Piece[] }} Row */

/** A piece of a bar, in percent of its width. @typedef {{ from: number, to: number, kind: "full" | "soft" | "loss" | "frame" }} Piece */

const LEAST = 0.6; // percent: so much is seen of anything that is not nothing

/**
 * A bar, and a line where nothing lies.
 * @param {Piece[]} pieces
 * @param {number} [zero] in percent
 */
export function bar(pieces, zero = 0) {
  return svg(
    "svg",
    { class: "lab-bar", "aria-hidden": "true" },
    pieces.filter(({ from, to }) => to > from).map(piece),
    svg("line", { class: "lab-bar-zero", x1: `${zero}%`, x2: `${zero}%`, y1: "0%", y2: "100%" }),
  );
}

/** @param {Piece} piece */
function piece({ from, to, kind }) {
  const [y, height] = kind === "frame" ? ["4%", "92%"] : ["20%", "60%"];
  return svg("rect", { class: `lab-bar-piece lab-bar-piece--${kind}`, x: `${from}%`, y, width: `${Math.max(to - from, LEAST)}%`, height });
}

/**
 * Rows with a name and a figure, and below both their bar. They begin at the same place.
 * @param {Row[]} rows
 * @param {number} [zero] where nothing lies, in percent
 */
export function barRows(rows, zero) {
  return html(
    "ul",
    { class: "lab-bar-rows", "data-key": "rows" },
    rows.map(({ id, name, figure, pieces }) =>
      html("li", { "data-key": `row-${id}` }, html("span", {}, name), html("strong", {}, figure), bar(pieces, zero)),
    ),
  );
}

/**
 * A laboratory for a screen whose picture is rows with bars: they have more room than the
 * controls. What belongs to all of it stands below both, the sentence first.
 * @param {Model} model
 * @param {View} view
 * @param {Ids} id
 * @param {{ hand: Content, rows: Content, end?: Content }} parts
 */
export function barScreen(model, view, id, { hand, rows, end }) {
  return labScreen(model, view, id, {
    whole: html(
      "div",
      { class: "lab-bars" },
      html("div", { class: "lab-hand q-stack" }, hand),
      html("div", {}, rows),
      html("div", { class: "lab-bars-end" }, labSentence(view, id), end),
    ),
  });
}
