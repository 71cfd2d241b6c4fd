"use strict";
(() => {
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
    const shown2 = [...headings].find((heading) => heading.checkVisibility());
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
    let before = "";
    let since = Date.now();
    let broke = false;
    const look2 = () => {
      broke = takeAwayUndrawn() || broke;
      const now = waitsFor();
      if (now !== before) since = Date.now();
      before = now;
      const isLate = broke || now !== "" && Date.now() - since >= LATE_MS;
      const shown2 = document.getElementById("late");
      if (isLate && !shown2) (document.getElementById("loading") ?? found("content")).prepend(note());
      if (!isLate) shown2?.remove();
      if (isWhole() && isLight()) clearInterval(looking);
    };
    const looking = setInterval(look2, LOOK_MS);
  }

  // qihang/server/browser/parts/screens/way.js
  function nextOf(all2, screen) {
    const later = all2.slice(all2.indexOf(screen) + 1);
    if (screen.optional && later[0]?.optional) return later[0];
    return later.find((one) => !one.optional);
  }
  function previousOf(all2, screen) {
    const earlier = all2.slice(0, all2.indexOf(screen));
    return screen.optional ? earlier.at(-1) : earlier.findLast((one) => !one.optional);
  }
  function asideOf(all2, screen) {
    const following = all2[all2.indexOf(screen) + 1];
    return !screen.optional && following?.optional ? following : void 0;
  }
  function stepOf(all2, screen) {
    const at = all2.indexOf(screen);
    const first = all2.slice(0, at + 1).findLastIndex((one) => one.opens);
    const after = all2.findIndex((one, place3) => place3 > at && one.opens);
    return all2.slice(Math.max(first, 0), after < 0 ? all2.length : after);
  }
  function rowOf(all2, screen) {
    const step = stepOf(all2, screen);
    if (!screen.optional) return step.filter((one) => !one.optional);
    const at = step.indexOf(screen);
    const before = step.slice(0, at).findLastIndex((one) => !one.optional);
    const after = step.findIndex((one, place3) => place3 > at && !one.optional);
    return step.slice(before + 1, after < 0 ? step.length : after);
  }
  function numberOf(all2, screen) {
    const row = rowOf(all2, screen);
    const part2 = row.length > 1 ? ` · ${row.indexOf(screen) + 1}/${row.length}` : "";
    const step = screen.step ? { zh: `${screen.step}`, en: `${screen.step}` } : { zh: "开头", en: "Start" };
    const words = screen.optional ? { zh: "选做", en: "Optional" } : step;
    return { zh: words.zh + part2, en: words.en + part2 };
  }

  // qihang/server/browser/parts/cookies.js
  function cookie(name) {
    const start = `${name}=`;
    const found2 = document.cookie.split("; ").find((part2) => part2.startsWith(start));
    return found2 === void 0 ? "" : decodeURIComponent(found2.slice(start.length));
  }

  // qihang/server/browser/parts/show/asks.js
  var ANSWER_WITHIN_MS = 4e3;
  var place = window.location.pathname.slice(home.length + "show/".length);
  var address = `${home}api/show/${place.includes("/") ? place : `workbook/${place}`}`;
  var page = `show/${place}`;
  async function about(chosen2) {
    try {
      const response = await fetch(`${address}?class=${encodeURIComponent(chosen2)}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
      });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }
  async function post(what, fields2) {
    try {
      const response = await fetch(`${address}/${what}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
        body: JSON.stringify(fields2),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  // qihang/server/browser/parts/show/memory.js
  var KEPT = "qihang:show:";
  function remembered(name) {
    try {
      return sessionStorage.getItem(KEPT + name) ?? "";
    } catch {
      return "";
    }
  }
  function remember(name, value) {
    try {
      sessionStorage.setItem(KEPT + name, value);
    } catch {
    }
  }

  // qihang/server/browser/parts/show/classes.js
  var classes = [];
  var counts = {};
  var chosen = new URLSearchParams(window.location.search).get("class") ?? remembered("class");
  var list = () => classes;
  var theClass = () => classes.includes(chosen) ? chosen : "";
  var countsOf = (screen) => theClass() && counts[screen] || [];
  async function choose(name) {
    chosen = name;
    remember("class", name);
    await ask();
  }
  async function ask() {
    const asked = chosen;
    const said2 = await about(asked);
    if (!said2 || asked !== chosen) return;
    classes = said2.classes;
    counts = said2.counts;
    if (classes.length === 1 && chosen !== classes[0]) return choose(classes[0]);
    document.dispatchEvent(new CustomEvent("qihang:class"));
  }

  // widgets/core/grammar.js
  var GRAMMAR = {
    unseen: [[173, 173], [847, 847], [1536, 1541], [1564, 1564], [1757, 1757], [1807, 1807], [2192, 2193], [2274, 2274], [4447, 4448], [6068, 6069], [6155, 6159], [8203, 8207], [8234, 8238], [8288, 8303], [10240, 10240], [12644, 12644], [65024, 65039], [65279, 65279], [65440, 65440], [65529, 65531], [69821, 69821], [69837, 69837], [78896, 78911], [113824, 113827], [119155, 119162], [917504, 921599]],
    alike: { "！": "!", "＂": '"', "＃": "#", "＄": "$", "％": "%", "＆": "&", "＇": "'", "（": "(", "）": ")", "＊": "*", "＋": "+", "，": ",", "－": "-", "．": ".", "／": "/", "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6", "７": "7", "８": "8", "９": "9", "：": ":", "；": ";", "＜": "<", "＝": "=", "＞": ">", "？": "?", "＠": "@", "Ａ": "A", "Ｂ": "B", "Ｃ": "C", "Ｄ": "D", "Ｅ": "E", "Ｆ": "F", "Ｇ": "G", "Ｈ": "H", "Ｉ": "I", "Ｊ": "J", "Ｋ": "K", "Ｌ": "L", "Ｍ": "M", "Ｎ": "N", "Ｏ": "O", "Ｐ": "P", "Ｑ": "Q", "Ｒ": "R", "Ｓ": "S", "Ｔ": "T", "Ｕ": "U", "Ｖ": "V", "Ｗ": "W", "Ｘ": "X", "Ｙ": "Y", "Ｚ": "Z", "［": "[", "＼": "\\", "］": "]", "＾": "^", "＿": "_", "｀": "`", "ａ": "a", "ｂ": "b", "ｃ": "c", "ｄ": "d", "ｅ": "e", "ｆ": "f", "ｇ": "g", "ｈ": "h", "ｉ": "i", "ｊ": "j", "ｋ": "k", "ｌ": "l", "ｍ": "m", "ｎ": "n", "ｏ": "o", "ｐ": "p", "ｑ": "q", "ｒ": "r", "ｓ": "s", "ｔ": "t", "ｕ": "u", "ｖ": "v", "ｗ": "w", "ｘ": "x", "ｙ": "y", "ｚ": "z", "｛": "{", "｜": "|", "｝": "}", "～": "~", "　": " ", " ": " ", " ": " ", " ": " ", "	": " ", "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "﹣": "-", "￥": "¥", "。": ".", "负": "-", "負": "-", "〇": "零", "圆": "元", "圓": "元", "两": "二", "兩": "二", "壹": "一", "贰": "二", "叁": "三", "肆": "四", "伍": "五", "陆": "六", "柒": "七", "捌": "八", "玖": "九", "拾": "十", "佰": "百", "仟": "千", "萬": "万", "億": "亿" },
    digits: { "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 },
    ranks: { "十": 10, "百": 100, "千": 1e3 },
    groups: { "万": 1e4, "亿": 1e8 },
    weights: { "whole": 100, "tenths": 10, "hundredths": 1 },
    number: "(?:(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?: ?(?:[百千]?万|[百千亿]))?|(?:(?=[一二三四五六七八九十1-9])(?:(?:(?:[一二三四五六七八九1-9]千)?(?:零?[一二三四五六七八九1-9]百)?(?:零?[一二三四五六七八九1-9]?十)?(?:零?[一二三四五六七八九1-9])?|[0-9]{1,4})亿)?(?:零?(?!万)(?:(?:[一二三四五六七八九1-9]千)?(?:零?[一二三四五六七八九1-9]百)?(?:零?[一二三四五六七八九1-9]?十)?(?:零?[一二三四五六七八九1-9])?|[0-9]{1,4})万)?(?:零?(?:[一二三四五六七八九1-9]千)?(?:零?[一二三四五六七八九1-9]百)?(?:零?[一二三四五六七八九1-9]?十)?(?:零?[一二三四五六七八九1-9])?|[0-9]{4})|零)(?:点[零一二三四五六七八九]+[万亿]?)?|百)",
    token: "(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)|点[零一二三四五六七八九]+|.",
    decimalComma: "[^,]*[0-9],[0-9][^,]*",
    units: { "日": "March", "March": "March", "分": "fen", "points": "points", "双": "pairs", "pairs": "pairs", "件": "pieces", "pieces": "pieces", "次": "times", "times": "times", "单": "orders", "orders": "orders", "人": "people", "people": "people", "字节": "bytes", "bytes": "bytes", "%": "%", "fen": "fen", "元": "yuan", "yuan": "yuan", "元整": "yuan", "块钱": "yuan", "块": "yuan", "rmb": "yuan", "cny": "yuan", "¥": "yuan" },
    patterns: { "": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:元|yuans?|元整|块钱|块|rmbs?|cnys?|¥|个字节|字节|个|个人|人|位|格|次|行|号|日|天|种|件|双|单|只|盒|箱|包|bytes?|peoples?|persons?|times?|rows?|days?|kinds?|pieces?|pairs?|orders?|boxs?|boxes?|packs?))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:元|yuans?|元整|块钱|块|rmbs?|cnys?|¥|个字节|字节|个|个人|人|位|格|次|行|号|日|天|种|件|双|单|只|盒|箱|包|bytes?|peoples?|persons?|times?|rows?|days?|kinds?|pieces?|pairs?|orders?|boxs?|boxes?|packs?))?", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?(?<tenths>[0-9零一二三四五六七八九]) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?[钱整]?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?(?<tenths>[0-9零一二三四五六七八九]) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?[钱整]?", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?零?(?<hundredths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:分钱|分|fen)", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?零?(?<hundredths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:分钱|分|fen)", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?[元块] ?(?<tenths>[0-9零一二三四五六七八九])(?<hundredths>[0-9零一二三四五六七八九])?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?[元块] ?(?<tenths>[0-9零一二三四五六七八九])(?<hundredths>[0-9零一二三四五六七八九])?", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<tenths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?钱?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<tenths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?钱?"], "yuan": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:yuans?|元|元整|块钱|块|rmbs?|cnys?|¥))?", "(?:¥) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:yuans?|元|元整|块钱|块|rmbs?|cnys?|¥))?", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?(?<tenths>[0-9零一二三四五六七八九]) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?[钱整]?", "(?:¥) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?(?<tenths>[0-9零一二三四五六七八九]) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?[钱整]?", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?零?(?<hundredths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:分钱|分|fen)", "(?:¥) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:元|块钱|块|yuan|rmb) ?零?(?<hundredths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:分钱|分|fen)", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?[元块] ?(?<tenths>[0-9零一二三四五六七八九])(?<hundredths>[0-9零一二三四五六七八九])?", "(?:¥) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?[元块] ?(?<tenths>[0-9零一二三四五六七八九])(?<hundredths>[0-9零一二三四五六七八九])?", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥) {0,3})?(?<tenths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?钱?", "(?:¥) {0,3}(?<sign>[+-]) {0,3}(?<tenths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:角|毛|jiao|mao)(?: ?(?<hundredths>[0-9零一二三四五六七八九])(?: ?(?:分钱|分|fen))?)?钱?", "(?:(?<sign>[+-]) {0,3})?(?:(?:¥) {0,3})?(?<hundredths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:分钱|分|fen)", "(?:¥) {0,3}(?<sign>[+-]) {0,3}(?<hundredths>[0-9., 零一二三四五六七八九十百千万亿点]+?) ?(?:分钱|分|fen)"], "fen": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:fens?|分|分钱))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:fens?|分|分钱))?"], "%": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第|百分之) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:%|percents?|per\\ cent|个百分点))?", "(?:¥|第|百分之) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:%|percents?|per\\ cent|个百分点))?"], "bytes": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:bytes?|字节|个字节))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:bytes?|字节|个字节))?"], "people": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:peoples?|人|个人|位|persons?|persons?))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:peoples?|人|个人|位|persons?|persons?))?"], "orders": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:orders?|单|个订单|笔订单|订单|笔|个))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:orders?|单|个订单|笔订单|订单|笔|个))?"], "times": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:times?|次|回))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:times?|次|回))?"], "pieces": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:pieces?|件|个|件商品))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:pieces?|件|个|件商品))?"], "pairs": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:pairs?|双|双鞋|个|pairs\\ of\\ shoes|pair\\ of\\ shoes))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:pairs?|双|双鞋|个|pairs\\ of\\ shoes|pair\\ of\\ shoes))?"], "points": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:points?|分|个))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:points?|分|个))?"], "March": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第|(?:3|三) {0,3}月|march the|march|the) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:marchs?|日|号|st\\ of\\ march|nd\\ of\\ march|rd\\ of\\ march|th\\ of\\ march|st\\ march|nd\\ march|rd\\ march|th\\ march|sts?|nds?|rds?|ths?|of\\ march))?", "(?:¥|第|(?:3|三) {0,3}月|march the|march|the) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:marchs?|日|号|st\\ of\\ march|nd\\ of\\ march|rd\\ of\\ march|th\\ of\\ march|st\\ march|nd\\ march|rd\\ march|th\\ march|sts?|nds?|rds?|ths?|of\\ march))?"], "OTHER": ["(?:(?<sign>[+-]) {0,3})?(?:(?:¥|第) {0,3})?(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:OTHER))?", "(?:¥|第) {0,3}(?<sign>[+-]) {0,3}(?<whole>[0-9., 零一二三四五六七八九十百千万亿点]+?)(?: {0,3}(?:OTHER))?"] }
  };

  // widgets/core/numbers.js
  var UNSEEN = new RegExp(`[${GRAMMAR.unseen.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("")}]`, "gu");
  var NUMBER = new RegExp(`^(?:${GRAMMAR.number})$`);
  var TOKEN = new RegExp(GRAMMAR.token, "g");
  var DECIMAL_COMMA = new RegExp(`^${GRAMMAR.decimalComma}$`);

  // widgets/core/controls.js
  function button(text, key, press, { quiet, main, off, pressed: pressed3, once, label } = {}) {
    return html(
      "button",
      {
        type: "button",
        class: `q-btn${main ? " q-btn--main" : ""}${quiet ? " q-btn--quiet" : ""}`,
        "data-key": key,
        "aria-disabled": off ? "true" : null,
        "aria-pressed": pressed3 === void 0 ? null : String(pressed3),
        label,
        onclick: (event) => off || press(event),
        onkeydown: once && held
      },
      text
    );
  }
  function held(event) {
    if (event.repeat) event.preventDefault();
  }

  // qihang/server/browser/parts/after.js
  var WORDS = {
    show: { zh: "不试了，先看结果", en: "Show what comes of it" },
    more: { zh: "下面多了一段话。", en: "There is more to read now." }
  };
  function showAfter(section, isDone) {
    const texts2 = [...section.querySelectorAll(".after")].map((text) => (
      /** @type {HTMLElement} */
      text
    ));
    if (!texts2.length || section.dataset.after === "shown") return;
    if (isDone) return show(section, texts2);
    if (section.dataset.after === "waits") return;
    section.dataset.after = "waits";
    for (const text of texts2) text.hidden = true;
    const ask2 = html("div", { class: "after-ask", role: "status" }, button(WORDS.show, "show-after", () => reveal(true)));
    const reveal = (asked) => {
      if (section.dataset.after === "shown") return;
      show(section, texts2);
      if (asked) focus(texts2);
      section.dispatchEvent(new CustomEvent("qihang:after", { bubbles: true, detail: { screen: section.dataset.screen } }));
    };
    texts2[0].before(ask2);
    section.addEventListener("qihang:tried", () => reveal(false), { once: true });
  }
  function show(section, texts2) {
    section.dataset.after = "shown";
    for (const text of texts2) text.hidden = false;
    section.querySelector(".after-ask")?.replaceChildren(html("span", { class: "q-visually-hidden" }, WORDS.more));
  }
  function focus(texts2) {
    const first = texts2.find((text) => text.checkVisibility());
    first?.setAttribute("tabindex", "-1");
    first?.focus();
  }

  // qihang/server/browser/parts/screens/reading.js
  var EMPTY = ".jp-mod-noOutputs";
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
        rest: "rest" in section.dataset,
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
      else if (child.matches(EMPTY) || child.querySelector(EMPTY)) child.setAttribute("hidden", "");
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

  // qihang/server/browser/parts/show/walk.js
  var all = readScreens();
  var here;
  var shown = () => here;
  var part = () => here?.section ?? document.getElementById("cells");
  var next = () => here && nextOf(all, here);
  var previous = () => here && previousOf(all, here);
  var aside = () => here && asideOf(all, here);
  function waits() {
    return here?.section.dataset.after === "waits";
  }
  function showWaiting() {
    if (here) showAfter(here.section, true);
  }
  function show2(screen) {
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    here = screen;
    for (const one of all) one.section.hidden = one !== screen;
    showAfter(screen.section, false);
    nameWindow();
    window.scrollTo(0, 0);
    headingOf(screen)?.focus({ preventScroll: true });
    const detail = { screen: screen.name, next: nextOf(all, screen)?.name ?? null };
    document.dispatchEvent(new CustomEvent("qihang:screen", { detail }));
  }
  function go(screen) {
    if (!screen || screen === here) return;
    window.history.pushState(null, "", `#${screen.name}`);
    show2(screen);
  }
  function inAddress() {
    const name = decodeURIComponent(window.location.hash.slice(1));
    return all.find((one) => one.name === name);
  }
  function addressChanged() {
    const screen = inAddress();
    if (screen && screen !== here) show2(screen);
  }
  function walk() {
    if (!all.length) return;
    root.classList.add("screens");
    for (const one of all) arrange(one.section);
    show2(inAddress() ?? all[0]);
    if (here) window.history.replaceState(null, "", `#${here.name}`);
    window.addEventListener("popstate", addressChanged);
    window.addEventListener("hashchange", addressChanged);
  }

  // qihang/server/browser/parts/show/hands.js
  var QUESTION = "fieldset:is([data-key='options'], [data-key='choices'])";
  var LETTERS = "ABCDEFGHIJ";
  var LONGEST = 3;
  var SAYS = {
    class: { zh: "先在下面选班级，再按回车。", en: "Choose the class below, then press Enter." },
    failed: { zh: "还没保存。再按一次回车。", en: "Not kept yet. Press Enter once more." },
    none: { zh: "还没有数字。", en: "There is no number yet." }
  };
  var panel = found("hands");
  var fields = [];
  var isKeeping = false;
  function letters() {
    const options = part()?.querySelector(QUESTION)?.querySelectorAll(".q-radio").length ?? 0;
    return options < 2 ? "" : LETTERS.slice(0, options);
  }
  var isCounting = () => fields.length > 0;
  function bar(hands2, most, which) {
    const share = most ? Math.round(100 * hands2 / most) : 0;
    return html("span", { class: `hands-bar hands-bar--${which}`, style: `--share: ${share}%`, "aria-hidden": "true" });
  }
  var total = (counts2) => Object.values(counts2).reduce((sum2, one) => sum2 + one, 0);
  var scale = (counts2) => Math.max(...counts2.map(total));
  function choice(letter, now, before, most) {
    const earlier = before && html("span", { class: "hands-before" }, { zh: "第一次 ", en: "first " }, before[letter] ?? 0, bar(before[letter] ?? 0, most, "before"));
    return html("div", { class: "hands-choice", "data-letter": letter }, now, earlier);
  }
  function sum(counts2) {
    const all2 = total(counts2);
    return { zh: `共 ${all2} 人举手`, en: all2 === 1 ? "1 hand" : `${all2} hands` };
  }
  function showCounted() {
    fields = [];
    const counted = countsOf(shown()?.name ?? "").map((one) => one.counts);
    const [now, before] = [counted.at(-1), counted.length > 1 ? counted[0] : void 0];
    panel.hidden = !now || !letters();
    if (!now || panel.hidden) return;
    const most = scale(counted);
    const row = (letter) => {
      const hands2 = now[letter] ?? 0;
      return choice(letter, html("span", { class: "hands-now" }, html("b", {}, letter), " ", html("output", {}, hands2), bar(hands2, most, "now")), before, most);
    };
    draw([...letters()].map(row), html("p", { class: "hands-says", role: "status" }, "✓ ", theClass(), " · ", sum(now)));
  }
  function draw(rows, says) {
    panel.replaceChildren(
      html("h2", { id: "hands-label", class: "q-visually-hidden" }, { zh: "举手人数", en: "Hands" }),
      html("form", { class: "hands-form", autocomplete: "off", onsubmit: keep }, html("div", { class: "hands-choices" }, rows), says)
    );
  }
  function typed() {
    return Object.fromEntries(fields.map((field2) => [field2.name, Number(field2.value)]));
  }
  function drawBars() {
    const [now, before] = [typed(), countsOf(shown()?.name ?? "").at(-1)?.counts];
    const most = scale(before ? [now, before] : [now]);
    for (const field2 of fields) {
      const bars = field2.closest(".hands-choice")?.querySelectorAll(".hands-bar") ?? [];
      for (
        const one of
        /** @type {Iterable<HTMLElement>} */
        bars
      ) {
        const counts2 = one.matches(".hands-bar--now") ? now : before ?? {};
        one.style.setProperty("--share", `${most ? Math.round(100 * (counts2[field2.name] ?? 0) / most) : 0}%`);
      }
    }
    say([sum(now), { zh: " · Esc：不要了", en: " · Esc drops it" }]);
  }
  function say(words) {
    panel.querySelector(".hands-says")?.replaceChildren(...html("p", {}, words).childNodes);
  }
  function digits(text) {
    const plain = text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 65296));
    return plain.replace(/\D/g, "").slice(0, LONGEST);
  }
  function field(letter) {
    const input = html("input", {
      class: "q-input hands-field",
      name: letter,
      inputmode: "numeric",
      maxlength: String(LONGEST),
      label: { zh: `${letter} 举手几人`, en: `Hands for ${letter}` },
      oninput: (event) => {
        event.target.value = digits(event.target.value);
        drawBars();
      }
    });
    return (
      /** @type {HTMLInputElement} */
      /** @type {unknown} */
      input
    );
  }
  function count(letter) {
    const asked = letters();
    if (!asked) return;
    if (!isCounting()) {
      const before = countsOf(shown()?.name ?? "").at(-1)?.counts;
      const made = [...asked].map(field);
      const rows = made.map((one) => choice(one.name, html("label", { class: "hands-now" }, html("b", {}, one.name), " ", one, bar(0, 0, "now")), before, 0));
      panel.hidden = false;
      const keeps = html("button", { type: "submit", class: "q-btn q-btn--main show-btn" }, { zh: "保存", en: "Keep" }, " ", html("kbd", { "aria-hidden": "true" }, "Enter"));
      draw(rows, html("div", { class: "hands-foot" }, html("p", { class: "hands-says", role: "status" }), keeps));
      fields = made;
      drawBars();
    }
    to(letter ? asked.indexOf(letter) : 0);
  }
  function to(at) {
    fields[at]?.focus();
    fields[at]?.select();
  }
  function drop() {
    showCounted();
    document.dispatchEvent(new CustomEvent("qihang:hands"));
  }
  async function keep(event) {
    event.preventDefault();
    if (!isCounting() || isKeeping) return;
    if (fields.every((one) => one.value === "")) return say(SAYS.none);
    if (!theClass()) {
      say(list().length ? SAYS.class : SAYS.failed);
      if (list().length) document.getElementById("show-class")?.focus();
      return;
    }
    isKeeping = true;
    const isKept = await post("count", { class: theClass(), screen: shown()?.name ?? "", counts: typed() });
    isKeeping = false;
    if (!isKept) return say(SAYS.failed);
    await ask();
    drop();
  }
  function pressed({ key, target }) {
    const at = fields.indexOf(
      /** @type {HTMLInputElement} */
      target
    );
    const letter = key.length === 1 ? fields.findIndex((one) => one.name === key.toUpperCase()) : -1;
    if (key === "Escape" || key.toLowerCase() === "h") drop();
    else if (letter >= 0) to(letter);
    else if (at < 0) return false;
    else if (key === "ArrowRight" || key === "ArrowDown" || key === " ") to(Math.min(at + 1, fields.length - 1));
    else if (key === "ArrowLeft" || key === "ArrowUp") to(Math.max(at - 1, 0));
    else return false;
    return true;
  }

  // qihang/server/browser/parts/show/look.js
  var SIZES = { least: 20, most: 48, step: 2, usual: 32 };
  function size() {
    return Number.parseInt(root.style.getPropertyValue("--size"), 10) || SIZES.usual;
  }
  function showSize(pixels) {
    const fitting = Math.min(SIZES.most, Math.max(SIZES.least, pixels));
    root.style.setProperty("--size", `${fitting}px`);
    remember("size", String(fitting));
  }
  function showLanguage(lang) {
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    remember("language", lang);
    document.dispatchEvent(new CustomEvent("qihang:lang", { detail: lang }));
    nameWindow();
  }
  var larger = () => showSize(size() + SIZES.step);
  var smaller = () => showSize(size() - SIZES.step);
  var otherLanguage = () => showLanguage(language() === "en" ? "zh" : "en");
  function isFull() {
    return document.fullscreenElement !== null;
  }
  function wholeScreen() {
    if (isFull()) document.exitFullscreen();
    else root.requestFullscreen().catch(() => {
    });
  }
  function lookAsBefore() {
    showSize(Number(remembered("size")) || SIZES.usual);
    const lang = remembered("language");
    if (lang === "zh" || lang === "en") showLanguage(lang);
  }

  // qihang/server/browser/parts/show/single.js
  var KEPT2 = "qihang:show:keys";
  var isOn = read();
  function read() {
    try {
      return localStorage.getItem(KEPT2) !== "off";
    } catch {
      return true;
    }
  }
  var areOn = () => isOn;
  function turnOnOrOff() {
    isOn = !isOn;
    try {
      localStorage.setItem(KEPT2, isOn ? "on" : "off");
    } catch {
    }
  }

  // qihang/server/browser/parts/show/bar.js
  var bar2 = found("show-bar");
  var TO_THINK = 6e3;
  var said = null;
  var asking;
  function hands() {
    if (isCounting()) drop();
    else count();
    draw2();
  }
  async function lead() {
    const screen = shown();
    if (!screen) return;
    if (!theClass()) return tell({ zh: "先选班级。", en: "Choose the class first." });
    if (asking === void 0) {
      asking = window.setTimeout(() => tell(null), TO_THINK);
      return tell([theClass(), { zh: "：再按一次，大家都到这一屏。", en: ": press it again to bring all to this screen." }], true);
    }
    const done = await post("lead", { class: theClass(), screen: screen.name });
    tell(done ? ["✓ ", theClass(), { zh: " 都在去这一屏。", en: " is on its way to this screen." }] : { zh: "没有做成，请再试。", en: "Not done. Please try again." });
  }
  function tell(words, asks = false) {
    if (!asks) {
      clearTimeout(asking);
      asking = void 0;
    }
    said = words;
    draw2();
  }
  function screens() {
    const menu2 = (
      /** @type {HTMLDetailsElement | null} */
      bar2.querySelector(".show-menu")
    );
    if (!menu2) return;
    menu2.open = !menu2.open;
    const first = menu2.open ? menu2.querySelector("a[aria-current]") ?? menu2.querySelector("a") : menu2.querySelector("summary");
    first?.focus();
  }
  function closeScreens() {
    const menu2 = (
      /** @type {HTMLDetailsElement | null} */
      bar2.querySelector(".show-menu[open]")
    );
    if (menu2) menu2.open = false;
    return menu2 !== null;
  }
  function button2(key, words, act, more = {}) {
    return html("button", { type: "button", class: "q-btn show-btn", "data-do": key, "aria-keyshortcuts": areOn() ? key : null, onclick: act, ...more }, words, hint(key));
  }
  function hint(key) {
    return areOn() && [" ", html("kbd", { "aria-hidden": "true" }, key)];
  }
  function keys() {
    const change = () => (turnOnOrOff(), draw2());
    const state2 = areOn() ? { zh: "按键：开", en: "Keys: on" } : { zh: "按键：关", en: "Keys: off" };
    return html("button", { type: "button", class: "q-btn show-btn", "data-do": "keys", onclick: change }, state2);
  }
  function sign(sign2, word, act) {
    return html("button", { type: "button", class: "q-btn show-btn", label: word, onclick: act }, html("span", { "aria-hidden": "true" }, sign2));
  }
  function place2() {
    const screen = shown();
    if (!screen) return null;
    return [
      sign("←", { zh: "上一屏", en: "Back" }, () => go(previous())),
      html("span", { class: "show-place", role: "status" }, html("span", { class: "q-visually-hidden" }, { zh: "现在：", en: "Now: " }), numberOf(all, screen)),
      sign("→", { zh: "下一屏", en: "Next" }, () => go(next()))
    ];
  }
  function menu() {
    if (!shown()) return null;
    const link = (screen) => html(
      "a",
      {
        href: `#${screen.name}`,
        "aria-current": screen === shown() ? "step" : null,
        onclick: (event) => {
          event.preventDefault();
          go(screen);
        }
      },
      html("span", { class: "soft show-number" }, numberOf(all, screen)),
      " ",
      screen.title
    );
    return html(
      "details",
      { class: "show-menu" },
      html("summary", { class: "q-btn show-btn", "aria-keyshortcuts": areOn() ? "G" : null }, { zh: "各屏", en: "Screens" }, hint("G")),
      html("ol", { class: "show-list q-card" }, all.map((one) => html("li", {}, link(one))))
    );
  }
  function classes2() {
    if (!list().length) return null;
    const change = async (event) => {
      await choose(event.target.value);
      if (isCounting()) count();
    };
    const options = ["", ...list()].map((name) => html("option", { value: name, selected: name === theClass() }, name || "班级 · Class"));
    return html("select", { id: "show-class", class: "show-class", label: { zh: "班级", en: "Class" }, onchange: change }, options);
  }
  function full() {
    const words = isFull() ? { zh: "Esc 退出全屏", en: "Esc leaves full screen" } : { zh: "全屏", en: "Full screen" };
    return button2("F", words, wholeScreen);
  }
  function draw2() {
    const optional = aside();
    const focused = document.activeElement instanceof HTMLElement && bar2.contains(document.activeElement) ? document.activeElement.dataset.do : void 0;
    bar2.replaceChildren(
      ...shown() && shown() !== all[0] ? [html("h1", { class: "q-visually-hidden" }, all[0].title)] : [],
      html("h2", { id: "show-label", class: "q-visually-hidden" }, { zh: "投影", en: "Projector" }),
      ...[
        place2(),
        menu(),
        letters() && button2("H", isCounting() ? { zh: "不数了", en: "Drop" } : { zh: "举手", en: "Hands" }, hands),
        waits() && button2("T", { zh: "看后面的话", en: "Text after" }, () => (showWaiting(), draw2())),
        optional && button2("O", { zh: "选做", en: "Optional" }, () => go(optional)),
        html("span", { class: "show-says", role: "status" }, said),
        classes2(),
        shown() && list().length > 0 && button2("E", { zh: "都到这一屏", en: "All to this screen" }, lead),
        sign(language() === "en" ? "中文" : "English", { zh: "换成英文", en: "Show it in Chinese" }, otherLanguage),
        sign("−", { zh: "字小一点", en: "Smaller text" }, smaller),
        sign("+", { zh: "字大一点", en: "Larger text" }, larger),
        keys(),
        full()
      ].flat().filter((one) => one instanceof Node)
    );
    if (focused) bar2.querySelector(`[data-do="${focused}"]`)?.focus();
  }
  function turned() {
    tell(null);
  }
  function watchQuestions() {
    let before = letters();
    new MutationObserver(() => {
      const now = letters();
      if (now === before) return;
      before = now;
      document.dispatchEvent(new CustomEvent("qihang:hands"));
    }).observe(
      /** @type {Node} */
      document.getElementById("cells"),
      { childList: true, subtree: true }
    );
  }

  // qihang/server/browser/parts/show/keys.js
  var CONTROLS = "a, button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex='-1'])";
  var FIELDS = "input:not([type='radio'], [type='checkbox'], [type='range']), select, textarea, [contenteditable]";
  var TURNS = { PageDown: () => go(next()), PageUp: () => go(previous()) };
  var ARROWS = { ArrowRight: TURNS.PageDown, ArrowLeft: TURNS.PageUp };
  var CHOICES = ["A", "B", "C", "D"];
  var BUTTONS = {
    H: hands,
    T: () => (showWaiting(), draw2()),
    O: () => go(aside()),
    E: lead,
    G: screens,
    F: wholeScreen,
    L: otherLanguage,
    "+": larger,
    "=": larger,
    "-": smaller
  };
  function meant({ key, target }) {
    const on = (what) => target instanceof Element && target.closest(what) !== null;
    if (key === "Escape") return leave;
    if (on(FIELDS)) return void 0;
    if (key in TURNS) return TURNS[key];
    if (key in ARROWS) return on(CONTROLS) ? void 0 : ARROWS[key];
    const letter = key.toUpperCase();
    if (CHOICES.includes(letter) && letters().includes(letter)) {
      return () => {
        count(letter);
        draw2();
      };
    }
    return BUTTONS[letter];
  }
  function leave() {
    if (closeScreens()) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
  function pressed2(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key.length === 1 && !areOn()) return;
    if (isCounting() && pressed(event)) {
      event.preventDefault();
      return;
    }
    const act = meant(event);
    if (!act) return;
    event.preventDefault();
    if (!event.repeat) act();
  }
  function listen() {
    document.addEventListener("keydown", pressed2);
  }

  // qihang/server/browser/parts/show/watch.js
  var POLL_MS = 5e3;
  var ANSWER_WITHIN_MS2 = 4e3;
  var NOT_AGAIN_MS = 3e4;
  var SAYS2 = {
    out: { zh: "你已经退出教员台。请在教员台登录，再打开投影。", en: "You are signed out at the desk. Sign in there, then open the projector again." },
    elsewhere: { zh: "这一页在另一个窗口里打开了。", en: "This page is open in another window." },
    gone: { zh: "这一页要重新打开。", en: "This page has to be opened again." },
    unreachable: { zh: "连不上教室的电脑。", en: "The classroom's computer cannot be reached." }
  };
  var notice = found("page-notice");
  var config = document.getElementById("jupyter-config-data");
  var kernel = config && JSON.parse(config.textContent ?? "").kernelId;
  var waiting;
  async function state() {
    try {
      const response = await fetch(`${home}api/page/${kernel}?of=${page}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS2)
      });
      const said2 = await response.json();
      if (!said2.signed_in) return "out";
      if (said2.alive) return "";
      return said2.elsewhere ? "elsewhere" : "gone";
    } catch {
      return "unreachable";
    }
  }
  function tell2(matter) {
    if ((notice.dataset.state ?? "") === matter) return;
    notice.dataset.state = matter;
    const again = html("button", { type: "button", class: "q-btn q-btn--main", onclick: () => window.location.reload() }, { zh: "在这里打开", en: "Open it here" });
    notice.replaceChildren(...matter ? [html("p", {}, SAYS2[matter])] : [], ...["elsewhere", "gone"].includes(matter) ? [again] : []);
  }
  function openAgain() {
    if (Date.now() - Number(remembered("opened")) < NOT_AGAIN_MS) return false;
    remember("opened", String(Date.now()));
    window.location.reload();
    return true;
  }
  async function look() {
    clearTimeout(waiting);
    const now = await state();
    if (now === "gone" && openAgain()) return;
    tell2(now);
    clearTimeout(waiting);
    waiting = window.setTimeout(look, POLL_MS);
  }
  function watch() {
    document.addEventListener("qihang:cut", look);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) look();
    });
    look();
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
    const button3 = html(
      "button",
      {
        type: "button",
        class: "term",
        "data-word": word.id,
        "aria-expanded": "false",
        "aria-controls": "term-card",
        onclick: () => {
          const again = button3 === opened;
          close();
          if (!again) open(button3, word, lang);
        }
      },
      written
    );
    return button3;
  }
  var opened = null;
  function open(button3, word, lang) {
    opened = button3;
    button3.setAttribute("aria-expanded", "true");
    const card = drawn(word, lang);
    const block = (
      /** @type {Element} */
      button3.closest("p, li, table")
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
    const button3 = opened;
    close();
    button3?.focus();
  }
  function drawn(word, lang) {
    const said2 = SAID[lang];
    const labelled = (label, ...words) => html("p", {}, html("span", { class: "term-label" }, label), ...words);
    return html(
      "div",
      { id: "term-card", class: "term-card", role: "group", "aria-labelledby": "term-card-word" },
      head(word, lang),
      html("p", {}, word.says[lang]),
      labelled(said2.example + said2.colon, word.example[lang]),
      ...word.unlike.map(
        (other) => labelled(`${said2.unlike} `, html("b", {}, other.word[lang]), said2.colon, other.says[lang])
      ),
      html("button", { type: "button", class: "q-btn q-btn--quiet", onclick: closeAndGoBack }, said2.close)
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
    const shown2 = new Promise((resolve) => {
      document.addEventListener("qihang:shown", resolve, { once: true });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !opened || event.defaultPrevented) return;
      event.preventDefault();
      closeAndGoBack();
    });
    document.addEventListener("qihang:lang", close);
    Promise.all([glossary(), shown2]).then(([words]) => {
      if (!words.length) return;
      for (
        const lang of
        /** @type {const} */
        ["zh", "en"]
      ) markAll(words, lang);
    });
  }

  // qihang/server/browser/show.js
  function questionChanged() {
    if (!isCounting()) showCounted();
    draw2();
  }
  lookAtBrowser();
  root.dataset.signIn = "show";
  lookAsBefore();
  document.addEventListener("qihang:screen", () => {
    showCounted();
    turned();
  });
  for (const event of ["qihang:class", "qihang:hands"]) document.addEventListener(event, questionChanged);
  document.addEventListener("qihang:lang", draw2);
  document.addEventListener("fullscreenchange", () => {
    if (!isFull() && isCounting()) drop();
    draw2();
  });
  document.addEventListener("qihang:shown", nameWindow);
  explainTerms();
  walk();
  draw2();
  listen();
  watchQuestions();
  watch();
  ask();
  sayIfItTakesLong();
  markAsRun();
})();
