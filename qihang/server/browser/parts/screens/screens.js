// The screens of a lesson: one is shown at a time, and its name stands in the address.

import { bilingual, html } from "../../../../../widgets/core/dom.js";
import { showAfter } from "../after.js";
import { found, nameWindow, root } from "../page.js";
import { closeListOutside, drawBars } from "./bars.js";
import { keepBookmark, readBookmark } from "./bookmark.js";
import { arrange, headingOf, readScreens } from "./reading.js";
import { asideOf, nextOf, previousOf } from "./way.js";

/** @import { Screen } from "./reading.js" */

const all = readScreens();
/** @type {Set<string>} */
const done = new Set();
/** @type {Screen | undefined} */
let here;
let isWhole = false;

export const hasScreens = all.length > 0;

// ---- the way -----------------------------------------------------------------

/** @param {string} name */
function named(name) {
  return all.find((screen) => screen.name === name);
}

function inAddress() {
  return named(decodeURIComponent(window.location.hash.slice(1)));
}

// ---- showing -----------------------------------------------------------------

/**
 * The last screen of the way has no 下一步, and where a lesson ends another button leads on: where
 * such a screen only tells, it is done once it is shown.
 * @param {Screen} screen
 */
function isDoneWhenShown(screen) {
  return (screen.rest || !nextOf(all, screen)) && screen.section.classList.contains("screen--tells");
}

/**
 * Keep where the reader is, and what is done.
 * @param {Screen} screen
 * @param {string | null} left the screen that 下一步 has left
 */
function keep(screen, left) {
  keepBookmark(screen.name, left);
  if (!isDoneWhenShown(screen) || done.has(screen.name)) return;
  done.add(screen.name);
  draw();
  keepBookmark(screen.name, screen.name);
}

/** @param {Screen} screen */
function show(screen) {
  here = screen;
  for (const one of all) one.section.hidden = !isWhole && one !== screen;
  showAfter(screen.section, done.has(screen.name));
  draw();
  nameWindow();
  document.dispatchEvent(
    new CustomEvent("qihang:screen", { detail: { screen: screen.name, next: nextOf(all, screen)?.name ?? null } }),
  );
}

function draw() {
  if (!here || isWhole) return;
  drawBars({
    all,
    here,
    done,
    previous: previousOf(all, here),
    next: nextOf(all, here),
    aside: asideOf(all, here),
    go,
    whole: () => showWhole(true),
  });
}

/**
 * Go to a screen because the reader wishes to; the one that is left by 下一步 is done.
 * @param {Screen} screen
 * @param {boolean} [isDone]
 */
function go(screen, isDone = false) {
  const left = here?.name ?? null;
  if (isDone && left) done.add(left);
  window.history.pushState(null, "", `#${screen.name}`);
  turnTo(screen, isDone ? left : null);
}

/**
 * @param {Screen} screen
 * @param {string | null} left
 */
function turnTo(screen, left) {
  document.dispatchEvent(new CustomEvent("qihang:flush"));
  show(screen);
  window.scrollTo(0, 0);
  headingOf(screen)?.focus({ preventScroll: true });
  keep(screen, left);
}

// ---- the whole page, to be read or printed -----------------------------------------

const LONGEST_DRAWING = 10_000; // ms; then it is printed as far as it is drawn

const WHOLE = { zh: "整页", en: "Whole page" };
const GETTING_READY = { zh: "正在准备打印…", en: "Getting ready to print …" };

/** @param {boolean} whole */
function showWhole(whole) {
  isWhole = whole;
  root.classList.toggle("whole", whole);
  for (const one of all) one.section.hidden = !whole && one !== here;
  if (!whole) {
    draw();
    return;
  }
  for (const one of all) showAfter(one.section, true);
  const back = html("button", { type: "button", class: "q-btn", onclick: () => showWhole(false) }, { zh: "一屏一屏看", en: "Screen by screen" });
  const print = html("button", { type: "button", class: "q-btn", onclick: printWhole }, { zh: "打印", en: "Print" });
  found("step-bar").replaceChildren(back, html("p", { id: "step-name", class: "step-name", role: "status" }, WHOLE), print);
  found("turn-bar").replaceChildren();
  back.focus();
}

