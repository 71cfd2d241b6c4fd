// The calculator of a lesson's page. It opens over the page and takes nothing from it: it stays
// open while screens are turned, and its result can be put into an answer box.

import { button } from "../../../../widgets/core/controls.js";
import { html } from "../../../../widgets/core/dom.js";
import { morph } from "../../../../widgets/core/morph.js";
import { begin, pending, press, resultOf, shown } from "./arithmetic.js";
import { found, header, root } from "./page.js";
import { forgetStrips, keepStrip, keptStrip } from "./strip.js";

/** @import { Content, Translations } from "../../../../widgets/core/dom.js" */
/** @import { Calculation } from "./arithmetic.js" */

const BOXES = ".form-number, .form-cell, .counter-amount";
const FACTS = ".card-facts dd";
const WORKED = "[data-sums]"; // what says itself that it is worked out from its figures
const REPLIES = ".form-chat, .form-written";
const SUMS = 3; // so many facts with numbers are worked with, though the answer is then chosen
const SETTLED = 100; // ms without a change of the page until it is looked at again

/** @type {Record<string, Translations>} */
const WORDS = {
  name: { zh: "计算器", en: "Calculator" },
  close: { zh: "关上", en: "Close" },
  aside: { zh: "换一边", en: "Other side" },
  strip: { zh: "刚才算的", en: "What you worked out" },
  screen: { zh: "计算器的数字，也可以用键盘打", en: "The calculator's number; you can type it, too" },
  zero: { zh: "不能除以 0。", en: "Nothing can be divided by 0." },
  large: { zh: "这个数太大了。", en: "This number is too large." },
  put: { zh: "放进答案框", en: "Put it into the box" },
  into: { zh: "放进：", en: "Put it into: " },
  choose: { zh: "先点一下要填的框。", en: "First press the box to fill in." },
};

/** @type {[key: string, sign: string, word: Translations | null][]} */
const KEYS = [
  ...named("7 8 9"),
  ["÷", "÷", { zh: "除以", en: "divided by" }],
  ["back", "⌫", { zh: "退一格", en: "Take back the last digit" }],
  ...named("4 5 6"),
  ["×", "×", { zh: "乘", en: "times" }],
  ["clear", "C", { zh: "清空", en: "Clear" }],
  ...named("1 2 3"),
  ["−", "−", { zh: "减", en: "minus" }],
  ["=", "=", { zh: "等于", en: "equals" }],
  ...named("0"),
  [".", ".", { zh: "点", en: "point" }],
  ["%", "%", { zh: "百分之", en: "of 100" }],
  ["+", "+", { zh: "加", en: "plus" }],
];

/** @type {Record<string, string>} What else a key of the keyboard may say. */
const TYPED = {
  ...{ "-": "−", "*": "×", x: "×", X: "×", "/": "÷", "。": ".", Enter: "=" },
  ...{ Backspace: "back", Delete: "clear", c: "clear", C: "clear" },
};

/** @type {Calculation} */
let now = begin();
/** @type {HTMLInputElement | null} */
let last = null; // the answer box that had the focus last
/** @type {HTMLInputElement | null} */
let written = null; // the one that was written in since it has the focus
let isPassed = false; // whether a Tab only passed by the last one
/** @type {string | null} */
let trainee = null;
let isOpen = false;
/** @type {"start" | "end" | null} */
let side = null; // where the reader put it

const opener = html(
  "button",
  { type: "button", class: "q-btn calculator-open", "aria-expanded": "false", "aria-controls": "calculator", hidden: true, onclick: () => (isOpen ? close() : open()) },
  WORDS.name,
);
const panel = html("section", { id: "calculator", class: "calculator", role: "dialog", "aria-labelledby": "calculator-name", hidden: true, onkeydown: typed });

/** @param {string} keys */
function named(keys) {
  return keys.split(" ").map((key) => /** @type {[string, string, null]} */ ([key, key, null]));
}

