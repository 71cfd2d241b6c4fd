// The frame that the laboratories share. It stands after common.js.

// Shows a laboratory like qShow, and asks Python to keep its state when nothing happened
// for a moment, or when the page is left.
function qShowLab(model, el, draw) {
  let timer = null;
  const keep = () => {
    clearTimeout(timer);
    try {
      if (!model.get("view").kept) qDo(model, "keep");
    } catch {
      // no connection: said by the page, and asked for again at the next change
    }
  };
  const later = () => {
    clearTimeout(timer);
    if (!model.get("view").kept && model.get("view").turn > 2) timer = setTimeout(keep, 500);
  };
  const left = () => document.visibilityState === "hidden" && keep();
  model.on("change:view", later);
  document.addEventListener("visibilitychange", left);
  const hide = qShow(model, el, draw);
  return () => {
    clearTimeout(timer);
    model.off("change:view", later);
    document.removeEventListener("visibilitychange", left);
    hide();
  };
}

// The anatomy that all laboratories share: title and question, controls, picture, the one
// sentence on what it shows, and "start again". `first` are the controls that come before
// the picture in one column; the others are `more`; `below` has the whole width,
// and so has the picture if it is `wide`.
function qLab(model, view, id, { first, picture, beside, more, below, wide }) {
  const { words } = view;
  const sentence = qEl("output", { id: id("sentence"), class: "lab-sentence", "data-key": "sentence" }, view.sentence);
  return qEl(
    "section",
    {
      class: `q-card lab lab--${view.lab}`,
      "aria-labelledby": id("title"),
      "data-turn": view.turn,
      "data-kept": view.kept ? "yes" : "no",
    },
    qEl("h3", { id: id("title") }, words.title),
    qEl("p", { class: "lab-question" }, words.question),
    qEl(
      "div",
      { class: wide ? "lab-desk lab-desk--wide" : "lab-desk" },
      first && qEl("div", { class: "lab-first q-stack" }, first),
      qEl(
        "div",
        { class: "lab-show" },
        qEl("figure", { class: "q-figure" }, picture, qEl("figcaption", {}, sentence)),
        beside,
      ),
      more && qEl("div", { class: "lab-more q-stack" }, more),
    ),
    below,
    qEl("div", { class: "q-row lab-end" }, qButton(words.again, "again", () => qDo(model, "again"), { quiet: true })),
  );
}
