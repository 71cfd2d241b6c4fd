import { chartImage, radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ zh: string | null, en: string | null, width: number, height: number }} Images */
/**
 * @typedef {View & {
 *   pairs: Option[], pair: string, names: Record<"A" | "B", Content>, shows: Record<"A" | "B", Translations>,
 *   chart: Images, other: Images, chosen: string | null,
 * }} Charts
 */

/**
 * Both charts, each on its own radio button.
 * @param {Charts} view
 * @returns {Option[]}
 */
function options({ names, shows, chart, other }) {
  /** @type {(id: "A" | "B", images: Images) => Option} */
  const one = (id, images) => ({ id, text: [html("span", {}, names[id]), html("span", { class: "charts-one" }, chartImage(images, shows[id]))] });
  return [one("A", chart), one("B", other)];
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Charts} */ view) => {
      const { words } = view;
      const heard = (/** @type {Content} */ text) => html("span", { class: "q-visually-hidden" }, text);
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "charts-page" },
          html(
            "div",
            { class: "charts-head" },
            radios(id, "pair", heard(words.pair), view.pairs, view.pair, (pair) => request(model, "pair", { pair }), { compact: true }),
            againButton(model, view),
          ),
          radios(id, "misleads", heard(words.question), options(view), view.chosen, (chart) => request(model, "misleads", { chart }), { judged: true }),
          labSentence(view, id),
        ),
      });
    };
    return mountLab(model, el, draw, ["pair"]);
  },
};
