// What the scripts of a page have in common.

export const root = document.documentElement;
export const header = found("page-header");

/** The address of the home page. */
export const home = header.dataset.home ?? "/";

/**
 * The element of that id, which the page's template has.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function found(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * The sign-in has ended: nothing of its trainee stays in sight for who sits down next. The page
 * that signs in says why it ended.
 */
export function leave() {
  window.location.replace(`${home}login`);
}

/** The window carries the page's heading, in the language that is shown. */
export function nameWindow() {
  /** @type {NodeListOf<HTMLElement>} */
  const headings = document.querySelectorAll("main :is(h1, h2, h3)");
  const shown = [...headings].find((heading) => heading.checkVisibility());
  if (shown) document.title = `${shown.innerText.trim()} · 启航 Qihang`;
}
