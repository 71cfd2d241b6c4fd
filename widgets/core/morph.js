// Puts only the differences of a drawing on the page, so that what is being typed,
// dragged or composed by an input method stays as it is.

import { DRAFT, LIVE } from "./dom.js";
import { pairUp } from "./matching.js";

/**
 * Redraw `root` with what draw() returns. Nodes that stay keep focus, caret and input; a
 * node is known by its data-key, or else by its place. A node that had to move gets its
 * focus and caret back.
 * @param {Element} root
 * @param {() => any} draw a node or a list of nodes
 */
export function morph(root, draw) {
  const active = /** @type {any} */ (root.contains(document.activeElement) ? document.activeElement : null);
  const caret = active && caretOf(active);
  const fresh = DRAFT.importNode(root, false);
  fresh.append(...[draw()].flat(Infinity).filter(Boolean));
  morphChildren(root, fresh);
  if (!active || document.activeElement === active) return;
  const again = root.contains(active) ? active : active.dataset.key && byKey(root, active.dataset.key);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (caret && again.setSelectionRange) again.setSelectionRange(...caret);
}

/**
 * @param {Element} root
 * @param {string} key
 */
function byKey(root, key) {
  return root.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

/** @param {HTMLInputElement} node */
function caretOf(node) {
  try {
    return node.selectionStart === null || node.selectionStart === undefined
      ? null
      : [node.selectionStart, node.selectionEnd];
  } catch {
    return null; // kinds of input that have no caret
  }
}

/**
 * @param {Node} old
 * @param {Node} fresh
 */
function morphChildren(old, fresh) {
  const children = [...fresh.childNodes];
  const matches = pairUp([...old.childNodes], children);
  let place = old.firstChild;
  children.forEach((child, index) => {
    const match = matches[index];
    if (match) morphNode(match, child);
    const stays = match ?? child;
    if (stays === place) place = place.nextSibling;
    else old.insertBefore(stays, place);
  });
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

/**
 * @param {any} old
 * @param {any} fresh
 */
function morphNode(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (fresh.qStill && old.qStill && old.isEqualNode(fresh)) return;
  old.qStill = fresh.qStill;
  morphAttributes(old, fresh);
  for (const name of Object.keys(old.qOn ?? {})) if (!(name in (fresh.qOn ?? {}))) old[name] = null;
  Object.assign(old, fresh.qOn);
  old.qOn = fresh.qOn;
  // What children it gives away (the option that is chosen) it has no longer.
  const live = LIVE.filter((name) => name in fresh).map((name) => /** @type {const} */ ([name, fresh[name]]));
  morphChildren(old, fresh);
  morphLive(old, live);
}

/**
 * The value of an input that is being typed into or dragged is not overwritten. That of an
 * output is its text, which is here already.
 * @param {any} old
 * @param {(readonly [string, any])[]} live
 */
function morphLive(old, live) {
  const typing = old === document.activeElement && /^(text|search|number|range|tel|textarea)$/.test(old.type);
  for (const [name, value] of live) {
    if (!(name in old) || old[name] === value) continue;
    if (name === "value" && (typing || ["BUTTON", "OUTPUT"].includes(old.tagName))) continue;
    old[name] = value;
  }
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function morphAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    const opened = name === "open" && old.tagName === "DETAILS"; // the reader's own doing
    if (!fresh.hasAttribute(name) && !opened && !LIVE.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
