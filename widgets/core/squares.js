// The squares of a code, which come from Python as rows of "1" for dark and "0" for light.

import { svg } from "./dom.js";

/** @import { Content } from "./dom.js" */

/** @typedef {(row: number, column: number) => boolean} Wanted */

/**
 * One path for all squares of `rows` that are wanted, run by run.
 * @param {string[]} rows
 * @param {Wanted} [wanted] the dark ones, if nothing else is said
 */
export function squaresPath(rows, wanted = (row, column) => rows[row][column] === "1") {
  /** @type {string[]} */
  const path = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!wanted(y, x)) continue;
      const start = x;
      while (x + 1 < row.length && wanted(y, x + 1)) x += 1;
      path.push(`M${start} ${y}h${x + 1 - start}v1h${start - x - 1}z`);
    }
  });
  return path.join("");
}

/**
 * A code on its white label, whose sentence names it.
 * @param {string[]} rows
 * @param {number} quiet empty squares around it
 * @param {string} sentence the id of what says it in words
 * @param {Content} ink what is drawn on the label
 * @param {number} [foot] room below the label
 */
export function codePicture(rows, quiet, sentence, ink, foot = 0) {
  const all = rows.length + 2 * quiet;
  return svg(
    "svg",
    {
      class: "code-picture",
      viewBox: `${-quiet} ${-quiet} ${all} ${all + foot}`,
      role: "img",
      "aria-labelledby": sentence,
      "shape-rendering": "crispEdges",
      "data-key": "picture",
    },
    svg("rect", { class: "code-ground", x: -quiet, y: -quiet, width: all, height: all }),
    ink,
  );
}
