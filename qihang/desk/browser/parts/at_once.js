// Forms whose ticks act at once. Without this script their button does it.

const PLACE = "qihang-desk-place";

/** Let every such form of the page act, and go on at the tick that was pressed. */
export function actAtOnce() {
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-at-once]");
  for (const form of forms) {
    form.querySelector("button")?.remove();
    form.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) sessionStorage.setItem(PLACE, JSON.stringify([target.name, target.value]));
      form.requestSubmit();
    });
    goOn(form);
  }
}

/** @param {HTMLFormElement} form */
function goOn(form) {
  const place = sessionStorage.getItem(PLACE);
  if (!place) return;
  sessionStorage.removeItem(PLACE);
  const [name, value] = JSON.parse(place);
  const tick = [...form.querySelectorAll("input")].find((one) => one.name === name && one.value === value);
  const fold = tick?.closest("details");
  if (fold) fold.open = true;
  tick?.focus();
}
