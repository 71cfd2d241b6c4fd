// What this browser keeps for the classroom.

/** @param {string} name */
export function cookie(name) {
  const start = `${name}=`;
  const found = document.cookie.split("; ").find((part) => part.startsWith(start));
  return found === undefined ? "" : decodeURIComponent(found.slice(start.length));
}

/** What a form and a script send back to show that they are of a page of ours. */
export function secret() {
  // The classroom and the desk may be served under one name, where they share all cookies.
  return cookie(document.getElementById("page-header")?.dataset.secret ?? "_xsrf");
}
