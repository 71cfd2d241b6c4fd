// What handing in has come to on this page, before Python knows of it.

import { HELLO, request, viewOf } from "../core/widget.js";
import { goToTop } from "./going.js";

/** @import { Fields, Model, View } from "../core/widget.js" */
/** @import { Open } from "./hand_in.js" */

const SAVING = 6000; // ms that answers on their way to the disk are waited for
const MOMENT = 700; // ms from when the question is seen until it can be answered

/**
 * The boxes on this page that are in one of these states.
 * @param {string[]} states
 */
function handinBoxes(states) {
  /** @type {NodeListOf<HTMLElement>} */
  const boxes = document.querySelectorAll("[data-question][data-state]");
  return [...boxes].filter((box) => states.includes(box.dataset.state ?? ""));
}

/**
 * @param {string} key of a button
 * @returns {DOMRect | undefined}
 */
function placeOf(key) {
  return document.querySelector(`[data-key="${key}"]`)?.getBoundingClientRect();
}

/**
 * @param {DOMRect} one
 * @param {DOMRect} other
 */
function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The state of handing in before Python knows of it. */
export class HandinController {
  /**
   * @param {Model} model
   * @param {() => void} changed
   */
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    /** @type {null | "sure" | "sure-new" | "saving" | "unsaved" | "busy"} */
    this.stage = null;
    this.until = 0; // when waiting for answers to be saved ends
    this.confirming = false; // whether the second button was pressed
    this.told = ""; // what was open when the question was asked
    this.ready = Infinity; // since when what answers can be pressed
    /** @type {string | undefined} */
    this.phase = undefined; // that was shown last
    /** @type {number | undefined} */
    this.soon = undefined;
    /** @type {unknown} */
    this.seen = undefined; // the last turn that Python showed
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {number | undefined} */
    this.again = undefined;
  }

  /** @param {HandinController["stage"]} stage */
  turn(stage) {
    this.stage = stage;
    const asks = stage === "sure" || stage === "sure-new";
    if (asks) this.settle();
    if (stage === "sure") this.told = this.open();
    this.changed();
    if (asks) this.look();
  }

  /** Let what stands here now be pressed only once it can have been read. */
  settle() {
    clearTimeout(this.soon);
    this.ready = Infinity;
    this.soon = window.setTimeout(() => {
      this.ready = performance.now();
      this.changed();
    }, MOMENT);
  }

  /** Show what is asked, but never its second button where the first one was. */
  look() {
    const [one, other] = this.stage === "sure" ? ["hand-in", "hand-in-so"] : ["again", "new-so"];
    const first = placeOf(one);
    /** @type {HTMLElement | null} */
    const asked = document.querySelector('[data-key="sure"]');
    // Focus alone would leave its buttons below the page's bar.
    asked?.focus({ preventScroll: true });
    asked?.scrollIntoView({ block: "nearest" });
    const confirm = placeOf(other);
    if (!first || !confirm || !overlap(first, confirm)) return;
    const { scrollHeight } = document.documentElement;
    const below = scrollHeight - window.innerHeight - window.scrollY;
    const by = first.height + confirm.height;
    window.scrollBy(0, below < by ? -by : by);
    // With large letters the page's head would now hide the question, and it alone says what is asked.
    const head = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    if (asked && asked.getBoundingClientRect().top < head) asked.scrollIntoView({ block: "start" });
  }

  /**
   * Whether a press is an answer to what stands here. It counts by when it was made: one that
   * a slow page has kept waiting was meant for what stood there before.
   * @param {Event} event
   */
  answers(event) {
    return !this.isWorking() && event.timeStamp >= this.ready;
  }

  isWorking() {
    return this.stage === "saving" || this.stage === "busy";
  }

  press() {
    if (this.isWorking() || this.stage === "sure") return;
    this.begin(false);
  }

  /** @param {boolean} confirming */
  begin(confirming) {
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    this.until = Date.now() + SAVING;
    this.confirming = confirming;
    this.wait();
  }

  /** What is not whole, to be compared. */
  open() {
    return viewOf(this.model).open.map((/** @type {Open} */ one) => `${one.question} ${one.why}`).join();
  }

  /**
   * Hand in only what is saved: nobody is to find out later that an answer was missing.
   * @returns {void}
   */
  wait() {
    if (handinBoxes(["unsaved"]).length) return this.turn("unsaved");
    if (!handinBoxes(["typing", "saving"]).length) return this.send();
    if (Date.now() > this.until) return this.turn("unsaved");
    this.timer = window.setTimeout(() => this.wait(), 100);
    if (this.stage !== "saving") this.turn("saving");
  }

  /**
   * The service asks by itself before it takes what is not whole. Here that is asked at once;
   * what it says goes with the second button.
   */
  send() {
    const { confirm } = viewOf(this.model);
    if (this.confirming) return this.ask("hand_in", { confirm: confirm ?? "" });
    if (!this.open()) return this.ask("hand_in");
    this.tell("hand_in");
    return this.turn("sure");
  }

  /**
   * @param {string} verb
   * @param {Fields} [fields]
   */
  ask(verb, fields) {
    this.turn("busy");
    this.tell(verb, fields);
    clearInterval(this.again);
    this.again = window.setInterval(() => this.tell("refresh"), HELLO);
  }

  /**
   * @param {string} verb
   * @param {Fields} [fields]
   */
  tell(verb, fields) {
    try {
      request(this.model, verb, fields);
    } catch {
      // no connection: said by the page, and tried again
    }
  }

  /**
   * Python answered, or something else changed.
   * @param {View} view
   */
  heard(view) {
    const answered = view.turn !== this.seen;
    const busy = this.stage === "busy";
    this.seen = view.turn;
    // A new try is made at newer questions than this page has.
    if (view.is_other) window.location.reload();
    if (busy && !answered) return;
    const asksStill = this.stage === "sure-new" && view.phase === this.phase;
    if (!asksStill && (busy || view.phase !== "open")) {
      clearInterval(this.again);
      this.stage = null;
    }
    if (view.phase !== this.phase) {
      // Another try was begun here, and it is begun where the page begins.
      if (busy && this.phase === "handed_in" && view.phase === "open") goToTop();
      this.phase = view.phase;
      this.settle();
    }
    if (busy && view.confirm) this.turn("sure");
    if (this.stage === "sure" && this.open() !== this.told) this.stage = null;
  }

  stop() {
    clearTimeout(this.soon);
    clearTimeout(this.timer);
    clearInterval(this.again);
  }
}
