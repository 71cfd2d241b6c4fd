// What every widget does: it draws its whole content from viewOf(model) each time, and asks
// Python for changes.

import { language, SPOKEN } from "./dom.js";
import { morph } from "./morph.js";
import "./static/tokens.css";
import "./static/common.css";
import "./static/controls.css";
import "./static/parts.css";

/**
 * The half of a widget that is in the browser, as anywidget gives it.
 * @typedef {{
 *   get(name: string): any,
 *   send(message: object): void,
 *   on(name: string, listener: () => void): void,
 *   off(name: string, listener: () => void): void,
 * }} Model
 */

/**
 * All that Python shows of one widget; what is in it is said where Python makes it.
 * @typedef {Record<string, any>} View
 */

/** @typedef {(stem: string) => string} Ids */

/** @typedef {Record<string, unknown>} Fields what goes with a verb */

/** @typedef {{ (verb: string, fields?: Fields, slot?: string): void, stop(): void }} Sender */

export const HELLO = 3000; // ms between tries to be known to Python

/** Attributes cannot carry both languages, so they follow the page's language. */
function speakAgain() {
  for (const [name, attribute] of Object.entries(SPOKEN)) {
    for (const node of document.querySelectorAll(`[data-${language()}-${name}]`)) {
      node.setAttribute(attribute, node.getAttribute(`data-${language()}-${name}`) ?? "");
    }
  }
}
new MutationObserver(speakAgain).observe(document.documentElement, { attributeFilter: ["data-lang"] });

const OF_ITSELF = new Set(["ready", "keep", "look", "finish"]); // what no hand asks for

/**
 * Where a widget is drawn, until somebody has used it, and what is only got ready for that.
 * @type {WeakMap<Model, { el: HTMLElement, ready: string[] }>}
 */
const untried = new WeakMap();

/**
 * Note where a widget is drawn: its first use is told from there.
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {string[]} [ready] verbs that only get it ready to be used
 */
export function drawnIn(model, el, ready = []) {
  untried.set(model, { el, ready });
}

/**
 * Ask Python for a change. The first one that somebody's hand asks for is told to the page
 * with the event `qihang:tried`, which bubbles from the widget's element.
 * @param {Model} model
 * @param {string} verb
 * @param {Fields} [fields]
 */
export function request(model, verb, fields) {
  model.send({ do: verb, ...fields });
  const place = untried.get(model);
  if (!place || OF_ITSELF.has(verb) || place.ready.includes(verb)) return;
  place.el.dispatchEvent(new CustomEvent("qihang:tried", { bubbles: true }));
  untried.delete(model);
}

/**
 * All that Python shows: what stays, and over it what has changed since.
 * @param {Model} model
 * @returns {View}
 */
export function viewOf(model) {
  return { ...model.get("steady"), ...model.get("view") };
}

/**
 * A sender for what changes quickly, such as a slider being dragged: while a reply is
 * awaited only the newest request is queued, so that Python never falls behind. A request
 * for another `slot` does not replace it.
 * @param {Model} model
 * @returns {Sender}
 */
export function makeSender(model) {
  /** @type {Map<string, [string, Fields | undefined]>} */
  const waiting = new Map();
  /** @type {number | undefined} */
  let timer;
  const next = () => {
    clearTimeout(timer);
    timer = undefined;
    const first = waiting.entries().next();
    if (first.done) return;
    const [slot, [verb, fields]] = first.value;
    waiting.delete(slot);
    timer = window.setTimeout(next, 1000);
    try {
      request(model, verb, fields);
    } catch {
      waiting.set(slot, [verb, fields]); // no connection: said by the page, and tried again
    }
  };
  model.on("change:view", next);
  /** @type {(verb: string, fields?: Fields, slot?: string) => void} */
  const send = (verb, fields, slot = verb) => {
    waiting.set(slot, [verb, fields]);
    if (timer === undefined) next();
  };
  const stop = () => {
    clearTimeout(timer);
    model.off("change:view", next);
  };
  return Object.assign(send, { stop });
}

/**
 * A maker of ids for one drawing of one widget: id("box") is the same at every redraw,
 * and unique on the page.
 * @returns {Ids}
 */
export function makeIds() {
  window.qihangDrawings = (window.qihangDrawings ?? 0) + 1;
  const drawing = window.qihangDrawings;
  return (stem) => `q${drawing}-${stem}`;
}

/**
 * Draw now and at every change, and tell Python that the page is there. Returns the
 * clean-up function, for render() to return.
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {(view: any) => any} draw with what of the view the widget knows
 * @param {string[]} [ready] verbs that only get it ready to be used
 */
export function mount(model, el, draw, ready) {
  const redraw = () => morph(el, () => draw(viewOf(model)));
  const changed = () => {
    readAhead(viewOf(model).chart);
    queueMicrotask(redraw); // a picture is decoded once this task is over
  };
  model.on("change:view", changed);
  drawnIn(model, el, ready);
  redraw();
  const stop = greet(model);
  return () => {
    stop();
    model.off("change:view", changed);
  };
}

/**
 * Tell Python that the page is there; without a connection, as soon as there is one.
 * @param {Model} model
 */
function greet(model) {
  /** @type {number | undefined} */
  let timer;
  const hello = () => {
    try {
      request(model, "ready");
    } catch {
      timer = window.setTimeout(hello, HELLO);
    }
  };
  hello();
  return () => clearTimeout(timer);
}

/**
 * Has the browser read a figure (see chartImage) while the rest of the drawing is put together.
 * @param {Record<string, string> | undefined} images
 */
function readAhead(images) {
  const src = images?.[language()];
  if (!src) return;
  const image = new Image();
  image.src = src;
  image.decode().catch(() => {}); // said where it is shown
}