/**
 * The button that opens the calculator. It shows while the shown screen asks for a number, or for
 * a choice that hangs on some; the bars of a page with screens have a place for it, else it stands
 * at the foot of the window.
 */
export function calculatorButton() {
  return opener;
}

/** Have the calculator at hand on this page. */
export function offerCalculator() {
  if (!document.getElementById("turn-bar")) document.body.append(html("div", { class: "calculator-foot" }, opener));
  document.body.append(panel);
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(BOXES) || target.readOnly) return;
    last = target;
    written = null;
    isPassed = false;
    draw();
  });
  document.addEventListener("input", ({ target }) => {
    if (target === last) written = last;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && event.target === last) isPassed = written !== last;
    if (event.key !== "Escape" || !isOpen || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    close(false); // what is written or chosen meanwhile keeps the focus
  });
  document.addEventListener("qihang:screen", look);
  document.addEventListener("qihang:lang", draw);
  /** @type {number | undefined} */
  let soon;
  new MutationObserver(() => {
    clearTimeout(soon);
    soon = window.setTimeout(look, SETTLED);
  }).observe(found("cells"), { childList: true, subtree: true, attributeFilter: ["hidden", "readonly"] });
  if (root.dataset.signIn) takeUp();
  else document.addEventListener("qihang:sign-in", takeUp, { once: true });
  look();
}

/** Go on with the strip of whoever is signed in. */
function takeUp() {
  trainee = header.querySelector(".trainee-number")?.textContent ?? "";
  forgetStrips(trainee);
  const { lines, result } = keptStrip(trainee);
  if (!now.lines.length) now = begin(lines, result);
  draw();
}

// ---- what the page asks for ----------------------------------------------------------------

function shownPart() {
  return document.querySelector("#cells section.screen:not([hidden])") ?? found("cells");
}

/** Whether there is something to work out, though no box takes the result: facts of a text are only said. */
function hasSums() {
  const part = shownPart();
  if (part.querySelector(WORKED)?.checkVisibility()) return true;
  if (part.querySelector(REPLIES)) return false;
  const facts = [...part.querySelectorAll(FACTS)];
  return facts.filter((fact) => /\d/.test(fact.textContent) && fact.checkVisibility()).length >= SUMS;
}

/** The boxes for numbers in what is shown of the page. */
function boxes() {
  const part = shownPart();
  /** @type {HTMLInputElement[]} */
  const all = [...part.querySelectorAll(BOXES)].map((box) => /** @type {HTMLInputElement} */ (box));
  return all.filter((box) => !box.readOnly && box.checkVisibility());
}

/**
 * The box that a result goes into: the one that had the focus last, or the only one. By keyboard
 * all boxes are passed on the way here: then it is the first that is still empty.
 */
function boxToFill() {
  const here = boxes();
  const empty = isPassed && here.find((box) => !box.value.trim());
  return empty || (here.find((box) => box === last) ?? (here.length === 1 ? here[0] : null));
}

/**
 * What a box is called on the page.
 * @param {HTMLInputElement} box
 */
function nameOf(box) {
  const names = box.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)) ?? [...(box.labels ?? [])];
  return names.map((one) => one?.innerText.trim()).filter(Boolean).join(" · ");
}

function look() {
  const isWanted = boxes().length > 0 || hasSums();
  opener.hidden = !isWanted;
  if (!isWanted && isOpen) close(false);
  else draw();
}

// ---- opening, pressing, putting ------------------------------------------------------------

function open() {
  isOpen = true;
  panel.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  draw();
  focusScreen();
}

function close(withFocus = true) {
  isOpen = false;
  panel.hidden = true;
  delete root.dataset.calculator;
  opener.setAttribute("aria-expanded", "false");
  if (withFocus) opener.focus();
}

function focusScreen() {
  /** @type {HTMLElement | null} */ (panel.querySelector(".calculator-screen"))?.focus();
}

