// What the calculator works out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { begin, pending, press, resultOf, shown } from "../../qihang/server/browser/parts/arithmetic.js";

/** Presses one key after the other; `<` takes back and `C` clears. */
const after = (/** @type {string} */ keys, from = begin()) =>
  [...keys.replaceAll(" ", "")].reduce((now, key) => press(now, { "<": "back", C: "clear", "*": "×", "/": "÷", "-": "−" }[key] ?? key), from);

const result = (/** @type {string} */ keys) => resultOf(after(keys));
const lines = (/** @type {string} */ keys) => after(keys).lines;

test("sums are exact to the last digit", () => {
  const sums = {
    "0.1+0.2=": "0.3",
    "1.1*1.1=": "1.21",
    "19.9-20=": "-0.1",
    "0.3-0.1=": "0.2",
    "1.005*100=": "100.5",
    "7/8=": "0.875",
    "10/4=": "2.5",
  };
  for (const [keys, expected] of Object.entries(sums)) assert.equal(result(keys), expected, keys);
});

test("a number without an end is rounded where it is shown, and nowhere else", () => {
  assert.deepEqual(lines("10/3*3="), ["10 ÷ 3 ≈ 3.33333333", "3.33333333… × 3 = 10"]);
  assert.deepEqual(lines("2/3="), ["2 ÷ 3 ≈ 0.66666667"]);
  assert.equal(result("1/3="), "0.33333333");
});

test("each operation is worked out in turn, and each line is true by itself", () => {
  assert.deepEqual(lines("2+3*4="), ["2 + 3 = 5", "5 × 4 = 20"]);
  assert.equal(result("2+3*4="), "20");
  assert.equal(result("12*3+1.5="), "37.5");
});

test("a percentage is so many of 100 of the number before it, or of one", () => {
  assert.deepEqual(lines("200-10%="), ["200 − 10% (20) = 180"]);
  assert.deepEqual(lines("200+10%="), ["200 + 10% (20) = 220"]);
  assert.deepEqual(lines("200*10%="), ["200 × 10% = 20"]);
  assert.deepEqual(lines("15/60%="), ["15 ÷ 60% = 25"]);
  assert.deepEqual(lines("15%="), ["15% = 0.15"]);
  assert.equal(shown(after("200-10%")), "10%");
  assert.equal(result("200-10%-5="), "175");
});

test("the last sign counts, and what is pressed by mistake is taken back", () => {
  assert.equal(result("8+*2="), "16");
  assert.equal(result("123<<4="), "14");
  assert.equal(result("8+<-3="), "5");
  assert.equal(result("50%<+1="), "51");
  assert.equal(result("7C5="), "5");
  assert.deepEqual(lines("1+1=C"), ["1 + 1 = 2"]);
  assert.equal(shown(after("5<")), "0");
});

test("a digit after a result begins a new number, and a sign goes on with it", () => {
  assert.equal(result("2+3=4="), "4");
  assert.equal(result("2+3=*4="), "20");
  assert.equal(result("2+3==="), "5");
});

test("a point is one point, and zeros in front are none", () => {
  assert.equal(shown(after("007")), "7");
  assert.equal(shown(after("1.2.3")), "1.23");
  assert.equal(shown(after(".5")), "0.5");
  assert.equal(result("5.="), "5");
  assert.equal(result("0.50="), "0.5");
});

test("a number begins below zero with a minus", () => {
  assert.equal(result("-5+8="), "3");
  assert.equal(result("3-5="), "-2");
  assert.equal(shown(after("3-5=")), "−2");
  assert.equal(result("3-5/-2="), "-4");
});

test("what has no result says so, and the next digit begins anew", () => {
  assert.equal(after("5/0=").trouble, "zero");
  assert.equal(after("5/0+").trouble, "zero");
  assert.deepEqual(lines("5/0="), []);
  assert.equal(after("999999999999*9=").trouble, "large");
  assert.equal(result("5/0=7+1="), "8");
  assert.equal(after("5/0==").trouble, null);
});

test("no number is longer than a screen", () => {
  assert.equal(shown(after("1234567890123")), "123456789012");
  assert.equal(shown(after("0.12345678901234")), "0.12345678901");
});

test("nothing is put into a box before it is worked out", () => {
  assert.equal(resultOf(begin()), null);
  assert.equal(result("12+3"), null);
  assert.equal(result("12"), "12");
  assert.equal(pending(after("12+3")), "12 +");
  assert.equal(pending(after("12+3=")), "");
});

test("a strip that was kept goes on with its last result, and ends somewhere", () => {
  const kept = after("2+3=");
  const again = begin(kept.lines, resultOf(kept));
  assert.equal(resultOf(after("*2=", again)), "10");
  assert.equal(after("1+1=".repeat(30)).lines.length, 20);
  for (const odd of ["", "1e5", "abc", "1.2.3", "--1"]) assert.equal(resultOf(begin([], odd)), null);
});
