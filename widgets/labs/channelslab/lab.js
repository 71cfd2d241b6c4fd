import { barRows, barScreen } from "../../core/bars.js";
import { button, numberControl } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Row } from "../../core/bars.js" */
/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ id: string, value: number, label: Translations, less: Translations, more: Translations }} Channel */
/** @typedef {{ id: string, name: Content, rate: string, bar: number }} Rate */
/** @typedef {View & { channels: Channel[], least: number, most: number, step: number, added: boolean, rows: Rate[] }} Shop */

/**
 * The average is no rate of people: its bar is empty.
 * @param {Rate} rate
 * @returns {Row}
 */
function row({ id, name, rate, bar }) {
  return { id, name, figure: rate, pieces: [{ from: 0, to: bar, kind: id === "average" ? "frame" : "full" }] };
}

/**
 * @param {Shop} view
 * @param {Channel} channel
 * @param {Ids} id
 * @param {Sender} send
 */
function visitors({ words, least, most, step }, { id: channel, ...look }, id, send) {
  const change = (/** @type {number} */ people) => send("visitors", { channel, people }, channel);
  return numberControl(id, `visitors-${channel}`, { ...look, unit: words.people, least, most, step }, change);
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Shop} */ view) =>
      barScreen(model, view, id, {
        hand: view.channels.map((channel) => visitors(view, channel, id, send)),
        rows: [
          barRows(view.rows.map(row)),
          html(
            "div",
            { class: "q-row channels-add" },
            button(view.words.add, "add", () => request(model, "add"), { main: true, off: view.added }),
            againButton(model, view),
          ),
        ],
      });
    const hide = mountLab(model, el, draw, ["visitors"]);
    return () => {
      send.stop();
      hide();
    };
  },
};
