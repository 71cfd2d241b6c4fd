import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

const FUNNEL_WIDE = 50; // figures in a row
const FUNNEL_CELL = [13, 18];
const FUNNEL_SHAPE = "m4 4.4a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0m-1.3 12.2v-4.2a3.8 3.8 0 0 1 7.6 0v4.2z";
const FUNNEL_SMALL = "m5 7.2a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0m-.8 7.3v-2.6a2.3 2.3 0 0 1 4.6 0v2.6z"; // who left earlier

// One path for `count` figures from place `start` on, row by row.
function figuresPath(start, count, shape) {
  const path = [];
  for (let place = start; place < start + count; place += 1) {
    path.push(`M${(place % FUNNEL_WIDE) * FUNNEL_CELL[0]} ${Math.floor(place / FUNNEL_WIDE) * FUNNEL_CELL[1]}${shape}`);
  }
  return path.join("");
}

// Groups of figures one after the other. groups: [{id, figures}]; `said` is the id of the alt text.
function crowdPicture(groups, said, key) {
  let place = 0;
  const paths = groups.map(({ id: kind, figures }) => {
    const d = figuresPath(place, figures, kind === "before" ? FUNNEL_SMALL : FUNNEL_SHAPE);
    place += figures;
    return svg("path", { class: `funnel-figure funnel-figure--${kind}`, d, "data-key": `${key}-${kind}`, "data-figures": figures });
  });
  const rows = Math.ceil(place / FUNNEL_WIDE);
  return svg(
    "svg",
    { class: "funnel-crowd", viewBox: `0 0 ${FUNNEL_WIDE * FUNNEL_CELL[0]} ${rows * FUNNEL_CELL[1]}`, role: "img", "aria-labelledby": said, "data-key": key },
    paths,
  );
}

