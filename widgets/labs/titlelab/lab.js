import { button } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { lamp } from "../../core/lamp.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Lamp } from "../../core/lamp.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {"zh" | "en"} Language */
/** @typedef {{ text: string, on: boolean }} Words what the lamp goes on at, or not */

/**
 * @typedef {View & {
 *   pieces: { id: string, text: Content, pressed: boolean }[], facts: { id: string, text: Content, there: boolean }[],
 *   title: Record<Language, Words[]>, bytes: Record<Language, number>, most: number, count: Content, lamp: Lamp,
 *   own: string, longest: number,
 * }} Desk
 */

const SCALE = 1.5; // the bar goes on behind the most that fits

/**
 * What a title can be put together from, and a box to write one.
 * @param {Desk} view
 * @param {Model} model
 * @param {Sender} send
 */
function hand({ words, pieces, own, longest }, model, send) {
  return html(
    "div",
    { class: "title-hand", role: "group", label: words.pieces, "data-key": "pieces" },
    pieces.map(({ id: piece, text, pressed }) => button(text, `piece-${piece}`, () => request(model, "press", { piece }), { pressed })),
    html("input", {
      type: "text",
      class: "q-input title-own",
      label: words.own,
      placeholder: words.own,
      maxlength: longest,
      spellcheck: "false",
      autocomplete: "off",
      value: own,
      "data-key": "own",
      "data-control": "own",
      oninput: (event) => send("own", { text: event.target.value }),
    }),
  );
}

/**
 * The title as it stands, with how much of its room it takes.
 * @param {Desk} view
 */
function title(view) {
  const { words, count } = view;
  const both = /** @type {const} */ ([["zh", "zh-CN"], ["en", "en"]]);
  return html(
    "div",
    { class: "title-card" },
    html("p", { class: "title-line", "data-key": "title" }, both.map(([lang, code]) => line(view, lang, code))),
    html("p", { class: "title-count" }, both.map(([lang]) => bar(view, lang)), html("span", { "data-key": "count" }, count), lamp(words, view.lamp)),
  );
}

/**
 * @param {Desk} view
 * @param {Language} lang
 * @param {string} code
 */
function line({ words, title }, lang, code) {
  const parts = title[lang].map(({ text, on }) => (on ? html("mark", { class: "lamp-words lamp-words--on" }, text) : html("span", {}, text)));
  const empty = html("span", { class: "title-empty" }, words.empty[lang]);
  return html("span", { class: `t-${lang}`, lang: code }, parts.length ? parts : empty);
}

/**
 * The bytes of a title on a scale, with a line where there is no more room.
 * @param {Desk} view
 * @param {Language} lang
 */
function bar({ bytes, most }, lang) {
  const width = Math.min(bytes[lang], most * SCALE);
  return svg(
    "svg",
    { viewBox: `0 0 ${most * SCALE} 8`, preserveAspectRatio: "none", class: `title-bar t-${lang}`, "aria-hidden": "true" },
    svg("rect", { class: "title-room", width: most, height: 8 }),
    svg("rect", { class: "title-bytes", width: Math.min(width, most), height: 8 }),
    svg("rect", { class: "title-over", x: most, width: Math.max(width - most, 0), height: 8 }),
    svg("rect", { class: "title-end", x: most - 0.4, width: 0.8, height: 8 }),
  );
}

/**
 * The five facts of a title in their order, and which of them it tells.
 * @param {Desk} view
 */
function facts({ words, facts }) {
  const told = (/** @type {Desk["facts"][number]} */ { id: fact, text, there }) =>
    html(
      "li",
      { class: there ? "title-there" : null, "data-key": `fact-${fact}` },
      html("span", { "aria-hidden": "true" }, there ? "✓" : "·"),
      text,
      there && html("span", { class: "q-visually-hidden" }, words.there),
    );
  return html("ol", { class: "title-facts", label: words.facts, "data-key": "facts" }, facts.map(told));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Desk} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "title-desk" },
          title(view),
          facts(view),
          hand(view, model, send),
          html("div", { class: "title-foot" }, labSentence(view, id), againButton(model, view)),
        ),
      });
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
