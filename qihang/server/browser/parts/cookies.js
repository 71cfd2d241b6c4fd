// What this browser keeps for the classroom.

/** @param {string} name */
export function cookie(name) {
  const start = `${name}=`;
  const found = document.cookie.split("; ").find((part) => part.startsWith(start));
  return found === undefined ? "" : decodeURIComponent(found.slice(start.length));
}
