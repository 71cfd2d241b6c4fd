import { sayOfBoxes } from "../../../core/controls.js";
import { html } from "../../../core/dom.js";
import { buttons, debriefed, figures, nextWeek, phaseOf, planOf, toPay, waitingButtons } from "../../../core/season.js";
import { sortedJson } from "../../draft.js";
import { fillPlaces } from "../../texts.js";
import { checkLine } from "../parts.js";
import "./form.css";

/** @import { Acts, Brings, Known, Season } from "../../../core/season.js" */
/** @import { FormContext, Form } from "../../form.js" */

/**
 * Four weeks of a shop. How a week goes is known once it is saved.
 * @param {Form} form
 * @param {FormContext} context
 */
export default function simulation(form, context) {
  sayOfBoxes(form.box_words);
  const season = seasonOf(context);
  /** @type {Known} */
  const known = context.follows ?? form.begun;
  const body = context.locked ? played(season, known, form, context) : toDo(season, known, form, context);
  return html("div", { class: "form-season", "data-key": "form", "data-locked": context.locked }, body);
}

/**
 * What stands in the answer.
 * @param {FormContext} context
 * @returns {Season}
 */
function seasonOf({ value }) {
  const found = value && typeof value === "object" && !Array.isArray(value) ? value : {};
  const weeks = Array.isArray(found.weeks) ? found.weeks : [];
  return { weeks, plan: found.plan ?? null, debrief: found.debrief ?? {}, shown: Number(found.shown) || 0 };
}

/**
 * @param {Season} season
 * @param {Known} known
 * @param {Form} form
 * @param {FormContext} context
 */
function toDo(season, known, form, context) {
  const { id, words } = context;
  if (sortedJson(season.weeks) !== sortedJson(known.weeks)) {
    return [html("p", { class: "q-label", "data-key": "title" }, form.label), html("p", { class: "q-help", "data-key": "waits" }, words.season_waits), waitingButtons(words)];
  }
  const acts = actsOf(season, known, context);
  const phase = phaseOf(season, known);
  return [
    html("p", { class: "q-label", "data-key": "title" }, titleOf(season, known, form)),
    known.brings && phase === "proposed" && html("p", { class: "season-proposed", tabindex: "-1", "data-top": "", "data-key": "proposed" }, known.brings.proposed),
    known.brings && phase === "decide" && [nextWeek(id, season, known.brings, words, acts), pays(season, known.brings, words)],
    phase === "result" && howItWent(known, words),
    phase === "debrief" && debriefed(id, season, known.debrief[season.shown - 1], words, acts),
    buttons(season, known, words, acts),
  ];
}

/**
 * @param {Season} season
 * @param {Known} known
 * @param {Form} form
 */
function titleOf(season, known, form) {
  const phase = phaseOf(season, known);
  if (phase === "result") return known.results[known.results.length - 1].title;
  if (phase === "debrief") return numbered(season.shown, known);
  return known.brings?.title ?? form.label;
}

/**
 * The question of the debrief that is shown, with its place among all.
 * @param {number} place
 * @param {Known} known
 */
function numbered(place, { debrief }) {
  return [`${place}/${debrief.length} · `, debrief[place - 1].legend];
}

/**
 * @param {Season} season
 * @param {Brings} brings
 * @param {Record<string, any>} words
 */
function pays(season, brings, words) {
  const fen = toPay(season, brings);
  const yuan = (/** @type {number} */ amount) => (amount / 100).toFixed(2).replace(/\.00$/, "");
  const text = fen > brings.cash ? words.season_short : words.season_pays;
  const move = planOf(season, brings).move && brings.move_pays;
  return html("p", { class: "season-pays", "data-key": "pays" }, fillPlaces(text, { pays: yuan(fen), cash: yuan(brings.cash) }), move && [" ", move]);
}

/**
 * @param {Known} known
 * @param {Record<string, any>} words
 */
function howItWent({ results }, words) {
  const last = results[results.length - 1];
  return [figures(last.rows, words), html("p", { "data-key": "says" }, last.says)];
}

/**
 * @param {Season} season
 * @param {Known} known
 * @param {FormContext} context
 * @returns {Acts}
 */
function actsOf(season, known, { change }) {
  const to = (/** @type {Partial<Season>} */ changed, soon = true) => change({ ...season, ...changed }, soon);
  const plan = () => (known.brings ? planOf(season, known.brings) : {});
  return {
    set: (field, value) => to({ plan: { ...plan(), [field]: value } }, false),
    run: () => to({ weeks: [...season.weeks, plan()], plan: null }),
    go: () => to(known.brings ? { plan: plan() } : { shown: 1 }),
    back: () => {
      const { move, ...last } = season.weeks[season.weeks.length - 1]; // what is proposed is asked again
      to({ weeks: season.weeks.slice(0, -1), plan: last, debrief: {}, shown: 0 });
    },
    move: (done) => to({ plan: { ...plan(), move: done ? (known.brings?.move ?? null) : null } }),
    choose: (name, option) => to({ debrief: { ...season.debrief, [name]: option } }),
    show: (shown) => to({ shown }),
  };
}

/**
 * What was handed in: each week, what was chosen, and what is known of each part.
 * @param {Season} season
 * @param {Known} known
 * @param {Form} form
 * @param {FormContext} context
 */
function played(season, known, form, context) {
  const chosen = (/** @type {string} */ name) => {
    const asked = known.debrief.find((one) => one.name === name);
    const option = asked?.options.find((one) => one.id === season.debrief[name]);
    return asked && [asked.legend, " ", html("strong", {}, option?.text ?? "–")];
  };
  const check = (/** @type {any} */ { name, text }) => checkLine({ name, text: chosen(name) ?? text }, context);
  return [
    html("p", { class: "q-label" }, form.label),
    known.results.map((week, place) => html("details", { "data-key": `week-${place + 1}` }, html("summary", {}, week.title), figures(week.rows, context.words), html("p", {}, week.says))),
    html("div", { class: "form-checks" }, html("ul", {}, form.checks.map(check))),
  ];
}
