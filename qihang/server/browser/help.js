// The page for help leads back to where its reader came from, to the very place.

const back = /** @type {HTMLAnchorElement} */ (document.getElementById("back"));
const from = document.referrer && new URL(document.referrer);

if (from && from.origin === location.origin && history.length > 1) {
  back.querySelector(".t-zh")?.replaceChildren("回到刚才的那一页");
  back.querySelector(".t-en")?.replaceChildren("Back to where you were");
  // A sign-in that was refused cannot be gone back to: the browser would send the form again.
  if (from.pathname === "/login") back.href = from.pathname;
  else
    back.addEventListener("click", (event) => {
      event.preventDefault();
      history.back();
    });
}
