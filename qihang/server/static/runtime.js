"use strict";
(() => {
  // qihang/server/browser/parts/cookies.js
  function cookie(name) {
    const start = `${name}=`;
    const found = document.cookie.split("; ").find((part) => part.startsWith(start));
    return found === void 0 ? "" : decodeURIComponent(found.slice(start.length));
  }

  // qihang/server/browser/runtime/messages.js
  var PROTOCOL = "v1.kernel.websocket.jupyter.org";
  var NUMBER = 8;
  function packed(header, content, buffers) {
    const texts = ["shell", JSON.stringify(header), "{}", "{}", JSON.stringify(content)];
    const parts = [...texts.map((text) => new TextEncoder().encode(text)), ...buffers.map(bytesOf)];
    const offsets = [NUMBER * (parts.length + 2)];
    for (const [place, part] of parts.entries()) offsets.push(offsets[place] + part.byteLength);
    const whole = new Uint8Array(offsets[parts.length]);
    const numbers = new DataView(whole.buffer);
    for (const [place, number] of [offsets.length, ...offsets].entries()) numbers.setUint32(NUMBER * place, number, true);
    for (const [place, part] of parts.entries()) whole.set(part, offsets[place]);
    return whole;
  }
  function unpacked(data) {
    const numbers = new DataView(data);
    const number = (place) => numbers.getUint32(NUMBER * place, true);
    const part = (place) => new DataView(data, number(place + 1), number(place + 2) - number(place + 1));
    const object = (place) => JSON.parse(new TextDecoder().decode(part(place)));
    const [HEADER, CONTENT, BUFFERS] = [1, 4, 5];
    const buffers = Array.from({ length: number(0) - 1 - BUFFERS }, (_, place) => part(BUFFERS + place));
    return { type: object(HEADER).msg_type, content: object(CONTENT), buffers };
  }
  function bytesOf(buffer) {
    return buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }

  // qihang/server/browser/runtime/line.js
  var SHORTEST_PAUSE = 250;
  var LONGEST_PAUSE = 5e3;
  var NotConnected = class extends Error {
  };
  var Line = class {
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
        msg_id: `${this.session}-${this.sent += 1}`,
        msg_type: type,
        session: this.session,
        username: "",
        date: (/* @__PURE__ */ new Date()).toISOString(),
        version: "5.3"
      };
      this.socket.send(packed(header, content, buffers));
    }
    cut() {
      if (this.isEnded) return;
      tellCut();
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
  };
  function tellCut() {
    document.dispatchEvent(new CustomEvent("qihang:cut"));
  }
  function randomName() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // qihang/server/browser/runtime/model.js
  var Model = class {
    /**
     * @param {string} id
     * @param {Line} line
     */
    constructor(id, line2) {
      this.id = id;
      this.line = line2;
      this.state = {};
      this.unsent = /* @__PURE__ */ new Set();
      this.listeners = /* @__PURE__ */ new Map();
      this.closing = new AbortController();
      this.known = new Promise((resolve) => this.becomesKnown = resolve);
      this.awaiting = [];
    }
    /** Ask for the whole state as it is now. Throws without a connection. */
    ask() {
      this.say({ method: "request_state" });
    }
    /** Settles once the state is here that follows from all that was said so far. */
    answered() {
      return new Promise((resolve) => {
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
        this.listeners.set(name, (this.listeners.get(name) ?? /* @__PURE__ */ new Set()).add(listener));
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
      for (const listener of [...this.listeners.get(name) ?? []]) {
        try {
          listener(...told);
        } catch (error) {
          reportError(error);
        }
      }
    }
  };
  function put(state, path, buffer) {
    const last = path[path.length - 1];
    path.slice(0, -1).reduce((part, name) => part[name], state)[last] = buffer;
  }
  function isSame(one, other) {
    if (Object.is(one, other)) return true;
    if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
    let buffers = 0;
    const text = (value) => JSON.stringify(value, (_, part) => ArrayBuffer.isView(part) ? buffers += 1 : part);
    return text(one) === text(other);
  }

  // qihang/server/browser/runtime/widgets.js
  var modules = /* @__PURE__ */ new Map();
  var styles = /* @__PURE__ */ new Set();
  var begun = /* @__PURE__ */ new WeakMap();
  async function draw(model, place) {
    await model.known;
    if (!begun.has(model)) begun.set(model, begin(model));
    const widget = await begun.get(model);
    const el = document.createElement("div");
    place.append(el);
    const { signal } = model.closing;
    const leave2 = await widget?.render?.({ model, el, signal });
    whenClosed(signal, () => {
      leave2?.();
      el.remove();
    });
  }
  async function begin(model) {
    wear(model.get("_css"));
    const module = await load(model.get("_esm"));
    const given = module.default ?? { render: module.render };
    const widget = typeof given === "function" ? await given() : given;
    const { signal } = model.closing;
    const leave2 = await widget.initialize?.({ model, signal });
    whenClosed(signal, () => leave2?.());
    return widget;
  }
  function whenClosed(signal, leave2) {
    if (signal.aborted) leave2();
    else signal.addEventListener("abort", leave2);
  }
  function load(text) {
    const known = modules.get(text);
    if (known) return known;
    const module = isAddress(text) ? import(text) : importText(text);
    modules.set(text, module);
    return module;
  }
  async function importText(text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    try {
      return await import(address);
    } finally {
      URL.revokeObjectURL(address);
    }
  }
  function wear(text) {
    if (!text || styles.has(text)) return;
    styles.add(text);
    const sheet = document.createElement(isAddress(text) ? "link" : "style");
    if (sheet instanceof HTMLLinkElement) Object.assign(sheet, { rel: "stylesheet", href: text });
    else sheet.textContent = text;
    document.head.append(sheet);
  }
  function isAddress(text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  // qihang/server/browser/runtime.js
  var VIEW = "application/vnd.jupyter.widget-view+json";
  var OUTPUTS = 'script[type="application/vnd.voila.cell-output+json"]';
  var SCREEN = "section.screen";
  var { home = "/", kernel } = (
    /** @type {HTMLScriptElement} */
    document.currentScript.dataset
  );
  var models = /* @__PURE__ */ new Map();
  var line = new Line(`${location.origin.replace(/^http/, "ws")}${home}api/kernels/${kernel}/channels`, askAll, hear);
  function askAll() {
    for (const model of models.values()) model.ask();
  }
  function hear(message) {
    const { type, content } = message;
    if (type === "status" && content.execution_state === "dead") {
      line.end();
      tellCut();
    }
    const model = models.get(content.comm_id);
    if (type === "comm_msg") model?.hear(message);
    if (type === "comm_close") model?.close();
  }
  function modelOf(id) {
    const known = models.get(id);
    if (known) return known;
    const model = new Model(id, line);
    models.set(id, model);
    if (line.isOpen) model.ask();
    return model;
  }
  var drawings = [];
  function drawIn(part) {
    const drawn = [...part.querySelectorAll(OUTPUTS)].map((output) => {
      const place = document.createElement("div");
      place.className = "jp-OutputArea-output";
      output.replaceWith(place);
      const id = JSON.parse(output.textContent ?? "").data[VIEW].model_id;
      return draw(modelOf(id), place).catch(reportError);
    });
    drawings.push(...drawn);
    return Promise.all(drawn);
  }
  async function drawWhole() {
    drawIn(document);
    await Promise.all(drawings);
    await Promise.all([...models.values()].map((model) => model.answered()));
  }
  async function drawScreens() {
    const screens = [...document.querySelectorAll(SCREEN)];
    const shown = () => screens.filter((screen) => !/** @type {HTMLElement} */
    screen.hidden);
    const show = () => Promise.all(shown().map(drawIn));
    const watch = new MutationObserver(show);
    for (const screen of screens) watch.observe(screen, { attributeFilter: ["hidden"] });
    document.addEventListener("qihang:screen", async (event) => {
      const { next } = (
        /** @type {CustomEvent<{ next: string | null }>} */
        event.detail
      );
      await show();
      const ahead2 = screens.find((screen) => (
        /** @type {HTMLElement} */
        screen.dataset.screen === next
      ));
      if (ahead2) requestIdleCallback(() => drawIn(ahead2));
    });
    document.addEventListener("qihang:whole", (event) => {
      event.detail.waitFor.push(drawWhole());
    });
    const [first] = shown();
    if (!first) return;
    await show();
    const ahead = screens[screens.indexOf(first) + 1];
    if (ahead) requestIdleCallback(() => drawIn(ahead));
  }
  function begin2() {
    if (document.querySelector(SCREEN)) drawScreens();
    else drawIn(document);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin2);
  else begin2();
  function leave() {
    line.end();
    const form = new FormData();
    form.append("_xsrf", cookie("_xsrf"));
    navigator.sendBeacon(`${home}voila/api/shutdown/${kernel}`, form);
  }
  addEventListener("pagehide", () => {
    if (document.hidden) leave();
    else document.addEventListener("visibilitychange", leave, { once: true });
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
})();
