import { button } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/**
 * @typedef {View & {
 *   number: number, count: Content, text: Translations, signs: Record<"zh" | "en", string[]>, written: string,
 *   longest: number, has_next: boolean,
 * }} Writing
 */

/**
 * What is to be written, and the box for it. While an input method puts a word together from
 * letters, what stands in the box is not meant yet.
 * @param {Writing} view
 * @param {Ids} id
 * @param {Sender} send
 * @param {(text: string) => unknown} next goes on, if that is all of it
 */
function written({ words, count, text, written, longest }, id, send, next) {
  const write = (/** @type {any} */ event) => event.isComposing || send("write", { text: event.target.value });
  return html(
    "div",
    { class: "type-box" },
    html("p", { class: "q-small" }, count),
    html("p", { class: "type-text", id: id("text") }, text),
    html("label", { class: "q-label", for: id("box") }, words.box),
    html("input", {
      type: "text",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      class: "q-input type-input",
      id: id("box"),
      maxlength: longest,
      value: written,
      "aria-describedby": id("text"),
      "data-key": "box",
      oninput: write,
      onkeydown: (/** @type {any} */ event) => {
        if (event.key === "Enter" && !event.isComposing) next(event.target.value);
      },
    }),
  );
}

/**
 * The signs to press, for whoever has no keyboard that writes them.
 * @param {Writing} view
 * @param {Model} model
 */
function signs({ words, signs, written }, model) {
  const row = (/** @type {"zh" | "en"} */ lang) =>
    html(
      "div",
      { class: `type-signs t-${lang}`, lang: lang === "zh" ? "zh-CN" : "en", "data-key": `signs-${lang}` },
      signs[lang].map((sign) => button(sign, `sign-${lang}-${sign}`, () => request(model, "sign", { sign }))),
    );
  return html(
    "fieldset",
    {},
    html("legend", { class: "q-visually-hidden" }, words.signs),
    row("zh"),
    row("en"),
    button(words.erase, "erase", () => request(model, "erase"), { off: written === "", quiet: true }),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    /** @type {number | null} */
    let number = null;
    const draw = (/** @type {Writing} */ view) => {
      // What is typed into is left as it is; but a new text begins in an empty box, ready to be written into.
      const box = /** @type {HTMLInputElement | null} */ (el.querySelector('[data-key="box"]'));
      if (box && number !== null && number !== view.number) {
        box.value = view.written;
        if (el.contains(document.activeElement)) queueMicrotask(() => box.focus());
      }
      number = view.number;
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "q-stack" },
          written(view, id, send, (text) => request(model, "next", { text })),
          signs(view, model),
          labSentence(view, id),
          html(
            "div",
            { class: "q-row" },
            button(view.words.next, "next", () => request(model, "next", { text: view.written }), { off: !view.has_next, main: true }),
            againButton(model, view),
          ),
        ),
      });
    };
    const hide = mountLab(model, el, draw);
    // The word is ready; no element has an attribute for this event.
    const ready = (/** @type {any} */ event) => send("write", { text: event.target.value });
    el.addEventListener("compositionend", ready);
    return () => {
      el.removeEventListener("compositionend", ready);
      send.stop();
      hide();
    };
  },
};
