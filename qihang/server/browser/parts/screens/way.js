// The way through the screens of a page: what is optional stands beside it.

/** @import { Screen } from "./reading.js" */

/**
 * @param {Screen[]} all
 * @param {Screen} screen
 */
export function nextOf(all, screen) {
  const later = all.slice(all.indexOf(screen) + 1);
  if (screen.optional && later[0]?.optional) return later[0];
  return later.find((one) => !one.optional);
}

/**
 * @param {Screen[]} all
 * @param {Screen} screen
 */
export function previousOf(all, screen) {
  const earlier = all.slice(0, all.indexOf(screen));
  return screen.optional ? earlier.at(-1) : earlier.findLast((one) => !one.optional);
}

/**
 * The optional screen that stands beside the way here.
 * @param {Screen[]} all
 * @param {Screen} screen
 */
export function asideOf(all, screen) {
  const following = all[all.indexOf(screen) + 1];
  return !screen.optional && following?.optional ? following : undefined;
}

/**
 * The screens of the step that a screen belongs to.
 * @param {Screen[]} all
 * @param {Screen} screen
 */
export function stepOf(all, screen) {
  const at = all.indexOf(screen);
  const first = all.slice(0, at + 1).findLastIndex((one) => one.opens);
  const after = all.findIndex((one, place) => place > at && one.opens);
  return all.slice(Math.max(first, 0), after < 0 ? all.length : after);
}

/**
 * The screens of a step that are walked together with this one: those of the way, or optional ones
 * that lead from one to the next.
 * @param {Screen[]} all
 * @param {Screen} screen
 */
export function rowOf(all, screen) {
  const step = stepOf(all, screen);
  if (!screen.optional) return step.filter((one) => !one.optional);
  const at = step.indexOf(screen);
  const before = step.slice(0, at).findLastIndex((one) => !one.optional);
  const after = step.findIndex((one, place) => place > at && !one.optional);
  return step.slice(before + 1, after < 0 ? step.length : after);
}

/**
 * The number of a screen as the bar above it tells: `2 · 1/3`. `qihang/sessions/screens.py` numbers
 * by the same rules.
 * @param {Screen[]} all
 * @param {Screen} screen
 * @returns {{ zh: string, en: string }}
 */
export function numberOf(all, screen) {
  const row = rowOf(all, screen);
  const part = row.length > 1 ? ` · ${row.indexOf(screen) + 1}/${row.length}` : "";
  const step = screen.step ? { zh: `${screen.step}`, en: `${screen.step}` } : { zh: "开头", en: "Start" };
  const words = screen.optional ? { zh: "选做", en: "Optional" } : step;
  return { zh: words.zh + part, en: words.en + part };
}
