// A signed-in trainee is one of a class: what the instructor asks it for, and calling for help.

import { header } from "../page.js";
import { keepAsking } from "./asking.js";
import { hearCall, offerCall } from "./call.js";
import { lead, screenShown } from "./lead.js";
import { beginNotices } from "./notices.js";
import { showPause } from "./pause.js";
import { say } from "./said.js";

/** @import { Beside } from "./told.js" */

/** @param {Event} event */
function hear(event) {
  const answer = /** @type {CustomEvent<Beside & { asked: number }>} */ (event).detail;
  const isPaused = Boolean(answer.room?.paused_at);
  hearCall(answer);
  if (!isPaused) showPause(false);
  say(answer.room);
  lead(answer.room);
  if (isPaused) showPause(true); // the focus comes back to the screen that was turned to
}

/** Whoever reads the page has signed in. */
export function takePart() {
  beginNotices();
  offerCall();
  document.addEventListener("qihang:room", hear);
  document.addEventListener("qihang:screen", screenShown);
  // A page of the server knows its reader from the start; a lesson's page asks with its kernel.
  if (header.dataset.name !== undefined) document.addEventListener("DOMContentLoaded", keepAsking);
}
