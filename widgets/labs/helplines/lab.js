import { html } from "../../core/dom.js";
import { mount } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ number: string, text: Content, ask: boolean }} Line */

/**
 * A number, what it is for, and a sign where one asks before.
 * @param {View} view
 * @param {Line} line
 */
function helpline({ unchecked }, { number, text, ask }) {
  const sign = ask && [
    html("span", { class: "helpline-check", "aria-hidden": "true" }, " ?"),
    html("span", { class: "q-visually-hidden" }, " ", unchecked),
  ];
  return html("div", { class: "helpline" }, html("dt", {}, number, sign), html("dd", {}, text));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    return mount(model, el, (view) =>
      html(
        "div",
        { class: "q-card helplines" },
        html("dl", { label: view.name }, view.lines.map((/** @type {Line} */ line) => helpline(view, line))),
        html("p", { class: "q-help" }, view.check),
        html("p", { class: "q-help helpline-sources" }, view.sources),
      ),
    );
  },
};
