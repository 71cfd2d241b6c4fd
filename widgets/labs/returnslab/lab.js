import { mountLab } from "../../core/lab.js";
import { wayScreen } from "../../core/way.js";
import { makeIds } from "../../core/widget.js";

/** @import { AskedWay } from "../../core/way.js" */
/** @import { Model } from "../../core/widget.js" */

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mountLab(model, el, (/** @type {AskedWay} */ view) => wayScreen(model, view, id, "goods"), ["goods"]);
  },
};
