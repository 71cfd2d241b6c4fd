// The notice at the foot of the window: one at a time, drawn only when it changes.

import { html } from "../../../../widgets/core/dom.js";
import { found } from "./page.js";

const notice = found("page-notice");
const UNSAVED = [
  ...["typing", "saving", "unsaved"].map((state) => `[data-question][data-state="${state}"]`),
  ...["saving", "unsaved"].map((kept) => `.tryit-kept[data-kept="${kept}"]`),
].join();
/** @type {Record<string, () => Node[]>} */
const notices = {
  gone: () => [html("p", {}, { zh: "做过的内容已保存。", en: "Your work is saved." }), goOn()],
  "gone-unsaved": () => [
    html(
      "p",
      {},
      {
        zh: "刚写的还没保存，但是还在。按这里继续，就会保存。",
        en: "What you wrote last is not saved yet, but it is not lost. Press here to go on, and it will be saved.",
      },
    ),
    goOn(),
  ],
  elsewhere: () => [
    html(
      "p",
      {},
      { zh: "你在另一个地方打开了这一页，那里写的算数。", en: "You opened this page in another window. What is written there counts." },
    ),
    html(
      "button",
      { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
      { zh: "回到这里继续", en: "Go on here instead" },
    ),
  ],
  closed: () => [
    html(
      "p",
      {},
      {
        zh: "教员关了这一课。这一页还可以写，也可以交卷；离开以后就打不开了。已保存的都还在。",
        en: "Your instructor has closed this session. You can go on here and hand in; once you leave, this page does not open again. What is saved stays.",
      },
    ),
    html(
      "button",
      { type: "button", class: "q-btn q-btn--main", onclick: () => notice.replaceChildren() },
      { zh: "知道了", en: "All right" },
    ),
  ],
  unreachable: () => [
    html(
      "p",
      {},
      { zh: "连不上教室的电脑。你写的内容还在这一页上。", en: "The classroom's computer cannot be reached. What you wrote stays on this page." },
    ),
  ],
};

function goOn() {
  return html(
    "button",
    { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
    { zh: "按这里继续", en: "Press here to go on" },
  );
}

/** Whether a box says of itself that what stands in it is not saved: the notice says no other. */
function isUnsaved() {
  return found("cells").querySelector(UNSAVED) !== null;
}

/**
 * Tell what is the matter with the page; an empty text if nothing is.
 * @param {string} matter
 */
export function tell(matter) {
  const state = matter === "gone" && isUnsaved() ? "gone-unsaved" : matter;
  if ((notice.dataset.state ?? "") === state) return;
  notice.dataset.state = state;
  // The page is open in another window: nothing can be written here, as it would not be saved.
  found("cells").inert = state === "elsewhere";
  notice.replaceChildren(...(state ? notices[state]() : []));
}
