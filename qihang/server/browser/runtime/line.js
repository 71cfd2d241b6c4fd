// The line between a page and its kernel: cut, it is opened again, for as long as the page is there.

import { packed, PROTOCOL, unpacked } from "./messages.js";

/** @import { Message } from "./messages.js" */

const SHORTEST_PAUSE = 250; // ms before the line is tried again; twice as long each time
const LONGEST_PAUSE = 5000;

/** There is no connection now: what was to be sent is not sent. */
export class NotConnected extends Error {}

export class Line {
  /**
   * @param {string} address of the kernel's websocket
   * @param {() => void} opened called each time that it can be spoken on
   * @param {(message: Message) => void} heard
   */
  constructor(address, opened, heard) {
    this.session = randomName();
    this.address = `${address}?session_id=${this.session}`;
    this.opened = opened;
    this.heard = heard;
    this.sent = 0;
    this.pause = SHORTEST_PAUSE;
    this.isEnded = false;
    this.socket = this.connect();
  }

  connect() {
    const socket = new WebSocket(this.address, PROTOCOL);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => this.opened());
    socket.addEventListener("message", ({ data }) => {
      this.pause = SHORTEST_PAUSE;
      this.heard(unpacked(data));
    });
    socket.addEventListener("close", () => this.cut());
    return socket;
  }

  /** Whether what is said now goes out. */
  get isOpen() {
    return !this.isEnded && this.socket.readyState === WebSocket.OPEN;
  }

  /**
   * Say something. Throws {@link NotConnected} while there is no connection.
   * @param {string} type
   * @param {object} content
   * @param {(ArrayBuffer | ArrayBufferView)[]} [buffers]
   */
  send(type, content, buffers = []) {
    if (!this.isOpen) throw new NotConnected("there is no connection to the kernel");
    const header = {
      msg_id: `${this.session}-${(this.sent += 1)}`,
      msg_type: type,
      session: this.session,
      username: "",
      date: new Date().toISOString(),
      version: "5.3",
    };
    this.socket.send(packed(header, content, buffers));
  }

  cut() {
    if (this.isEnded) return;
    tellCut();
    // Not all pages of a class at once, when the server is there again.
    setTimeout(() => this.reopen(), this.pause * (0.5 + Math.random() / 2));
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  reopen() {
    if (!this.isEnded) this.socket = this.connect();
  }

  /** Open it no more: the page is left, or its kernel has ended. */
  end() {
    if (this.isEnded) return;
    this.isEnded = true;
    this.socket.close();
  }
}

/** Tell the page at once that nothing is heard any more; it finds out why. */
export function tellCut() {
  document.dispatchEvent(new CustomEvent("qihang:cut"));
}

/** A name that nobody else has; pages over plain HTTP have no crypto.randomUUID. */
function randomName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
