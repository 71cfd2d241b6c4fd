// Hands are counted: who says A? A number for each choice, with a bar at once. A second count,
// after the class has talked about it, stands beside the first.

import { html } from "../../../../../widgets/core/dom.js";
import { found } from "../page.js";
import { post } from "./asks.js";
import { ask, countsOf, list, theClass } from "./classes.js";
import { part, shown } from "./walk.js";

/** @import { Content, Translations } from "../../../../../widgets/core/dom.js" */

const QUESTION = "fieldset:is([data-key='options'], [data-key='choices'])";
const LETTERS = "ABCDEFGHIJ";
const LONGEST = 3; // digits of a number of hands

/** @type {Record<string, Translations>} */
const SAYS = {
  class: { zh: "先在下面选班级，再按回车。", en: "Choose the class below, then press Enter." },
  failed: { zh: "还没保存。再按一次回车。", en: "Not kept yet. Press Enter once more." },
  none: { zh: "还没有数字。", en: "There is no number yet." },
};

const panel = found("hands");
/** @type {HTMLInputElement[]} the fields while hands are counted */
let fields = [];
let isKeeping = false;

/** The letters of the question that is shown; none if none is. */
export function letters() {
  const options = part()?.querySelector(QUESTION)?.querySelectorAll(".q-radio").length ?? 0;
  return options < 2 ? "" : LETTERS.slice(0, options);
}

export const isCounting = () => fields.length > 0;

// ---- bars -------------------------------------------------------------------------------

/**
 * @param {number} hands
 * @param {number} most
 * @param {string} which of the counts it is: `"now"` or `"before"`
 */
function bar(hands, most, which) {
  const share = most ? Math.round((100 * hands) / most) : 0;
  return html("span", { class: `hands-bar hands-bar--${which}`, style: `--share: ${share}%`, "aria-hidden": "true" });
}

/** @param {Record<string, number>} counts */
const total = (counts) => Object.values(counts).reduce((sum, one) => sum + one, 0);

/** @param {Record<string, number>[]} counts that are shown together */
const scale = (counts) => Math.max(...counts.map(total));

/**
 * @param {string} letter
 * @param {Content} now
 * @param {Record<string, number> | undefined} before
 * @param {number} most
 */
function choice(letter, now, before, most) {
  const earlier = before && html("span", { class: "hands-before" }, { zh: "第一次 ", en: "first " }, before[letter] ?? 0, bar(before[letter] ?? 0, most, "before"));
  return html("div", { class: "hands-choice", "data-letter": letter }, now, earlier);
}

// ---- what was counted ------------------------------------------------------------------------

/** @param {Record<string, number>} counts */
function sum(counts) {
  const all = total(counts);
  return { zh: `共 ${all} 人举手`, en: all === 1 ? "1 hand" : `${all} hands` };
}

/** Show what was counted at this screen, if anything was. */
export function showCounted() {
  fields = [];
  const counted = countsOf(shown()?.name ?? "").map((one) => one.counts);
  const [now, before] = [counted.at(-1), counted.length > 1 ? counted[0] : undefined];
  panel.hidden = !now || !letters();
  if (!now || panel.hidden) return;
  const most = scale(counted);
  const row = (/** @type {string} */ letter) => {
    const hands = now[letter] ?? 0;
    return choice(letter, html("span", { class: "hands-now" }, html("b", {}, letter), " ", html("output", {}, hands), bar(hands, most, "now")), before, most);
  };
  draw([...letters()].map(row), html("p", { class: "hands-says", role: "status" }, "✓ ", theClass(), " · ", sum(now)));
}

/**
 * @param {Content[]} rows
 * @param {Content} says
 */
function draw(rows, says) {
  panel.replaceChildren(
    html("h2", { id: "hands-label", class: "q-visually-hidden" }, { zh: "举手人数", en: "Hands" }),
    html("form", { class: "hands-form", autocomplete: "off", onsubmit: keep }, html("div", { class: "hands-choices" }, rows), says),
  );
}

// ---- counting --------------------------------------------------------------------------------

/** What stands in the fields. */
function typed() {
  return Object.fromEntries(fields.map((field) => [field.name, Number(field.value)]));
}

