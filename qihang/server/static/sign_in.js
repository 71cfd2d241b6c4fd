"use strict";
(() => {
  // qihang/server/browser/sign_in.js
  var button = (
    /** @type {HTMLButtonElement} */
    document.querySelector("[data-wait]")
  );
  setTimeout(() => {
    document.getElementById("wait")?.remove();
    button.disabled = false;
  }, Number(button.dataset.wait) * 1e3);
})();
