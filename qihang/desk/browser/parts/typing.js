// A box beside a choice: typing chooses it, and another choice empties the box.

export function chooseByTyping() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = document.querySelectorAll("input[data-chooses]");
  for (const box of boxes) {
    const choice = /** @type {HTMLInputElement} */ (document.getElementById(box.dataset.chooses ?? ""));
    box.addEventListener("input", () => {
      if (box.value.trim()) choice.checked = true;
    });
    box.closest("fieldset")?.addEventListener("change", ({ target }) => {
      if (target !== box && target !== choice) box.value = "";
    });
  }
}
