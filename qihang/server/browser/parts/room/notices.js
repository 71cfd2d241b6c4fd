// Notices of the instructor: just below the head, over the page, so that nothing moves for them.

import { html } from "../../../../../widgets/core/dom.js";
import { header, root } from "../page.js";
import { focusAgain } from "./focus.js";

/** @import { Content } from "../../../../../widgets/core/dom.js" */

const CLOSE = { zh: "知道了", en: "All right" };

const list = html("div", {});
const place = html("div", { class: "class-notices", role: "status" }, list);
/** @type {Map<string, { moment: string, node: HTMLElement }>} */
const shown = new Map();
/** @type {Element | null} what had the focus before it came to a notice */
let before = null;

/** Make room for notices, once the page is there. */
export function beginNotices() {
  header.after(place);
  // What is scrolled to, and the sheet of a pause, stand below them.
  new ResizeObserver(() => root.style.setProperty("--notices", `${list.offsetHeight}px`)).observe(list);
  place.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !place.contains(relatedTarget)) before = relatedTarget;
  });
}

/**
 * Show a notice until it is closed or taken away; the same one, of the same moment, is shown once.
 * @param {string} name
 * @param {string} moment
 * @param {Content} content
 * @param {() => void} closed by its button
 */
export function showNotice(name, moment, content, closed) {
  if (shown.get(name)?.moment === moment) return;
  takeAway(name);
  const close = () => {
    takeAway(name);
    closed();
    focusAgain(document.getElementById("pause") ?? before);
  };
  const node = html(
    "div",
    { class: "class-notice", "data-notice": name },
    content,
    html("button", { type: "button", class: "q-btn", onclick: close }, CLOSE),
  );
  shown.set(name, { moment, node });
  list.append(node);
}

/** @param {string} name */
export function takeAway(name) {
  shown.get(name)?.node.remove();
  shown.delete(name);
}

/** @param {Element} part of the page */
export function isNotices(part) {
  return part === place;
}
