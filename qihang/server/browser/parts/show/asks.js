// What the projector's page asks of the server.

import { cookie } from "../cookies.js";
import { home } from "../page.js";

const ANSWER_WITHIN_MS = 4000;

/** @typedef {{ counts: Record<string, number>, at: string }} HandCount hands by letter */
/** @typedef {{ classes: string[], counts: Record<string, HandCount[]> }} About counts by screen, the older one first */

const place = window.location.pathname.slice(home.length + "show/".length); // "s1", "exercise/s1"
const address = `${home}api/show/${place.includes("/") ? place : `workbook/${place}`}`;

/** What the server calls this page. */
export const page = `show/${place}`;

/**
 * The classes of who shows the page, and the hands that one of them raised.
 * @param {string} chosen
 * @returns {Promise<About | null>} nothing if the server does not say
 */
export async function about(chosen) {
  try {
    const response = await fetch(`${address}?class=${encodeURIComponent(chosen)}`, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * @param {"count" | "lead"} what
 * @param {object} fields
 * @returns {Promise<boolean>} whether it was done
 */
export async function post(what, fields) {
  try {
    const response = await fetch(`${address}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
      body: JSON.stringify(fields),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
