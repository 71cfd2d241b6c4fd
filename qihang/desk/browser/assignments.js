// What is chosen for a session, and how far a job is: looked at again while it goes on.

import { morph } from "../../../widgets/core/morph.js";
import { chooseByTyping } from "./parts/typing.js";

const AGAIN_MS = 1000;

const work = document.getElementById("work");

/** @param {HTMLElement} work */
async function look(work) {
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("work");
    if (fresh) {
      morph(work, () => [...fresh.children]);
      work.dataset.state = fresh.dataset.state;
    }
  } catch {
    // The desk is starting again: the next look may reach it.
  }
  lookSoon(work);
}

/** @param {HTMLElement} work */
function lookSoon(work) {
  if (work.dataset.state === "running") setTimeout(look, AGAIN_MS, work);
}

if (work) lookSoon(work);
chooseByTyping();
