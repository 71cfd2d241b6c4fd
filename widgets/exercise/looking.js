// A try that was marked before the one that goes on: it can be looked at on the same page.

import { button } from "../core/controls.js";
import { html } from "../core/dom.js";
import { fillTime } from "./texts.js";
import "./looking.css";

/** @import { View } from "../core/widget.js" */

const ASKED = "look"; // of the address: the home page sends whoever wants to see a marked try

/**
 * What is said of an earlier try, with the press that shows it, or the one that ends that.
 * @param {View} view
 * @param {(verb: string) => void} ask
 */
export function lookedAt(view, ask) {
  const { words } = view;
  if (view.phase === "looking") {
    return html(
      "div",
      { class: "q-note looked-at", role: "status", "data-key": "looked-at" },
      html("p", {}, fillTime(words.looking, view.handed_in.at)),
      html("div", { class: "q-row" }, button(words.look_at_this, "this", () => ask("this"), { main: true, once: true })),
    );
  }
  return view.earlier && html("div", { class: "q-row looked-at", "data-key": "look" }, button(words.look, "earlier", () => lookBack(ask), { once: true }));
}

/** @param {(verb: string) => void} ask */
function lookBack(ask) {
  document.dispatchEvent(new CustomEvent("qihang:flush"));
  ask("earlier");
}

/**
 * Look at once if the address says so; it says so once.
 * @param {View} view
 * @param {(verb: string) => void} ask
 */
export function look(view, ask) {
  const address = new URL(window.location.href);
  if (!view.earlier || !address.searchParams.has(ASKED)) return;
  address.searchParams.delete(ASKED);
  window.history.replaceState(window.history.state, "", address);
  lookBack(ask);
}
