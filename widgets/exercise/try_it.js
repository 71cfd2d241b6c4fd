// A practice item of a workbook. It stands after common.js and form.js.

const TRYIT_HELLO = 3000; // ms between tries to be known to Python

const TRYIT_LOOKS = { right: ["ok", "✓"], partly: ["notyet", "→"], "not-yet": ["notyet", "→"] };

function tryitState(view, ui) {
  if (view.phase !== "open") return "waiting";
  if (JSON.stringify(ui.value) === JSON.stringify(view.value) && view.verdict) return view.verdict.outcome;
  return ui.value === null ? "empty" : "typing";
}

function tryitNote(view, state) {
  const { words, verdict } = view;
  if (view.phase === "closed") return ["unread", "!", [view.says]];
  if (state === "waiting") return ["saved", "", [view.away ? words.away : words.waiting]];
  if (state === "empty" || state === "typing") return ["saved", "", [words[state]]];
  const [look, sign] = TRYIT_LOOKS[state] ?? ["unread", "?"];
  return [look, sign, [verdict.says, ...verdict.next]];
}

function tryitDraw(model, view, ui, id) {
  const { words } = view;
  const state = tryitState(view, ui);
  const [look, sign, says] = tryitNote(view, state);
  const right = state === "right";
  const check = () => ui.value !== null && qDo(model, "check", { value: ui.value });
  const desk = {
    id,
    words,
    value: ui.value,
    locked: false,
    parts: ["waiting", "empty", "typing"].includes(state) ? [] : view.verdict.parts,
    note: id("note"),
    said: (pair) => (ui.said = pair),
    change: (value) => {
      ui.value = value;
      ui.redraw();
    },
  };
  return qEl(
    "div",
    {
      class: "q-card tryit",
      role: "group",
      "aria-labelledby": id("title"),
      "data-item": view.item,
      "data-state": state,
      "data-kept": view.kept ? "yes" : "no",
      "data-key": `tryit-${view.item}`,
    },
    qEl("h3", { id: id("title"), class: "tryit-title" }, view.title),
    view.form && [
      qCard(view.card, desk, ui, ui.redraw),
      qEl(
        "form",
        { "data-key": "answer", onsubmit: (event) => (event.preventDefault(), check()) },
        qForm(view.form, desk),
        qEl(
          "div",
          { class: "q-row tryit-buttons", "data-key": "buttons" },
          qEl("button", { type: "submit", class: `q-btn${right ? "" : " q-btn--main"}`, "data-key": "check", "aria-disabled": ui.value === null ? "true" : null }, words.check),
          qButton(words.new, "new", () => qDo(model, "new"), { main: right, quiet: !right }),
          view.offer && qButton(words.hint, "hint", () => qDo(model, "hint")),
        ),
      ),
    ],
    qEl("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    qEl(
      "div",
      { class: `q-note q-note--${look} tryit-note`, role: "status", id: id("note"), "data-key": "note" },
      says.map((sentence, place) => qEl("p", {}, place === 0 && sign && qEl("strong", { "aria-hidden": "true" }, `${sign} `), sentence)),
      view.hint && qEl("p", { class: "tryit-hint" }, qEl("b", {}, words.first_half), " ", view.hint),
    ),
    view.phase === "open" && !view.kept && qEl("p", { class: "q-help", "data-key": "not-kept" }, words.not_kept),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const ui = { value: null, redraw: () => redraw() };
    const redraw = () => qKeepFocus(el, () => tryitDraw(model, qView(model), ui, id));
    // A new item has its own value; a verdict leaves alone what is being written.
    const show = () => {
      const view = qView(model);
      if (view.phase === "open" && view.seed !== ui.seed) {
        Object.assign(ui, { seed: view.seed, value: view.value, said: null, scanned: null, level: null });
      }
      redraw();
    };
    const hello = () => {
      if (qView(model).phase !== "waiting") return clearInterval(greeting);
      return qDo(model, "ready");
    };
    const greeting = setInterval(hello, TRYIT_HELLO);
    model.on("change:view", show);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
    };
  },
};
