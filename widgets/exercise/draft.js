// What somebody writes into an answer box, and how it comes to be saved.

export const PAUSE = 500; // ms without a key before what was written is sent
export const PATIENCE = 4000; // ms to wait for "it is saved" before saying that it is not

/**
 * What Python shows of a box.
 * @typedef {Record<string, any> & { phase: string, question: string, paper?: string }} BoxView
 */

/** @typedef {{ seq: number, ok: boolean, final?: boolean }} Acknowledgement */

/**
 * What this browser stores until it is saved: the value, when the value before it was saved,
 * and what was sent.
 * @typedef {{ paper?: string, value: any, base: string | null, sent: string[] }} Left
 */

/**
 * The same text for the same value, however its parts came to be in their order.
 * @param {unknown} value
 */
export function sortedJson(value) {
  const sorted = (/** @type {string} */ _, /** @type {any} */ part) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part;
  return JSON.stringify(value, sorted);
}

/**
 * What is being answered, and what is known to be kept of it.
 *
 * It counts as saved when Python said of the very same value that it is on disk, and
 * nothing else was sent afterwards. Until then the value also lies in this browser, and
 * comes back after a reload: to the same trainee and numbers (`paper`), and only if
 * nothing newer was saved in between.
 */
export class Draft {
  /**
   * @param {(answer: { value: any, seq: number }) => void} post sends it to Python; fails without a connection
   * @param {() => void} changed
   */
  constructor(post, changed) {
    this.post = post;
    this.changed = changed;
    /** @type {any} */
    this.value = null;
    this.kept = "null";
    /** @type {{ seq: number, json: string }[]} sent and not yet answered, oldest first */
    this.attempts = [];
    this.seq = 0;
    this.overdue = false;
    this.lost = false; // whether something that was written here was never saved
    /** @type {BoxView} */
    this.view = { phase: "waiting", question: "" };
    /** @type {string | undefined} */
    this.paper = undefined;
    /** @type {ReturnType<typeof setTimeout> | null} */
    this.pause = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.wait = undefined;
  }

  /**
   * Take up what Python shows.
   * @param {BoxView} view
   */
  take(view) {
    if (view.phase === "waiting") return;
    this.view = view;
    if (view.phase === "closed") return;
    this.kept = sortedJson(view.answer?.value ?? null);
    if (view.phase === "locked") this.shut(view);
    else if (view.paper !== this.paper) this.begin(view);
    else this.hear(view.ack);
  }

  /** @param {BoxView} view */
  begin(view) {
    const left = this.left();
    this.settle();
    this.paper = view.paper;
    if (!left || left.paper !== view.paper || sortedJson(left.value) === this.kept) return;
    if (left.base === this.base() || left.sent.includes(this.kept)) this.change(left.value, true);
    else this.lost = true;
  }

  /**
   * It is handed in, perhaps in another window; or an earlier try is looked at, and what is
   * being written for this one waits.
   * @param {BoxView} view
   */
  shut(view) {
    const left = this.left();
    this.paper = undefined;
    if (left && left.paper !== view.paper) return this.rest();
    if (left && sortedJson(left.value) !== this.kept) this.lost = true;
    this.settle();
  }

  /** @param {Acknowledgement | null | undefined} ack */
  hear(ack) {
    if (ack?.ok) this.attempts = this.attempts.filter((one) => one.seq > ack.seq);
    if (!this.pause && !this.attempts.length) this.value = JSON.parse(this.kept);
    if (this.saved()) return this.settle();
    if (ack && !ack.ok && ack.seq === this.seq) {
      this.overdue = true;
      if (ack.final) clearTimeout(this.wait);
    }
  }

  settle() {
    this.rest();
    this.forget();
  }

  /** Show what is kept, and send nothing more of what was written; it is not forgotten. */
  rest() {
    this.unpause();
    clearTimeout(this.wait);
    this.attempts = [];
    this.overdue = false;
    this.value = JSON.parse(this.kept);
  }

  /**
   * @param {any} value
   * @param {boolean} soon whether nothing more is being written
   */
  change(value, soon) {
    this.value = value;
    this.lost = false;
    this.overdue = false;
    this.unpause();
    this.remember();
    if (soon) this.send();
    else this.pause = setTimeout(() => this.send(), PAUSE);
    this.changed();
  }

  unpause() {
    if (this.pause) clearTimeout(this.pause);
    this.pause = null;
  }

  /** Send now what waits for a pause in writing. */
  flush() {
    if (this.pause) this.send();
  }

  send() {
    this.unpause();
    const json = sortedJson(this.value);
    const underway = this.attempts.at(-1)?.json === json && !this.overdue;
    if (this.saved()) this.settle();
    else if (!underway) this.attempt(json);
    this.changed();
  }

  /** @param {string} json */
  attempt(json) {
    this.seq = Math.max(this.seq, this.view.ack?.seq ?? 0) + 1;
    if (this.attempts.at(-1)?.json === json) this.attempts.pop();
    this.attempts.push({ seq: this.seq, json });
    this.remember();
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.late(), PATIENCE);
    try {
      this.post({ value: this.value, seq: this.seq });
    } catch {
      this.overdue = true; // the connection is gone, and says so at once
    }
  }

  late() {
    if (this.saved()) return;
    this.overdue = true;
    document.dispatchEvent(new CustomEvent("qihang:unsaved", { detail: { question: this.view.question } }));
    this.send();
  }

  saved() {
    const json = sortedJson(this.value);
    return json === this.kept && !this.pause && this.attempts.every((one) => one.json === json);
  }

  state() {
    if (this.pause) return "typing";
    if (!this.saved()) return this.overdue ? "unsaved" : "saving";
    if (this.value === null) return "empty";
    return this.view.unreadable ? "unreadable" : "saved";
  }

  base() {
    return this.view.answer?.saved_at ?? null;
  }

  key() {
    return `qihang:${location.pathname}:${this.view.question}`;
  }

  /** @returns {Left | null} */
  left() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key()) ?? "null");
    } catch {
      return null;
    }
  }

  remember() {
    const sent = this.attempts.map((one) => one.json);
    try {
      sessionStorage.setItem(this.key(), JSON.stringify({ paper: this.paper, value: this.value, base: this.base(), sent }));
    } catch {
      // A browser without room for it: the answer is still sent, only not twice.
    }
  }

  forget() {
    try {
      sessionStorage.removeItem(this.key());
    } catch {
      // as above
    }
  }
}
