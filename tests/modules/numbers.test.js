// Numbers as they are typed into a control.

import assert from "node:assert/strict";
import { test } from "node:test";

import { readNumber, settle, writeNumber } from "../../widgets/core/numbers.js";

test("a number is read as it is typed here: full-width, with commas, with a Chinese full stop", () => {
  const typed = ["39.90", " 39.9 ", "３９．９０", "39。9", "0,039.90"];
  assert.deepEqual(typed.map((text) => Math.round(readNumber(text, 2))), [3990, 3990, 3990, 3990, 3990]);
});

test("an empty box and a word are no number, and not zero", () => {
  assert.deepEqual(["", "  ", "ten", "1.2.3"].map((text) => readNumber(text, 0)), [NaN, NaN, NaN, NaN]);
});

test("what is written is read as the same number", () => {
  for (const places of [0, 1, 2]) {
    for (const whole of [-3990, -1, 0, 5, 10, 129, 3990, 999999]) {
      assert.equal(settle(readNumber(writeNumber(whole, places), places), -1e9, 1e9), whole);
    }
  }
});

test("a wish is settled to the nearest whole number within the bounds", () => {
  assert.deepEqual([-4, 1.4, 1.6, 99].map((wish) => settle(wish, 0, 10)), [0, 1, 2, 10]);
});
