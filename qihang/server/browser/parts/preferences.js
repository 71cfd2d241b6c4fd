// The language and size of letters that a reader chose: shown, and kept.

import { language } from "../../../../widgets/core/dom.js";
import { secret } from "./cookies.js";
import { header, home, nameWindow, root } from "./page.js";

export const SIZES = { least: 18, most: 32, step: 2, usual: 20 };

/**
 * @param {string} name
 * @param {string | number} value
 */
function remember(name, value) {
  document.cookie = `${name}=${value}; path=${home}; SameSite=Strict`;
}

/** The size of letters, in pixels. */
export function size() {
  return Number.parseInt(root.style.getPropertyValue("--size"), 10) || SIZES.usual;
}

/** @param {"zh" | "en"} lang */
export function showLanguage(lang) {
  const changed = lang !== language();
  root.dataset.lang = lang;
  root.lang = lang === "en" ? "en" : "zh-CN";
  remember("qihang_lang", lang);
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = header.querySelectorAll("[data-lang]");
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  }
  if (changed) document.dispatchEvent(new CustomEvent("qihang:lang", { detail: lang }));
  nameWindow();
}

/** @param {number} pixels */
export function showSize(pixels) {
  const fitting = Math.min(SIZES.most, Math.max(SIZES.least, pixels));
  root.style.setProperty("--size", `${fitting}px`);
  remember("qihang_size", fitting);
  part("output").textContent = String(fitting);
  part("[data-size='-']").setAttribute("aria-disabled", String(fitting <= SIZES.least));
  part("[data-size='+']").setAttribute("aria-disabled", String(fitting >= SIZES.most));
}

/** @param {string} selector */
function part(selector) {
  return /** @type {HTMLElement} */ (header.querySelector(selector));
}

// One request at a time, so that the last choice is the one that stays; and it is
// sent to its end even if the page is left meanwhile.
let sending = false;
let changed = false;

export async function keepPreferences() {
  changed = true;
  if (sending || root.dataset.signIn !== "in") return;
  sending = true;
  while (changed) await sendPreferences();
  sending = false;
}

async function sendPreferences() {
  changed = false;
  try {
    await fetch(`${home}api/preferences`, {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-XSRFToken": secret() },
      body: JSON.stringify({ language: language(), size: size() }),
    });
  } catch {
    // The cookie keeps the choice on this computer; the next change is sent again.
  }
}

addEventListener("pagehide", () => {
  if (changed && root.dataset.signIn === "in") sendPreferences();
});
