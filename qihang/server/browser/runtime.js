// The runtime of a light page: its widgets are anywidgets, and nothing else of it needs a script.
// It stands in the page's head, so that the line to the kernel opens while the page is read.
// Which pages are light is decided in qihang/kernels/run/light.py.

import { cookie } from "./parts/cookies.js";
import { Line, tellCut } from "./runtime/line.js";
import { Model } from "./runtime/model.js";
import { draw } from "./runtime/widgets.js";

/** @import { Message } from "./runtime/messages.js" */

const VIEW = "application/vnd.jupyter.widget-view+json";
const OUTPUTS = 'script[type="application/vnd.voila.cell-output+json"]';
const SCREEN = "section.screen";

const { home = "/", kernel } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

// ---- widgets and their kernel -----------------------------------------------------------

/** @type {Map<string, Model>} */
const models = new Map();

const line = new Line(`${location.origin.replace(/^http/, "ws")}${home}api/kernels/${kernel}/channels`, askAll, hear);

/** After a cut, too: what changed meanwhile is in the states. */
function askAll() {
  for (const model of models.values()) model.ask();
}

/** @param {Message} message */
function hear(message) {
  const { type, content } = message;
  if (type === "status" && content.execution_state === "dead") {
    line.end();
    tellCut();
  }
  const model = models.get(content.comm_id);
  if (type === "comm_msg") model?.hear(message);
  if (type === "comm_close") model?.close();
}

/** @param {string} id */
function modelOf(id) {
  const known = models.get(id);
  if (known) return known;
  const model = new Model(id, line);
  models.set(id, model);
  if (line.isOpen) model.ask();
  return model;
}

// ---- drawing ------------------------------------------------------------------------

/** @type {Promise<void>[]} of each widget that is drawn, or is being drawn */
const drawings = [];

/**
 * Draw what stands in a part of the page and is not drawn yet.
 * @param {ParentNode} part
 */
function drawIn(part) {
  const drawn = [...part.querySelectorAll(OUTPUTS)].map((output) => {
    const place = document.createElement("div");
    place.className = "jp-OutputArea-output";
    output.replaceWith(place);
    const id = JSON.parse(output.textContent ?? "").data[VIEW].model_id;
    return draw(modelOf(id), place).catch(reportError); // the others are drawn all the same
  });
  drawings.push(...drawn);
  return Promise.all(drawn);
}

/** Draw all of the page; settles once each widget shows what its trainee did with it. */
async function drawWhole() {
  drawIn(document);
  await Promise.all(drawings);
  await Promise.all([...models.values()].map((model) => model.answered()));
}

/** The screens that are shown, each as soon as it is; then the next one, ahead. */
async function drawScreens() {
  const screens = [...document.querySelectorAll(SCREEN)];
  const shown = () => screens.filter((screen) => !(/** @type {HTMLElement} */ (screen).hidden));
  const show = () => Promise.all(shown().map(drawIn));
  const watch = new MutationObserver(show);
  for (const screen of screens) watch.observe(screen, { attributeFilter: ["hidden"] });
  document.addEventListener("qihang:screen", async (event) => {
    const { next } = /** @type {CustomEvent<{ next: string | null }>} */ (event).detail;
    await show();
    const ahead = screens.find((screen) => /** @type {HTMLElement} */ (screen).dataset.screen === next);
    if (ahead) requestIdleCallback(() => drawIn(ahead));
  });
  document.addEventListener("qihang:whole", (event) => {
    /** @type {CustomEvent<{ waitFor: Promise<void>[] }>} */ (event).detail.waitFor.push(drawWhole());
  });
  const [first] = shown();
  if (!first) return; // the page finds out first which one its reader was at
  await show();
  const ahead = screens[screens.indexOf(first) + 1];
  if (ahead) requestIdleCallback(() => drawIn(ahead));
}

/** Once all of the page is read, and its own script has chosen the screen. */
function begin() {
  if (document.querySelector(SCREEN)) drawScreens();
  else drawIn(document);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();

// ---- leaving --------------------------------------------------------------------------

/** The kernel of a page that is left is stopped. */
function leave() {
  line.end();
  const form = new FormData();
  form.append("_xsrf", cookie("_xsrf"));
  navigator.sendBeacon(`${home}voila/api/shutdown/${kernel}`, form);
}

// Last of all: when the page is left, widgets send what was just written, and then it gets hidden.
addEventListener("pagehide", () => {
  if (document.hidden) leave();
  else document.addEventListener("visibilitychange", leave, { once: true });
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload(); // from the browser's memory, without its kernel
});
