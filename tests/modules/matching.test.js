// Which node of a page a drawn one is.

import assert from "node:assert/strict";
import { test } from "node:test";

import { pairUp } from "../../widgets/core/matching.js";

const node = (name, key, more = {}) => ({
  nodeName: name,
  namespaceURI: "html",
  id: "",
  dataset: key ? { key } : {},
  ...more,
});
const text = () => ({ nodeName: "#text" });

test("a node with a key is found wherever it has moved to", () => {
  const [a, b, c] = ["a", "b", "c"].map((key) => node("LI", key));
  const fresh = ["c", "a", "b"].map((key) => node("LI", key));
  assert.deepEqual(pairUp([a, b, c], fresh), [c, a, b]);
});

test("nodes without a key are paired by their place among their like", () => {
  const olds = [node("P"), node("LI", "a"), node("SPAN")];
  const pairs = pairUp(olds, [node("LI", "a"), node("P"), node("SPAN")]);
  assert.deepEqual(pairs, [olds[1], olds[0], olds[2]]);
});

test("a node that is new has no partner, and takes none from those after it", () => {
  const [a, b] = [node("LI", "a"), node("LI", "b")];
  assert.deepEqual(pairUp([a, b], [node("LI", "a"), node("LI", "new"), node("LI", "b")]), [a, undefined, b]);
  const old = node("SPAN");
  assert.deepEqual(pairUp([old], [node("P"), node("SPAN")]), [undefined, old]);
});

test("no node is the partner of two", () => {
  const [a, p] = [node("LI", "a"), node("P")];
  assert.deepEqual(pairUp([a, p], [node("LI", "a"), node("LI", "a"), node("P"), node("P")]), [a, undefined, p, undefined]);
});

test("another kind, another id, another type of input or another namespace is another node", () => {
  const pairs = [
    [node("P"), node("DIV")],
    [node("P", "", { id: "q1-a" }), node("P", "", { id: "q1-b" })],
    [node("INPUT", "x", { type: "text" }), node("INPUT", "x", { type: "range" })],
    [node("A"), node("A", "", { namespaceURI: "svg" })],
    [text(), node("P")],
  ];
  for (const [old, fresh] of pairs) assert.deepEqual(pairUp([old], [fresh]), [undefined]);
});

test("a button may change its type and stays the same button", () => {
  const old = node("BUTTON", "go", { type: "button" });
  assert.deepEqual(pairUp([old], [node("BUTTON", "go", { type: "submit" })]), [old]);
});

test("texts are paired with texts", () => {
  const old = text();
  assert.deepEqual(pairUp([old], [text(), text()]), [old, undefined]);
});
