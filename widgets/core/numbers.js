// Numbers as they are typed into a control and written there. Inside they are whole: with
// `places` 2 the whole 3990 is written 39.90.
//
// How a number may be written stands in qihang/questions/grammar.py, for answers and for
// controls; what is here only goes by it, as qihang/questions/numerals.py does.

import { GRAMMAR } from "./grammar.js";

/** @typedef {string | { zh: string, en: string } | null | undefined} Unit */

const UNSEEN = new RegExp(`[${GRAMMAR.unseen.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("")}]`, "gu");
const NUMBER = new RegExp(`^(?:${GRAMMAR.number})$`);
const TOKEN = new RegExp(GRAMMAR.token, "g");
const DECIMAL_COMMA = new RegExp(`^${GRAMMAR.decimalComma}$`);

/** @type {Map<string, RegExp[]>} */
const compiled = new Map();

/**
 * The whole number that is meant, not yet rounded; NaN where nothing can be read.
 * @param {string} text
 * @param {number} places
 * @param {Unit} [unit] what may stand behind it
 */
export function readNumber(text, places, unit) {
  const plain = narrow(text).toLowerCase();
  for (const pattern of patterns(unit)) {
    const { sign, ...parts } = pattern.exec(plain)?.groups ?? {};
    const found = Object.entries(parts).filter(([, part]) => part !== undefined);
    if (!found.length || !found.every(([, part]) => NUMBER.test(part))) continue;
    const hundredths = found.reduce((sum, [name, part]) => sum + valueOf(part) * GRAMMAR.weights[name], 0);
    return ((sign === "-" ? -1 : 1) * hundredths * 10 ** places) / 100;
  }
  return NaN;
}

/**
 * Whether it is the comma alone that keeps a text from being read.
 * @param {string} text
 * @param {Unit} [unit]
 */
export function hasDecimalComma(text, unit) {
  const plain = narrow(text);
  return DECIMAL_COMMA.test(plain) && Number.isNaN(readNumber(text, 0, unit)) && !Number.isNaN(readNumber(plain.replace(",", "."), 0, unit));
}

/**
 * A text without the signs that cannot be seen.
 * @param {string} text
 */
export function seen(text) {
  return text.replaceAll(UNSEEN, "");
}

/**
 * Whether there is nothing to be seen in a text.
 * @param {string} text
 */
export function isBlank(text) {
  return seen(text).trim() === "";
}

/**
 * A text as it is seen, with plain letters, digits and signs.
 * @param {string} text
 */
function narrow(text) {
  return [...seen(text)]
    .map((sign) => GRAMMAR.alike[sign] ?? sign)
    .join("")
    .trim();
}

/**
 * The patterns of the numbers of a unit.
 * @param {Unit} unit
 */
function patterns(unit) {
  const names = (unit ? (typeof unit === "string" ? [unit] : [unit.zh, unit.en]) : []).filter(Boolean);
  const key = names.join("\n");
  const known = compiled.get(key);
  if (known) return known;
  const en = names.map((name) => GRAMMAR.units[name]).find(Boolean);
  const raw = GRAMMAR.patterns[names.length ? (en ?? "OTHER") : ""];
  const own = names.map((name) => eitherNumber(narrow(name).toLowerCase())).join("|");
  const made = raw.map((pattern) => new RegExp(`^(?:${pattern.replaceAll("OTHER", own)})$`));
  compiled.set(key, made);
  return made;
}

/**
 * A name of Latin letters in the singular or in the plural, any other as it is.
 * @param {string} name
 */
function eitherNumber(name) {
  return /^[a-z]+$/.test(name) ? `${name.replace(/s$/, "")}s?` : name.replaceAll(/[^\p{L}\p{N} ]/gu, "\\$&");
}

/**
 * The value of what the piece NUMBER matches. A last digit counts one of the next lower
 * rank, as in 一万二; behind 零 it counts itself.
 * @param {string} written
 */
function valueOf(written) {
  let [done, section, last] = [0, 0, 0];
  let counts = 1; // what the last number counts if nothing follows it
  let below = 1; // what a single digit counts that comes next
  for (const token of written.match(TOKEN) ?? []) {
    if (token in GRAMMAR.ranks) {
      const rank = GRAMMAR.ranks[token];
      [section, last, below] = [section + (last || 1) * rank, 0, rank / 10];
    } else if (token in GRAMMAR.groups) {
      const group = GRAMMAR.groups[token];
      done += (section + last * counts) * group;
      [section, last, below] = [0, 0, group / 10];
    } else if (token === "零") below = 1;
    else if (token.startsWith("点")) {
      const digits = [...token.slice(1)].map((sign) => GRAMMAR.digits[sign]).join("");
      [last, counts] = [last * counts + Number(`0.${digits}`), 1];
    } else if (token !== " ") {
      [last, counts] = [GRAMMAR.digits[token] ?? Number(token.replaceAll(/[, ]/g, "")), token.length === 1 ? below : 1];
    }
  }
  return done + section + last * counts;
}

/**
 * A whole number as it is shown; never a zero with a minus before it.
 * @param {number} whole
 * @param {number} places
 */
export function writeNumber(whole, places) {
  return ((Math.round(whole) || 0) / 10 ** places).toFixed(places);
}

/**
 * The whole number within bounds that is nearest to a wanted one.
 * @param {number} wish
 * @param {number} least
 * @param {number} most
 */
export function settle(wish, least, most) {
  return Math.min(most, Math.max(least, Math.round(wish)));
}
