// Where a trainee's plan stands as a page to print.

import { html } from "../core/dom.js";

/**
 * The way to it, beside the plan and beside the result.
 * @param {Record<string, any>} words
 */
export function planPaper(words) {
  return html(
    "p",
    { class: "q-help plan-paper", "data-key": "plan-paper" },
    html("a", { href: "/plan.pdf", target: "_blank", rel: "noopener" }, words.plan_look),
    " ",
    words.plan_paper,
  );
}
