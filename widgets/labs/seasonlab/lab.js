import { html } from "../../core/dom.js";
import { againButton, labScreen, labSentence, mountLab } from "../../core/lab.js";
import { buttons, debriefed, figures, nextWeek, phaseOf } from "../../core/season.js";
import { makeIds, request } from "../../core/widget.js";
import "./lab.css";

/** @import { Acts, Known, Season } from "../../core/season.js" */
/** @import { Ids, Model, View } from "../../core/widget.js" */

/** @typedef {View & { season: Season, known: Known }} Shop */

/**
 * What is to be done now: a week to decide, or to look at, or a question on it.
 * @param {Ids} id
 * @param {Shop} view
 * @param {Acts} acts
 */
function now(id, { season, known, words }, acts) {
  const { brings, results, debrief } = known;
  const phase = phaseOf(season, known);
  if (brings && phase === "proposed") return html("p", { class: "season-proposed", tabindex: "-1", "data-top": "", "data-key": "proposed" }, brings.proposed);
  if (brings && phase === "decide") return nextWeek(id, season, brings, words, acts);
  if (phase === "debrief") return debriefed(id, season, debrief[season.shown - 1], words, acts, { judged: true });
  return figures(results[results.length - 1].rows, words);
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    /** @type {Acts} */
    const acts = {
      set: (field, value) => request(model, "set", { field, value }),
      run: () => request(model, "run"),
      go: () => request(model, "go"),
      back: () => request(model, "back"),
      move: (done) => request(model, "move", { done }),
      choose: (name, option) => request(model, "choose", { name, option }),
      show: (place) => request(model, "show", { place }),
    };
    const draw = (/** @type {Shop} */ view) =>
      labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "season-lab" },
          now(id, view, acts),
          labSentence(view, id),
          buttons(view.season, view.known, view.words, acts, againButton(model, view)),
        ),
      });
    return mountLab(model, el, draw);
  },
};
