// Elements, and texts in both languages: one way to make them for widgets and for the
// server's own pages.

/**
 * A text in both languages, of which the style sheet shows one.
 * @typedef {{ zh: string, en: string }} Translations
 */

/**
 * What a drawn element has inside: texts, translations, nodes, and lists of them; nothing where
 * something is left out.
 * @typedef {Translations | Node | string | number | boolean | null | undefined | Content[]} Content
 */

/**
 * A node that was drawn. `qOn` are its listeners; `qStill` says that nothing in it can be
 * pressed or changed.
 * @typedef {(HTMLElement | SVGElement) & { qOn: Record<string, Listener>, qStill: boolean }} Drawn
 */

/** @typedef {(event: any) => unknown} Listener */

/** @typedef {Record<string, Listener | Translations | string | number | boolean | null | undefined>} Attributes */

const SVG = "http://www.w3.org/2000/svg";

/** Properties that change while somebody types or presses: an attribute would not show them. */
export const LIVE = ["value", "checked", "disabled", "readOnly", "indeterminate"];

/**
 * Attributes that screen readers read, and that therefore have both languages.
 * @type {Record<string, string>}
 */
export const SPOKEN = { label: "aria-label", placeholder: "placeholder", title: "title", valuetext: "aria-valuetext" };

/**
 * Where a drawing is put together before it is compared with the page. Nothing in it is
 * loaded or laid out: an image that is on the page already is not read a second time.
 */
export const DRAFT = document.implementation.createHTMLDocument("");

/**
 * The language that is shown.
 * @returns {"zh" | "en"}
 */
export function language() {
  return document.documentElement.dataset.lang === "en" ? "en" : "zh";
}

/**
 * @param {unknown} value
 * @returns {value is Translations}
 */
export function isBilingual(value) {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}

/**
 * A text in both languages, as siblings of which one is shown.
 * @param {Translations} text
 * @param {"span" | "tspan"} tag
 */
export function bilingual(text, tag = "span") {
  const both = DRAFT.createDocumentFragment();
  if (text.zh === text.en) {
    both.append(text.zh);
    return both;
  }
  for (const [lang, code] of /** @type {const} */ ([["zh", "zh-CN"], ["en", "en"]])) {
    const node = tag === "tspan" ? DRAFT.createElementNS(SVG, tag) : DRAFT.createElement(tag);
    node.setAttribute("class", `t-${lang}`);
    node.setAttribute("lang", code);
    node.append(text[lang]);
    both.append(node);
  }
  return both;
}

/**
 * An HTML element. Attributes: onclick and the like take functions; label, placeholder,
 * title and valuetext take translations; true, false and null mean there, absent and absent.
 * @param {string} tag
 * @param {Attributes | null} [attrs]
 * @param {...Content} children
 * @returns {Drawn & HTMLElement}
 */
export function html(tag, attrs, ...children) {
  const node = /** @type {Drawn & HTMLElement} */ (DRAFT.createElement(tag));
  fill(node, attrs ?? {}, children, "span");
  return node;
}

/**
 * An SVG element, likewise.
 * @param {string} tag
 * @param {Attributes | null} [attrs]
 * @param {...Content} children
 * @returns {Drawn & SVGElement}
 */
export function svg(tag, attrs, ...children) {
  const node = /** @type {Drawn & SVGElement} */ (DRAFT.createElementNS(SVG, tag));
  fill(node, attrs ?? {}, children, "tspan");
  return node;
}

/**
 * @param {Drawn} node
 * @param {Attributes} attrs
 * @param {Content[]} children
 * @param {"span" | "tspan"} textTag
 */
function fill(node, attrs, children, textTag) {
  node.qOn = {};
  for (const [name, value] of Object.entries(attrs)) set(node, name, value);
  for (const child of /** @type {any[]} */ (children).flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(isBilingual(child) ? bilingual(child, textTag) : child instanceof Node ? child : String(child));
  }
  // An element without listeners or inputs is skipped at a redraw if it is the same.
  node.qStill =
    Object.keys(node.qOn).length === 0 &&
    !Object.keys(attrs).some((name) => LIVE.includes(name)) &&
    [...node.children].every((child) => /** @type {Drawn} */ (child).qStill !== false);
  // A select or a textarea has its value only once its content stands.
  if (attrs.value !== undefined && "value" in node) node.value = attrs.value ?? "";
}

/**
 * @param {any} node
 * @param {string} name
 * @param {Attributes[string]} value
 */
function set(node, name, value) {
  if (typeof value === "function") {
    node.qOn[name] = value;
    node[name] = value;
  } else if (name in SPOKEN && isBilingual(value)) {
    node.setAttribute(`data-zh-${name}`, value.zh);
    node.setAttribute(`data-en-${name}`, value.en);
    node.setAttribute(SPOKEN[name], value[language()]);
  } else if (LIVE.includes(name) && name in node) {
    node[name] = value ?? "";
  } else if (value !== false && value !== null && value !== undefined) {
    node.setAttribute(name, value === true ? "" : value);
  }
}
