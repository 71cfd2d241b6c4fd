// The screens on the projector: one at a time, its name in the address; nothing is kept of it.

import { showAfter } from "../after.js";
import { nameWindow, root } from "../page.js";
import { arrange, headingOf, readScreens } from "../screens/reading.js";
import { asideOf, nextOf, previousOf } from "../screens/way.js";

/** @import { Screen } from "../screens/reading.js" */

export const all = readScreens();

/** @type {Screen | undefined} */
let here;

/** The screen that is shown; none on a page that has no screens. */
export const shown = () => here;

/** What is shown: a screen, or the whole of a page that has none. */
export const part = () => here?.section ?? document.getElementById("cells");

export const next = () => here && nextOf(all, here);
export const previous = () => here && previousOf(all, here);
export const aside = () => here && asideOf(all, here);

/** The texts of the screen that wait for its first try. */
export function waits() {
  return here?.section.dataset.after === "waits";
}

export function showWaiting() {
  if (here) showAfter(here.section, true);
}

/** @param {Screen} screen */
function show(screen) {
  document.dispatchEvent(new CustomEvent("qihang:flush"));
  here = screen;
  for (const one of all) one.section.hidden = one !== screen;
  showAfter(screen.section, false);
  nameWindow();
  window.scrollTo(0, 0);
  headingOf(screen)?.focus({ preventScroll: true });
  const detail = { screen: screen.name, next: nextOf(all, screen)?.name ?? null };
  document.dispatchEvent(new CustomEvent("qihang:screen", { detail }));
}

/** @param {Screen | undefined} screen nothing happens where there is none */
export function go(screen) {
  if (!screen || screen === here) return;
  window.history.pushState(null, "", `#${screen.name}`);
  show(screen);
}

function inAddress() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  return all.find((one) => one.name === name);
}

function addressChanged() {
  const screen = inAddress();
  if (screen && screen !== here) show(screen);
}

/** Show the screen in the address, else the first. */
export function walk() {
  if (!all.length) return;
  root.classList.add("screens");
  for (const one of all) arrange(one.section);
  show(inAddress() ?? all[0]);
  if (here) window.history.replaceState(null, "", `#${here.name}`);
  window.addEventListener("popstate", addressChanged);
  window.addEventListener("hashchange", addressChanged);
}
