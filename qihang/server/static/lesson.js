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

  // widgets/core/matching.js
  function keyOf(node) {
    return node.dataset?.key;
  }
  function alike(old, fresh) {
    return old.nodeName === fresh.nodeName && old.namespaceURI === fresh.namespaceURI && old.id === fresh.id && (old.nodeName !== "INPUT" || old.type === fresh.type);
  }
  function pairUp(olds, freshes) {
    const keyed = /* @__PURE__ */ new Map();
    const plain = [];
    for (const old of olds) {
      const key2 = keyOf(old);
      if (key2) keyed.set(key2, old);
      else plain.push(old);
    }
    return freshes.map((fresh) => {
      const key2 = keyOf(fresh);
      const old = key2 ? keyed.get(key2) : plain[0];
      if (!old || !alike(old, fresh)) return void 0;
      if (key2) keyed.delete(key2);
      else plain.shift();
      return old;
    });
  }

  // widgets/core/morph.js
  function morph(root2, draw3) {
    const active = (
      /** @type {any} */
      root2.contains(document.activeElement) ? document.activeElement : null
    );
    const caret = active && caretOf(active);
    const fresh = DRAFT.importNode(root2, false);
    fresh.append(...[draw3()].flat(Infinity).filter(Boolean));
    morphChildren(root2, fresh);
    if (!active || document.activeElement === active) return;
    const again = root2.contains(active) ? active : active.dataset.key && byKey(root2, active.dataset.key);
    if (!again) return;
    again.focus({ preventScroll: true });
    if (caret && again.setSelectionRange) again.setSelectionRange(...caret);
  }
  function byKey(root2, key2) {
    return root2.querySelector(`[data-key="${CSS.escape(key2)}"]`);
  }
  function caretOf(node) {
    try {
      return node.selectionStart === null || node.selectionStart === void 0 ? null : [node.selectionStart, node.selectionEnd];
    } catch {
      return null;
    }
  }
  function morphChildren(old, fresh) {
    const children = [...fresh.childNodes];
    const matches = pairUp([...old.childNodes], children);
    let place2 = old.firstChild;
    children.forEach((child, index) => {
      const match = matches[index];
      if (match) morphNode(match, child);
      const stays = match ?? child;
      if (stays === place2) place2 = place2.nextSibling;
      else old.insertBefore(stays, place2);
    });
    while (place2) {
      const gone = place2;
      place2 = place2.nextSibling;
      gone.remove();
    }
  }
  function morphNode(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    if (fresh.qStill && old.qStill && old.isEqualNode(fresh)) return;
    old.qStill = fresh.qStill;
    morphAttributes(old, fresh);
    for (const name2 of Object.keys(old.qOn ?? {})) if (!(name2 in (fresh.qOn ?? {}))) old[name2] = null;
    Object.assign(old, fresh.qOn);
    old.qOn = fresh.qOn;
    const live = LIVE.filter((name2) => name2 in fresh).map((name2) => (
      /** @type {const} */
      [name2, fresh[name2]]
    ));
    morphChildren(old, fresh);
    morphLive(old, live);
  }
  function morphLive(old, live) {
    const typing2 = old === document.activeElement && /^(text|search|number|range|tel|textarea)$/.test(old.type);
    for (const [name2, value] of live) {
      if (!(name2 in old) || old[name2] === value) continue;
      if (name2 === "value" && (typing2 || ["BUTTON", "OUTPUT"].includes(old.tagName))) continue;
      old[name2] = value;
    }
  }
  function morphAttributes(old, fresh) {
    for (const { name: name2 } of [...old.attributes]) {
      const opened2 = name2 === "open" && old.tagName === "DETAILS";
      if (!fresh.hasAttribute(name2) && !opened2 && !LIVE.includes(name2)) old.removeAttribute(name2);
    }
    for (const { name: name2, value } of fresh.attributes) {
      if (old.getAttribute(name2) !== value) old.setAttribute(name2, value);
    }
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
  var UNSEEN = new RegExp(`[${GRAMMAR.unseen.map(([first, last2]) => `\\u{${first.toString(16)}}-\\u{${last2.toString(16)}}`).join("")}]`, "gu");
  var NUMBER = new RegExp(`^(?:${GRAMMAR.number})$`);
  var TOKEN = new RegExp(GRAMMAR.token, "g");
  var DECIMAL_COMMA = new RegExp(`^${GRAMMAR.decimalComma}$`);

  // widgets/core/controls.js
  function button(text, key2, press2, { quiet, main, off, pressed: pressed3, once, label: label3 } = {}) {
    return html(
      "button",
      {
        type: "button",
        class: `q-btn${main ? " q-btn--main" : ""}${quiet ? " q-btn--quiet" : ""}`,
        "data-key": key2,
        "aria-disabled": off ? "true" : null,
        "aria-pressed": pressed3 === void 0 ? null : String(pressed3),
        label: label3,
        onclick: (event) => off || press2(event),
        onkeydown: once && held
      },
      text
    );
  }
  function held(event) {
    if (event.repeat) event.preventDefault();
  }

  // qihang/server/browser/parts/arithmetic.js
  var SIGNS = (
    /** @type {const} */
    ["+", "−", "×", "÷"]
  );
  var LONGEST = 12;
  var PLACES = 8;
  var TOO_LARGE = 10n ** 12n;
  var LINES = 20;
  var NOTHING = { typed: null, value: null, left: null, sign: null, percent: false, trouble: null, lines: [] };
  function begin(lines = [], result = null) {
    return { ...NOTHING, lines: lines.slice(-LINES), value: result === null ? null : read(result) };
  }
  function press(now2, key2) {
    if (key2 === "clear" || now2.trouble && !/[\d.]/.test(key2)) return { ...NOTHING, lines: now2.lines };
    if (/^[\d.]$/.test(key2)) return typing(now2.trouble ? { ...NOTHING, lines: now2.lines } : now2, key2);
    if (key2 === "back") return back(now2);
    if (key2 === "%") return number(now2) && !now2.percent ? { ...now2, percent: true } : now2;
    if (key2 === "=") return workedOut(now2);
    return SIGNS.includes(
      /** @type {Sign} */
      key2
    ) ? signed(
      now2,
      /** @type {Sign} */
      key2
    ) : now2;
  }
  function pending({ left, sign }) {
    return left && sign ? `${operand(left)} ${sign}` : "";
  }
  function shown(now2) {
    const { typed: typed2, value, percent } = now2;
    const plain = typed2 ?? (value ? written(value).text : now2.sign ? "" : "0");
    return percent ? `${plain}%` : plain;
  }
  function resultOf(now2) {
    const { typed: typed2, value, trouble, sign } = now2;
    const whole = typed2 === null ? value : read(typed2);
    return trouble || sign || whole === null ? null : written(whole).text.replace("−", "-");
  }
  function typing(now2, key2) {
    const before = now2.percent ? "" : now2.typed ?? "";
    const next = { ...now2, value: null, percent: false };
    if (key2 === ".") return { ...next, typed: before.includes(".") ? before : `${before || "0"}.` };
    if (before.replace(".", "").length >= LONGEST) return now2;
    return { ...next, typed: before === "0" ? key2 : before + key2 };
  }
  function back(now2) {
    if (now2.percent) return { ...now2, percent: false };
    if (now2.typed !== null) return { ...now2, typed: now2.typed.length > 1 ? now2.typed.slice(0, -1) : null };
    return now2.sign ? { ...now2, value: now2.left, left: null, sign: null } : now2;
  }
  function signed(now2, sign) {
    if (now2.sign && !number(now2)) return { ...now2, sign };
    const done2 = workedOut(now2);
    if (done2.trouble) return done2;
    return { ...done2, typed: null, value: null, left: number(done2) ?? fraction(0n), sign };
  }
  function workedOut(now2) {
    const right = number(now2);
    if (!right || !(now2.sign || now2.percent)) return now2;
    const { left, sign, percent } = now2;
    const hundredth = product(right, fraction(1n, 100n));
    const ofLeft = percent && left && (sign === "+" || sign === "−");
    const second = ofLeft ? product(left, hundredth) : percent ? hundredth : right;
    const result = left && sign ? operate(left, sign, second) : second;
    if (!result) return { ...now2, trouble: "zero" };
    if (size(result) >= TOO_LARGE * result.under) return { ...now2, trouble: "large" };
    const { text, exact } = written(result);
    const said = `${operand(right)}${percent ? "%" : ""}${ofLeft ? ` (${operand(second)})` : ""}`;
    const line = `${left && sign ? `${operand(left)} ${sign} ` : ""}${said} ${exact ? "=" : "≈"} ${text}`;
    return { ...NOTHING, value: result, lines: [...now2.lines, line].slice(-LINES) };
  }
  function number({ typed: typed2, value }) {
    return typed2 === null ? value : read(typed2);
  }
  function fraction(over, under = 1n) {
    const shared = divisor(over < 0n ? -over : over, under);
    return { over: over / shared, under: under / shared };
  }
  function divisor(one, other) {
    return other === 0n ? one : divisor(other, one % other);
  }
  function product(one, other) {
    return fraction(one.over * other.over, one.under * other.under);
  }
  function operate(one, sign, other) {
    if (sign === "×") return product(one, other);
    if (sign === "÷") return other.over === 0n ? null : quotient(one, other);
    const added = sign === "+" ? other.over : -other.over;
    return fraction(one.over * other.under + added * one.under, one.under * other.under);
  }
  function quotient(one, other) {
    const turn = other.over < 0n ? -1n : 1n;
    return fraction(turn * one.over * other.under, turn * other.over * one.under);
  }
  function size({ over }) {
    return over < 0n ? -over : over;
  }
  function read(text) {
    const [, minus, whole, decimals = ""] = /^([-−]?)(\d+)\.?(\d*)$/.exec(text) ?? [];
    if (whole === void 0) return null;
    const over = BigInt(whole + decimals);
    return fraction(minus ? -over : over, 10n ** BigInt(decimals.length));
  }
  function written(one) {
    const scale = 10n ** BigInt(PLACES);
    const scaled = size(one) * scale;
    const rounded = (2n * scaled + one.under) / (2n * one.under);
    const decimals = String(rounded % scale).padStart(PLACES, "0").replace(/0+$/, "");
    const minus = one.over < 0n && rounded > 0n ? "−" : "";
    return { text: `${minus}${rounded / scale}${decimals && `.${decimals}`}`, exact: scaled % one.under === 0n };
  }
  function operand(one) {
    const { text, exact } = written(one);
    return exact ? text : `${text}…`;
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
    const shown2 = [...headings].find((heading) => heading.checkVisibility());
    if (shown2) document.title = `${shown2.innerText.trim()} · 启航 Qihang`;
  }

  // qihang/server/browser/parts/strip.js
  var KEPT = "qihang:calculator:";
  function keyOf2(trainee2) {
    return `${KEPT}${trainee2}:${window.location.pathname.slice(home.length)}`;
  }
  function keptStrip(trainee2) {
    try {
      const { lines, result } = JSON.parse(sessionStorage.getItem(keyOf2(trainee2)) ?? "{}");
      const told2 = Array.isArray(lines) ? lines.filter((line) => typeof line === "string") : [];
      return { lines: told2, result: typeof result === "string" ? result : null };
    } catch {
      return { lines: [], result: null };
    }
  }
  function keepStrip(trainee2, strip) {
    try {
      sessionStorage.setItem(keyOf2(trainee2), JSON.stringify(strip));
    } catch {
    }
  }
  function forgetStrips(trainee2) {
    try {
      const others = Object.keys(sessionStorage).filter((key2) => key2.startsWith(KEPT) && !(trainee2 && key2.startsWith(`${KEPT}${trainee2}:`)));
      for (const key2 of others) sessionStorage.removeItem(key2);
    } catch {
    }
  }

  // qihang/server/browser/parts/calculator.js
  var BOXES = ".form-number, .form-cell, .counter-amount";
  var FACTS = ".card-facts dd";
  var WORKED = "[data-sums]";
  var REPLIES = ".form-chat, .form-written";
  var SUMS = 3;
  var SETTLED = 100;
  var WORDS = {
    name: { zh: "计算器", en: "Calculator" },
    close: { zh: "关上", en: "Close" },
    aside: { zh: "换一边", en: "Other side" },
    strip: { zh: "刚才算的", en: "What you worked out" },
    screen: { zh: "计算器的数字，也可以用键盘打", en: "The calculator's number; you can type it, too" },
    zero: { zh: "不能除以 0。", en: "Nothing can be divided by 0." },
    large: { zh: "这个数太大了。", en: "This number is too large." },
    put: { zh: "放进答案框", en: "Put it into the box" },
    into: { zh: "放进：", en: "Put it into: " },
    choose: { zh: "先点一下要填的框。", en: "First press the box to fill in." }
  };
  var KEYS = [
    ...named("7 8 9"),
    ["÷", "÷", { zh: "除以", en: "divided by" }],
    ["back", "⌫", { zh: "退一格", en: "Take back the last digit" }],
    ...named("4 5 6"),
    ["×", "×", { zh: "乘", en: "times" }],
    ["clear", "C", { zh: "清空", en: "Clear" }],
    ...named("1 2 3"),
    ["−", "−", { zh: "减", en: "minus" }],
    ["=", "=", { zh: "等于", en: "equals" }],
    ...named("0"),
    [".", ".", { zh: "点", en: "point" }],
    ["%", "%", { zh: "百分之", en: "of 100" }],
    ["+", "+", { zh: "加", en: "plus" }]
  ];
  var TYPED = {
    ...{ "-": "−", "*": "×", x: "×", X: "×", "/": "÷", "。": ".", Enter: "=" },
    ...{ Backspace: "back", Delete: "clear", c: "clear", C: "clear" }
  };
  var now = begin();
  var last = null;
  var written2 = null;
  var isPassed = false;
  var trainee = null;
  var isOpen = false;
  var side = null;
  var opener = html(
    "button",
    { type: "button", class: "q-btn calculator-open", "aria-expanded": "false", "aria-controls": "calculator", hidden: true, onclick: () => isOpen ? close() : open() },
    WORDS.name
  );
  var panel = html("section", { id: "calculator", class: "calculator", role: "dialog", "aria-labelledby": "calculator-name", hidden: true, onkeydown: typed });
  function named(keys) {
    return keys.split(" ").map((key2) => (
      /** @type {[string, string, null]} */
      [key2, key2, null]
    ));
  }
  function calculatorButton() {
    return opener;
  }
  function offerCalculator() {
    if (!document.getElementById("turn-bar")) document.body.append(html("div", { class: "calculator-foot" }, opener));
    document.body.append(panel);
    document.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches(BOXES) || target.readOnly) return;
      last = target;
      written2 = null;
      isPassed = false;
      draw();
    });
    document.addEventListener("input", ({ target }) => {
      if (target === last) written2 = last;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && event.target === last) isPassed = written2 !== last;
      if (event.key !== "Escape" || !isOpen || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      close(false);
    });
    document.addEventListener("qihang:screen", look);
    document.addEventListener("qihang:lang", draw);
    let soon;
    new MutationObserver(() => {
      clearTimeout(soon);
      soon = window.setTimeout(look, SETTLED);
    }).observe(found("cells"), { childList: true, subtree: true, attributeFilter: ["hidden", "readonly"] });
    if (root.dataset.signIn) takeUp();
    else document.addEventListener("qihang:sign-in", takeUp, { once: true });
    look();
  }
  function takeUp() {
    trainee = header.querySelector(".trainee-number")?.textContent ?? "";
    forgetStrips(trainee);
    const { lines, result } = keptStrip(trainee);
    if (!now.lines.length) now = begin(lines, result);
    draw();
  }
  function shownPart() {
    return document.querySelector("#cells section.screen:not([hidden])") ?? found("cells");
  }
  function hasSums() {
    const part = shownPart();
    if (part.querySelector(WORKED)?.checkVisibility()) return true;
    if (part.querySelector(REPLIES)) return false;
    const facts = [...part.querySelectorAll(FACTS)];
    return facts.filter((fact) => /\d/.test(fact.textContent) && fact.checkVisibility()).length >= SUMS;
  }
  function boxes() {
    const part = shownPart();
    const all2 = [...part.querySelectorAll(BOXES)].map((box) => (
      /** @type {HTMLInputElement} */
      box
    ));
    return all2.filter((box) => !box.readOnly && box.checkVisibility());
  }
  function boxToFill() {
    const here2 = boxes();
    const empty = isPassed && here2.find((box) => !box.value.trim());
    return empty || (here2.find((box) => box === last) ?? (here2.length === 1 ? here2[0] : null));
  }
  function nameOf(box) {
    const names = box.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)) ?? [...box.labels ?? []];
    return names.map((one) => one?.innerText.trim()).filter(Boolean).join(" · ");
  }
  function look() {
    const isWanted = boxes().length > 0 || hasSums();
    opener.hidden = !isWanted;
    if (!isWanted && isOpen) close(false);
    else draw();
  }
  function open() {
    isOpen = true;
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    draw();
    focusScreen();
  }
  function close(withFocus = true) {
    isOpen = false;
    panel.hidden = true;
    delete root.dataset.calculator;
    opener.setAttribute("aria-expanded", "false");
    if (withFocus) opener.focus();
  }
  function focusScreen() {
    panel.querySelector(".calculator-screen")?.focus();
  }
  function pressed(key2) {
    now = press(now, key2);
    if (trainee !== null) keepStrip(trainee, { lines: now.lines, result: resultOf(now) });
    draw();
  }
  function typed(event) {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return close();
    if (event.key === "Enter" && /** @type {Element} */
    event.target.closest("button")) return;
    const key2 = TYPED[event.key] ?? event.key.normalize("NFKC");
    if (!/^([\d.%=+−×÷]|back|clear)$/.test(key2)) return;
    event.preventDefault();
    pressed(key2);
  }
  function put() {
    const box = boxToFill();
    pressed("=");
    const result = resultOf(now);
    if (!box || result === null) return;
    box.focus();
    box.value = result;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, data: result, inputType: "insertText" }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function draw() {
    if (!isOpen) return;
    morph(panel, drawn);
    const strip = panel.querySelector(".calculator-strip");
    if (strip) strip.scrollTop = strip.scrollHeight;
    panel.dataset.side = side ?? sideBeside(boxToFill() ?? boxes()[0]);
    root.dataset.calculator = panel.dataset.side;
  }
  function sideBeside(box) {
    return box && box.getBoundingClientRect().left < panel.offsetWidth ? "end" : "start";
  }
  function changeSides() {
    side = panel.dataset.side === "end" ? "start" : "end";
    draw();
  }
  function drawn() {
    const box = boxToFill();
    const isPut = boxes().length > 0;
    const isEmpty = now.trouble !== null || now.typed === null && now.value === null;
    return [
      html(
        "div",
        { class: "calculator-head", "data-key": "head" },
        html("h2", { id: "calculator-name" }, WORDS.name),
        button(WORDS.aside, "aside", changeSides, { quiet: true }),
        button(WORDS.close, "close", () => close(), { quiet: true })
      ),
      html(
        "div",
        { class: "calculator-strip", role: "group", tabindex: "0", label: WORDS.strip, "data-key": "strip" },
        html("ol", {}, now.lines.map((line) => html("li", {}, line)))
      ),
      html(
        "div",
        { class: "calculator-screen", tabindex: "0", role: "group", label: WORDS.screen, "data-key": "screen" },
        html("span", { class: "calculator-pending" }, pending(now)),
        html("span", { class: "calculator-number", role: "status", "data-trouble": now.trouble }, now.trouble ? WORDS[now.trouble] : shown(now))
      ),
      // Above the keys, so that it is one Tab away from the number, and that no key moves below it.
      isPut && !box && html("p", { class: "q-help", "data-key": "choose" }, WORDS.choose),
      isPut && button(box ? [WORDS.into, nameOf(box)] : WORDS.put, "put", put, { main: true, off: !box || isEmpty }),
      html("div", { class: "calculator-keys", "data-key": "keys" }, KEYS.map(key))
    ];
  }
  function key([name2, sign, word]) {
    return html(
      "button",
      {
        type: "button",
        class: "q-btn",
        "data-key": `calculator-${name2}`,
        "data-press": name2,
        // The focus stays on the number, so that Enter means "equals" after a press of the mouse.
        onmousedown: (event) => (event.preventDefault(), focusScreen()),
        onclick: () => pressed(name2)
      },
      word ? [html("span", { "aria-hidden": "true" }, sign), html("span", { class: "q-visually-hidden" }, word)] : sign
    );
  }

  // qihang/server/browser/parts/notice.js
  var notice = found("page-notice");
  var UNSAVED = [
    ...["typing", "saving", "unsaved"].map((state) => `[data-question][data-state="${state}"]`),
    ...["saving", "unsaved"].map((kept) => `.tryit-kept[data-kept="${kept}"]`)
  ].join();
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
  function isUnsaved() {
    return found("cells").querySelector(UNSAVED) !== null;
  }
  function tell(matter) {
    const state = matter === "gone" && isUnsaved() ? "gone-unsaved" : matter;
    if ((notice.dataset.state ?? "") === state) return;
    notice.dataset.state = state;
    found("cells").inert = state === "elsewhere";
    notice.replaceChildren(...state ? notices[state]() : []);
  }

  // qihang/server/browser/parts/room/told.js
  function tellRoom({ room = null, called_at = null, answered_at = null }, asked) {
    document.dispatchEvent(new CustomEvent("qihang:room", { detail: { room, called_at, answered_at, asked } }));
  }

  // qihang/server/browser/parts/after.js
  var WORDS2 = {
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
    const ask = html("div", { class: "after-ask", role: "status" }, button(WORDS2.show, "show-after", () => reveal(true)));
    const reveal = (asked) => {
      if (section.dataset.after === "shown") return;
      show(section, texts2);
      if (asked) focus(texts2);
      section.dispatchEvent(new CustomEvent("qihang:after", { bubbles: true, detail: { screen: section.dataset.screen } }));
    };
    texts2[0].before(ask);
    section.addEventListener("qihang:tried", () => reveal(false), { once: true });
  }
  function show(section, texts2) {
    section.dataset.after = "shown";
    for (const text of texts2) text.hidden = false;
    section.querySelector(".after-ask")?.replaceChildren(html("span", { class: "q-visually-hidden" }, WORDS2.more));
  }
  function focus(texts2) {
    const first = texts2.find((text) => text.checkVisibility());
    first?.setAttribute("tabindex", "-1");
    first?.focus();
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
    const after = all2.findIndex((one, place2) => place2 > at && one.opens);
    return all2.slice(Math.max(first, 0), after < 0 ? all2.length : after);
  }
  function rowOf(all2, screen) {
    const step = stepOf(all2, screen);
    if (!screen.optional) return step.filter((one) => !one.optional);
    const at = step.indexOf(screen);
    const before = step.slice(0, at).findLastIndex((one) => !one.optional);
    const after = step.findIndex((one, place2) => place2 > at && !one.optional);
    return step.slice(before + 1, after < 0 ? step.length : after);
  }

  // qihang/server/browser/parts/screens/bars.js
  var BACK = { zh: "回到课本", en: "Back to the workbook" };
  function drawBars(place2) {
    found("step-bar").replaceChildren(menu(place2), name(place2), dots(place2));
    const [back2, on] = [backward(place2), forward(place2)];
    const tools = found("turn-bar").querySelector(".turn-tools") ?? html("div", { class: "turn-tools" }, calculatorButton());
    found("turn-bar").replaceChildren(label(), back2, tools, aside(place2), on);
  }
  function closeListOutside() {
    const open3 = () => (
      /** @type {HTMLDetailsElement | null} */
      document.querySelector(".step-menu[open]")
    );
    const closeOutside = ({ target }) => {
      const list2 = open3();
      if (list2 && !list2.contains(
        /** @type {Node} */
        target
      )) list2.open = false;
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    document.addEventListener("keydown", (event) => {
      const list2 = open3();
      if (event.key !== "Escape" || !list2 || event.defaultPrevented) return;
      event.preventDefault();
      list2.open = false;
      list2.querySelector("summary")?.focus();
    });
  }
  function menu({ all: all2, here: here2, done: done2, go: go2, whole }) {
    const steps2 = all2.filter((screen) => screen.opens);
    const last2 = Math.max(...all2.map((screen) => screen.step));
    const fold2 = html(
      "details",
      { class: "step-menu" },
      html("summary", {}, count(here2, last2), " ", html("span", { "aria-hidden": "true" }, "▾")),
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
      const screens = stepOf(all2, step);
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
        isDone && html("span", { class: "q-visually-hidden" }, { zh: "，看过了", en: ", seen" })
      );
    }
  }
  function count(here2, last2) {
    if (here2.optional) return { zh: "选做", en: "Optional" };
    if (here2.step === 0) return { zh: `共 ${last2} 步`, en: `${last2} steps` };
    return { zh: `第 ${here2.step} 步，共 ${last2} 步`, en: `Step ${here2.step} of ${last2}` };
  }
  function name({ all: all2, here: here2 }) {
    const step = all2.slice(0, all2.indexOf(here2) + 1).findLast((screen) => screen.opens) ?? here2;
    const above = [
      here2 !== all2[0] && html("h1", { class: "q-visually-hidden" }, all2[0].title),
      html(here2.opens ? "p" : "h2", { id: "step-name", class: "step-name" }, step.title)
    ];
    return html("div", {}, above);
  }
  function dots({ all: all2, here: here2, done: done2 }) {
    const screens = rowOf(all2, here2);
    if (screens.length < 2) return html("span", {});
    const at = screens.indexOf(here2) + 1;
    return html(
      "div",
      { class: "dots" },
      html("span", { class: "q-visually-hidden" }, { zh: `这一步的第 ${at} 屏，共 ${screens.length} 屏`, en: `Screen ${at} of ${screens.length} of this step` }),
      html("span", { class: "soft", "aria-hidden": "true" }, `${at} / ${screens.length}`),
      screens.map((screen) => html("span", { class: `dot dot--${screen === here2 ? "here" : done2.has(screen.name) ? "done" : "to-come"}`, "aria-hidden": "true" }))
    );
  }
  function label() {
    return html("span", { id: "turn-label", class: "q-visually-hidden" }, { zh: "上一步和下一步", en: "Back and next" });
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
    const main = here2.rest && otherPage() ? "" : " q-btn--main";
    return html(
      "button",
      { type: "button", class: `q-btn${main} turn turn--on`, onclick: () => go2(next, true) },
      here2.optional && !next.optional ? BACK : { zh: "下一步", en: "Next" },
      html("span", { "aria-hidden": "true" }, " →")
    );
  }
  function otherPage() {
    const [kind, session] = window.location.pathname.slice(home.length).split("/");
    if (kind === "workbook") return { href: `${home}exercise/${session}`, words: { zh: "去做练习", en: "To the exercise" }, comesNext: true };
    if (kind === "exercise") return { href: `${home}workbook/${session}`, words: BACK, comesNext: false };
    return void 0;
  }
  function beyond() {
    const other = otherPage();
    const arrow = html("span", { "aria-hidden": "true" }, " →");
    if (!other?.comesNext) return html("span", {});
    return html("a", { class: "q-btn q-btn--main turn turn--on", href: other.href }, other.words, arrow);
  }
  function aside({ all: all2, here: here2, next, aside: optional, go: go2 }) {
    const other = here2.rest ? otherPage() : void 0;
    if (other) return html("a", { class: "q-btn q-btn--main turn-aside", href: other.href }, other.words);
    const back2 = here2.optional && next?.optional && all2.find((one, place2) => place2 > all2.indexOf(here2) && !one.optional);
    if (back2) return html("button", { type: "button", class: "q-btn turn-aside", onclick: () => go2(back2) }, BACK);
    if (!optional) return html("span", { class: "turn-aside" });
    return html(
      "button",
      { type: "button", class: "q-btn turn-aside", onclick: () => go2(optional, true) },
      { zh: "选做：", en: "Optional: " },
      optional.title
    );
  }

  // qihang/server/browser/parts/cookies.js
  function cookie(name2) {
    const start = `${name2}=`;
    const found2 = document.cookie.split("; ").find((part) => part.startsWith(start));
    return found2 === void 0 ? "" : decodeURIComponent(found2.slice(start.length));
  }

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
  addEventListener("pagehide", () => {
    if (untold.size === 0 && told === latest) return;
    for (const done2 of untold.size ? untold : [null]) post({ screen: latest, done: done2 }).catch(() => {
    });
  });

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

  // qihang/server/browser/parts/screens/screens.js
  var all = readScreens();
  var done = /* @__PURE__ */ new Set();
  var here;
  var isWhole = false;
  var hasScreens = all.length > 0;
  function named2(name2) {
    return all.find((screen) => screen.name === name2);
  }
  function inAddress() {
    return named2(decodeURIComponent(window.location.hash.slice(1)));
  }
  function isDoneWhenShown(screen) {
    return (screen.rest || !nextOf(all, screen)) && screen.section.classList.contains("screen--tells");
  }
  function keep(screen, left) {
    keepBookmark(screen.name, left);
    if (!isDoneWhenShown(screen) || done.has(screen.name)) return;
    done.add(screen.name);
    draw2();
    keepBookmark(screen.name, screen.name);
  }
  function show2(screen) {
    here = screen;
    for (const one of all) one.section.hidden = !isWhole && one !== screen;
    showAfter(screen.section, done.has(screen.name));
    draw2();
    nameWindow();
    document.dispatchEvent(
      new CustomEvent("qihang:screen", { detail: { screen: screen.name, next: nextOf(all, screen)?.name ?? null } })
    );
  }
  function draw2() {
    if (!here || isWhole) return;
    drawBars({
      all,
      here,
      done,
      previous: previousOf(all, here),
      next: nextOf(all, here),
      aside: asideOf(all, here),
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
    show2(screen);
    window.scrollTo(0, 0);
    headingOf(screen)?.focus({ preventScroll: true });
    keep(screen, left);
  }
  var LONGEST_DRAWING = 1e4;
  var WHOLE = { zh: "整页", en: "Whole page" };
  var GETTING_READY = { zh: "正在准备打印…", en: "Getting ready to print …" };
  function showWhole(whole) {
    isWhole = whole;
    root.classList.toggle("whole", whole);
    for (const one of all) one.section.hidden = !whole && one !== here;
    if (!whole) {
      draw2();
      return;
    }
    for (const one of all) showAfter(one.section, true);
    const back2 = html("button", { type: "button", class: "q-btn", onclick: () => showWhole(false) }, { zh: "一屏一屏看", en: "Screen by screen" });
    const print = html("button", { type: "button", class: "q-btn", onclick: printWhole }, { zh: "打印", en: "Print" });
    found("step-bar").replaceChildren(back2, html("p", { id: "step-name", class: "step-name", role: "status" }, WHOLE), print);
    found("turn-bar").replaceChildren();
    back2.focus();
  }
  async function printWhole() {
    const wasWhole = isWhole;
    if (!wasWhole) showWhole(true);
    say(GETTING_READY);
    const waitFor = [];
    document.dispatchEvent(new CustomEvent("qihang:whole", { detail: { waitFor } }));
    await Promise.race([Promise.allSettled(waitFor), new Promise((resolve) => setTimeout(resolve, LONGEST_DRAWING))]);
    say(WHOLE);
    window.print();
    if (!wasWhole) showWhole(false);
  }
  function say(words) {
    found("step-name").replaceChildren(bilingual(words));
  }
  function isToPrint({ key: key2, ctrlKey, metaKey, altKey, shiftKey }) {
    return key2.toLowerCase() === "p" && (ctrlKey || metaKey) && !altKey && !shiftKey;
  }
  var CONTROLS = "a, button, input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex='-1'])";
  var FIELDS = "input:not([type='radio'], [type='checkbox']), select, textarea, [contenteditable]";
  function isPaused() {
    return root.classList.contains("paused");
  }
  function pressed2(event) {
    if (isToPrint(event)) {
      event.preventDefault();
      if (!event.repeat) printWhole();
      return;
    }
    if (!here || isWhole || isPaused() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const on = (what) => event.target instanceof Element && event.target.closest(what) !== null;
    const [onControl, inField] = [on(CONTROLS), on(FIELDS)];
    const bottom = window.innerHeight + window.scrollY >= root.scrollHeight - 2;
    const forward2 = event.key === "ArrowRight" && !onControl || event.key === "PageDown" && bottom && !inField;
    const backward2 = event.key === "ArrowLeft" && !onControl || event.key === "PageUp" && window.scrollY === 0 && !inField;
    const to = forward2 ? nextOf(all, here) : backward2 ? previousOf(all, here) : void 0;
    if (!to) return;
    event.preventDefault();
    if (!event.repeat) go(to, forward2);
  }
  function addressChanged() {
    const screen = inAddress();
    if (screen && screen !== here) turnTo(screen, null);
  }
  function led(event) {
    const screen = named2(
      /** @type {CustomEvent<{ screen: string }>} */
      event.detail.screen
    );
    if (!here || !screen) return;
    event.preventDefault();
    if (isWhole) showWhole(false);
    if (screen === here) headingOf(screen)?.focus();
    else go(screen);
  }
  function readAfter(event) {
    const name2 = (
      /** @type {CustomEvent} */
      event.detail.screen
    );
    done.add(name2);
    draw2();
    if (here) keepBookmark(here.name, name2);
  }
  function afterRest(last2) {
    return last2.rest && nextOf(all, last2) || last2;
  }
  async function walk() {
    root.classList.add("screens");
    for (const screen of all) arrange(screen.section);
    const asked = inAddress();
    if (asked) show2(asked);
    window.addEventListener("popstate", addressChanged);
    window.addEventListener("hashchange", addressChanged);
    document.addEventListener("keydown", pressed2);
    document.addEventListener("qihang:after", readAfter);
    document.addEventListener("qihang:lead", led);
    closeListOutside();
    const kept = await readBookmark();
    for (const name2 of kept.done) done.add(name2);
    if (asked) {
      showAfter(asked.section, done.has(asked.name));
      draw2();
    } else show2(afterRest(named2(kept.screen ?? "") ?? all[0]));
    if (here) {
      window.history.replaceState(null, "", `#${here.name}`);
      keep(here, null);
    }
  }

  // qihang/server/browser/parts/path.js
  var path = found("path");
  var fold = (
    /** @type {HTMLDetailsElement} */
    path.querySelector("details")
  );
  var label2 = (
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
    const beside = getComputedStyle(label2).display === "none";
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
    const named3 = /* @__PURE__ */ new Map();
    for (const word of words) {
      for (const name2 of word.names[lang]) named3.set(name2.toLowerCase(), word);
    }
    const longestFirst = [...named3.keys()].sort((one, other) => other.length - one.length);
    const pattern = new RegExp(longestFirst.map(asPattern).join("|"), "giu");
    const wordOf = (found2) => {
      const name2 = found2.toLowerCase().replace(/\s+/g, " ");
      return (
        /** @type {Word} */
        named3.get(name2) ?? named3.get(name2.replace(/s$/, ""))
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
  function term(word, written3, lang) {
    const button2 = html(
      "button",
      {
        type: "button",
        class: "term",
        "data-word": word.id,
        "aria-expanded": "false",
        "aria-controls": "term-card",
        onclick: () => {
          const again = button2 === opened;
          close2();
          if (!again) open2(button2, word, lang);
        }
      },
      written3
    );
    return button2;
  }
  var opened = null;
  function open2(button2, word, lang) {
    opened = button2;
    button2.setAttribute("aria-expanded", "true");
    const card = drawn2(word, lang);
    const block = (
      /** @type {Element} */
      button2.closest("p, li, table")
    );
    if (block.matches("li")) block.insertBefore(card, block.querySelector(":scope > :is(ul, ol)"));
    else block.after(card);
    card.scrollIntoView({ block: "nearest" });
  }
  function close2() {
    if (!opened) return;
    found("term-card").remove();
    opened.setAttribute("aria-expanded", "false");
    opened = null;
  }
  function closeAndGoBack() {
    const button2 = opened;
    close2();
    button2?.focus();
  }
  function drawn2(word, lang) {
    const said = SAID[lang];
    const labelled = (label3, ...words) => html("p", {}, html("span", { class: "term-label" }, label3), ...words);
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
    const shown2 = new Promise((resolve) => {
      document.addEventListener("qihang:shown", resolve, { once: true });
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !opened || event.defaultPrevented) return;
      event.preventDefault();
      closeAndGoBack();
    });
    document.addEventListener("qihang:lang", close2);
    Promise.all([glossary(), shown2]).then(([words]) => {
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
  var config = document.getElementById("jupyter-config-data");
  var kernel = config && JSON.parse(config.textContent ?? "").kernelId;
  var place = window.location.pathname.slice(home.length);
  var waiting;
  async function stateOfPage() {
    const asked = performance.now();
    try {
      const response = await fetch(`${home}api/page/${kernel}?of=${place}`, {
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS2)
      });
      if (response.status === 401 || response.status === 403) return "out";
      const page = await response.json();
      tellRoom(page, asked);
      if (!page.signed_in) return "out";
      if (page.alive) return page.closed ? "closed" : "";
      return page.elsewhere ? "elsewhere" : "gone";
    } catch {
      return "unreachable";
    }
  }
  async function look2() {
    clearTimeout(waiting);
    const state = await stateOfPage();
    clearTimeout(waiting);
    if (state === "out") return leave();
    tell(state);
    waiting = window.setTimeout(look2, POLL_MS);
  }
  function watch() {
    if (root.dataset.signIn === "preview") return;
    for (const event of ["qihang:unsaved", "qihang:cut"]) document.addEventListener(event, look2);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) look2();
    });
    look2();
  }
  function showPath() {
    drawPath();
    new ResizeObserver(() => {
      unfoldBeside();
      markStepSoon();
    }).observe(found("cells"));
    addEventListener("scroll", markStepSoon, { passive: true });
  }
  document.addEventListener("qihang:shown", () => {
    nameWindow();
    offerCalculator();
  });
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
