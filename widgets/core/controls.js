// Parts to press and fill in.

import { html } from "./dom.js";
import { readNumber, settle, writeNumber } from "./numbers.js";

/** @import { Attributes, Content, Drawn, Translations } from "./dom.js" */
/** @import { Unit } from "./numbers.js" */
/** @import { Ids } from "./widget.js" */

/** @typedef {{ id: string, text: Content, help?: Content }} Option */

/**
 * A number between two bounds. `value`, `least`, `most` and `step` are whole; with `places`
 * the box shows and takes decimals: 3990 is 39.90.
 * @typedef {{
 *   label: Content, less: Translations, more: Translations, unit?: Unit, value: number, least: number,
 *   most: number, step?: number, places?: number, help?: Content,
 * }} NumberLook
 */

/**
 * A button. One that cannot be used now keeps its place and its focus.
 * @param {Content} text
 * @param {string} key
 * @param {(event: Event) => unknown} press
 * @param {{ quiet?: boolean, main?: boolean, off?: boolean, pressed?: boolean, label?: Translations }} look
 */
export function button(text, key, press, { quiet, main, off, pressed, label } = {}) {
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
    },
    text,
  );
}

/**
 * One of several: radio buttons under a legend.
 * @param {Ids} id
 * @param {string} key
 * @param {Content} legend
 * @param {Option[]} options
 * @param {string | null} chosen
 * @param {(id: string) => unknown} choose
 * @param {{ help?: Content, compact?: boolean }} look
 */
export function radios(id, key, legend, options, chosen, choose, { help, compact } = {}) {
  return html(
    "fieldset",
    { "data-key": key, class: compact ? "q-radios q-radios--compact" : "q-radios" },
    html("legend", { class: "q-label" }, legend),
    html(
      "div",
      { class: "q-options" },
      options.map((option) =>
        html(
          "label",
          { class: "q-radio", "data-key": `${key}-${option.id}-label` },
          html("input", {
            type: "radio",
            name: id(key),
            value: option.id,
            checked: option.id === chosen,
            "data-key": `${key}-${option.id}`,
            onchange: () => choose(option.id),
          }),
          html("span", {}, option.text, option.help && html("span", { class: "q-small" }, option.help)),
        ),
      ),
    ),
    help && html("p", { class: "q-help" }, help),
  );
}

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
        oninput: (event) => change(Number(event.target.value)),
      }),
    ),
    help && html("p", { class: "q-help" }, help),
  );
}

/**
 * Take what was typed into the box of a number. While it is being typed a number out of
 * bounds may be on its way to one within; at the end the box shows what counts.
 * @param {HTMLInputElement} box
 * @param {boolean} final
 * @param {NumberLook} look
 * @param {(value: number) => unknown} change
 */
function typed(box, final, { value, least, most, unit, places = 0 }, change) {
  const wish = readNumber(box.value, places, unit);
  const inside = wish >= least && wish <= most;
  if (Number.isFinite(wish) && (final || inside)) change(settle(wish, least, most));
  if (final) box.value = writeNumber(Number.isFinite(wish) ? settle(wish, least, most) : value, places);
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
    const box = event.currentTarget.closest(".q-count").querySelector(".q-count-box");
    const now = readNumber(box.value, places, unit);
    const next = settle((Number.isFinite(now) ? now : value) + way * step, least, most);
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
