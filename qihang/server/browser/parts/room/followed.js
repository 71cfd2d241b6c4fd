// What this window has followed and read already, of whoever is signed in.

import { header } from "../page.js";

const KEPT = "qihang:room:";

/** Where the browser keeps nothing, it is kept as long as the page. @type {Map<string, string>} */
const here = new Map();

/** @param {string} what */
function keyOf(what) {
  return `${KEPT}${header.querySelector(".trainee-number")?.textContent ?? ""}:${what}`;
}

/**
 * Whether what began at that moment was followed.
 * @param {"lead" | "said"} what
 * @param {string} moment
 */
export function isFollowed(what, moment) {
  if (here.get(what) === moment) return true;
  try {
    return sessionStorage.getItem(keyOf(what)) === moment;
  } catch {
    return false;
  }
}

/**
 * @param {"lead" | "said"} what
 * @param {string} moment
 */
export function follow(what, moment) {
  here.set(what, moment);
  try {
    sessionStorage.setItem(keyOf(what), moment);
  } catch {
    // as above
  }
}
