const MOST_SHOWN = 1.3; // the bar reaches a little beyond the limit, for what does not fit

function part(view, kind, from, fen, text) {
  const scale = 100 / (view.limit * MOST_SHOWN);
  const start = from * scale;
  const width = Math.min(fen * scale, 100 - start);
  const number = width > 9 && qSvg("text", { class: `limit-text limit-text--${kind}`, x: `${start + width / 2}%`, y: "50%" }, text);
  const rect = qSvg("rect", { class: `limit-part limit-part--${kind}`, x: `${start}%`, y: "15%", width: `${width}%`, height: "70%" });
  return { rect, number };
}

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
    qSvg(
      "svg",
      { class: "limit-bar", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      qSvg("rect", { class: "limit-room", x: "0", y: "15%", width: edge, height: "70%" }),
      parts.map(({ rect }) => rect),
      qSvg("line", { class: "limit-edge", x1: edge, x2: edge, y1: "0", y2: "100%" }),
      parts.map(({ number }) => number),
    ),
    qEl("p", { class: "limit-scale", "aria-hidden": "true" }, qEl("span", {}, "0"), qEl("span", { class: "limit-scale-edge" }, view.words.limit)),
  ];
}

const SIGNS = { counted: "✓", free: "✓", other: "–", refused: "×", next: "→", later: "" };

function scanRow(scan) {
  const state = SIGNS[scan.status] && qEl("span", { "aria-hidden": "true" }, `${SIGNS[scan.status]} `);
  return qEl(
    "tr",
    { class: `limit-scan limit-scan--${scan.status}`, "data-key": `scan-${scan.number}`, "data-status": scan.status, "aria-current": scan.status === "next" ? "true" : null },
    qEl("th", { scope: "row", class: "q-number" }, scan.number),
    qEl("td", {}, scan.time),
    qEl("td", {}, scan.payer),
    qEl("td", {}, scan.code),
    qEl("td", { class: "q-number" }, scan.yuan),
    qEl("td", {}, state, scan.word),
  );
}

function scans(view) {
  return qEl(
    "div",
    { class: "lab-part" },
    qEl(
      "table",
      { class: "q-table limit-scans", "data-key": "scans" },
      qEl("caption", {}, view.words.scans),
      qEl("thead", {}, qEl("tr", {}, view.heads.map(({ text, number }) => qEl("th", { scope: "col", class: number ? "q-number" : null }, text)))),
      qEl("tbody", {}, view.scans.map(scanRow)),
    ),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const send = qSteady(model);
    const draw = (view) => {
      const { words } = view;
      const go = (position) => send("go", { position });
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
      return qLab(model, view, id, {
        wide: true,
        first: [
          qRadios(id, "payer", words.payer, view.payers, view.payer, (payer) => qDo(model, "payer", { payer }), { compact: true }),
          qEl(
            "div",
            { class: "q-row" },
            qButton(words.next, "next", () => qDo(model, "next"), { main: true, off: !view.next }),
            qButton(words.back, "back", () => qDo(model, "back"), { off: view.position === 0 }),
          ),
          qNumber(id, "position", place, go),
        ],
        picture: bar(view, id),
        beside: qEl("div", { "aria-live": "polite" }, qNote(view.said.tone, view.said.sign, view.said.text, "said")),
        more: amount && qNumber(id, "amount", amount, (yuan) => send("amount", { yuan, number: view.next.number })),
        below: [scans(view), qEl("p", { class: "q-help" }, words.source)],
      });
    };
    const hide = qShowLab(model, el, draw);
    return () => {
      send.stop();
      hide();
    };
  },
};
