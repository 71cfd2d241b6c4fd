// What a widget does in the browser: its module and its style sheet, as anywidget specifies them.

/** @import { Model } from "./model.js" */

/** @typedef {(() => unknown) | void} Leave called when the widget is no more */
/** @typedef {{ model: Model, signal: AbortSignal }} Given */

/**
 * @typedef {{
 *   initialize?(given: Given): Leave | Promise<Leave>,
 *   render?(given: Given & { el: HTMLElement }): Leave | Promise<Leave>,
 * }} Widget
 */

/** @type {Map<string, Promise<any>>} by the text or address of each */
const modules = new Map();

/** @type {Set<string>} */
const styles = new Set();

/** @type {WeakMap<Model, Promise<Widget>>} */
const begun = new WeakMap();

/**
 * Draw a widget into a place of the page.
 * @param {Model} model
 * @param {HTMLElement} place
 */
export async function draw(model, place) {
  await model.known;
  if (!begun.has(model)) begun.set(model, begin(model));
  const widget = await begun.get(model);
  const el = document.createElement("div");
  place.append(el);
  const { signal } = model.closing;
  const leave = await widget?.render?.({ model, el, signal });
  whenClosed(signal, () => {
    leave?.();
    el.remove();
  });
}

/**
 * Once for each model, however often it is drawn.
 * @param {Model} model
 * @returns {Promise<Widget>}
 */
async function begin(model) {
  wear(model.get("_css"));
  const module = await load(model.get("_esm"));
  const given = module.default ?? { render: module.render };
  const widget = typeof given === "function" ? await given() : given;
  const { signal } = model.closing;
  const leave = await widget.initialize?.({ model, signal });
  whenClosed(signal, () => leave?.());
  return widget;
}

/**
 * @param {AbortSignal} signal
 * @param {() => void} leave
 */
function whenClosed(signal, leave) {
  if (signal.aborted) leave();
  else signal.addEventListener("abort", leave);
}

/** @param {string} text a module, or its address */
function load(text) {
  const known = modules.get(text);
  if (known) return known;
  const module = isAddress(text) ? import(text) : importText(text);
  modules.set(text, module);
  return module;
}

/** @param {string} text */
async function importText(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {string | undefined} text a style sheet, or its address; on a page of the classroom none */
function wear(text) {
  if (!text || styles.has(text)) return;
  styles.add(text);
  const sheet = document.createElement(isAddress(text) ? "link" : "style");
  if (sheet instanceof HTMLLinkElement) Object.assign(sheet, { rel: "stylesheet", href: text });
  else sheet.textContent = text;
  document.head.append(sheet);
}

/** @param {string} text */
function isAddress(text) {
  return text.startsWith("http://") || text.startsWith("https://");
}
