// The attendance of a day: arrows go from tick to tick, a reason takes a tick away, and what is
// not explained yet is counted. The page works without it.

import { language } from "../../../widgets/core/dom.js";

const form = document.querySelector("#attendance");
if (form instanceof HTMLFormElement) {
  const rows = [...form.querySelectorAll("tbody tr")].map(partsOf);
  rows.forEach((row, at) => {
    row.tick.addEventListener("keydown", (event) => goOn(event, rows[at + step(event)]?.tick));
    row.reason.addEventListener("change", () => {
      if (row.reason.value && !row.minutes.value) row.tick.checked = false;
    });
    row.minutes.addEventListener("input", () => {
      if (row.minutes.value.trim()) row.tick.checked = true;
    });
    row.words.addEventListener("change", () => {
      if (row.words.value.trim() && !row.reason.value) row.reason.value = "other";
    });
  });
  const count = () => countOpen(rows);
  form.addEventListener("change", count);
  form.addEventListener("input", count);
  // Whoever comes back finds what the browser has kept.
  addEventListener("pageshow", count);
  // What the page has to say is not scrolled away.
  rows[0]?.tick.focus({ preventScroll: document.querySelector(".told") !== null });
}
document.addEventListener("qihang:lang", nameReasons);
nameReasons();

/**
 * @typedef {{ tick: HTMLInputElement, reason: HTMLSelectElement, minutes: HTMLInputElement,
 *   words: HTMLInputElement }} Row
 */

/**
 * @param {Element} line
 * @returns {Row}
 */
function partsOf(line) {
  /** @param {string} name @returns {any} */
  const named = (name) => line.querySelector(`[name=${name}]`);
  return { tick: named("there"), reason: named("reason"), minutes: named("minutes"), words: named("words") };
}

/** @param {KeyboardEvent} event */
function step(event) {
  return { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement | undefined} tick
 */
function goOn(event, tick) {
  if (!step(event)) return;
  event.preventDefault();
  tick?.focus();
}

/** @param {Row[]} rows */
function countOpen(rows) {
  const others = document.querySelector("#others");
  const all = others instanceof HTMLInputElement && others.checked;
  const open = rows.filter(({ tick, reason }) => !tick.checked && !reason.value);
  const place = document.querySelector("#unexplained");
  if (place) place.textContent = String(all ? 0 : open.length);
}

/** A choice holds one text an option: that of the language that is read. */
function nameReasons() {
  /** @type {NodeListOf<HTMLOptionElement>} */
  const options = document.querySelectorAll("option[data-zh]");
  for (const option of options) option.textContent = option.dataset[language()] ?? "";
}
