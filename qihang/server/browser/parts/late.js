// A lesson's page that does not come, or not whole: nobody waits for ever.

import { html } from "../../../../widgets/core/dom.js";
import { found, home } from "./page.js";

const LOOK_MS = 1000;
const LATE_MS = 30_000; // without a step forward
const PLACES = '#cells :is(script[type="application/vnd.voila.cell-output+json"], .jp-OutputArea-output:empty)';
const DRAWN = "#cells .jp-OutputArea-output > *";
// What Jupyter's own manager puts, in English, where it could not draw a widget.
const FAILED = "#cells .jupyter-widgets-error-widget";
const UNKNOWN = "#cells .jupyter-widgets:not(:has(*))";
const UNKNOWN_SAYS = "Error displaying widget";

function note() {
  return html(
    "div",
    { id: "late", class: "q-note q-note--notyet q-stack", role: "alert" },
    html(
      "p",
      {},
      { zh: "这一页到现在还没有全部打开。已保存的都在。", en: "This page is not all here yet. What you saved is safe." },
    ),
    html(
      "div",
      { class: "q-row" },
      html(
        "button",
        { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
        { zh: "再试一次", en: "Try again" },
      ),
      html("a", { class: "q-btn", href: home }, { zh: "回到首页", en: "Go to the home page" }),
    ),
    html(
      "p",
      {},
      { zh: "再试还是不行，就告诉教员。", en: "If it does not help, tell your instructor." },
    ),
  );
}

function isLight() {
  return document.querySelector("script[data-kernel]") !== null;
}

/**
 * What a light page shows and its widgets have not been drawn into: their script or the line to
 * the kernel may be held up on the way.
 */
function isUndrawn() {
  const places = [...document.querySelectorAll(PLACES)];
  return isLight() && !document.querySelector(DRAWN) && places.some((one) => one.parentElement?.checkVisibility());
}

/** What the page waits for, and how far it is; nothing if for nothing. */
function waitsFor() {
  const loading = document.getElementById("loading");
  if (loading) return `page ${loading.querySelector("progress")?.value}`;
  return document.readyState === "complete" && isUndrawn() ? "widgets" : "";
}

/** Take away what says that a widget cannot be drawn, and tell whether there was any. */
function takeAwayUndrawn() {
  const unknown = [...document.querySelectorAll(UNKNOWN)].filter((one) => one.textContent?.startsWith(UNKNOWN_SAYS));
  const broken = [...document.querySelectorAll(FAILED), ...unknown];
  for (const one of broken) one.remove();
  return broken.length > 0;
}

function isWhole() {
  if (document.readyState !== "complete" || document.getElementById("loading")) return false;
  return !document.getElementById("cells") || document.querySelector(DRAWN) !== null;
}

/** Say so where the page gets no further for long, while it goes on being waited for. */
export function sayIfItTakesLong() {
  let before = "";
  let since = Date.now();
  let broke = false;
  const look = () => {
    broke = takeAwayUndrawn() || broke;
    const now = waitsFor();
    if (now !== before) since = Date.now();
    before = now;
    const isLate = broke || (now !== "" && Date.now() - since >= LATE_MS);
    const shown = document.getElementById("late");
    if (isLate && !shown) (document.getElementById("loading") ?? found("content")).prepend(note());
    if (!isLate) shown?.remove();
    // Jupyter's manager may fail at one widget after it has drawn others.
    if (isWhole() && isLight()) clearInterval(looking);
  };
  const looking = setInterval(look, LOOK_MS);
}
