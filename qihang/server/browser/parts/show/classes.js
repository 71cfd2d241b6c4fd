// The class that is taught: chosen once, remembered in the window; and the hands it raised.

import { about } from "./asks.js";
import { remember, remembered } from "./memory.js";

/** @import { HandCount } from "./asks.js" */

/** @type {string[]} */
let classes = [];
/** @type {Record<string, HandCount[]>} */
let counts = {};
let chosen = new URLSearchParams(window.location.search).get("class") ?? remembered("class");

export const list = () => classes;
export const theClass = () => (classes.includes(chosen) ? chosen : "");

/**
 * The hands that the class raised at a screen, in its last lesson there: the older count first.
 * @param {string} screen
 * @returns {HandCount[]}
 */
export const countsOf = (screen) => (theClass() && counts[screen]) || [];

/** @param {string} name */
export async function choose(name) {
  chosen = name;
  remember("class", name);
  await ask();
}

/** Ask what is known of the class; what was known before stays if nobody answers. */
export async function ask() {
  const asked = chosen;
  const said = await about(asked);
  if (!said || asked !== chosen) return;
  classes = said.classes;
  counts = said.counts;
  if (classes.length === 1 && chosen !== classes[0]) return choose(classes[0]);
  document.dispatchEvent(new CustomEvent("qihang:class"));
}
