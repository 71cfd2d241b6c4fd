"use strict";
(() => {
  // qihang/server/browser/help.js
  var back = (
    /** @type {HTMLAnchorElement} */
    document.getElementById("back")
  );
  var from = document.referrer && new URL(document.referrer);
  if (from && from.origin === location.origin && history.length > 1) {
    const sent = from.pathname === "/login";
    if (sent) back.href = from.pathname;
    back.querySelector(".t-zh")?.replaceChildren("回到刚才的那一页");
    back.querySelector(".t-en")?.replaceChildren("Back to where you were");
    back.addEventListener("click", (event) => {
      if (sent) return;
      event.preventDefault();
      history.back();
    });
  }
})();
