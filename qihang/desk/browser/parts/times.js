// Moments come from the server in its own time; they are told in this computer's.

/** @type {Intl.DateTimeFormatOptions} */
const CLOCK = { hour: "2-digit", minute: "2-digit", hour12: false };

/** @type {Intl.DateTimeFormatOptions} */
const WITH_DAY = { ...CLOCK, year: "numeric", month: "2-digit", day: "2-digit" };

/** @param {ParentNode} within */
export function tellTimes(within) {
  /** @type {NodeListOf<HTMLTimeElement>} */
  const times = within.querySelectorAll("time[datetime]");
  for (const time of times) {
    const format = "withDay" in time.dataset ? WITH_DAY : CLOCK;
    // The Swedish way of writing it is the ISO one: 2026-12-01 09:30.
    time.textContent = new Date(time.dateTime).toLocaleString("sv-SE", format);
  }
}
