// A light page's runtime: messages in the server's form, a line that is cut, and models.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Line, NotConnected } from "../../qihang/server/browser/runtime/line.js";
import { packed, unpacked } from "../../qihang/server/browser/runtime/messages.js";
import { Model } from "../../qihang/server/browser/runtime/model.js";

/** Sockets in the order in which they were opened. */
let sockets;
let told;

class Socket extends EventTarget {
  static OPEN = 1;
  readyState = 0;
  sent = [];

  constructor(address, protocol) {
    super();
    Object.assign(this, { address, protocol });
    sockets.push(this);
  }

  send(bytes) {
    this.sent.push(unpacked(bytes.buffer));
  }

  open() {
    this.readyState = Socket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  say(content, buffers = [], type = "comm_msg") {
    this.dispatchEvent(Object.assign(new Event("message"), { data: packed({ msg_type: type }, content, buffers).buffer }));
  }

  close() {
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(Math, "random", () => 1);
  sockets = [];
  told = [];
  globalThis.WebSocket = Socket;
  globalThis.document = { dispatchEvent: (event) => told.push(event.type) };
});

/** A line, and how often it was opened and what was heard on it. */
function lineOf() {
  const heard = [];
  const opened = [];
  const line = new Line("ws://classroom.test/api", () => opened.push(1), (message) => heard.push(message));
  return { line, heard, opened };
}

function modelOf(state = { _esm: "", value: 1 }) {
  const { line } = lineOf();
  sockets[0].open();
  const model = new Model("a", line);
  model.hear({ content: { data: { method: "update", state } }, buffers: [] });
  const events = [];
  for (const name of ["change", "change:value", "change:view", "msg:custom"]) model.on(name, () => events.push(name));
  return { model, events, sent: () => sockets[0].sent.map(({ content }) => content.data) };
}

const hear = (model, data, buffers = []) => model.hear({ content: { data }, buffers });

test("a message comes back as it was sent, with its buffers and with Chinese in it", () => {
  const sent = packed({ msg_type: "comm_msg" }, { text: "毛利率 ％" }, [Uint8Array.of(1, 2, 3), new DataView(Uint8Array.of(0, 9).buffer, 1)]);
  const { type, content, buffers } = unpacked(sent.buffer);
  assert.equal(type, "comm_msg");
  assert.deepEqual(content, { text: "毛利率 ％" });
  assert.deepEqual(buffers.map((one) => [...new Uint8Array(one.buffer, one.byteOffset, one.byteLength)]), [[1, 2, 3], [9]]);
});

test("nothing can be sent until the line is open, nor while it is cut", () => {
  const { line, opened } = lineOf();
  assert.throws(() => line.send("comm_msg", {}), NotConnected);
  sockets[0].open();
  line.send("comm_msg", { comm_id: "a" });
  assert.deepEqual([sockets[0].sent.length, opened.length], [1, 1]);
  sockets[0].close();
  assert.throws(() => line.send("comm_msg", {}), NotConnected);
  assert.deepEqual(told, ["qihang:cut"]);
});

test("a line that is cut is opened again, after pauses that grow until something is heard", () => {
  lineOf();
  const pauses = [250, 500, 1000, 2000, 4000, 5000, 5000];
  for (const [count, pause] of pauses.entries()) {
    sockets.at(-1).close();
    mock.timers.tick(pause - 1);
    assert.equal(sockets.length, count + 1);
    mock.timers.tick(1);
    assert.equal(sockets.length, count + 2);
  }
  sockets.at(-1).open();
  sockets.at(-1).say({});
  sockets.at(-1).close();
  mock.timers.tick(250);
  assert.equal(sockets.length, pauses.length + 2);
  assert.equal(new Set(sockets.map((one) => one.address)).size, 1);
});

test("a line that was ended stays closed and says nothing", () => {
  const { line } = lineOf();
  sockets[0].open();
  line.end();
  mock.timers.tick(60_000);
  assert.deepEqual([sockets.length, told], [1, []]);
});

test("a model asks for its state, and is known when its module has come", async () => {
  const { line } = lineOf();
  sockets[0].open();
  const model = new Model("a", line);
  model.ask();
  assert.deepEqual(sockets[0].sent[0].content, { comm_id: "a", data: { method: "request_state" } });
  hear(model, { method: "update", state: { value: 1 } });
  assert.equal(await Promise.race([model.known, "not yet"]), "not yet");
  hear(model, { method: "update", state: { _esm: "", value: 2 } });
  await model.known;
  assert.equal(model.get("value"), 2);
});

test("of an update everything is told, of a whole state what differs", () => {
  const { model, events } = modelOf({ _esm: "", value: 1, view: { a: [1] } });
  hear(model, { method: "update", state: { view: { a: [1] } } });
  assert.deepEqual(events.splice(0), ["change:view", "change"]);
  hear(model, { method: "update", state: { _esm: "", value: 1, view: { a: [1] } } });
  assert.deepEqual(events.splice(0), []);
  hear(model, { method: "update", state: { _esm: "", value: 3, view: { a: [1] } } });
  assert.deepEqual(events.splice(0), ["change:value", "change"]);
});

test("buffers stand where their paths say, and are never taken for the same", () => {
  const { model, events } = modelOf({ _esm: "" });
  const whole = () => ({ method: "update", state: { _esm: "", view: { parts: [{}, 2] } }, buffer_paths: [["view", "parts", 0]] });
  hear(model, whole(), [new DataView(Uint8Array.of(7).buffer)]);
  assert.equal(model.get("view").parts[0].getUint8(0), 7);
  events.splice(0);
  hear(model, whole(), [new DataView(Uint8Array.of(8).buffer)]);
  assert.deepEqual(events, ["change:view", "change"]);
});

test("what a module sets is told here at once and sent when it is saved", () => {
  const { model, events, sent } = modelOf();
  model.set("value", 5);
  assert.deepEqual(events, ["change:value", "change"]);
  assert.deepEqual(sent(), []);
  model.save_changes();
  assert.deepEqual(sent(), [{ method: "update", state: { value: 5 }, buffer_paths: [] }]);
});

test("messages of a module's own go and come with their buffers", () => {
  const { model } = modelOf();
  model.send({ do: "ready" }, undefined, [Uint8Array.of(1)]);
  const [{ content, buffers }] = sockets[0].sent;
  assert.deepEqual([content.data, buffers.length], [{ method: "custom", content: { do: "ready" } }, 1]);
  const got = [];
  model.on("msg:custom", (...one) => got.push(one));
  hear(model, { method: "custom", content: { text: "hello" } }, ["a buffer"]);
  assert.deepEqual(got, [[{ text: "hello" }, ["a buffer"]]]);
});

test("a listener that fails keeps no other one from being told, and one that is off hears nothing", () => {
  const { model, events } = modelOf();
  const errors = [];
  globalThis.reportError = (error) => errors.push(error.message);
  const fails = () => {
    throw new Error("a fault of a module");
  };
  model.on("change:other change:value", fails);
  hear(model, { method: "update", state: { value: 9 } });
  assert.deepEqual([events.splice(0), errors.splice(0)], [["change:value", "change"], ["a fault of a module"]]);
  model.off("change:value", fails);
  model.off("change");
  hear(model, { method: "update", state: { value: 10 } });
  assert.deepEqual([events.splice(0), errors], [["change:value"], []]);
  model.off();
  hear(model, { method: "update", state: { value: 11 } });
  assert.deepEqual(events, []);
});
