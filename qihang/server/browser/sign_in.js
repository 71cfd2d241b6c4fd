// Whoever has to wait before the next try can press the button when the time is over.

const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-wait]"));

setTimeout(() => {
  document.getElementById("wait")?.remove();
  button.disabled = false;
}, Number(button.dataset.wait) * 1000);
