// The calculator's strip: its last lines, in this window, for one trainee and page.

import { home } from "./page.js";

const KEPT = "qihang:calculator:";

/** @typedef {{ lines: string[], result: string | null }} Strip */

/** @param {string} trainee the number of whoever is signed in */
function keyOf(trainee) {
  return `${KEPT}${trainee}:${window.location.pathname.slice(home.length)}`;
}

/**
 * What was worked out on this page before.
 * @param {string} trainee
 * @returns {Strip}
 */
export function keptStrip(trainee) {
  try {
    const { lines, result } = JSON.parse(sessionStorage.getItem(keyOf(trainee)) ?? "{}");
    const told = Array.isArray(lines) ? lines.filter((line) => typeof line === "string") : [];
    return { lines: told, result: typeof result === "string" ? result : null };
  } catch {
    return { lines: [], result: null };
  }
}

/**
 * @param {string} trainee
 * @param {Strip} strip
 */
export function keepStrip(trainee, strip) {
  try {
    sessionStorage.setItem(keyOf(trainee), JSON.stringify(strip));
  } catch {
    // a browser without room for it: the strip lasts as long as the page
  }
}

/**
 * Forget the strips of everybody but one, who signs in: who signed out left none behind.
 * @param {string} [trainee]
 */
export function forgetStrips(trainee) {
  try {
    const others = Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT) && !(trainee && key.startsWith(`${KEPT}${trainee}:`)));
    for (const key of others) sessionStorage.removeItem(key);
  } catch {
    // as above
  }
}
