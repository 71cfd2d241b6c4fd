// An answer box of an exercise. It stands after common.js and form.js.

const BOX_PAUSE = 500; // ms without a key before what was written is sent
const BOX_PATIENCE = 4000; // ms to wait for "it is saved" before saying that it is not
const BOX_HELLO = 3000; // ms between tries to be known to Python

// The same text for the same value, however its parts came to be in their order.
function boxJson(value) {
  const sorted = (_, part) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part;
  return JSON.stringify(value, sorted);
}

// What is being answered, and what is known to be kept of it.
//
// It counts as saved when Python said of the very same value that it is on disk, and
// nothing else was sent afterwards. Until then the value also lies in this browser, and
// comes back after a reload: to the same trainee and numbers (`paper`), and only if
// nothing newer was saved in between.
class BoxDraft {
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    this.value = null;
    this.kept = "null";
    this.attempts = []; // {seq, json}: sent and not yet answered, oldest first
    this.seq = 0;
    this.overdue = false;
    this.lost = false; // whether something that was written here was never saved
  }

  // Take up what Python shows.
  take(view) {
    if (view.phase === "waiting") return;
    this.view = view;
    if (view.phase === "closed") return;
    this.kept = boxJson(view.answer?.value ?? null);
    if (view.phase === "locked") this.shut(view);
    else if (view.paper !== this.paper) this.begin(view);
    else this.hear(view.ack);
  }

  begin(view) {
    const left = this.left();
    this.settle();
    this.paper = view.paper;
    if (left?.paper !== view.paper || boxJson(left.value) === this.kept) return;
    if (left.base === this.base() || left.sent.includes(this.kept)) this.change(left.value, true);
    else this.lost = true;
  }

  // It is handed in, perhaps in another window.
  shut(view) {
    const left = this.left();
    if (left?.paper === view.paper && boxJson(left.value) !== this.kept) this.lost = true;
    this.settle();
  }

  hear(ack) {
    if (ack?.ok) this.attempts = this.attempts.filter((one) => one.seq > ack.seq);
    if (!this.pause && !this.attempts.length) this.value = JSON.parse(this.kept);
    if (this.saved()) return this.settle();
    if (ack && !ack.ok && ack.seq === this.seq) {
      this.overdue = true;
      if (ack.final) clearTimeout(this.wait);
    }
  }

  settle() {
    clearTimeout(this.pause);
    clearTimeout(this.wait);
    this.pause = null;
    this.attempts = [];
    this.overdue = false;
    this.value = JSON.parse(this.kept);
    this.forget();
  }

  change(value, soon) {
    this.value = value;
    this.lost = false;
    this.overdue = false;
    clearTimeout(this.pause);
    this.pause = null;
    this.remember();
    if (soon) this.send();
    else this.pause = setTimeout(() => this.send(), BOX_PAUSE);
    this.changed();
  }

  // Send now what waits for a pause in writing.
  flush() {
    if (this.pause) this.send();
  }

  send() {
    clearTimeout(this.pause);
    this.pause = null;
    const json = boxJson(this.value);
    const underway = this.attempts.at(-1)?.json === json && !this.overdue;
    if (this.saved()) this.settle();
    else if (!underway) this.attempt(json);
    this.changed();
  }

  attempt(json) {
    this.seq = Math.max(this.seq, this.view.ack?.seq ?? 0) + 1;
    if (this.attempts.at(-1)?.json === json) this.attempts.pop();
    this.attempts.push({ seq: this.seq, json });
    this.remember();
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.late(), BOX_PATIENCE);
    try {
      qDo(this.model, "answer", { value: this.value, seq: this.seq });
    } catch {
      this.overdue = true; // the connection is gone, and says so at once
    }
  }

  late() {
    if (this.saved()) return;
    this.overdue = true;
    document.dispatchEvent(new CustomEvent("qihang:unsaved", { detail: { question: this.view.question } }));
    this.send();
  }

  saved() {
    const json = boxJson(this.value);
    return json === this.kept && !this.pause && this.attempts.every((one) => one.json === json);
  }

  state() {
    if (this.pause) return "typing";
    if (!this.saved()) return this.overdue ? "unsaved" : "saving";
    if (this.value === null) return "empty";
    return this.view.unreadable ? "unreadable" : "saved";
  }

  base() {
    return this.view.answer?.saved_at ?? null;
  }

  key() {
    return `qihang:${location.pathname}:${this.view.question}`;
  }

  left() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key()));
    } catch {
      return null;
    }
  }

  remember() {
    const sent = this.attempts.map((one) => one.json);
    try {
      sessionStorage.setItem(this.key(), JSON.stringify({ paper: this.paper, value: this.value, base: this.base(), sent }));
    } catch {
      // A browser without room for it: the answer is still sent, only not twice.
    }
  }

  forget() {
    try {
      sessionStorage.removeItem(this.key());
    } catch {
      // as above
    }
  }
}

