// Numbers as they are typed into a control.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readNumber, settle, writeNumber } from "../../widgets/core/numbers.js";

const rows = JSON.parse(readFileSync(new URL("../support/typed_numbers.json", import.meta.url), "utf8"));

test("what is typed is read like an answer", () => {
  const expected = rows.map((/** @type {any} */ [text, unit, value]) => [text, unit, value === null ? NaN : Number(value)]);
  const read = rows.map((/** @type {any} */ [text, unit]) => [text, unit, readNumber(text, 0, unit)]);
  assert.deepEqual(read, expected);
});

test("a unit is read in both languages", () => {
  const unit = { zh: "单", en: "orders" };
  assert.deepEqual(["7 单", "7 orders", "7 元"].map((text) => readNumber(text, 0, unit)), [7, 7, NaN]);
});

test("a unit that only a laboratory has is read as it is shown, in the singular and the plural", () => {
  const shown = [
    { zh: "千人", en: "thousand" },
    { zh: "个小方格", en: "squares" },
    { zh: "单（100 单里）", en: "of 100 orders" },
    { zh: "/ 12", en: "of 12" },
    "折",
    "两",
  ];
  for (const unit of shown) {
    const names = typeof unit === "string" ? [unit] : [unit.zh, unit.en, / /.test(unit.en) ? unit.en : unit.en.replace(/s$/, "")];
    for (const name of names) assert.equal(readNumber(`7 ${name}`, 0, unit), 7, name);
  }
});

test("with places the number is a whole one of the smallest parts", () => {
  assert.deepEqual(["39.90", "39.9 元", "0,039.90"].map((text) => Math.round(readNumber(text, 2, "元"))), [3990, 3990, 3990]);
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
