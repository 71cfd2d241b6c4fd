// A hand-in that is marked: the question as the trainee had it, and the keys that save time.

import { morph } from "../../../widgets/core/morph.js";
import { makeIds } from "../../../widgets/core/widget.js";
import { drawCard } from "../../../widgets/exercise/cards.js";
import { answerForm } from "../../../widgets/exercise/form.js";

/** @import { FormContext } from "../../../widgets/exercise/form.js" */

const KEYS_OFF = "qihang-desk-marking-keys-off";

drawBox();
pressKeys();
reuseComments();
beginInPoints();

/** The box of the trainee's page, locked; the plain answer stays where it cannot be drawn. */
function drawBox() {
  const drawn = document.getElementById("drawn");
  const place = document.getElementById("box");
  const plain = document.getElementById("plain");
  if (!place || !plain) return;
  if (!drawn) {
    place.remove();
    return;
  }
  const box = JSON.parse(drawn.textContent ?? "null");
  const touched = {};
  /** @type {FormContext} */
  const context = {
    id: makeIds(),
    words: box.words,
    value: box.value,
    follows: box.follows,
    begins: null,
    touched,
    redraw: () => draw(),
    locked: true,
    kept: true,
    parts: box.parts,
    change: () => undefined,
    said: () => undefined,
    note: "stands",
  };
  const draw = () => morph(place, () => [drawCard(box.card, context, touched, draw), answerForm(box.form, context)]);
  try {
    draw();
  } catch {
    place.remove();
    plain.hidden = false;
  }
}

/** Keys beside those of every form. They can be switched off: other programs may need them. */
function pressKeys() {
  const form = document.querySelector("#mark");
  const list = document.querySelector("#keys");
  const onOff = document.querySelector("#keys-switch");
  if (!(form instanceof HTMLFormElement) || !(list instanceof HTMLElement) || !(onOff instanceof HTMLButtonElement)) return;
  const areOff = () => localStorage.getItem(KEYS_OFF) === "yes";
  const show = () => {
    onOff.setAttribute("aria-pressed", String(!areOff()));
    list.classList.toggle("marking-keys--off", areOff());
  };
  list.hidden = false;
  onOff.addEventListener("click", () => {
    localStorage.setItem(KEYS_OFF, areOff() ? "no" : "yes");
    show();
  });
  show();
  document.addEventListener("keydown", (event) => {
    if (areOff() || event.isComposing || event.shiftKey || event.metaKey) return;
    const does = event.ctrlKey !== event.altKey ? DOES[`${event.ctrlKey ? "Ctrl" : "Alt"} ${event.code}`] : undefined;
    if (!does) return;
    event.preventDefault();
    does(form);
  });
}

/** @type {Record<string, (form: HTMLFormElement) => void>} */
const DOES = {
  "Ctrl Enter": (form) => form.requestSubmit(document.querySelector("#save")),
  "Ctrl NumpadEnter": (form) => form.requestSubmit(document.querySelector("#save")),
  "Alt KeyM": () => {
    const points = pointsBox();
    if (!points) return;
    points.value = points.dataset.most ?? "";
    points.focus();
  },
  "Alt KeyJ": () => press("#next"),
  "Alt KeyK": () => press("#back"),
};

/** @param {string} link */
function press(link) {
  const found = document.querySelector(link);
  if (found instanceof HTMLElement) found.click();
}

/** A comment that was used before is put into an empty box, or below what stands there. */
function reuseComments() {
  const box = document.querySelector("#comment");
  if (!(box instanceof HTMLTextAreaElement)) return;
  /** @type {NodeListOf<HTMLButtonElement>} */
  const used = document.querySelectorAll("button[data-comment]");
  for (const one of used) {
    one.addEventListener("click", () => {
      const said = one.dataset.comment ?? "";
      box.value = box.value.trim() ? `${box.value.trimEnd()}\n${said}` : said;
      box.focus();
    });
  }
}

/** What was not saved is in sight, too. */
function beginInPoints() {
  const points = pointsBox();
  if (!points) return;
  points.focus({ preventScroll: true });
  points.select();
  for (const one of [points, document.querySelector("#mark-label ~ .told")]) one?.scrollIntoView({ block: "nearest" });
}

function pointsBox() {
  const points = document.querySelector("#points");
  return points instanceof HTMLInputElement ? points : null;
}
