import { numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { squaresPath } from "../../core/squares.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Option } from "../../core/controls.js" */
/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/**
 * @typedef {View & {
 *   orders: Option[], ordered: string, losses: Option[], loss: string, packed: number, most: number,
 *   rows: number, good: string[], bad: string[], missing: string[], counts: { id: string, text: Content }[],
 * }} Packed
 */

const ACROSS = 10;

/**
 * A square for each piece: good ones full, bad ones with a cross, missing ones empty.
 * @param {Packed} view
 * @param {Ids} id
 */
function pieces({ rows, good, bad, missing }, id) {
  const kind = (/** @type {string} */ name, /** @type {string[]} */ squares) => svg("path", { class: `pack-${name}`, d: squaresPath(squares), "data-key": name });
  const lines = Array.from({ length: rows - 1 }, (_, row) => `M0 ${row + 1}h${ACROSS}`);
  const columns = Array.from({ length: ACROSS - 1 }, (_, column) => `M${column + 1} 0v${rows}`);
  return svg(
    "svg",
    { class: "pack-picture", viewBox: `-0.1 -0.1 ${ACROSS + 0.2} ${rows + 0.2}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    kind("good", good),
    kind("bad", bad),
    svg("path", { class: "pack-lines", d: [...lines, ...columns].join("") }),
    svg("path", { class: "pack-crosses", d: crosses(bad) }),
    kind("missing", missing),
  );
}

/**
 * A cross in each dark square: its colour is not the only sign.
 * @param {string[]} rows
 */
function crosses(rows) {
  return rows.flatMap((row, y) => [...row].map((dark, x) => (dark === "1" ? `M${x + 0.3} ${y + 0.3}l.4 .4m0-.4l-.4 .4` : ""))).join("");
}

/**
 * @param {Packed} view
 */
function legend({ counts }) {
  return html(
    "ul",
    { class: "pack-counts", "data-key": "counts" },
    counts.map(({ id: name, text }) => html("li", {}, html("span", { class: `pack-swatch pack-swatch--${name}`, "aria-hidden": "true" }), text)),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Packed} */ view) => {
      const { words } = view;
      const packed = {
        label: words.packed,
        less: words.packed_less,
        more: words.packed_more,
        value: view.packed,
        least: 1,
        most: view.most,
      };
      return labScreen(model, view, id, {
        hand: [
          radios(id, "ordered", words.ordered, view.orders, view.ordered, (ordered) => request(model, "ordered", { ordered }), { compact: true }),
          radios(id, "loss", words.loss, view.losses, view.loss, (loss) => request(model, "loss", { loss }), { compact: true }),
          numberControl(id, "packed", packed, (number) => send("packed", { number })),
          againButton(model, view),
        ],
        picture: [pieces(view, id), legend(view)],
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
