// The head of every page: home, language, text size, who is signed in, sign out.
// It stands in one script because a lesson's page may be prepared before anyone asks
// for it: what depends on the reader is filled in here, in the reader's browser.
(() => {
  const SIZES = { least: 18, most: 32, step: 2, usual: 20 };
  const ASK_AGAIN_MS = 3000;
  const root = document.documentElement;
  const header = document.getElementById("page-header");
  const home = header.dataset.home;
  const logo = document.getElementById("page-header").dataset.logo;

  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  /** Both languages of a text, of which the style sheet shows one. */
  function both(zh, en) {
    const pair = document.createDocumentFragment();
    pair.append(
      el("span", { class: "t-zh", lang: "zh-CN" }, zh),
      el("span", { class: "t-en", lang: "en" }, en),
    );
    return pair;
  }

  function cookie(name) {
    const start = `${name}=`;
    const found = document.cookie.split("; ").find((part) => part.startsWith(start));
    return found === undefined ? "" : decodeURIComponent(found.slice(start.length));
  }

  function remember(name, value) {
    document.cookie = `${name}=${value}; path=${home}; SameSite=Strict`;
  }

  // ---- language and size ---------------------------------------------------

  const language = () => (root.dataset.lang === "en" ? "en" : "zh");
  const size = () => Number.parseInt(root.style.getPropertyValue("--size"), 10) || SIZES.usual;

  function showLanguage(lang) {
    const changed = lang !== language();
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    remember("qihang_lang", lang);
    for (const button of header.querySelectorAll("[data-lang]")) {
      button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
    }
    if (changed) document.dispatchEvent(new CustomEvent("qihang:lang", { detail: lang }));
    nameWindow();
  }

  function showSize(pixels) {
    const fitting = Math.min(SIZES.most, Math.max(SIZES.least, pixels));
    root.style.setProperty("--size", `${fitting}px`);
    remember("qihang_size", fitting);
    header.querySelector("output").textContent = fitting;
    header.querySelector("[data-size='-']").setAttribute("aria-disabled", fitting <= SIZES.least);
    header.querySelector("[data-size='+']").setAttribute("aria-disabled", fitting >= SIZES.most);
  }

  /** The window carries the page's heading, in the language that is shown. */
  function nameWindow() {
    const headings = [...document.querySelectorAll("main h1")];
    const shown = headings.find((heading) => heading.checkVisibility());
    if (shown) document.title = `${shown.innerText.trim()} · 启航 Qihang`;
  }

  // One request at a time, so that the last choice is the one that stays; and it is
  // sent to its end even if the page is left meanwhile.
  let sending = false;
  let changed = false;

  async function keepPreferences() {
    changed = true;
    if (sending || root.dataset.seat !== "in") return;
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
        body: JSON.stringify({ language: language(), size: size() }),
      });
    } catch {
      // The cookie keeps the choice on this computer; the next change is sent again.
    }
  }

  addEventListener("pagehide", () => {
    if (changed && root.dataset.seat === "in") sendPreferences();
  });

  /** Moments come from the server in its own time; they are told in this computer's. */
  function tellTimes() {
    const format = { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
    for (const time of document.querySelectorAll("main time[datetime]")) {
      const moment = new Date(time.dateTime);
      time.replaceChildren(
        both(moment.toLocaleString("zh-CN", format), moment.toLocaleString("en-GB", format)),
      );
    }
  }

  // ---- what the head is made of ----------------------------------------------

  function languageSwitch() {
    const button = (lang, tag, word) =>
      el(
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
          },
        },
        word,
      );
    return el(
      "div",
      { class: "tool tool--joined", role: "group", "aria-labelledby": "language-label" },
      el("span", { id: "language-label", class: "q-visually-hidden" }, both("语言", "Language")),
      button("zh", "zh-CN", "中文"),
      button("en", "en", "English"),
    );
  }

  function sizeSwitch() {
    const button = (sign, word) =>
      el(
        "button",
        {
          type: "button",
          class: "q-btn",
          "data-size": sign,
          onclick: () => {
            showSize(size() + (sign === "+" ? SIZES.step : -SIZES.step));
            keepPreferences();
          },
        },
        el("span", { "aria-hidden": "true" }, sign === "+" ? "+" : "−"),
        el("span", { class: "q-visually-hidden" }, word),
      );
    return el(
      "div",
      { class: "tool tool--joined", role: "group", "aria-labelledby": "size-label" },
      el("span", { id: "size-label", class: "tool-label" }, both("字号", "Text")),
      button("-", both("字小一点", "Smaller text")),
      el("output", { "aria-labelledby": "size-label" }),
      button("+", both("字大一点", "Larger text")),
    );
  }

  function signedIn(name) {
    return el(
      "form",
      { class: "tool", method: "post", action: `${home}logout` },
      el("input", { type: "hidden", name: "_xsrf", value: cookie("_xsrf") }),
      el("span", { class: "trainee" }, name),
      el("button", { type: "submit", class: "q-btn" }, both("退出", "Sign out")),
    );
  }

  function brand() {
    return el(
      "a",
      { class: "brand", href: home, "aria-labelledby": "brand-name" },
      el("img", { src: logo, alt: "", width: "48", height: "48" }),
      el(
        "span",
        { id: "brand-name" },
        el("span", { class: "brand-zh", lang: "zh-CN" }, "启航"),
        " ",
        el("span", { class: "brand-en", lang: "en" }, "Qihang"),
        el("span", { class: "q-visually-hidden" }, both(" 首页", " home")),
      ),
    );
  }

  // ---- who is here -------------------------------------------------------------

  /** What the server knows of the reader, or null where no classroom serves the page. */
  async function me() {
    const response = await fetch(`${home}api/me`, { headers: { Accept: "application/json" } });
    if (response.status >= 500) throw new Error(`api/me: ${response.status}`);
    const json = response.headers.get("Content-Type")?.startsWith("application/json");
    return response.ok && json ? response.json() : null;
  }

  function seat(state, name) {
    root.dataset.seat = state;
    if (state === "in") header.append(signedIn(name));
    if (state === "preview") {
      header.after(
        el(
          "aside",
          { class: "preview", "aria-label": "启航 Qihang" },
          both("这一页只是给人看的，答案不会保存。", "This page is a preview. Answers are not kept."),
        ),
      );
    }
    document.dispatchEvent(new CustomEvent("qihang:seat", { detail: state }));
  }

  async function findOut() {
    if (header.dataset.name !== undefined) {
      seat(header.dataset.name ? "in" : "out", header.dataset.name);
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
      seat("preview");
    } else if (reader.signed_in) {
      showLanguage(reader.language);
      showSize(reader.size);
      seat("in", reader.name);
    } else {
      seat("out");
    }
  }

  header.append(brand(), languageSwitch(), sizeSwitch());
  showLanguage(language());
  showSize(size());
  window.qihang = { el, both, language, nameWindow, home };
  document.addEventListener("DOMContentLoaded", () => {
    tellTimes();
    nameWindow();
  });
  findOut();
})();
