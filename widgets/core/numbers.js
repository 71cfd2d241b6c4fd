// Numbers as they are typed into a control and written there. Inside they are whole: with
// `places` 2 the whole 3990 is written 39.90.

/**
 * The whole number that is meant, not yet rounded; NaN where nothing can be read.
 * @param {string} text
 * @param {number} places
 */
export function readNumber(text, places) {
  const plain = text.normalize("NFKC").replaceAll(",", "").replace("。", ".").trim();
  return plain === "" ? NaN : Number(plain) * 10 ** places;
}

/**
 * @param {number} whole
 * @param {number} places
 */
export function writeNumber(whole, places) {
  return (whole / 10 ** places).toFixed(places);
}

/**
 * The whole number nearest to a wish between two bounds.
 * @param {number} wish
 * @param {number} least
 * @param {number} most
 */
export function settle(wish, least, most) {
  return Math.min(most, Math.max(least, Math.round(wish)));
}