/** Print once all is drawn, and be where the reader was before. */
async function printWhole() {
  const wasWhole = isWhole;
  if (!wasWhole) showWhole(true);
  say(GETTING_READY);
  /** @type {Promise<void>[]} */
  const waitFor = [];
  document.dispatchEvent(new CustomEvent("qihang:whole", { detail: { waitFor } }));
  await Promise.race([Promise.allSettled(waitFor), new Promise((resolve) => setTimeout(resolve, LONGEST_DRAWING))]);
  say(WHOLE);
  window.print();
  if (!wasWhole) showWhole(false);
}

/** @param {{ zh: string, en: string }} words */
function say(words) {
  found("step-name").replaceChildren(bilingual(words));
}

/** The browser would print what is drawn so far. @param {KeyboardEvent} event */
function isToPrint({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  return key.toLowerCase() === "p" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}

// ---- keys and the browser's own buttons ----------------------------------------------

const CONTROLS = "a, button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex='-1'])";
const FIELDS = "input:not([type='radio'], [type='checkbox']), select, textarea, [contenteditable]"; // PageUp and PageDown are theirs, too

/** While the class looks up, no key reaches what lies behind. */
function isPaused() {
  return root.classList.contains("paused");
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (isToPrint(event)) {
    event.preventDefault();
    if (!event.repeat) printWhole();
    return;
  }
  if (!here || isWhole || isPaused() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const on = (/** @type {string} */ what) => event.target instanceof Element && event.target.closest(what) !== null;
  const [onControl, inField] = [on(CONTROLS), on(FIELDS)];
  const bottom = window.innerHeight + window.scrollY >= root.scrollHeight - 2;
  const forward = (event.key === "ArrowRight" && !onControl) || (event.key === "PageDown" && bottom && !inField);
  const backward = (event.key === "ArrowLeft" && !onControl) || (event.key === "PageUp" && window.scrollY === 0 && !inField);
  const to = forward ? nextOf(all, here) : backward ? previousOf(all, here) : undefined;
  if (!to) return;
  event.preventDefault();
  if (!event.repeat) go(to, forward);
}

function addressChanged() {
  const screen = inAddress();
  if (screen && screen !== here) turnTo(screen, null);
}

/**
 * The instructor leads the class to a screen: it is gone to as by a link.
 * @param {Event} event
 */
function led(event) {
  const screen = named(/** @type {CustomEvent<{ screen: string }>} */ (event).detail.screen);
  if (!here || !screen) return;
  event.preventDefault();
  if (isWhole) showWhole(false);
  if (screen === here) headingOf(screen)?.focus();
  else go(screen);
}

/**
 * What is read after the first try is read: the screen is as good as done, wherever it is opened.
 * @param {Event} event
 */
function readAfter(event) {
  const name = /** @type {CustomEvent} */ (event).detail.screen;
  done.add(name);
  draw();
  if (here) keepBookmark(here.name, name);
}

/**
 * Where to go on: a lesson that ended with a rest is not begun at that rest again.
 * @param {Screen} last
 */
function afterRest(last) {
  return (last.rest && nextOf(all, last)) || last;
}

/** Show the screen in the address, else go on where the reader was last, else the first. */
export async function walk() {
  root.classList.add("screens");
  for (const screen of all) arrange(screen.section);
  const asked = inAddress();
  if (asked) show(asked);
  window.addEventListener("popstate", addressChanged);
  window.addEventListener("hashchange", addressChanged);
  document.addEventListener("keydown", pressed);
  document.addEventListener("qihang:after", readAfter);
  document.addEventListener("qihang:lead", led);
  closeListOutside();
  const kept = await readBookmark();
  for (const name of kept.done) done.add(name);
  if (asked) {
    showAfter(asked.section, done.has(asked.name));
    draw();
  } else show(afterRest(named(kept.screen ?? "") ?? all[0]));
  if (here) {
    window.history.replaceState(null, "", `#${here.name}`);
    keep(here, null);
  }
}
