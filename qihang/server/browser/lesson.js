// A lesson's page: its screens or its path of steps, the trade's words, a calculator, and a word
// when the classroom cannot be reached.

import { offerCalculator } from "./parts/calculator.js";
import { tell } from "./parts/notice.js";
import { found, home, leave, nameWindow, root } from "./parts/page.js";
import { tellRoom } from "./parts/room/told.js";
import { hasScreens, walk } from "./parts/screens/screens.js";
import { drawPath, markStepSoon, unfoldBeside } from "./parts/path.js";
import { explainTerms } from "./parts/terms.js";

const POLL_MS = 5000;
const ANSWER_WITHIN_MS = 4000;

// ---- is the page still served? ------------------------------------------------------

const config = document.getElementById("jupyter-config-data");
const kernel = config && JSON.parse(config.textContent ?? "").kernelId;
const place = window.location.pathname.slice(home.length); // "exercise/s1"
/** @type {number | undefined} */
let waiting;

async function stateOfPage() {
  const asked = performance.now();
  try {
    const response = await fetch(`${home}api/page/${kernel}?of=${place}`, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (response.status === 401 || response.status === 403) return "out";
    const page = await response.json();
    tellRoom(page, asked);
    if (!page.signed_in) return "out";
    if (page.alive) return page.closed ? "closed" : "";
    return page.elsewhere ? "elsewhere" : "gone";
  } catch {
    return "unreachable";
  }
}

async function look() {
  clearTimeout(waiting);
  const state = await stateOfPage();
  clearTimeout(waiting);
  if (state === "out") return leave();
  tell(state);
  waiting = window.setTimeout(look, POLL_MS);
}

function watch() {
  if (root.dataset.signIn === "preview") return;
  for (const event of ["qihang:unsaved", "qihang:cut"]) document.addEventListener(event, look);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  look();
}

/** A page without screens has a path of its steps at its side. */
function showPath() {
  drawPath();
  new ResizeObserver(() => {
    unfoldBeside();
    markStepSoon();
  }).observe(found("cells"));
  addEventListener("scroll", markStepSoon, { passive: true });
}

document.addEventListener("qihang:shown", () => {
  nameWindow();
  offerCalculator();
});
if (hasScreens) {
  walk();
} else {
  document.addEventListener("qihang:lang", drawPath);
  document.addEventListener("qihang:shown", showPath);
}
if (root.dataset.signIn) watch();
else document.addEventListener("qihang:sign-in", watch, { once: true });
explainTerms();
