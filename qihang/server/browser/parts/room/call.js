// The trainee calls the instructor: quietly, seen by staff alone, and taken back with the same button.

import { bilingual, html } from "../../../../../widgets/core/dom.js";
import { secret } from "../cookies.js";
import { home } from "../page.js";

/** @import { Beside } from "./told.js" */

const ANSWER_WITHIN_MS = 4000;

const WORDS = {
  call: { zh: "叫教员", en: "Call the instructor" },
  back: { zh: "不用了", en: "No need any more" },
  called: { zh: "已经叫了，教员会过来。", en: "Called. The instructor will come." },
  answered: { zh: "教员看到了，正在过来。", en: "Your instructor has seen it and is coming." },
  failed: { zh: "现在叫不了，请举手。", en: "Not possible now. Please raise your hand." },
};

const button = html("button", { type: "button", class: "q-btn", onclick: press, onkeydown: holdBack });
const says = html("span", { class: "call-says", role: "status" });

/** The place of the button in the head: empty until somebody is signed in. */
export const callPlace = html("div", { class: "tool call" });

/** @typedef {"call" | "called" | "answered" | "failed"} State */
/** @type {State | undefined} */
let state;
let isSending = false;
let settled = 0; // what was asked before is older than what was pressed

export function offerCall() {
  draw("call");
  callPlace.append(button, says);
}

/** @param {Beside & { asked: number }} answer */
export function hearCall({ called_at, answered_at, asked }) {
  if (isSending || asked < settled) return;
  if (called_at) draw("called");
  else if (answered_at) draw("answered");
  else if (state !== "failed") draw("call");
}

/** @param {State} next */
function draw(next) {
  if (next === state) return;
  state = next;
  callPlace.dataset.state = next;
  button.replaceChildren(bilingual(next === "called" ? WORDS.back : WORDS.call));
  says.replaceChildren(...(next === "call" ? [] : [bilingual(WORDS[next])]));
}

/** Pressed twice in a row, it is pressed once. @param {MouseEvent} event */
async function press({ detail }) {
  if (isSending || detail > 1) return;
  isSending = true;
  const calls = state !== "called";
  const isDone = await send(calls);
  isSending = false;
  settled = performance.now();
  if (isDone) draw(calls ? "called" : "call");
  else if (calls) draw("failed");
}

/** @param {KeyboardEvent} event */
function holdBack(event) {
  if (event.repeat) event.preventDefault();
}

/** @param {boolean} calls */
async function send(calls) {
  try {
    const response = await fetch(`${home}api/help`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-XSRFToken": secret() },
      body: JSON.stringify({ calls }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
