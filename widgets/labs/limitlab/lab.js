import { button, note, numberControl, radios } from "../../core/controls.js";
import { html, svg } from "../../core/dom.js";
import { labFrame, mountLab } from "../../core/lab.js";
import { makeIds, makeSender, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Content } from "../../core/dom.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/**
 * @typedef {{
 *   number: number, status: keyof typeof SIGNS, time: Content, payer: Content, code: Content,
 *   yuan: Content, word: Content,
 * }} Scan
 */
/** @typedef {View & { heads: { text: Content, number: boolean }[], scans: Scan[] }} Day */

const MOST_SHOWN = 1.3; // the bar reaches a little beyond the limit, for what does not fit

/**
 * @param {View} view
 * @param {string} kind
 * @param {number} from
 * @param {number} fen
 * @param {Content} text
 */
function part(view, kind, from, fen, text) {
  const scale = 100 / (view.limit * MOST_SHOWN);
  const start = from * scale;
  const width = Math.min(fen * scale, 100 - start);
  const number = width > 9 && svg("text", { class: `limit-text limit-text--${kind}`, x: `${start + width / 2}%`, y: "50%" }, text);
  const rect = svg("rect", { class: `limit-part limit-part--${kind}`, x: `${start}%`, y: "15%", width: `${width}%`, height: "70%" });
  return { rect, number };
}

/**
 * @param {View} view
 * @param {Ids} id
 */
function bar(view, id) {
  const parts = [];
  let used = 0;
  for (const { fen, yuan } of view.counted) {
    parts.push(part(view, "used", used, fen, yuan));
    used += fen;
  }
  if (view.refused) parts.push(part(view, "refused", used, view.refused.fen, view.refused.yuan));
  const edge = `${100 / MOST_SHOWN}%`;
  return [
    svg(
      "svg",
      { class: "limit-bar", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      svg("rect", { class: "limit-room", x: "0", y: "15%", width: edge, height: "70%" }),
      parts.map(({ rect }) => rect),
      svg("line", { class: "limit-edge", x1: edge, x2: edge, y1: "0", y2: "100%" }),
      parts.map(({ number }) => number),
    ),
    html("p", { class: "limit-scale", "aria-hidden": "true" }, html("span", {}, "0"), html("span", { class: "limit-scale-edge" }, view.words.limit)),
  ];
}

const SIGNS = { counted: "✓", free: "✓", other: "–", refused: "×", next: "→", later: "" };

/** @param {Scan} scan */
function scanRow(scan) {
  const state = SIGNS[scan.status] && html("span", { "aria-hidden": "true" }, `${SIGNS[scan.status]} `);
  return html(
    "tr",
    { class: `limit-scan limit-scan--${scan.status}`, "data-key": `scan-${scan.number}`, "data-status": scan.status, "aria-current": scan.status === "next" ? "true" : null },
    html("th", { scope: "row", class: "q-number" }, scan.number),
    html("td", {}, scan.time),
    html("td", {}, scan.payer),
    html("td", {}, scan.code),
    html("td", { class: "q-number" }, scan.yuan),
    html("td", {}, state, scan.word),
  );
}

/** @param {Day} view */
function scans(view) {
  return html(
    "div",
    { class: "lab-part" },
    html(
      "table",
      { class: "q-table limit-scans", "data-key": "scans" },
      html("caption", {}, view.words.scans),
      html("thead", {}, html("tr", {}, view.heads.map(({ text, number }) => html("th", { scope: "col", class: number ? "q-number" : null }, text)))),
      html("tbody", {}, view.scans.map(scanRow)),
    ),
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw = (/** @type {Day} */ view) => {
      const { words } = view;
      const go = (/** @type {number} */ position) => send("go", { position });
      const place = { label: words.position, less: words.back, more: words.next, unit: view.of, value: view.position, least: 0, most: view.scans.length };
      const amount = view.next && {
        label: words.amount,
        less: words.amount_less,
        more: words.amount_more,
        unit: words.yuan,
        value: view.next.yuan,
        least: 1,
        most: view.most_yuan,
        help: view.next.help,
      };
      return labFrame(model, view, id, {
        wide: true,
        first: [
          radios(id, "payer", words.payer, view.payers, view.payer, (payer) => request(model, "payer", { payer }), { compact: true }),
          html(
            "div",
            { class: "q-row" },
            button(words.next, "next", () => request(model, "next"), { main: true, off: !view.next }),
            button(words.back, "back", () => request(model, "back"), { off: view.position === 0 }),
          ),
          numberControl(id, "position", place, go),
        ],
        picture: bar(view, id),
        beside: html("div", { "aria-live": "polite" }, note(view.said.tone, view.said.sign, view.said.text, "said")),
        more: amount && numberControl(id, "amount", amount, (yuan) => send("amount", { yuan, number: view.next.number })),
        below: [scans(view), html("p", { class: "q-help" }, words.source)],
      });
    };
    const hide = mountLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
