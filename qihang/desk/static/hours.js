"use strict";
(() => {
  // widgets/core/dom.js
  var DRAFT = document.implementation.createHTMLDocument("");
  function language() {
    return document.documentElement.dataset.lang === "en" ? "en" : "zh";
  }

  // qihang/desk/browser/hours.js
  var form = document.querySelector("#attendance");
  if (form instanceof HTMLFormElement) {
    const rows = [...form.querySelectorAll("tbody tr")].map(partsOf);
    rows.forEach((row, at) => {
      row.tick.addEventListener("keydown", (event) => goOn(event, rows[at + step(event)]?.tick));
      row.reason.addEventListener("change", () => {
        if (row.reason.value && !row.minutes.value) row.tick.checked = false;
      });
      row.minutes.addEventListener("input", () => {
        if (row.minutes.value.trim()) row.tick.checked = true;
      });
      row.words.addEventListener("change", () => {
        if (row.words.value.trim() && !row.reason.value) row.reason.value = "other";
      });
    });
    const count = () => countOpen(rows);
    form.addEventListener("change", count);
    form.addEventListener("input", count);
    addEventListener("pageshow", count);
    rows[0]?.tick.focus({ preventScroll: document.querySelector(".told") !== null });
  }
  document.addEventListener("qihang:lang", nameReasons);
  nameReasons();
  function partsOf(line) {
    const named = (name) => line.querySelector(`[name=${name}]`);
    return { tick: named("there"), reason: named("reason"), minutes: named("minutes"), words: named("words") };
  }
  function step(event) {
    return { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
  }
  function goOn(event, tick) {
    if (!step(event)) return;
    event.preventDefault();
    tick?.focus();
  }
  function countOpen(rows) {
    const others = document.querySelector("#others");
    const all = others instanceof HTMLInputElement && others.checked;
    const open = rows.filter(({ tick, reason }) => !tick.checked && !reason.value);
    const place = document.querySelector("#unexplained");
    if (place) place.textContent = String(all ? 0 : open.length);
  }
  function nameReasons() {
    const options = document.querySelectorAll("option[data-zh]");
    for (const option of options) option.textContent = option.dataset[language()] ?? "";
  }
})();
