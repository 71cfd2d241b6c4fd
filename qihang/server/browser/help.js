// The page for help leads back to where its reader came from, to the very place.

const back = /** @type {HTMLAnchorElement} */ (document.getElementById("back"));
const from = document.referrer && new URL(document.referrer);

if (from && from.origin === location.origin && history.length > 1) {
  // A sign-in that was refused cannot be gone back to: the browser would send the form again.
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
