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
    const [lang, code2] of
    /** @type {const} */
    [["zh", "zh-CN"], ["en", "en"]]
  ) {
    const node = tag === "tspan" ? DRAFT.createElementNS(SVG, tag) : DRAFT.createElement(tag);
    node.setAttribute("class", `t-${lang}`);
    node.setAttribute("lang", code2);
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
function svg(tag, attrs, ...children) {
  const node = (
    /** @type {Drawn & SVGElement} */
    DRAFT.createElementNS(SVG, tag)
  );
  fill(node, attrs ?? {}, children, "tspan");
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
    const key = keyOf(old);
    if (key) keyed.set(key, old);
    else plain.push(old);
  }
  return freshes.map((fresh) => {
    const key = keyOf(fresh);
    const old = key ? keyed.get(key) : plain[0];
    if (!old || !alike(old, fresh)) return void 0;
    if (key) keyed.delete(key);
    else plain.shift();
    return old;
  });
}

// widgets/core/morph.js
function morph(root, draw2) {
  const active = (
    /** @type {any} */
    root.contains(document.activeElement) ? document.activeElement : null
  );
  const caret = active && caretOf(active);
  const fresh = DRAFT.importNode(root, false);
  fresh.append(...[draw2()].flat(Infinity).filter(Boolean));
  morphChildren(root, fresh);
  if (!active || document.activeElement === active) return;
  const again = root.contains(active) ? active : active.dataset.key && byKey(root, active.dataset.key);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (caret && again.setSelectionRange) again.setSelectionRange(...caret);
}
function byKey(root, key) {
  return root.querySelector(`[data-key="${CSS.escape(key)}"]`);
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
  let place = old.firstChild;
  children.forEach((child, index) => {
    const match = matches[index];
    if (match) morphNode(match, child);
    const stays = match ?? child;
    if (stays === place) place = place.nextSibling;
    else old.insertBefore(stays, place);
  });
  while (place) {
    const gone = place;
    place = place.nextSibling;
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
  for (const name of Object.keys(old.qOn ?? {})) if (!(name in (fresh.qOn ?? {}))) old[name] = null;
  Object.assign(old, fresh.qOn);
  old.qOn = fresh.qOn;
  const live = LIVE.filter((name) => name in fresh).map((name) => (
    /** @type {const} */
    [name, fresh[name]]
  ));
  morphChildren(old, fresh);
  morphLive(old, live);
}
function morphLive(old, live) {
  const typing = old === document.activeElement && /^(text|search|number|range|tel|textarea)$/.test(old.type);
  for (const [name, value] of live) {
    if (!(name in old) || old[name] === value) continue;
    if (name === "value" && (typing || ["BUTTON", "OUTPUT"].includes(old.tagName))) continue;
    old[name] = value;
  }
}
function morphAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    const opened2 = name === "open" && old.tagName === "DETAILS";
    if (!fresh.hasAttribute(name) && !opened2 && !LIVE.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
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
var UNSEEN = new RegExp(`[${GRAMMAR.unseen.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("")}]`, "gu");
var NUMBER = new RegExp(`^(?:${GRAMMAR.number})$`);
var TOKEN = new RegExp(GRAMMAR.token, "g");
var DECIMAL_COMMA = new RegExp(`^${GRAMMAR.decimalComma}$`);
var compiled = /* @__PURE__ */ new Map();
function readNumber(text, places, unit) {
  const plain = narrow(text).toLowerCase();
  for (const pattern of patterns(unit)) {
    const { sign: sign2, ...parts } = pattern.exec(plain)?.groups ?? {};
    const found = Object.entries(parts).filter(([, part]) => part !== void 0);
    if (!found.length || !found.every(([, part]) => NUMBER.test(part))) continue;
    const hundredths = found.reduce((sum, [name, part]) => sum + valueOf(part) * GRAMMAR.weights[name], 0);
    return (sign2 === "-" ? -1 : 1) * hundredths * 10 ** places / 100;
  }
  return NaN;
}
function hasDecimalComma(text, unit) {
  const plain = narrow(text);
  return DECIMAL_COMMA.test(plain) && Number.isNaN(readNumber(text, 0, unit)) && !Number.isNaN(readNumber(plain.replace(",", "."), 0, unit));
}
function seen(text) {
  return text.replaceAll(UNSEEN, "");
}
function isBlank(text) {
  return seen(text).trim() === "";
}
function narrow(text) {
  return [...seen(text)].map((sign2) => GRAMMAR.alike[sign2] ?? sign2).join("").trim();
}
function patterns(unit) {
  const names = (unit ? typeof unit === "string" ? [unit] : [unit.zh, unit.en] : []).filter(Boolean);
  const key = names.join("\n");
  const known = compiled.get(key);
  if (known) return known;
  const en = names.map((name) => GRAMMAR.units[name]).find(Boolean);
  const raw = GRAMMAR.patterns[names.length ? en ?? "OTHER" : ""];
  const own = names.map((name) => eitherNumber(narrow(name).toLowerCase())).join("|");
  const made = raw.map((pattern) => new RegExp(`^(?:${pattern.replaceAll("OTHER", own)})$`));
  compiled.set(key, made);
  return made;
}
function eitherNumber(name) {
  return /^[a-z]+$/.test(name) ? `${name.replace(/s$/, "")}s?` : name.replaceAll(/[^\p{L}\p{N} ]/gu, "\\$&");
}
function valueOf(written3) {
  let [done, section, last] = [0, 0, 0];
  let counts = 1;
  let below = 1;
  for (const token of written3.match(TOKEN) ?? []) {
    if (token in GRAMMAR.ranks) {
      const rank = GRAMMAR.ranks[token];
      [section, last, below] = [section + (last || 1) * rank, 0, rank / 10];
    } else if (token in GRAMMAR.groups) {
      const group = GRAMMAR.groups[token];
      done += (section + last * counts) * group;
      [section, last, below] = [0, 0, group / 10];
    } else if (token === "零") below = 1;
    else if (token.startsWith("点")) {
      const digits = [...token.slice(1)].map((sign2) => GRAMMAR.digits[sign2]).join("");
      [last, counts] = [last * counts + Number(`0.${digits}`), 1];
    } else if (token !== " ") {
      [last, counts] = [GRAMMAR.digits[token] ?? Number(token.replaceAll(/[, ]/g, "")), token.length === 1 ? below : 1];
    }
  }
  return done + section + last * counts;
}
function writeNumber(whole, places) {
  return ((Math.round(whole) || 0) / 10 ** places).toFixed(places);
}
function settle(wish, least, most) {
  return Math.min(most, Math.max(least, Math.round(wish)));
}

// widgets/core/controls.js
function button(text, key, press, { quiet, main, off, pressed, once, label } = {}) {
  return html(
    "button",
    {
      type: "button",
      class: `q-btn${main ? " q-btn--main" : ""}${quiet ? " q-btn--quiet" : ""}`,
      "data-key": key,
      "aria-disabled": off ? "true" : null,
      "aria-pressed": pressed === void 0 ? null : String(pressed),
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
var passed = /* @__PURE__ */ new Map();
var arrows = /* @__PURE__ */ new Set();
function radios(id, key, legend, options, chosen, choose, { help, compact, silent, judged } = {}) {
  const name = id(key);
  const group = (event) => event.currentTarget.closest("fieldset");
  const take = (event, one) => {
    arrows.delete(name);
    passed.delete(name);
    group(event).removeAttribute("data-passing");
    choose(one);
  };
  const come = (event, one) => {
    if (!judged || !arrows.has(name)) return take(event, one);
    passed.set(name, one);
    group(event).setAttribute("data-passing", "");
  };
  const end2 = (event) => {
    const one = passed.get(name);
    if (one !== void 0) take(event, one);
  };
  const pressed = (event) => {
    if (event.key.startsWith("Arrow")) return void arrows.add(name);
    if (event.key === " " || event.key === "Enter") end2(event);
    if (judged && event.key === "Enter" && !/** @type {HTMLInputElement} */
    event.currentTarget.checked) take(
      event,
      /** @type {HTMLInputElement} */
      event.currentTarget.value
    );
  };
  const left = (event) => group(event).contains(event.relatedTarget) || end2(event);
  const shown2 = passed.get(name) ?? chosen;
  return html(
    "fieldset",
    {
      "data-key": key,
      class: compact ? "q-radios q-radios--compact" : "q-radios",
      "data-passing": passed.has(name) ? "" : null,
      onpointerdown: judged && (() => arrows.delete(name))
    },
    html("legend", { class: silent ? "q-visually-hidden" : "q-label" }, legend),
    html(
      "div",
      { class: "q-options" },
      options.map(
        (option) => html(
          "label",
          { class: "q-radio", "data-key": `${key}-${option.id}-label` },
          html("input", {
            type: "radio",
            name,
            value: option.id,
            checked: option.id === shown2,
            "data-key": `${key}-${option.id}`,
            onchange: (event) => come(event, option.id),
            onkeydown: judged && pressed,
            onblur: judged && left
          }),
          html("span", {}, option.text, option.help && html("span", { class: "q-small" }, option.help))
        )
      )
    ),
    judged && html("p", { class: "q-help q-passing" }, boxWords?.enter),
    help && html("p", { class: "q-help" }, help)
  );
}
var boxWords;
function sayOfBoxes(words) {
  boxWords = words;
}
var writing = /* @__PURE__ */ new Map();
var unread = /* @__PURE__ */ new Map();
function numberControl(id, key, look, change) {
  const { label, less, more, unit, value, least, most, step = 1, places = 0, help } = look;
  const written3 = writeNumber(value, places);
  return html(
    "div",
    { class: "q-count", role: "group", "aria-labelledby": id(`${key}-name`), "data-key": key },
    html("label", { class: "q-label", id: id(`${key}-name`), for: id(`${key}-box`) }, label),
    html(
      "div",
      { class: "q-row" },
      stepper("−", `${key}-less`, less, -1, look, change),
      html("input", {
        type: "text",
        inputmode: places ? "decimal" : "numeric",
        autocomplete: "off",
        class: "q-input q-count-box",
        id: id(`${key}-box`),
        "data-key": `${key}-box`,
        value: written3,
        "aria-describedby": id(`${key}-unread`),
        oninput: (event) => typed(event.target, false, look, change),
        onchange: (event) => typed(event.target, true, look, change)
      }),
      unit && html("span", { class: "q-count-unit" }, unit),
      stepper("+", `${key}-more`, more, 1, look, change),
      html("input", {
        type: "range",
        min: least,
        max: most,
        step,
        value: String(value),
        "data-key": `${key}-slider`,
        "aria-labelledby": id(`${key}-name`),
        "aria-valuetext": written3,
        oninput: (event) => (understood(boxOf(event)), change(Number(event.target.value)))
      })
    ),
    unreadNote(id, key, look),
    help && html("p", { class: "q-help" }, help)
  );
}
function typed(box, final, look, change) {
  const { value, least, most, unit, places = 0 } = look;
  const before = writing.get(box.id) ?? value;
  const wish = readNumber(box.value, places, unit);
  const inside = wish >= least && wish <= most;
  understood(box);
  if (Number.isFinite(wish) && (final || inside)) change(settle(wish, least, most));
  if (!final) return void writing.set(box.id, before);
  writing.delete(box.id);
  if (Number.isFinite(wish)) {
    const settled = settle(wish, least, most);
    if (settled !== Math.round(wish)) remark(box, wish < least ? "least" : "most", settled, look);
    return void (box.value = writeNumber(settled, places));
  }
  if (!isBlank(box.value)) remark(box, hasDecimalComma(box.value, unit) ? "comma" : "unread", before, look);
  if (before !== value) change(before);
  box.value = writeNumber(before, places);
}
function boxOf(event) {
  return event.currentTarget.closest(".q-count").querySelector(".q-count-box");
}
function remark(box, why2, kept, look) {
  unread.set(box.id, { text: box.value.slice(0, 40), why: why2, kept });
  say(box, unreadSays(box.id, { ...look, value: kept }));
}
function understood(box) {
  forgetRemarks(
    /** @type {Element} */
    box.closest(".lab") ?? box.closest(".q-count")
  );
}
function forgetRemarks(place) {
  const boxes = place.querySelectorAll(".q-count-box");
  for (const box of boxes) if (unread.delete(box.id)) say(box, null);
}
function say(box, says) {
  const note2 = box.closest(".q-count")?.querySelector(".q-count-unread");
  if (note2) morph(note2, () => says);
}
function unreadNote(id, key, look) {
  const attrs = { class: "q-note q-note--unread q-count-unread", role: "status", id: id(`${key}-unread`), "data-key": `${key}-unread` };
  return html("p", attrs, unreadSays(id(`${key}-box`), look));
}
function unreadSays(box, { unit, value, places = 0, beyond }) {
  const { text, why: why2, kept } = unread.get(box) ?? {};
  if (why2 === void 0 || kept !== value) return null;
  if (why2 === "most" && beyond) return html("span", {}, html("strong", { "aria-hidden": "true" }, "? "), beyond);
  const counts = why2 !== "comma" && [` ${writeNumber(value, places)}`, unit && [" ", unit]];
  return html("span", {}, html("strong", { "aria-hidden": "true" }, "? "), `“${text}” `, boxWords?.[why2], counts);
}
function stepper(sign2, key, label, way, { value, least, most, unit, step = 1, places = 0 }, change) {
  const press = (event) => {
    const box = boxOf(event);
    const now = readNumber(box.value, places, unit);
    const next2 = settle((Number.isFinite(now) ? now : value) + way * step, least, most);
    understood(box);
    box.value = writeNumber(next2, places);
    change(next2);
  };
  return button(sign2, key, press, { label, off: way > 0 ? value >= most : value <= least });
}

// widgets/core/widget.js
var HELLO = 3e3;
function speakAgain() {
  for (const [name, attribute] of Object.entries(SPOKEN)) {
    for (const node of document.querySelectorAll(`[data-${language()}-${name}]`)) {
      node.setAttribute(attribute, node.getAttribute(`data-${language()}-${name}`) ?? "");
    }
  }
}
new MutationObserver(speakAgain).observe(document.documentElement, { attributeFilter: ["data-lang"] });
var OF_ITSELF = /* @__PURE__ */ new Set(["ready", "keep", "look", "finish"]);
var untried = /* @__PURE__ */ new WeakMap();
function drawnIn(model, el, ready = []) {
  untried.set(model, { el, ready });
}
function request(model, verb, fields) {
  model.send({ do: verb, ...fields });
  const place = untried.get(model);
  if (!place || OF_ITSELF.has(verb) || place.ready.includes(verb)) return;
  place.el.dispatchEvent(new CustomEvent("qihang:tried", { bubbles: true }));
  untried.delete(model);
}
function viewOf(model) {
  return { ...model.get("steady"), ...model.get("view") };
}
function makeIds() {
  window.qihangDrawings = (window.qihangDrawings ?? 0) + 1;
  const drawing = window.qihangDrawings;
  return (stem) => `q${drawing}-${stem}`;
}

// widgets/core/pictures.js
function pictureTree(tree) {
  if (!Array.isArray(tree)) return tree;
  const [tag, attrs, ...children] = tree;
  return svg(tag, attrs, children.map(pictureTree));
}

// widgets/exercise/cards.js
var MANY_COLUMNS = 5;
function drawCard(card, context, ui, redraw) {
  return card && html("div", { class: `card card--${card.card}${card.table?.head.length > MANY_COLUMNS ? " card--wide" : ""}`, "data-key": "card", "data-card": card.card }, CARDS[card.card](card, context, ui, redraw));
}
var CARDS = {
  digits: (card, { words }) => html(
    "p",
    { class: "card-digits" },
    html("span", { class: "q-visually-hidden" }, card.digits, " ", words.and_one_more),
    html("span", { "aria-hidden": "true" }, [...card.digits].map((digit) => html("b", {}, digit)), html("b", { class: "card-gap" }, "?"))
  ),
  words: (card) => html("p", { class: "card-words" }, card.text),
  picture: (card) => html("figure", { class: "q-figure" }, pictureTree(card.picture), html("figcaption", {}, card.text)),
  facts: (card) => [
    html("p", { class: "q-label" }, card.title),
    html("dl", { class: "card-facts" }, card.lines.map((line) => html("div", {}, html("dt", {}, line.name), html("dd", {}, line.value))))
  ],
  labels,
  photos: (card) => html(
    "div",
    { class: "card-photos" },
    card.photos.map(
      (one) => html(
        "figure",
        { class: "q-figure", "data-key": `photo-${one.name}` },
        pictureTree(one.picture),
        html("figcaption", {}, html("b", {}, one.name), " ", html("span", { class: "q-visually-hidden" }, one.seen, " "), one.credit)
      )
    )
  ),
  code: (card, { words }) => [
    html("p", { class: "card-words" }, html("code", {}, card.text)),
    html("p", {}, card.says),
    cardTable(words.capacity, card.table)
  ],
  rubbed,
  sheet: (card) => cardTable(card.caption, card.table),
  table: (card) => [card.says && html("p", {}, card.says), cardTable(card.caption, card.table)],
  tables: (card) => html("div", { class: "card-tables" }, card.tables.map((one) => cardTable(one.caption, one.table)))
};
function cardTable(caption, { head, rows }) {
  const side = (column) => column.number ? "q-number" : null;
  return html(
    "div",
    { class: "card-scroll", tabindex: "0", role: "group", label: caption },
    html(
      "table",
      { class: "q-table" },
      html("caption", {}, caption),
      html("thead", {}, html("tr", {}, head.map((column) => html("th", { scope: "col", class: side(column) }, column.text)))),
      html(
        "tbody",
        {},
        rows.map((row) => html("tr", {}, row.map((cell, place) => html(place ? "td" : "th", { scope: place ? null : "row", class: side(head[place]) }, cell))))
      )
    )
  );
}
function labels(card, { words }, ui, redraw) {
  const scan = (name) => () => {
    ui.scanned = name;
    redraw();
  };
  const read = card.labels.find((label) => label.name === ui.scanned);
  return [
    html("p", {}, card.says),
    html(
      "div",
      { class: "card-labels" },
      card.labels.map(
        (label) => html(
          "figure",
          { class: "q-figure", "data-key": `label-${label.name}` },
          pictureTree(label.picture),
          html("figcaption", {}, button(label.button, `scan-${label.name}`, scan(label.name), { pressed: ui.scanned === label.name }))
        )
      )
    ),
    html("output", { class: "card-screen", "aria-live": "polite", "data-key": "screen" }, read ? read.says : words.nothing_scanned)
  ];
}
function rubbed(card, { id }, ui, redraw) {
  const shown2 = card.levels.find((one) => one.level === ui.level) ?? card.levels[0];
  const press = (level) => () => {
    ui.level = level;
    redraw();
  };
  return [
    html("p", {}, card.says),
    html(
      "div",
      { class: "q-row", role: "group", "aria-labelledby": id("levels") },
      html("span", { id: id("levels"), class: "q-label" }, card.legend),
      card.levels.map((one) => button(one.level, `print-${one.level}`, press(one.level), { pressed: one === shown2 }))
    ),
    html(
      "figure",
      { class: "q-figure" },
      pictureTree(shown2.picture),
      html("figcaption", {}, html("output", { "aria-live": "polite", "data-key": "screen" }, shown2.says))
    )
  ];
}

// widgets/core/chat.js
var unsent = /* @__PURE__ */ new Map();
function isShut(desk, { replies, turns, ended }) {
  return Boolean(ended) || replies.length >= desk.most || turns.length < replies.length;
}
function chatLog(desk, talk, words, judged) {
  const { replies, turns, ended } = talk;
  const lines2 = [...desk.before];
  replies.forEach((reply, place) => {
    lines2.push({ by: "you", says: { zh: reply, en: reply } });
    if (turns[place]) lines2.push(turns[place]);
  });
  const names = { customer: desk.customer, robot: words.chat_robot, lead: words.chat_lead, you: words.chat_you };
  const waits = turns.length < replies.length && !ended;
  return html(
    "div",
    { class: "chat-log", role: "log", tabindex: 0, label: words.chat_log, "data-key": "log", "data-control": "reply" },
    html(
      "div",
      { class: "chat-lines" },
      lines2.map(
        ({ by, says }, place) => html("p", { class: `chat-line chat-line--${by}`, "data-key": `line-${place}` }, html("b", {}, names[by]), " ", says)
      ),
      waits && html("p", { class: "chat-line chat-line--aside", "data-key": "reads" }, words.chat_reads),
      ended && !judged && html("p", { class: "chat-line chat-line--aside", "data-key": "ended" }, ended),
      judged
    )
  );
}
function opened({ currentTarget }) {
  const one = (
    /** @type {HTMLDetailsElement} */
    currentTarget
  );
  if (one.open) one.scrollIntoView({ block: "nearest" });
}
function closeLids(event) {
  if (event.key !== "Escape" || event.isComposing) return;
  const desk = (
    /** @type {HTMLElement} */
    event.currentTarget
  );
  for (const open of desk.querySelectorAll("details[open]")) {
    if (open.contains(document.activeElement)) open.querySelector("summary")?.focus();
    open.removeAttribute("open");
  }
}
function quickReplies(id, desk, talk, words) {
  const off = isShut(desk, talk);
  const put2 = (text) => {
    write(id, behind(unsent.get(id("say")) ?? "", text[language()]).slice(0, desk.longest));
    const box = boxOf2(id);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    box.scrollTop = box.scrollHeight;
  };
  return html(
    "div",
    { class: "chat-quick", role: "group", "aria-labelledby": id("quick"), "data-key": "quick" },
    html("p", { id: id("quick") }, words.chat_quick),
    desk.quick.map((text, place) => button(text, `quick-${place}`, () => put2(text), { off }))
  );
}
function boxOf2(id) {
  return (
    /** @type {HTMLTextAreaElement} */
    document.getElementById(id("say"))
  );
}
function behind(before, text) {
  if (isBlank(before)) return text;
  if (before.includes(text)) return before;
  return before.trimEnd() + (/[\u3000-\u9fff\uff00-\uffef]$/.test(before.trimEnd()) ? "" : " ") + text;
}
function write(id, text) {
  unsent.set(id("say"), text);
  boxOf2(id).value = text;
}
function replyBox(id, desk, talk, words, left, change, { note: note2, more, undo } = {}) {
  const { replies } = talk;
  const off = isShut(desk, talk);
  const send = () => {
    const text = unsent.get(id("say")) ?? "";
    if (off || isBlank(text)) return;
    write(id, "");
    change([...replies, text.trim()]);
  };
  const back = () => {
    const last = replies.at(-1) ?? "";
    if (isBlank(unsent.get(id("say")) ?? "")) write(id, last);
    change(replies.slice(0, -1));
  };
  return html(
    "div",
    { class: "chat-reply", "data-key": "reply" },
    html(
      "div",
      { class: "chat-label" },
      html("label", { class: "q-label", for: id("say") }, words.chat_say),
      html("p", { class: "q-help", id: id("left"), "data-key": "left" }, left)
    ),
    html("textarea", {
      class: "q-input chat-say",
      id: id("say"),
      rows: 3,
      maxlength: desk.longest,
      readOnly: off,
      value: unsent.get(id("say")) ?? "",
      "aria-describedby": `${id("left")} ${note2 ?? ""}`.trim(),
      "data-key": "say",
      "data-control": "reply",
      oninput: (event) => unsent.set(id("say"), event.target.value),
      onkeydown: (event) => {
        if (event.key !== "Enter" || !event.ctrlKey || event.isComposing) return;
        event.preventDefault();
        send();
      }
    }),
    html(
      "div",
      { class: "q-row chat-buttons", role: "group", label: words.chat_say, "data-control": "reply" },
      shortcut(inGroup(button(words.chat_send, "send", send, { main: true, off, once: true }))),
      inGroup(button(undo ?? words.chat_back, "back", back, { quiet: true, off: !replies.length && !undo, once: true })),
      more
    )
  );
}
function shortcut(one) {
  one.setAttribute("aria-keyshortcuts", "Control+Enter");
  one.title = "Ctrl + Enter";
  return one;
}
function inGroup(one) {
  one.dataset.control = "reply";
  return one;
}

// widgets/exercise/texts.js
function fillPlaces(text, values) {
  const fill2 = (text2) => text2.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  return { zh: fill2(text.zh), en: fill2(text.en) };
}

// widgets/exercise/kinds/parts.js
var SIGNS = { right: "✓", "not-yet": "→", unreadable: "?", empty: "→" };
function partNamed(context, name) {
  return context.parts.find((part) => part.name === name);
}
function partSays(part, words) {
  const word = {
    right: part.follows ? words.cell_follows : words.cell_right,
    "not-yet": words.cell_not_yet,
    unreadable: words.cell_unreadable,
    empty: words.cell_empty
  }[part.outcome];
  return [html("strong", { "aria-hidden": "true" }, `${SIGNS[part.outcome]} `), word];
}
function checkLine(check, context) {
  const { words } = context;
  const part = partNamed(context, check.name);
  return html(
    "li",
    { "data-key": `check-${check.name}`, "data-outcome": part?.outcome ?? "open" },
    part && html("span", { class: "form-mark" }, partSays(part, words), " · "),
    check.text,
    part && part.outcome !== "right" && html("p", {}, part.found && [fillPlaces(words.found, { words: part.found }), " "], part.next)
  );
}

// widgets/exercise/kinds/chat/form.js
function chat(form, context) {
  const { id, words, locked, note: note2 } = context;
  const talk = talkOf(context);
  const left = fillPlaces(words.chat_left, { left: form.desk.most - talk.replies.length });
  const change = (replies) => context.change(replies.length ? replies : null, true);
  return html(
    "div",
    { class: "form-chat", "data-key": "form", "data-locked": locked, onkeydown: locked ? null : closeLids },
    html("div", { class: "form-chat-log" }, html("p", { class: "q-label" }, form.label), chatLog(form.desk, talk, words)),
    !locked && quickReplies(id, form.desk, talk, words),
    html(
      "div",
      { class: "form-chat-hand" },
      !locked && replyBox(id, form.desk, talk, words, left, change, { note: note2 }),
      html("details", { class: "form-counts", open: locked, ontoggle: locked ? null : opened, "data-key": "counts" }, html("summary", {}, words.chat_counts), checks(form, context))
    )
  );
}
function talkOf({ value, follows }) {
  const replies = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  const known = follows ?? { replies: [], turns: [], ended: null };
  const other = replies.findIndex((reply, place) => reply !== known.replies[place]);
  const turns = other < 0 ? known.turns.slice(0, replies.length) : known.turns.slice(0, other);
  return { replies, turns, ended: turns.length === known.turns.length ? known.ended : null };
}
function checks(form, context) {
  return html(
    "div",
    { class: "form-checks" },
    html("ul", {}, form.checks.map((check) => checkLine(check, context)))
  );
}

// widgets/exercise/kinds/pick.js
function pick(options, key, legend, { id, locked, note: note2 }, value, change, many) {
  const chosen = many ? Array.isArray(value) ? value : [] : [value];
  const press = (option) => (event) => {
    if (!many) return change(option.id, true);
    const rest = chosen.filter((one) => one !== option.id);
    const now = event.target.checked ? [...rest, option.id] : rest;
    return change(now.length ? options.map((one) => one.id).filter((one) => now.includes(one)) : null, true);
  };
  const drawn = options.some((option) => option.picture);
  return html(
    "fieldset",
    { "data-key": `${key}s`, "aria-describedby": note2 },
    html("legend", { class: "q-label" }, legend),
    html(
      "div",
      { class: drawn ? "form-pictures" : "form-options" },
      options.map(
        (option) => html(
          "label",
          { class: `q-radio${option.picture ? " form-picture" : ""}`, "data-key": `${key}-${option.id}-label` },
          html("input", {
            type: many ? "checkbox" : "radio",
            name: id(key),
            value: option.id,
            checked: chosen.includes(option.id),
            disabled: locked,
            "data-key": `${key}-${option.id}`,
            onchange: press(option)
          }),
          option.picture && pictureTree(option.picture),
          html("span", { class: "form-words" }, option.text)
        )
      )
    )
  );
}

// widgets/exercise/kinds/choice/form.js
function choice(form, context) {
  return pick(form.options, "option", form.label, context, context.value, context.change, form.many);
}

// widgets/exercise/kinds/line.js
function oneLine(form, { id, value, locked, change, note: note2 }, attrs) {
  const write2 = (soon) => (event) => change(isBlank(event.target.value) ? null : event.target.value, soon);
  const line = html("input", {
    type: "text",
    id: id("line"),
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "data-key": "line",
    "aria-describedby": note2,
    readOnly: locked,
    value: typeof value === "string" || typeof value === "number" ? String(value) : "",
    oninput: write2(false),
    onchange: write2(true),
    ...attrs
  });
  return html(
    "div",
    { "data-key": "form" },
    html("label", { class: "q-label", for: id("line") }, form.label),
    html("div", { class: "q-row form-line" }, line, form.unit && html("span", { class: "form-unit" }, form.unit))
  );
}

// widgets/exercise/kinds/code/form.js
function code(form, context) {
  return oneLine(form, context, { class: "q-input form-word" });
}

// widgets/exercise/kinds/decision/form.js
function decision(form, context) {
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const set2 = (part) => (id) => context.change({ ...value, [part]: id }, true);
  return html(
    "div",
    { class: "q-stack form-decision", "data-key": "form" },
    pick(form.options, "choice", form.label, context, value.choice, set2("choice"), false),
    pick(form.reasons, "reason", context.words.because, context, value.reason, set2("reason"), false)
  );
}

// widgets/exercise/kinds/number/form.js
function number(form, context) {
  return oneLine(form, context, { inputmode: "decimal", class: "q-input form-number" });
}

// widgets/exercise/kinds/order/form.js
function order(form, context) {
  const { id, words, locked, change, said } = context;
  const texts = new Map(form.steps.map((step) => [step.id, step.text]));
  const begun = Array.isArray(context.value) && context.value.length === texts.size && context.value.every((one) => texts.has(one));
  const order2 = begun ? context.value : [...texts.keys()];
  const move = (from, way) => {
    const to = from + way;
    if (to < 0 || to >= order2.length) return;
    const next2 = [...order2];
    [next2[from], next2[to]] = [next2[to], next2[from]];
    said(fillPlaces(words.moved, { place: to + 1, count: order2.length }));
    change(next2, false);
  };
  const mover = (step, place, way) => button(
    [
      html("span", { "aria-hidden": "true" }, way < 0 ? "↑" : "↓"),
      html("span", {}, way < 0 ? words.up : words.down),
      html("span", { class: "q-visually-hidden" }, " ", texts.get(step))
    ],
    `${way < 0 ? "up" : "down"}-${step}`,
    () => move(place, way),
    { off: way < 0 ? place === 0 : place === order2.length - 1 }
  );
  return html(
    "div",
    { "data-key": "form", role: "group", "aria-labelledby": id("order") },
    html("p", { class: "q-label", id: id("order") }, form.label),
    // Its room stays when it goes, so that no step slides away below the pointer.
    !locked && html("div", { class: "q-row form-keep", "data-key": "keep-row" }, !begun && button(words.keep, "keep-order", () => change(order2, true))),
    html(
      "ol",
      { class: "q-steps form-steps" },
      order2.map(
        (step, place) => html(
          "li",
          { "data-key": `step-${step}`, "data-step": step },
          html("span", {}, texts.get(step)),
          !locked && html("span", { class: "form-movers" }, mover(step, place, -1), mover(step, place, 1))
        )
      )
    )
  );
}

// widgets/exercise/plan_paper.js
function planPaper(words) {
  return html(
    "p",
    { class: "q-help plan-paper", "data-key": "plan-paper" },
    html("a", { href: "/plan.pdf", target: "_blank", rel: "noopener" }, words.plan_look),
    " ",
    words.plan_paper
  );
}

// widgets/exercise/kinds/plan/form.js
function plan(form, context) {
  const { id, words, note: note2, touched, redraw } = context;
  const open = form.parts.find((part) => part.id === touched.part) ?? firstToMend(form, context);
  const go = (part) => () => {
    touched.part = part.id;
    redraw();
  };
  return html(
    "div",
    { class: "form-plan", role: "group", "data-key": "form", "aria-labelledby": id("plan"), "aria-describedby": note2 },
    html("p", { class: "form-plan-goods", "data-key": "goods" }, html("b", { id: id("plan") }, form.label), " ", context.follows?.goods ?? context.begins?.goods ?? form.goods),
    html(
      "div",
      { class: "form-plan-parts", role: "group", label: words.plan_parts },
      form.parts.map((part) => button([sign(part, context), part.text], `part-${part.id}`, go(part), { pressed: part === open }))
    ),
    form.parts.map((part) => lines(form, context, part, part === open))
  );
}
function firstToMend(form, context) {
  const toMend = (part) => !["right", null].includes(outcomeOf(part, context));
  return context.locked && form.parts.find(toMend) || form.parts[0];
}
function outcomeOf({ lines: lines2 }, context) {
  const found = lines2.map(({ name }) => partNamed(context, name)?.outcome ?? null).filter(Boolean);
  return found.length ? found.find((one) => one !== "right") ?? "right" : null;
}
function sign(part, context) {
  const outcome = outcomeOf(part, context);
  if (!outcome) return null;
  return html("strong", { "aria-hidden": "true" }, outcome === "right" ? "✓ " : outcome === "unreadable" ? "? " : "→ ");
}
function lines(form, context, part, open) {
  const last = part === form.parts.at(-1);
  const told = part.lines.map((line) => toldOf(line, context)).filter(Boolean);
  return html(
    "div",
    { class: `form-plan-part form-plan-part--${part.id}`, hidden: !open, "data-key": `of-${part.id}` },
    html("p", { class: "form-plan-name" }, part.text),
    recalled(part, context),
    html("div", { class: "form-plan-lines" }, part.lines.map((line) => line.options ? choice2(line, context) : number2(line, context)), last && why(form, context)),
    part.way && html("p", { class: "q-help form-plan-way" }, part.way),
    last && context.kept && context.value !== null && planPaper(context.words),
    told.length > 0 && html("ul", { class: "form-plan-told" }, told),
    part.lines.some(({ name }) => partNamed(context, name)?.follows) && html("p", { class: "q-help" }, context.words.cells_change)
  );
}
function recalled({ recalls }, context) {
  const known = recalls.filter(({ name }) => !isBlank(written(context, name)));
  if (!known.length) return null;
  const one = ({ name, text }, place) => [place > 0 && " · ", text, " ", html("b", {}, written(context, name))];
  return html("p", { class: "q-help form-plan-recalled", "data-key": "recalled" }, known.map(one));
}
function toldOf({ name, text }, context) {
  const part = partNamed(context, name);
  if (!part || part.outcome === "right" || part.outcome === "empty") return null;
  return html("li", { "data-key": `told-${name}` }, html("b", {}, text), ": ", part.next);
}
function put(context, name, text, soon) {
  const { own, ...before } = valueOf2(context);
  const filled = Object.entries({ ...before, [name]: text }).filter(([, one]) => typeof one === "string" && !isBlank(one));
  const goods = Object.keys(before).length ? own : context.begins?.own ?? own;
  context.change(filled.length ? { ...goods && { own: goods }, ...Object.fromEntries(filled) } : null, soon);
}
function valueOf2({ value }) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}
function written(context, name) {
  const value = valueOf2(context)[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
function mark(context, name) {
  const part = partNamed(context, name);
  return part && html("span", { class: "form-mark", id: context.id(`mark-${name}`), "data-outcome": part.outcome, "data-key": `mark-${name}` }, partSays(part, context.words));
}
function number2({ name, text, unit, sum }, context) {
  const { id, words, locked } = context;
  const write2 = (soon) => (event) => put(context, name, event.target.value, soon);
  return html(
    "div",
    { class: `form-plan-line${sum ? " form-plan-sum" : ""}`, "data-key": `line-of-${name}` },
    html(
      "span",
      {},
      html("label", { for: id(name) }, sum && html("span", { "aria-hidden": "true" }, "= "), text, sum && html("span", { class: "q-visually-hidden" }, " (", words.plan_sum, ")")),
      mark(context, name)
    ),
    html("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      class: "q-input form-cell",
      id: id(name),
      "data-key": `cell-${name}`,
      "aria-describedby": partNamed(context, name) ? id(`mark-${name}`) : null,
      readOnly: locked,
      value: written(context, name),
      oninput: write2(false),
      onchange: write2(true)
    }),
    html("span", { class: "form-unit" }, unit)
  );
}
function choice2({ name, text, options = [] }, context) {
  const { id, locked, words } = context;
  const chosen = written(context, name);
  const list = (lang) => html(
    "select",
    {
      class: `q-input q-chooser t-${lang}`,
      lang: lang === "zh" ? "zh-CN" : "en",
      "data-key": `cell-${name}-${lang}`,
      "aria-labelledby": id(name),
      disabled: locked,
      value: chosen,
      onchange: (event) => put(context, name, event.target.value, true)
    },
    html("option", { value: "" }, words.plan_choose[lang]),
    options.map((option) => html("option", { value: option.id }, option.text[lang]))
  );
  return html(
    "div",
    { class: "form-plan-line form-plan-choice", "data-key": `line-of-${name}` },
    html("span", {}, html("span", { id: id(name) }, text), mark(context, name)),
    html("span", { class: "form-plan-list" }, list("zh"), list("en"))
  );
}
function why(form, context) {
  const { id, locked } = context;
  const write2 = (soon) => (event) => put(context, "why", event.target.value, soon);
  return html(
    "div",
    { class: "form-plan-line form-plan-why", "data-key": "line-of-why" },
    html("label", { for: id("why") }, form.why.text),
    html("input", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: form.why.longest,
      class: "q-input",
      id: id("why"),
      "data-key": "cell-why",
      readOnly: locked,
      value: written(context, "why"),
      oninput: write2(false),
      onchange: write2(true)
    })
  );
}

// widgets/core/season.js
var WAITS = "waits";
var ANSWERED = 1e4;
function phaseOf({ weeks, plan: plan2, shown: shown2 }, { brings }) {
  if (!brings) return shown2 > 0 ? "debrief" : "result";
  if (weeks.length && !plan2) return "result";
  return brings.move && plan2?.move === void 0 ? "proposed" : "decide";
}
function planOf({ plan: plan2 }, { fields }) {
  const begun = Object.fromEntries(fields.map(({ id, look }) => [id, look.value]));
  return { ...begun, ...plan2 };
}
function toPay(season, brings) {
  const plan2 = planOf(season, brings);
  const numbers = Object.entries(brings.costs).reduce((sum, [field, fen]) => sum + fen * (plan2[field] ?? 0), 0);
  return numbers + (plan2.move ? brings.move_costs : 0);
}
function nextWeek(id, season, brings, words, acts) {
  const plan2 = planOf(season, brings);
  return [
    html("ul", { class: "season-facts", tabindex: "-1", "data-top": "", "data-sums": "", label: words.season_facts, "data-key": "facts" }, brings.facts.map((fact) => html("li", {}, fact))),
    html(
      "div",
      { class: "season-fields" },
      brings.fields.map((field) => numberControl(id, field.id, { ...field.look, value: plan2[field.id] }, (value) => acts.set(field.id, value)))
    )
  ];
}
function figures(rows, words) {
  return html(
    "dl",
    { class: "season-figures", tabindex: "-1", "data-top": "", "data-sums": "", label: words.season_figures, "data-key": "figures" },
    rows.map(({ name, text, wide }) => html("div", { class: wide ? "season-wide" : null }, html("dt", {}, name), html("dd", {}, text)))
  );
}
function debriefed(id, season, asked, words, acts, { judged } = {}) {
  const chosen = season.debrief[asked.name] ?? null;
  return [
    figures(asked.rows, words),
    html("div", { class: "season-choices" }, radios(id, asked.name, asked.legend, asked.options, chosen, (one) => acts.choose(asked.name, one), { silent: true, judged }))
  ];
}
function waitingButtons(words) {
  return html(
    "div",
    { class: "q-row season-buttons", role: "group", label: words.season_buttons, "data-key": "buttons", "data-at": WAITS },
    button(words.season_run, "on", () => {
    }, { main: true, off: true })
  );
}
function leadOn(event, press) {
  const row = (
    /** @type {HTMLElement} */
    /** @type {HTMLElement} */
    event.currentTarget.closest(".season-buttons")
  );
  const from = row.dataset.at;
  const seen2 = new MutationObserver(() => {
    if (row.dataset.at === from || row.dataset.at === WAITS) return;
    seen2.disconnect();
    const now = document.activeElement;
    if (now !== document.body && !row.contains(now)) return;
    row.parentElement?.querySelector("[data-top]")?.focus({ preventScroll: true });
  });
  seen2.observe(row, { attributeFilter: ["data-at"] });
  setTimeout(() => seen2.disconnect(), ANSWERED);
  press();
}
function buttons(season, known, words, acts, more) {
  const phase = phaseOf(season, known);
  const { shown: shown2 } = season;
  const last = phase === "debrief" && shown2 >= known.debrief.length;
  const leads = {
    proposed: [words.season_no, () => acts.move(false), false],
    decide: [words.season_run, acts.run, false],
    result: [words.season_on, acts.go, false],
    debrief: [words.season_after, () => acts.show(shown2 + 1), last]
  };
  const [text, press, off] = leads[phase];
  const on = (event) => phase === "decide" ? press() : leadOn(event, press);
  const lead = (go) => (event) => leadOn(event, go);
  return html(
    "div",
    { class: "q-row season-buttons", role: "group", label: words.season_buttons, "data-key": "buttons", "data-at": `${phase} ${season.weeks.length} ${shown2}` },
    // One button throughout, so that whoever runs a week by keyboard goes on from it. What is
    // proposed is answered by either of two: none of them stands out.
    button(text, "on", on, { main: phase !== "proposed", off, once: true }),
    phase === "proposed" && button(words.season_yes, "move-yes", lead(() => acts.move(true)), { once: true }),
    phase === "debrief" && button(words.season_before, "before", lead(() => acts.show(shown2 - 1)), { quiet: true }),
    phase !== "debrief" && known.redo && button(known.redo, "back", lead(acts.back), { quiet: true, once: true }),
    more
  );
}

// widgets/exercise/draft.js
function sortedJson(value) {
  const sorted = (_, part) => part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part;
  return JSON.stringify(value, sorted);
}

// widgets/exercise/kinds/simulation/form.js
function simulation(form, context) {
  sayOfBoxes(form.box_words);
  const season = seasonOf(context);
  const known = context.follows ?? form.begun;
  const body = context.locked ? played(season, known, form, context) : toDo(season, known, form, context);
  return html("div", { class: "form-season", "data-key": "form", "data-locked": context.locked }, body);
}
function seasonOf({ value }) {
  const found = value && typeof value === "object" && !Array.isArray(value) ? value : {};
  const weeks = Array.isArray(found.weeks) ? found.weeks : [];
  return { weeks, plan: found.plan ?? null, debrief: found.debrief ?? {}, shown: Number(found.shown) || 0 };
}
function toDo(season, known, form, context) {
  const { id, words } = context;
  if (sortedJson(season.weeks) !== sortedJson(known.weeks)) {
    return [html("p", { class: "q-label", "data-key": "title" }, form.label), html("p", { class: "q-help", "data-key": "waits" }, words.season_waits), waitingButtons(words)];
  }
  const acts = actsOf(season, known, context);
  const phase = phaseOf(season, known);
  return [
    html("p", { class: "q-label", "data-key": "title" }, titleOf(season, known, form)),
    known.brings && phase === "proposed" && html("p", { class: "season-proposed", tabindex: "-1", "data-top": "", "data-key": "proposed" }, known.brings.proposed),
    known.brings && phase === "decide" && [nextWeek(id, season, known.brings, words, acts), pays(season, known.brings, words)],
    phase === "result" && howItWent(known, words),
    phase === "debrief" && debriefed(id, season, known.debrief[season.shown - 1], words, acts),
    buttons(season, known, words, acts)
  ];
}
function titleOf(season, known, form) {
  const phase = phaseOf(season, known);
  if (phase === "result") return known.results[known.results.length - 1].title;
  if (phase === "debrief") return numbered(season.shown, known);
  return known.brings?.title ?? form.label;
}
function numbered(place, { debrief }) {
  return [`${place}/${debrief.length} · `, debrief[place - 1].legend];
}
function pays(season, brings, words) {
  const fen = toPay(season, brings);
  const yuan = (amount) => (amount / 100).toFixed(2).replace(/\.00$/, "");
  const text = fen > brings.cash ? words.season_short : words.season_pays;
  const move = planOf(season, brings).move && brings.move_pays;
  return html("p", { class: "season-pays", "data-key": "pays" }, fillPlaces(text, { pays: yuan(fen), cash: yuan(brings.cash) }), move && [" ", move]);
}
function howItWent({ results }, words) {
  const last = results[results.length - 1];
  return [figures(last.rows, words), html("p", { "data-key": "says" }, last.says)];
}
function actsOf(season, known, { change }) {
  const to = (changed, soon = true) => change({ ...season, ...changed }, soon);
  const plan2 = () => known.brings ? planOf(season, known.brings) : {};
  return {
    set: (field, value) => to({ plan: { ...plan2(), [field]: value } }, false),
    run: () => to({ weeks: [...season.weeks, plan2()], plan: null }),
    go: () => to(known.brings ? { plan: plan2() } : { shown: 1 }),
    back: () => {
      const { move, ...last } = season.weeks[season.weeks.length - 1];
      to({ weeks: season.weeks.slice(0, -1), plan: last, debrief: {}, shown: 0 });
    },
    move: (done) => to({ plan: { ...plan2(), move: done ? known.brings?.move ?? null : null } }),
    choose: (name, option) => to({ debrief: { ...season.debrief, [name]: option } }),
    show: (shown2) => to({ shown: shown2 })
  };
}
function played(season, known, form, context) {
  const chosen = (name) => {
    const asked = known.debrief.find((one) => one.name === name);
    const option = asked?.options.find((one) => one.id === season.debrief[name]);
    return asked && [asked.legend, " ", html("strong", {}, option?.text ?? "–")];
  };
  const check = ({ name, text }) => checkLine({ name, text: chosen(name) ?? text }, context);
  return [
    html("p", { class: "q-label" }, form.label),
    known.results.map((week, place) => html("details", { "data-key": `week-${place + 1}` }, html("summary", {}, week.title), figures(week.rows, context.words), html("p", {}, week.says))),
    html("div", { class: "form-checks" }, html("ul", {}, form.checks.map(check)))
  ];
}

// widgets/exercise/kinds/sort/form.js
function sort(form, context) {
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const put2 = (row) => (option) => context.change({ ...value, [row]: option }, true);
  const said = form.rows.every((row) => !row.picture);
  return html(
    "div",
    { "data-key": "form", role: "group", "aria-labelledby": context.id("sort") },
    html("p", { class: "q-label", id: context.id("sort") }, form.label),
    html(
      "div",
      { class: said ? "form-sort form-sort--said" : "form-sort", "data-boxes": form.options.length },
      form.rows.map((row) => thing(row, form.options, value[row.id], put2(row.id), context))
    )
  );
}
function thing(row, options, chosen, put2, context) {
  const { id, words, locked, note: note2 } = context;
  const part = partNamed(context, row.id);
  return html(
    "fieldset",
    { class: "form-thing", "data-key": `row-${row.id}`, "aria-describedby": note2 },
    html("legend", { class: "form-words" }, row.text),
    row.picture && pictureTree(row.picture),
    options.map(
      (option) => html(
        "label",
        { class: "q-radio", "data-key": `${row.id}-${option.id}-label` },
        html("input", {
          type: "radio",
          name: id(row.id),
          value: option.id,
          checked: chosen === option.id,
          disabled: locked,
          "data-key": `${row.id}-${option.id}`,
          onchange: () => put2(option.id)
        }),
        html("span", { class: "form-words" }, option.text)
      )
    ),
    part && html("p", { class: "form-mark", "data-outcome": part.outcome }, partSays(part, words))
  );
}

// widgets/exercise/kinds/table/form.js
function table(form, context) {
  const { id, words, note: note2 } = context;
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const cell = (row, place) => {
    const { name, given } = row.cells[place];
    const heads = `${id(`head-${row.id}`)} ${id(`head-${form.columns[place].id}`)}`;
    return html(
      "td",
      { role: "cell", class: "q-number", "data-key": `at-${name}` },
      html("span", { class: "form-column", "aria-hidden": "true" }, form.columns[place].text),
      given === null ? blank(form, context, name, value, heads) : html("span", { class: "form-given" }, given)
    );
  };
  const lines2 = (rows, look = "") => html(
    "table",
    { class: `q-table ${form.columns.length > 3 ? "form-many" : "form-few"} ${look}`, role: "table", "aria-labelledby": id("table") },
    html(
      "thead",
      { role: "rowgroup" },
      html(
        "tr",
        { role: "row" },
        html("td", { role: "cell" }),
        form.columns.map((column) => html("th", { role: "columnheader", scope: "col", class: "q-number", id: id(`head-${column.id}`) }, column.text))
      )
    ),
    html(
      "tbody",
      { role: "rowgroup" },
      rows.map(
        (row) => html(
          "tr",
          { role: "row", "data-key": `row-${row.id}` },
          html("th", { role: "rowheader", scope: "row", id: id(`head-${row.id}`) }, row.text),
          form.columns.map((_, place) => cell(row, place))
        )
      )
    )
  );
  const [known, open] = parted(form);
  const follows = context.parts.some((part) => part.follows);
  return html(
    "div",
    { class: "form-table", role: "group", "data-key": "form", "aria-labelledby": id("table"), "aria-describedby": note2 },
    html("p", { class: "q-label", id: id("table") }, form.label),
    known.length ? html("div", { class: "form-parted" }, lines2(known, "form-known"), lines2(open, "form-open")) : lines2(open),
    follows ? html("p", { class: "form-follows" }, words.cells_change) : !context.locked && html("p", { class: "q-help" }, words.from_cell_to_cell)
  );
}
function parted({ rows, columns }) {
  const isKnown = (row) => row.cells.every((cell) => cell.given !== null);
  if (columns.length > 1) return [[], rows];
  return [rows.filter(isKnown), rows.filter((row) => !isKnown(row))];
}
function blanks(cells) {
  return cells.filter((cell) => cell.given === null).map((cell) => cell.name);
}
function blank(form, context, name, value, heads) {
  const { id, words, locked, change } = context;
  const part = partNamed(context, name);
  const inRows = blanks(form.rows.flatMap((row) => row.cells));
  const write2 = (soon) => (event) => {
    const now = { ...value, [name]: event.target.value };
    const filled = inRows.filter((one) => typeof now[one] === "string" && !isBlank(now[one]));
    change(filled.length ? Object.fromEntries(filled.map((one) => [one, now[one]])) : null, soon);
  };
  return [
    html("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      class: "q-input form-cell",
      "data-key": `cell-${name}`,
      "aria-labelledby": heads,
      "aria-describedby": part ? id(`mark-${name}`) : null,
      readOnly: locked,
      value: typeof value[name] === "string" || typeof value[name] === "number" ? String(value[name]) : "",
      oninput: write2(false),
      onchange: write2(true),
      onkeydown: (event) => stepInColumn(event, form, name)
    }),
    part && html("span", { class: "form-mark", id: id(`mark-${name}`), "data-outcome": part.outcome, "data-key": `mark-${name}` }, partSays(part, words))
  ];
}
function stepInColumn(event, form, name) {
  const ways = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 };
  const way = ways[event.key];
  if (!way || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const columns = form.columns.map(
    (_, place) => blanks(form.rows.map((one) => one.cells[place]))
  );
  const cells = (event.key === "Enter" ? columns.flat() : columns.find((column) => column.includes(name))) ?? [];
  const to = cells[cells.indexOf(name) + way];
  if (!to) return;
  event.preventDefault();
  const box = event.currentTarget.closest("[data-key=form]").querySelector(`[data-key="cell-${CSS.escape(to)}"]`);
  box.focus();
  box.select();
}

// widgets/exercise/kinds/written/form.js
function written2(form, context) {
  const { id, words, locked, change, note: note2 } = context;
  const value = typeof context.value === "string" ? context.value : "";
  const [count, says] = form.counted ? [countOf(value, form.counted), words.so_long] : [byteLength(value), words.so_many_bytes];
  const write2 = (soon) => (event) => change(isBlank(event.target.value) ? null : event.target.value, soon);
  return html(
    "div",
    { class: "form-written", "data-key": "form" },
    html(
      "div",
      {},
      html("label", { class: "q-label", for: id("line") }, form.label),
      html("textarea", {
        class: "q-input form-writing",
        id: id("line"),
        rows: 5,
        maxlength: 4e3,
        "data-key": "line",
        "aria-describedby": `${id("count")} ${id("checks")} ${note2}`,
        readOnly: locked,
        value,
        oninput: write2(false),
        onchange: write2(true)
      }),
      html("p", { class: "q-help", id: id("count"), "data-key": "count" }, fillPlaces(says, { count, least: form.least, most: form.most }))
    ),
    html(
      "div",
      { class: "form-checks", id: id("checks"), "data-key": "checks" },
      html("p", { class: "q-label" }, words.check_list),
      html("ul", {}, form.checks.map((check) => checkLine(check, context))),
      form.capped && html("p", { class: "q-help", "data-key": "capped" }, form.capped)
    )
  );
}
function countOf(text, counted) {
  return (seen(text).normalize("NFKC").match(new RegExp(counted, "g")) ?? []).length;
}
var BLANK_ENDS = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g;
function byteLength(text) {
  const signs = [...seen(text).replaceAll(BLANK_ENDS, "")];
  return signs.reduce((sum, sign2) => sum + (sign2 < "" ? 1 : 2), 0);
}

// qihang:forms
var forms = { chat, choice, code, decision, number, order, plan, simulation, sort, table, written: written2 };

// widgets/exercise/form.js
var LOOKS = { right: ["ok", "✓"], partly: ["notyet", "→"], "not-yet": ["notyet", "→"] };
function lookOf(outcome) {
  return LOOKS[outcome] ?? ["unread", "?"];
}
function answerForm(form, context) {
  return forms[form.kind](form, context);
}

// widgets/exercise/review.js
function contextOf(view, ui, id) {
  return {
    id,
    words: view.words,
    value: ui.value,
    follows: null,
    begins: null,
    touched: ui,
    redraw: ui.redraw,
    locked: view.kept,
    kept: view.kept_here,
    parts: isSaid(view, ui) ? view.verdict.parts : [],
    note: id("note"),
    said: (text) => ui.said = text,
    change: (value) => {
      ui.value = value;
      ui.redraw();
    }
  };
}
function isSaid(view, ui) {
  return Boolean(view.verdict) && JSON.stringify(view.value) === JSON.stringify(ui.value);
}
function onward(view) {
  const { words, onward: onward2 } = view;
  return html("a", { class: "q-btn q-btn--main", "data-key": "onward", href: onward2.href }, words.onward);
}
function presses(view, ui) {
  const { words } = view;
  return html(
    "div",
    { class: "q-row tryit-buttons", "data-key": "buttons" },
    html("button", { type: "submit", class: "q-btn q-btn--main", "data-key": "check", "aria-disabled": ui.value === null ? "true" : null }, words.check),
    html("a", { class: "q-btn q-btn--quiet", "data-key": "later", href: view.onward.href }, words.later)
  );
}
function next(view, ask) {
  const { words } = view;
  const says = view.place === view.of ? words.end : words.next;
  return html("div", { class: "q-row review-next", "data-key": "going-on" }, button(says, "next", () => ask("next"), { main: true, once: true }));
}
function note(view, ui, id) {
  const { words, verdict } = view;
  const said = isSaid(view, ui);
  const [look, sign2] = view.trouble ? ["unread", "!"] : said ? lookOf(verdict.outcome) : ["saved", ""];
  const says = view.trouble ? [words.unsaved] : said ? [verdict.says, ...verdict.next] : [];
  return html(
    "div",
    { class: `q-note q-note--${look} tryit-note review-note`, role: "status", id: id("note"), "data-key": "note" },
    says.map((sentence, place) => html("p", {}, place === 0 && sign2 && html("strong", { "aria-hidden": "true" }, `${sign2} `), sentence)),
    view.hint && html("p", { class: "tryit-hint" }, html("b", {}, words.first_half), " ", view.hint),
    view.see && html("p", { class: "tryit-hint" }, words.see, " ", html("a", { href: view.see.href }, view.see.title))
  );
}
function question(view, ui, ask, id) {
  const context = contextOf(view, ui, id);
  const check = () => {
    if (ui.value !== null && !view.kept) ask("check", { value: ui.value });
  };
  return html(
    "section",
    { class: "q-card tryit review", "aria-labelledby": `${id("place")} ${id("title")}`, "data-key": `question-${view.place}`, "data-question": view.item, "data-state": view.kept ? view.verdict.outcome : "open" },
    html(
      "div",
      { class: "tryit-title", "data-key": "head" },
      html(
        "p",
        { class: "review-place" },
        html("span", { id: id("place") }, fillPlaces(view.words.place, { n: view.place, of: view.of })),
        " · ",
        view.kept_here ? view.words.no_points : view.words.not_kept
      ),
      html("h2", { id: id("title"), class: "review-title", tabindex: "-1", "data-key": "title" }, view.title)
    ),
    drawCard(view.card, context, ui, ui.redraw),
    html(
      "form",
      { "data-key": "answer", onsubmit: (event) => (event.preventDefault(), check()) },
      answerForm(view.form, context),
      !view.kept && presses(view, ui)
    ),
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    note(view, ui, id),
    view.kept && next(view, ask)
  );
}
function end(view, id) {
  const { words } = view;
  const says = view.of === 0 ? words.nothing : view.right === view.of ? words.all_right : fillPlaces(words.some_right, { right: view.right, of: view.of });
  return html(
    "section",
    { class: "q-card review", "aria-labelledby": id("title"), "data-key": "end", "data-state": "done" },
    html("h2", { id: id("title"), tabindex: "-1", "data-key": "title" }, words.done),
    html("p", {}, says),
    html("div", { class: "q-row" }, onward(view))
  );
}
function draw(view, ui, ask, id) {
  return html("div", { class: "review-page" }, shown(view, ui, ask, id));
}
function shown(view, ui, ask, id) {
  if (view.phase === "open") return question(view, ui, ask, id);
  if (view.phase === "done") return end(view, id);
  const says = view.phase === "closed" ? view.says : view.away ? view.words.away : view.words.waiting;
  return html("section", { class: "q-card review", "data-key": "waiting", "data-state": "waiting" }, html("p", { role: "status" }, says));
}
function shownOf(view) {
  return view.phase === "open" ? `${view.place}` : view.phase;
}
var review_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const ui = { value: null, redraw: () => redraw() };
    const ask = (verb, fields) => {
      try {
        request(model, verb, fields);
      } catch {
      }
    };
    const redraw = () => morph(el, () => draw(viewOf(model), ui, ask, id));
    const show = () => {
      const view = viewOf(model);
      const before = ui.shown;
      const is = shownOf(view);
      if (is !== before) Object.assign(ui, { shown: is, value: view.value ?? null, said: null, scanned: null, level: null });
      redraw();
      if (is !== before && before !== void 0 && before !== "waiting") {
        el.querySelector("h2")?.focus({ preventScroll: true });
        window.scrollTo(0, 0);
      } else if (view.kept) {
        const going = el.querySelector('[data-key="next"]');
        going?.focus({ preventScroll: true });
        going?.scrollIntoView({ block: "nearest" });
      }
    };
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      return ask("ready");
    };
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    drawnIn(model, el);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
    };
  }
};
export {
  review_default as default
};
