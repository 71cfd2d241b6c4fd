// The projector's one bar: small letters at the foot, for who stands at the keyboard.

import { html, language } from "../../../../../widgets/core/dom.js";
import { found } from "../page.js";
import { numberOf } from "../screens/way.js";
import { post } from "./asks.js";
import { choose, list, theClass } from "./classes.js";
import { count, drop, isCounting, letters } from "./hands.js";
import { isFull, larger, otherLanguage, smaller, wholeScreen } from "./look.js";
import { areOn, turnOnOrOff } from "./single.js";
import { all, aside, go, next, previous, shown, showWaiting, waits } from "./walk.js";

/** @import { Content, Translations } from "../../../../../widgets/core/dom.js" */

const bar = found("show-bar");
const TO_THINK = 6000; // ms in which the second press counts

/** @type {Content} */
let said = null;
/** @type {number | undefined} */
let asking;

// ---- what its buttons do -------------------------------------------------------------------

export function hands() {
  if (isCounting()) drop();
  else count();
  draw();
}

/** Lead the class here: it takes two presses, as thirty pages turn. */
export async function lead() {
  const screen = shown();
  if (!screen) return;
  if (!theClass()) return tell({ zh: "先选班级。", en: "Choose the class first." });
  if (asking === undefined) {
    asking = window.setTimeout(() => tell(null), TO_THINK);
    return tell([theClass(), { zh: "：再按一次，大家都到这一屏。", en: ": press it again to bring all to this screen." }], true);
  }
  const done = await post("lead", { class: theClass(), screen: screen.name });
  tell(done ? ["✓ ", theClass(), { zh: " 都在去这一屏。", en: " is on its way to this screen." }] : { zh: "没有做成，请再试。", en: "Not done. Please try again." });
}

/**
 * @param {Content} words
 * @param {boolean} [asks] whether a second press is waited for
 */
function tell(words, asks = false) {
  if (!asks) {
    clearTimeout(asking);
    asking = undefined;
  }
  said = words;
  draw();
}

export function screens() {
  const menu = /** @type {HTMLDetailsElement | null} */ (bar.querySelector(".show-menu"));
  if (!menu) return;
  menu.open = !menu.open;
  const first = menu.open ? (menu.querySelector("a[aria-current]") ?? menu.querySelector("a")) : menu.querySelector("summary");
  /** @type {HTMLElement | null} */ (first)?.focus();
}

/** @returns {boolean} whether it was open */
export function closeScreens() {
  const menu = /** @type {HTMLDetailsElement | null} */ (bar.querySelector(".show-menu[open]"));
  if (menu) menu.open = false;
  return menu !== null;
}

// ---- how it looks -----------------------------------------------------------------------------

/**
 * @param {string} key that does the same
 * @param {Content} words
 * @param {() => unknown} act
 * @param {Record<string, any>} [more]
 */
function button(key, words, act, more = {}) {
  return html("button", { type: "button", class: "q-btn show-btn", "data-do": key, "aria-keyshortcuts": areOn() ? key : null, onclick: act, ...more }, words, hint(key));
}

/** The key beside the words; none while keys are switched off. @param {string} key */
function hint(key) {
  return areOn() && [" ", html("kbd", { "aria-hidden": "true" }, key)];
}

/** Single keys on or off: who speaks to the computer, or presses keys by chance, needs none. */
function keys() {
  const change = () => (turnOnOrOff(), draw());
  const state = areOn() ? { zh: "按键：开", en: "Keys: on" } : { zh: "按键：关", en: "Keys: off" };
  return html("button", { type: "button", class: "q-btn show-btn", "data-do": "keys", onclick: change }, state);
}

/** @param {string} sign @param {Translations} word @param {() => unknown} act */
function sign(sign, word, act) {
  return html("button", { type: "button", class: "q-btn show-btn", label: word, onclick: act }, html("span", { "aria-hidden": "true" }, sign));
}

