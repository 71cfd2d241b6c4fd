// The class looks up: a calm sheet lies over the page, and nothing behind it can be worked with.
// The head of the page stays in use.

import { html } from "../../../../../widgets/core/dom.js";
import { header, root } from "../page.js";
import { focusAgain } from "./focus.js";
import { isNotices } from "./notices.js";

const says = html(
  "div",
  { id: "pause", role: "alertdialog", tabindex: "-1", "aria-labelledby": "pause-says", "aria-describedby": "pause-kept" },
  html("h1", { id: "pause-says" }, { zh: "请停一下，看前面。", en: "Please stop and look to the front." }),
  html("p", { id: "pause-kept" }, { zh: "你写的都在，等一下接着做。", en: "What you wrote is still here. You can go on soon." }),
);
const sheet = html("main", { class: "pause" }, says); // what else is there is inert

/** What was made inert, and what had the focus. @type {{ parts: HTMLElement[], focused: Element | null } | null} */
let behind = null;

/** @param {boolean} isPaused */
export function showPause(isPaused) {
  if (isPaused && !behind) pause();
  if (!isPaused && behind) goOn(behind);
}

function pause() {
  document.dispatchEvent(new CustomEvent("qihang:flush"));
  const others = [...document.body.children].filter((one) => one !== header && !isNotices(one));
  const parts = others.map((one) => /** @type {HTMLElement} */ (one)).filter((one) => !one.inert);
  behind = { parts, focused: document.activeElement };
  document.body.append(sheet);
  root.classList.add("paused");
  says.focus({ preventScroll: true }); // first: what is left takes what was typed
  for (const part of parts) part.inert = true;
}

/** @param {{ parts: HTMLElement[], focused: Element | null }} was */
function goOn({ parts, focused }) {
  behind = null;
  const hadFocus = sheet.contains(document.activeElement) || document.activeElement === document.body;
  for (const part of parts) part.inert = false;
  sheet.remove();
  root.classList.remove("paused");
  if (hadFocus && focused !== document.body) focusAgain(focused);
}
