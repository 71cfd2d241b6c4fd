// Numbers as they are typed into a control and written there. Inside they are whole: with
// `places` 2 the whole 3990 is written 39.90.
//
// What is typed is read like an answer (qihang/questions/number.py): both are tried with the
// rows of tests/support/typed_numbers.json.

/** @typedef {string | { zh: string, en: string } | null | undefined} Unit */

const MONEY = ["元", "块钱", "块", "yuan", "¥"];
const COUNTED = ["个字节", "字节", "个", "格", "位", "次", "行", "号", "bytes", "byte"];
const MONEY_UNITS = ["元", "yuan", "¥", "块"];

// Digits with a thousands sign, either commas or spaces; or digits alone, with or without a point.
const NUMBER = /^[+-]?([0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]{1,3}( [0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]*)?|\.[0-9]+)$/;

/**
 * The whole number that is meant, not yet rounded; NaN where nothing can be read.
 * @param {string} text
 * @param {number} places
 * @param {Unit} [unit] what may stand behind it
 */
export function readNumber(text, places, unit) {
  const plain = bare(narrow(text.replaceAll("。", ".")), unit);
  return NUMBER.test(plain) ? Number(plain.replaceAll(/[, ]/g, "")) * 10 ** places : NaN;
}

/**
 * Letters, digits and signs as a Chinese input method writes them, as plain ones.
 * @param {string} text
 */
function narrow(text) {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\u00a0\u2009\u202f\t]/g, " ")
    .replaceAll(/[\u2212\u2013\u2014\u2010\u2011\ufe63]/g, "-")
    .replaceAll("\uffe5", "¥")
    .trim();
}

/**
 * A number without its unit.
 * @param {string} text
 * @param {Unit} [unit]
 */
function bare(text, unit) {
  const own = unit ? (typeof unit === "string" ? [unit] : [unit.zh, unit.en]) : [];
  const money = own.some((one) => MONEY_UNITS.includes(one));
  const before = money ? ["¥"] : ["¥", "第"];
  const behind = money ? MONEY : own.length ? own : [...MONEY, ...COUNTED];
  const sign = /^[+-]/.test(text) ? text[0] : "";
  const rest = text.slice(sign.length).trimStart();
  const first = before.find((one) => rest.startsWith(one)) ?? "";
  const number = rest.slice(first.length);
  const last = behind.find((one) => number.toLowerCase().endsWith(one.toLowerCase())) ?? "";
  return sign + number.slice(0, number.length - last.length).trim();
}

/**
 * @param {number} whole
 * @param {number} places
 */
export function writeNumber(whole, places) {
  return (whole / 10 ** places).toFixed(places);
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
