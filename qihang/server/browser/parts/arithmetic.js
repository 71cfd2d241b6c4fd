// What the calculator works out: a plain one with four operations, exact to the last digit.
//
// Each operation is one line, worked out as soon as the next one is pressed, so that every line
// of the strip is true as it stands. A number is a fraction of whole numbers inside: 0.1 + 0.2
// is 0.3, and 10 ÷ 3 × 3 is 10. A percentage is so many of 100: of the number before it
// after + and −, as on the calculators and telephones that people know (200 − 10% is 180), and
// of one after × and ÷ (200 × 10% is 20).

/** @typedef {{ over: bigint, under: bigint }} Fraction `over ÷ under`; what is under is above zero */

/** @typedef {"+" | "−" | "×" | "÷"} Sign */

/**
 * What stands on the calculator. `typed` is being typed; `value` is a number that was worked
 * out. `left` and `sign` wait for the number after them; `percent` says that it is one of 100.
 * `trouble` is why there is no result.
 * @typedef {{
 *   typed: string | null, value: Fraction | null, left: Fraction | null, sign: Sign | null,
 *   percent: boolean, trouble: "zero" | "large" | null, lines: string[],
 * }} Calculation
 */

const SIGNS = /** @type {const} */ (["+", "−", "×", "÷"]);

const LONGEST = 12; // digits of a number that is typed
const PLACES = 8; // decimals to which a number is shown that has no end
const TOO_LARGE = 10n ** 12n;
const LINES = 20; // of the strip that are kept

/** @type {Calculation} */
const NOTHING = { typed: null, value: null, left: null, sign: null, percent: false, trouble: null, lines: [] };

/**
 * A calculator with nothing on it but its strip, and the number that was worked out last.
 * @param {string[]} [lines]
 * @param {string | null} [result] as {@link resultOf} gives it
 * @returns {Calculation}
 */
export function begin(lines = [], result = null) {
  return { ...NOTHING, lines: lines.slice(-LINES), value: result === null ? null : read(result) };
}

/**
 * What stands there after something was pressed.
 * @param {Calculation} now
 * @param {string} key a digit, the point, a sign, `%`, `=`, `back` or `clear`
 * @returns {Calculation}
 */
export function press(now, key) {
  if (key === "clear" || (now.trouble && !/[\d.]/.test(key))) return { ...NOTHING, lines: now.lines };
  if (/^[\d.]$/.test(key)) return typing(now.trouble ? { ...NOTHING, lines: now.lines } : now, key);
  if (key === "back") return back(now);
  if (key === "%") return number(now) && !now.percent ? { ...now, percent: true } : now;
  if (key === "=") return workedOut(now);
  return SIGNS.includes(/** @type {Sign} */ (key)) ? signed(now, /** @type {Sign} */ (key)) : now;
}

/**
 * The line that is not worked out yet: `200 −`, or nothing.
 * @param {Calculation} now
 */
export function pending({ left, sign }) {
  return left && sign ? `${operand(left)} ${sign}` : "";
}

/**
 * The number that stands there, as it is shown.
 * @param {Calculation} now
 */
export function shown(now) {
  const { typed, value, percent } = now;
  const plain = typed ?? (value ? written(value).text : now.sign ? "" : "0");
  return percent ? `${plain}%` : plain;
}

/**
 * The number to be put into a box, once all is worked out; `null` if there is none.
 * @param {Calculation} now
 */
export function resultOf(now) {
  const { typed, value, trouble, sign } = now;
  const whole = typed === null ? value : read(typed);
  return trouble || sign || whole === null ? null : written(whole).text.replace("−", "-");
}

/**
 * @param {Calculation} now
 * @param {string} key a digit or the point
 * @returns {Calculation}
 */
function typing(now, key) {
  const before = now.percent ? "" : (now.typed ?? "");
  const next = { ...now, value: null, percent: false };
  if (key === ".") return { ...next, typed: before.includes(".") ? before : `${before || "0"}.` };
  if (before.replace(".", "").length >= LONGEST) return now;
  return { ...next, typed: before === "0" ? key : before + key };
}

/**
 * Takes back the last that was pressed of a number, or else a sign that waits.
 * @param {Calculation} now
 * @returns {Calculation}
 */
function back(now) {
  if (now.percent) return { ...now, percent: false };
  if (now.typed !== null) return { ...now, typed: now.typed.length > 1 ? now.typed.slice(0, -1) : null };
  return now.sign ? { ...now, value: now.left, left: null, sign: null } : now;
}

