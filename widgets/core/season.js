// The weeks of a shop: what is decided for the next one, how one went, and what is asked at the end.

import { button, numberControl, radios } from "./controls.js";
import { html } from "./dom.js";
import "./static/season.css";

/** @import { Content, Translations } from "./dom.js" */
/** @import { NumberLook, Option } from "./controls.js" */
/** @import { Ids } from "./widget.js" */

/** @typedef {{ name: Translations, text: Translations, wide: boolean }} Row */

const WAITS = "waits"; // where the buttons stand while a week is being run
const ANSWERED = 10000; // ms in which a press has shown what it leads to

/** @typedef {Record<string, any>} Decided what is decided for a week, by name */

/**
 * What the next week brings.
 * @typedef {{
 *   number: number, title: Translations, facts: Translations[], fields: { id: string, look: NumberLook }[],
 *   proposed: Translations | null, move: string | null, cash: number, costs: Record<string, number>, move_costs: number,
 *   move_pays: Translations | null,
 * }} Brings
 */

/** @typedef {{ title: Translations, rows: Row[], says: Translations, tone: string }} Result */

/** @typedef {{ name: string, legend: Translations, rows: Row[], options: Option[] }} Asked */

/**
 * What Python knows of the weeks that were run.
 * @typedef {{ weeks: Decided[], results: Result[], redo: Translations | null, brings: Brings | null, debrief: Asked[] }} Known
 */

/**
 * What stands in an answer: the weeks that were run, the next one as far as it is decided, what
 * was chosen at the end, and which of these questions is shown, from 1.
 * @typedef {{ weeks: Decided[], plan: Decided | null, debrief: Record<string, string>, shown: number }} Season
 */

/**
 * What may be asked for: a number of the next week, to run it, to go on, to take the last week
 * back, to say whether what is proposed is done, and to choose in the debrief.
 * @typedef {{
 *   set(field: string, value: number): unknown, run(): unknown, go(): unknown, back(): unknown,
 *   move(done: boolean): unknown, choose(name: string, option: string): unknown, show(place: number): unknown,
 * }} Acts
 */

/** @typedef {"proposed" | "decide" | "result" | "debrief"} Phase */

/**
 * What a page shows of a season now.
 * @param {Season} season
 * @param {Known} known
 * @returns {Phase}
 */
export function phaseOf({ weeks, plan, shown }, { brings }) {
  if (!brings) return shown > 0 ? "debrief" : "result";
  if (weeks.length && !plan) return "result";
  return brings.move && plan?.move === undefined ? "proposed" : "decide";
}

/**
 * What the next week is decided to be, as far as it is; the rest is as the week before.
 * @param {Season} season
 * @param {Brings} brings
 * @returns {Decided}
 */
export function planOf({ plan }, { fields }) {
  const begun = Object.fromEntries(fields.map(({ id, look }) => [id, look.value]));
  return { ...begun, ...plan };
}

/**
 * Fen to be paid as the next week begins.
 * @param {Season} season
 * @param {Brings} brings
 */
export function toPay(season, brings) {
  const plan = planOf(season, brings);
  const numbers = Object.entries(brings.costs).reduce((sum, [field, fen]) => sum + fen * (plan[field] ?? 0), 0);
  return numbers + (plan.move ? brings.move_costs : 0);
}

/**
 * The next week: what is known before it, and the numbers to decide.
 * @param {Ids} id
 * @param {Season} season
 * @param {Brings} brings
 * @param {Record<string, any>} words
 * @param {Acts} acts
 */
export function nextWeek(id, season, brings, words, acts) {
  const plan = planOf(season, brings);
  return [
    html("ul", { class: "season-facts", tabindex: "-1", "data-top": "", "data-sums": "", label: words.season_facts, "data-key": "facts" }, brings.facts.map((fact) => html("li", {}, fact))),
    html(
      "div",
      { class: "season-fields" },
      brings.fields.map((field) => numberControl(id, field.id, { ...field.look, value: plan[field.id] }, (value) => acts.set(field.id, value))),
    ),
  ];
}

