// Parts to press and fill in.

import { html } from "./dom.js";
import { morph } from "./morph.js";
import { hasDecimalComma, isBlank, readNumber, settle, writeNumber } from "./numbers.js";

/** @import { Attributes, Content, Drawn, Translations } from "./dom.js" */
/** @import { Unit } from "./numbers.js" */
/** @import { Ids } from "./widget.js" */

/** @typedef {{ id: string, text: Content, help?: Content }} Option */

/**
 * A number between two bounds. `value`, `least`, `most` and `step` are whole; with `places`
 * the box shows and takes decimals: 3990 is 39.90. `beyond` is said of a number above `most`.
 * @typedef {{
 *   label: Content, less: Translations, more: Translations, unit?: Unit, value: number, least: number,
 *   most: number, step?: number, places?: number, help?: Content, beyond?: Translations,
 * }} NumberLook
 */

/**
 * A button. One that cannot be used now keeps its place and its focus. One that acts
 * `once` is pressed once by a key that is held down.
 * @param {Content} text
 * @param {string} key
 * @param {(event: Event) => unknown} press
 * @param {{ quiet?: boolean, main?: boolean, off?: boolean, pressed?: boolean, once?: boolean, label?: Translations }} look
 */
export function button(text, key, press, { quiet, main, off, pressed, once, label } = {}) {
  return html(
    "button",
    {
      type: "button",
      class: `q-btn${main ? " q-btn--main" : ""}${quiet ? " q-btn--quiet" : ""}`,
      "data-key": key,
      "aria-disabled": off ? "true" : null,
      "aria-pressed": pressed === undefined ? null : String(pressed),
      label,
      onclick: (/** @type {Event} */ event) => off || press(event),
      onkeydown: once && held,
    },
    text,
  );
}

/**
 * Keeps a key that is held down from pressing again.
 * @param {KeyboardEvent} event
 */
function held(event) {
  if (event.repeat) event.preventDefault();
}

/**
 * What an arrow key came to in groups whose choice is judged, by their names.
 * @type {Map<string, string>}
 */
const passed = new Map();

/** Groups in which the last key was an arrow, by their names. @type {Set<string>} */
const arrows = new Set();

/**
 * One of several: radio buttons under a legend; `silent`: it is heard only, as what stands above
 * says it. `judged`: something is said of what is chosen. An arrow key then only goes on to the
 * next one, and Enter, the space bar or leaving the group chooses: one can pass by what one does
 * not mean.
 * @param {Ids} id
 * @param {string} key
 * @param {Content} legend
 * @param {Option[]} options
 * @param {string | null} chosen
 * @param {(id: string) => unknown} choose
 * @param {{ help?: Content, compact?: boolean, silent?: boolean, judged?: boolean }} look
 */
export function radios(id, key, legend, options, chosen, choose, { help, compact, silent, judged } = {}) {
  const name = id(key);
  const group = (/** @type {any} */ event) => event.currentTarget.closest("fieldset");
  const take = (/** @type {any} */ event, /** @type {string} */ one) => {
    arrows.delete(name);
    passed.delete(name);
    group(event).removeAttribute("data-passing");
    choose(one);
  };
  const come = (/** @type {any} */ event, /** @type {string} */ one) => {
    if (!judged || !arrows.has(name)) return take(event, one);
    passed.set(name, one);
    group(event).setAttribute("data-passing", "");
  };
  const end = (/** @type {any} */ event) => {
    const one = passed.get(name);
    if (one !== undefined) take(event, one);
  };
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    if (event.key.startsWith("Arrow")) return void arrows.add(name);
    if (event.key === " " || event.key === "Enter") end(event);
    // Enter takes also a circle that Tab came to.
    if (judged && event.key === "Enter" && !(/** @type {HTMLInputElement} */ (event.currentTarget).checked)) take(event, /** @type {HTMLInputElement} */ (event.currentTarget).value);
  };
  const left = (/** @type {any} */ event) => group(event).contains(event.relatedTarget) || end(event);
  const shown = passed.get(name) ?? chosen;
  return html(
    "fieldset",
    {
      "data-key": key,
      class: compact ? "q-radios q-radios--compact" : "q-radios",
      "data-passing": passed.has(name) ? "" : null,
      onpointerdown: judged && (() => arrows.delete(name)),
    },
    html("legend", { class: silent ? "q-visually-hidden" : "q-label" }, legend),
    html(
      "div",
      { class: "q-options" },
      options.map((option) =>
        html(
          "label",
          { class: "q-radio", "data-key": `${key}-${option.id}-label` },
          html("input", {
            type: "radio",
            name,
            value: option.id,
            checked: option.id === shown,
            "data-key": `${key}-${option.id}`,
            onchange: (event) => come(event, option.id),
            onkeydown: judged && pressed,
            onblur: judged && left,
          }),
          html("span", {}, option.text, option.help && html("span", { class: "q-small" }, option.help)),
        ),
      ),
    ),
    judged && html("p", { class: "q-help q-passing" }, boxWords?.enter),
    help && html("p", { class: "q-help" }, help),
  );
}