// What the box says of itself: the state's name, the note's look, sign and sentences.
function boxSays(view, draft) {
  const { words } = view;
  if (view.phase === "waiting") return ["waiting", "saved", "", [view.away ? words.away : words.waiting]];
  if (view.phase === "closed") return ["unsaved", "unread", "!", [view.says]];
  if (view.phase === "locked") return boxMarked(view);
  const state = draft.state();
  const here = view.kept_here ? [] : [words.not_kept];
  const when = () => qWithTime(view.kept_here ? words.saved : words.noted, draft.base());
  if (state === "saved") return [state, "saved", "✓", [when(), ...(view.unfinished ? [view.unfinished] : []), ...here]];
  if (state === "unreadable") return [state, "unread", "?", [when(), ...view.unreadable, ...here]];
  if (state === "unsaved") return [state, "notyet", "!", [view.ack && !view.ack.ok && view.ack.says ? view.ack.says : words.unsaved]];
  return [state, "saved", "", [words[state], ...(state === "empty" ? here : [])]];
}

function boxMarked(view) {
  const { verdict, words } = view;
  const shut = qWithTime(words.handed_in, view.handed_in.at);
  if (!verdict) return ["locked", "saved", "✓", view.answer ? [shut] : [shut, words.no_answer]];
  const look = { right: ["ok", "✓"], partly: ["notyet", "→"], "not-yet": ["notyet", "→"] }[verdict.outcome] ?? ["unread", "?"];
  return [verdict.outcome, ...look, [verdict.says, ...verdict.next, shut]];
}

function boxDraw(model, draft, ui, id, view) {
  const [state, look, sign, says] = boxSays(view, draft);
  if (draft.lost) says.push(view.words.lost);
  const desk = {
    id,
    words: view.words,
    value: draft.value,
    locked: view.phase !== "open",
    parts: view.phase === "locked" ? (view.verdict?.parts ?? []) : ["saved", "unreadable"].includes(state) ? view.unread : [],
    change: (value, soon) => draft.change(value, soon),
    said: (pair) => (ui.said = pair),
    note: id("note"),
  };
  return qEl(
    "div",
    { class: "q-card box-card", role: "group", label: view.title, "data-question": view.question, "data-state": state, "data-key": `box-${view.question}` },
    view.form ? [qCard(view.card, desk, ui, ui.redraw), qForm(view.form, desk)] : qEl("p", { class: "q-label" }, view.title),
    qEl("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    qEl(
      "div",
      { class: "box-foot", "data-key": "foot" },
      qEl(
        "div",
        { class: `q-note q-note--${look} box-note`, role: "status", id: id("note"), "data-key": "note" },
        says.map((sentence, place) => qEl("p", {}, place === 0 && sign && qEl("strong", { "aria-hidden": "true" }, `${sign} `), sentence)),
      ),
      !view.verdict && qEl("p", { class: "box-worth" }, view.worth),
    ),
  );
}

export default {
  render({ model, el }) {
    const id = qIds();
    const ui = { redraw: () => redraw() };
    const draft = new BoxDraft(model, () => redraw());
    const redraw = () => qKeepFocus(el, () => boxDraw(model, draft, ui, id, qView(model)));
    const show = () => {
      draft.take(qView(model));
      redraw();
    };
    const hello = () => {
      if (qView(model).phase !== "waiting") return clearInterval(greeting);
      try {
        qDo(model, "ready");
      } catch {
        // no connection: said by the page, and tried again
      }
    };
    const flush = () => draft.flush();
    const greeting = setInterval(hello, BOX_HELLO);
    model.on("change:view", show);
    document.addEventListener("qihang:flush", flush);
    window.addEventListener("pagehide", flush);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
      document.removeEventListener("qihang:flush", flush);
      window.removeEventListener("pagehide", flush);
    };
  },
};
