// The projector's keys: turning, counting, and one letter for each button of the bar.

import { closeScreens, draw, hands, lead, screens } from "./bar.js";
import { count, isCounting, letters, pressed as inHands } from "./hands.js";
import { larger, otherLanguage, smaller, wholeScreen } from "./look.js";
import { areOn } from "./single.js";
import { aside, go, next, previous, showWaiting } from "./walk.js";

const CONTROLS = "a, button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex='-1'])";
const FIELDS = "input:not([type='radio'], [type='checkbox'], [type='range']), select, textarea, [contenteditable]";

/** @type {Record<string, () => unknown>} */
const TURNS = { PageDown: () => go(next()), PageUp: () => go(previous()) };

/** @type {Record<string, () => unknown>} */
const ARROWS = { ArrowRight: TURNS.PageDown, ArrowLeft: TURNS.PageUp };

const CHOICES = ["A", "B", "C", "D"]; // begin to count there; buttons have other letters

/** @type {Record<string, () => unknown>} */
const BUTTONS = {
  H: hands,
  T: () => (showWaiting(), draw()),
  O: () => go(aside()),
  E: lead,
  G: screens,
  F: wholeScreen,
  L: otherLanguage,
  "+": larger,
  "=": larger,
  "-": smaller,
};

/**
 * What a key does, where the focus is.
 * @param {KeyboardEvent} event
 * @returns {(() => unknown) | undefined}
 */
function meant({ key, target }) {
  const on = (/** @type {string} */ what) => target instanceof Element && target.closest(what) !== null;
  if (key === "Escape") return leave;
  if (on(FIELDS)) return undefined;
  if (key in TURNS) return TURNS[key];
  if (key in ARROWS) return on(CONTROLS) ? undefined : ARROWS[key];
  const letter = key.toUpperCase();
  if (CHOICES.includes(letter) && letters().includes(letter)) {
    return () => {
      count(letter);
      draw();
    };
  }
  return BUTTONS[letter];
}

/** Leave the list, or the control that has the focus: then the arrows turn again. */
function leave() {
  if (closeScreens()) return;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key.length === 1 && !areOn()) return;
  if (isCounting() && inHands(event)) {
    event.preventDefault();
    return;
  }
  const act = meant(event);
  if (!act) return;
  event.preventDefault();
  if (!event.repeat) act();
}

export function listen() {
  document.addEventListener("keydown", pressed);
}
