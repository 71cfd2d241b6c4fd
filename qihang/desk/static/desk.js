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

  // qihang/server/browser/parts/head.js
  var MOST = 0.25;
  function stay() {
    const height = header.offsetHeight;
    const stays = height <= window.innerHeight * MOST;
    header.classList.toggle("page-header--stays", stays);
    root.style.setProperty("--head", stays ? `${height}px` : "0px");
    root.style.setProperty("--head-height", `${height}px`);
  }
  function stayInSight() {
    new ResizeObserver(stay).observe(header);
    addEventListener("resize", stay);
  }

  // qihang/server/browser/parts/cookies.js
  function cookie(name) {
    const start = `${name}=`;
    const found2 = document.cookie.split("; ").find((part2) => part2.startsWith(start));
    return found2 === void 0 ? "" : decodeURIComponent(found2.slice(start.length));
  }
  function secret() {
    return cookie(document.getElementById("page-header")?.dataset.secret ?? "_xsrf");
  }

  // qihang/server/browser/parts/preferences.js
  var SIZES = { least: 18, most: 32, step: 2, usual: 20 };
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
        headers: { "Content-Type": "application/json", "X-XSRFToken": secret() },
        body: JSON.stringify({ language: language(), size: size() })
      });
    } catch {
    }
  }
  addEventListener("pagehide", () => {
    if (changed && root.dataset.signIn === "in") sendPreferences();
  });

  // qihang/server/browser/parts/switches.js
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
      { class: "tool tool--joined tool--size", role: "group", "aria-labelledby": "size-label" },
      html("span", { id: "size-label", class: "tool-label" }, { zh: "字号", en: "Text" }),
      button("-", { zh: "字小一点", en: "Smaller text" }),
      html("output", { "aria-labelledby": "size-label" }),
      button("+", { zh: "字大一点", en: "Larger text" })
    );
  }

  // qihang/desk/browser/parts/once.js
  function sendOnce() {
    const sent = /* @__PURE__ */ new Set();
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
      if (sent.has(form)) event.preventDefault();
      sent.add(form);
    });
    addEventListener("pageshow", () => sent.clear());
  }

  // qihang/desk/browser/parts/passwords.js
  function offerToShowPasswords() {
    for (const form of document.forms) {
      const boxes = form.querySelectorAll("input[type=password]");
      boxes.item(boxes.length - 1)?.parentElement?.append(tickFor(boxes));
    }
  }
  function tickFor(boxes) {
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.addEventListener("change", () => {
      for (const box of boxes) box.type = tick.checked ? "text" : "password";
    });
    return html(
      "label",
      { class: "desk-shows" },
      tick,
      html("span", {}, { zh: "显示密码", en: "Show the password" })
    );
  }

  // qihang/desk/browser/parts/at_once.js
  var PLACE = "qihang-desk-place";
  function actAtOnce() {
    const forms = document.querySelectorAll("form[data-at-once]");
    for (const form of forms) {
      form.querySelector("button")?.remove();
      form.addEventListener("change", ({ target }) => {
        if (target instanceof HTMLInputElement) sessionStorage.setItem(PLACE, JSON.stringify([target.name, target.value]));
        form.requestSubmit();
      });
      goOn(form);
    }
  }
  function goOn(form) {
    const place = sessionStorage.getItem(PLACE);
    if (!place) return;
    sessionStorage.removeItem(PLACE);
    const [name, value] = JSON.parse(place);
    const tick = [...form.querySelectorAll("input")].find((one) => one.name === name && one.value === value);
    const fold = tick?.closest("details");
    if (fold) fold.open = true;
    tick?.focus();
  }

  // qihang/desk/browser/parts/times.js
  var CLOCK = { hour: "2-digit", minute: "2-digit", hour12: false };
  var WITH_DAY = { ...CLOCK, year: "numeric", month: "2-digit", day: "2-digit" };
  function tellTimes(within) {
    const times = within.querySelectorAll("time[datetime]");
    for (const time of times) {
      const format = "withDay" in time.dataset ? WITH_DAY : CLOCK;
      time.textContent = new Date(time.dateTime).toLocaleString("sv-SE", format);
    }
  }

  // qihang/desk/browser/desk.js
  header.querySelector("#switches")?.append(languageSwitch());
  header.append(sizeSwitch());
  showLanguage(language());
  showSize(size());
  stayInSight();
  sendOnce();
  document.addEventListener("DOMContentLoaded", () => {
    tellTimes(document);
    actAtOnce();
    nameWindow();
    offerToShowPasswords();
  });
})();
