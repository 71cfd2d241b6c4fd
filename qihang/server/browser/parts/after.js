// Texts that are read after the first try of a screen. They wait for it, with a button for
// whoever wants to read them now: nobody gets stuck.

import { button } from "../../../../widgets/core/controls.js";
import { html } from "../../../../widgets/core/dom.js";

const WORDS = {
  show: { zh: "不试了，先看结果", en: "Show what comes of it" },
  more: { zh: "下面多了一段话。", en: "There is more to read now." },
};

/**
 * Let what is to be read after the first try of a screen wait for it, or show it if it was
 * shown before. Once it is shown, and was not before, the screen sends `qihang:after`: to be
 * kept with the reader's place.
 * @param {HTMLElement} section a screen
 * @param {boolean} isDone whether it was shown before
 */
export function showAfter(section, isDone) {
  /** @type {HTMLElement[]} */
  const texts = [...section.querySelectorAll(".after")].map((text) => /** @type {HTMLElement} */ (text));
  if (!texts.length || section.dataset.after === "shown") return;
  if (isDone) return show(section, texts);
  if (section.dataset.after === "waits") return;
  section.dataset.after = "waits";
  for (const text of texts) text.hidden = true;
  const ask = html("div", { class: "after-ask", role: "status" }, button(WORDS.show, "show-after", () => reveal(true)));
  const reveal = (/** @type {boolean} */ asked) => {
    if (section.dataset.after === "shown") return;
    show(section, texts);
    if (asked) focus(texts);
    section.dispatchEvent(new CustomEvent("qihang:after", { bubbles: true, detail: { screen: section.dataset.screen } }));
  };
  texts[0].before(ask);
  section.addEventListener("qihang:tried", () => reveal(false), { once: true });
}

/**
 * @param {HTMLElement} section
 * @param {HTMLElement[]} texts
 */
function show(section, texts) {
  section.dataset.after = "shown";
  for (const text of texts) text.hidden = false;
  section.querySelector(".after-ask")?.replaceChildren(html("span", { class: "q-visually-hidden" }, WORDS.more));
}

/**
 * The button is gone: whoever pressed it is where the text begins.
 * @param {HTMLElement[]} texts
 */
function focus(texts) {
  const first = texts.find((text) => text.checkVisibility());
  first?.setAttribute("tabindex", "-1");
  first?.focus();
}
