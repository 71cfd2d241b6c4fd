import { barRows, barScreen } from "../../core/bars.js";
import { numberControl } from "../../core/controls.js";
import { againButton, mountLab } from "../../core/lab.js";
import { makeIds, makeSender } from "../../core/widget.js";

/** @import { Piece, Row } from "../../core/bars.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, yuan: Content, ends: number[] }} Amount */
/** @typedef {View & { spend: number, most: number, step: number, zero: number, rows: Amount[] }} Ads */

/** @type {Record<string, Piece["kind"]>} what comes off has a lighter bar */
const KINDS = { costs: "soft", ads: "soft", loss: "loss" };

/**
 * @param {Ads} view
 * @param {Amount} amount
 * @returns {Row}
 */
function row({ words }, { id, name, yuan, ends: [from, to] }) {
  return { id, name, figure: [yuan, " ", words.yuan], pieces: [{ from, to, kind: KINDS[id] ?? "full" }] };
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Ads} */ view) => {
      const { words, spend, most, step } = view;
      const look = { label: words.spend, less: words.spend_less, more: words.spend_more, unit: words.yuan, help: words.order };
      return barScreen(model, view, id, {
        hand: [
          numberControl(id, "spend", { ...look, value: spend, least: 0, most, step }, (yuan) => send("spend", { yuan })),
          againButton(model, view),
        ],
        rows: barRows(
          view.rows.map((amount) => row(view, amount)),
          view.zero,
        ),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
