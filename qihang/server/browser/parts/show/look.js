// How the projector shows a page: its language, the size of its letters, the whole screen.

import { language } from "../../../../../widgets/core/dom.js";
import { nameWindow, root } from "../page.js";
import { remember, remembered } from "./memory.js";

const SIZES = { least: 20, most: 48, step: 2, usual: 32 };

/** The size of letters, in pixels. */
function size() {
  return Number.parseInt(root.style.getPropertyValue("--size"), 10) || SIZES.usual;
}

/** @param {number} pixels */
function showSize(pixels) {
  const fitting = Math.min(SIZES.most, Math.max(SIZES.least, pixels));
  root.style.setProperty("--size", `${fitting}px`);
  remember("size", String(fitting));
}

/** @param {"zh" | "en"} lang */
function showLanguage(lang) {
  root.dataset.lang = lang;
  root.lang = lang === "en" ? "en" : "zh-CN";
  remember("language", lang);
  document.dispatchEvent(new CustomEvent("qihang:lang", { detail: lang }));
  nameWindow();
}

export const larger = () => showSize(size() + SIZES.step);
export const smaller = () => showSize(size() - SIZES.step);
export const otherLanguage = () => showLanguage(language() === "en" ? "zh" : "en");

export function isFull() {
  return document.fullscreenElement !== null;
}

export function wholeScreen() {
  if (isFull()) document.exitFullscreen();
  else root.requestFullscreen().catch(() => {}); // a browser that does not let a page do that has F11
}

/** As this window was left. */
export function lookAsBefore() {
  showSize(Number(remembered("size")) || SIZES.usual);
  const lang = remembered("language");
  if (lang === "zh" || lang === "en") showLanguage(lang);
}
