// A form that is pressed twice is sent once: the second answer would hide the first one.

/** See to it for every form of the page that is sent as a whole. */
export function sendOnce() {
  /** @type {Set<EventTarget>} */
  const sent = new Set();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
    if (sent.has(form)) event.preventDefault();
    sent.add(form);
  });
  addEventListener("pageshow", () => sent.clear());
}
