// What stands above a screen and below it: the step, its screens, and the way on.

import { html } from "../../../../../widgets/core/dom.js";
import { calculatorButton } from "../calculator.js";
import { found, home } from "../page.js";
import { rowOf, stepOf } from "./way.js";

/** @import { Screen } from "./reading.js" */

/**
 * @typedef {{
 *   all: Screen[], here: Screen, done: Set<string>,
 *   previous: Screen | undefined, next: Screen | undefined, aside: Screen | undefined,
 *   go(screen: Screen, isDone?: boolean): void, whole(): void,
 * }} Place where the reader is, and where to from there
 */

const BACK = { zh: "回到课本", en: "Back to the workbook" };

/** @param {Place} place */
export function drawBars(place) {
  found("step-bar").replaceChildren(menu(place), name(place), dots(place));
  const [back, on] = [backward(place), forward(place)];
  const tools = found("turn-bar").querySelector(".turn-tools") ?? html("div", { class: "turn-tools" }, calculatorButton());
  found("turn-bar").replaceChildren(label(), back, tools, aside(place), on);
}

/** The list of steps lies over the page: it goes away when something else is pressed or has the focus, or with Escape. */
export function closeListOutside() {
  const open = () => /** @type {HTMLDetailsElement | null} */ (document.querySelector(".step-menu[open]"));
  const closeOutside = (/** @type {Event} */ { target }) => {
    const list = open();
    if (list && !list.contains(/** @type {Node} */ (target))) list.open = false;
  };
  document.addEventListener("pointerdown", closeOutside);
  document.addEventListener("focusin", closeOutside);
  document.addEventListener("keydown", (event) => {
    const list = open();
    if (event.key !== "Escape" || !list || event.defaultPrevented) return;
    event.preventDefault();
    list.open = false;
    list.querySelector("summary")?.focus();
  });
}

// ---- above -----------------------------------------------------------------

/** @param {Place} place */
function menu({ all, here, done, go, whole }) {
  const steps = all.filter((screen) => screen.opens);
  const last = Math.max(...all.map((screen) => screen.step));
  const fold = html(
    "details",
    { class: "step-menu" },
    html("summary", {}, count(here, last), " ", html("span", { "aria-hidden": "true" }, "▾")),
    html(
      "div",
      { class: "step-list q-card" },
      html("ol", {}, steps.map((step) => html("li", {}, link(step)))),
      html(
        "button",
        { type: "button", class: "q-btn", onclick: whole },
        { zh: "整页看，或打印", en: "Whole page, or print" },
      ),
    ),
  );
  return fold;

  /** @param {Screen} step */
  function link(step) {
    const screens = stepOf(all, step);
    const isDone = screens.every((screen) => done.has(screen.name));
    return html(
      "a",
      {
        href: `#${step.name}`,
        "aria-current": screens.includes(here) ? "step" : null,
        onclick: (/** @type {Event} */ event) => {
          event.preventDefault();
          go(step);
        },
      },
      html("span", { class: "step-sign", "aria-hidden": "true" }, isDone ? "✓" : "·"),
      step.title,
      step.optional && html("span", { class: "soft" }, { zh: "（选做）", en: " (optional)" }),
      isDone && html("span", { class: "q-visually-hidden" }, { zh: "，看过了", en: ", seen" }),
    );
  }
}

/**
 * @param {Screen} here
 * @param {number} last
 */
function count(here, last) {
  if (here.optional) return { zh: "选做", en: "Optional" };
  if (here.step === 0) return { zh: `共 ${last} 步`, en: `${last} steps` };
  return { zh: `第 ${here.step} 步，共 ${last} 步`, en: `Step ${here.step} of ${last}` };
}

/** @param {Place} place */
function name({ all, here }) {
  const step = all.slice(0, all.indexOf(here) + 1).findLast((screen) => screen.opens) ?? here;
  // The headings above the one of the screen: of its step, and of the lesson.
  const above = [
    here !== all[0] && html("h1", { class: "q-visually-hidden" }, all[0].title),
    html(here.opens ? "p" : "h2", { id: "step-name", class: "step-name" }, step.title),
  ];
  return html("div", {}, above);
}

/**
 * The screens that are walked together: done, here, to come.
 * @param {Place} place
 */
function dots({ all, here, done }) {
  const screens = rowOf(all, here);
  if (screens.length < 2) return html("span", {});
  const at = screens.indexOf(here) + 1;
  return html(
    "div",
    { class: "dots" },
    html("span", { class: "q-visually-hidden" }, { zh: `这一步的第 ${at} 屏，共 ${screens.length} 屏`, en: `Screen ${at} of ${screens.length} of this step` }),
    html("span", { class: "soft", "aria-hidden": "true" }, `${at} / ${screens.length}`),
    screens.map((screen) => html("span", { class: `dot dot--${screen === here ? "here" : done.has(screen.name) ? "done" : "to-come"}`, "aria-hidden": "true" })),
  );
}

// ---- below -----------------------------------------------------------------

function label() {
  return html("span", { id: "turn-label", class: "q-visually-hidden" }, { zh: "上一步和下一步", en: "Back and next" });
}

/** @param {Place} place */
function backward({ previous, go }) {
  if (!previous) return html("span", {});
  return html(
    "button",
    { type: "button", class: "q-btn turn turn--back", onclick: () => go(previous) },
    html("span", { "aria-hidden": "true" }, "← "),
    { zh: "上一步", en: "Back" },
  );
}

/** @param {Place} place */
function forward({ next, here, go }) {
  if (!next) return beyond();
  const main = here.rest && otherPage() ? "" : " q-btn--main";
  return html(
    "button",
    { type: "button", class: `q-btn${main} turn turn--on`, onclick: () => go(next, true) },
    here.optional && !next.optional ? BACK : { zh: "下一步", en: "Next" },
    html("span", { "aria-hidden": "true" }, " →"),
  );
}

/** The other page of this session: the exercise of a workbook, the workbook of an exercise. */
function otherPage() {
  const [kind, session] = window.location.pathname.slice(home.length).split("/");
  if (kind === "workbook") return { href: `${home}exercise/${session}`, words: { zh: "去做练习", en: "To the exercise" }, comesNext: true };
  if (kind === "exercise") return { href: `${home}workbook/${session}`, words: BACK, comesNext: false };
  return undefined; // shown by Voilà alone
}

/**
 * What comes after the last screen: the exercise after a workbook. An exercise ends with the button
 * that hands in; where "next" always stood, whoever has not handed in pressed the way home instead.
 */
function beyond() {
  const other = otherPage();
  const arrow = html("span", { "aria-hidden": "true" }, " →");
  if (!other?.comesNext) return html("span", {});
  return html("a", { class: "q-btn q-btn--main turn turn--on", href: other.href }, other.words, arrow);
}

/**
 * Beside the way: what is optional, and from there the way back; where a lesson ends, the
 * session's other page.
 * @param {Place} place
 */
function aside({ all, here, next, aside: optional, go }) {
  const other = here.rest ? otherPage() : undefined;
  if (other) return html("a", { class: "q-btn q-btn--main turn-aside", href: other.href }, other.words);
  const back = here.optional && next?.optional && all.find((one, place) => place > all.indexOf(here) && !one.optional);
  if (back) return html("button", { type: "button", class: "q-btn turn-aside", onclick: () => go(back) }, BACK);
  if (!optional) return html("span", { class: "turn-aside" });
  return html(
    "button",
    { type: "button", class: "q-btn turn-aside", onclick: () => go(optional, true) },
    { zh: "选做：", en: "Optional: " },
    optional.title,
  );
}
