// The frame that the laboratories share.

import { button, forgetRemarks, sayOfBoxes } from "./controls.js";
import { html, language } from "./dom.js";
import { mount, request, viewOf } from "./widget.js";
import "./static/lab.css";

/** @import { Content } from "./dom.js" */
/** @import { Ids, Model, View } from "./widget.js" */

const LAB_REST = 500; // milliseconds without a change

/**
 * Shows a laboratory like mount. When nothing happened for a moment it asks Python to keep
 * its state, and to draw the pictures that were left out; when the page is left, to keep.
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {(view: any) => any} draw with what of the view the widget knows
 * @param {string[]} [ready] verbs that only get it ready to be used
 */
export function mountLab(model, el, draw, ready) {
  /** @type {number | undefined} */
  let timer;
  const ask = (/** @type {string} */ verb) => {
    try {
      request(model, verb);
    } catch {
      // no connection: said by the page, and asked for again at the next change
    }
  };
  const keep = () => !viewOf(model).kept && ask("keep");
  const rest = () => {
    clearTimeout(timer);
    if (viewOf(model).turn > 2) keep();
    if (viewOf(model).finished === false) ask("finish");
  };
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(rest, LAB_REST);
  };
  const left = () => document.visibilityState === "hidden" && keep();
  const turned = () => forgetRemarks(el);
  model.on("change:view", later);
  document.addEventListener("visibilitychange", left);
  document.addEventListener("qihang:screen", turned);
  sayOfBoxes(viewOf(model).box_words);
  const hide = mount(model, el, draw, ready);
  const said = bringSaid(model, el);
  model.on("change:view", said); // after mount's, so that it is drawn
  const unlook = watchCharts(model, el);
  return () => {
    clearTimeout(timer);
    model.off("change:view", later);
    model.off("change:view", said);
    document.removeEventListener("visibilitychange", left);
    document.removeEventListener("qihang:screen", turned);
    unlook();
    hide();
  };
}

const PRESSED = 'button, input:is([type="radio"], [type="checkbox"])';

/**
 * With large letters the one sentence may stand below the window: what it says to something that
 * was pressed is brought into sight. Nothing moves while somebody writes, drags or counts.
 * @param {Model} model
 * @param {HTMLElement} el
 */
function bringSaid(model, el) {
  const says = () => JSON.stringify([viewOf(model).sentence, viewOf(model).tone]);
  let last = says();
  const bring = () => {
    const pressed = document.activeElement;
    const isNew = says() !== last;
    last = says();
    if (!isNew || !viewOf(model).tone?.tone || !pressed?.matches(PRESSED) || pressed.closest(".q-count")) return;
    if (el.contains(pressed)) el.querySelector(".lab-sentence")?.scrollIntoView({ block: "nearest" });
  };
  return () => queueMicrotask(bring);
}

const LAB_SHARP = 1.25; // the device pixel ratio from which a picture is drawn with two pixels to one

/**
 * Tells Python in which language charts are shown, and whether they need more pixels:
 * a large text makes the column wider, and charts with it.
 * @param {Model} model
 * @param {HTMLElement} el
 */
