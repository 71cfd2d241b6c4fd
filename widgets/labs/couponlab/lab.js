// One stair: what a step is called and takes off, its bar, and the price it leaves. What
// was taken off is a dashed rest of the bar; what came on top has a line at the old price.
function couponStair({ name, yuan, height, before, taken }, place, unit) {
  const share = (part) => `${part * 100}%`;
  const risen = height > before;
  return qEl(
    "li",
    { "data-key": `stair-${place}` },
    qEl("span", { class: "coupon-name" }, place > 0 && `${place}. `, name),
    qSvg(
      "svg",
      { class: "coupon-bar", "aria-hidden": "true" },
      qSvg("rect", { class: "coupon-now", x: 0, y: 0, width: share(height), height: "100%" }),
      before > height && qSvg("rect", { class: "coupon-off", x: share(height), y: "4%", width: share(before - height), height: "92%" }),
      risen && qSvg("line", { class: "coupon-was", x1: share(before), x2: share(before), y1: 0, y2: "100%" }),
    ),
    qEl("span", { class: "coupon-end" }, qEl("span", { class: "coupon-taken" }, taken), qEl("strong", {}, yuan, " ", unit)),
  );
}

function couponMover(view, step, place, way, press) {
  const { words } = view;
  const up = way < 0;
  return qButton(
    [
      qEl("span", { "aria-hidden": "true" }, up ? "↑" : "↓"),
      qEl("span", {}, up ? words.up : words.down),
      qEl("span", { class: "q-visually-hidden" }, " ", step.name),
    ],
    `${up ? "up" : "down"}-${step.number}`,
    press,
    { off: up ? place === 0 : place === view.steps.length - 1 },
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const send = qSteady(model);

    const number = (view, step, name, more, change) => {
      const { words } = view;
      const label = words[name];
      const said = (word) => ({ zh: `${label.zh}：${word.zh}`, en: `${label.en}: ${word.en}` });
      return qNumber(id, `${name}-${step.number}`, { label, less: said(words.less), more: said(words.more), ...more }, change);
    };

    const numbers = (view, step) => {
      const { words } = view;
      const amount = (wish) => send("amount", { step: step.number, amount: wish }, `amount-${step.number}`);
      const least = (fen) => send("least", { step: step.number, fen }, `least-${step.number}`);
      const range = { value: step.amount, least: step.least_amount, most: step.most_amount };
      if (step.kind === "tenths") return number(view, step, "tenths", { ...range, unit: words.tenths_unit, places: 1 }, amount);
      if (step.kind === "down" || step.kind === "up") return number(view, step, "share", { ...range, unit: words.share_unit }, amount);
      const money = number(view, step, "money", { ...range, unit: words.yuan, places: 2, step: 100 }, amount);
      if (step.kind === "off") return money;
      const from = { value: step.least, least: 0, most: view.most_price, unit: words.yuan, places: 2, step: 1000 };
      return [number(view, step, "least", from, least), money];
    };

    const drop = (step) => () => {
      el.querySelector('[data-key="add-tenths"]').focus(); // the button that was pressed will be gone
      qDo(model, "drop", { step: step.number });
    };

    const stackStep = (view) => (step, place) =>
      qEl(
        "li",
        { "data-key": `step-${step.number}` },
        qEl("strong", {}, step.name),
        qEl(
          "div",
          { class: "q-row coupon-moves" },
          [-1, 1].map((way) => couponMover(view, step, place, way, () => qDo(model, "move", { step: step.number, way }))),
          qButton([view.words.drop, qEl("span", { class: "q-visually-hidden" }, " ", step.name)], `drop-${step.number}`, drop(step), { quiet: true }),
        ),
        qEl("details", {}, qEl("summary", {}, view.words.change), qEl("div", { class: "q-stack" }, numbers(view, step))),
      );

    const stack = (view) =>
      qEl(
        "div",
        { role: "group", "aria-labelledby": id("stack"), "data-key": "stack" },
        qEl("p", { class: "q-label", id: id("stack") }, view.words.stack),
        view.steps.length ? qEl("ol", { class: "q-steps coupon-steps" }, view.steps.map(stackStep(view))) : qEl("p", { class: "q-help" }, view.words.empty),
      );

    const presses = (key, name, list, press, off) =>
      qEl(
        "div",
        { role: "group", "aria-labelledby": id(key), "data-key": key },
        qEl("p", { class: "q-label", id: id(key) }, name),
        qEl("div", { class: "q-row coupon-presses" }, list.map(({ id: one, text }) => qButton(text, `${key}-${one}`, () => press(one), { off }))),
      );

    const draw = (view) => {
      const { words } = view;
      const money = (name, least) => ({
        label: words[name],
        less: words[`${name}_less`],
        more: words[`${name}_more`],
        unit: words.yuan,
        value: view[name],
        least,
        most: view.most_price,
        places: 2,
        step: 100,
      });
      return qLab(model, view, id, {
        first: [
          presses("example", words.examples, view.examples, (example) => qDo(model, "example", { example })),
          qNumber(id, "price", money("price", view.least_price), (fen) => send("price", { fen })),
          stack(view),
          presses("add", words.add, view.kinds, (kind) => qDo(model, "add", { kind }), view.full),
        ],
        picture: qEl("ol", { class: "coupon-stairs", "data-key": "picture" }, view.stairs.map((stair, place) => couponStair(stair, place, words.yuan))),
        beside: [
          qEl("ul", { class: "coupon-facts", "data-key": "facts" }, view.facts.map((fact) => qEl("li", {}, fact))),
          qEl("div", { "aria-live": "polite" }, qNote(view.shop.tone, view.shop.sign, view.shop.text, "shop")),
        ],
        more: [
          qNumber(id, "cost", money("cost", 0), (fen) => send("cost", { fen })),
          qRadios(id, "payer", words.payer, view.payers, view.payer, (payer) => qDo(model, "payer", { payer }), { compact: true, help: words.payer_help }),
        ],
      });
    };
    const hide = qShowLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
