// The seats of a class now: kept up to date over a line to the desk, and names hidden if wished.

import { morph } from "../../../widgets/core/morph.js";
import { tellTimes } from "./parts/times.js";

const AGAIN_MS = 2000;
const SIGNED_OUT = 4001;
const HIDDEN = "qihang-desk-names-hidden";

const seats = /** @type {HTMLElement} */ (document.getElementById("seats"));
const here = /** @type {HTMLElement} */ (document.getElementById("here"));
const nobody = /** @type {HTMLElement} */ (document.getElementById("nobody"));
const away = /** @type {HTMLElement} */ (document.getElementById("away"));
const hide = /** @type {HTMLButtonElement} */ (document.getElementById("hide-names"));
/** Where there are many, nobody is told by name. */
const absent = document.getElementById("absent");

// ---- names ---------------------------------------------------------------------------

function showNames() {
  const hidden = sessionStorage.getItem(HIDDEN) === "yes";
  document.documentElement.classList.toggle("names-hidden", hidden);
}

hide.addEventListener("click", () => {
  sessionStorage.setItem(HIDDEN, sessionStorage.getItem(HIDDEN) === "yes" ? "no" : "yes");
  showNames();
});
showNames();

// ---- seats ---------------------------------------------------------------------------

/** @type {Map<string, string>} what the tile of each number is drawn with */
const drawn = new Map();

/** @param {string} html drawn by the desk, where every text of a person is escaped */
function parts(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  tellTimes(holder.content);
  return [...holder.content.children];
}

/**
 * @param {string} number
 * @param {{ standing: string, html: string }} tile
 */
function show(number, tile) {
  const key = CSS.escape(number);
  let place = /** @type {HTMLElement | null} */ (seats.querySelector(`[data-key="${key}"]`));
  if (!place) {
    place = document.createElement("li");
    place.dataset.key = number;
    seats.append(place);
  }
  place.className = `seat seat--${tile.standing}`;
  place.dataset.standing = tile.standing;
  morph(place, () => parts(tile.html));
}

/** @param {string[]} order */
function putInOrder(order) {
  const known = new Set(order);
  for (const place of [.../** @type {HTMLCollectionOf<HTMLElement>} */ (seats.children)]) {
    if (!known.has(place.dataset.key ?? "")) place.remove();
  }
  order.forEach((number, at) => {
    const place = seats.querySelector(`[data-key="${CSS.escape(number)}"]`);
    if (place && seats.children[at] !== place) seats.insertBefore(place, seats.children[at] ?? null);
  });
}

/** @param {{ away?: boolean, order?: string[], tiles?: Record<string, any>, head?: string, absent?: string, mark?: string }} said */
function take(said) {
  away.hidden = !said.away;
  drawAnew(said.mark);
  if (!said.order) return;
  for (const [number, tile] of Object.entries(said.tiles ?? {})) show(number, tile);
  putInOrder(said.order);
  seats.classList.toggle("seats--many", said.order.length > Number(seats.dataset.many));
  nobody.hidden = said.order.length > 0;
  morph(here, () => parts(said.head ?? ""));
  if (absent) morph(absent, () => parts(said.absent ?? ""));
}

let isSending = false;
document.addEventListener("submit", () => {
  isSending = true; // its answer is the page anew
});

/**
 * Somebody else paused the class, or led it: the page says so, unless a fold is in use.
 * @param {string | undefined} mark
 */
function drawAnew(mark) {
  const isInUse = document.querySelector(".now-asks details[open]") !== null;
  if (mark && mark !== seats.dataset.mark && !isInUse && !isSending) location.reload();
}

function listen() {
  const at = new URL(seats.dataset.line ?? "", location.href);
  at.protocol = at.protocol.replace("http", "ws");
  const line = new WebSocket(at);
  line.onmessage = (event) => take(JSON.parse(event.data));
  line.onclose = (event) => {
    if (event.code === SIGNED_OUT) {
      location.reload(); // which leads to the sign-in
      return;
    }
    away.hidden = false;
    setTimeout(listen, AGAIN_MS);
  };
}

listen();
