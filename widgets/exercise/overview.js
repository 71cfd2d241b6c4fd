// The first screen of an exercise: its questions, and the way to each.

import { html } from "../core/dom.js";
import { morph } from "../core/morph.js";
import { HELLO, makeIds, request, viewOf } from "../core/widget.js";
import { goTo, screenOf } from "./going.js";
import { look, lookedAt } from "./looking.js";
import "./overview.css";

/** @import { Translations } from "../core/dom.js" */
/** @import { Ids, Model, View } from "../core/widget.js" */

/** @typedef {{ question: string, place: number, title: Translations, state: string, sign: string, says: Translations }} Row */

/**
 * A question with its state: a link to its screen, or a press that goes to its box.
 * @param {Row} row
 */
function overviewRow({ question, place, title, state, sign, says }) {
  const screen = screenOf(question);
  const inside = [
    html("span", { class: "overview-place" }, `${place}.`),
    html("span", { class: "overview-title" }, title),
    html("span", { class: "overview-state" }, sign && html("span", { "aria-hidden": "true" }, `${sign} `), says),
  ];
  const attrs = { class: "overview-go", "data-key": `go-${question}`, "data-state": state };
  const go = screen ? html("a", { ...attrs, href: `#${screen}` }, inside) : html("button", { ...attrs, type: "button", onclick: () => goTo(question) }, inside);
  return html("li", { "data-key": `row-${question}` }, go);
}

/**
 * @param {Model} model
 * @param {View} view
 * @param {Ids} id
 */
function overviewDraw(model, view, id) {
  const { words } = view;
  const waits = view.phase === "waiting";
  return html(
    "nav",
    { class: "q-card overview", "aria-labelledby": id("title"), "data-key": "overview", "data-phase": view.phase },
    html("h2", { id: id("title"), class: "q-visually-hidden" }, words.title),
    waits ? html("p", { role: "status" }, view.says ?? (view.away ? words.away : words.waiting)) : html("ol", { class: "overview-list" }, view.rows.map(overviewRow)),
    lookedAt(view, (verb) => request(model, verb)),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const redraw = () => morph(el, () => overviewDraw(model, viewOf(model), id));
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      try {
        request(model, "ready");
      } catch {
        // no connection: said by the page, and tried again
      }
    };
    const show = () => {
      look(viewOf(model), (verb) => request(model, verb));
      redraw();
    };
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
    };
  },
};
