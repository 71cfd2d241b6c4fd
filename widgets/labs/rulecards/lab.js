import { html } from "../../core/dom.js";
import { mount } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Model } from "../../core/widget.js" */

/**
 * A fee or a rule of law, with its source.
 * @param {{ text: Content, check: Content, source: Content }} rule
 */
function ruleCard(rule) {
  return html(
    "li",
    { class: "rule" },
    html("p", { class: "rule-text" }, rule.text),
    html("p", { class: "q-help" }, rule.check && html("strong", { class: "rule-check" }, "? ", rule.check), rule.check && " · ", rule.source),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    return mount(model, el, (view) =>
      html(
        "div",
        { class: "q-card rules", "data-topic": view.topic },
        html("ul", { class: "rules-list" }, view.rules.map(ruleCard)),
        html("p", { class: "q-help" }, view.adviser),
      ),
    );
  },
};
