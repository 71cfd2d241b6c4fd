// Whether this browser can do what the pages need. Where it cannot, or where this script does
// not run at all, parts/needs.css shows which browsers can.

import { root } from "./page.js";

/** The newest of what is used; what each came with stands beside it: Chromium, Firefox, Safari. */
const NEEDED = [
  () => CSS.supports("selector(:has(a))"), // 105, 121, 15.4
  () => CSS.supports("container-type", "inline-size"), // 105, 110, 16
  () => "checkVisibility" in Element.prototype, // 105, 106, 17.4
  () => "timeout" in AbortSignal, // 103, 100, 16
  () => "inert" in HTMLElement.prototype, // 102, 112, 15.5
];

/** Say at once that a browser is too old. */
export function lookAtBrowser() {
  if (!NEEDED.every((has) => has())) root.dataset.scripts = "old";
}

/** The page's first script ran to its end. */
export function markAsRun() {
  root.dataset.scripts ??= "run";
}
