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
    const headings = document.querySelectorAll("main :is(h1, h2, h3)");
    const shown = [...headings].find((heading) => heading.checkVisibility());
    if (shown) document.title = `${shown.innerText.trim()} · 启航 Qihang`;
  }

  // qihang/server/browser/parts/preferences.js
  var SIZES = { least: 18, most: 32, step: 2, usual: 20 };
  function cookie(name) {
    const start = `${name}=`;
    const found2 = document.cookie.split("; ").find((part2) => part2.startsWith(start));
    return found2 === void 0 ? "" : decodeURIComponent(found2.slice(start.length));
  }
  function remember(name, value) {
    document.cookie = `${name}=${value}; path=${home}; SameSite=Strict`;
  }
  function size() {
    return Number.parseInt(root.style.getPropertyValue("--size"), 10) || SIZES.usual;
  }
  function showLanguage(lang) {
    const changed2 = lang !== language();
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    remember("qihang_lang", lang);
    const buttons = header.querySelectorAll("[data-lang]");
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
    }
    if (changed2) document.dispatchEvent(new CustomEvent("qihang:lang", { detail: lang }));
    nameWindow();
  }
  function showSize(pixels) {
    const fitting = Math.min(SIZES.most, Math.max(SIZES.least, pixels));
    root.style.setProperty("--size", `${fitting}px`);
    remember("qihang_size", fitting);
    part("output").textContent = String(fitting);
    part("[data-size='-']").setAttribute("aria-disabled", String(fitting <= SIZES.least));
    part("[data-size='+']").setAttribute("aria-disabled", String(fitting >= SIZES.most));
  }
  function part(selector) {
    return (
      /** @type {HTMLElement} */
      header.querySelector(selector)
    );
  }
  var sending = false;
  var changed = false;
  async function keepPreferences() {
    changed = true;
    if (sending || root.dataset.signIn !== "in") return;
    sending = true;
    while (changed) await sendPreferences();
    sending = false;
  }
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

  // qihang/server/browser/header.js
  var ASK_AGAIN_MS = 3e3;
  function tellTimes() {
    const format = { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
    const times = document.querySelectorAll("main time[datetime]");
    for (const time of times) {
      const moment = new Date(time.dateTime);
      const told = { zh: moment.toLocaleString("zh-CN", format), en: moment.toLocaleString("en-GB", format) };
      time.replaceChildren(bilingual(told));
    }
  }
  function languageSwitch() {
    const button = (lang, tag, word) => html(
      "button",
      {
        type: "button",
        class: "q-btn",
        lang: tag,
        "data-lang": lang,
        "aria-pressed": "false",
        onclick: () => {
          showLanguage(lang);
          keepPreferences();
        }
      },
      word
    );
    return html(
      "div",
      { class: "tool tool--joined", role: "group", "aria-labelledby": "language-label" },
      html("span", { id: "language-label", class: "q-visually-hidden" }, { zh: "语言", en: "Language" }),
      button("zh", "zh-CN", "中文"),
      button("en", "en", "English")
    );
  }
  function sizeSwitch() {
    const button = (sign, word) => html(
      "button",
      {
        type: "button",
        class: "q-btn",
        "data-size": sign,
        onclick: () => {
          showSize(size() + (sign === "+" ? SIZES.step : -SIZES.step));
          keepPreferences();
        }
      },
      html("span", { "aria-hidden": "true" }, sign === "+" ? "+" : "−"),
      html("span", { class: "q-visually-hidden" }, word)
    );
    return html(
      "div",
      { class: "tool tool--joined", role: "group", "aria-labelledby": "size-label" },
      html("span", { id: "size-label", class: "tool-label" }, { zh: "字号", en: "Text" }),
      button("-", { zh: "字小一点", en: "Smaller text" }),
      html("output", { "aria-labelledby": "size-label" }),
      button("+", { zh: "字大一点", en: "Larger text" })
    );
  }
  function signedIn(name, number) {
    return html(
      "form",
      { class: "tool", method: "post", action: `${home}logout` },
      html("input", { type: "hidden", name: "_xsrf", value: cookie("_xsrf") }),
      html("span", { class: "trainee" }, name, " ", html("span", { class: "trainee-number" }, number)),
      html("button", { type: "submit", class: "q-btn" }, { zh: "退出", en: "Sign out" })
    );
  }
  function brand() {
    return html(
      "a",
      { class: "brand", href: home, "aria-labelledby": "brand-name" },
      html("img", { src: header.dataset.logo, alt: "", width: "48", height: "48" }),
      html(
        "span",
        { id: "brand-name" },
        html("span", { class: "brand-zh", lang: "zh-CN" }, "启航"),
        " ",
        html("span", { class: "brand-en", lang: "en" }, "Qihang"),
        html("span", { class: "q-visually-hidden" }, { zh: " 首页", en: " home" })
      )
    );
  }
  async function me() {
    const response = await fetch(`${home}api/me`, { headers: { Accept: "application/json" } });
    if (response.status >= 500) throw new Error(`api/me: ${response.status}`);
    const json = response.headers.get("Content-Type")?.startsWith("application/json");
    return response.ok && json ? response.json() : null;
  }
  function setSignIn(state, name = "", number = "") {
    root.dataset.signIn = state;
    if (state === "in") header.append(signedIn(name, number));
    if (state === "preview") {
      header.after(
        html(
          "aside",
          { class: "preview", "aria-label": "启航 Qihang" },
          { zh: "这一页只是给人看的，答案不会保存。", en: "This page is a preview. Answers are not kept." }
        )
      );
    }
    document.dispatchEvent(new CustomEvent("qihang:sign-in", { detail: state }));
  }
  async function findOut() {
    if (header.dataset.name !== void 0) {
      setSignIn(header.dataset.name ? "in" : "out", header.dataset.name, header.dataset.number);
      return;
    }
    let reader;
    try {
      reader = await me();
    } catch {
      setTimeout(findOut, ASK_AGAIN_MS);
      return;
    }
    if (reader === null) {
      setSignIn("preview");
    } else if (reader.signed_in) {
      showLanguage(reader.language);
      showSize(reader.size);
      setSignIn("in", reader.name, reader.number);
    } else {
      setSignIn("out");
    }
  }
  header.append(brand(), languageSwitch(), sizeSwitch());
  showLanguage(language());
  showSize(size());
  document.addEventListener("DOMContentLoaded", () => {
    tellTimes();
    nameWindow();
  });
  findOut();
})();
