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
  function leave() {
    window.location.replace(`${home}login`);
  }
  function nameWindow() {
    const headings = document.querySelectorAll("main :is(h1, h2, h3)");
    const shown2 = [...headings].find((heading2) => heading2.checkVisibility());
    if (shown2) document.title = `${shown2.innerText.trim()} · 启航 Qihang`;
  }

  // qihang/server/browser/parts/browser.js
  var NEEDED = [
    () => CSS.supports("selector(:has(a))"),
    // 105, 121, 15.4
    () => CSS.supports("container-type", "inline-size"),
    // 105, 110, 16
    () => "checkVisibility" in Element.prototype,
    // 105, 106, 17.4
    () => "timeout" in AbortSignal,
    // 103, 100, 16
    () => "inert" in HTMLElement.prototype
    // 102, 112, 15.5
  ];
  function lookAtBrowser() {
    if (!NEEDED.every((has) => has())) root.dataset.scripts = "old";
  }
  function markAsRun() {
    root.dataset.scripts ??= "run";
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

  // qihang/server/browser/parts/late.js
  var LOOK_MS = 1e3;
  var LATE_MS = 3e4;
  var PLACES = '#cells :is(script[type="application/vnd.voila.cell-output+json"], .jp-OutputArea-output:empty)';
  var DRAWN = "#cells .jp-OutputArea-output > *";
  var FAILED = "#cells .jupyter-widgets-error-widget";
  var UNKNOWN = "#cells .jupyter-widgets:not(:has(*))";
  var UNKNOWN_SAYS = "Error displaying widget";
  function note() {
    return html(
      "div",
      { id: "late", class: "q-note q-note--notyet q-stack", role: "alert" },
      html(
        "p",
        {},
        { zh: "这一页到现在还没有全部打开。已保存的都在。", en: "This page is not all here yet. What you saved is safe." }
      ),
      html(
        "div",
        { class: "q-row" },
        html(
          "button",
          { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() },
          { zh: "再试一次", en: "Try again" }
        ),
        html("a", { class: "q-btn", href: home }, { zh: "回到首页", en: "Go to the home page" })
      ),
      html(
        "p",
        {},
        { zh: "再试还是不行，就告诉教员。", en: "If it does not help, tell your instructor." }
      )
    );
  }
  function isLight() {
    return document.querySelector("script[data-kernel]") !== null;
  }
  function isUndrawn() {
    const places = [...document.querySelectorAll(PLACES)];
    return isLight() && !document.querySelector(DRAWN) && places.some((one) => one.parentElement?.checkVisibility());
  }
  function waitsFor() {
    const loading = document.getElementById("loading");
    if (loading) return `page ${loading.querySelector("progress")?.value}`;
    return document.readyState === "complete" && isUndrawn() ? "widgets" : "";
  }
  function takeAwayUndrawn() {
    const unknown = [...document.querySelectorAll(UNKNOWN)].filter((one) => one.textContent?.startsWith(UNKNOWN_SAYS));
    const broken = [...document.querySelectorAll(FAILED), ...unknown];
    for (const one of broken) one.remove();
    return broken.length > 0;
  }
  function isWhole() {
    if (document.readyState !== "complete" || document.getElementById("loading")) return false;
    return !document.getElementById("cells") || document.querySelector(DRAWN) !== null;
  }
  function sayIfItTakesLong() {
    let before2 = "";
    let since = Date.now();
    let broke = false;
    const look2 = () => {
      broke = takeAwayUndrawn() || broke;
      const now = waitsFor();
      if (now !== before2) since = Date.now();
      before2 = now;
      const isLate = broke || now !== "" && Date.now() - since >= LATE_MS;
      const shown2 = document.getElementById("late");
      if (isLate && !shown2) (document.getElementById("loading") ?? found("content")).prepend(note());
      if (!isLate) shown2?.remove();
      if (isWhole() && isLight()) clearInterval(looking);
    };
    const looking = setInterval(look2, LOOK_MS);
  }

  // qihang/server/browser/parts/paper.js
  var FITS = 10;
  function longAnswers() {
    const boxes = document.querySelectorAll("main textarea, main input[type=text]");
    return [...boxes].filter((box) => box.value.length > FITS);
  }
  function writeOut() {
    for (const box of longAnswers()) {
      box.classList.add("not-on-paper");
      box.after(html("div", { class: "on-paper written-out" }, box.value));
    }
  }
  function takeBack() {
    for (const one of document.querySelectorAll(".written-out")) one.remove();
    for (const box of document.querySelectorAll(".not-on-paper")) box.classList.remove("not-on-paper");
  }
  function prepareForPaper() {
    const printed = html("time", { class: "on-paper printed-at" });
    header.append(printed);
    addEventListener("beforeprint", () => {
      takeBack();
      const format = { dateStyle: "long" };
      const now = /* @__PURE__ */ new Date();
      const today = { zh: now.toLocaleDateString("zh-CN", format), en: now.toLocaleDateString("en-GB", format) };
      printed.replaceChildren(bilingual(today));
      const whose = header.querySelector(".trainee")?.textContent ?? "";
      root.style.setProperty("--whose", JSON.stringify(`${whose} · ${today[language()]}`));
      writeOut();
    });
    addEventListener("afterprint", takeBack);
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
    for (const button2 of buttons) {
      button2.setAttribute("aria-pressed", String(button2.dataset.lang === lang));
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

  // qihang/server/browser/parts/room/call.js
  var ANSWER_WITHIN_MS = 4e3;
  var WORDS = {
    call: { zh: "叫教员", en: "Call the instructor" },
    back: { zh: "不用了", en: "No need any more" },
    called: { zh: "已经叫了，教员会过来。", en: "Called. The instructor will come." },
    answered: { zh: "教员看到了，正在过来。", en: "Your instructor has seen it and is coming." },
    failed: { zh: "现在叫不了，请举手。", en: "Not possible now. Please raise your hand." }
  };
  var button = html("button", { type: "button", class: "q-btn", onclick: press, onkeydown: holdBack });
  var says = html("span", { class: "call-says", role: "status" });
  var callPlace = html("div", { class: "tool call" });
  var state;
  var isSending = false;
  var settled = 0;
  function offerCall() {
    draw("call");
    callPlace.append(button, says);
  }
  function hearCall({ called_at, answered_at, asked }) {
    if (isSending || asked < settled) return;
    if (called_at) draw("called");
    else if (answered_at) draw("answered");
    else if (state !== "failed") draw("call");
  }
  function draw(next) {
    if (next === state) return;
    state = next;
    callPlace.dataset.state = next;
    button.replaceChildren(bilingual(next === "called" ? WORDS.back : WORDS.call));
    says.replaceChildren(...next === "call" ? [] : [bilingual(WORDS[next])]);
  }
  async function press({ detail }) {
    if (isSending || detail > 1) return;
    isSending = true;
    const calls = state !== "called";
    const isDone = await send(calls);
    isSending = false;
    settled = performance.now();
    if (isDone) draw(calls ? "called" : "call");
    else if (calls) draw("failed");
  }
  function holdBack(event) {
    if (event.repeat) event.preventDefault();
  }
  async function send(calls) {
    try {
      const response = await fetch(`${home}api/help`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-XSRFToken": secret() },
        body: JSON.stringify({ calls }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  // qihang/server/browser/parts/room/told.js
  function tellRoom({ room = null, called_at = null, answered_at = null }, asked) {
    document.dispatchEvent(new CustomEvent("qihang:room", { detail: { room, called_at, answered_at, asked } }));
  }

  // qihang/server/browser/parts/room/asking.js
  var POLL_MS = 1e4;
  var ANSWER_WITHIN_MS2 = 4e3;
  var waiting;
  async function ask() {
    const asked = performance.now();
    try {
      const response = await fetch(`${home}api/room`, {
        headers: { Accept: "application/json" },
        redirect: "manual",
        // to the sign-in
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS2)
      });
      if (response.ok) tellRoom(await response.json(), asked);
      if (response.status >= 500 || response.ok) return true;
      return false;
    } catch {
      return true;
    }
  }
  async function look() {
    clearTimeout(waiting);
    const isIn = document.hidden || await ask();
    clearTimeout(waiting);
    if (isIn) waiting = window.setTimeout(look, POLL_MS);
    else leave();
  }
  function keepAsking() {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) look();
    });
    look();
  }

  // qihang/server/browser/parts/room/followed.js
  var KEPT = "qihang:room:";
  var here = /* @__PURE__ */ new Map();
  function keyOf(what) {
    return `${KEPT}${header.querySelector(".trainee-number")?.textContent ?? ""}:${what}`;
  }
  function isFollowed(what, moment) {
    if (here.get(what) === moment) return true;
    try {
      return sessionStorage.getItem(keyOf(what)) === moment;
    } catch {
      return false;
    }
  }
  function follow(what, moment) {
    here.set(what, moment);
    try {
      sessionStorage.setItem(keyOf(what), moment);
    } catch {
    }
  }

  // qihang/server/browser/parts/room/focus.js
  function heading() {
    const headings = document.querySelectorAll("main [tabindex='-1']:is(h1, h2, h3)");
    return [...headings].find((one) => one.checkVisibility());
  }
  function focusAgain(before2) {
    const isThere = before2 instanceof HTMLElement && before2.isConnected && before2.checkVisibility();
    const place2 = isThere ? before2 : heading() ?? found("content");
    place2.focus({ preventScroll: isThere });
  }

  // qihang/server/browser/parts/room/notices.js
  var CLOSE = { zh: "知道了", en: "All right" };
  var list = html("div", {});
  var place = html("div", { class: "class-notices", role: "status" }, list);
  var shown = /* @__PURE__ */ new Map();
  var before = null;
  function beginNotices() {
    header.after(place);
    new ResizeObserver(() => root.style.setProperty("--notices", `${list.offsetHeight}px`)).observe(list);
    place.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && !place.contains(relatedTarget)) before = relatedTarget;
    });
  }
  function showNotice(name, moment, content, closed) {
    if (shown.get(name)?.moment === moment) return;
    takeAway(name);
    const close = () => {
      takeAway(name);
      closed();
      focusAgain(document.getElementById("pause") ?? before);
    };
    const node = html(
      "div",
      { class: "class-notice", "data-notice": name },
      content,
      html("button", { type: "button", class: "q-btn", onclick: close }, CLOSE)
    );
    shown.set(name, { moment, node });
    list.append(node);
  }
  function takeAway(name) {
    shown.get(name)?.node.remove();
    shown.delete(name);
  }
  function isNotices(part2) {
    return part2 === place;
  }

  // qihang/server/browser/parts/room/lead.js
  var SAYS = {
    here: { zh: "教员请大家看这一页。", en: "Your instructor asks everybody to this screen." },
    there: { zh: "教员请大家看另外一页。", en: "Your instructor asks everybody to another page." },
    go: { zh: "去那一页", en: "Go there" }
  };
  var wanted = null;
  var led = "";
  function lead(room) {
    const { target, target_at: moment } = room ?? {};
    wanted = null;
    if (!target || !moment) return takeAway("lead");
    if (isFollowed("lead", moment)) return;
    wanted = { target, moment };
    goThere(wanted);
  }
  function screenShown(event) {
    const { screen } = (
      /** @type {CustomEvent<{ screen: string }>} */
      event.detail
    );
    if (wanted) goThere(wanted);
    else if (screen !== led) takeAway("lead");
  }
  function goThere(to) {
    const { target, moment } = to;
    const page = `${home}${target.kind}/${target.session}`;
    if (window.location.pathname !== page) {
      const href = `${page}#${encodeURIComponent(target.screen)}`;
      const go = html("a", { class: "q-btn q-btn--main", href }, SAYS.go);
      return showNotice("lead", moment, [html("p", {}, SAYS.there), go], followed);
    }
    wanted = null;
    if (hasScreen(target.screen) && !turnTo(target.screen)) {
      wanted = to;
      return;
    }
    led = target.screen;
    followed();
    showNotice("lead", moment, html("p", {}, SAYS.here), () => {
    });
    function followed() {
      wanted = null;
      follow("lead", moment);
    }
  }
  function hasScreen(screen) {
    return document.querySelector(`section.screen[data-screen="${CSS.escape(screen)}"]`) !== null;
  }
  function turnTo(screen) {
    return !document.dispatchEvent(new CustomEvent("qihang:lead", { detail: { screen }, cancelable: true }));
  }

  // qihang/server/browser/parts/room/pause.js
  var says2 = html(
    "div",
    { id: "pause", role: "alertdialog", tabindex: "-1", "aria-labelledby": "pause-says", "aria-describedby": "pause-kept" },
    html("h1", { id: "pause-says" }, { zh: "请停一下，看前面。", en: "Please stop and look to the front." }),
    html("p", { id: "pause-kept" }, { zh: "你写的都在，等一下接着做。", en: "What you wrote is still here. You can go on soon." })
  );
  var sheet = html("main", { class: "pause" }, says2);
  var behind = null;
  function showPause(isPaused) {
    if (isPaused && !behind) pause();
    if (!isPaused && behind) goOn(behind);
  }
  function pause() {
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    const others = [...document.body.children].filter((one) => one !== header && !isNotices(one));
    const parts = others.map((one) => (
      /** @type {HTMLElement} */
      one
    )).filter((one) => !one.inert);
    behind = { parts, focused: document.activeElement };
    document.body.append(sheet);
    root.classList.add("paused");
    says2.focus({ preventScroll: true });
    for (const part2 of parts) part2.inert = true;
  }
  function goOn({ parts, focused }) {
    behind = null;
    const hadFocus = sheet.contains(document.activeElement) || document.activeElement === document.body;
    for (const part2 of parts) part2.inert = false;
    sheet.remove();
    root.classList.remove("paused");
    if (hadFocus && focused !== document.body) focusAgain(focused);
  }

  // qihang/server/browser/parts/room/said.js
  var FROM = { zh: "教员说：", en: "Your instructor says: " };
  function say(room) {
    const moment = room?.said_at;
    if (!moment || !room.said || isFollowed("said", moment)) return takeAway("said");
    const text = html("p", {}, html("b", {}, FROM), html("span", { class: "class-said", dir: "auto" }, room.said));
    showNotice("said", moment, text, () => follow("said", moment));
  }

  // qihang/server/browser/parts/room/room.js
  function hear(event) {
    const answer = (
      /** @type {CustomEvent<Beside & { asked: number }>} */
      event.detail
    );
    const isPaused = Boolean(answer.room?.paused_at);
    hearCall(answer);
    if (!isPaused) showPause(false);
    say(answer.room);
    lead(answer.room);
    if (isPaused) showPause(true);
  }
  function takePart() {
    beginNotices();
    offerCall();
    document.addEventListener("qihang:room", hear);
    document.addEventListener("qihang:screen", screenShown);
    if (header.dataset.name !== void 0) document.addEventListener("DOMContentLoaded", keepAsking);
  }

  // qihang/server/browser/parts/strip.js
  var KEPT2 = "qihang:calculator:";
  function forgetStrips(trainee) {
    try {
      const others = Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT2) && !(trainee && key.startsWith(`${KEPT2}${trainee}:`)));
      for (const key of others) sessionStorage.removeItem(key);
    } catch {
    }
  }

  // qihang/server/browser/parts/switches.js
  function languageSwitch() {
    const button2 = (lang, tag, word) => html(
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
      button2("zh", "zh-CN", "中文"),
      button2("en", "en", "English")
    );
  }
  function sizeSwitch() {
    const button2 = (sign, word) => html(
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
      button2("-", { zh: "字小一点", en: "Smaller text" }),
      html("output", { "aria-labelledby": "size-label" }),
      button2("+", { zh: "字大一点", en: "Larger text" })
    );
  }

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
  function signedIn(name, number) {
    return html(
      "form",
      { class: "tool", method: "post", action: `${home}logout` },
      html("input", { type: "hidden", name: "_xsrf", value: cookie("_xsrf") }),
      html(
        "span",
        { class: "trainee" },
        html("span", { class: "trainee-name" }, name),
        " ",
        html("span", { class: "trainee-number" }, number)
      ),
      html("button", { type: "submit", class: "q-btn" }, { zh: "退出", en: "Sign out" })
    );
  }
  function isHere(place2) {
    return location.pathname === home + place2 ? "page" : null;
  }
  function brand() {
    return html(
      "a",
      { class: "brand", href: home, "aria-current": isHere("") },
      html("img", { src: header.dataset.logo, alt: "", width: "32", height: "32" }),
      html("span", { class: "brand-name" }, { zh: "启航", en: "Qihang" }),
      " ",
      html("span", { class: "brand-home" }, { zh: "首页", en: "Home" })
    );
  }
  function help() {
    return html(
      "a",
      { class: "q-btn help", href: `${home}help`, "aria-current": isHere("help") },
      { zh: "帮助", en: "Help" }
    );
  }
  async function me() {
    const response = await fetch(`${home}api/me`, { headers: { Accept: "application/json" } });
    if (response.status >= 500) throw new Error(`api/me: ${response.status}`);
    const json = response.headers.get("Content-Type")?.startsWith("application/json");
    return response.ok && json ? response.json() : null;
  }
  function setSignIn(state2, name = "", number = "") {
    root.dataset.signIn = state2;
    if (state2 === "out") forgetStrips();
    if (state2 === "in") {
      header.querySelector(".tool--size")?.before(signedIn(name, number));
      takePart();
    }
    if (state2 === "preview") {
      header.querySelector(".help")?.remove();
      header.after(
        html(
          "aside",
          { class: "preview", "aria-label": "启航 Qihang" },
          { zh: "这一页只是给人看的，答案不会保存。", en: "This page is a preview. Answers are not kept." }
        )
      );
    }
    document.dispatchEvent(new CustomEvent("qihang:sign-in", { detail: state2 }));
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
  lookAtBrowser();
  header.append(brand(), help(), callPlace, languageSwitch(), sizeSwitch());
  showLanguage(language());
  showSize(size());
  stayInSight();
  sayIfItTakesLong();
  prepareForPaper();
  document.addEventListener("DOMContentLoaded", () => {
    tellTimes();
    nameWindow();
  });
  findOut();
  markAsRun();
})();
