// What the projector remembers as long as its window is open: class, language, size of letters.
// Nothing of it goes into cookies, which the desk and trainees' pages in this browser have, too.

const KEPT = "qihang:show:";

/** @param {string} name */
export function remembered(name) {
  try {
    return sessionStorage.getItem(KEPT + name) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    sessionStorage.setItem(KEPT + name, value);
  } catch {
    // a browser without room for it: it lasts as long as the page
  }
}
