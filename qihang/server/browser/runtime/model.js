// The half of a widget that is in the browser: its state, and who is told when that changes.

/** @import { Line } from "./line.js" */
/** @import { Message } from "./messages.js" */

/** @typedef {(...told: any[]) => void} Listener */
/** @typedef {Record<string, any>} State */

export class Model {
  /**
   * @param {string} id
   * @param {Line} line
   */
  constructor(id, line) {
    this.id = id;
    this.line = line;
    /** @type {State} */
    this.state = {};
    /** @type {Set<string>} set here and not sent yet */
    this.unsent = new Set();
    /** @type {Map<string, Set<Listener>>} */
    this.listeners = new Map();
    this.closing = new AbortController();
    /** Settled once the whole state is here. */
    this.known = new Promise((/** @type {(value?: undefined) => void} */ resolve) => (this.becomesKnown = resolve));
    /** @type {((value?: undefined) => void)[]} who waits for the whole state to come again */
    this.awaiting = [];
  }

  /** Ask for the whole state as it is now. Throws without a connection. */
  ask() {
    this.say({ method: "request_state" });
  }

  /** Settles once the state is here that follows from all that was said so far. */
  answered() {
    return new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
      this.awaiting.push(resolve);
      this.ask();
    });
  }

  /**
   * Take in what the kernel says of this widget.
   * @param {Message} message
   */
  hear({ content: { data }, buffers }) {
    if (data.method === "custom") this.emit("msg:custom", data.content, buffers);
    if (data.method !== "update") return;
    for (const [place, path] of (data.buffer_paths ?? []).entries()) put(data.state, path, buffers[place]);
    // Every anywidget has a module: what comes with it is the whole state, which was asked for.
    const isWhole = "_esm" in data.state;
    this.take(data.state, isWhole ? this.differing(data.state) : Object.keys(data.state));
    if (!isWhole) return;
    this.becomesKnown?.();
    for (const resolve of this.awaiting.splice(0)) resolve();
  }

  /**
   * What of a state is different here.
   * @param {State} state
   */
  differing(state) {
    return Object.keys(state).filter((name) => !isSame(this.state[name], state[name]));
  }

  /**
   * @param {State} state
   * @param {string[]} changed what of it is told
   */
  take(state, changed) {
    Object.assign(this.state, state);
    for (const name of changed) this.emit(`change:${name}`, this, state[name]);
    if (changed.length) this.emit("change", this);
  }

  /** The widget is no more. */
  close() {
    this.closing.abort();
    this.listeners.clear();
  }

  // ---- what anywidget gives to a module ---------------------------------------------

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  set(name, value) {
    this.unsent.add(name);
    this.take({ [name]: value }, this.differing({ [name]: value }));
  }

  save_changes() {
    const state = Object.fromEntries([...this.unsent].map((name) => [name, this.state[name]]));
    this.unsent.clear();
    this.say({ method: "update", state, buffer_paths: [] });
  }

  /**
   * @param {unknown} content
   * @param {unknown} [_callbacks] of Jupyter's own, which no module needs
   * @param {(ArrayBuffer | ArrayBufferView)[]} [buffers]
   */
  send(content, _callbacks, buffers) {
    this.say({ method: "custom", content }, buffers);
  }

  /**
   * @param {string} names of events, with spaces between them
   * @param {Listener} listener
   */
  on(names, listener) {
    for (const name of names.split(" ")) {
      this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(listener));
    }
  }

  /**
   * @param {string | null} [names] all events, if none is named
   * @param {Listener | null} [listener] all listeners, if none is given
   */
  off(names, listener) {
    for (const name of names?.split(" ") ?? [...this.listeners.keys()]) {
      if (listener) this.listeners.get(name)?.delete(listener);
      else this.listeners.delete(name);
    }
  }

  // -----------------------------------------------------------------------------------

  /**
   * @param {object} data
   * @param {(ArrayBuffer | ArrayBufferView)[]} [buffers]
   */
  say(data, buffers) {
    this.line.send("comm_msg", { comm_id: this.id, data }, buffers);
  }

  /**
   * @param {string} name
   * @param {any[]} told
   */
  emit(name, ...told) {
    for (const listener of [...(this.listeners.get(name) ?? [])]) {
      try {
        listener(...told);
      } catch (error) {
        reportError(error); // the others are told all the same
      }
    }
  }
}

/**
 * Put a buffer into a state, at its path.
 * @param {any} state
 * @param {(string | number)[]} path
 * @param {DataView} buffer
 */
function put(state, path, buffer) {
  const last = path[path.length - 1];
  path.slice(0, -1).reduce((part, name) => part[name], state)[last] = buffer;
}

/**
 * Whether two values are the same to a reader; of two with bytes in them it is not known.
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  let buffers = 0;
  const text = (/** @type {object} */ value) => JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? (buffers += 1) : part));
  return text(one) === text(other);
}
