// The head of every page: home, language, text size, who is signed in, sign out.
// It stands in one script because a lesson's page may be prepared before anyone asks
// for it: what depends on the reader is filled in here, in the reader's browser.

import { bilingual, html, language } from "../../../widgets/core/dom.js";
import { lookAtBrowser, markAsRun } from "./parts/browser.js";
import { cookie } from "./parts/cookies.js";
import { stayInSight } from "./parts/head.js";
import { sayIfItTakesLong } from "./parts/late.js";
import { header, home, nameWindow, root } from "./parts/page.js";
import { prepareForPaper } from "./parts/paper.js";
import { showLanguage, showSize, size } from "./parts/preferences.js";
import { callPlace } from "./parts/room/call.js";
import { takePart } from "./parts/room/room.js";
import { forgetStrips } from "./parts/strip.js";
import { languageSwitch, sizeSwitch } from "./parts/switches.js";

const ASK_AGAIN_MS = 3000;

/** Moments come from the server in its own time; they are told in this computer's. */
function tellTimes() {
  /** @type {Intl.DateTimeFormatOptions} */
  const format = { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
  /** @type {NodeListOf<HTMLTimeElement>} */
  const times = document.querySelectorAll("main time[datetime]");
  for (const time of times) {
    const moment = new Date(time.dateTime);
    const told = { zh: moment.toLocaleString("zh-CN", format), en: moment.toLocaleString("en-GB", format) };
    time.replaceChildren(bilingual(told));
  }
}

// ---- parts of the header ---------------------------------------------------

/**
 * @param {string} name
 * @param {string} number tells two people of one name apart
 */
function signedIn(name, number) {
  return html(
    "form",
    { class: "tool", method: "post", action: `${home}logout` },
    html("input", { type: "hidden", name: "_xsrf", value: cookie("_xsrf") }),
    html(
      "span",
      { class: "trainee" },
      html("span", { class: "trainee-name" }, name),
      " ",
      html("span", { class: "trainee-number" }, number),
    ),
    html("button", { type: "submit", class: "q-btn" }, { zh: "退出", en: "Sign out" }),
  );
}

/** @param {string} place of this classroom: `""` for the home page */
function isHere(place) {
  return location.pathname === home + place ? "page" : null;
}

function brand() {
  return html(
    "a",
    { class: "brand", href: home, "aria-current": isHere("") },
    html("img", { src: header.dataset.logo, alt: "", width: "32", height: "32" }),
    html("span", { class: "brand-name" }, { zh: "启航", en: "Qihang" }),
    " ",
    html("span", { class: "brand-home" }, { zh: "首页", en: "Home" }),
  );
}

function help() {
  return html(
    "a",
    { class: "q-btn help", href: `${home}help`, "aria-current": isHere("help") },
    { zh: "帮助", en: "Help" },
  );
}

// ---- who is signed in --------------------------------------------------------

/** What the server knows of the reader, or null where no classroom serves the page. */
async function me() {
  const response = await fetch(`${home}api/me`, { headers: { Accept: "application/json" } });
  if (response.status >= 500) throw new Error(`api/me: ${response.status}`);
  const json = response.headers.get("Content-Type")?.startsWith("application/json");
  return response.ok && json ? response.json() : null;
}

/**
 * @param {"in" | "out" | "preview"} state
 * @param {string} [name]
 * @param {string} [number]
 */
function setSignIn(state, name = "", number = "") {
  root.dataset.signIn = state;
  if (state === "out") forgetStrips();
  if (state === "in") {
    header.querySelector(".tool--size")?.before(signedIn(name, number));
    takePart();
  }
  if (state === "preview") {
    header.querySelector(".help")?.remove();
    header.after(
      html(
        "aside",
        { class: "preview", "aria-label": "启航 Qihang" },
        { zh: "这一页只是给人看的，答案不会保存。", en: "This page is a preview. Answers are not kept." },
      ),
    );
  }
  document.dispatchEvent(new CustomEvent("qihang:sign-in", { detail: state }));
}

async function findOut() {
  if (header.dataset.name !== undefined) {
    setSignIn(header.dataset.name ? "in" : "out", header.dataset.name, header.dataset.number);
    return;
  }
  let reader;
  try {
    reader = await me();
  } catch {
    setTimeout(findOut, ASK_AGAIN_MS);
    return;
  }
  if (reader === null) {
    setSignIn("preview");
  } else if (reader.signed_in) {
    showLanguage(reader.language);
    showSize(reader.size);
    setSignIn("in", reader.name, reader.number);
  } else {
    setSignIn("out");
  }
}

lookAtBrowser();
header.append(brand(), help(), callPlace, languageSwitch(), sizeSwitch());
showLanguage(language());
showSize(size());
stayInSight();
sayIfItTakesLong();
prepareForPaper();
document.addEventListener("DOMContentLoaded", () => {
  tellTimes();
  nameWindow();
});
findOut();
markAsRun();
