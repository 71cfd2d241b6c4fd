// The path of a lesson: the page's second-level headings, in the language shown.

import { html } from "../../../../widgets/core/dom.js";
import { found, root } from "./page.js";

const path = found("path");
const fold = /** @type {HTMLDetailsElement} */ (path.querySelector("details"));
const label = /** @type {HTMLElement} */ (path.querySelector("summary"));
const list = /** @type {HTMLElement} */ (path.querySelector("ol"));

function steps() {
  const headings = document.querySelectorAll("#cells .jp-RenderedMarkdown h2");
  return [...headings].filter((heading) => heading.checkVisibility());
}

export function drawPath() {
  list.replaceChildren(
    ...steps().map((heading, index) => {
      if (!heading.id) heading.id = `step-${root.dataset.lang}-${index + 1}`;
      const words = /** @type {HTMLElement} */ (heading.cloneNode(true));
      words.querySelector(".anchor-link")?.remove();
      const link = html("a", { href: `#${encodeURIComponent(heading.id)}` });
      link.textContent = (words.textContent ?? "").trim();
      return html("li", {}, link);
    }),
  );
  path.hidden = list.children.length === 0;
  unfoldBeside();
  markStep();
}

/** The step being read is the last whose heading has come above the middle of the window. */
function markStep() {
  const middle = window.innerHeight / 2;
  const atEnd = window.innerHeight + window.scrollY >= root.scrollHeight - 2;
  const begun = steps().filter((step) => step.getBoundingClientRect().top < middle).length;
  const here = atEnd && window.scrollY > 0 ? list.children.length - 1 : begun - 1;
  [...list.children].forEach((item, index) => {
    item.classList.toggle("passed", index < here);
    const link = /** @type {Element} */ (item.firstElementChild);
    if (index === here) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  });
}

/** Beside the column the path is always open; above it, where room is short, it folds. */
export function unfoldBeside() {
  const beside = getComputedStyle(label).display === "none";
  if (beside !== path.classList.contains("path--beside")) {
    path.classList.toggle("path--beside", beside);
    fold.open = beside;
  }
}

let marking = 0;
export function markStepSoon() {
  cancelAnimationFrame(marking);
  marking = requestAnimationFrame(markStep);
}
