import { button } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { againButton, labScreen, mountLab } from "../../core/lab.js";
import { codePicture, squaresPath } from "../../core/squares.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {View & { examples: { id: string, name: Content }[], rows: string[] | null }} Made */

const LETTERS = 0.075; // the size of the number below the code, as a part of the picture's side
const GAP = 1.4; // half of the room for it in its line, in letters

/**
 * The code, and below it how many squares there are on a side.
 * @param {Made} view
 * @param {Ids} id
 */
function picture({ rows, quiet }, id) {
  if (!rows) return null;
  const side = rows.length;
  const size = (side + 2 * quiet) * LETTERS;
  const line = side + quiet + size / 2;
  const gap = size * GAP;
  const end = (/** @type {number} */ x) => `M${x} ${line - size / 4}v${size / 2}`;
  const ends = `${end(0)}${end(side)}M0 ${line}H${side / 2 - gap}M${side / 2 + gap} ${line}H${side}`;
  const inside = [
    svg("path", { class: "code-ink", d: squaresPath(rows) }),
    svg("path", { class: "qrlab-side", d: ends, "stroke-width": size / 10 }),
    svg("text", { class: "qrlab-number", x: side / 2, y: line, "font-size": size }, side),
  ];
  return codePicture(rows, quiet, id("sentence"), inside, size);
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
      class: "q-input qrlab-text",
      id: id("text"),
      rows: 2,
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
 * @param {Made} view
 * @param {Ids} id
 * @param {Model} model
 */
function examples(view, id, model) {
  return html(
    "div",
    { role: "group", "aria-labelledby": id("examples") },
    html("p", { class: "q-label", id: id("examples") }, view.words.examples),
    html(
      "div",
      { class: "qrlab-examples" },
      view.examples.map(({ id: name, name: text }) => button(text, `example-${name}`, () => request(model, "example", { name }))),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Made} */ view) =>
      labScreen(model, view, id, {
        hand: [textField(view, id, send), examples(view, id, model), againButton(model, view)],
        picture: picture(view, id),
      });
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
