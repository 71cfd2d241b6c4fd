// The way through the screens of a page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { numberOf, rowOf, stepOf } from "../../qihang/server/browser/parts/screens/way.js";

const screen = (name, more = {}) => ({ name, opens: false, optional: false, ...more });
const all = [
  screen("story", { opens: true }),
  screen("days"),
  screen("parole", { optional: true }),
  screen("rules"),
  screen("order", { optional: true }),
  screen("more", { optional: true }),
  screen("help", { opens: true }),
  screen("numbers"),
];
const named = (name) => all.find((one) => one.name === name);
const names = (screens) => screens.map((one) => one.name);

test("a step has all screens up to the next one that opens a step", () => {
  assert.deepEqual(names(stepOf(all, named("rules"))), ["story", "days", "parole", "rules", "order", "more"]);
  assert.deepEqual(names(stepOf(all, named("numbers"))), ["help", "numbers"]);
});

test("the screens of the way are counted without the optional ones", () => {
  assert.deepEqual(names(rowOf(all, named("rules"))), ["story", "days", "rules"]);
});

test("optional screens are counted together only where one leads to the other", () => {
  assert.deepEqual(names(rowOf(all, named("parole"))), ["parole"]);
  assert.deepEqual(names(rowOf(all, named("more"))), ["order", "more"]);
});

/** Step, whether the screen opens it, whether it is optional; tests/sessions/test_screens.py has the same lesson. */
const LESSON = [
  [0, true, false],
  [1, true, false],
  [1, false, false],
  [1, true, true],
  [1, false, true],
  [2, true, false],
  [3, true, false],
  [3, false, true],
].map(([step, opens, optional]) => ({ step, opens, optional }));

test("a screen has the number that stands above it", () => {
  assert.deepEqual(
    LESSON.map((one) => numberOf(LESSON, one).en),
    ["Start", "1 · 1/2", "1 · 2/2", "Optional · 1/2", "Optional · 2/2", "2", "3", "Optional"],
  );
});
