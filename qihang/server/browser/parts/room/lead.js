// The instructor leads the class to a screen: a page that has it turns there once, every other
// page says so and leaves it to its reader.

import { html } from "../../../../../widgets/core/dom.js";
import { home } from "../page.js";
import { follow, isFollowed } from "./followed.js";
import { showNotice, takeAway } from "./notices.js";

/** @import { Place, Room } from "./told.js" */

const SAYS = {
  here: { zh: "教员请大家看这一页。", en: "Your instructor asks everybody to this screen." },
  there: { zh: "教员请大家看另外一页。", en: "Your instructor asks everybody to another page." },
  go: { zh: "去那一页", en: "Go there" },
};

/** Where the class is led to, while it is not followed yet. @type {{ target: Place, moment: string } | null} */
let wanted = null;
/** The screen that was turned to. */
let led = "";

/** @param {Room | null} room */
export function lead(room) {
  const { target, target_at: moment } = room ?? {};
  wanted = null;
  if (!target || !moment) return takeAway("lead");
  if (isFollowed("lead", moment)) return;
  wanted = { target, moment };
  goThere(wanted);
}

/** Once a screen is shown, a page can turn; and who turns on has seen the notice. @param {Event} event */
export function screenShown(event) {
  const { screen } = /** @type {CustomEvent<{ screen: string }>} */ (event).detail;
  if (wanted) goThere(wanted);
  else if (screen !== led) takeAway("lead");
}

/** @param {{ target: Place, moment: string }} to */
function goThere(to) {
  const { target, moment } = to;
  const page = `${home}${target.kind}/${target.session}`;
  if (window.location.pathname !== page) {
    const href = `${page}#${encodeURIComponent(target.screen)}`;
    const go = html("a", { class: "q-btn q-btn--main", href }, SAYS.go);
    return showNotice("lead", moment, [html("p", {}, SAYS.there), go], followed);
  }
  wanted = null; // the screen that is turned to does not lead once more
  if (hasScreen(target.screen) && !turnTo(target.screen)) {
    wanted = to;
    return;
  }
  led = target.screen;
  followed();
  showNotice("lead", moment, html("p", {}, SAYS.here), () => {});

  function followed() {
    wanted = null;
    follow("lead", moment);
  }
}

/** @param {string} screen */
function hasScreen(screen) {
  return document.querySelector(`section.screen[data-screen="${CSS.escape(screen)}"]`) !== null;
}

/**
 * Turn to a screen of this page. Returns whether it was done: not before a first one is shown.
 * @param {string} screen
 */
function turnTo(screen) {
  return !document.dispatchEvent(new CustomEvent("qihang:lead", { detail: { screen }, cancelable: true }));
}
