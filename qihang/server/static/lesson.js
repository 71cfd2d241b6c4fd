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
    for (const [name2, value] of Object.entries(attrs)) set(node, name2, value);
    for (
      const child of
      /** @type {any[]} */
      children.flat(Infinity)
    ) {
      if (child === null || child === void 0 || child === false) continue;
      node.append(isBilingual(child) ? bilingual(child, textTag) : child instanceof Node ? child : String(child));
    }
    node.qStill = Object.keys(node.qOn).length === 0 && !Object.keys(attrs).some((name2) => LIVE.includes(name2)) && [...node.children].every((child) => (
      /** @type {Drawn} */
      child.qStill !== false
    ));
    if (attrs.value !== void 0 && "value" in node) node.value = attrs.value ?? "";
  }
  function set(node, name2, value) {
    if (typeof value === "function") {
      node.qOn[name2] = value;
      node[name2] = value;
    } else if (name2 in SPOKEN && isBilingual(value)) {
      node.setAttribute(`data-zh-${name2}`, value.zh);
      node.setAttribute(`data-en-${name2}`, value.en);
      node.setAttribute(SPOKEN[name2], value[language()]);
    } else if (LIVE.includes(name2) && name2 in node) {
      node[name2] = value ?? "";
    } else if (value !== false && value !== null && value !== void 0) {
      node.setAttribute(name2, value === true ? "" : value);
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
    const headings = document.querySelectorAll("main :is(h1, h2, h3)");
    const shown = [...headings].find((heading) => heading.checkVisibility());
    if (shown) document.title = `${shown.innerText.trim()} · 启航 Qihang`;
  }

  // qihang/server/browser/parts/notice.js
  var notice = found("page-notice");
  var UNSAVED = ["typing", "saving", "unsaved"];
  var notices = {
    gone: () => [html("p", {}, { zh: "做过的内容已保存。", en: "Your work is saved." }), goOn()],
    "gone-unsaved": () => [
      html(
        "p",
        {},
        {
          zh: "刚写的还没保存，但是还在。按这里继续，就会保存。",
          en: "What you wrote last is not saved yet, but it is not lost. Press here to go on, and it will be saved."
        }
      ),
      goOn()
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
    out: () => signInAgain({ zh: "你已经退出登录。", en: "You have been signed out here." }),
    "out-elsewhere": () => signInAgain({
      zh: "你在另一台电脑上登录了，所以这里停了。不是你登录的，就告诉教员。",
      en: "You signed in at another computer, so it ended here. If that was not you, tell your instructor."
    }),
    "out-lesson": () => signInAgain({
      zh: "这节课结束了，大家都退出了登录。",
      en: "The lesson was ended, so everybody was signed out."
    }),
    "out-pin": () => signInAgain({ zh: "你有了新密码，请用它登录。", en: "You have a new PIN. Sign in with it." }),
    unreachable: () => [
      html(
        "p",
        {},
        { zh: "连不上教室的电脑。你写的内容还在这一页上。", en: "The classroom's computer cannot be reached. What you wrote stays on this page." }
      )
    ]
  };
  function goOn() {
    return html(
      "button",
      { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
      { zh: "按这里继续", en: "Press here to go on" }
    );
  }
  function signInAgain(why) {
    return [
      html("p", {}, why),
      html("a", { class: "q-btn q-btn--main", href: `${home}login` }, { zh: "再登录", en: "Sign in again" })
    ];
  }
  function isUnsaved() {
    return found("cells").querySelector(`[data-question]:is(${UNSAVED.map((state) => `[data-state="${state}"]`)})`) !== null;
  }
  function tell(matter) {
    const state = matter === "gone" && isUnsaved() ? "gone-unsaved" : matter;
    if ((notice.dataset.state ?? "") === state) return;
    notice.dataset.state = state;
    found("cells").inert = state === "elsewhere";
    notice.replaceChildren(...state ? notices[state]() : []);
  }

  // qihang/server/browser/parts/screens/bars.js
  function drawBars(place2) {
    found("step-bar").replaceChildren(menu(place2), name(place2), dots(place2));
    const [back, on] = [backward(place2), forward(place2)];
    const tools = found("turn-bar").querySelector(".turn-tools") ?? html("div", { class: "turn-tools" });
    found("turn-bar").replaceChildren(back, tools, aside(place2), on);
  }
  function menu({ all: all2, here: here2, done: done2, go: go2, whole }) {
    const steps2 = all2.filter((screen) => screen.opens);
    const last = Math.max(...all2.map((screen) => screen.step));
    const fold2 = html(
      "details",
      { class: "step-menu" },
      html("summary", {}, count(here2, last), " ", html("span", { "aria-hidden": "true" }, "▾")),
      html(
        "div",
        { class: "step-list q-card" },
        html("ol", {}, steps2.map((step) => html("li", {}, link(step)))),
        html(
          "button",
          { type: "button", class: "q-btn", onclick: whole },
          { zh: "整页看，或打印", en: "Whole page, or print" }
        )
      )
    );
    return fold2;
    function link(step) {
      const screens = screensOf(all2, step);
      const isDone = screens.every((screen) => done2.has(screen.name));
      return html(
        "a",
        {
          href: `#${step.name}`,
          "aria-current": screens.includes(here2) ? "step" : null,
          onclick: (event) => {
            event.preventDefault();
            go2(step);
          }
        },
        html("span", { class: "step-sign", "aria-hidden": "true" }, isDone ? "✓" : "·"),
        step.title,
        step.optional && html("span", { class: "soft" }, { zh: "（选做）", en: " (optional)" }),
        isDone && html("span", { class: "q-visually-hidden" }, { zh: "，已做完", en: ", done" })
      );
    }
  }
  function count(here2, last) {
    if (here2.optional) return { zh: "选做", en: "Optional" };
    if (here2.step === 0) return { zh: `共 ${last} 步`, en: `${last} steps` };
    return { zh: `第 ${here2.step} 步，共 ${last} 步`, en: `Step ${here2.step} of ${last}` };
  }
  function name({ all: all2, here: here2 }) {
    const step = all2.slice(0, all2.indexOf(here2) + 1).findLast((screen) => screen.opens) ?? here2;
    return html("p", { class: "step-name" }, step.title);
  }
  function dots({ all: all2, here: here2, done: done2 }) {
    const screens = screensOf(all2, here2);
    if (screens.length < 2) return html("span", {});
    const at = screens.indexOf(here2) + 1;
    return html(
      "div",
      { class: "dots" },
      html("span", { class: "q-visually-hidden" }, { zh: `这一步的第 ${at} 屏，共 ${screens.length} 屏`, en: `Screen ${at} of ${screens.length} of this step` }),
      screens.map((screen) => html("span", { class: `dot dot--${screen === here2 ? "here" : done2.has(screen.name) ? "done" : "to-come"}`, "aria-hidden": "true" }))
    );
  }
  function screensOf(all2, screen) {
    const at = all2.indexOf(screen);
    const first = all2.slice(0, at + 1).findLastIndex((one) => one.opens);
    const after = all2.findIndex((one, place2) => place2 > at && one.opens);
    return all2.slice(Math.max(first, 0), after < 0 ? all2.length : after);
  }
  function backward({ previous, go: go2 }) {
    if (!previous) return html("span", {});
    return html(
      "button",
      { type: "button", class: "q-btn turn turn--back", onclick: () => go2(previous) },
      html("span", { "aria-hidden": "true" }, "← "),
      { zh: "上一步", en: "Back" }
    );
  }
  function forward({ next, here: here2, go: go2 }) {
    if (!next) return beyond();
    return html(
      "button",
      { type: "button", class: "q-btn q-btn--main turn turn--on", onclick: () => go2(next, true) },
      here2.optional && !next.optional ? { zh: "回到正路", en: "Back to the way" } : { zh: "下一步", en: "Next" },
      html("span", { "aria-hidden": "true" }, " →")
    );
  }
  function beyond() {
    const [kind, session] = window.location.pathname.slice(home.length).split("/");
    const place2 = kind === "workbook" && session ? `${home}exercise/${session}` : home;
    const words = place2 === home ? { zh: "回到首页", en: "Home page" } : { zh: "去做练习", en: "To the exercise" };
    return html("a", { class: "q-btn q-btn--main turn turn--on", href: place2 }, words, html("span", { "aria-hidden": "true" }, " →"));
  }
  function aside({ aside: optional, go: go2 }) {
    if (!optional) return html("span", { class: "turn-aside" });
    return html(
      "button",
      { type: "button", class: "q-btn turn-aside", onclick: () => go2(optional) },
      { zh: "选做：", en: "Optional: " },
      optional.title
    );
  }

  // qihang/server/browser/parts/preferences.js
  var SIZES = { least: 18, most: 32, step: 2, usual: 20 };
  function cookie(name2) {
    const start = `${name2}=`;
    const found2 = document.cookie.split("; ").find((part) => part.startsWith(start));
    return found2 === void 0 ? "" : decodeURIComponent(found2.slice(start.length));
  }
  function size() {
    return Number.parseInt(root.style.getPropertyValue("--size"), 10) || SIZES.usual;
  }
  var changed = false;
  async function sendPreferences() {
    changed = false;
    try {
      await fetch(`${home}api/preferences`, {
        method: "POST",
        keepalive: true,
        headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
        body: JSON.stringify({ language: language(), size: size() })
      });
    } catch {
    }
  }
  addEventListener("pagehide", () => {
    if (changed && root.dataset.signIn === "in") sendPreferences();
  });

  // qihang/server/browser/parts/screens/bookmark.js
  var ANSWER_WITHIN_MS = 4e3;
  var untold = /* @__PURE__ */ new Set();
  var telling = Promise.resolve();
  var latest = "";
  var told = "";
  var address = `${home}api/bookmark/${window.location.pathname.slice(home.length)}`;
  async function readBookmark() {
    try {
      const response = await fetch(address, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
      });
      if (response.ok) return await response.json();
    } catch {
    }
    return { screen: null, done: [] };
  }
  function keepBookmark(screen, done2) {
    latest = screen;
    if (done2) untold.add(done2);
    telling = telling.then(tellAll);
  }
  async function tellAll() {
    try {
      for (const done2 of [...untold, null]) {
        if (done2 === null && untold.size === 0 && told === latest) return;
        const screen = latest;
        if (!await post({ screen, done: done2 })) return;
        told = screen;
        if (done2) untold.delete(done2);
      }
    } catch {
    }
  }
  async function post(what) {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
      body: JSON.stringify(what),
      keepalive: true
    });
    return response.ok;
  }

  // qihang/server/browser/parts/screens/reading.js
  var HEADING = ":is(h1, h2, h3)";
  function readScreens() {
    const sections = document.querySelectorAll("#cells > section.screen");
    let step = 0;
    let isOptional = false;
    return [...sections].map((section) => {
      const opens = Number(section.dataset.level) <= 2;
      const tagged = "optional" in section.dataset;
      if (opens) isOptional = tagged;
      if (section.dataset.level === "2" && !isOptional) step += 1;
      return {
        name: section.dataset.screen ?? "",
        step,
        opens,
        optional: isOptional || tagged,
        section,
        title: { zh: headingIn(section, "zh"), en: headingIn(section, "en") }
      };
    });
  }
  function arrange(section) {
    const text = document.createElement("div");
    const task = document.createElement("div");
    text.className = "screen-text";
    task.className = "screen-task";
    for (const child of [...section.children]) {
      if (child.matches(".celltag_zh, .celltag_en")) text.append(child);
      else if (child.querySelector(".jp-mod-noOutputs")) child.setAttribute("hidden", "");
      else task.append(child);
    }
    section.append(text);
    if (task.children.length > 0) section.append(task);
    section.classList.toggle("screen--tells", task.children.length === 0);
    for (const heading of text.querySelectorAll(HEADING)) heading.setAttribute("tabindex", "-1");
  }
  function headingOf(screen) {
    const headings = screen.section.querySelectorAll(`.screen-text ${HEADING}`);
    return [...headings].find((heading) => heading.checkVisibility());
  }
  function headingIn(section, lang) {
    const heading = section.querySelector(`.celltag_${lang} ${HEADING}`)?.cloneNode(true);
    if (!(heading instanceof HTMLElement)) return "";
    heading.querySelector(".anchor-link")?.remove();
    return (heading.textContent ?? "").trim();
  }

  // qihang/server/browser/parts/screens/screens.js
  var all = readScreens();
  var done = /* @__PURE__ */ new Set();
  var here;
  var isWhole = false;
  var hasScreens = all.length > 0;
  function nextOf(screen) {
    const later = all.slice(all.indexOf(screen) + 1);
    if (screen.optional && later[0]?.optional) return later[0];
    return later.find((one) => !one.optional);
  }
  function previousOf(screen) {
    const earlier = all.slice(0, all.indexOf(screen));
    return screen.optional ? earlier.at(-1) : earlier.findLast((one) => !one.optional);
  }
  function asideOf(screen) {
    const following = all[all.indexOf(screen) + 1];
    return !screen.optional && following?.optional ? following : void 0;
  }
  function named(name2) {
    return all.find((screen) => screen.name === name2);
  }
  function inAddress() {
    return named(decodeURIComponent(window.location.hash.slice(1)));
  }
  function show(screen) {
    here = screen;
    for (const one of all) one.section.hidden = !isWhole && one !== screen;
    draw();
    nameWindow();
    document.dispatchEvent(
      new CustomEvent("qihang:screen", { detail: { screen: screen.name, next: nextOf(screen)?.name ?? null } })
    );
  }
  function draw() {
    if (!here || isWhole) return;
    drawBars({
      all,
      here,
      done,
      previous: previousOf(here),
      next: nextOf(here),
      aside: asideOf(here),
      go,
      whole: () => showWhole(true)
    });
  }
  function go(screen, isDone = false) {
    const left = here?.name ?? null;
    if (isDone && left) done.add(left);
    window.history.pushState(null, "", `#${screen.name}`);
    turnTo(screen, isDone ? left : null);
  }
  function turnTo(screen, left) {
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    show(screen);
    window.scrollTo(0, 0);
    headingOf(screen)?.focus({ preventScroll: true });
    keepBookmark(screen.name, left);
  }
  function showWhole(whole) {
    isWhole = whole;
    root.classList.toggle("whole", whole);
    for (const one of all) one.section.hidden = !whole && one !== here;
    if (!whole) {
      draw();
      return;
    }
    document.dispatchEvent(new CustomEvent("qihang:whole"));
    const back = html("button", { type: "button", class: "q-btn", onclick: () => showWhole(false) }, { zh: "一屏一屏看", en: "Screen by screen" });
    const print = html("button", { type: "button", class: "q-btn", onclick: () => window.print() }, { zh: "打印", en: "Print" });
    found("step-bar").replaceChildren(back, print);
    found("turn-bar").replaceChildren();
    back.focus();
  }
  var CONTROLS = "a, button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex='-1'])";
  function pressed(event) {
    if (!here || isWhole || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const onControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null;
    const bottom = window.innerHeight + window.scrollY >= root.scrollHeight - 2;
    const forward2 = event.key === "ArrowRight" && !onControl || event.key === "PageDown" && bottom;
    const backward2 = event.key === "ArrowLeft" && !onControl || event.key === "PageUp" && window.scrollY === 0;
    const to = forward2 ? nextOf(here) : backward2 ? previousOf(here) : void 0;
    if (!to) return;
    event.preventDefault();
    if (!event.repeat) go(to, forward2);
  }
  function addressChanged() {
    const screen = inAddress();
    if (screen && screen !== here) turnTo(screen, null);
  }
  async function walk() {
    root.classList.add("screens");
    for (const screen of all) arrange(screen.section);
    const asked = inAddress();
    if (asked) show(asked);
    const kept = await readBookmark();
    for (const name2 of kept.done) done.add(name2);
    if (asked) draw();
    else show(named(kept.screen ?? "") ?? all[0]);
    if (here) {
      window.history.replaceState(null, "", `#${here.name}`);
      keepBookmark(here.name, null);
    }
    window.addEventListener("popstate", addressChanged);
    window.addEventListener("hashchange", addressChanged);
    document.addEventListener("keydown", pressed);
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
    const here2 = atEnd && window.scrollY > 0 ? list.children.length - 1 : begun - 1;
    [...list.children].forEach((item, index) => {
      item.classList.toggle("passed", index < here2);
      const link = (
        /** @type {Element} */
        item.firstElementChild
      );
      if (index === here2) link.setAttribute("aria-current", "step");
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
    const named2 = /* @__PURE__ */ new Map();
    for (const word of words) {
      for (const name2 of word.names[lang]) named2.set(name2.toLowerCase(), word);
    }
    const longestFirst = [...named2.keys()].sort((one, other) => other.length - one.length);
    const pattern = new RegExp(longestFirst.map(asPattern).join("|"), "giu");
    const wordOf = (found2) => {
      const name2 = found2.toLowerCase().replace(/\s+/g, " ");
      return (
        /** @type {Word} */
        named2.get(name2) ?? named2.get(name2.replace(/s$/, ""))
      );
    };
    return { pattern, wordOf };
  }
  function asPattern(name2) {
    const plain = name2.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
    return /^[a-z]/.test(name2) ? `(?<![a-z0-9])${plain}s?(?![a-z0-9])` : plain;
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
    let done2 = 0;
    for (const found2 of text.data.matchAll(pattern)) {
      const word = wordOf(found2[0]);
      if (seen.has(word.id)) continue;
      seen.add(word.id);
      parts.push(text.data.slice(done2, found2.index), term(word, found2[0], lang));
      done2 = found2.index + found2[0].length;
      if (CLINGING.test(text.data.charAt(done2))) parts.push(JOINER);
    }
    if (parts.length) text.replaceWith(...parts, text.data.slice(done2));
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
  var ANSWER_WITHIN_MS2 = 4e3;
  var OUT = { elsewhere: "out-elsewhere", "lesson-ended": "out-lesson", "new-pin": "out-pin" };
  var config = document.getElementById("jupyter-config-data");
  var kernel = config && JSON.parse(config.textContent ?? "").kernelId;
  var place = window.location.pathname.slice(home.length);
  var waiting;
  async function stateOfPage() {
    try {
      const response = await fetch(`${home}api/page/${kernel}?of=${place}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS2)
      });
      if (response.status === 401 || response.status === 403) return "out";
      const page = await response.json();
      if (!page.signed_in) return OUT[page.ended] ?? "out";
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
  function showPath() {
    drawPath();
    new ResizeObserver(() => {
      unfoldBeside();
      markStepSoon();
    }).observe(found("cells"));
    addEventListener("scroll", markStepSoon, { passive: true });
  }
  document.addEventListener("qihang:shown", () => nameWindow());
  if (hasScreens) {
    walk();
  } else {
    document.addEventListener("qihang:lang", drawPath);
    document.addEventListener("qihang:shown", showPath);
  }
  if (root.dataset.signIn) watch();
  else document.addEventListener("qihang:sign-in", watch, { once: true });
  explainTerms();
})();
