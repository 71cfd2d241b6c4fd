// The trade's words on a lesson's page: the first of each in a step can be pressed,
// and a card below its paragraph says what it means. Without a classroom (a preview)
// there is no glossary, and the page is as its author wrote it.
(() => {
  const { el, home } = window.qihang;
  const STEP = "h1, h2";
  const CLINGING = /^[，。：；？、）”’,.:;?)]?$/; // what may not begin a line, or an unknown next
  const JOINER = "\u2060"; // a button is a place to break a line, unless this stands behind it
  const SKIPPED = "h3, h4, h5, h6, a, button, code, kbd, pre, svg";
  const SAID = {
    zh: { example: "例子", unlike: "不等于", colon: "：", close: "关上" },
    en: { example: "Example", unlike: "Not the same as", colon: ": ", close: "Close" },
  };

  // ---- the words ----------------------------------------------------------------

  const shown = new Promise((resolve) => {
    document.addEventListener("qihang:shown", resolve, { once: true });
  });

  async function glossary() {
    try {
      const response = await fetch(`${home}static/glossary.json`);
      return response.ok ? await response.json() : [];
    } catch {
      return [];
    }
  }

  /** A pattern of all names in a language, the longest first, and whose name each one is. */
  function finder(words, lang) {
    const named = new Map();
    for (const word of words) {
      for (const name of word.names[lang]) named.set(name.toLowerCase(), word);
    }
    const longestFirst = [...named.keys()].sort((one, other) => other.length - one.length);
    const pattern = new RegExp(longestFirst.map(asPattern).join("|"), "giu");
    const wordOf = (found) => {
      const name = found.toLowerCase().replace(/\s+/g, " ");
      return named.get(name) ?? named.get(name.replace(/s$/, ""));
    };
    return { pattern, wordOf };
  }

  /** Latin letters are a word only if no letter stands beside them; it may have a plural s. */
  function asPattern(name) {
    const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
    return /^[a-z]/.test(name) ? `(?<![a-z0-9])${plain}s?(?![a-z0-9])` : plain;
  }

  // ---- marking ------------------------------------------------------------------

  /** The texts of an element in which words are marked; null where a step begins. */
  function* texts(element) {
    for (const node of [...element.childNodes]) {
      if (node.nodeType === Node.TEXT_NODE) yield node;
      else if (node.nodeType !== Node.ELEMENT_NODE) continue;
      else if (node.matches(STEP)) yield null;
      else if (!node.matches(SKIPPED)) yield* texts(node);
    }
  }

  function markAll(words, lang) {
    const find = finder(words, lang);
    const seen = new Set();
    for (const cell of document.querySelectorAll(`#cells .celltag_${lang} .jp-RenderedMarkdown`)) {
      for (const text of texts(cell)) {
        if (text === null) seen.clear();
        else markText(text, find, seen, lang);
      }
    }
  }

  function markText(text, { pattern, wordOf }, seen, lang) {
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

  function term(word, written, lang) {
    const button = el(
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

  let opened = null;

  function open(button, word, lang) {
    opened = button;
    button.setAttribute("aria-expanded", "true");
    const card = drawn(word, lang);
    const block = button.closest("p, li, table");
    if (block.matches("li")) block.insertBefore(card, block.querySelector(":scope > :is(ul, ol)"));
    else block.after(card);
    card.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (!opened) return;
    document.getElementById("term-card").remove();
    opened.setAttribute("aria-expanded", "false");
    opened = null;
  }

  function closeAndGoBack() {
    const button = opened;
    close();
    button.focus();
  }

  function drawn(word, lang) {
    const said = SAID[lang];
    const labelled = (label, ...words) =>
      el("p", {}, el("span", { class: "term-label" }, label), ...words);
    return el(
      "div",
      { id: "term-card", class: "term-card", role: "group", "aria-labelledby": "term-card-word" },
      head(word, lang),
      el("p", {}, word.says[lang]),
      labelled(said.example + said.colon, word.example[lang]),
      ...word.unlike.map((other) =>
        labelled(`${said.unlike} `, el("b", {}, other.word[lang]), said.colon, other.says[lang]),
      ),
      el("button", { type: "button", class: "q-btn q-btn--quiet", onclick: closeAndGoBack }, said.close),
    );
  }

  function head(word, lang) {
    const chinese = el("span", { lang: "zh-CN" }, word.zh);
    const pinyin = el("span", { class: "term-pinyin", lang: "zh-Latn" }, word.pinyin);
    const english = el("span", { lang: "en" }, word.en);
    const [first, ...others] = lang === "zh" ? [chinese, pinyin, english] : [english, chinese, pinyin];
    first.id = "term-card-word";
    return el("p", { class: "term-head" }, first, ...others.flatMap((other) => [" ", other]));
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened) closeAndGoBack();
  });
  document.addEventListener("qihang:lang", close);

  Promise.all([glossary(), shown]).then(([words]) => {
    if (!words.length) return;
    for (const lang of ["zh", "en"]) markAll(words, lang);
  });
})();
