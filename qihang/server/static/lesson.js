"use strict";
(() => {
  // widgets/core/dom.js
  var SVG = "http://www.w3.org/2000/svg";
  var LIVE = ["value", "checked", "disabled", "readOnly", "indeterminate"];
  var SPOKEN = { label: "aria-label", placeholder: "placeholder", title: "title", valuetext: "aria-valuetext" };
  var DRAFT = document.implementation.createHTMLDocument("");
  function language() {
    return document.documentElement.dataset.lang === "en" ? "en" : "zh";
  }
  function isBilingual(value) {
    return typeof value === "object" && value !== null && "zh" in value && "en" in value;
  }
  function bilingual(text, tag = "span") {
    const both = DRAFT.createDocumentFragment();
    if (text.zh === text.en) {
      both.append(text.zh);
      return both;
    }
    for (
      const [lang, code] of
      /** @type {const} */
      [["zh", "zh-CN"], ["en", "en"]]
    ) {
      const node = tag === "tspan" ? DRAFT.createElementNS(SVG, tag) : DRAFT.createElement(tag);
      node.setAttribute("class", `t-${lang}`);
      node.setAttribute("lang", code);
      node.append(text[lang]);
      both.append(node);
    }
    return both;
  }
  function html(tag, attrs, ...children) {
    const node = (
      /** @type {Drawn & HTMLElement} */
      DRAFT.createElement(tag)
    );
    fill(node, attrs ?? {}, children, "span");
    return node;
  }
  function fill(node, attrs, children, textTag) {
    node.qOn = {};
    for (const [name, value] of Object.entries(attrs)) set(node, name, value);
    for (
      const child of
      /** @type {any[]} */
      children.flat(Infinity)
    ) {
      if (child === null || child === void 0 || child === false) continue;
      node.append(isBilingual(child) ? bilingual(child, textTag) : child instanceof Node ? child : String(child));
    }
    node.qStill = Object.keys(node.qOn).length === 0 && !Object.keys(attrs).some((name) => LIVE.includes(name)) && [...node.children].every((child) => (
      /** @type {Drawn} */
      child.qStill !== false
    ));
    if (attrs.value !== void 0 && "value" in node) node.value = attrs.value ?? "";
  }
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
    } else if (value !== false && value !== null && value !== void 0) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }

  // qihang/server/browser/parts/page.js
  var root = document.documentElement;
  var header = found("page-header");
  var home = header.dataset.home ?? "/";
  function found(id) {
    return (
      /** @type {HTMLElement} */
      document.getElementById(id)
    );
  }
  function nameWindow() {
    const headings = document.querySelectorAll("main h1");
    const shown = [...headings].find((heading) => heading.checkVisibility());
    if (shown) document.title = `${shown.innerText.trim()} · 启航 Qihang`;
  }

  // qihang/server/browser/parts/notice.js
  var notice = found("page-notice");
  var notices = {
    gone: () => [
      html("p", {}, { zh: "做过的内容已保存。", en: "Your work is saved." }),
      html(
        "button",
        { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
        { zh: "按这里继续", en: "Press here to go on" }
      )
    ],
    elsewhere: () => [
      html(
        "p",
        {},
        { zh: "你在另一个地方打开了这一页，那里写的算数。", en: "You opened this page in another window. What is written there counts." }
      ),
      html(
        "button",
        { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
        { zh: "回到这里继续", en: "Go on here instead" }
      )
    ],
    closed: () => [
      html(
        "p",
        {},
        {
          zh: "教员关了这一课。这一页还可以写，也可以交卷；离开以后就打不开了。已保存的都还在。",
          en: "Your instructor has closed this session. You can go on here and hand in; once you leave, this page does not open again. What is saved stays."
        }
      ),
      html(
        "button",
        { type: "button", class: "q-btn q-btn--main", onclick: () => notice.replaceChildren() },
        { zh: "知道了", en: "All right" }
      )
    ],
    out: () => [
      html("p", {}, { zh: "你已经退出登录。", en: "You have been signed out here." }),
      html(
        "a",
        { class: "q-btn q-btn--main", href: `${home}login` },
        { zh: "再登录", en: "Sign in again" }
      )
    ],
    unreachable: () => [
      html(
        "p",
        {},
        { zh: "连不上教室的电脑。你写的内容还在这一页上。", en: "The classroom's computer cannot be reached. What you wrote stays on this page." }
      )
    ]
  };
  function tell(state) {
    if ((notice.dataset.state ?? "") === state) return;
    notice.dataset.state = state;
    found("cells").inert = state === "elsewhere";
    notice.replaceChildren(...state ? notices[state]() : []);
  }

  // qihang/server/browser/parts/path.js
  var path = found("path");
  var fold = (
    /** @type {HTMLDetailsElement} */
    path.querySelector("details")
  );
  var label = (
    /** @type {HTMLElement} */
    path.querySelector("summary")
  );
  var list = (
    /** @type {HTMLElement} */
    path.querySelector("ol")
  );
  function steps() {
    const headings = document.querySelectorAll("#cells .jp-RenderedMarkdown h2");
    return [...headings].filter((heading) => heading.checkVisibility());
  }
  function drawPath() {
    list.replaceChildren(
      ...steps().map((heading, index) => {
        if (!heading.id) heading.id = `step-${root.dataset.lang}-${index + 1}`;
        const words = (
          /** @type {HTMLElement} */
          heading.cloneNode(true)
        );
        words.querySelector(".anchor-link")?.remove();
        const link = html("a", { href: `#${encodeURIComponent(heading.id)}` });
        link.textContent = (words.textContent ?? "").trim();
        return html("li", {}, link);
      })
    );
    path.hidden = list.children.length === 0;
    unfoldBeside();
    markStep();
  }
  function markStep() {
    const middle = window.innerHeight / 2;
    const atEnd = window.innerHeight + window.scrollY >= root.scrollHeight - 2;
    const begun = steps().filter((step) => step.getBoundingClientRect().top < middle).length;
    const here = atEnd && window.scrollY > 0 ? list.children.length - 1 : begun - 1;
    [...list.children].forEach((item, index) => {
      item.classList.toggle("passed", index < here);
      const link = (
        /** @type {Element} */
        item.firstElementChild
      );
      if (index === here) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
  }
  function unfoldBeside() {
    const beside = getComputedStyle(label).display === "none";
    if (beside !== path.classList.contains("path--beside")) {
      path.classList.toggle("path--beside", beside);
      fold.open = beside;
    }
  }
  var marking = 0;
  function markStepSoon() {
    cancelAnimationFrame(marking);
    marking = requestAnimationFrame(markStep);
  }

  // qihang/server/browser/parts/terms.js
  var STEP = "h1, h2";
  var CLINGING = /^[，。：；？、）”’,.:;?)]?$/;
  var JOINER = "⁠";
  var SKIPPED = "h3, h4, h5, h6, a, button, code, kbd, pre, svg";
  var SAID = {
    zh: { example: "例子", unlike: "不等于", colon: "：", close: "关上" },
    en: { example: "Example", unlike: "Not the same as", colon: ": ", close: "Close" }
  };
  async function glossary() {
    try {
      const response = await fetch(`${home}static/glossary.json`);
      return response.ok ? await response.json() : [];
    } catch {
      return [];
    }
  }
  function finder(words, lang) {
    const named = /* @__PURE__ */ new Map();
    for (const word of words) {
      for (const name of word.names[lang]) named.set(name.toLowerCase(), word);
    }
    const longestFirst = [...named.keys()].sort((one, other) => other.length - one.length);
    const pattern = new RegExp(longestFirst.map(asPattern).join("|"), "giu");
    const wordOf = (found2) => {
      const name = found2.toLowerCase().replace(/\s+/g, " ");
      return (
        /** @type {Word} */
        named.get(name) ?? named.get(name.replace(/s$/, ""))
      );
    };
    return { pattern, wordOf };
  }
  function asPattern(name) {
    const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
    return /^[a-z]/.test(name) ? `(?<![a-z0-9])${plain}s?(?![a-z0-9])` : plain;
  }
  function* texts(element) {
    for (const node of [...element.childNodes]) {
      if (node instanceof Text) yield node;
      else if (!(node instanceof Element)) continue;
      else if (node.matches(STEP)) yield null;
      else if (!node.matches(SKIPPED)) yield* texts(node);
    }
  }
  function markAll(words, lang) {
    const find = finder(words, lang);
    const seen = /* @__PURE__ */ new Set();
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
    for (const found2 of text.data.matchAll(pattern)) {
      const word = wordOf(found2[0]);
      if (seen.has(word.id)) continue;
      seen.add(word.id);
      parts.push(text.data.slice(done, found2.index), term(word, found2[0], lang));
      done = found2.index + found2[0].length;
      if (CLINGING.test(text.data.charAt(done))) parts.push(JOINER);
    }
    if (parts.length) text.replaceWith(...parts, text.data.slice(done));
  }
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
        }
      },
      written
    );
    return button;
  }
  var opened = null;
  function open(button, word, lang) {
    opened = button;
    button.setAttribute("aria-expanded", "true");
    const card = drawn(word, lang);
    const block = (
      /** @type {Element} */
      button.closest("p, li, table")
    );
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
  function drawn(word, lang) {
    const said = SAID[lang];
    const labelled = (label2, ...words) => html("p", {}, html("span", { class: "term-label" }, label2), ...words);
    return html(
      "div",
      { id: "term-card", class: "term-card", role: "group", "aria-labelledby": "term-card-word" },
      head(word, lang),
      html("p", {}, word.says[lang]),
      labelled(said.example + said.colon, word.example[lang]),
      ...word.unlike.map(
        (other) => labelled(`${said.unlike} `, html("b", {}, other.word[lang]), said.colon, other.says[lang])
      ),
      html("button", { type: "button", class: "q-btn q-btn--quiet", onclick: closeAndGoBack }, said.close)
    );
  }
  function head(word, lang) {
    const chinese = html("span", { lang: "zh-CN" }, word.zh);
    const pinyin = html("span", { class: "term-pinyin", lang: "zh-Latn" }, word.pinyin);
    const english = html("span", { lang: "en" }, word.en);
    const [first, ...others] = lang === "zh" ? [chinese, pinyin, english] : [english, chinese, pinyin];
    first.id = "term-card-word";
    return html("p", { class: "term-head" }, first, ...others.flatMap((other) => [" ", other]));
  }
  function explainTerms() {
    const shown = new Promise((resolve) => {
      document.addEventListener("qihang:shown", resolve, { once: true });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && opened) closeAndGoBack();
    });
    document.addEventListener("qihang:lang", close);
    Promise.all([glossary(), shown]).then(([words]) => {
      if (!words.length) return;
      for (
        const lang of
        /** @type {const} */
        ["zh", "en"]
      ) markAll(words, lang);
    });
  }

  // qihang/server/browser/lesson.js
  var POLL_MS = 5e3;
  var ANSWER_WITHIN_MS = 4e3;
  var config = document.getElementById("jupyter-config-data");
  var kernel = config && JSON.parse(config.textContent ?? "").kernelId;
  var place = window.location.pathname.slice(home.length);
  var waiting;
  async function stateOfPage() {
    try {
      const response = await fetch(`${home}api/page/${kernel}?of=${place}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
      });
      if (response.status === 401 || response.status === 403) return "out";
      const page = await response.json();
      if (!page.signed_in) return "out";
      if (page.alive) return page.closed ? "closed" : "";
      return page.elsewhere ? "elsewhere" : "gone";
    } catch {
      return "unreachable";
    }
  }
  async function look() {
    clearTimeout(waiting);
    tell(await stateOfPage());
    clearTimeout(waiting);
    waiting = window.setTimeout(look, POLL_MS);
  }
  function watch() {
    if (root.dataset.signIn === "preview") return;
    document.addEventListener("qihang:unsaved", look);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) look();
    });
    look();
  }
  document.addEventListener("qihang:lang", drawPath);
  document.addEventListener("qihang:shown", () => {
    nameWindow();
    drawPath();
    new ResizeObserver(() => {
      unfoldBeside();
      markStepSoon();
    }).observe(found("cells"));
    addEventListener("scroll", markStepSoon, { passive: true });
  });
  if (root.dataset.signIn) watch();
  else document.addEventListener("qihang:sign-in", watch, { once: true });
  explainTerms();
})();
