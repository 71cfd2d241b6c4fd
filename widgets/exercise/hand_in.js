// The end of an exercise. It stands after common.js and form.js.

const HANDIN_HELLO = 3000; // ms between tries to be known to Python
const HANDIN_ASK = 2000; // ms between questions whether it is marked
const HANDIN_PATIENT = 60000; // ms after which it is asked less often
const HANDIN_RARELY = 15000;
const HANDIN_SAVING = 6000; // ms that answers on their way to the disk are waited for

function handinBoxes(states) {
  return [...document.querySelectorAll("[data-question][data-state]")].filter((box) => states.includes(box.dataset.state));
}

function handinGo(question) {
  const box = document.querySelector(`[data-question="${CSS.escape(question)}"]`);
  box?.scrollIntoView({ block: "center" });
  const control = box?.querySelector("input:not(:disabled)") ?? box?.querySelector("button");
  control?.focus({ preventScroll: true });
}

// What the reader is about to do; Python knows only what is done.
class HandinDesk {
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    this.stage = null; // null, "sure", "saving", "unsaved", "busy"
  }

  turn(stage) {
    this.stage = stage;
    this.changed();
  }

  press(sure) {
    if (this.stage === "saving" || this.stage === "busy") return;
    const empty = qView(this.model).questions.some((one) => one.empty);
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    this.until = Date.now() + HANDIN_SAVING;
    this.sure = sure;
    if (empty && !sure && !handinBoxes(["typing", "saving", "unsaved"]).length) this.turn("sure");
    else this.wait();
  }

  // Hand in only what is saved: nobody is to find out later that an answer was missing.
  wait() {
    if (handinBoxes(["unsaved"]).length) return this.turn("unsaved");
    if (!handinBoxes(["typing", "saving"]).length) return this.send();
    if (Date.now() > this.until) return this.turn("unsaved");
    this.timer = setTimeout(() => this.wait(), 100);
    return this.stage === "saving" || this.turn("saving");
  }

  send() {
    const empty = qView(this.model).questions.some((one) => one.empty);
    if (empty && !this.sure) return this.turn("sure");
    return this.ask("hand_in");
  }

  ask(verb) {
    this.turn("busy");
    this.say(verb);
    clearInterval(this.again);
    this.again = setInterval(() => this.say("refresh"), HANDIN_HELLO);
  }

  say(verb) {
    try {
      qDo(this.model, verb);
    } catch {
      // no connection: said by the page, and tried again
    }
  }

  // Python answered, or something else changed.
  heard(view) {
    const answered = view.turn !== this.seen;
    this.seen = view.turn;
    if (this.stage === "busy" && !answered) return;
    if (this.stage === "busy" || view.phase === "handed_in") {
      clearInterval(this.again);
      this.stage = null;
    }
    if (this.stage === "sure" && !view.questions.some((one) => one.empty)) this.stage = null;
  }

  stop() {
    clearTimeout(this.timer);
    clearInterval(this.again);
  }
}

function handinEmpty(view) {
  const empty = view.questions.filter((one) => one.empty);
  if (!empty.length) return qEl("p", {}, qEl("strong", { "aria-hidden": "true" }, "✓ "), view.words.all_answered);
  return [
    qEl("p", {}, qWith(view.words.some_empty, { count: empty.length })),
    qEl(
      "ul",
      { class: "handin-list" },
      empty.map((one) => qEl("li", {}, qButton(one.title, `go-${one.question}`, () => handinGo(one.question), { quiet: true }))),
    ),
  ];
}

function handinOpen(view, desk) {
  const { words } = view;
  if (!view.kept_here) return qEl("p", { class: "q-note", "data-key": "not-kept" }, words.not_kept);
  const sure = desk.stage === "sure";
  const working = desk.stage === "saving" || desk.stage === "busy";
  return [
    qEl("div", { class: "handin-empty", "data-key": "empty" }, handinEmpty(view)),
    sure && qEl("p", { class: "q-note q-note--notyet", "data-key": "sure" }, qEl("strong", { "aria-hidden": "true" }, "! "), words.sure),
    qEl(
      "div",
      { class: "q-row", "data-key": "buttons" },
      qButton(sure ? words.hand_in_so : words.hand_in, "hand-in", () => desk.press(sure), { main: true, off: working }),
      sure && qButton(words.go_back, "go-back", () => handinBack(view, desk)),
    ),
  ];
}

