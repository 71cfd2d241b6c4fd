"use strict";
(() => {
  // qihang/desk/browser/typing_in.js
  var form = document.querySelector("#typed");
  if (form instanceof HTMLFormElement) {
    form.addEventListener("keydown", (event) => {
      if (event.isComposing || event.altKey || event.metaKey) return;
      const at = event.target;
      if (event.key === "Enter" && event.ctrlKey) return hand(event, form);
      if (event.ctrlKey || !(at instanceof HTMLElement)) return;
      if (event.key === "Enter") return goOn(event, form, at);
      const group = at.closest("[data-letters]");
      if (group) choose(event, form, group);
    });
    begin(form);
  }
  function begin(form2) {
    const wrong = form2.querySelector(".typed-wrong");
    const first = stops(wrong ?? form2).find((one) => wrong || !(one instanceof HTMLInputElement) || one.type !== "text" || !one.value);
    first?.focus({ preventScroll: true });
    if (wrong && !wrong.matches(".typed-head")) wrong.scrollIntoView({ block: "center" });
  }
  function stops(within) {
    const found = [];
    const groups = /* @__PURE__ */ new Set();
    for (const one of within.querySelectorAll("input:not([type=hidden]), textarea, #look")) {
      if (!(one instanceof HTMLElement)) continue;
      const group = groupOf(one);
      if (!group) found.push(one);
      else if (!groups.has(group)) found.push(held(group));
      if (group) groups.add(group);
    }
    return found;
  }
  function groupOf(one) {
    return one instanceof HTMLInputElement && (one.type === "radio" || one.type === "checkbox") ? one.closest("fieldset") : null;
  }
  function held(group) {
    return (
      /** @type {HTMLInputElement} */
      group.querySelector("input[type=radio]:checked") ?? group.querySelector("input:not([type=hidden])")
    );
  }
  function goOn(event, form2, at) {
    if (at instanceof HTMLTextAreaElement || at instanceof HTMLButtonElement && !event.shiftKey) return;
    event.preventDefault();
    step(form2, at, event.shiftKey ? -1 : 1);
  }
  function step(form2, at, way) {
    const all = stops(form2);
    const group = groupOf(at);
    const here = all.findIndex((one) => one === at || group && groupOf(one) === group);
    const to = all[here + way];
    if (!to) return;
    to.focus();
    if (to instanceof HTMLInputElement && to.type === "text") to.select();
  }
  function choose(event, form2, group) {
    const choices = [...group.querySelectorAll("input")];
    if (event.key === "Backspace" || event.key === "Delete") {
      event.preventDefault();
      for (const one of choices) one.checked = false;
      return;
    }
    const place = placeOf(event.key);
    const chosen = choices[place];
    if (place < 0 || !chosen) return;
    event.preventDefault();
    chosen.checked = chosen.type === "radio" || !chosen.checked;
    chosen.focus();
    if (chosen.type === "radio") step(form2, chosen, 1);
  }
  function placeOf(key) {
    if (/^[1-9]$/.test(key)) return Number(key) - 1;
    return /^[a-z]$/i.test(key) ? key.toUpperCase().charCodeAt(0) - 65 : -1;
  }
  function hand(event, form2) {
    event.preventDefault();
    form2.requestSubmit(document.querySelector("#look"));
  }
})();
