import { ladder } from "../../core/ladder.js";
import { numberControl, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Bar } from "../../core/ladder.js" */
/** @import { NumberLook, Option } from "../../core/controls.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {View & { numbers: (NumberLook & { id: string })[], payers: Option[], payer: string, bars: Bar[] }} Payers */

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const number = (/** @type {NumberLook & { id: string }} */ { id: name, ...look }) =>
      numberControl(id, name, look, (yuan) => send("number", { name, yuan }, name));
    const draw = (/** @type {Payers} */ view) => {
      const { words } = view;
      const choose = (/** @type {string} */ payer) => request(model, "payer", { payer });
      return labScreen(model, view, id, {
        hand: [view.numbers.map(number), radios(id, "payer", words.payer, view.payers, view.payer, choose, { compact: true }), againButton(model, view)],
        picture: ladder(view.bars, id),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
