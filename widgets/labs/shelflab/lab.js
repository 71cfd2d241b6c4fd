import { button } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Translations } from "../../core/dom.js" */
/** @import { Model, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content, placed: boolean, in_hand: boolean }} Good */
/** @typedef {{ id: string, name: Content, full: boolean, label: Translations }} Place */
/** @typedef {View & { goods: Good[], places: Place[], next: string | null }} Shelf */

/** @type {Record<string, string[]>} outlines on a ground of 40 by 32 */
const SHAPES = {
  tea: ["M12 8h16v20H12z", "M14 4h12v4H14z", "M15 14h10v8H15z"],
  rice: ["M11 8c-3 7-3 14 0 20h18c3-6 3-13 0-20z", "M13 4h14l2 4H11z"],
  eggs: ["M14 28c-9 0-9-9-4-16 2-3 6-3 8 0 5 7 5 16-4 16z", "M28 28c-6 0-7-7-4-13 2-3 6-3 8 0 3 6 2 13-4 13z"],
  apples: ["M20 11c-4-4-12-2-12 6 0 7 5 11 9 11 2 0 2-1 3-1s1 1 3 1c4 0 9-4 9-11 0-8-8-10-12-6z", "M20 11c0-4 2-7 5-8"],
};

/** @param {string} good */
function picture(good) {
  return svg(
    "svg",
    { class: "shelf-good", viewBox: "0 0 40 32", "aria-hidden": "true" },
    SHAPES[good].map((d) => svg("path", { d })),
  );
}

/**
 * What is still to be put up.
 * @param {Shelf} view
 * @param {Model} model
 */
function goods({ words, goods }, model) {
  const one = (/** @type {Good} */ good) =>
    html(
      "li",
      {},
      button([picture(good.id), html("span", {}, good.name)], `good-${good.id}`, () => request(model, "take", { good: good.id }), {
        off: good.placed,
        pressed: good.in_hand,
      }),
    );
  return html(
    "fieldset",
    {},
    html("legend", { class: "q-visually-hidden" }, words.goods),
    html("ul", { class: "shelf-goods" }, goods.map(one)),
  );
}

/**
 * The shelf with its places.
 * @param {Shelf} view
 * @param {Model} model
 */
function shelf({ words, places }, model) {
  const one = (/** @type {Place} */ place) =>
    html(
      "li",
      {},
      html(
        "button",
        {
          type: "button",
          class: `shelf-place${place.full ? " shelf-place--full" : ""}`,
          "data-key": `place-${place.id}`,
          "aria-disabled": place.full ? "true" : null,
          label: place.label,
          onclick: () => place.full || request(model, "put", { place: place.id }),
        },
        html("span", { class: "shelf-room" }, place.full && picture(place.id)),
        html("span", { class: "shelf-name" }, place.name),
      ),
    );
  return html(
    "fieldset",
    {},
    html("legend", { class: "q-visually-hidden" }, words.shelf),
    html("ul", { class: "shelf-places" }, places.map(one)),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (/** @type {Shelf} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "q-stack" },
          goods(view, model),
          shelf(view, model),
          labSentence(view, id),
          html(
            "div",
            { class: "q-row" },
            view.next && html("a", { class: "q-btn", href: `#${view.next}`, "data-key": "next" }, view.words.next),
            againButton(model, view),
          ),
        ),
      });
    return mountLab(model, el, draw, ["take"]);
  },
};
