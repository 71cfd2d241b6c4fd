// Where the reader is: kept by the classroom, so that it is the same at every computer.

import { home } from "../page.js";
import { cookie } from "../cookies.js";

const ANSWER_WITHIN_MS = 4000;

/** Screens that are done and of which the classroom does not know yet. @type {Set<string>} */
const untold = new Set();
/** @type {Promise<void>} */
let telling = Promise.resolve();
let latest = "";
let told = "";

const address = `${home}api/bookmark/${window.location.pathname.slice(home.length)}`;

/**
 * Where the reader was last, and what is done; nothing of either where no classroom serves the
 * page, or it does not answer.
 * @returns {Promise<{ screen: string | null, done: string[] }>}
 */
export async function readBookmark() {
  try {
    const response = await fetch(address, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (response.ok) return await response.json();
  } catch {
    // said by the page's notice; the screen in the address is shown, or the first
  }
  return { screen: null, done: [] };
}

/**
 * Keep the screen that is shown, and the one that is done. What cannot be told now is told with
 * the next.
 * @param {string} screen
 * @param {string | null} done
 */
export function keepBookmark(screen, done) {
  latest = screen;
  if (done) untold.add(done);
  telling = telling.then(tellAll);
}

async function tellAll() {
  try {
    for (const done of [...untold, null]) {
      if (done === null && untold.size === 0 && told === latest) return;
      const screen = latest;
      if (!(await post({ screen, done }))) return;
      told = screen;
      if (done) untold.delete(done);
    }
  } catch {
    // told with the next screen
  }
}

/** @param {{ screen: string, done: string | null }} what */
async function post(what) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
    body: JSON.stringify(what),
    keepalive: true,
  });
  return response.ok;
}

// No next screen comes: what waits for its turn is told at once, and sent to its end. To be told
// twice changes nothing.
addEventListener("pagehide", () => {
  if (untold.size === 0 && told === latest) return;
  for (const done of untold.size ? untold : [null]) post({ screen: latest, done }).catch(() => {});
});
