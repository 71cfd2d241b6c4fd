"use strict";
(() => {
  // qihang/server/browser/help.js
  var back = (
    /** @type {HTMLAnchorElement} */
    document.getElementById("back")
  );
  var from = document.referrer && new URL(document.referrer);
  if (from && from.origin === location.origin && history.length > 1) {
    back.querySelector(".t-zh")?.replaceChildren("回到刚才的那一页");
    back.querySelector(".t-en")?.replaceChildren("Back to where you were");
    if (from.pathname === "/login") back.href = from.pathname;
    else
      back.addEventListener("click", (event) => {
        event.preventDefault();
        history.back();
      });
  }
})();
