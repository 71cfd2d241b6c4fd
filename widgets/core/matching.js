// Which node of a page a drawn one is: the part of the morph that needs no page.

/**
 * What is looked at to tell nodes from each other; DOM nodes have all of it.
 * @typedef {{ nodeName: string, namespaceURI?: string | null, id?: string, type?: string, dataset?: Record<string, string | undefined> }} Known
 */

/**
 * The name by which a node is known among its siblings.
 * @param {Known} node
 */
export function keyOf(node) {
  return node.dataset?.key;
}

/**
 * Whether a node can become the other one; an input of another type is another input.
 * @param {Known} old
 * @param {Known} fresh
 */
export function alike(old, fresh) {
  return (
    old.nodeName === fresh.nodeName &&
    old.namespaceURI === fresh.namespaceURI &&
    old.id === fresh.id &&
    (old.nodeName !== "INPUT" || old.type === fresh.type)
  );
}

/**
 * For each fresh node the old one that becomes it, or undefined: a node is known by its
 * key, or else by its place among those without one.
 * @template {Known} T
 * @param {T[]} olds
 * @param {T[]} freshes
 * @returns {(T | undefined)[]}
 */
export function pairUp(olds, freshes) {
  /** @type {Map<string, T>} */
  const keyed = new Map();
  /** @type {T[]} */
  const plain = [];
  for (const old of olds) {
    const key = keyOf(old);
    if (key) keyed.set(key, old);
    else plain.push(old);
  }
  return freshes.map((fresh) => {
    const key = keyOf(fresh);
    const old = key ? keyed.get(key) : plain[0];
    if (!old || !alike(old, fresh)) return undefined;
    if (key) keyed.delete(key);
    else plain.shift();
    return old;
  });
}
