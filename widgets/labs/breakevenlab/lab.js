import { chartImage, numberControl } from "../../core/controls.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { makeIds, makeSender } from "../../core/widget.js";

/** @import { NumberLook } from "../../core/controls.js" */
/** @import { Unit } from "../../core/numbers.js" */
/** @import { Model, View } from "../../core/widget.js" */

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {View} */ view) => {
      const { words } = view;
      /** @type {(name: string, unit: Unit, more?: Partial<NumberLook>) => NumberLook} */
      const control = (name, unit, more) => ({
        label: words[name],
        less: words[`${name}_less`],
        more: words[`${name}_more`],
        unit,
        value: view[name],
        least: 0,
        most: view[`most_${name}`],
        ...more,
      });
      return labScreen(model, view, id, {
        dense: true,
        hand: [
          numberControl(id, "orders", control("orders", words.orders_unit), (orders) => send("orders", { orders })),
          numberControl(id, "left", control("left", words.yuan, { least: view.least_left, places: 2, step: 10 }), (fen) => send("left", { fen })),
          numberControl(id, "fixed", control("fixed", words.yuan, { step: 100 }), (yuan) => send("fixed", { yuan })),
          againButton(model, view),
        ],
        picture: chartImage(view.chart, view.sentence),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