function drawBars() {
  const [now, before] = [typed(), countsOf(shown()?.name ?? "").at(-1)?.counts];
  const most = scale(before ? [now, before] : [now]);
  for (const field of fields) {
    const bars = field.closest(".hands-choice")?.querySelectorAll(".hands-bar") ?? [];
    for (const one of /** @type {Iterable<HTMLElement>} */ (bars)) {
      const counts = one.matches(".hands-bar--now") ? now : (before ?? {});
      one.style.setProperty("--share", `${most ? Math.round((100 * (counts[field.name] ?? 0)) / most) : 0}%`);
    }
  }
  say([sum(now), { zh: " · Esc：不要了", en: " · Esc drops it" }]);
}

/** @param {Content} words */
function say(words) {
  panel.querySelector(".hands-says")?.replaceChildren(...html("p", {}, words).childNodes);
}

/** What of a text is a number, also of wide digits. @param {string} text */
function digits(text) {
  const plain = text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  return plain.replace(/\D/g, "").slice(0, LONGEST);
}

/** @param {string} letter */
function field(letter) {
  const input = html("input", {
    class: "q-input hands-field",
    name: letter,
    inputmode: "numeric",
    maxlength: String(LONGEST),
    label: { zh: `${letter} 举手几人`, en: `Hands for ${letter}` },
    oninput: (event) => {
      event.target.value = digits(event.target.value);
      drawBars();
    },
  });
  return /** @type {HTMLInputElement} */ (/** @type {unknown} */ (input));
}

/**
 * Begin to count, at one of the letters.
 * @param {string} [letter]
 */
export function count(letter) {
  const asked = letters();
  if (!asked) return;
  if (!isCounting()) {
    const before = countsOf(shown()?.name ?? "").at(-1)?.counts;
    const made = [...asked].map(field);
    const rows = made.map((one) => choice(one.name, html("label", { class: "hands-now" }, html("b", {}, one.name), " ", one, bar(0, 0, "now")), before, 0));
    panel.hidden = false;
    const keeps = html("button", { type: "submit", class: "q-btn q-btn--main show-btn" }, { zh: "保存", en: "Keep" }, " ", html("kbd", { "aria-hidden": "true" }, "Enter"));
    draw(rows, html("div", { class: "hands-foot" }, html("p", { class: "hands-says", role: "status" }), keeps));
    fields = made;
    drawBars();
  }
  to(letter ? asked.indexOf(letter) : 0);
}

/** @param {number} at */
function to(at) {
  fields[at]?.focus();
  fields[at]?.select();
}

/** Count no more; nothing of it is kept. */
export function drop() {
  showCounted();
  document.dispatchEvent(new CustomEvent("qihang:hands"));
}

/** @param {Event} event */
async function keep(event) {
  event.preventDefault();
  if (!isCounting() || isKeeping) return;
  if (fields.every((one) => one.value === "")) return say(SAYS.none);
  if (!theClass()) {
    say(list().length ? SAYS.class : SAYS.failed);
    if (list().length) document.getElementById("show-class")?.focus();
    return;
  }
  isKeeping = true;
  const isKept = await post("count", { class: theClass(), screen: shown()?.name ?? "", counts: typed() });
  isKeeping = false;
  if (!isKept) return say(SAYS.failed);
  await ask();
  drop();
}

/**
 * A key that was pressed while hands are counted.
 * @param {KeyboardEvent} event
 * @returns {boolean} whether it was for this
 */
export function pressed({ key, target }) {
  const at = fields.indexOf(/** @type {HTMLInputElement} */ (target));
  const letter = key.length === 1 ? fields.findIndex((one) => one.name === key.toUpperCase()) : -1;
  if (key === "Escape" || key.toLowerCase() === "h") drop();
  else if (letter >= 0) to(letter);
  else if (at < 0) return false;
  else if (key === "ArrowRight" || key === "ArrowDown" || key === " ") to(Math.min(at + 1, fields.length - 1));
  else if (key === "ArrowLeft" || key === "ArrowUp") to(Math.max(at - 1, 0));
  else return false;
  return true;
}