function handinBack(view, desk) {
  const first = view.questions.find((one) => one.empty);
  desk.turn(null);
  if (first) handinGo(first.question);
}

function handinClosed(view, desk) {
  const { words, may_again: again, handed_in: done } = view;
  return [
    qEl(
      "div",
      { class: "q-note q-note--ok", "data-key": "receipt" },
      qEl("p", {}, qEl("strong", { "aria-hidden": "true" }, "✓ "), qWithTime(words.handed_in, done.at)),
      qEl("p", { "data-receipt": done.receipt }, qWith(words.receipt, done)),
    ),
    view.results ? handinResults(view) : qEl("p", { "data-key": "unmarked" }, words.unmarked),
    again &&
      qEl(
        "div",
        { class: "q-row", "data-key": "again-row" },
        qButton(words[again], "again", () => desk.ask("again"), { off: desk.stage === "busy" }),
        qEl("span", { class: "q-help" }, words.best_counts),
      ),
  ];
}

function handinResults({ words, results }) {
  return qEl(
    "div",
    { class: "handin-results", "data-key": "results" },
    qEl("h4", {}, words.result),
    qEl("p", { class: "handin-total" }, results.says),
    results.best && qEl("p", {}, results.best),
    qEl(
      "table",
      { class: "q-table" },
      qEl("caption", { class: "q-visually-hidden" }, words.result),
      qEl("thead", {}, qEl("tr", {}, [words.question, words.outcome, words.points].map((text) => qEl("th", { scope: "col" }, text)))),
      qEl("tbody", {}, results.rows.map(handinRow)),
    ),
  );
}

function handinRow(row) {
  return qEl(
    "tr",
    {},
    qEl("th", { scope: "row" }, qButton(row.title, `go-${row.question}`, () => handinGo(row.question), { quiet: true })),
    qEl("td", {}, qEl("span", { "aria-hidden": "true" }, `${row.sign} `), row.outcome),
    qEl("td", {}, row.points),
  );
}

function handinSays(view, desk) {
  const { words } = view;
  if (view.phase === "waiting") return view.says ?? (view.away ? words.away : words.waiting);
  return { saving: words.first_saving, unsaved: words.some_unsaved, busy: words.busy }[desk.stage] ?? view.says;
}

function handinDraw(view, desk, id) {
  const says = handinSays(view, desk);
  const phase = { open: handinOpen, handed_in: handinClosed }[view.phase];
  return qEl(
    "section",
    { class: "q-card handin q-stack", "aria-labelledby": id("title"), "data-key": "handin", "data-phase": view.phase, "data-marked": view.results ? "yes" : "no" },
    qEl("h3", { id: id("title") }, view.words.title),
    phase && phase(view, desk),
    qEl("div", { class: "handin-says", role: "status", "data-key": "says" }, says),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    let asking = null;
    let since = Date.now(); // when it was handed in, as far as this page knows
    const desk = new HandinDesk(model, () => redraw());
    const redraw = () => qKeepFocus(el, () => handinDraw(qView(model), desk, id));
    const pace = () => (Date.now() - since < HANDIN_PATIENT ? HANDIN_ASK : HANDIN_RARELY);
    const schedule = () => {
      const view = qView(model);
      clearTimeout(asking);
      if (view.phase === "waiting") asking = setTimeout(() => tell("ready"), HANDIN_HELLO);
      if (view.phase !== "handed_in") since = Date.now();
      else if (!view.results) asking = setTimeout(() => tell("refresh"), pace());
    };
    const tell = (verb) => {
      desk.say(verb);
      schedule();
    };
    const show = () => {
      desk.heard(qView(model));
      redraw();
      schedule();
    };
    model.on("change:view", show);
    show();
    tell("ready");
    return () => {
      clearTimeout(asking);
      desk.stop();
      model.off("change:view", show);
    };
  },
};
