"use strict";
(() => {
  // qihang/desk/browser/people.js
  countTicks();
  nameFile();
  refuseLarge();
  sayThatItIsDone();
  function countTicks() {
    const all = document.querySelector("#tick-all");
    const count = document.querySelector("#ticked");
    if (!(all instanceof HTMLInputElement) || !(count instanceof HTMLOutputElement)) return;
    const found = document.querySelectorAll("input[name=number][form=chosen]");
    const ticks = [...found];
    const show = () => {
      const many = ticks.filter((one) => one.checked).length;
      count.value = String(many);
      all.checked = many === ticks.length;
      all.indeterminate = many > 0 && many < ticks.length;
    };
    all.addEventListener("change", () => {
      for (const one of ticks) one.checked = all.checked;
      show();
    });
    for (const one of ticks) one.addEventListener("change", show);
    all.hidden = count.hidden = false;
    addEventListener("pageshow", show);
  }
  function nameFile() {
    const file = document.querySelector("#file");
    const name = document.querySelector("#file-chosen");
    const label = document.querySelector("label[for=file]");
    if (!(file instanceof HTMLInputElement) || !(name instanceof HTMLOutputElement)) return;
    if (!(label instanceof HTMLElement)) return;
    file.parentElement?.classList.add("people-file--own");
    label.hidden = name.hidden = false;
    const show = () => {
      if (file.files?.[0]) name.textContent = file.files[0].name;
    };
    file.addEventListener("change", show);
    addEventListener("pageshow", show);
  }
  function refuseLarge() {
    const file = document.querySelector("#file");
    const note = document.querySelector("#too-large");
    if (!(file instanceof HTMLInputElement) || !(note instanceof HTMLElement)) return;
    const isTooLarge = () => (file.files?.[0]?.size ?? 0) > Number(file.dataset.largest);
    file.addEventListener("change", () => {
      note.hidden = !isTooLarge();
    });
    file.form?.addEventListener("submit", (event) => {
      if (isTooLarge()) event.preventDefault();
    });
  }
  function sayThatItIsDone() {
    const note = document.querySelector("#coming");
    if (!(note instanceof HTMLElement)) return;
    document.querySelector("#enrol")?.addEventListener("submit", () => {
      note.hidden = false;
    });
    addEventListener("pageshow", () => {
      note.hidden = true;
    });
  }
})();