function place() {
  const screen = shown();
  if (!screen) return null;
  return [
    sign("←", { zh: "上一屏", en: "Back" }, () => go(previous())),
    html("span", { class: "show-place", role: "status" }, html("span", { class: "q-visually-hidden" }, { zh: "现在：", en: "Now: " }), numberOf(all, screen)),
    sign("→", { zh: "下一屏", en: "Next" }, () => go(next())),
  ];
}

function menu() {
  if (!shown()) return null;
  const link = (/** @type {typeof all[number]} */ screen) =>
    html(
      "a",
      {
        href: `#${screen.name}`,
        "aria-current": screen === shown() ? "step" : null,
        onclick: (/** @type {Event} */ event) => {
          event.preventDefault();
          go(screen);
        },
      },
      html("span", { class: "soft show-number" }, numberOf(all, screen)),
      " ",
      screen.title,
    );
  return html(
    "details",
    { class: "show-menu" },
    html("summary", { class: "q-btn show-btn", "aria-keyshortcuts": areOn() ? "G" : null }, { zh: "各屏", en: "Screens" }, hint("G")),
    html("ol", { class: "show-list q-card" }, all.map((one) => html("li", {}, link(one)))),
  );
}

function classes() {
  if (!list().length) return null;
  const change = async (/** @type {any} */ event) => {
    await choose(event.target.value);
    if (isCounting()) count();
  };
  const options = ["", ...list()].map((name) => html("option", { value: name, selected: name === theClass() }, name || "班级 · Class"));
  return html("select", { id: "show-class", class: "show-class", label: { zh: "班级", en: "Class" }, onchange: change }, options);
}

function full() {
  const words = isFull() ? { zh: "Esc 退出全屏", en: "Esc leaves full screen" } : { zh: "全屏", en: "Full screen" };
  return button("F", words, wholeScreen);
}

export function draw() {
  const optional = aside();
  const focused = document.activeElement instanceof HTMLElement && bar.contains(document.activeElement) ? document.activeElement.dataset.do : undefined;
  bar.replaceChildren(
    ...(shown() && shown() !== all[0] ? [html("h1", { class: "q-visually-hidden" }, all[0].title)] : []),
    html("h2", { id: "show-label", class: "q-visually-hidden" }, { zh: "投影", en: "Projector" }),
    ...[
      place(),
      menu(),
      letters() && button("H", isCounting() ? { zh: "不数了", en: "Drop" } : { zh: "举手", en: "Hands" }, hands),
      waits() && button("T", { zh: "看后面的话", en: "Text after" }, () => (showWaiting(), draw())),
      optional && button("O", { zh: "选做", en: "Optional" }, () => go(optional)),
      html("span", { class: "show-says", role: "status" }, said),
      classes(),
      shown() && list().length > 0 && button("E", { zh: "都到这一屏", en: "All to this screen" }, lead),
      sign(language() === "en" ? "中文" : "English", { zh: "换成英文", en: "Show it in Chinese" }, otherLanguage),
      sign("−", { zh: "字小一点", en: "Smaller text" }, smaller),
      sign("+", { zh: "字大一点", en: "Larger text" }, larger),
      keys(),
      full(),
    ]
      .flat()
      .filter((one) => one instanceof Node),
  );
  if (focused) /** @type {HTMLElement | null} */ (bar.querySelector(`[data-do="${focused}"]`))?.focus();
}

/** Another screen: what was said was of the one before. */
export function turned() {
  tell(null);
}

/** Draw the bar again when the screen's question is drawn: its widgets come after the screen. */
export function watchQuestions() {
  let before = letters();
  new MutationObserver(() => {
    const now = letters();
    if (now === before) return;
    before = now;
    document.dispatchEvent(new CustomEvent("qihang:hands"));
  }).observe(/** @type {Node} */ (document.getElementById("cells")), { childList: true, subtree: true });
}