/**
 * @param {Calculation} now
 * @param {Sign} sign
 * @returns {Calculation}
 */
function signed(now, sign) {
  if (now.sign && !number(now)) return { ...now, sign };
  const done = workedOut(now);
  if (done.trouble) return done;
  return { ...done, typed: null, value: null, left: number(done) ?? fraction(0n), sign };
}

/**
 * With the line that waits worked out, and written on the strip.
 * @param {Calculation} now
 * @returns {Calculation}
 */
function workedOut(now) {
  const right = number(now);
  if (!right || !(now.sign || now.percent)) return now;
  const { left, sign, percent } = now;
  const hundredth = product(right, fraction(1n, 100n));
  const ofLeft = percent && left && (sign === "+" || sign === "−");
  const second = ofLeft ? product(left, hundredth) : percent ? hundredth : right;
  const result = left && sign ? operate(left, sign, second) : second;
  if (!result) return { ...now, trouble: "zero" };
  if (size(result) >= TOO_LARGE * result.under) return { ...now, trouble: "large" };
  const { text, exact } = written(result);
  const said = `${operand(right)}${percent ? "%" : ""}${ofLeft ? ` (${operand(second)})` : ""}`;
  const line = `${left && sign ? `${operand(left)} ${sign} ` : ""}${said} ${exact ? "=" : "≈"} ${text}`;
  return { ...NOTHING, value: result, lines: [...now.lines, line].slice(-LINES) };
}

/**
 * The number that was typed or worked out last.
 * @param {Calculation} now
 */
function number({ typed, value }) {
  return typed === null ? value : read(typed);
}

// ---- fractions ---------------------------------------------------------------------------

/**
 * @param {bigint} over
 * @param {bigint} under
 * @returns {Fraction}
 */
function fraction(over, under = 1n) {
  const shared = divisor(over < 0n ? -over : over, under);
  return { over: over / shared, under: under / shared };
}

/**
 * The greatest common divisor.
 * @param {bigint} one
 * @param {bigint} other
 * @returns {bigint}
 */
function divisor(one, other) {
  return other === 0n ? one : divisor(other, one % other);
}

/**
 * @param {Fraction} one
 * @param {Fraction} other
 */
function product(one, other) {
  return fraction(one.over * other.over, one.under * other.under);
}

/**
 * @param {Fraction} one
 * @param {Sign} sign
 * @param {Fraction} other
 * @returns {Fraction | null} `null` for a division by zero
 */
function operate(one, sign, other) {
  if (sign === "×") return product(one, other);
  if (sign === "÷") return other.over === 0n ? null : quotient(one, other);
  const added = sign === "+" ? other.over : -other.over;
  return fraction(one.over * other.under + added * one.under, one.under * other.under);
}

/**
 * @param {Fraction} one
 * @param {Fraction} other not zero
 */
function quotient(one, other) {
  const turn = other.over < 0n ? -1n : 1n;
  return fraction(turn * one.over * other.under, turn * other.over * one.under);
}

/** @param {Fraction} one */
function size({ over }) {
  return over < 0n ? -over : over;
}

/**
 * @param {string} text digits, with a point at most and a minus before it at most
 * @returns {Fraction | null}
 */
function read(text) {
  const [, minus, whole, decimals = ""] = /^([-−]?)(\d+)\.?(\d*)$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const over = BigInt(whole + decimals);
  return fraction(minus ? -over : over, 10n ** BigInt(decimals.length));
}

/**
 * A number as it is read, rounded to some decimals where it has more.
 * @param {Fraction} one
 * @returns {{ text: string, exact: boolean }}
 */
function written(one) {
  const scale = 10n ** BigInt(PLACES);
  const scaled = size(one) * scale;
  const rounded = (2n * scaled + one.under) / (2n * one.under);
  const decimals = String(rounded % scale).padStart(PLACES, "0").replace(/0+$/, "");
  const minus = one.over < 0n && rounded > 0n ? "−" : "";
  return { text: `${minus}${rounded / scale}${decimals && `.${decimals}`}`, exact: scaled % one.under === 0n };
}

/**
 * A number that is worked with: one that has no end says so.
 * @param {Fraction} one
 */
function operand(one) {
  const { text, exact } = written(one);
  return exact ? text : `${text}…`;
}
