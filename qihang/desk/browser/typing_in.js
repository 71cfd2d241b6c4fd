// A sheet that is typed in: Enter goes on, a choice is made by its letter, as on the paper. The
// page works without it.

const form = document.querySelector("#typed");
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

/**
 * What is wrong is in sight, and what is said of it; else the first field that is empty.
 * @param {HTMLFormElement} form
 */
function begin(form) {
  const wrong = form.querySelector(".typed-wrong");
  const first = stops(wrong ?? form).find((one) => wrong || !(one instanceof HTMLInputElement) || one.type !== "text" || !one.value);
  first?.focus({ preventScroll: true });
  // What is said of the head of the sheet stands above it, where the page begins.
  if (wrong && !wrong.matches(".typed-head")) wrong.scrollIntoView({ block: "center" });
}

/**
 * Where Enter stops: fields, one of each group of choices, and the button at the end.
 * @param {ParentNode} within
 * @returns {HTMLElement[]}
 */
function stops(within) {
  /** @type {HTMLElement[]} */
  const found = [];
  const groups = new Set();
  for (const one of within.querySelectorAll("input:not([type=hidden]), textarea, #look")) {
    if (!(one instanceof HTMLElement)) continue;
    const group = groupOf(one);
    if (!group) found.push(one);
    else if (!groups.has(group)) found.push(held(group));
    if (group) groups.add(group);
  }
  return found;
}

/** @param {Element} one */
function groupOf(one) {
  return one instanceof HTMLInputElement && (one.type === "radio" || one.type === "checkbox") ? one.closest("fieldset") : null;
}

/**
 * The choice of a group that has the focus when it is reached.
 * @param {Element} group
 * @returns {HTMLInputElement}
 */
function held(group) {
  return /** @type {HTMLInputElement} */ (group.querySelector("input[type=radio]:checked") ?? group.querySelector("input:not([type=hidden])"));
}

/**
 * To the next field, with Shift to the one before. A text keeps its Enter.
 * @param {KeyboardEvent} event
 * @param {HTMLFormElement} form
 * @param {HTMLElement} at
 */
function goOn(event, form, at) {
  if (at instanceof HTMLTextAreaElement || (at instanceof HTMLButtonElement && !event.shiftKey)) return;
  event.preventDefault();
  step(form, at, event.shiftKey ? -1 : 1);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} at
 * @param {number} way
 */
function step(form, at, way) {
  const all = stops(form);
  const group = groupOf(at);
  const here = all.findIndex((one) => one === at || (group && groupOf(one) === group));
  const to = all[here + way];
  if (!to) return;
  to.focus();
  if (to instanceof HTMLInputElement && to.type === "text") to.select();
}

/**
 * One choice and on; or one of several, and stay.
 * @param {KeyboardEvent} event
 * @param {HTMLFormElement} form
 * @param {Element} group
 */
function choose(event, form, group) {
  /** @type {HTMLInputElement[]} */
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
  if (chosen.type === "radio") step(form, chosen, 1);
}

/**
 * A letter or a digit as the place of a choice.
 * @param {string} key
 */
function placeOf(key) {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  return /^[a-z]$/i.test(key) ? key.toUpperCase().charCodeAt(0) - 65 : -1;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLFormElement} form
 */
function hand(event, form) {
  event.preventDefault();
  form.requestSubmit(document.querySelector("#look"));
}
