// Whether the projector's page is still served. One whose kernel has ended is opened again by
// itself: nothing on it is kept, and nobody is at its keyboard to press a button.

import { html } from "../../../../../widgets/core/dom.js";
import { found, home } from "../page.js";
import { page } from "./asks.js";
import { remember, remembered } from "./memory.js";

/** @import { Translations } from "../../../../../widgets/core/dom.js" */

const POLL_MS = 5000;
const ANSWER_WITHIN_MS = 4000;
const NOT_AGAIN_MS = 30_000; // until a page that was opened again is opened once more by itself

/** @type {Record<string, Translations>} */
const SAYS = {
  out: { zh: "你已经退出教员台。请在教员台登录，再打开投影。", en: "You are signed out at the desk. Sign in there, then open the projector again." },
  elsewhere: { zh: "这一页在另一个窗口里打开了。", en: "This page is open in another window." },
  gone: { zh: "这一页要重新打开。", en: "This page has to be opened again." },
  unreachable: { zh: "连不上教室的电脑。", en: "The classroom's computer cannot be reached." },
};

const notice = found("page-notice");
const config = document.getElementById("jupyter-config-data");
const kernel = config && JSON.parse(config.textContent ?? "").kernelId;
/** @type {number | undefined} */
let waiting;

async function state() {
  try {
    const response = await fetch(`${home}api/page/${kernel}?of=${page}`, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const said = await response.json();
    if (!said.signed_in) return "out";
    if (said.alive) return "";
    return said.elsewhere ? "elsewhere" : "gone";
  } catch {
    return "unreachable";
  }
}

/** @param {string} matter */
function tell(matter) {
  if ((notice.dataset.state ?? "") === matter) return;
  notice.dataset.state = matter;
  const again = html("button", { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() }, { zh: "在这里打开", en: "Open it here" });
  notice.replaceChildren(...(matter ? [html("p", {}, SAYS[matter])] : []), ...(["elsewhere", "gone"].includes(matter) ? [again] : []));
}

function openAgain() {
  if (Date.now() - Number(remembered("opened")) < NOT_AGAIN_MS) return false;
  remember("opened", String(Date.now()));
  window.location.reload();
  return true;
}

async function look() {
  clearTimeout(waiting);
  const now = await state();
  if (now === "gone" && openAgain()) return;
  tell(now);
  clearTimeout(waiting);
  waiting = window.setTimeout(look, POLL_MS);
}

export function watch() {
  document.addEventListener("qihang:cut", look);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  look();
}
