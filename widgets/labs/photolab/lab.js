import { radios } from "../../core/controls.js";
import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { pictureTree } from "../../core/pictures.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Tree } from "../../core/pictures.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, choices: Option[], chosen: string }} Part */
/** @typedef {View & { parts: Part[], picture: Tree, seen: Content, credit: Content }} Shot */

/**
 * All that can be changed in the picture, one line each.
 * @param {Shot} view
 * @param {Ids} id
 * @param {Model} model
 */
function parts({ parts }, id, model) {
  const part = (/** @type {Part} */ { id: name, name: text, choices, chosen }) =>
    radios(id, name, text, choices, chosen, (to) => request(model, "change", { part: name, to }));
  return html("div", { class: "photo-parts", "data-control": "photo" }, parts.map(part));
}

/**
 * The picture, and beneath it who took it.
 * @param {Shot} view
 * @param {Ids} id
 */
function shot({ picture, seen, credit }, id) {
  return html(
    "figure",
    { class: "q-figure lab-show photo-shot" },
    html("div", { class: "photo-picture", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" }, pictureTree(picture)),
    html("figcaption", {}, html("span", { "aria-hidden": "true", "data-key": "credit" }, credit), html("span", { class: "q-visually-hidden", "data-key": "seen" }, seen)),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Shot} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "photo-desk" },
          parts(view, id, model),
          shot(view, id),
          html("div", { class: "photo-foot" }, labSentence(view, id), againButton(model, view)),
        ),
      });
    return mountLab(model, el, draw);
  },
};