/**
 * One of many: a list to choose from, whose texts are in both languages.
 * @param {Ids} id
 * @param {string} key
 * @param {Translations} label
 * @param {{ id: string, text: Translations }[]} options
 * @param {string} chosen
 * @param {(id: string) => unknown} choose
 * @param {{ silent?: boolean }} look `silent`: the label is heard only, as what stands above says it
 */
export function chooser(id, key, label, options, chosen, choose, { silent } = {}) {
  // An option takes no elements, so each language has a list of its own.
  const list = (/** @type {"zh" | "en"} */ lang) =>
    html(
      "select",
      {
        class: `q-input q-chooser t-${lang}`,
        lang: lang === "zh" ? "zh-CN" : "en",
        id: id(`${key}-${lang}`),
        "data-key": `${key}-${lang}`,
        "aria-labelledby": silent ? null : id(`${key}-name`),
        label: silent ? label : null,
        value: chosen,
        onchange: (event) => choose(event.target.value),
      },
      options.map((option) => html("option", { value: option.id }, option.text[lang])),
    );
  return html(
    "div",
    { "data-key": key },
    !silent && html("p", { class: "q-label", id: id(`${key}-name`) }, label),
    list("zh"),
    list("en"),
  );
}

/** @typedef {Record<"unread" | "comma" | "least" | "most" | "enter", Translations>} BoxWords */

/** @type {BoxWords | undefined} */
let boxWords;

/**
 * Say with these words what boxes could not read; they are the same for all laboratories.
 * @param {BoxWords} words
 */
export function sayOfBoxes(words) {
  boxWords = words;
}

/**
 * Boxes that are being written into, by their ids, with the value from before.
 * @type {Map<string, number>}
 */
const writing = new Map();

/**
 * What was written into boxes and did not come to count as it is, by their ids: why, and the
 * value that counts. It is said until the value is another.
 * @type {Map<string, { text: string, why: Exclude<keyof BoxWords, "enter">, kept: number }>}
 */
const unread = new Map();

/**
 * A number: slider, box and one-step buttons for the same value.
 * @param {Ids} id
 * @param {string} key
 * @param {NumberLook} look
 * @param {(value: number) => unknown} change
 */
export function numberControl(id, key, look, change) {
  const { label, less, more, unit, value, least, most, step = 1, places = 0, help } = look;
  const written = writeNumber(value, places);
  return html(
    "div",
    { class: "q-count", role: "group", "aria-labelledby": id(`${key}-name`), "data-key": key },
    html("label", { class: "q-label", id: id(`${key}-name`), for: id(`${key}-box`) }, label),
    html(
      "div",
      { class: "q-row" },
      stepper("−", `${key}-less`, less, -1, look, change),
      html("input", {
        type: "text",
        inputmode: places ? "decimal" : "numeric",
        autocomplete: "off",
        class: "q-input q-count-box",
        id: id(`${key}-box`),
        "data-key": `${key}-box`,
        value: written,
        "aria-describedby": id(`${key}-unread`),
        oninput: (event) => typed(event.target, false, look, change),
        onchange: (event) => typed(event.target, true, look, change),
      }),
      unit && html("span", { class: "q-count-unit" }, unit),
      stepper("+", `${key}-more`, more, 1, look, change),
      html("input", {
        type: "range",
        min: least,
        max: most,
        step,
        value: String(value),
        "data-key": `${key}-slider`,
        "aria-labelledby": id(`${key}-name`),
        "aria-valuetext": written,
        oninput: (event) => (understood(boxOf(event)), change(Number(event.target.value))),
      }),
    ),
    unreadNote(id, key, look),
    help && html("p", { class: "q-help" }, help),
  );
}

/**
 * Take what was typed into the box of a number. While it is being typed a number out of
 * bounds may be on its way to one within; at the end the box shows what counts. If the whole
 * cannot be read, what was read of its beginning was not meant.
 * @param {HTMLInputElement} box
 * @param {boolean} final
 * @param {NumberLook} look
 * @param {(value: number) => unknown} change
 */
