import { chooser } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labScreen, mountLab } from "../../core/lab.js";
import { codePicture, squaresPath } from "../../core/squares.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Drawn, Translations } from "../../core/dom.js" */
/** @import { Wanted } from "../../core/squares.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ id: string, text: Translations }} Named */
/** @typedef {View & { parts: Named[], levels: string[], masks: number[], widths: number[], rows: string[] | null, marks: string[] }} Made */

/**
 * The code on its label, and that on a dark table; the chosen part stands out.
 * @param {Made} view
 * @param {Ids} id
 */
function picture({ rows, marks, part, quiet, table }, id) {
  if (!rows) return null;
  const edge = quiet + table;
  const [all, label] = [rows.length + 2 * edge, rows.length + 2 * quiet];
  const any = part !== "whole";
  /** @type {Wanted} */
  const dark = (y, x) => rows[y][x] === "1";
  /** @type {Wanted} */
  const marked = (y, x) => marks[y][x] === "1";
  /** @type {(name: string, wanted: Wanted) => Drawn} */
  const layer = (name, wanted) => svg("path", { class: name, d: squaresPath(rows, wanted) });
  return codePicture(rows, edge, id("sentence"), [
    svg("rect", { class: "qrparts-table", x: -edge, y: -edge, width: all, height: all }),
    svg("rect", { class: "code-ground", x: -quiet, y: -quiet, width: label, height: label }),
    any && layer("qrparts-ground", marked),
    layer(any ? "qrparts-ink-pale" : "code-ink", (y, x) => dark(y, x) && !marked(y, x)),
    any && layer("qrparts-ink", (y, x) => dark(y, x) && marked(y, x)),
  ]);
}

/**
 * @param {Made} view
 * @param {Ids} id
 * @param {Sender} send
 */
function textField(view, id, send) {
  return html(
    "div",
    {},
    html("label", { class: "q-label", for: id("text") }, view.words.text),
    html("textarea", {
      class: "q-input qrparts-text",
      id: id("text"),
      rows: 1,
      maxlength: view.longest,
      spellcheck: "false",
      autocomplete: "off",
      value: view.text,
      "data-key": "text",
      oninput: (event) => send("text", { text: event.target.value }),
    }),
  );
}

/**
 * The choices that are but a sign each.
 * @param {(string | number)[]} signs
 * @returns {Named[]}
 */
function named(signs) {
  return signs.map(String).map((sign) => ({ id: sign, text: { zh: sign, en: sign } }));
}

/**
 * Level, mask and quiet zone.
 * @param {Made} view
 * @param {Ids} id
 * @param {Model} model
 */
function choices(view, id, model) {
  const { words } = view;
  const masks = [{ id: "auto", text: words.mask_auto }, ...named(view.masks)];
  const mask = view.mask === null ? "auto" : String(view.mask);
  return html(
    "div",
    { class: "qrparts-choices" },
    chooser(id, "level", words.level, named(view.levels), view.level, (level) => request(model, "level", { level })),
    chooser(id, "mask", words.mask, masks, mask, (one) => request(model, "mask", { mask: one === "auto" ? null : Number(one) })),
    chooser(id, "quiet", words.quiet, named(view.widths), String(view.quiet), (width) => request(model, "quiet", { width: Number(width) })),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Made} */ view) =>
      labScreen(model, view, id, {
        hand: [
          html(
            "div",
            {},
            chooser(id, "part", view.words.part, view.parts, view.part, (part) => request(model, "part", { part }), { silent: true }),
            html("p", { class: "q-help", "aria-live": "polite", "data-key": "about" }, view.about),
          ),
          choices(view, id, model),
          textField(view, id, send),
        ],
        picture: picture(view, id),
      });
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
