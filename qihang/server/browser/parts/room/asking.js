// A page without a kernel asks by itself what the class is asked for, while it is in sight.

import { home, leave } from "../page.js";
import { tellRoom } from "./told.js";

const POLL_MS = 10_000;
const ANSWER_WITHIN_MS = 4000;

/** @type {number | undefined} */
let waiting;

/** Ask once. Returns whether somebody is signed in, as far as is known. */
async function ask() {
  const asked = performance.now();
  try {
    const response = await fetch(`${home}api/room`, {
      headers: { Accept: "application/json" },
      redirect: "manual", // to the sign-in
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (response.ok) tellRoom(await response.json(), asked);
    if (response.status >= 500 || response.ok) return true;
    return false;
  } catch {
    return true; // it is asked again
  }
}

async function look() {
  clearTimeout(waiting);
  const isIn = document.hidden || (await ask());
  clearTimeout(waiting);
  if (isIn) waiting = window.setTimeout(look, POLL_MS);
  else leave();
}

export function keepAsking() {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  look();
}
