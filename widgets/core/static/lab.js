// The frame that the laboratories share. It stands after common.js.

const LAB_REST = 500; // milliseconds without a change

// Shows a laboratory like qShow. When nothing happened for a moment it asks Python to keep
// its state, and to draw the pictures that were left out; when the page is left, to keep.
function qShowLab(model, el, draw) {
  let timer = null;
  const ask = (verb) => {
    try {
      qDo(model, verb);
    } catch {
      // no connection: said by the page, and asked for again at the next change
    }
  };
  const keep = () => !qView(model).kept && ask("keep");
  const rest = () => {
    clearTimeout(timer);
    if (qView(model).turn > 2) keep();
    if (qView(model).finished === false) ask("finish");
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, LAB_REST);
  };
  const left = () => document.visibilityState === "hidden" && keep();
  model.on("change:view", later);
  document.addEventListener("visibilitychange", left);
  const hide = qShow(model, el, draw);
  const unlook = qLookAtCharts(model, el);
  return () => {
    clearTimeout(timer);
    model.off("change:view", later);
    document.removeEventListener("visibilitychange", left);
    unlook();
    hide();
  };
}

const LAB_SHARP = 1.25; // from so many pixels to one of a picture, it is drawn with two

// Tells Python which language charts are looked at in, and whether they need more pixels:
// a large text makes the column wider, and charts with it.
function qLookAtCharts(model, el) {
  if (!("finished" in qView(model))) return () => {};
  const pixels = (image) => (image.offsetWidth / image.getAttribute("width")) * window.devicePixelRatio;
  let last = null;
  const look = () => {
    const most = Math.max(...[...el.querySelectorAll("img.q-chart")].map(pixels));
    const seen = { language: qLang(), sharpness: most > LAB_SHARP ? 2 : 1 };
    if (JSON.stringify(seen) === last) return;
    last = JSON.stringify(seen);
    try {
      qDo(model, "look", seen);
    } catch {
      last = null; // no connection: said by the page, and told at the next change
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document.documentElement, { attributeFilter: ["data-lang", "style"] });
  window.addEventListener("resize", look);
  look();
  return () => {
    watch.disconnect();
    window.removeEventListener("resize", look);
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
