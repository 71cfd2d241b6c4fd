// Texts with places to fill, and times as each language says them.

/** @import { Translations } from "../core/dom.js" */

/**
 * A text with its {places} filled.
 * @param {Translations} text
 * @param {Record<string, unknown>} values
 * @returns {Translations}
 */
export function fillPlaces(text, values) {
  const fill = (/** @type {string} */ text) =>
    text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  return { zh: fill(text.zh), en: fill(text.en) };
}

/**
 * The time of day, with the day where it is not today.
 * @param {string} iso
 * @returns {(locale: string) => string}
 */
function timeOfDay(iso) {
  const at = new Date(iso);
  /** @type {Intl.DateTimeFormatOptions} */
  const time = { hour: "2-digit", minute: "2-digit", hour12: false };
  const today = at.toDateString() === new Date().toDateString();
  /** @type {Intl.DateTimeFormatOptions} */
  const form = today ? time : { month: "long", day: "numeric", ...time };
  return (locale) => new Intl.DateTimeFormat(locale, form).format(at);
}

/**
 * The text with its {time}, said as each language says it.
 * @param {Translations} text
 * @param {string} iso
 * @returns {Translations}
 */
export function fillTime(text, iso) {
  const at = timeOfDay(iso);
  return { zh: fillPlaces(text, { time: at("zh-CN") }).zh, en: fillPlaces(text, { time: at("en-GB") }).en };
}
