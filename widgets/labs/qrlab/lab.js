import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content, Drawn } from "../../core/dom.js" */
/** @import { Ids, Model, Sender, View } from "../../core/widget.js" */

/** @typedef {{ id: string, name: Content }} Named */
/** @typedef {{ id: string, help: Content }} Level */
/** @typedef {View & { examples: Named[], parts: Named[], levels: Level[], facts: { name: Content, value: Content }[] }} Made */
/** @typedef {(y: number, x: number) => boolean} Wanted */

/**
 * One path for all squares of `rows` that pass `wanted`, run by run.
 * @param {string[]} rows
 * @param {Wanted} wanted
 */
function squaresPath(rows, wanted) {
  /** @type {string[]} */
  const path = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!wanted(y, x)) continue;
      const start = x;
      while (x + 1 < row.length && wanted(y, x + 1)) x += 1;
      path.push(`M${start} ${y}h${x + 1 - start}v1h${start - x - 1}z`);
    }
  });
  return path.join("");
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function codePicture(view, id) {
  if (!view.rows) return null;
  const { rows, marks } = view;
  const side = rows.length;
  const edge = view.quiet;
  const all = side + 2 * (edge + view.table);
  const any = view.part !== "whole";
  /** @type {Wanted} */
  const dark = (y, x) => rows[y][x] === "1";
  /** @type {Wanted} */
  const marked = (y, x) => marks[y][x] === "1";
  /** @type {(name: string, wanted: Wanted) => Drawn} */
  const layer = (name, wanted) => svg("path", { class: name, d: squaresPath(rows, wanted) });
  return svg(
    "svg",
    {
      class: `qrlab-code${any ? " qrlab-code--part" : ""}`,
      viewBox: `${-edge - view.table} ${-edge - view.table} ${all} ${all}`,
      role: "img",
      "aria-labelledby": `${id("sentence")}`,
      "shape-rendering": "crispEdges",
      "data-key": "picture",
    },
    svg("rect", { class: "qrlab-table", x: -edge - view.table, y: -edge - view.table, width: all, height: all }),
    svg("rect", { class: "code-ground", x: -edge, y: -edge, width: side + 2 * edge, height: side + 2 * edge }),
    any ? layer("qrlab-ground-marked", marked) : null,
    layer("code-ink", (y, x) => dark(y, x) && !marked(y, x)),
    any ? layer("qrlab-ink-marked", (y, x) => dark(y, x) && marked(y, x)) : null,
  );
}

/**
 * @param {View} view
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
    html("p", { class: "q-help" }, view.bytes),
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
      { class: "q-row" },
      view.examples.map(({ id: name, name: text }) => button(text, `example-${name}`, () => request(model, "example", { name }))),
    ),
  );
}

/**
 * @param {View} view
 * @param {Ids} id
 * @param {Model} model
 */
function masks(view, id, model) {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => ({ id: String(mask), text: String(mask) }));
  const options = [{ id: "auto", text: view.words.mask_auto }, ...digits];
  const chosen = view.mask === null ? "auto" : String(view.mask);
  const choose = (/** @type {string} */ mask) => request(model, "mask", { mask: mask === "auto" ? null : Number(mask) });
  return radios(id, "mask", view.words.mask, options, chosen, choose, { compact: true, help: view.words.mask_help });
}

/** @param {View} view */
function reading({ reading: said }) {
  if (!said) return null;
  const good = said.reads && said.enough;
  return note(good ? "ok" : "notyet", said.reads ? "✓" : "×", said.text, "reading");
}

/** @param {Made} view */
function facts(view) {
  return html(
    "table",
    { class: "q-table qrlab-facts", "data-key": "facts" },
    html("caption", {}, view.words.facts),
    html(
      "tbody",
      {},
      view.facts.map(({ name, value }) => html("tr", {}, html("th", { scope: "row" }, name), html("td", {}, value))),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Made} */ view) => {
      const { words } = view;
      const levels = view.levels.map((level) => ({ id: level.id, text: level.id, help: level.help }));
      const parts = view.parts.map((part) => ({ id: part.id, text: part.name }));
      const quiet = {
        label: words.quiet,
        less: words.quiet_less,
        more: words.quiet_more,
        unit: words.quiet_unit,
        value: view.quiet,
        least: 0,
        most: view.widest,
      };
      return labFrame(model, view, id, {
        first: [textField(view, id, send), examples(view, id, model)],
        picture: codePicture(view, id),
        beside: [
          html("div", { "aria-live": "polite" }, reading(view)),
          html("p", { class: "q-note", "aria-live": "polite", "data-key": "about" }, view.about),
        ],
        more: [
          radios(id, "part", words.part, parts, view.part, (part) => request(model, "part", { part })),
          radios(id, "level", words.level, levels, view.level, (level) => request(model, "level", { level }), {
            help: words.level_help,
          }),
          numberControl(id, "quiet", quiet, (width) => send("quiet", { width })),
          masks(view, id, model),
        ],
        below: view.rows && facts(view),
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
