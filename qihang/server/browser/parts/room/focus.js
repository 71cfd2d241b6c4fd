// Where the focus goes when what had it is taken away.

import { found } from "../page.js";

/** The heading of the screen that is shown. */
function heading() {
  /** @type {NodeListOf<HTMLElement>} */
  const headings = document.querySelectorAll("main [tabindex='-1']:is(h1, h2, h3)");
  return [...headings].find((one) => one.checkVisibility());
}

/**
 * Put the focus back where it was, or where the page begins if that is not shown any more.
 * @param {Element | null} before
 */
export function focusAgain(before) {
  const isThere = before instanceof HTMLElement && before.isConnected && before.checkVisibility();
  const place = isThere ? before : (heading() ?? found("content"));
  place.focus({ preventScroll: isThere });
}
