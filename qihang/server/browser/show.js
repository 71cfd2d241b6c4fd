// A lesson's page on the projector: one screen at a time, turned by keys, for a whole class.

import { lookAtBrowser, markAsRun } from "./parts/browser.js";
import { sayIfItTakesLong } from "./parts/late.js";
import { nameWindow, root } from "./parts/page.js";
import { draw, turned, watchQuestions } from "./parts/show/bar.js";
import { ask } from "./parts/show/classes.js";
import { drop, isCounting, showCounted } from "./parts/show/hands.js";
import { listen } from "./parts/show/keys.js";
import { isFull, lookAsBefore } from "./parts/show/look.js";
import { walk } from "./parts/show/walk.js";
import { watch } from "./parts/show/watch.js";
import { explainTerms } from "./parts/terms.js";

/** What the class said stands below a question, as soon as both are there. */
function questionChanged() {
  if (!isCounting()) showCounted();
  draw();
}

lookAtBrowser();
root.dataset.signIn = "show";
lookAsBefore();
document.addEventListener("qihang:screen", () => {
  showCounted();
  turned();
});
for (const event of ["qihang:class", "qihang:hands"]) document.addEventListener(event, questionChanged);
document.addEventListener("qihang:lang", draw);
// In full screen the browser takes Escape for itself.
document.addEventListener("fullscreenchange", () => {
  if (!isFull() && isCounting()) drop();
  draw();
});
document.addEventListener("qihang:shown", nameWindow);
explainTerms();
walk();
draw();
listen();
watchQuestions();
watch();
ask();
sayIfItTakesLong();
markAsRun();
