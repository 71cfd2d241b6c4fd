// Fees and rules of law, each with its source. It stands after common.js.

function ruleCard(rule) {
  return qEl(
    "li",
    { class: "rule" },
    qEl("p", { class: "rule-text" }, rule.text),
    qEl("p", { class: "q-help" }, rule.check && qEl("strong", { class: "rule-check" }, "? ", rule.check), rule.check && " · ", rule.source),
  );
}

export default {
  render({ model, el }) {
    return qShow(model, el, (view) =>
      qEl(
        "div",
        { class: "q-card rules", "data-topic": view.topic },
        qEl("ul", { class: "rules-list" }, view.rules.map(ruleCard)),
        qEl("p", { class: "q-help" }, view.adviser),
      ),
    );
  },
};