/**
 * How a week went, in sums.
 * @param {Row[]} rows
 * @param {Record<string, any>} words
 */
export function figures(rows, words) {
  return html(
    "dl",
    { class: "season-figures", tabindex: "-1", "data-top": "", "data-sums": "", label: words.season_figures, "data-key": "figures" },
    rows.map(({ name, text, wide }) => html("div", { class: wide ? "season-wide" : null }, html("dt", {}, name), html("dd", {}, text))),
  );
}

/**
 * One question of the debrief; what stands above says it.
 * @param {Ids} id
 * @param {Season} season
 * @param {Asked} asked
 * @param {Record<string, any>} words
 * @param {Acts} acts
 * @param {{ judged?: boolean }} [look] `judged`: what is chosen is judged at once
 */
export function debriefed(id, season, asked, words, acts, { judged } = {}) {
  const chosen = season.debrief[asked.name] ?? null;
  return [
    figures(asked.rows, words),
    html("div", { class: "season-choices" }, radios(id, asked.name, asked.legend, asked.options, chosen, (one) => acts.choose(asked.name, one), { silent: true, judged })),
  ];
}

/**
 * What leads on, while a week is being run: it keeps its place, and with it the focus.
 * @param {Record<string, any>} words
 */
export function waitingButtons(words) {
  return html(
    "div",
    { class: "q-row season-buttons", role: "group", label: words.season_buttons, "data-key": "buttons", "data-at": WAITS },
    button(words.season_run, "on", () => {}, { main: true, off: true }),
  );
}

/**
 * Presses, and once that shows something else to decide or to answer, goes to where it begins: a
 * second Enter is no press of what leads on from there.
 * @param {Event} event of a button below it
 * @param {() => unknown} press
 */
function leadOn(event, press) {
  const row = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.currentTarget).closest(".season-buttons"));
  const from = row.dataset.at;
  const seen = new MutationObserver(() => {
    if (row.dataset.at === from || row.dataset.at === WAITS) return;
    seen.disconnect();
    const now = document.activeElement;
    if (now !== document.body && !row.contains(now)) return;
    /** @type {HTMLElement | null | undefined} */ (row.parentElement?.querySelector("[data-top]"))?.focus({ preventScroll: true });
  });
  seen.observe(row, { attributeFilter: ["data-at"] });
  setTimeout(() => seen.disconnect(), ANSWERED);
  press();
}

/**
 * What leads on from here, and back.
 * @param {Season} season
 * @param {Known} known
 * @param {Record<string, any>} words
 * @param {Acts} acts
 * @param {Content} [more] what else stands beside it
 */
export function buttons(season, known, words, acts, more) {
  const phase = phaseOf(season, known);
  const { shown } = season;
  const last = phase === "debrief" && shown >= known.debrief.length;
  /** @type {Record<Phase, [text: Content, press: () => unknown, off: boolean]>} */
  const leads = {
    proposed: [words.season_no, () => acts.move(false), false],
    decide: [words.season_run, acts.run, false],
    result: [words.season_on, acts.go, false],
    debrief: [words.season_after, () => acts.show(shown + 1), last],
  };
  const [text, press, off] = leads[phase];
  const on = (/** @type {Event} */ event) => (phase === "decide" ? press() : leadOn(event, press));
  const lead = (/** @type {() => unknown} */ go) => (/** @type {Event} */ event) => leadOn(event, go);
  return html(
    "div",
    { class: "q-row season-buttons", role: "group", label: words.season_buttons, "data-key": "buttons", "data-at": `${phase} ${season.weeks.length} ${shown}` },
    // One button throughout, so that whoever runs a week by keyboard goes on from it. What is
    // proposed is answered by either of two: none of them stands out.
    button(text, "on", on, { main: phase !== "proposed", off, once: true }),
    phase === "proposed" && button(words.season_yes, "move-yes", lead(() => acts.move(true)), { once: true }),
    phase === "debrief" && button(words.season_before, "before", lead(() => acts.show(shown - 1)), { quiet: true }),
    phase !== "debrief" && known.redo && button(known.redo, "back", lead(acts.back), { quiet: true, once: true }),
    more,
  );
}