function funnelSample(kind, text) {
  const d = `M0 0${kind === "before" ? FUNNEL_SMALL : FUNNEL_SHAPE}`;
  return html(
    "li",
    {},
    svg("svg", { class: "funnel-sample", viewBox: "0 0 13 18", "aria-hidden": "true" }, svg("path", { class: `funnel-figure funnel-figure--${kind}`, d })),
    html("span", {}, text),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function funnelPicture(view, id) {
  return [
    crowdPicture(view.groups, id("sentence"), "picture"),
    html(
      "ul",
      { class: "funnel-words", "data-key": "groups" },
      view.groups.map((group) => funnelSample(group.id, group.text)),
      view.stands_for && html("li", {}, view.stands_for),
    ),
  ];
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function channelsPicture(view, id) {
  const groups = ({ visitors, buyers }) => [
    { id: "here", figures: buyers },
    { id: "now", figures: visitors - buyers },
  ];
  return [
    view.channels.map((channel) =>
      html(
        "div",
        { class: "funnel-channel", "data-key": `crowd-${channel.id}` },
        html("p", { class: "q-label", id: id(`channel-${channel.id}`) }, channel.text),
        crowdPicture(groups(channel), id(`channel-${channel.id}`), `picture-${channel.id}`),
      ),
    ),
    html("ul", { class: "funnel-words" }, funnelSample("here", view.words.buyer), funnelSample("now", view.words.visitor)),
  ];
}

/** @param {View} view */
function funnelRows(view) {
  const cell = (content) => html("td", { class: "q-number" }, content);
  const more =
    view.more &&
    html("tr", { "data-key": "row-more" }, html("th", { scope: "row", colspan: 4 }, view.words.more), cell(view.more));
  return html(
    "table",
    { class: "q-table funnel-table", "data-key": "steps" },
    html("caption", {}, view.words.table),
    html("thead", {}, html("tr", {}, view.heads.map((head, place) => html("th", { scope: "col", class: place ? "q-number" : null }, head)))),
    html(
      "tbody",
      {},
      view.rows.map((row) =>
        html(
          "tr",
          { "data-key": `row-${row.id}` },
          html("th", { scope: "row" }, row.name),
          cell(row.people),
          cell(row.rate),
          cell(row.usual),
          view.kind === "shop" && cell(row.mended ?? "–"),
        ),
      ),
      more,
    ),
  );
}

/** @param {View} view */
function funnelSums(view, caption) {
  const { words } = view;
  return html(
    "table",
    { class: "q-table funnel-table", "data-key": "sums" },
    html("caption", {}, caption),
    html(
      "thead",
      {},
      html("tr", {}, html("th", { scope: "col" }, words.figure), html("th", { scope: "col" }, words.sum), html("th", { scope: "col", class: "q-number" }, words.result)),
    ),
    html(
      "tbody",
      {},
      view.sums.map((row) =>
        html(
          "tr",
          { "data-key": `sum-${row.id}` },
          html("th", { scope: "row" }, row.name),
          html("td", {}, row.how),
          html("td", { class: "q-number" }, row.result),
        ),
      ),
    ),
  );
}

/** @param {View} view */
function funnelSaid(view) {
  return html("div", { "aria-live": "polite" }, view.said && note(view.said.tone, view.said.sign, view.said.text, "said"));
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
function funnelSteps(view, id, model) {
  const { words, step, steps } = view;
  const go = (to) => request(model, "step", { step: to });
  return [
    radios(id, "step", words.step, steps, String(step), (to) => go(Number(to))),
    html(
      "div",
      { class: "q-row" },
      button(words.next, "next", () => go(step + 1), { main: true, off: step === steps.length - 1 }),
      button(words.back, "back", () => go(step - 1), { off: step === 0 }),
    ),
  ];
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
function shopParts(view, id, model) {
  const { words } = view;
  return {
    picture: funnelPicture(view, id),
    beside: html("div", { class: "lab-scroll" }, funnelRows(view)),
    more: [
      radios(id, "mends", words.mends, view.mends, view.choice, (choice) => request(model, "choose", { choice })),
      html(
        "div",
        { class: "q-row" },
        button(words.mend, "mend", () => request(model, "mend"), { main: true, off: !view.choice }),
        button(words.new_shops, "new-shops", () => request(model, "new_shops")),
      ),
      funnelSaid(view),
    ],
    below: [html("div", { class: "lab-part" }, funnelSums(view, words.sums)), html("p", { class: "q-help" }, words.rounding)],
  };
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Sender} send
 */
function ownParts(view, id, send) {
  const { words } = view;
  const rate = (one) =>
    numberControl(
      id,
      `rate-${one.id}`,
      { label: one.label, less: words.less, more: words.more_one, unit: words.people, value: one.value, least: 0, most: 100 },
      (of_100) => send("rate", { name: one.id, of_100 }, `rate-${one.id}`),
    );
  const times = { label: words.times, less: words.less, more: words.more_one, unit: words.times_unit, value: view.times, least: 1, most: view.most_times };
  const fen = {
    label: words.per_buyer,
    less: words.per_buyer_less,
    more: words.per_buyer_more,
    unit: words.yuan,
    value: view.fen,
    least: view.least_fen,
    most: view.most_fen,
    places: 2,
    step: 10,
  };
  return {
    picture: funnelPicture(view, id),
    beside: funnelSaid(view),
    more: html(
      "div",
      { class: "funnel-controls" },
      view.rates.map(rate),
      numberControl(id, "times", times, (number) => send("times", { times: number })),
      numberControl(id, "fen", fen, (number) => send("fen", { fen: number })),
    ),
    below: [
      html("div", { class: "lab-part" }, funnelSums(view, words.sums)),
      html("div", { class: "lab-part lab-scroll" }, funnelRows(view)),
      html("p", { class: "q-help" }, words.rounding),
    ],
  };
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Sender} send
 */
function channelParts(view, id, send) {
  const { words } = view;
  const number = (channel, name, least, most) =>
    numberControl(
      id,
      `${name}-${channel.id}`,
      {
        label: channel[`${name}_label`],
        less: words.less,
        more: words.more_one,
        unit: words.people,
        value: channel[name],
        least,
        most,
      },
      (people) => send(name, { channel: channel.id, people }, `${name}-${channel.id}`),
    );
  return {
    picture: channelsPicture(view, id),
    beside: [funnelSaid(view), funnelSums(view, words.channel_sums)],
    more: html(
      "div",
      { class: "funnel-controls" },
      view.channels.map((channel) => [
        number(channel, "visitors", channel.least, channel.most),
        number(channel, "buyers", 0, channel.visitors),
      ]),
    ),
    below: html("p", { class: "q-help" }, words.rounding),
  };
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (view) => {
      const parts = { shop: () => shopParts(view, id, model), own: () => ownParts(view, id, send), channels: () => channelParts(view, id, send) };
      return labFrame(model, view, id, {
        wide: true,
        first: [
          radios(id, "look", view.words.look, view.looks, view.look, (look) => request(model, "look", { look }), { compact: true }),
          view.kind !== "channels" && funnelSteps(view, id, model),
        ],
        ...parts[view.kind](),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