/** @param {string} key */
function pressed(key) {
  now = press(now, key);
  if (trainee !== null) keepStrip(trainee, { lines: now.lines, result: resultOf(now) });
  draw();
}

/**
 * The keyboard works wherever in the calculator the focus is; Enter on a key presses that key.
 * @param {KeyboardEvent} event
 */
function typed(event) {
  event.stopPropagation(); // it turns no screens
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return close();
  if (event.key === "Enter" && /** @type {Element} */ (event.target).closest("button")) return;
  const key = TYPED[event.key] ?? event.key.normalize("NFKC");
  if (!/^([\d.%=+−×÷]|back|clear)$/.test(key)) return;
  event.preventDefault();
  pressed(key);
}

/** Puts the result where it is asked for, as if it had been typed there. */
function put() {
  const box = boxToFill();
  pressed("=");
  const result = resultOf(now);
  if (!box || result === null) return;
  box.focus();
  box.value = result;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, data: result, inputType: "insertText" }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

// ---- drawing ---------------------------------------------------------------------------------

function draw() {
  if (!isOpen) return;
  morph(panel, drawn);
  const strip = panel.querySelector(".calculator-strip");
  if (strip) strip.scrollTop = strip.scrollHeight;
  panel.dataset.side = side ?? sideBeside(boxToFill() ?? boxes()[0]);
  root.dataset.calculator = panel.dataset.side;
}

/**
 * The side where it does not hide what is to be filled in.
 * @param {HTMLInputElement | undefined} box
 */
function sideBeside(box) {
  return box && box.getBoundingClientRect().left < panel.offsetWidth ? "end" : "start";
}

/** Out of the way of what it hides. */
function changeSides() {
  side = panel.dataset.side === "end" ? "start" : "end";
  draw();
}

function drawn() {
  const box = boxToFill();
  const isPut = boxes().length > 0;
  const isEmpty = now.trouble !== null || (now.typed === null && now.value === null);
  return [
    html(
      "div",
      { class: "calculator-head", "data-key": "head" },
      html("h2", { id: "calculator-name" }, WORDS.name),
      button(WORDS.aside, "aside", changeSides, { quiet: true }),
      button(WORDS.close, "close", () => close(), { quiet: true }),
    ),
    html(
      "div",
      { class: "calculator-strip", role: "group", tabindex: "0", label: WORDS.strip, "data-key": "strip" },
      html("ol", {}, now.lines.map((line) => html("li", {}, line))),
    ),
    html(
      "div",
      { class: "calculator-screen", tabindex: "0", role: "group", label: WORDS.screen, "data-key": "screen" },
      html("span", { class: "calculator-pending" }, pending(now)),
      html("span", { class: "calculator-number", role: "status", "data-trouble": now.trouble }, now.trouble ? WORDS[now.trouble] : shown(now)),
    ),
    // Above the keys, so that it is one Tab away from the number, and that no key moves below it.
    isPut && !box && html("p", { class: "q-help", "data-key": "choose" }, WORDS.choose),
    isPut && button(box ? [WORDS.into, nameOf(box)] : WORDS.put, "put", put, { main: true, off: !box || isEmpty }),
    html("div", { class: "calculator-keys", "data-key": "keys" }, KEYS.map(key)),
  ];
}

/** @param {typeof KEYS[number]} one */
function key([name, sign, word]) {
  return html(
    "button",
    {
      type: "button",
      class: "q-btn",
      "data-key": `calculator-${name}`,
      "data-press": name,
      // The focus stays on the number, so that Enter means "equals" after a press of the mouse.
      onmousedown: (event) => (event.preventDefault(), focusScreen()),
      onclick: () => pressed(name),
    },
    word ? [html("span", { "aria-hidden": "true" }, sign), html("span", { class: "q-visually-hidden" }, word)] : sign,
  );
}