function watchCharts(model, el) {
  if (!("finished" in viewOf(model))) return () => {};
  const pixels = (/** @type {HTMLImageElement} */ image) => (image.offsetWidth / Number(image.getAttribute("width"))) * window.devicePixelRatio;
  /** @type {string | null} */
  let last = null;
  const look = () => {
    const most = Math.max(...[.../** @type {NodeListOf<HTMLImageElement>} */ (el.querySelectorAll("img.q-chart"))].map(pixels));
    const seen = { language: language(), sharpness: most > LAB_SHARP ? 2 : 1 };
    if (JSON.stringify(seen) === last) return;
    last = JSON.stringify(seen);
    try {
      request(model, "look", seen);
    } catch {
      last = null; // no connection: said by the page, and told at the next change
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(document.documentElement, { attributeFilter: ["data-lang", "style"] });
  window.addEventListener("resize", look);
  document.addEventListener("qihang:screen", look); // drawn ahead, a picture has no width yet
  look();
  return () => {
    watch.disconnect();
    window.removeEventListener("resize", look);
    document.removeEventListener("qihang:screen", look);
  };
}

/**
 * The card of a laboratory: its title and question, and what is in it.
 * @param {View} view
 * @param {Ids} id
 * @param {{ look?: string, silent?: boolean }} look a class of its own; `silent`: the title is heard only
 * @param {...Content} content
 */
function labCard(view, id, { look = "", silent }, ...content) {
  const { words } = view;
  return html(
    "section",
    {
      class: `q-card lab ${look} lab--${view.lab}`,
      "aria-labelledby": id("title"),
      "data-turn": view.turn,
      "data-kept": view.kept ? "yes" : "no",
    },
    html("h3", { id: id("title"), class: silent ? "q-visually-hidden" : null }, words.title),
    html("p", { class: "lab-question" }, words.question),
    content,
  );
}

/**
 * The one sentence that says what the picture shows; with `view.tone` it is an answer, too.
 * @param {View} view
 * @param {Ids} id
 */
export function labSentence(view, id) {
  const { tone, sign } = view.tone ?? {};
  return html(
    "output",
    { id: id("sentence"), class: `lab-sentence${tone ? ` q-note q-note--${tone}` : ""}`, "data-key": "sentence" },
    sign && html("strong", { "aria-hidden": "true" }, `${sign} `),
    view.sentence,
  );
}

/**
 * "Start again". It has a line of its own, as it is seldom wanted.
 * @param {Model} model
 * @param {View} view
 */
export function againButton(model, view) {
  return html("div", { class: "lab-again" }, button(view.words.again, "again", () => request(model, "again"), { quiet: true }));
}

/**
 * A laboratory that fits a screen. The screen's heading says what it is about, so that its own
 * title is heard only. What is arranged otherwise than with the controls (`hand`) beside the
 * picture and its sentence is given as `whole`. Where there are several numbers one below the
 * other, `dense` puts the slider of each beside its box.
 * @param {Model} model
 * @param {View} view
 * @param {Ids} id
 * @param {{ hand?: Content, picture?: Content, whole?: Content, dense?: boolean }} parts
 */
export function labScreen(model, view, id, { hand, picture, whole, dense }) {
  const beside = () =>
    html(
      "div",
      { class: "lab-beside" },
      html("div", { class: "lab-hand q-stack" }, hand),
      html("figure", { class: "q-figure lab-show" }, picture, html("figcaption", {}, labSentence(view, id))),
    );
  return labCard(view, id, { look: dense ? "lab--screen lab--dense" : "lab--screen", silent: true }, whole ?? beside());
}

/**
 * The structure of the laboratories that are higher than a screen: title and question, controls,
 * picture, the one sentence on what it shows, and "start again". `first` are the controls that come
 * before the picture in one column; the others are `more`; `below` has the whole width,
 * and so has the picture if it is `wide`.
 * @param {Model} model
 * @param {View} view
 * @param {Ids} id
 * @param {{ first?: Content, picture: Content, beside?: Content, more?: Content, below?: Content, wide?: boolean }} parts
 */
export function labFrame(model, view, id, { first, picture, beside, more, below, wide }) {
  return labCard(
    view,
    id,
    {},
    html(
      "div",
      { class: wide ? "lab-layout lab-layout--wide" : "lab-layout" },
      first && html("div", { class: "lab-first q-stack" }, first),
      html(
        "div",
        { class: "lab-show" },
        html("figure", { class: "q-figure" }, picture, html("figcaption", {}, labSentence(view, id))),
        beside,
      ),
      more && html("div", { class: "lab-more q-stack" }, more),
    ),
    below,
    html("div", { class: "q-row lab-end" }, againButton(model, view)),
  );
}
