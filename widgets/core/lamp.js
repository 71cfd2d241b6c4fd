// The lamp that goes on at words that an offer may not use.

import { html, svg } from "./dom.js";
import "./static/lamp.css";

/** @import { Translations } from "./dom.js" */

/** @typedef {"wait" | "on" | "off"} Lamp */

/**
 * The lamp, with what it does in words.
 * @param {Record<string, Translations>} words
 * @param {Lamp} state
 */
export function lamp(words, state) {
  const bulb = svg(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true" },
    state === "on" && svg("path", { d: "M12 0v3M2 4l2 2M22 4l-2 2M0 12h3M24 12h-3" }),
    svg("path", { class: "lamp-bulb", d: "M12 5a6 6 0 0 0-3 11v2h6v-2a6 6 0 0 0-3-11z" }),
    svg("path", { d: "M9.5 20.5h5M10.5 23h3" }),
  );
  return html("span", { class: `lamp lamp--${state}`, "data-key": "lamp" }, bulb, words[`lamp_${state}`]);
}
