// What a page has only on paper: when it was printed, and the whole of every long answer.

import { bilingual, html, language } from "../../../../widgets/core/dom.js";
import { header, root } from "./page.js";

const FITS = 10; // characters that a box on one line shows in any form

/** The answers that a box on paper would cut. */
function longAnswers() {
  /** @type {NodeListOf<HTMLTextAreaElement | HTMLInputElement>} */
  const boxes = document.querySelectorAll("main textarea, main input[type=text]");
  return [...boxes].filter((box) => box.value.length > FITS);
}

function writeOut() {
  for (const box of longAnswers()) {
    box.classList.add("not-on-paper");
    box.after(html("div", { class: "on-paper written-out" }, box.value));
  }
}

function takeBack() {
  for (const one of document.querySelectorAll(".written-out")) one.remove();
  for (const box of document.querySelectorAll(".not-on-paper")) box.classList.remove("not-on-paper");
}

export function prepareForPaper() {
  const printed = html("time", { class: "on-paper printed-at" });
  header.append(printed);
  addEventListener("beforeprint", () => {
    takeBack();
    /** @type {Intl.DateTimeFormatOptions} */
    const format = { dateStyle: "long" };
    const now = new Date();
    const today = { zh: now.toLocaleDateString("zh-CN", format), en: now.toLocaleDateString("en-GB", format) };
    printed.replaceChildren(bilingual(today));
    const whose = header.querySelector(".trainee")?.textContent ?? "";
    root.style.setProperty("--whose", JSON.stringify(`${whose} · ${today[language()]}`));
    writeOut();
  });
  addEventListener("afterprint", takeBack);
}
