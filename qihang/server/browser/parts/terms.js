// The trade's words on a lesson's page: the first of each in a step can be pressed,
// and a card below its paragraph says what it means. Without a classroom (a preview)
// there is no glossary, and the page is as its author wrote it.

import { html } from "../../../../widgets/core/dom.js";
import { found, home } from "./page.js";

/** @typedef {"zh" | "en"} Language */

/**
 * A word of the trade, as `static/glossary.json` has it.
 * @typedef {{
 *   id: string, zh: string, pinyin: string, en: string, names: Record<Language, string[]>,
 *   says: Record<Language, string>, example: Record<Language, string>,
 *   unlike: { word: Record<Language, string>, says: Record<Language, string> }[],
 * }} Word
 */

/** @typedef {{ pattern: RegExp, wordOf(found: string): Word }} Finder */

const STEP = "h1, h2";
const CLINGING = /^[，。：；？、）”’,.:;?)]?$/; // what may not begin a line, or an unknown next
const JOINER = "\u2060"; // prevents a line break after a button
const SKIPPED = "h3, h4, h5, h6, a, button, code, kbd, pre, svg";
const SAID = {
  zh: { example: "例子", unlike: "不等于", colon: "：", close: "关上" },
  en: { example: "Example", unlike: "Not the same as", colon: ": ", close: "Close" },
};

// ---- the words ----------------------------------------------------------------

/** @returns {Promise<Word[]>} */
async function glossary() {
  try {
    const response = await fetch(`${home}static/glossary.json`);
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/**
 * A pattern of all names in a language, the longest first, and whose name each one is.
 * @param {Word[]} words
 * @param {Language} lang
 * @returns {Finder}
 */
function finder(words, lang) {
  /** @type {Map<string, Word>} */
  const named = new Map();
  for (const word of words) {
    for (const name of word.names[lang]) named.set(name.toLowerCase(), word);
  }
  const longestFirst = [...named.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map(asPattern).join("|"), "giu");
  const wordOf = (/** @type {string} */ found) => {
    const name = found.toLowerCase().replace(/\s+/g, " ");
    return /** @type {Word} */ (named.get(name) ?? named.get(name.replace(/s$/, "")));
  };
  return { pattern, wordOf };
}

/**
 * Latin letters are a word only if no letter stands beside them; it may have a plural s.
 * @param {string} name
 */
function asPattern(name) {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
  return /^[a-z]/.test(name) ? `(?<![a-z0-9])${plain}s?(?![a-z0-9])` : plain;
}

// ---- marking ------------------------------------------------------------------

/**
 * The texts of an element in which words are marked; null where a step begins.
 * @param {Element} element
 * @returns {Generator<Text | null>}
 */
function* texts(element) {
  for (const node of [...element.childNodes]) {
    if (node instanceof Text) yield node;
    else if (!(node instanceof Element)) continue;
    else if (node.matches(STEP)) yield null;
    else if (!node.matches(SKIPPED)) yield* texts(node);
  }
}

/**
 * @param {Word[]} words
 * @param {Language} lang
 */
function markAll(words, lang) {
  const find = finder(words, lang);
  /** @type {Set<string>} */
  const seen = new Set();
  for (const cell of document.querySelectorAll(`#cells .celltag_${lang} .jp-RenderedMarkdown`)) {
    for (const text of texts(cell)) {
      if (text === null) seen.clear();
      else markText(text, find, seen, lang);
    }
  }
}

/**
 * @param {Text} text
 * @param {Finder} find
 * @param {Set<string>} seen the words that are marked in this step already
 * @param {Language} lang
 */
function markText(text, { pattern, wordOf }, seen, lang) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let done = 0;
  for (const found of text.data.matchAll(pattern)) {
    const word = wordOf(found[0]);
    if (seen.has(word.id)) continue;
    seen.add(word.id);
    parts.push(text.data.slice(done, found.index), term(word, found[0], lang));
    done = found.index + found[0].length;
    if (CLINGING.test(text.data.charAt(done))) parts.push(JOINER);
  }
  if (parts.length) text.replaceWith(...parts, text.data.slice(done));
}

/**
 * @param {Word} word
 * @param {string} written
 * @param {Language} lang
 */
function term(word, written, lang) {
  const button = html(
    "button",
    {
      type: "button",
      class: "term",
      "data-word": word.id,
      "aria-expanded": "false",
      "aria-controls": "term-card",
      onclick: () => {
        const again = button === opened;
        close();
        if (!again) open(button, word, lang);
      },
    },
    written,
  );
  return button;
}

// ---- the card: one at a time --------------------------------------------------

/** @type {HTMLElement | null} */
let opened = null;

/**
 * @param {HTMLElement} button
 * @param {Word} word
 * @param {Language} lang
 */
function open(button, word, lang) {
  opened = button;
  button.setAttribute("aria-expanded", "true");
  const card = drawn(word, lang);
  const block = /** @type {Element} */ (button.closest("p, li, table"));
  if (block.matches("li")) block.insertBefore(card, block.querySelector(":scope > :is(ul, ol)"));
  else block.after(card);
  card.scrollIntoView({ block: "nearest" });
}

function close() {
  if (!opened) return;
  found("term-card").remove();
  opened.setAttribute("aria-expanded", "false");
  opened = null;
}

function closeAndGoBack() {
  const button = opened;
  close();
  button?.focus();
}

/**
 * @param {Word} word
 * @param {Language} lang
 */
function drawn(word, lang) {
  const said = SAID[lang];
  /** @type {(label: string, ...words: (string | Node)[]) => HTMLElement} */
  const labelled = (label, ...words) =>
    html("p", {}, html("span", { class: "term-label" }, label), ...words);
  return html(
    "div",
    { id: "term-card", class: "term-card", role: "group", "aria-labelledby": "term-card-word" },
    head(word, lang),
    html("p", {}, word.says[lang]),
    labelled(said.example + said.colon, word.example[lang]),
    ...word.unlike.map((other) =>
      labelled(`${said.unlike} `, html("b", {}, other.word[lang]), said.colon, other.says[lang]),
    ),
    html("button", { type: "button", class: "q-btn q-btn--quiet", onclick: closeAndGoBack }, said.close),
  );
}

/**
 * @param {Word} word
 * @param {Language} lang
 */
function head(word, lang) {
  const chinese = html("span", { lang: "zh-CN" }, word.zh);
  const pinyin = html("span", { class: "term-pinyin", lang: "zh-Latn" }, word.pinyin);
  const english = html("span", { lang: "en" }, word.en);
  const [first, ...others] = lang === "zh" ? [chinese, pinyin, english] : [english, chinese, pinyin];
  first.id = "term-card-word";
  return html("p", { class: "term-head" }, first, ...others.flatMap((other) => [" ", other]));
}

/** Mark the words once the page is shown. */
export function explainTerms() {
  const shown = new Promise((resolve) => {
    document.addEventListener("qihang:shown", resolve, { once: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opened || event.defaultPrevented) return;
    event.preventDefault();
    closeAndGoBack();
  });
  document.addEventListener("qihang:lang", close);
  Promise.all([glossary(), shown]).then(([words]) => {
    if (!words.length) return;
    for (const lang of /** @type {const} */ (["zh", "en"])) markAll(words, lang);
  });
}
