// What is written into an answer box, and when it counts as saved.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Draft, PATIENCE, PAUSE, sortedJson } from "../../widgets/exercise/draft.js";

/** What a page has: a store that outlives a reload, an address, a place to tell events. */
let kept;
let told;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  kept = new Map();
  told = [];
  globalThis.location = { pathname: "/exercise/s1" };
  globalThis.document = { dispatchEvent: (event) => told.push(event.detail.question) };
  globalThis.sessionStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
});

const open = (more = {}) => ({ phase: "open", question: "margin", paper: "p1", answer: null, ack: null, ...more });
const saved = (value, seq, at = "2026-11-23T09:00:01Z") =>
  open({ answer: { value, saved_at: at }, ack: { seq, ok: true } });

/** A draft on a page, with what it has sent; `cut` takes the connection away. */
function page(view = open()) {
  const sent = [];
  const wire = { cut: false };
  const post = (answer) => {
    if (wire.cut) throw new Error("no connection");
    sent.push(answer);
  };
  const draft = new Draft(post, () => {});
  draft.take(view);
  return { draft, sent, wire };
}

test("an answer is sent after a pause in writing, and only the last of it", () => {
  const { draft, sent } = page();
  for (const value of ["1", "12", "123"]) {
    draft.change(value, false);
    mock.timers.tick(PAUSE - 1);
  }
  assert.equal(draft.state(), "typing");
  mock.timers.tick(1);
  assert.equal(draft.state(), "saving");
  assert.deepEqual(sent, [{ value: "123", seq: 1 }]);
});

test("it is saved when Python says so of the very same value", () => {
  const { draft } = page();
  draft.change("7", true);
  draft.take(saved("7", 1));
  assert.equal(draft.state(), "saved");
  assert.equal(kept.size, 0);
});

test("an acknowledgement of an older value does not make the newer one saved", () => {
  const { draft, sent } = page();
  draft.change("7", true);
  draft.change("8", true);
  draft.take(saved("7", 1));
  assert.equal(draft.state(), "saving");
  assert.equal(draft.value, "8");
  draft.take(saved("8", 2));
  assert.equal(draft.state(), "saved");
  assert.deepEqual(sent.map((one) => one.seq), [1, 2]);
});

test("without an acknowledgement it says so, tells the page and sends again", () => {
  const { draft, sent } = page();
  draft.change("7", true);
  mock.timers.tick(PATIENCE);
  assert.equal(draft.state(), "unsaved");
  assert.deepEqual(told, ["margin"]);
  assert.deepEqual(sent, [{ value: "7", seq: 1 }, { value: "7", seq: 2 }]);
});

test("a late acknowledgement counts though the answer was sent again meanwhile", () => {
  const { draft } = page();
  draft.change("7", true);
  mock.timers.tick(PATIENCE);
  draft.take(saved("7", 1));
  assert.equal(draft.state(), "saved");
});

test("without a connection it is not saved at once, and saved when it is back", () => {
  const { draft, sent, wire } = page();
  wire.cut = true;
  draft.change("7", true);
  assert.equal(draft.state(), "unsaved");
  wire.cut = false;
  mock.timers.tick(PATIENCE);
  draft.take(saved("7", sent.at(-1).seq));
  assert.equal(draft.state(), "saved");
});

test("what was not saved comes back after a reload, to the same numbers only", () => {
  page().draft.change("7", false);
  const again = page();
  assert.equal(again.draft.value, "7");
  assert.deepEqual(again.sent, [{ value: "7", seq: 1 }]);
  page().draft.change("9", false);
  const other = page(open({ paper: "p2" }));
  assert.equal(other.draft.value, null);
  assert.deepEqual(other.sent, []);
});

test("what was not saved does not replace something newer, and says that it was lost", () => {
  page().draft.change("7", false);
  const { draft, sent } = page(open({ answer: { value: "8", saved_at: "2026-11-23T10:00:00Z" } }));
  assert.equal(draft.value, "8");
  assert.equal(draft.lost, true);
  assert.deepEqual(sent, []);
});

test("a lost acknowledgement is no newer answer: what was written after it is sent", () => {
  const first = page();
  first.draft.change("7", true);
  first.draft.change("78", false);
  const { draft, sent } = page(open({ answer: { value: "7", saved_at: "2026-11-23T10:00:00Z" } }));
  assert.equal(draft.value, "78");
  assert.deepEqual(sent.map((one) => one.value), ["78"]);
});

test("a refusal for good is said and not tried again", () => {
  const { draft, sent } = page();
  draft.change("7", true);
  draft.take(open({ ack: { seq: 1, ok: false, final: true } }));
  assert.equal(draft.state(), "unsaved");
  mock.timers.tick(10 * PATIENCE);
  assert.equal(sent.length, 1);
});

test("handed in elsewhere, it shows what was handed in and says what was lost", () => {
  const { draft } = page(open({ answer: { value: "7", saved_at: "2026-11-23T10:00:00Z" } }));
  draft.change("8", false);
  draft.take({ ...open({ answer: { value: "7", saved_at: "2026-11-23T10:00:00Z" } }), phase: "locked" });
  assert.equal(draft.value, "7");
  assert.equal(draft.lost, true);
  assert.equal(kept.size, 0);
});

test("an answer goes on though the browser has no room to keep it", () => {
  globalThis.sessionStorage.setItem = () => {
    throw new Error("full");
  };
  const { draft, sent } = page();
  draft.change("7", true);
  assert.deepEqual(sent, [{ value: "7", seq: 1 }]);
});

test("an emptied box is empty once that is saved", () => {
  const { draft } = page(open({ answer: { value: "7", saved_at: "2026-11-23T10:00:00Z" } }));
  draft.change(null, true);
  assert.equal(draft.state(), "saving");
  draft.take(saved(null, 1));
  assert.equal(draft.state(), "empty");
});

test("the order in which the parts of an answer came does not make it another one", () => {
  assert.equal(sortedJson({ b: "2", a: ["y", "x"] }), sortedJson({ a: ["y", "x"], b: "2" }));
  assert.notEqual(sortedJson(["x", "y"]), sortedJson(["y", "x"]));
});
