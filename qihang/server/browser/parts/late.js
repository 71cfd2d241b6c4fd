// A lesson's page that does not come: nobody waits for ever.

import { html } from "../../../../widgets/core/dom.js";
import { home } from "./page.js";

const LOOK_MS = 1000;
const LATE_MS = 30_000; // without a step forward

function note() {
  return html(
    "div",
    { id: "late", class: "q-note q-note--notyet late", role: "alert" },
    html(
      "p",
      {},
      { zh: "这一页到现在还没有打开。已保存的都在。", en: "This page has not opened yet. What you saved is safe." },
    ),
    html(
      "div",
      { class: "q-row" },
      html(
        "button",
        { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
        { zh: "再试一次", en: "Try again" },
      ),
      html("a", { class: "q-btn", href: home }, { zh: "回到首页", en: "Go to the home page" }),
    ),
    html(
      "p",
      {},
      { zh: "再试还是不行，就告诉教员。", en: "If it does not help, tell your instructor." },
    ),
  );
}

/** Say so where the page gets no further for long, while it goes on being waited for. */
export function sayIfItTakesLong() {
  let step = -1;
  let since = Date.now();
  const look = () => {
    const loading = document.getElementById("loading");
    if (!loading && document.readyState !== "loading") clearInterval(looking);
    if (!loading || document.getElementById("late")) return;
    const now = loading.querySelector("progress")?.value ?? 0;
    if (now !== step) since = Date.now();
    step = now;
    if (Date.now() - since >= LATE_MS) loading.append(note());
  };
  const looking = setInterval(look, LOOK_MS);
}
