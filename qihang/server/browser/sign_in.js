// Whoever has to wait before the next try can press the button when the time is over.

const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-wait]"));

setTimeout(() => {
  const wait = document.getElementById("wait");
  const note = wait?.parentElement;
  wait?.remove();
  if (!note?.childElementCount) note?.remove();
  button.disabled = false;
}, Number(button.dataset.wait) * 1000);