function typed(box, final, look, change) {
  const { value, least, most, unit, places = 0 } = look;
  const before = writing.get(box.id) ?? value;
  const wish = readNumber(box.value, places, unit);
  const inside = wish >= least && wish <= most;
  understood(box);
  if (Number.isFinite(wish) && (final || inside)) change(settle(wish, least, most));
  if (!final) return void writing.set(box.id, before);
  writing.delete(box.id);
  if (Number.isFinite(wish)) {
    const settled = settle(wish, least, most);
    if (settled !== Math.round(wish)) remark(box, wish < least ? "least" : "most", settled, look);
    return void (box.value = writeNumber(settled, places));
  }
  if (!isBlank(box.value)) remark(box, hasDecimalComma(box.value, unit) ? "comma" : "unread", before, look);
  if (before !== value) change(before);
  box.value = writeNumber(before, places);
}

/**
 * @param {any} event
 * @returns {HTMLInputElement}
 */
function boxOf(event) {
  return event.currentTarget.closest(".q-count").querySelector(".q-count-box");
}

/**
 * Say why what stands in the box does not count as it is, and which value does.
 * @param {HTMLInputElement} box
 * @param {Exclude<keyof BoxWords, "enter">} why
 * @param {number} kept
 * @param {NumberLook} look
 */
function remark(box, why, kept, look) {
  unread.set(box.id, { text: box.value.slice(0, 40), why, kept });
  say(box, unreadSays(box.id, { ...look, value: kept }));
}

/**
 * Nothing is left to be said of a box, nor of the others of its laboratory.
 * @param {HTMLInputElement} box
 */
function understood(box) {
  forgetRemarks(/** @type {Element} */ (box.closest(".lab") ?? box.closest(".q-count")));
}

/**
 * Nothing is left to be said of the boxes within.
 * @param {Element} place
 */
export function forgetRemarks(place) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = place.querySelectorAll(".q-count-box");
  for (const box of boxes) if (unread.delete(box.id)) say(box, null);
}

/**
 * @param {HTMLInputElement} box
 * @param {Drawn | null} says
 */
function say(box, says) {
  const note = box.closest(".q-count")?.querySelector(".q-count-unread");
  if (note) morph(note, () => says);
}

/**
 * @param {Ids} id
 * @param {string} key
 * @param {NumberLook} look
 */
function unreadNote(id, key, look) {
  const attrs = { class: "q-note q-note--unread q-count-unread", role: "status", id: id(`${key}-unread`), "data-key": `${key}-unread` };
  return html("p", attrs, unreadSays(id(`${key}-box`), look));
}

/**
 * @param {string} box its id
 * @param {NumberLook} look
 */
function unreadSays(box, { unit, value, places = 0, beyond }) {
  const { text, why, kept } = unread.get(box) ?? {};
  if (why === undefined || kept !== value) return null;
  if (why === "most" && beyond) return html("span", {}, html("strong", { "aria-hidden": "true" }, "? "), beyond);
  const counts = why !== "comma" && [` ${writeNumber(value, places)}`, unit && [" ", unit]];
  return html("span", {}, html("strong", { "aria-hidden": "true" }, "? "), `“${text}” `, boxWords?.[why], counts);
}

/**
 * @param {string} sign
 * @param {string} key
 * @param {Translations} label
 * @param {1 | -1} way
 * @param {NumberLook} look
 * @param {(value: number) => unknown} change
 */
function stepper(sign, key, label, way, { value, least, most, unit, step = 1, places = 0 }, change) {
  const press = (/** @type {any} */ event) => {
    // The box, not the view: a second press may come before the first is answered.
    const box = boxOf(event);
    const now = readNumber(box.value, places, unit);
    const next = settle((Number.isFinite(now) ? now : value) + way * step, least, most);
    understood(box);
    box.value = writeNumber(next, places);
    change(next);
  };
  return button(sign, key, press, { label, off: way > 0 ? value >= most : value <= least });
}

/**
 * A figure drawn in Python, once a language: images of `width` by `height` CSS pixels. `says`
 * is its text alternative: the sentence that tells the finding. An image that is not drawn
 * yet is null: then the text stands in its place.
 * @param {{ zh: string | null, en: string | null, width: number, height: number }} images
 * @param {Translations} says
 */
export function chartImage({ zh, en, width, height }, says) {
  /** @type {(lang: "zh" | "en", src: string | null) => Drawn} */
  const image = (lang, src) =>
    html("img", { class: `t-${lang} q-chart`, src, width, height, alt: says[lang], "data-key": `chart-${lang}` });
  return [image("zh", zh), image("en", en)];
}

/**
 * What is said back, always with a sign and a word.
 * @param {string} tone "ok", "notyet", "unread" or ""
 * @param {string} sign
 * @param {Content} text
 * @param {string} key
 */
export function note(tone, sign, text, key) {
  return html("p", { class: `q-note${tone ? ` q-note--${tone}` : ""}`, "data-key": key }, html("strong", { "aria-hidden": "true" }, `${sign} `), text);
}
