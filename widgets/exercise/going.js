// Where questions stand on a page, and going there.

/**
 * The name of the screen that a question stands on; nothing on a page without screens. Its box
 * may not be drawn yet: the cell that asks it stands there from the beginning.
 * @param {string} question
 * @returns {string | undefined}
 */
export function screenOf(question) {
  const cell = document.getElementById(`cell-id=test-${question.replaceAll("_", "-")}`);
  /** @type {HTMLElement | null | undefined} */
  const screen = (boxOf(question) ?? cell)?.closest("section.screen");
  return screen?.dataset.screen;
}

/** @param {string} question */
function boxOf(question) {
  return document.querySelector(`[data-question="${CSS.escape(question)}"]`);
}

/**
 * Go to a question: to its screen, or to its box on a page without screens.
 * @param {string} question
 */
export function goTo(question) {
  const screen = screenOf(question);
  if (screen) {
    window.location.hash = screen;
    return;
  }
  const box = boxOf(question);
  box?.scrollIntoView({ block: "center" });
  /** @type {HTMLElement | null | undefined} */
  const control = box?.querySelector("input:not(:disabled)") ?? box?.querySelector("button");
  control?.focus({ preventScroll: true });
}

/** Go to where the page begins. */
export function goToTop() {
  /** @type {HTMLElement | null} */
  const first = document.querySelector("section.screen");
  if (first?.dataset.screen) window.location.hash = first.dataset.screen;
  window.scrollTo(0, 0);
  if (!first) document.getElementById("content")?.focus({ preventScroll: true });
}
