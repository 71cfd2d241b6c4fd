const DEMAND_TOP = 16; // percent of the picture's height above the highest bar, for its number
const DEMAND_MIDDLES = [13.5, 36.5, 63.5, 86.5]; // of the bars, in percent of the width
const DEMAND_BREADTH = 19;

function demandBar({ id: when, yuan, height }, middle) {
  const high = height * (100 - DEMAND_TOP);
  return [
    qSvg("rect", { class: `demand-bar demand-bar--${when}`, x: `${middle - DEMAND_BREADTH / 2}%`, y: `${100 - high}%`, width: `${DEMAND_BREADTH}%`, height: `${high}%` }),
    qSvg("text", { class: "demand-number", x: `${middle}%`, y: `${100 - high}%`, dy: "-0.4em" }, yuan),
  ];
}

function demandPicture(view, id) {
  const bars = view.pairs.flatMap((pair) => pair.bars);
  const caption = ({ id: name, name: text, sign, change }) =>
    qEl(
      "p",
      { class: "demand-pair", "data-key": `change-${name}` },
      qEl("span", { class: "demand-times" }, qEl("span", {}, view.words.before), qEl("span", {}, view.words.now)),
      qEl("strong", {}, text),
      qEl("span", {}, qEl("span", { "aria-hidden": "true" }, `${sign} `), change),
    );
  return [
    qSvg(
      "svg",
      { class: "demand-bars", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      bars.map((bar, place) => demandBar(bar, DEMAND_MIDDLES[place])),
      qSvg("line", { class: "demand-ground", x1: "0", x2: "100%", y1: "100%", y2: "100%" }),
    ),
    qEl("div", { class: "demand-pairs" }, view.pairs.map(caption)),
  ];
}

export default {
  render({ model, el }) {
    const id = qIds();
    const send = qSteady(model);
    const draw = (view) => {
      const { words } = view;
      const price = {
        label: words.price,
        less: words.price_less,
        more: words.price_more,
        unit: words.yuan,
        value: view.price,
        least: view.least_price,
        most: view.most_price,
        places: 2,
        step: 50,
      };
      const units = {
        label: words.units,
        less: words.units_less,
        more: words.units_more,
        unit: words.units_unit,
        value: view.units,
        least: 0,
        most: view.most_units,
        help: words.units_help,
      };
      return qLab(model, view, id, {
        first: [
          qEl("p", {}, words.start),
          qEl("div", { class: "q-row" }, qButton(words.example, "example", () => qDo(model, "example"))),
          qNumber(id, "price", price, (fen) => send("price", { fen })),
          qRadios(id, "reaction", words.reaction, view.reactions, view.reaction, (reaction) => qDo(model, "reaction", { reaction })),
          qNumber(id, "units", units, (number) => send("units", { units: number })),
        ],
        picture: demandPicture(view, id),
        beside: [
          qEl("div", { "aria-live": "polite" }, qNote(view.said.tone, view.said.sign, view.said.text, "said")),
          qEl("ul", { class: "demand-facts", "data-key": "facts" }, view.facts.map((fact) => qEl("li", {}, fact))),
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
