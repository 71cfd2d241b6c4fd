import { html } from "../../core/dom.js";
import { mount } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Model } from "../../core/widget.js" */

/**
 * One change, with its month, its source, and whether there is a doubt about it.
 * @param {{ month: Content, text: Content, source: Content, doubt: Content }} change
 */
function newsCard({ month, text, source, doubt }) {
  return html(
    "li",
    { class: "news-change" },
    html("p", { class: "news-month" }, month),
    html("p", { class: "news-text" }, text),
    html("p", { class: "q-help" }, doubt && [html("strong", { class: "news-doubt" }, html("span", { "aria-hidden": "true" }, "? "), doubt), " · "], source),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    return mount(model, el, (view) =>
      html("div", { class: "q-card news", "data-session": view.session }, html("ul", { class: "news-list" }, view.changes.map(newsCard))),
    );
  },
};
