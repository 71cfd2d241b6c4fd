import { chooser, numberControl } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { ladder } from "../../core/ladder.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { NumberLook } from "../../core/controls.js" */
/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Bar } from "../../core/ladder.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {NumberLook & { id: string }} Named */
/** @typedef {View & { works: { id: string, text: Translations }[], work: string, numbers: Named[], bars: Bar[], seen: Content, source: Content }} Wage */

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const number = (/** @type {Named} */ { id: name, ...look }) => numberControl(id, name, look, (value) => send("number", { name, value }, name));
    const draw = (/** @type {Wage} */ view) => {
      const { words } = view;
      const choose = (/** @type {string} */ work) => request(model, "work", { work });
      return labScreen(model, view, id, {
        dense: true,
        hand: [
          html("div", { class: "wage-work" }, chooser(id, "work", words.work, view.works, view.work, choose, { silent: true }), againButton(model, view)),
          view.numbers.map(number),
        ],
        picture: [
          ladder(view.bars, id),
          html("p", { class: "wage-seen", "data-key": "seen" }, html("strong", { class: "wage-check", "aria-hidden": "true" }, "? "), view.seen, " ", html("span", { class: "wage-source" }, view.source)),
        ],
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
