"use strict";
(() => {
  // qihang/server/browser/sign_in.js
  var button = (
    /** @type {HTMLButtonElement} */
    document.querySelector("[data-wait]")
  );
  setTimeout(() => {
    const wait = document.getElementById("wait");
    const note = wait?.parentElement;
    wait?.remove();
    if (!note?.childElementCount) note?.remove();
    button.disabled = false;
  }, Number(button.dataset.wait) * 1e3);
})();
