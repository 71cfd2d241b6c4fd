import { button, note } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

const LAMP = { on: "●", off: "○" };

/**
 * The segment on a line of minutes: a piece for each part, a lamp where one is on.
 * @param {View} view
 * @param {Ids} id
 */
function timeline(view, id) {
  const total = view.ends.at(-1);
  const scale = 100 / Math.max(total, view.wanted);
  const lamp = (part, lang) => (part.line[lang].on ? LAMP.on : "");
  const piece = (part, place) => {
    const start = (place ? view.ends[place - 1] : 0) * scale;
    const width = part.minutes * scale;
    const middle = `${start + width / 2}%`;
    return [
      svg("rect", { class: "script-piece", x: `${start}%`, y: "1.9rem", width: `${width}%`, height: "2.4rem" }),
      svg("text", { class: "script-place", x: middle, y: "3.1rem" }, place + 1),
      svg("text", { class: "script-light", x: middle, y: "0.9rem" }, { zh: lamp(part, "zh"), en: lamp(part, "en") }),
    ];
  };
  const end = `${view.wanted * scale}%`;
  return [
    svg(
      "svg",
      { class: "script-time", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      view.parts.map(piece),
      svg("line", { class: "script-end", x1: end, x2: end, y1: "1.5rem", y2: "4.7rem" }),
    ),
    html(
      "p",
      { class: "script-scale", "aria-hidden": "true" },
      html("span", {}, "0"),
      html("span", { class: "script-scale-end", style: `left: ${end}` }, view.wanted, " ", view.words.minutes),
    ),
  ];
}

/**
 * The line again, with what is banned or fine marked by a sign and an underline.
 * @param {View} view
 */
function marked(view, line, lang) {
  const piece = ({ kind, text }) =>
    kind === "plain"
      ? text
      : html(
          "mark",
          { class: `script-mark script-mark--${kind}` },
          html("span", { "aria-hidden": "true" }, kind === "banned" ? "×" : "✓"),
          text,
          html("span", { class: "q-visually-hidden" }, ` (${view.words[kind][lang]})`),
        );
  if (!line.pieces.length) return html("p", { class: "q-help", "data-key": "nothing" }, view.words.nothing[lang]);
  return line.notes.length > 0 && html("p", { "data-key": "marked" }, line.pieces.map(piece));
}

/** @param {View} view */
function lineNote(view, note, lang) {
  const banned = note.kind === "banned";
  return html(
    "li",
    { class: `q-note q-note--${banned ? "notyet" : "ok"}` },
    html("p", {}, html("strong", {}, `${banned ? "×" : "✓"} “${note.words}” ${view.words[note.kind][lang]}`)),
    html("p", {}, note.why),
    note.instead && html("p", {}, note.instead),
  );
}

/**
 * What is said in a part. While it is the line to begin with, each language has its own.
 * @param {View} view
 * @param {Ids} id
 * @param {Sender} send
 */
function saidIn(view, id, send, part, lang, code) {
  const line = part.line[lang];
  const key = `line-${part.id}-${lang}`;
  return html(
    "div",
    { class: `script-said t-${lang}`, lang: code, "data-key": `said-${part.id}-${lang}` },
    html("p", { class: `script-lamp script-lamp--${line.on ? "on" : "off"}`, "aria-live": "polite", "data-key": `lamp-${part.id}-${lang}` }, html("span", { "aria-hidden": "true" }, line.on ? LAMP.on : LAMP.off, " "), view.words[line.on ? "lamp_on" : "lamp_off"][lang]),
    html("label", { class: "q-label", for: id(key) }, view.words.line[lang]),
    html("textarea", {
      class: "q-input script-line",
      id: id(key),
      rows: 2,
      maxlength: view.longest,
      spellcheck: "false",
      autocomplete: "off",
      value: line.text,
      "data-key": key,
      "aria-describedby": id(`${key}-notes`),
      oninput: (event) => send("line", { part: part.id, text: event.target.value }, `line-${part.id}`),
    }),
    html(
      "div",
      { id: id(`${key}-notes`), class: "q-stack script-notes", "data-key": `${key}-notes` },
      marked(view, line, lang),
      line.notes.length > 0 && html("ul", { class: "script-list", "data-key": "notes" }, line.notes.map((note) => lineNote(view, note, lang))),
    ),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
function minutes(view, id, model, part) {
  const set = (way) => () => request(model, "minutes", { part: part.id, minutes: part.minutes + way });
  const step = (sign, name, way, off) => button(sign, `${name}-${part.id}`, set(way), { label: part[name], off });
  return html(
    "div",
    { class: "q-row script-minutes", "data-key": `minutes-${part.id}` },
    step("−", "less", -1, part.minutes <= view.least),
    html("span", { class: "script-count", "data-key": `count-${part.id}` }, part.minutes_text),
    step("+", "more", 1, part.minutes >= view.most),
  );
}

/**
 * @param {View} view
 * @param {Model} model
 */
function mover(view, model, part, place, way) {
  const name = way < 0 ? "up" : "down";
  const off = way < 0 ? place === 0 : place === view.parts.length - 1;
  const text = [
    html("span", { "aria-hidden": "true" }, way < 0 ? "↑" : "↓"),
    html("span", {}, view.words[name]),
    html("span", { class: "q-visually-hidden" }, " ", part.name),
  ];
  return button(text, `${name}-${part.id}`, () => request(model, "move", { part: part.id, way }), { off });
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 * @param {Sender} send
 */
function partCard(view, id, model, send, part, place) {
  return html(
    "li",
    { class: "script-part", "data-key": `part-${part.id}`, "aria-labelledby": id(`name-${part.id}`) },
    html("h4", { id: id(`name-${part.id}`) }, `${place + 1}. `, part.name),
    html("p", { class: "q-help" }, part.about),
    html(
      "div",
      { class: "q-row script-tools", "data-key": "tools" },
      mover(view, model, part, place, -1),
      mover(view, model, part, place, 1),
      minutes(view, id, model, part),
    ),
    saidIn(view, id, send, part, "zh", "zh-CN"),
    saidIn(view, id, send, part, "en", "en"),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (view) =>
      labFrame(model, view, id, {
        wide: true,
        picture: timeline(view, id),
        beside: html(
          "div",
          { class: "q-stack script-checks", "aria-live": "polite" },
          note(view.time.tone, view.time.sign, view.time.text, "time"),
          note(view.sequence.tone, view.sequence.sign, view.sequence.text, "sequence"),
        ),
        more: html(
          "ol",
          { class: "script-parts", "data-key": "parts" },
          view.parts.map((part, place) => partCard(view, id, model, send, part, place)),
        ),
        below: [html("p", { class: "q-note" }, view.words.every), html("p", { class: "q-help", "data-key": "law" }, view.words.law)],
      });
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
