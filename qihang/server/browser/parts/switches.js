// The switches in the head of every page: language and size of letters.

import { html } from "../../../../widgets/core/dom.js";
import { keepPreferences, showLanguage, showSize, size, SIZES } from "./preferences.js";

/** @import { Translations } from "../../../../widgets/core/dom.js" */

/** The two languages, joined. */
export function languageSwitch() {
  /** @type {(lang: "zh" | "en", tag: string, word: string) => HTMLElement} */
  const button = (lang, tag, word) =>
    html(
      "button",
      {
        type: "button",
        class: "q-btn",
        lang: tag,
        "data-lang": lang,
        "aria-pressed": "false",
        onclick: () => {
          showLanguage(lang);
          keepPreferences();
        },
      },
      word,
    );
  return html(
    "div",
    { class: "tool tool--joined", role: "group", "aria-labelledby": "language-label" },
    html("span", { id: "language-label", class: "q-visually-hidden" }, { zh: "语言", en: "Language" }),
    button("zh", "zh-CN", "中文"),
    button("en", "en", "English"),
  );
}

/** Smaller and larger letters. */
export function sizeSwitch() {
  /** @type {(sign: "+" | "-", word: Translations) => HTMLElement} */
  const button = (sign, word) =>
    html(
      "button",
      {
        type: "button",
        class: "q-btn",
        "data-size": sign,
        onclick: () => {
          showSize(size() + (sign === "+" ? SIZES.step : -SIZES.step));
          keepPreferences();
        },
      },
      html("span", { "aria-hidden": "true" }, sign === "+" ? "+" : "−"),
      html("span", { class: "q-visually-hidden" }, word),
    );
  return html(
    "div",
    { class: "tool tool--joined tool--size", role: "group", "aria-labelledby": "size-label" },
    html("span", { id: "size-label", class: "tool-label" }, { zh: "字号", en: "Text" }),
    button("-", { zh: "字小一点", en: "Smaller text" }),
    html("output", { "aria-labelledby": "size-label" }),
    button("+", { zh: "字大一点", en: "Larger text" }),
  );
}
