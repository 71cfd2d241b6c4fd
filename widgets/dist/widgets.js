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
function bilingual(text2, tag = "span") {
  const both = DRAFT.createDocumentFragment();
  if (text2.zh === text2.en) {
    both.append(text2.zh);
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
    node.append(text2[lang]);
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
function readNumber(text2, places, unit) {
  const plain = narrow(text2).toLowerCase();
  for (const pattern of patterns(unit)) {
    const { sign: sign2, ...parts2 } = pattern.exec(plain)?.groups ?? {};
    const found = Object.entries(parts2).filter(([, part]) => part !== void 0);
    if (!found.length || !found.every(([, part]) => NUMBER.test(part))) continue;
    const hundredths = found.reduce((sum3, [name, part]) => sum3 + valueOf(part) * GRAMMAR.weights[name], 0);
    return (sign2 === "-" ? -1 : 1) * hundredths * 10 ** places / 100;
  }
  return NaN;
}
function hasDecimalComma(text2, unit) {
  const plain = narrow(text2);
  return DECIMAL_COMMA.test(plain) && Number.isNaN(readNumber(text2, 0, unit)) && !Number.isNaN(readNumber(plain.replace(",", "."), 0, unit));
}
function seen(text2) {
  return text2.replaceAll(UNSEEN, "");
}
function isBlank(text2) {
  return seen(text2).trim() === "";
}
function narrow(text2) {
  return [...seen(text2)].map((sign2) => GRAMMAR.alike[sign2] ?? sign2).join("").trim();
}
function patterns(unit) {
  const names = (unit ? typeof unit === "string" ? [unit] : [unit.zh, unit.en] : []).filter(Boolean);
  const key = names.join("\n");
  const known = compiled.get(key);
  if (known) return known;
  const en = names.map((name) => GRAMMAR.units[name]).find(Boolean);
  const raw = GRAMMAR.patterns[names.length ? en ?? "OTHER" : ""];
  const own2 = names.map((name) => eitherNumber(narrow(name).toLowerCase())).join("|");
  const made = raw.map((pattern) => new RegExp(`^(?:${pattern.replaceAll("OTHER", own2)})$`));
  compiled.set(key, made);
  return made;
}
function eitherNumber(name) {
  return /^[a-z]+$/.test(name) ? `${name.replace(/s$/, "")}s?` : name.replaceAll(/[^\p{L}\p{N} ]/gu, "\\$&");
}
function valueOf(written4) {
  let [done, section, last] = [0, 0, 0];
  let counts = 1;
  let below = 1;
  for (const token of written4.match(TOKEN) ?? []) {
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
function writeNumber(whole2, places) {
  return ((Math.round(whole2) || 0) / 10 ** places).toFixed(places);
}
function settle(wish, least, most) {
  return Math.min(most, Math.max(least, Math.round(wish)));
}

// widgets/core/controls.js
function button(text2, key, press, { quiet, main, off, pressed, once, label: label2 } = {}) {
  return html(
    "button",
    {
      type: "button",
      class: `q-btn${main ? " q-btn--main" : ""}${quiet ? " q-btn--quiet" : ""}`,
      "data-key": key,
      "aria-disabled": off ? "true" : null,
      "aria-pressed": pressed === void 0 ? null : String(pressed),
      label: label2,
      onclick: (event2) => off || press(event2),
      onkeydown: once && held
    },
    text2
  );
}
function held(event2) {
  if (event2.repeat) event2.preventDefault();
}
var passed = /* @__PURE__ */ new Map();
var arrows = /* @__PURE__ */ new Set();
function radios(id, key, legend3, options2, chosen, choose2, { help, compact, silent, judged: judged5 } = {}) {
  const name = id(key);
  const group = (event2) => event2.currentTarget.closest("fieldset");
  const take = (event2, one2) => {
    arrows.delete(name);
    passed.delete(name);
    group(event2).removeAttribute("data-passing");
    choose2(one2);
  };
  const come = (event2, one2) => {
    if (!judged5 || !arrows.has(name)) return take(event2, one2);
    passed.set(name, one2);
    group(event2).setAttribute("data-passing", "");
  };
  const end2 = (event2) => {
    const one2 = passed.get(name);
    if (one2 !== void 0) take(event2, one2);
  };
  const pressed = (event2) => {
    if (event2.key.startsWith("Arrow")) return void arrows.add(name);
    if (event2.key === " " || event2.key === "Enter") end2(event2);
    if (judged5 && event2.key === "Enter" && !/** @type {HTMLInputElement} */
    event2.currentTarget.checked) take(
      event2,
      /** @type {HTMLInputElement} */
      event2.currentTarget.value
    );
  };
  const left = (event2) => group(event2).contains(event2.relatedTarget) || end2(event2);
  const shown2 = passed.get(name) ?? chosen;
  return html(
    "fieldset",
    {
      "data-key": key,
      class: compact ? "q-radios q-radios--compact" : "q-radios",
      "data-passing": passed.has(name) ? "" : null,
      onpointerdown: judged5 && (() => arrows.delete(name))
    },
    html("legend", { class: silent ? "q-visually-hidden" : "q-label" }, legend3),
    html(
      "div",
      { class: "q-options" },
      options2.map(
        (option) => html(
          "label",
          { class: "q-radio", "data-key": `${key}-${option.id}-label` },
          html("input", {
            type: "radio",
            name,
            value: option.id,
            checked: option.id === shown2,
            "data-key": `${key}-${option.id}`,
            onchange: (event2) => come(event2, option.id),
            onkeydown: judged5 && pressed,
            onblur: judged5 && left
          }),
          html("span", {}, option.text, option.help && html("span", { class: "q-small" }, option.help))
        )
      )
    ),
    judged5 && html("p", { class: "q-help q-passing" }, boxWords?.enter),
    help && html("p", { class: "q-help" }, help)
  );
}
function chooser(id, key, label2, options2, chosen, choose2, { silent } = {}) {
  const list = (lang) => html(
    "select",
    {
      class: `q-input q-chooser t-${lang}`,
      lang: lang === "zh" ? "zh-CN" : "en",
      id: id(`${key}-${lang}`),
      "data-key": `${key}-${lang}`,
      "aria-labelledby": silent ? null : id(`${key}-name`),
      label: silent ? label2 : null,
      value: chosen,
      onchange: (event2) => choose2(event2.target.value)
    },
    options2.map((option) => html("option", { value: option.id }, option.text[lang]))
  );
  return html(
    "div",
    { "data-key": key },
    !silent && html("p", { class: "q-label", id: id(`${key}-name`) }, label2),
    list("zh"),
    list("en")
  );
}
var boxWords;
function sayOfBoxes(words) {
  boxWords = words;
}
var writing = /* @__PURE__ */ new Map();
var unread = /* @__PURE__ */ new Map();
function numberControl(id, key, look2, change2) {
  const { label: label2, less, more, unit, value, least, most, step: step2 = 1, places = 0, help } = look2;
  const written4 = writeNumber(value, places);
  return html(
    "div",
    { class: "q-count", role: "group", "aria-labelledby": id(`${key}-name`), "data-key": key },
    html("label", { class: "q-label", id: id(`${key}-name`), for: id(`${key}-box`) }, label2),
    html(
      "div",
      { class: "q-row" },
      stepper("−", `${key}-less`, less, -1, look2, change2),
      html("input", {
        type: "text",
        inputmode: places ? "decimal" : "numeric",
        autocomplete: "off",
        class: "q-input q-count-box",
        id: id(`${key}-box`),
        "data-key": `${key}-box`,
        value: written4,
        "aria-describedby": id(`${key}-unread`),
        oninput: (event2) => typed(event2.target, false, look2, change2),
        onchange: (event2) => typed(event2.target, true, look2, change2)
      }),
      unit && html("span", { class: "q-count-unit" }, unit),
      stepper("+", `${key}-more`, more, 1, look2, change2),
      html("input", {
        type: "range",
        min: least,
        max: most,
        step: step2,
        value: String(value),
        "data-key": `${key}-slider`,
        "aria-labelledby": id(`${key}-name`),
        "aria-valuetext": written4,
        oninput: (event2) => (understood(boxOf(event2)), change2(Number(event2.target.value)))
      })
    ),
    unreadNote(id, key, look2),
    help && html("p", { class: "q-help" }, help)
  );
}
function typed(box2, final, look2, change2) {
  const { value, least, most, unit, places = 0 } = look2;
  const before = writing.get(box2.id) ?? value;
  const wish = readNumber(box2.value, places, unit);
  const inside = wish >= least && wish <= most;
  understood(box2);
  if (Number.isFinite(wish) && (final || inside)) change2(settle(wish, least, most));
  if (!final) return void writing.set(box2.id, before);
  writing.delete(box2.id);
  if (Number.isFinite(wish)) {
    const settled = settle(wish, least, most);
    if (settled !== Math.round(wish)) remark(box2, wish < least ? "least" : "most", settled, look2);
    return void (box2.value = writeNumber(settled, places));
  }
  if (!isBlank(box2.value)) remark(box2, hasDecimalComma(box2.value, unit) ? "comma" : "unread", before, look2);
  if (before !== value) change2(before);
  box2.value = writeNumber(before, places);
}
function boxOf(event2) {
  return event2.currentTarget.closest(".q-count").querySelector(".q-count-box");
}
function remark(box2, why2, kept, look2) {
  unread.set(box2.id, { text: box2.value.slice(0, 40), why: why2, kept });
  say(box2, unreadSays(box2.id, { ...look2, value: kept }));
}
function understood(box2) {
  forgetRemarks(
    /** @type {Element} */
    box2.closest(".lab") ?? box2.closest(".q-count")
  );
}
function forgetRemarks(place) {
  const boxes2 = place.querySelectorAll(".q-count-box");
  for (const box2 of boxes2) if (unread.delete(box2.id)) say(box2, null);
}
function say(box2, says) {
  const note3 = box2.closest(".q-count")?.querySelector(".q-count-unread");
  if (note3) morph(note3, () => says);
}
function unreadNote(id, key, look2) {
  const attrs = { class: "q-note q-note--unread q-count-unread", role: "status", id: id(`${key}-unread`), "data-key": `${key}-unread` };
  return html("p", attrs, unreadSays(id(`${key}-box`), look2));
}
function unreadSays(box2, { unit, value, places = 0, beyond }) {
  const { text: text2, why: why2, kept } = unread.get(box2) ?? {};
  if (why2 === void 0 || kept !== value) return null;
  if (why2 === "most" && beyond) return html("span", {}, html("strong", { "aria-hidden": "true" }, "? "), beyond);
  const counts = why2 !== "comma" && [` ${writeNumber(value, places)}`, unit && [" ", unit]];
  return html("span", {}, html("strong", { "aria-hidden": "true" }, "? "), `“${text2}” `, boxWords?.[why2], counts);
}
function stepper(sign2, key, label2, way, { value, least, most, unit, step: step2 = 1, places = 0 }, change2) {
  const press = (event2) => {
    const box2 = boxOf(event2);
    const now3 = readNumber(box2.value, places, unit);
    const next3 = settle((Number.isFinite(now3) ? now3 : value) + way * step2, least, most);
    understood(box2);
    box2.value = writeNumber(next3, places);
    change2(next3);
  };
  return button(sign2, key, press, { label: label2, off: way > 0 ? value >= most : value <= least });
}
function chartImage({ zh, en, width, height }, says) {
  const image = (lang, src) => html("img", { class: `t-${lang} q-chart`, src, width, height, alt: says[lang], "data-key": `chart-${lang}` });
  return [image("zh", zh), image("en", en)];
}
function note(tone, sign2, text2, key) {
  return html("p", { class: `q-note${tone ? ` q-note--${tone}` : ""}`, "data-key": key }, html("strong", { "aria-hidden": "true" }, `${sign2} `), text2);
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
function makeSender(model) {
  const waiting = /* @__PURE__ */ new Map();
  let timer;
  const next3 = () => {
    clearTimeout(timer);
    timer = void 0;
    const first = waiting.entries().next();
    if (first.done) return;
    const [slot, [verb, fields]] = first.value;
    waiting.delete(slot);
    timer = window.setTimeout(next3, 1e3);
    try {
      request(model, verb, fields);
    } catch {
      waiting.set(slot, [verb, fields]);
    }
  };
  model.on("change:view", next3);
  const send = (verb, fields, slot = verb) => {
    waiting.set(slot, [verb, fields]);
    if (timer === void 0) next3();
  };
  const stop = () => {
    clearTimeout(timer);
    model.off("change:view", next3);
  };
  return Object.assign(send, { stop });
}
function makeIds() {
  window.qihangDrawings = (window.qihangDrawings ?? 0) + 1;
  const drawing = window.qihangDrawings;
  return (stem) => `q${drawing}-${stem}`;
}
function mount(model, el, draw2, ready) {
  const redraw = () => morph(el, () => draw2(viewOf(model)));
  const changed = () => {
    readAhead(viewOf(model).chart);
    queueMicrotask(redraw);
  };
  model.on("change:view", changed);
  drawnIn(model, el, ready);
  redraw();
  const stop = greet(model);
  return () => {
    stop();
    model.off("change:view", changed);
  };
}
function greet(model) {
  let timer;
  const hello = () => {
    try {
      request(model, "ready");
    } catch {
      timer = window.setTimeout(hello, HELLO);
    }
  };
  hello();
  return () => clearTimeout(timer);
}
function readAhead(images) {
  const src = images?.[language()];
  if (!src) return;
  const image = new Image();
  image.src = src;
  image.decode().catch(() => {
  });
}

// widgets/core/lab.js
var LAB_REST = 500;
function mountLab(model, el, draw2, ready) {
  let timer;
  const ask = (verb) => {
    try {
      request(model, verb);
    } catch {
    }
  };
  const keep = () => !viewOf(model).kept && ask("keep");
  const rest = () => {
    clearTimeout(timer);
    if (viewOf(model).turn > 2) keep();
    if (viewOf(model).finished === false) ask("finish");
  };
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(rest, LAB_REST);
  };
  const left = () => document.visibilityState === "hidden" && keep();
  const turned = () => forgetRemarks(el);
  model.on("change:view", later);
  document.addEventListener("visibilitychange", left);
  document.addEventListener("qihang:screen", turned);
  sayOfBoxes(viewOf(model).box_words);
  const hide = mount(model, el, draw2, ready);
  const said = bringSaid(model, el);
  model.on("change:view", said);
  const unlook = watchCharts(model, el);
  return () => {
    clearTimeout(timer);
    model.off("change:view", later);
    model.off("change:view", said);
    document.removeEventListener("visibilitychange", left);
    document.removeEventListener("qihang:screen", turned);
    unlook();
    hide();
  };
}
var PRESSED = 'button, input:is([type="radio"], [type="checkbox"])';
function bringSaid(model, el) {
  const says = () => JSON.stringify([viewOf(model).sentence, viewOf(model).tone]);
  let last = says();
  const bring = () => {
    const pressed = document.activeElement;
    const isNew = says() !== last;
    last = says();
    if (!isNew || !viewOf(model).tone?.tone || !pressed?.matches(PRESSED) || pressed.closest(".q-count")) return;
    if (el.contains(pressed)) el.querySelector(".lab-sentence")?.scrollIntoView({ block: "nearest" });
  };
  return () => queueMicrotask(bring);
}
var LAB_SHARP = 1.25;
function watchCharts(model, el) {
  if (!("finished" in viewOf(model))) return () => {
  };
  const pixels = (image) => image.offsetWidth / Number(image.getAttribute("width")) * window.devicePixelRatio;
  let last = null;
  const look2 = () => {
    const most = Math.max(...[.../** @type {NodeListOf<HTMLImageElement>} */
    el.querySelectorAll("img.q-chart")].map(pixels));
    const seen2 = { language: language(), sharpness: most > LAB_SHARP ? 2 : 1 };
    if (JSON.stringify(seen2) === last) return;
    last = JSON.stringify(seen2);
    try {
      request(model, "look", seen2);
    } catch {
      last = null;
    }
  };
  const watch = new MutationObserver(look2);
  watch.observe(document.documentElement, { attributeFilter: ["data-lang", "style"] });
  window.addEventListener("resize", look2);
  document.addEventListener("qihang:screen", look2);
  look2();
  return () => {
    watch.disconnect();
    window.removeEventListener("resize", look2);
    document.removeEventListener("qihang:screen", look2);
  };
}
function labCard(view, id, { look: look2 = "", silent }, ...content) {
  const { words } = view;
  return html(
    "section",
    {
      class: `q-card lab ${look2} lab--${view.lab}`,
      "aria-labelledby": id("title"),
      "data-turn": view.turn,
      "data-kept": view.kept ? "yes" : "no"
    },
    html("h3", { id: id("title"), class: silent ? "q-visually-hidden" : null }, words.title),
    html("p", { class: "lab-question" }, words.question),
    content
  );
}
function labSentence(view, id) {
  const { tone, sign: sign2 } = view.tone ?? {};
  return html(
    "output",
    { id: id("sentence"), class: `lab-sentence${tone ? ` q-note q-note--${tone}` : ""}`, "data-key": "sentence" },
    sign2 && html("strong", { "aria-hidden": "true" }, `${sign2} `),
    view.sentence
  );
}
function againButton(model, view) {
  return html("div", { class: "lab-again" }, button(view.words.again, "again", () => request(model, "again"), { quiet: true }));
}
function labScreen(model, view, id, { hand: hand3, picture: picture6, whole: whole2, dense }) {
  const beside2 = () => html(
    "div",
    { class: "lab-beside" },
    html("div", { class: "lab-hand q-stack" }, hand3),
    html("figure", { class: "q-figure lab-show" }, picture6, html("figcaption", {}, labSentence(view, id)))
  );
  return labCard(view, id, { look: dense ? "lab--screen lab--dense" : "lab--screen", silent: true }, whole2 ?? beside2());
}

// widgets/core/bars.js
var LEAST = 0.6;
function bar(pieces2, zero = 0) {
  return svg(
    "svg",
    { class: "lab-bar", "aria-hidden": "true" },
    pieces2.filter(({ from, to }) => to > from).map(piece),
    svg("line", { class: "lab-bar-zero", x1: `${zero}%`, x2: `${zero}%`, y1: "0%", y2: "100%" })
  );
}
function piece({ from, to, kind }) {
  const [y, height] = kind === "frame" ? ["4%", "92%"] : ["20%", "60%"];
  return svg("rect", { class: `lab-bar-piece lab-bar-piece--${kind}`, x: `${from}%`, y, width: `${Math.max(to - from, LEAST)}%`, height });
}
function barRows(rows, zero) {
  return html(
    "ul",
    { class: "lab-bar-rows", "data-key": "rows" },
    rows.map(
      ({ id, name, figure, pieces: pieces2 }) => html("li", { "data-key": `row-${id}` }, html("span", {}, name), html("strong", {}, figure), bar(pieces2, zero))
    )
  );
}
function barScreen(model, view, id, { hand: hand3, rows, end: end2 }) {
  return labScreen(model, view, id, {
    whole: html(
      "div",
      { class: "lab-bars" },
      html("div", { class: "lab-hand q-stack" }, hand3),
      html("div", {}, rows),
      html("div", { class: "lab-bars-end" }, labSentence(view, id), end2)
    )
  });
}

// widgets/labs/adlab/lab.js
var KINDS = { costs: "soft", ads: "soft", loss: "loss" };
function row({ words }, { id, name, yuan, ends: [from, to] }) {
  return { id, name, figure: [yuan, " ", words.yuan], pieces: [{ from, to, kind: KINDS[id] ?? "full" }] };
}
var lab_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => {
      const { words, spend, most, step: step2 } = view;
      const look2 = { label: words.spend, less: words.spend_less, more: words.spend_more, unit: words.yuan, help: words.order };
      return barScreen(model, view, id, {
        hand: [
          numberControl(id, "spend", { ...look2, value: spend, least: 0, most, step: step2 }, (yuan) => send("spend", { yuan })),
          againButton(model, view)
        ],
        rows: barRows(
          view.rows.map((amount2) => row(view, amount2)),
          view.zero
        )
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/core/pictures.js
function pictureTree(tree2) {
  if (!Array.isArray(tree2)) return tree2;
  const [tag, attrs, ...children] = tree2;
  return svg(tag, attrs, children.map(pictureTree));
}

// widgets/exercise/cards.js
var MANY_COLUMNS = 5;
function drawCard(card5, context, ui, redraw) {
  return card5 && html("div", { class: `card card--${card5.card}${card5.table?.head.length > MANY_COLUMNS ? " card--wide" : ""}`, "data-key": "card", "data-card": card5.card }, CARDS[card5.card](card5, context, ui, redraw));
}
var CARDS = {
  digits: (card5, { words }) => html(
    "p",
    { class: "card-digits" },
    html("span", { class: "q-visually-hidden" }, card5.digits, " ", words.and_one_more),
    html("span", { "aria-hidden": "true" }, [...card5.digits].map((digit) => html("b", {}, digit)), html("b", { class: "card-gap" }, "?"))
  ),
  words: (card5) => html("p", { class: "card-words" }, card5.text),
  picture: (card5) => html("figure", { class: "q-figure" }, pictureTree(card5.picture), html("figcaption", {}, card5.text)),
  facts: (card5) => [
    html("p", { class: "q-label" }, card5.title),
    html("dl", { class: "card-facts" }, card5.lines.map((line4) => html("div", {}, html("dt", {}, line4.name), html("dd", {}, line4.value))))
  ],
  labels,
  photos: (card5) => html(
    "div",
    { class: "card-photos" },
    card5.photos.map(
      (one2) => html(
        "figure",
        { class: "q-figure", "data-key": `photo-${one2.name}` },
        pictureTree(one2.picture),
        html("figcaption", {}, html("b", {}, one2.name), " ", html("span", { class: "q-visually-hidden" }, one2.seen, " "), one2.credit)
      )
    )
  ),
  code: (card5, { words }) => [
    html("p", { class: "card-words" }, html("code", {}, card5.text)),
    html("p", {}, card5.says),
    cardTable(words.capacity, card5.table)
  ],
  rubbed,
  sheet: (card5) => cardTable(card5.caption, card5.table),
  table: (card5) => [card5.says && html("p", {}, card5.says), cardTable(card5.caption, card5.table)],
  tables: (card5) => html("div", { class: "card-tables" }, card5.tables.map((one2) => cardTable(one2.caption, one2.table)))
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
        rows.map((row3) => html("tr", {}, row3.map((cell, place) => html(place ? "td" : "th", { scope: place ? null : "row", class: side(head[place]) }, cell))))
      )
    )
  );
}
function labels(card5, { words }, ui, redraw) {
  const scan = (name) => () => {
    ui.scanned = name;
    redraw();
  };
  const read = card5.labels.find((label2) => label2.name === ui.scanned);
  return [
    html("p", {}, card5.says),
    html(
      "div",
      { class: "card-labels" },
      card5.labels.map(
        (label2) => html(
          "figure",
          { class: "q-figure", "data-key": `label-${label2.name}` },
          pictureTree(label2.picture),
          html("figcaption", {}, button(label2.button, `scan-${label2.name}`, scan(label2.name), { pressed: ui.scanned === label2.name }))
        )
      )
    ),
    html("output", { class: "card-screen", "aria-live": "polite", "data-key": "screen" }, read ? read.says : words.nothing_scanned)
  ];
}
function rubbed(card5, { id }, ui, redraw) {
  const shown2 = card5.levels.find((one2) => one2.level === ui.level) ?? card5.levels[0];
  const press = (level) => () => {
    ui.level = level;
    redraw();
  };
  return [
    html("p", {}, card5.says),
    html(
      "div",
      { class: "q-row", role: "group", "aria-labelledby": id("levels") },
      html("span", { id: id("levels"), class: "q-label" }, card5.legend),
      card5.levels.map((one2) => button(one2.level, `print-${one2.level}`, press(one2.level), { pressed: one2 === shown2 }))
    ),
    html(
      "figure",
      { class: "q-figure" },
      pictureTree(shown2.picture),
      html("figcaption", {}, html("output", { "aria-live": "polite", "data-key": "screen" }, shown2.says))
    )
  ];
}

// widgets/exercise/draft.js
var PAUSE = 500;
var PATIENCE = 4e3;
function sortedJson(value) {
  const sorted = (_, part) => part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part;
  return JSON.stringify(value, sorted);
}
var Draft = class {
  /**
   * @param {(answer: { value: any, seq: number }) => void} post sends it to Python; fails without a connection
   * @param {() => void} changed
   */
  constructor(post, changed) {
    this.post = post;
    this.changed = changed;
    this.value = null;
    this.kept = "null";
    this.attempts = [];
    this.seq = 0;
    this.overdue = false;
    this.lost = false;
    this.view = { phase: "waiting", question: "" };
    this.paper = void 0;
    this.pause = null;
    this.wait = void 0;
  }
  /**
   * Take up what Python shows.
   * @param {BoxView} view
   */
  take(view) {
    if (view.phase === "waiting") return;
    this.view = view;
    if (view.phase === "closed") return;
    this.kept = sortedJson(view.answer?.value ?? null);
    if (view.phase === "locked") this.shut(view);
    else if (view.paper !== this.paper) this.begin(view);
    else this.hear(view.ack);
  }
  /** @param {BoxView} view */
  begin(view) {
    const left = this.left();
    this.settle();
    this.paper = view.paper;
    if (!left || left.paper !== view.paper || sortedJson(left.value) === this.kept) return;
    if (left.base === this.base() || left.sent.includes(this.kept)) this.change(left.value, true);
    else this.lost = true;
  }
  /**
   * It is handed in, perhaps in another window; or an earlier try is looked at, and what is
   * being written for this one waits.
   * @param {BoxView} view
   */
  shut(view) {
    const left = this.left();
    this.paper = void 0;
    if (left && left.paper !== view.paper) return this.rest();
    if (left && sortedJson(left.value) !== this.kept) this.lost = true;
    this.settle();
  }
  /** @param {Acknowledgement | null | undefined} ack */
  hear(ack) {
    if (ack?.ok) this.attempts = this.attempts.filter((one2) => one2.seq > ack.seq);
    if (!this.pause && !this.attempts.length) this.value = JSON.parse(this.kept);
    if (this.saved()) return this.settle();
    if (ack && !ack.ok && ack.seq === this.seq) {
      this.overdue = true;
      if (ack.final) clearTimeout(this.wait);
    }
  }
  settle() {
    this.rest();
    this.forget();
  }
  /** Show what is kept, and send nothing more of what was written; it is not forgotten. */
  rest() {
    this.unpause();
    clearTimeout(this.wait);
    this.attempts = [];
    this.overdue = false;
    this.value = JSON.parse(this.kept);
  }
  /**
   * @param {any} value
   * @param {boolean} soon whether nothing more is being written
   */
  change(value, soon) {
    this.value = value;
    this.lost = false;
    this.overdue = false;
    this.unpause();
    this.remember();
    if (soon) this.send();
    else this.pause = setTimeout(() => this.send(), PAUSE);
    this.changed();
  }
  unpause() {
    if (this.pause) clearTimeout(this.pause);
    this.pause = null;
  }
  /** Send now what waits for a pause in writing. */
  flush() {
    if (this.pause) this.send();
  }
  send() {
    this.unpause();
    const json = sortedJson(this.value);
    const underway = this.attempts.at(-1)?.json === json && !this.overdue;
    if (this.saved()) this.settle();
    else if (!underway) this.attempt(json);
    this.changed();
  }
  /** @param {string} json */
  attempt(json) {
    this.seq = Math.max(this.seq, this.view.ack?.seq ?? 0) + 1;
    if (this.attempts.at(-1)?.json === json) this.attempts.pop();
    this.attempts.push({ seq: this.seq, json });
    this.remember();
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.late(), PATIENCE);
    try {
      this.post({ value: this.value, seq: this.seq });
    } catch {
      this.overdue = true;
    }
  }
  late() {
    if (this.saved()) return;
    this.overdue = true;
    document.dispatchEvent(new CustomEvent("qihang:unsaved", { detail: { question: this.view.question } }));
    this.send();
  }
  saved() {
    const json = sortedJson(this.value);
    return json === this.kept && !this.pause && this.attempts.every((one2) => one2.json === json);
  }
  state() {
    if (this.pause) return "typing";
    if (!this.saved()) return this.overdue ? "unsaved" : "saving";
    if (this.value === null) return "empty";
    return this.view.unreadable ? "unreadable" : "saved";
  }
  base() {
    return this.view.answer?.saved_at ?? null;
  }
  key() {
    return `qihang:${location.pathname}:${this.view.question}`;
  }
  /** @returns {Left | null} */
  left() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key()) ?? "null");
    } catch {
      return null;
    }
  }
  remember() {
    const sent = this.attempts.map((one2) => one2.json);
    try {
      sessionStorage.setItem(this.key(), JSON.stringify({ paper: this.paper, value: this.value, base: this.base(), sent }));
    } catch {
    }
  }
  forget() {
    try {
      sessionStorage.removeItem(this.key());
    } catch {
    }
  }
};

// widgets/core/chat.js
var unsent = /* @__PURE__ */ new Map();
function isShut(desk, { replies, turns, ended }) {
  return Boolean(ended) || replies.length >= desk.most || turns.length < replies.length;
}
function chatLog(desk, talk, words, judged5) {
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
      ended && !judged5 && html("p", { class: "chat-line chat-line--aside", "data-key": "ended" }, ended),
      judged5
    )
  );
}
function opened({ currentTarget }) {
  const one2 = (
    /** @type {HTMLDetailsElement} */
    currentTarget
  );
  if (one2.open) one2.scrollIntoView({ block: "nearest" });
}
function closeLids(event2) {
  if (event2.key !== "Escape" || event2.isComposing) return;
  const desk = (
    /** @type {HTMLElement} */
    event2.currentTarget
  );
  for (const open of desk.querySelectorAll("details[open]")) {
    if (open.contains(document.activeElement)) open.querySelector("summary")?.focus();
    open.removeAttribute("open");
  }
}
function quickReplies(id, desk, talk, words) {
  const off = isShut(desk, talk);
  const put3 = (text2) => {
    write(id, behind(unsent.get(id("say")) ?? "", text2[language()]).slice(0, desk.longest));
    const box2 = boxOf2(id);
    box2.focus();
    box2.setSelectionRange(box2.value.length, box2.value.length);
    box2.scrollTop = box2.scrollHeight;
  };
  return html(
    "div",
    { class: "chat-quick", role: "group", "aria-labelledby": id("quick"), "data-key": "quick" },
    html("p", { id: id("quick") }, words.chat_quick),
    desk.quick.map((text2, place) => button(text2, `quick-${place}`, () => put3(text2), { off }))
  );
}
function boxOf2(id) {
  return (
    /** @type {HTMLTextAreaElement} */
    document.getElementById(id("say"))
  );
}
function behind(before, text2) {
  if (isBlank(before)) return text2;
  if (before.includes(text2)) return before;
  return before.trimEnd() + (/[\u3000-\u9fff\uff00-\uffef]$/.test(before.trimEnd()) ? "" : " ") + text2;
}
function write(id, text2) {
  unsent.set(id("say"), text2);
  boxOf2(id).value = text2;
}
function replyBox(id, desk, talk, words, left, change2, { note: note3, more, undo } = {}) {
  const { replies } = talk;
  const off = isShut(desk, talk);
  const send = () => {
    const text2 = unsent.get(id("say")) ?? "";
    if (off || isBlank(text2)) return;
    write(id, "");
    change2([...replies, text2.trim()]);
  };
  const back = () => {
    const last = replies.at(-1) ?? "";
    if (isBlank(unsent.get(id("say")) ?? "")) write(id, last);
    change2(replies.slice(0, -1));
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
      "aria-describedby": `${id("left")} ${note3 ?? ""}`.trim(),
      "data-key": "say",
      "data-control": "reply",
      oninput: (event2) => unsent.set(id("say"), event2.target.value),
      onkeydown: (event2) => {
        if (event2.key !== "Enter" || !event2.ctrlKey || event2.isComposing) return;
        event2.preventDefault();
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
function shortcut(one2) {
  one2.setAttribute("aria-keyshortcuts", "Control+Enter");
  one2.title = "Ctrl + Enter";
  return one2;
}
function inGroup(one2) {
  one2.dataset.control = "reply";
  return one2;
}

// widgets/exercise/texts.js
function fillPlaces(text2, values) {
  const fill3 = (text3) => text3.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  return { zh: fill3(text2.zh), en: fill3(text2.en) };
}
function timeOfDay(iso) {
  const at = new Date(iso);
  const time = { hour: "2-digit", minute: "2-digit", hour12: false };
  const today = at.toDateString() === (/* @__PURE__ */ new Date()).toDateString();
  const form = today ? time : { month: "long", day: "numeric", ...time };
  return (locale) => new Intl.DateTimeFormat(locale, form).format(at);
}
function fillTime(text2, iso) {
  const at = timeOfDay(iso);
  return { zh: fillPlaces(text2, { time: at("zh-CN") }).zh, en: fillPlaces(text2, { time: at("en-GB") }).en };
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
  const { id, words, locked, note: note3 } = context;
  const talk = talkOf(context);
  const left = fillPlaces(words.chat_left, { left: form.desk.most - talk.replies.length });
  const change2 = (replies) => context.change(replies.length ? replies : null, true);
  return html(
    "div",
    { class: "form-chat", "data-key": "form", "data-locked": locked, onkeydown: locked ? null : closeLids },
    html("div", { class: "form-chat-log" }, html("p", { class: "q-label" }, form.label), chatLog(form.desk, talk, words)),
    !locked && quickReplies(id, form.desk, talk, words),
    html(
      "div",
      { class: "form-chat-hand" },
      !locked && replyBox(id, form.desk, talk, words, left, change2, { note: note3 }),
      html("details", { class: "form-counts", open: locked, ontoggle: locked ? null : opened, "data-key": "counts" }, html("summary", {}, words.chat_counts), checks(form, context))
    )
  );
}
function talkOf({ value, follows }) {
  const replies = Array.isArray(value) ? value.filter((one2) => typeof one2 === "string") : [];
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
function pick(options2, key, legend3, { id, locked, note: note3 }, value, change2, many) {
  const chosen = many ? Array.isArray(value) ? value : [] : [value];
  const press = (option) => (event2) => {
    if (!many) return change2(option.id, true);
    const rest = chosen.filter((one2) => one2 !== option.id);
    const now3 = event2.target.checked ? [...rest, option.id] : rest;
    return change2(now3.length ? options2.map((one2) => one2.id).filter((one2) => now3.includes(one2)) : null, true);
  };
  const drawn = options2.some((option) => option.picture);
  return html(
    "fieldset",
    { "data-key": `${key}s`, "aria-describedby": note3 },
    html("legend", { class: "q-label" }, legend3),
    html(
      "div",
      { class: drawn ? "form-pictures" : "form-options" },
      options2.map(
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
function oneLine(form, { id, value, locked, change: change2, note: note3 }, attrs) {
  const write2 = (soon) => (event2) => change2(isBlank(event2.target.value) ? null : event2.target.value, soon);
  const line4 = html("input", {
    type: "text",
    id: id("line"),
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "data-key": "line",
    "aria-describedby": note3,
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
    html("div", { class: "q-row form-line" }, line4, form.unit && html("span", { class: "form-unit" }, form.unit))
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
  const { id, words, locked, change: change2, said } = context;
  const texts = new Map(form.steps.map((step2) => [step2.id, step2.text]));
  const begun = Array.isArray(context.value) && context.value.length === texts.size && context.value.every((one2) => texts.has(one2));
  const order2 = begun ? context.value : [...texts.keys()];
  const move = (from, way) => {
    const to = from + way;
    if (to < 0 || to >= order2.length) return;
    const next3 = [...order2];
    [next3[from], next3[to]] = [next3[to], next3[from]];
    said(fillPlaces(words.moved, { place: to + 1, count: order2.length }));
    change2(next3, false);
  };
  const mover = (step2, place, way) => button(
    [
      html("span", { "aria-hidden": "true" }, way < 0 ? "↑" : "↓"),
      html("span", {}, way < 0 ? words.up : words.down),
      html("span", { class: "q-visually-hidden" }, " ", texts.get(step2))
    ],
    `${way < 0 ? "up" : "down"}-${step2}`,
    () => move(place, way),
    { off: way < 0 ? place === 0 : place === order2.length - 1 }
  );
  return html(
    "div",
    { "data-key": "form", role: "group", "aria-labelledby": id("order") },
    html("p", { class: "q-label", id: id("order") }, form.label),
    // Its room stays when it goes, so that no step slides away below the pointer.
    !locked && html("div", { class: "q-row form-keep", "data-key": "keep-row" }, !begun && button(words.keep, "keep-order", () => change2(order2, true))),
    html(
      "ol",
      { class: "q-steps form-steps" },
      order2.map(
        (step2, place) => html(
          "li",
          { "data-key": `step-${step2}`, "data-step": step2 },
          html("span", {}, texts.get(step2)),
          !locked && html("span", { class: "form-movers" }, mover(step2, place, -1), mover(step2, place, 1))
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
  const { id, words, note: note3, touched, redraw } = context;
  const open = form.parts.find((part) => part.id === touched.part) ?? firstToMend(form, context);
  const go = (part) => () => {
    touched.part = part.id;
    redraw();
  };
  return html(
    "div",
    { class: "form-plan", role: "group", "data-key": "form", "aria-labelledby": id("plan"), "aria-describedby": note3 },
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
  return found.length ? found.find((one2) => one2 !== "right") ?? "right" : null;
}
function sign(part, context) {
  const outcome = outcomeOf(part, context);
  if (!outcome) return null;
  return html("strong", { "aria-hidden": "true" }, outcome === "right" ? "✓ " : outcome === "unreadable" ? "? " : "→ ");
}
function lines(form, context, part, open) {
  const last = part === form.parts.at(-1);
  const told = part.lines.map((line4) => toldOf(line4, context)).filter(Boolean);
  return html(
    "div",
    { class: `form-plan-part form-plan-part--${part.id}`, hidden: !open, "data-key": `of-${part.id}` },
    html("p", { class: "form-plan-name" }, part.text),
    recalled(part, context),
    html("div", { class: "form-plan-lines" }, part.lines.map((line4) => line4.options ? choice2(line4, context) : number2(line4, context)), last && why(form, context)),
    part.way && html("p", { class: "q-help form-plan-way" }, part.way),
    last && context.kept && context.value !== null && planPaper(context.words),
    told.length > 0 && html("ul", { class: "form-plan-told" }, told),
    part.lines.some(({ name }) => partNamed(context, name)?.follows) && html("p", { class: "q-help" }, context.words.cells_change)
  );
}
function recalled({ recalls }, context) {
  const known = recalls.filter(({ name }) => !isBlank(written(context, name)));
  if (!known.length) return null;
  const one2 = ({ name, text: text2 }, place) => [place > 0 && " · ", text2, " ", html("b", {}, written(context, name))];
  return html("p", { class: "q-help form-plan-recalled", "data-key": "recalled" }, known.map(one2));
}
function toldOf({ name, text: text2 }, context) {
  const part = partNamed(context, name);
  if (!part || part.outcome === "right" || part.outcome === "empty") return null;
  return html("li", { "data-key": `told-${name}` }, html("b", {}, text2), ": ", part.next);
}
function put(context, name, text2, soon) {
  const { own: own2, ...before } = valueOf2(context);
  const filled = Object.entries({ ...before, [name]: text2 }).filter(([, one2]) => typeof one2 === "string" && !isBlank(one2));
  const goods2 = Object.keys(before).length ? own2 : context.begins?.own ?? own2;
  context.change(filled.length ? { ...goods2 && { own: goods2 }, ...Object.fromEntries(filled) } : null, soon);
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
function number2({ name, text: text2, unit, sum: sum3 }, context) {
  const { id, words, locked } = context;
  const write2 = (soon) => (event2) => put(context, name, event2.target.value, soon);
  return html(
    "div",
    { class: `form-plan-line${sum3 ? " form-plan-sum" : ""}`, "data-key": `line-of-${name}` },
    html(
      "span",
      {},
      html("label", { for: id(name) }, sum3 && html("span", { "aria-hidden": "true" }, "= "), text2, sum3 && html("span", { class: "q-visually-hidden" }, " (", words.plan_sum, ")")),
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
function choice2({ name, text: text2, options: options2 = [] }, context) {
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
      onchange: (event2) => put(context, name, event2.target.value, true)
    },
    html("option", { value: "" }, words.plan_choose[lang]),
    options2.map((option) => html("option", { value: option.id }, option.text[lang]))
  );
  return html(
    "div",
    { class: "form-plan-line form-plan-choice", "data-key": `line-of-${name}` },
    html("span", {}, html("span", { id: id(name) }, text2), mark(context, name)),
    html("span", { class: "form-plan-list" }, list("zh"), list("en"))
  );
}
function why(form, context) {
  const { id, locked } = context;
  const write2 = (soon) => (event2) => put(context, "why", event2.target.value, soon);
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
  const begun = Object.fromEntries(fields.map(({ id, look: look2 }) => [id, look2.value]));
  return { ...begun, ...plan2 };
}
function toPay(season, brings) {
  const plan2 = planOf(season, brings);
  const numbers = Object.entries(brings.costs).reduce((sum3, [field, fen]) => sum3 + fen * (plan2[field] ?? 0), 0);
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
    rows.map(({ name, text: text2, wide }) => html("div", { class: wide ? "season-wide" : null }, html("dt", {}, name), html("dd", {}, text2)))
  );
}
function debriefed(id, season, asked4, words, acts, { judged: judged5 } = {}) {
  const chosen = season.debrief[asked4.name] ?? null;
  return [
    figures(asked4.rows, words),
    html("div", { class: "season-choices" }, radios(id, asked4.name, asked4.legend, asked4.options, chosen, (one2) => acts.choose(asked4.name, one2), { silent: true, judged: judged5 }))
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
function leadOn(event2, press) {
  const row3 = (
    /** @type {HTMLElement} */
    /** @type {HTMLElement} */
    event2.currentTarget.closest(".season-buttons")
  );
  const from = row3.dataset.at;
  const seen2 = new MutationObserver(() => {
    if (row3.dataset.at === from || row3.dataset.at === WAITS) return;
    seen2.disconnect();
    const now3 = document.activeElement;
    if (now3 !== document.body && !row3.contains(now3)) return;
    row3.parentElement?.querySelector("[data-top]")?.focus({ preventScroll: true });
  });
  seen2.observe(row3, { attributeFilter: ["data-at"] });
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
  const [text2, press, off] = leads[phase];
  const on = (event2) => phase === "decide" ? press() : leadOn(event2, press);
  const lead = (go) => (event2) => leadOn(event2, go);
  return html(
    "div",
    { class: "q-row season-buttons", role: "group", label: words.season_buttons, "data-key": "buttons", "data-at": `${phase} ${season.weeks.length} ${shown2}` },
    // One button throughout, so that whoever runs a week by keyboard goes on from it. What is
    // proposed is answered by either of two: none of them stands out.
    button(text2, "on", on, { main: phase !== "proposed", off, once: true }),
    phase === "proposed" && button(words.season_yes, "move-yes", lead(() => acts.move(true)), { once: true }),
    phase === "debrief" && button(words.season_before, "before", lead(() => acts.show(shown2 - 1)), { quiet: true }),
    phase !== "debrief" && known.redo && button(known.redo, "back", lead(acts.back), { quiet: true, once: true }),
    more
  );
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
  const yuan = (amount2) => (amount2 / 100).toFixed(2).replace(/\.00$/, "");
  const text2 = fen > brings.cash ? words.season_short : words.season_pays;
  const move = planOf(season, brings).move && brings.move_pays;
  return html("p", { class: "season-pays", "data-key": "pays" }, fillPlaces(text2, { pays: yuan(fen), cash: yuan(brings.cash) }), move && [" ", move]);
}
function howItWent({ results }, words) {
  const last = results[results.length - 1];
  return [figures(last.rows, words), html("p", { "data-key": "says" }, last.says)];
}
function actsOf(season, known, { change: change2 }) {
  const to = (changed, soon = true) => change2({ ...season, ...changed }, soon);
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
    const asked4 = known.debrief.find((one2) => one2.name === name);
    const option = asked4?.options.find((one2) => one2.id === season.debrief[name]);
    return asked4 && [asked4.legend, " ", html("strong", {}, option?.text ?? "–")];
  };
  const check = ({ name, text: text2 }) => checkLine({ name, text: chosen(name) ?? text2 }, context);
  return [
    html("p", { class: "q-label" }, form.label),
    known.results.map((week, place) => html("details", { "data-key": `week-${place + 1}` }, html("summary", {}, week.title), figures(week.rows, context.words), html("p", {}, week.says))),
    html("div", { class: "form-checks" }, html("ul", {}, form.checks.map(check)))
  ];
}

// widgets/exercise/kinds/sort/form.js
function sort(form, context) {
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const put3 = (row3) => (option) => context.change({ ...value, [row3]: option }, true);
  const said = form.rows.every((row3) => !row3.picture);
  return html(
    "div",
    { "data-key": "form", role: "group", "aria-labelledby": context.id("sort") },
    html("p", { class: "q-label", id: context.id("sort") }, form.label),
    html(
      "div",
      { class: said ? "form-sort form-sort--said" : "form-sort", "data-boxes": form.options.length },
      form.rows.map((row3) => thing(row3, form.options, value[row3.id], put3(row3.id), context))
    )
  );
}
function thing(row3, options2, chosen, put3, context) {
  const { id, words, locked, note: note3 } = context;
  const part = partNamed(context, row3.id);
  return html(
    "fieldset",
    { class: "form-thing", "data-key": `row-${row3.id}`, "aria-describedby": note3 },
    html("legend", { class: "form-words" }, row3.text),
    row3.picture && pictureTree(row3.picture),
    options2.map(
      (option) => html(
        "label",
        { class: "q-radio", "data-key": `${row3.id}-${option.id}-label` },
        html("input", {
          type: "radio",
          name: id(row3.id),
          value: option.id,
          checked: chosen === option.id,
          disabled: locked,
          "data-key": `${row3.id}-${option.id}`,
          onchange: () => put3(option.id)
        }),
        html("span", { class: "form-words" }, option.text)
      )
    ),
    part && html("p", { class: "form-mark", "data-outcome": part.outcome }, partSays(part, words))
  );
}

// widgets/exercise/kinds/table/form.js
function table(form, context) {
  const { id, words, note: note3 } = context;
  const value = context.value !== null && typeof context.value === "object" && !Array.isArray(context.value) ? context.value : {};
  const cell = (row3, place) => {
    const { name, given } = row3.cells[place];
    const heads = `${id(`head-${row3.id}`)} ${id(`head-${form.columns[place].id}`)}`;
    return html(
      "td",
      { role: "cell", class: "q-number", "data-key": `at-${name}` },
      html("span", { class: "form-column", "aria-hidden": "true" }, form.columns[place].text),
      given === null ? blank(form, context, name, value, heads) : html("span", { class: "form-given" }, given)
    );
  };
  const lines2 = (rows, look2 = "") => html(
    "table",
    { class: `q-table ${form.columns.length > 3 ? "form-many" : "form-few"} ${look2}`, role: "table", "aria-labelledby": id("table") },
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
        (row3) => html(
          "tr",
          { role: "row", "data-key": `row-${row3.id}` },
          html("th", { role: "rowheader", scope: "row", id: id(`head-${row3.id}`) }, row3.text),
          form.columns.map((_, place) => cell(row3, place))
        )
      )
    )
  );
  const [known, open] = parted(form);
  const follows = context.parts.some((part) => part.follows);
  return html(
    "div",
    { class: "form-table", role: "group", "data-key": "form", "aria-labelledby": id("table"), "aria-describedby": note3 },
    html("p", { class: "q-label", id: id("table") }, form.label),
    known.length ? html("div", { class: "form-parted" }, lines2(known, "form-known"), lines2(open, "form-open")) : lines2(open),
    follows ? html("p", { class: "form-follows" }, words.cells_change) : !context.locked && html("p", { class: "q-help" }, words.from_cell_to_cell)
  );
}
function parted({ rows, columns }) {
  const isKnown = (row3) => row3.cells.every((cell) => cell.given !== null);
  if (columns.length > 1) return [[], rows];
  return [rows.filter(isKnown), rows.filter((row3) => !isKnown(row3))];
}
function blanks(cells) {
  return cells.filter((cell) => cell.given === null).map((cell) => cell.name);
}
function blank(form, context, name, value, heads) {
  const { id, words, locked, change: change2 } = context;
  const part = partNamed(context, name);
  const inRows = blanks(form.rows.flatMap((row3) => row3.cells));
  const write2 = (soon) => (event2) => {
    const now3 = { ...value, [name]: event2.target.value };
    const filled = inRows.filter((one2) => typeof now3[one2] === "string" && !isBlank(now3[one2]));
    change2(filled.length ? Object.fromEntries(filled.map((one2) => [one2, now3[one2]])) : null, soon);
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
      onkeydown: (event2) => stepInColumn(event2, form, name)
    }),
    part && html("span", { class: "form-mark", id: id(`mark-${name}`), "data-outcome": part.outcome, "data-key": `mark-${name}` }, partSays(part, words))
  ];
}
function stepInColumn(event2, form, name) {
  const ways2 = { ArrowDown: 1, ArrowUp: -1, Enter: event2.shiftKey ? -1 : 1 };
  const way = ways2[event2.key];
  if (!way || event2.isComposing || event2.altKey || event2.ctrlKey || event2.metaKey) return;
  const columns = form.columns.map(
    (_, place) => blanks(form.rows.map((one2) => one2.cells[place]))
  );
  const cells = (event2.key === "Enter" ? columns.flat() : columns.find((column) => column.includes(name))) ?? [];
  const to = cells[cells.indexOf(name) + way];
  if (!to) return;
  event2.preventDefault();
  const box2 = event2.currentTarget.closest("[data-key=form]").querySelector(`[data-key="cell-${CSS.escape(to)}"]`);
  box2.focus();
  box2.select();
}

// widgets/exercise/kinds/written/form.js
function written2(form, context) {
  const { id, words, locked, change: change2, note: note3 } = context;
  const value = typeof context.value === "string" ? context.value : "";
  const [count2, says] = form.counted ? [countOf(value, form.counted), words.so_long] : [byteLength(value), words.so_many_bytes];
  const write2 = (soon) => (event2) => change2(isBlank(event2.target.value) ? null : event2.target.value, soon);
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
        "aria-describedby": `${id("count")} ${id("checks")} ${note3}`,
        readOnly: locked,
        value,
        oninput: write2(false),
        onchange: write2(true)
      }),
      html("p", { class: "q-help", id: id("count"), "data-key": "count" }, fillPlaces(says, { count: count2, least: form.least, most: form.most }))
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
function countOf(text2, counted) {
  return (seen(text2).normalize("NFKC").match(new RegExp(counted, "g")) ?? []).length;
}
var BLANK_ENDS = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g;
function byteLength(text2) {
  const signs2 = [...seen(text2).replaceAll(BLANK_ENDS, "")];
  return signs2.reduce((sum3, sign2) => sum3 + (sign2 < "" ? 1 : 2), 0);
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

// widgets/exercise/answer_box.js
function boxView(model) {
  return (
    /** @type {BoxView} */
    viewOf(model)
  );
}
function boxSays(view, draft) {
  const { words } = view;
  if (view.phase === "waiting") return ["waiting", "saved", "", [view.away ? words.away : words.waiting]];
  if (view.phase === "closed") return ["unsaved", "unread", "!", [view.says]];
  if (view.phase === "locked") return boxMarked(view);
  const state = draft.state();
  const here = view.kept_here ? [] : [words.not_kept];
  const when = () => fillTime(view.kept_here ? words.saved : words.noted, draft.base() ?? "");
  if (state === "saved" && view.unfinished.length) return [state, "saved", "→", [...view.unfinished, when(), ...here]];
  if (state === "saved") return [state, "saved", "✓", [when(), ...here]];
  if (state === "unreadable") return [state, "unread", "?", [...view.unreadable, when(), ...here]];
  if (state === "unsaved") return [state, "notyet", "!", [view.ack && !view.ack.ok && view.ack.says ? view.ack.says : words.unsaved]];
  return [state, "saved", "", [words[state], ...state === "empty" ? here : []]];
}
function boxMarked(view) {
  const { verdict, words } = view;
  const shut = fillTime(words.handed_in, view.handed_in.at);
  const again = view.may_again === "new" && verdict?.outcome !== "right" ? [words.again] : [];
  if (!verdict) return ["locked", "saved", "✓", view.answer ? [shut] : [shut, words.no_answer]];
  const [look2, sign2] = lookOf(verdict.outcome);
  return [verdict.outcome, look2, sign2, [verdict.says, ...verdict.next, shut, ...again]];
}
function boxDraw(draft, ui, id, view) {
  const [state, look2, sign2, says] = boxSays(view, draft);
  if (draft.lost) says.push(view.words.lost);
  const context = {
    id,
    words: view.words,
    value: draft.value,
    follows: view.follows,
    begins: view.begins,
    touched: ui,
    redraw: ui.redraw,
    locked: view.phase !== "open",
    kept: view.kept_here,
    parts: view.phase === "locked" ? view.verdict?.parts ?? [] : ["saved", "unreadable"].includes(state) ? view.unread : [],
    change: (value, soon) => draft.change(value, soon),
    said: (text2) => ui.said = text2,
    note: id("note")
  };
  return html(
    "div",
    { class: "q-card box-card", role: "group", label: view.title, "data-question": view.question, "data-state": state, "data-key": `box-${view.question}` },
    view.form ? [drawCard(view.card, context, ui, ui.redraw), answerForm(view.form, context)] : html("p", { class: "q-label" }, view.title),
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    html(
      "div",
      { class: "box-foot", "data-key": "foot" },
      html(
        "div",
        { class: `q-note q-note--${look2} box-note`, role: "status", id: id("note"), "data-key": "note" },
        says.map((sentence, place) => html("p", {}, place === 0 && sign2 && html("strong", { "aria-hidden": "true" }, `${sign2} `), sentence))
      ),
      !view.verdict && html("p", { class: "box-worth" }, view.worth)
    )
  );
}
var answer_box_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const ui = { redraw: () => redraw() };
    const draft = new Draft((answer) => request(model, "answer", answer), () => redraw());
    const redraw = () => morph(el, () => boxDraw(draft, ui, id, boxView(model)));
    const show = () => {
      draft.take(boxView(model));
      redraw();
    };
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      try {
        request(model, "ready");
      } catch {
      }
    };
    const flush = () => draft.flush();
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    drawnIn(model, el);
    document.addEventListener("qihang:flush", flush);
    window.addEventListener("pagehide", flush);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
      document.removeEventListener("qihang:flush", flush);
      window.removeEventListener("pagehide", flush);
    };
  }
};

// widgets/core/lines.js
var SIGNS2 = { done: "✓", to_do: "·", here: "▲" };
function lineText(line4, bad) {
  const told = (lang, code2) => {
    const [before, words, after] = line4[lang];
    const marked = words && html("mark", { class: `lamp-words${bad ? " lamp-words--on" : ""}` }, words);
    return html("span", { class: `t-${lang}`, lang: code2 }, before, marked, after);
  };
  return html("p", { class: "lines-text", "data-key": "line", tabindex: "-1" }, told("zh", "zh-CN"), told("en", "en"));
}
function linesAsked({ words }, { id: part, better, chosen }, judging, id, model, { silent, asks } = {}) {
  const options2 = better.map((text2, number3) => ({ id: String(number3), text: text2 }));
  const taken = chosen === null ? null : String(chosen);
  const take = (one2) => request(model, "choose", { part, number: Number(one2) });
  return html(
    "div",
    { class: "q-stack lines-asked" },
    judging,
    options2.length > 0 && radios(id, `better-${part}`, asks ?? words.better, options2, taken, take, { silent, judged: true })
  );
}
function goTo(model, to, event2) {
  const lab = (
    /** @type {HTMLElement} */
    event2.currentTarget.closest(".lab")
  );
  const arrive = () => {
    if (viewOf(model).at !== to) return;
    model.off("change:view", arrive);
    queueMicrotask(() => (
      /** @type {HTMLElement | null} */
      (lab?.querySelector(".lines-text") ?? lab?.querySelector(".lines-middle"))?.focus()
    ));
  };
  if (viewOf(model).at === to) return;
  model.on("change:view", arrive);
  request(model, "go", { to });
}
function linesWays({ words, at, marks }, id, model) {
  const go = (to) => (event2) => goTo(model, to, event2);
  const mark2 = ({ done }, place) => {
    const here = place === at;
    const state = done ? "done" : here ? "here" : "to_do";
    return html(
      "li",
      {},
      html(
        "button",
        {
          type: "button",
          class: `lines-mark lines-mark--${state}`,
          "aria-current": here ? "step" : null,
          "data-key": `mark-${place + 1}`,
          onclick: go(place)
        },
        html("span", {}, place + 1),
        html("span", { "aria-hidden": "true" }, SIGNS2[state]),
        html("span", { class: "q-visually-hidden" }, words[state])
      )
    );
  };
  const onward2 = at < marks.length - 1 && !marks.every((mark3) => mark3.done);
  return html(
    "div",
    { class: "lines-ways", role: "group", "aria-labelledby": id("ways") },
    html("span", { id: id("ways"), class: "q-visually-hidden" }, words.lines),
    button(words.back, "back", go(at - 1), { off: at === 0 }),
    html("ol", { class: "lines-marks", "data-key": "marks" }, marks.map(mark2)),
    onward2 ? button(words.next, "next", go(at + 1), { main: true }) : button(words.whole, "next", go(marks.length), { main: true, off: at === marks.length })
  );
}
function linesFoot(...content) {
  return html("div", { class: "lines-foot" }, content);
}
function linesLab(name, middle2) {
  return {
    /** @param {{ model: Model, el: HTMLElement }} shown */
    render({ model, el }) {
      const id = makeIds();
      const draw2 = (view) => labScreen(model, view, id, {
        whole: html("div", { class: name }, middle2(view, id, model), linesFoot(linesWays(view, id, model), againButton(model, view)))
      });
      return mountLab(model, el, draw2, ["go"]);
    }
  };
}

// widgets/labs/botlab/lab.js
function entries({ words, entries: entries2 }) {
  const entry = ({ name, text: text2, since, met }) => html("div", { class: met ? "bot-entry bot-entry--met" : "bot-entry" }, html("dt", {}, name), html("dd", {}, html("span", { class: "bot-text" }, text2), " ", html("span", { class: "bot-since" }, since)));
  return html("dl", { class: "bot-entries", label: words.entries, "data-key": "entries" }, entries2.map(entry));
}
function judged(view, card5, id, model) {
  const { words, verdicts } = view;
  const say2 = (says) => request(model, "guess", { part: card5.id, says });
  const judging = radios(id, `says-${card5.id}`, words.ask, verdicts, card5.guess, say2, { silent: true, compact: true, judged: true });
  return html(
    "div",
    { class: "lines-middle lines-middle--card" },
    html(
      "div",
      { class: "q-stack" },
      html(
        "div",
        { class: "bot-chat", "data-key": `chat-${card5.id}` },
        html("p", { class: "bot-buyer" }, html("span", { class: "bot-who" }, words.buyer), " ", card5.asked),
        html("div", { class: "bot-robot" }, html("span", { class: "bot-who" }, words.robot), " ", lineText(card5.line, card5.bad))
      ),
      labSentence(view, id)
    ),
    linesAsked(view, card5, judging, id, model, { silent: true })
  );
}
function now(view, rows, id) {
  const { words } = view;
  const row3 = ({ name, texts, since, new: fresh, done }) => html(
    "div",
    { class: `bot-now${fresh ? " bot-now--new" : ""}${done ? "" : " bot-now--missing"}` },
    html("dt", {}, name, !done && [html("span", { "aria-hidden": "true" }, " →"), html("span", { class: "q-visually-hidden" }, words.to_do)]),
    html(
      "dd",
      {},
      html(
        "ul",
        {},
        texts.map((text2) => html("li", {}, text2))
      ),
      html("span", { class: "bot-since" }, since)
    )
  );
  return html(
    "div",
    { class: "lines-middle bot-end", tabindex: "-1" },
    html("div", { class: "bot-page" }, html("p", { class: "bot-title", id: id("base") }, words.base), html("dl", { class: "bot-rows", "aria-labelledby": id("base"), "data-key": "base" }, rows.map(row3))),
    labSentence(view, id)
  );
}
var lab_default2 = linesLab(
  "bot-screen",
  (view, id, model) => view.card ? [entries(view), judged(view, view.card, id, model)] : now(view, view.base ?? [], id)
);

// widgets/labs/boxlab/lab.js
var DEPTH = 0.5;
var SCALE = 1.7;
var HEIGHT = 64;
function boxPicture({ sides, largest, holds }, id) {
  const [length, width, height] = sides;
  const back = width * DEPTH;
  const wide = largest * SCALE;
  const [x, y] = [(wide - length - back) / 2, HEIGHT - height - 2];
  const path = (d, face) => svg("path", { class: `box-face box-face--${face}`, d });
  return svg(
    "svg",
    { class: holds ? "box-picture" : "box-picture box-picture--small", viewBox: `0 0 ${wide} ${HEIGHT}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    path(`M${x} ${y}h${length}v${height}h${-length}z`, "front"),
    path(`M${x} ${y}l${back} ${-back}h${length}l${-back} ${back}z`, "top"),
    path(`M${x + length} ${y}l${back} ${-back}v${height}l${-back} ${back}z`, "side")
  );
}
function weights({ words, weights: weights2 }) {
  const row3 = ({ id: name, name: text2, kg, share, counts }) => html(
    "div",
    { class: counts ? "box-weight box-weight--counts" : "box-weight", "data-key": `weight-${name}` },
    html("dt", {}, text2),
    html(
      "dd",
      {},
      html("span", { class: "box-bar", style: `--share: ${share}%`, "aria-hidden": "true" }),
      html("span", {}, kg, counts && [" ✓ ", words.counts])
    )
  );
  return html("dl", { class: "box-weights", "data-key": "weights" }, weights2.map(row3));
}
var lab_default3 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const one2 = (verb) => (value) => request(model, verb, { [verb]: value });
    const draw2 = (view) => {
      const { words } = view;
      const list = (name, all2) => chooser(
        id,
        name,
        /** @type {Translations} */
        words[name],
        all2,
        view[name],
        one2(name),
        { silent: true }
      );
      return labScreen(model, view, id, {
        hand: [
          list("goods", view.all_goods),
          radios(id, "box", words.box, view.boxes, view.box, one2("box"), { compact: true }),
          list("divisor", view.divisors),
          list("zone", view.zones),
          againButton(model, view)
        ],
        picture: [boxPicture(view, id), weights(view)]
      });
    };
    return mountLab(model, el, draw2);
  }
};

// widgets/labs/breakevenlab/lab.js
var lab_default4 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => {
      const { words } = view;
      const control = (name, unit, more) => ({
        label: words[name],
        less: words[`${name}_less`],
        more: words[`${name}_more`],
        unit,
        value: view[name],
        least: 0,
        most: view[`most_${name}`],
        ...more
      });
      return labScreen(model, view, id, {
        dense: true,
        hand: [
          numberControl(id, "orders", control("orders", words.orders_unit), (orders) => send("orders", { orders })),
          numberControl(id, "left", control("left", words.yuan, { least: view.least_left, places: 2, step: 10 }), (fen) => send("left", { fen })),
          numberControl(id, "fixed", control("fixed", words.yuan, { step: 100 }), (yuan) => send("fixed", { yuan })),
          againButton(model, view)
        ],
        picture: chartImage(view.chart, view.sentence)
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/channelslab/lab.js
function row2({ id, name, rate: rate2, bar: bar6 }) {
  return { id, name, figure: rate2, pieces: [{ from: 0, to: bar6, kind: id === "average" ? "frame" : "full" }] };
}
function visitors({ words, least, most, step: step2 }, { id: channel, ...look2 }, id, send) {
  const change2 = (people) => send("visitors", { channel, people }, channel);
  return numberControl(id, `visitors-${channel}`, { ...look2, unit: words.people, least, most, step: step2 }, change2);
}
var lab_default5 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => barScreen(model, view, id, {
      hand: view.channels.map((channel) => visitors(view, channel, id, send)),
      rows: [
        barRows(view.rows.map(row2)),
        html(
          "div",
          { class: "q-row channels-add" },
          button(view.words.add, "add", () => request(model, "add"), { main: true, off: view.added }),
          againButton(model, view)
        )
      ]
    });
    const hide = mountLab(model, el, draw2, ["visitors"]);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/chartmakerlab/lab.js
function table2({ heads, rows }) {
  const number3 = "q-number";
  const one2 = (cell, place) => place % 2 ? html("td", { class: number3 }, cell) : html("th", { scope: "row", class: number3 }, cell);
  return html(
    "table",
    { class: "q-table maker-cells", "data-key": "cells" },
    html("thead", {}, html("tr", {}, heads.map((head) => html("th", { scope: "col", class: number3 }, head)))),
    html("tbody", {}, rows.map((row3) => html("tr", {}, row3.map(one2))))
  );
}
var lab_default6 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => {
      const { words } = view;
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "lab-beside" },
          html(
            "div",
            { class: "lab-hand q-stack" },
            radios(id, "figure", words.figure, view.figures, view.figure, (figure) => request(model, "figure", { figure })),
            radios(id, "period", words.period, view.periods, view.period, (period) => request(model, "period", { period })),
            radios(id, "kind", words.kind, view.kinds, view.kind, (kind) => request(model, "kind", { kind }))
          ),
          html(
            "figure",
            { class: "q-figure lab-show" },
            view.chart ? chartImage(view.chart, view.sentence) : table2(view.cells),
            html("figcaption", {}, labSentence(view, id), againButton(model, view))
          )
        )
      });
    };
    return mountLab(model, el, draw2);
  }
};

// widgets/labs/chartslab/lab.js
function options({ names, shows, chart, other }) {
  const one2 = (id, images) => ({ id, text: [html("span", {}, names[id]), html("span", { class: "charts-one" }, chartImage(images, shows[id]))] });
  return [one2("A", chart), one2("B", other)];
}
var lab_default7 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => {
      const { words } = view;
      const heard = (text2) => html("span", { class: "q-visually-hidden" }, text2);
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "charts-page" },
          html(
            "div",
            { class: "charts-head" },
            radios(id, "pair", heard(words.pair), view.pairs, view.pair, (pair) => request(model, "pair", { pair }), { compact: true }),
            againButton(model, view)
          ),
          radios(id, "misleads", heard(words.question), options(view), view.chosen, (chart) => request(model, "misleads", { chart }), { judged: true }),
          labSentence(view, id)
        )
      });
    };
    return mountLab(model, el, draw2, ["pair"]);
  }
};

// widgets/labs/chatlab/lab.js
function card({ card: card5 }) {
  return html(
    "div",
    { class: "chat-card" },
    html("h4", {}, card5.title),
    html(
      "dl",
      {},
      card5.lines.map(({ name, value }) => html("div", {}, html("dt", {}, name), html("dd", {}, value)))
    )
  );
}
function lastReply({ made, whole: whole2, words }) {
  return html(
    "div",
    { class: "chat-made", "data-key": "made" },
    made.length > 0 && html("b", { class: whole2 ? null : "q-visually-hidden" }, whole2 ? words.whole : words.last),
    html(
      "ul",
      {},
      made.map(
        ({ name, text: text2, made: made2 }) => html(
          "li",
          { "data-key": `made-${name}`, "data-made": made2 ? "yes" : "no" },
          html("span", { "aria-hidden": "true" }, `${made2 === null ? "!" : made2 ? "✓" : "○"} `),
          text2,
          made2 === false && [" ", words.missing],
          html("span", { class: "q-visually-hidden" }, " ", made2 === null ? words.amiss : made2 ? words.does : words.does_not)
        )
      )
    )
  );
}
function judged2(view, id) {
  const any = view.talk.replies.length > 0;
  return html(
    "section",
    { class: any ? "chat-judged" : "q-visually-hidden", "data-key": "judged" },
    any && lastReply(view),
    labSentence(view, id)
  );
}
function clockRow({ words, talk }, { left, timer }, press) {
  const says = left === null ? "" : left === 0 ? words.clock_over : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  const does = left === null ? words.clock_start : left === 0 ? words.clock_anew : timer === void 0 ? words.clock_on : words.clock_pause;
  return html(
    "div",
    { class: "chat-clock", role: "group", label: words.clock },
    html("span", { role: "timer", "data-key": "clock" }, says),
    button(does, "clock-press", press, { quiet: true, off: Boolean(talk.ended) })
  );
}
var lab_default8 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const clock = { left: null, timer: void 0 };
    const stop = () => {
      clearInterval(clock.timer);
      clock.timer = void 0;
    };
    const tick3 = () => {
      clock.left = Math.max(0, (clock.left ?? 0) - 1);
      if (clock.left === 0) stop();
      redraw();
    };
    const go = (seconds) => {
      stop();
      clock.left = seconds;
      clock.timer = window.setInterval(tick3, 1e3);
    };
    const press = (view) => {
      if (clock.timer !== void 0) stop();
      else go(clock.left || view.seconds);
      redraw();
    };
    const replied = (view, replies) => {
      if (clock.timer !== void 0) go(view.seconds);
      if (replies.length > view.talk.replies.length) request(model, "say", { text: replies.at(-1) });
      else request(model, "back");
    };
    const draw2 = (view) => {
      const { words, desk, talk } = view;
      if (talk.ended) stop();
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "chat-desk" },
          html(
            "div",
            { class: "chat-top" },
            radios(id, "customer", words.who, view.customers, view.customer, (name) => request(model, "customer", { name }), { compact: true, silent: true }),
            html("p", { class: "chat-mood", "data-key": "mood" }, html("span", { class: "q-visually-hidden" }, words.mood, " "), html("span", { "aria-hidden": "true" }, `${view.mood.sign} `), html("b", {}, view.mood.word)),
            clockRow(view, clock, () => press(view))
          ),
          html(
            "div",
            { class: "chat-left" },
            card(view),
            quickReplies(id, desk, talk, words)
          ),
          html(
            "div",
            { class: "chat-right" },
            chatLog(desk, talk, words, judged2(view, id)),
            replyBox(id, desk, talk, words, view.left, (replies) => replied(view, replies), { more: againButton(model, view), undo: view.undo })
          )
        )
      });
    };
    const redraw = () => morph(el, () => draw2(
      /** @type {Chat} */
      viewOf(model)
    ));
    const hide = mountLab(model, el, draw2);
    return () => {
      stop();
      hide();
    };
  }
};

// widgets/core/squares.js
function squaresPath(rows, wanted2 = (row3, column) => rows[row3][column] === "1") {
  const path = [];
  rows.forEach((row3, y) => {
    for (let x = 0; x < row3.length; x += 1) {
      if (!wanted2(y, x)) continue;
      const start = x;
      while (x + 1 < row3.length && wanted2(y, x + 1)) x += 1;
      path.push(`M${start} ${y}h${x + 1 - start}v1h${start - x - 1}z`);
    }
  });
  return path.join("");
}
function codePicture(rows, quiet, sentence, ink, foot = 0) {
  const all2 = rows.length + 2 * quiet;
  return svg(
    "svg",
    {
      class: "code-picture",
      viewBox: `${-quiet} ${-quiet} ${all2} ${all2 + foot}`,
      role: "img",
      "aria-labelledby": sentence,
      "shape-rendering": "crispEdges",
      "data-key": "picture"
    },
    svg("rect", { class: "code-ground", x: -quiet, y: -quiet, width: all2, height: all2 }),
    ink
  );
}

// widgets/labs/counterlab/lab.js
function stand(rows, named2) {
  const side = rows.length;
  return svg(
    "svg",
    { class: "counter-stand", viewBox: `-4 -4 ${side + 8} ${side + 11}`, role: "img", "aria-labelledby": named2 },
    svg("path", { class: "counter-foot", d: `M4 ${side + 4}h${side - 8}l3 3H1z` }),
    svg("rect", { class: "counter-board", x: -3.5, y: -3.5, width: side + 7, height: side + 7, rx: 1 }),
    svg("path", { class: "code-ink", "shape-rendering": "crispEdges", d: squaresPath(rows) })
  );
}
function counter(view, counter2, id, model) {
  const { words } = view;
  const [name, payee] = [id(`name-${counter2.id}`), id(`payee-${counter2.id}`)];
  const scan = () => request(model, "scan", { counter: counter2.id });
  return html(
    "fieldset",
    { class: "counter", "data-key": `counter-${counter2.id}` },
    html("legend", { class: "q-visually-hidden" }, counter2.name),
    html(
      "div",
      { class: "counter-head", "data-control": "scan" },
      stand(counter2.code, `${name} ${payee}`),
      html("strong", { id: name }, counter2.name),
      button(words.scan, `scan-${counter2.id}`, scan, { off: Boolean(counter2.payee), label: counter2.scan_label })
    ),
    html(
      "p",
      { class: "counter-payee", id: payee, "aria-live": "polite", "data-key": `payee-${counter2.id}` },
      counter2.payee ? [words.payee, " ", html("strong", {}, counter2.payee)] : words.unseen
    ),
    html("ul", { class: "counter-sales", "data-control": "sales" }, counter2.sales.map((sale) => html("li", {}, tick(view, sale, model))))
  );
}
function tick({ words }, { number: number3, time, yuan, ticked }, model) {
  return html(
    "label",
    { class: "counter-sale" },
    html("input", {
      type: "checkbox",
      checked: ticked,
      "data-key": `tick-${number3}`,
      onchange: (event2) => request(model, "tick", { sale: number3, on: event2.target.checked })
    }),
    html("span", {}, time),
    html("span", { class: "counter-yuan" }, yuan, " ", words.yuan)
  );
}
function account(view, id) {
  return html(
    "div",
    { class: "counter-account" },
    html("p", { class: "q-label", id: id("account") }, view.words.account),
    html(
      "ol",
      { class: "counter-payments", "aria-labelledby": id("account") },
      view.payments.map(({ time, yuan }) => html("li", {}, html("span", {}, time), html("span", {}, yuan)))
    ),
    labSentence(view, id)
  );
}
function asked({ words, amount: amount2, longest }, id, model, send) {
  const check = (event2) => {
    const box2 = event2.currentTarget.parentElement.querySelector("input");
    request(model, "check", { text: box2.value });
  };
  return html(
    "div",
    { class: "counter-asked" },
    html("label", { class: "q-label", for: id("amount") }, words.amount),
    html("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      class: "q-input counter-amount",
      id: id("amount"),
      maxlength: longest,
      value: amount2,
      "data-key": "amount",
      oninput: (event2) => send("amount", { text: event2.target.value }),
      onkeydown: (event2) => {
        if (event2.key === "Enter" && !event2.isComposing) check(event2);
      }
    }),
    button(words.check, "check", check, { main: true })
  );
}
var lab_default9 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "counter-shop" },
        view.counters.map((side) => counter(view, side, id, model)),
        account(view, id),
        asked(view, id, model, send),
        againButton(model, view)
      )
    });
    const hide = mountLab(model, el, draw2, ["scan", "tick", "amount"]);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/couponlab/lab.js
function stair({ name, yuan, was, now: now3 }, place) {
  const percent4 = (share) => `${share}%`;
  return html(
    "li",
    { "data-key": `stair-${place}` },
    html("span", {}, place > 0 && `${place}. `, name),
    html(
      "span",
      { class: "coupon-bar" },
      svg(
        "svg",
        { "aria-hidden": "true" },
        svg("rect", { class: "coupon-now", x: 0, y: "4%", width: percent4(now3), height: "92%" }),
        was > now3 && svg("rect", { class: "coupon-off", x: percent4(now3), y: "4%", width: percent4(was - now3), height: "92%" })
      ),
      html("strong", {}, yuan)
    )
  );
}
var lab_default10 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => {
      const { words } = view;
      const price = {
        label: words.price,
        less: words.price_less,
        more: words.price_more,
        unit: words.yuan,
        value: view.price,
        least: view.least_price,
        most: view.most_price
      };
      return labScreen(model, view, id, {
        hand: [
          numberControl(id, "price", price, (yuan) => send("price", { yuan })),
          html(
            "div",
            { class: "coupon-pair" },
            radios(id, "tenths", words.tenths, view.tenths, view.tenth, (coupon) => request(model, "tenths", { coupon })),
            radios(id, "coupon", words.coupons, view.coupons, view.coupon, (coupon) => request(model, "coupon", { coupon }))
          ),
          html("div", { class: "q-row" }, button(words.swap, "swap", () => request(model, "swap"), { main: true }), againButton(model, view))
        ],
        picture: html("ol", { class: "coupon-stairs", "data-key": "picture" }, view.stairs.map(stair))
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/demandlab/lab.js
var BAR_FROM = 21;
var BAR_MOST = 55;
var YUAN_AFTER = 1.5;
var PAIR = 5;
var HEAD = 0.75;
var FIRST_BAR = 1.7;
var BAR = 1.25;
var BAR_STEP = 1.5;
var rem = (size) => `${size}rem`;
var percent = (share) => `${share}%`;
function text(x, y, look2, ...content) {
  return svg("text", { class: `demand-text ${look2}`, x: percent(x), y: rem(y) }, ...content);
}
function bar2(name, { id: when, yuan, length }, y) {
  const long = length * BAR_MOST;
  return [
    text(0, y + BAR / 2, "demand-text--when", name),
    svg("rect", { class: `demand-bar demand-bar--${when}`, x: percent(BAR_FROM), y: rem(y), width: percent(long), height: rem(BAR) }),
    text(BAR_FROM + long + YUAN_AFTER, y + BAR / 2, "demand-text--yuan", yuan)
  ];
}
function picture({ pairs, words }, id) {
  return svg(
    "svg",
    { class: "demand-bars", width: "100%", height: rem(pairs.length * PAIR), role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    pairs.map(({ id: name, name: what, sign: sign2, change: change2, bars: bars2 }, place) => {
      const top = place * PAIR;
      return svg(
        "g",
        { "data-key": `pair-${name}` },
        text(0, top + HEAD, "demand-text--name", what),
        text(100, top + HEAD, "demand-text--change", `${sign2} `, change2),
        bars2.map((one2, row3) => bar2(words[one2.id], one2, top + FIRST_BAR + row3 * BAR_STEP))
      );
    })
  );
}
var lab_default11 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => {
      const { words } = view;
      const price = {
        label: words.price,
        less: words.price_less,
        more: words.price_more,
        unit: words.yuan,
        value: view.price,
        least: view.least_price,
        most: view.most_price,
        places: 2,
        step: 50
      };
      return labScreen(model, view, id, {
        hand: [
          numberControl(id, "price", price, (fen) => send("price", { fen })),
          radios(id, "reaction", words.reaction, view.reactions, view.reaction, (reaction) => request(model, "reaction", { reaction }), { compact: true }),
          againButton(model, view)
        ],
        picture: picture(view, id)
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/draftlab/lab.js
function facts({ words, facts: facts4 }, id) {
  return html(
    "div",
    { class: "draft-maker" },
    html("p", { class: "draft-title", id: id("facts") }, words.facts),
    html(
      "dl",
      { class: "draft-facts", "aria-labelledby": id("facts"), "data-key": "facts" },
      facts4.map(({ name, value, met }) => html("div", { class: met ? "draft-fact draft-fact--met" : "draft-fact" }, html("dt", {}, name), html("dd", {}, value)))
    )
  );
}
function judged3(view, card5, id, model) {
  const { words, verdicts } = view;
  const say2 = (says) => request(model, "guess", { part: card5.id, says });
  const judging = radios(id, `says-${card5.id}`, words.ask, verdicts, card5.guess, say2, { silent: true, compact: true, judged: true });
  return html(
    "div",
    { class: "lines-middle lines-middle--card" },
    html(
      "div",
      { class: "q-stack" },
      html("div", { class: "lines-card", "data-key": `card-${card5.id}` }, lineText(card5.line, card5.bad)),
      labSentence(view, id)
    ),
    linesAsked(view, card5, judging, id, model, { silent: true })
  );
}
function page(view, rows, id, model) {
  const { words, label: label2 } = view;
  const options2 = [
    { id: "on", text: words.label_on },
    { id: "off", text: words.label_off }
  ];
  const chosen = label2 === null ? null : options2[label2 ? 0 : 1].id;
  const choose2 = (one2) => request(model, "label", { on: one2 === "on" });
  const line4 = ({ text: text2, done }) => html(
    "li",
    { class: done ? null : "draft-missing" },
    text2,
    !done && [html("span", { "aria-hidden": "true" }, " →"), html("span", { class: "q-visually-hidden" }, words.to_do)]
  );
  return html(
    "div",
    { class: "lines-middle lines-middle--card draft-end", tabindex: "-1" },
    html(
      "div",
      { class: "draft-page", "data-key": "page" },
      html("p", { class: "draft-title" }, words.page, label2 && html("span", { class: "draft-label", "data-key": "label" }, words.label)),
      html(
        "ol",
        { class: "draft-lines" },
        rows.map(line4)
      )
    ),
    html(
      "div",
      { class: "draft-asked" },
      radios(id, "label-asked", words.ask_label, options2, chosen, choose2),
      labSentence(view, id)
    )
  );
}
var lab_default12 = linesLab(
  "draft-screen",
  (view, id, model) => view.card ? [facts(view, id), judged3(view, view.card, id, model)] : page(view, view.page ?? [], id, model)
);

// widgets/labs/funnellab/lab.js
function steps({ words, rows }) {
  const heads = [words.step, words.people, words.of_100, words.usual];
  return html(
    "table",
    { class: "q-table funnel-steps", "data-key": "steps" },
    html("caption", {}, words.invented),
    html("thead", {}, html("tr", {}, heads.map((head, place) => html("th", { scope: "col", class: place === 1 ? "q-number" : null }, head)))),
    html("tbody", {}, rows.map(step))
  );
}
function step({ id, name, people, of_100: own2, usual, mended }) {
  return html(
    "tr",
    { "data-key": `step-${id}`, "aria-current": mended ? "true" : null },
    html("th", { scope: "row" }, name),
    html("td", { class: "q-number" }, people),
    html("td", {}, own2 !== null && usual !== null && html("div", { class: "funnel-rate" }, html("span", {}, own2), rate(own2, usual))),
    html("td", {}, usual)
  );
}
function rate(own2, usual) {
  return bar([
    { from: 0, to: own2, kind: "full" },
    { from: 0, to: usual, kind: "frame" }
  ]);
}
var lab_default13 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => {
      const { words } = view;
      return barScreen(model, view, id, {
        hand: [
          radios(id, "shop", words.shop, view.shops, view.shop, (shop) => request(model, "shop", { shop }), { compact: true }),
          radios(id, "mend", words.mend, view.mends, view.choice, (choice4) => request(model, "mend", { choice: choice4 }))
        ],
        rows: steps(view),
        end: againButton(model, view)
      });
    };
    return mountLab(model, el, draw2, ["shop"]);
  }
};

// widgets/exercise/going.js
function screenOf(question2) {
  const cell = document.getElementById(`cell-id=test-${question2.replaceAll("_", "-")}`);
  const screen = (boxOf3(question2) ?? cell)?.closest("section.screen");
  return screen?.dataset.screen;
}
function boxOf3(question2) {
  return document.querySelector(`[data-question="${CSS.escape(question2)}"]`);
}
function goTo2(question2) {
  const screen = screenOf(question2);
  if (screen) {
    window.location.hash = screen;
    return;
  }
  const box2 = boxOf3(question2);
  box2?.scrollIntoView({ block: "center" });
  const control = box2?.querySelector("input:not(:disabled)") ?? box2?.querySelector("button");
  control?.focus({ preventScroll: true });
}
function goToTop() {
  const first = document.querySelector("section.screen");
  if (first?.dataset.screen) window.location.hash = first.dataset.screen;
  window.scrollTo(0, 0);
  if (!first) document.getElementById("content")?.focus({ preventScroll: true });
}

// widgets/exercise/hand_in_controller.js
var SAVING = 6e3;
var MOMENT = 700;
function handinBoxes(states) {
  const boxes2 = document.querySelectorAll("[data-question][data-state]");
  return [...boxes2].filter((box2) => states.includes(box2.dataset.state ?? ""));
}
function placeOf(key) {
  return document.querySelector(`[data-key="${key}"]`)?.getBoundingClientRect();
}
function overlap(one2, other) {
  return one2.left < other.right && other.left < one2.right && one2.top < other.bottom && other.top < one2.bottom;
}
var HandinController = class {
  /**
   * @param {Model} model
   * @param {() => void} changed
   */
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    this.stage = null;
    this.until = 0;
    this.confirming = false;
    this.told = "";
    this.ready = Infinity;
    this.phase = void 0;
    this.soon = void 0;
    this.seen = void 0;
    this.timer = void 0;
    this.again = void 0;
  }
  /** @param {HandinController["stage"]} stage */
  turn(stage) {
    this.stage = stage;
    const asks = stage === "sure" || stage === "sure-new";
    if (asks) this.settle();
    if (stage === "sure") this.told = this.open();
    this.changed();
    if (asks) this.look();
  }
  /** Let what stands here now be pressed only once it can have been read. */
  settle() {
    clearTimeout(this.soon);
    this.ready = Infinity;
    this.soon = window.setTimeout(() => {
      this.ready = performance.now();
      this.changed();
    }, MOMENT);
  }
  /** Show what is asked, but never its second button where the first one was. */
  look() {
    const [one2, other] = this.stage === "sure" ? ["hand-in", "hand-in-so"] : ["again", "new-so"];
    const first = placeOf(one2);
    const asked4 = document.querySelector('[data-key="sure"]');
    asked4?.focus({ preventScroll: true });
    asked4?.scrollIntoView({ block: "nearest" });
    const confirm = placeOf(other);
    if (!first || !confirm || !overlap(first, confirm)) return;
    const { scrollHeight } = document.documentElement;
    const below = scrollHeight - window.innerHeight - window.scrollY;
    const by = first.height + confirm.height;
    window.scrollBy(0, below < by ? -by : by);
    const head = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    if (asked4 && asked4.getBoundingClientRect().top < head) asked4.scrollIntoView({ block: "start" });
  }
  /**
   * Whether a press is an answer to what stands here. It counts by when it was made: one that
   * a slow page has kept waiting was meant for what stood there before.
   * @param {Event} event
   */
  answers(event2) {
    return !this.isWorking() && event2.timeStamp >= this.ready;
  }
  isWorking() {
    return this.stage === "saving" || this.stage === "busy";
  }
  press() {
    if (this.isWorking() || this.stage === "sure") return;
    this.begin(false);
  }
  /** @param {boolean} confirming */
  begin(confirming) {
    document.dispatchEvent(new CustomEvent("qihang:flush"));
    this.until = Date.now() + SAVING;
    this.confirming = confirming;
    this.wait();
  }
  /** What is not whole, to be compared. */
  open() {
    return viewOf(this.model).open.map((one2) => `${one2.question} ${one2.why}`).join();
  }
  /**
   * Hand in only what is saved: nobody is to find out later that an answer was missing.
   * @returns {void}
   */
  wait() {
    if (handinBoxes(["unsaved"]).length) return this.turn("unsaved");
    if (!handinBoxes(["typing", "saving"]).length) return this.send();
    if (Date.now() > this.until) return this.turn("unsaved");
    this.timer = window.setTimeout(() => this.wait(), 100);
    if (this.stage !== "saving") this.turn("saving");
  }
  /**
   * The service asks by itself before it takes what is not whole. Here that is asked at once;
   * what it says goes with the second button.
   */
  send() {
    const { confirm } = viewOf(this.model);
    if (this.confirming) return this.ask("hand_in", { confirm: confirm ?? "" });
    if (!this.open()) return this.ask("hand_in");
    this.tell("hand_in");
    return this.turn("sure");
  }
  /**
   * @param {string} verb
   * @param {Fields} [fields]
   */
  ask(verb, fields) {
    this.turn("busy");
    this.tell(verb, fields);
    clearInterval(this.again);
    this.again = window.setInterval(() => this.tell("refresh"), HELLO);
  }
  /**
   * @param {string} verb
   * @param {Fields} [fields]
   */
  tell(verb, fields) {
    try {
      request(this.model, verb, fields);
    } catch {
    }
  }
  /**
   * Python answered, or something else changed.
   * @param {View} view
   */
  heard(view) {
    const answered = view.turn !== this.seen;
    const busy = this.stage === "busy";
    this.seen = view.turn;
    if (view.is_other) window.location.reload();
    if (busy && !answered) return;
    const asksStill = this.stage === "sure-new" && view.phase === this.phase;
    if (!asksStill && (busy || view.phase !== "open")) {
      clearInterval(this.again);
      this.stage = null;
    }
    if (view.phase !== this.phase) {
      if (busy && this.phase === "handed_in" && view.phase === "open") goToTop();
      this.phase = view.phase;
      this.settle();
    }
    if (busy && view.confirm) this.turn("sure");
    if (this.stage === "sure" && this.open() !== this.told) this.stage = null;
  }
  stop() {
    clearTimeout(this.soon);
    clearTimeout(this.timer);
    clearInterval(this.again);
  }
};

// widgets/exercise/looking.js
var ASKED = "look";
function lookedAt(view, ask) {
  const { words } = view;
  if (view.phase === "looking") {
    return html(
      "div",
      { class: "q-note looked-at", role: "status", "data-key": "looked-at" },
      html("p", {}, fillTime(words.looking, view.handed_in.at)),
      html("div", { class: "q-row" }, button(words.look_at_this, "this", () => ask("this"), { main: true, once: true }))
    );
  }
  return view.earlier && html("div", { class: "q-row looked-at", "data-key": "look" }, button(words.look, "earlier", () => lookBack(ask), { once: true }));
}
function lookBack(ask) {
  document.dispatchEvent(new CustomEvent("qihang:flush"));
  ask("earlier");
}
function look(view, ask) {
  const address = new URL(window.location.href);
  if (!view.earlier || !address.searchParams.has(ASKED)) return;
  address.searchParams.delete(ASKED);
  window.history.replaceState(window.history.state, "", address);
  lookBack(ask);
}

// widgets/exercise/hand_in.js
var ASK = 2e3;
var PATIENT = 6e4;
var RARELY = 15e3;
function handinLeft({ open, words }) {
  if (!open.length) return html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), words.all_answered);
  return [
    html("p", {}, fillPlaces(words.some_open, { count: open.length })),
    html(
      "ul",
      { class: "handin-list" },
      open.map((one2) => html("li", { "data-why": one2.why }, button(one2.says, `go-${one2.question}`, () => goTo2(one2.question), { quiet: true })))
    )
  ];
}
function handinOpen(view, controller) {
  const { words } = view;
  if (!view.kept_here) return html("p", { class: "q-note", "data-key": "not-kept" }, words.not_kept);
  if (view.is_over) {
    return [
      html("div", { class: "q-note q-note--notyet", "data-key": "over" }, html("p", {}, html("strong", { "aria-hidden": "true" }, "! "), fillTime(words.over, view.due_at))),
      lookedAt(view, (verb) => controller.tell(verb))
    ];
  }
  const sure = controller.stage === "sure";
  return [
    handinLimits(view),
    html("div", { class: "handin-empty", "data-key": "empty" }, handinLeft(view)),
    html(
      "div",
      { class: "q-row", "data-key": "buttons" },
      button(words.hand_in, "hand-in", () => controller.press(), { main: !sure, once: true, off: sure || controller.isWorking() })
    ),
    sure && handinSure(view, controller),
    lookedAt(view, (verb) => controller.tell(verb))
  ];
}
function handinLimits({ words, due_at: due, is_over: over, tries }) {
  if (!tries && (!due || over)) return null;
  return html("p", { class: "handin-limits", "data-key": "limits" }, due && !over && html("span", {}, fillTime(words.due, due)), due && !over && tries && " ", tries && html("span", {}, tries));
}
function handinSure(view, controller) {
  const { words } = view;
  return asksAgain(controller, words.sure, [words.go_back, "go-back", () => handinBack(view, controller)], [words.hand_in_so, "hand-in-so", () => controller.begin(true)]);
}
function asksAgain(controller, question2, leave, go) {
  const off = controller.ready === Infinity;
  const press = ([text2, key, act], main = false) => button(text2, key, (event2) => controller.answers(event2) && act(), { main, once: true, off });
  return html(
    "div",
    { class: "q-note q-note--notyet handin-sure", role: "group", tabindex: "-1", label: question2, "data-key": "sure" },
    html("p", {}, html("strong", { "aria-hidden": "true" }, "! "), question2),
    html("div", { class: "q-row", "data-key": "sure-buttons" }, press(leave, true), press(go))
  );
}
function handinBack(view, controller) {
  const [first] = view.open;
  controller.turn(null);
  if (first) goTo2(first.question);
}
function handinClosed(view, controller) {
  const { words, handed_in: done } = view;
  return [
    html(
      "div",
      { class: "q-note q-note--ok", tabindex: "-1", "data-key": "receipt" },
      html("p", {}, html("strong", { "aria-hidden": "true" }, "✓ "), fillTime(words.handed_in, done.at)),
      html("p", { "data-receipt": done.receipt }, fillPlaces(words.receipt, done))
    ),
    view.results ? handinResults(view) : html("p", { "data-key": "unmarked" }, words.unmarked),
    handinLimits(view),
    view.has_plan && view.kept_here && planPaper(words),
    html("p", { class: "handin-home", "data-key": "home" }, html("a", { class: "q-btn", href: "/" }, words.home)),
    handinAgain(view, controller)
  ];
}
function handinAgain(view, controller) {
  const { words, may_again: again } = view;
  if (!again) return null;
  const asks = controller.stage === "sure-new";
  const off = controller.stage === "busy" || controller.ready === Infinity || asks;
  const press = () => again === "new" ? controller.turn("sure-new") : controller.ask("again");
  return [
    html(
      "div",
      { class: "q-row", "data-key": "again-row" },
      button(words[again], "again", (event2) => controller.answers(event2) && press(), { once: true, off }),
      html("span", { class: "q-help" }, words.best_counts)
    ),
    asks && asksAgain(controller, view.has_plan ? words.sure_new_plan : words.sure_new, [words.stay, "stay", () => controller.turn(null)], [words.new_so, "new-so", () => controller.ask("again")])
  ];
}
function handinLooked(view) {
  return view.results && handinResults(view);
}
function handinResults({ words, results }) {
  return html(
    "div",
    { class: "handin-results", "data-key": "results" },
    html("h4", {}, words.result),
    html("p", { class: "handin-total" }, results.says),
    results.best && html("p", {}, results.best),
    html(
      "table",
      { class: "q-table" },
      html("caption", { class: "q-visually-hidden" }, words.result),
      html("thead", {}, html("tr", {}, [words.question, words.outcome, words.points].map((text2) => html("th", { scope: "col" }, text2)))),
      html("tbody", {}, results.rows.map(handinRow))
    )
  );
}
function handinRow(row3, place) {
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, `${place + 1}. `, button(row3.title, `go-${row3.question}`, () => goTo2(row3.question), { quiet: true })),
    html("td", {}, html("span", { "aria-hidden": "true" }, `${row3.sign} `), row3.outcome),
    html("td", {}, row3.points)
  );
}
function handinSays(view, controller) {
  const { words } = view;
  if (view.phase === "waiting") return view.says ?? (view.away ? words.away : words.waiting);
  const said = { saving: words.first_saving, unsaved: words.some_unsaved, busy: words.busy };
  return said[controller.stage ?? ""] ?? view.says;
}
function handinDraw(view, controller, id) {
  const says = handinSays(view, controller);
  const phases = { open: handinOpen, handed_in: handinClosed, looking: handinLooked };
  const phase = phases[view.phase];
  return html(
    "section",
    { class: "q-card handin q-stack", "aria-labelledby": id("title"), "data-key": "handin", "data-phase": view.phase, "data-marked": view.results ? "yes" : "no" },
    html("h3", { id: id("title") }, view.words.title),
    view.phase === "looking" && lookedAt(view, (verb) => controller.tell(verb)),
    phase && phase(view, controller),
    html("div", { class: "handin-says", role: "status", "data-key": "says" }, says)
  );
}
var hand_in_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    let asking;
    let since = Date.now();
    const controller = new HandinController(model, () => redraw());
    const redraw = () => {
      const hadFocus = el.contains(document.activeElement);
      morph(el, () => handinDraw(viewOf(model), controller, id));
      const receipt = (
        /** @type {HTMLElement | null} */
        el.querySelector('[data-key="receipt"]')
      );
      if (hadFocus && !el.contains(document.activeElement)) receipt?.focus({ preventScroll: true });
    };
    const pace = () => Date.now() - since < PATIENT ? ASK : RARELY;
    const schedule = () => {
      const view = viewOf(model);
      clearTimeout(asking);
      if (view.phase === "waiting") asking = window.setTimeout(() => tell("ready"), HELLO);
      if (view.phase !== "handed_in") since = Date.now();
      else if (!view.results) asking = window.setTimeout(() => tell("refresh"), pace());
    };
    const tell = (verb) => {
      controller.tell(verb);
      schedule();
    };
    const show = () => {
      controller.heard(viewOf(model));
      look(viewOf(model), (verb) => controller.tell(verb));
      redraw();
      schedule();
    };
    model.on("change:view", show);
    show();
    tell("ready");
    return () => {
      clearTimeout(asking);
      controller.stop();
      model.off("change:view", show);
    };
  }
};

// widgets/labs/helplines/lab.js
function helpline({ unchecked }, { number: number3, text: text2, ask }) {
  const sign2 = ask && [
    html("span", { class: "helpline-check", "aria-hidden": "true" }, " ?"),
    html("span", { class: "q-visually-hidden" }, " ", unchecked)
  ];
  return html("div", { class: "helpline" }, html("dt", {}, number3, sign2), html("dd", {}, text2));
}
var lab_default14 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    return mount(
      model,
      el,
      (view) => html(
        "div",
        { class: "q-card helplines" },
        html("dl", { label: view.name }, view.lines.map((line4) => helpline(view, line4))),
        html("p", { class: "q-help" }, view.check),
        html("p", { class: "q-help helpline-sources" }, view.sources)
      )
    );
  }
};

// widgets/labs/hundredlab/lab.js
var SIDE = 10;
var GAP = 0.08;
var MARK = 0.28;
function square({ each, filled }, id) {
  const places = [...Array(SIDE * SIDE).keys()];
  return svg(
    "svg",
    { class: "hundred-square", viewBox: `-0.1 -0.1 ${SIDE + 0.2} ${SIDE + 0.2}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    places.map((place) => one(place, place < filled)),
    places.filter((place) => each > 1 && place % each === 0).map((place) => frame(place, each))
  );
}
function one(place, filled) {
  const [row3, column] = [Math.floor(place / SIDE), place % SIDE];
  const side = 1 - 2 * GAP;
  return svg(
    "g",
    { class: filled ? "hundred-one hundred-one--filled" : "hundred-one" },
    svg("rect", { x: column + GAP, y: row3 + GAP, width: side, height: side }),
    filled && svg("circle", { cx: column + 0.5, cy: row3 + 0.5, r: MARK / 2 })
  );
}
function frame(place, each) {
  return svg("rect", { class: "hundred-frame", x: place % SIDE, y: Math.floor(place / SIDE), width: each, height: 1 });
}
var lab_default15 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => {
      const { words } = view;
      const bought = {
        label: words.bought,
        less: words.bought_less,
        more: words.bought_more,
        value: view.bought,
        least: 0,
        most: view.people,
        beyond: view.beyond
      };
      return labScreen(model, view, id, {
        hand: [
          radios(id, "group", words.group, view.groups, view.group, (people) => request(model, "group", { people }), { compact: true }),
          numberControl(id, "bought", bought, (number3) => send("bought", { number: number3 })),
          againButton(model, view)
        ],
        picture: square(view, id)
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/marginlab/lab.js
var MARGIN_TICKS = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1e3, 2e3, 2500, 5e3, 1e4];
var MARGIN_STEPS = 4;
var MARGIN_FREE = 14;
var MARGIN_BAR = { y: 3.5, height: 2.2 };
var MARGIN_HEIGHT = 9.2;
var MARGIN_SAYS = 0.7;
var MARGIN_GAP = 0.25;
var MARGIN_TICK = 0.4;
var MARGIN_NUMBER = 1.1;
var rem2 = (size) => `${size}rem`;
var percent2 = (share) => `${share}%`;
function marginScale(view) {
  const least = Math.min(0, view.profit);
  return (fen) => 100 * (fen - least) / (view.price - least);
}
function ruler(view, scale, whole2, baseline, way) {
  const least = 100 * Math.min(0, view.profit) / whole2;
  const most = 100 * view.price / whole2;
  const step2 = MARGIN_TICKS.find((one2) => (most - least) / one2 <= MARGIN_STEPS) ?? most - least;
  const steps3 = [];
  for (let tick3 = Math.ceil(least / step2); tick3 <= most / step2 + 1e-9; tick3 += 1) steps3.push(tick3 * step2);
  const at = (share) => scale(share * whole2 / 100);
  const far = (share) => Math.abs(at(share) - scale(view.profit)) >= MARGIN_FREE;
  const anchor = (share) => at(share) < 8 ? "start" : at(share) > 92 ? "end" : "middle";
  return [
    svg("line", { class: "margin-tick", x1: "0", x2: "100%", y1: rem2(baseline), y2: rem2(baseline) }),
    svg("line", { class: "margin-ruler", x1: percent2(at(0)), x2: percent2(at(100)), y1: rem2(baseline), y2: rem2(baseline) }),
    steps3.map(
      (share) => svg("line", {
        class: share === 100 || share === 0 ? "margin-tick margin-tick--whole" : "margin-tick",
        x1: percent2(at(share)),
        x2: percent2(at(share)),
        y1: rem2(baseline),
        y2: rem2(baseline + way * MARGIN_TICK)
      })
    ),
    steps3.filter(far).map(
      (share) => svg("text", { class: "margin-text margin-text--tick", x: percent2(at(share)), y: rem2(baseline + way * MARGIN_NUMBER), "text-anchor": anchor(share) }, `${share}%`)
    )
  ];
}
function readOff(y, text2, key) {
  return svg("text", { class: "margin-text", x: "0", y: rem2(y), "data-key": key }, text2);
}
function marginPart(kind, start, end2) {
  const { y, height } = MARGIN_BAR;
  return svg("rect", { class: `margin-${kind}`, x: percent2(start), y: rem2(y), width: percent2(end2 - start), height: rem2(height) });
}
function legend({ words, parts: parts2 }, loses) {
  const part = (kind, name, yuan) => html("li", {}, html("span", { class: `margin-swatch margin-swatch--${kind}`, "aria-hidden": "true" }), name, ` ${yuan}`);
  const rows = loses ? [part("loss", words.loss, parts2.loss), part("cost", words.price, parts2.price)] : [part("profit", words.profit, parts2.profit), part("cost", words.cost, parts2.cost)];
  return html("ul", { class: "margin-parts", "data-key": "parts" }, rows);
}
function marginPicture(view, id) {
  const scale = marginScale(view);
  const loses = view.profit < 0;
  const [zero, end2] = [scale(0), scale(view.profit)];
  const { y, height } = MARGIN_BAR;
  const [upper, lower] = [y - MARGIN_GAP, y + height + MARGIN_GAP];
  return [
    svg(
      "svg",
      { width: "100%", height: rem2(MARGIN_HEIGHT), role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
      marginPart("cost", loses ? zero : end2, 100),
      !loses && marginPart("profit", zero, end2),
      loses && marginPart("loss", end2, zero),
      ruler(view, scale, view.price, upper, -1),
      ruler(view, scale, view.cost, lower, 1),
      svg("line", { class: "margin-end", x1: percent2(end2), x2: percent2(end2), y1: rem2(upper - MARGIN_NUMBER), y2: rem2(lower + MARGIN_NUMBER) }),
      readOff(MARGIN_SAYS, view.margin, "margin"),
      readOff(MARGIN_HEIGHT - MARGIN_SAYS, view.markup, "markup")
    ),
    legend(view, loses)
  ];
}
function amount(id, send, view, name, most) {
  const { words } = view;
  const what = { label: words[name], less: words[`${name}_less`], more: words[`${name}_more`], unit: words.yuan, value: view[name], least: view.least, most, step: 10, places: 2 };
  return numberControl(id, name, what, (fen) => send(name, { fen }));
}
function wanted(id, send, view) {
  const { words, lead } = view;
  const what = { label: words[lead], less: words[`${lead}_less`], more: words[`${lead}_more`], unit: "%", value: view.wanted, least: 0, most: view.most_wanted, step: 10, places: 1 };
  return numberControl(id, `wanted-${lead}`, what, (tenths) => send("wanted", { tenths }));
}
var lab_default16 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => labScreen(model, view, id, {
      dense: true,
      hand: [
        radios(id, "lead", view.words.lead, view.leads, view.lead, (lead) => request(model, "lead", { lead }), { compact: true }),
        amount(id, send, view, "cost", view.most_cost),
        view.lead === "price" ? amount(id, send, view, "price", view.most_price) : wanted(id, send, view),
        againButton(model, view)
      ],
      picture: marginPicture(view, id)
    });
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/news/lab.js
function newsCard({ month, text: text2, source, doubt }) {
  return html(
    "li",
    { class: "news-change" },
    html("p", { class: "news-month" }, month),
    html("p", { class: "news-text" }, text2),
    html("p", { class: "q-help" }, doubt && [html("strong", { class: "news-doubt" }, html("span", { "aria-hidden": "true" }, "? "), doubt), " · "], source)
  );
}
var lab_default17 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    return mount(
      model,
      el,
      (view) => html("div", { class: "q-card news", "data-session": view.session }, html("ul", { class: "news-list" }, view.changes.map(newsCard)))
    );
  }
};

// widgets/labs/offerslab/lab.js
function judged4(view, card5, id, model) {
  const { words, verdicts } = view;
  const say2 = (says) => request(model, "guess", { part: card5.id, says });
  const judging = radios(id, `says-${card5.id}`, words.ask, verdicts, card5.guess, say2, { silent: true, compact: true, judged: true });
  return html(
    "div",
    { class: "lines-middle lines-middle--card" },
    html(
      "div",
      { class: "q-stack" },
      html("div", { class: "lines-card", "data-key": `offer-${card5.id}` }, html("p", { class: "offers-who" }, card5.who), lineText(card5.line, card5.bad)),
      labSentence(view, id)
    ),
    linesAsked(view, card5, judging, id, model, { asks: card5.ask })
  );
}
function all(view, rows, id) {
  const { words } = view;
  const row3 = ({ who, verdict, stops, decides }) => html(
    "li",
    { class: `offers-row${verdict ? stops ? " offers-row--stop" : " offers-row--go" : ""}` },
    html("span", {}, who),
    html("span", { class: "offers-verdict" }, verdict ? [html("span", { "aria-hidden": "true" }, stops ? "× " : "✓ "), verdict] : "–"),
    html("span", { class: "offers-decides" }, decides)
  );
  return html(
    "div",
    { class: "lines-middle offers-end", tabindex: "-1" },
    html("ul", { class: "offers-all", label: words.all, "data-key": "all" }, rows.map(row3)),
    labSentence(view, id)
  );
}
var lab_default18 = linesLab(
  "offers-screen",
  (view, id, model) => view.card ? judged4(view, view.card, id, model) : all(view, view.all ?? [], id)
);

// widgets/labs/orderslab/lab.js
function next({ words, shop, order: order2 }) {
  const inside = order2 ? [
    html("span", { class: "orders-number" }, shop, " · ", order2.number),
    html("strong", { class: "orders-yuan" }, order2.yuan),
    html("span", { class: "orders-fate" }, order2.fate)
  ] : [html("span", { class: "orders-number" }, shop), html("span", { class: "orders-fate" }, words.sorted)];
  return html("div", { class: `orders-next${order2 ? "" : " orders-next--none"}`, "aria-live": "polite", "data-key": "order" }, inside);
}
function beside(view, id, model) {
  const { words } = view;
  return html(
    "div",
    { class: "orders-said" },
    labSentence(view, id),
    html(
      "div",
      { class: "q-row" },
      button(words.back, "back", () => request(model, "back"), { off: view.empty }),
      button(words.other, "other", () => request(model, "other")),
      againButton(model, view)
    )
  );
}
function slip({ number: number3, yuan, back }) {
  return html("li", { class: "orders-slip", "data-key": `slip-${number3}` }, html("span", {}, yuan), back && html("span", { class: "orders-back" }, back));
}
function box({ order: order2 }, { id: name, name: text2, orders, sum: sum3 }, id, model) {
  return html(
    "div",
    { class: "orders-box", "data-key": `box-${name}` },
    button(text2, `put-${name}`, () => request(model, "put", { box: name }), { off: !order2, once: true }),
    html("ul", { class: "orders-inside", "aria-labelledby": id(`sum-${name}`) }, orders.map(slip)),
    html("p", { class: "orders-sum", id: id(`sum-${name}`), "data-key": `sum-${name}` }, sum3)
  );
}
var lab_default19 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "orders-desk" },
        next(view),
        beside(view, id, model),
        html(
          "div",
          { class: "orders-boxes", role: "group", label: view.words.boxes },
          view.boxes.map((one2) => box(view, one2, id, model))
        )
      )
    });
    return mountLab(model, el, draw2, ["other"]);
  }
};

// widgets/exercise/overview.js
function overviewRow({ question: question2, place, title: title2, state, sign: sign2, says }) {
  const screen = screenOf(question2);
  const inside = [
    html("span", { class: "overview-place" }, `${place}.`),
    html("span", { class: "overview-title" }, title2),
    html("span", { class: "overview-state" }, sign2 && html("span", { "aria-hidden": "true" }, `${sign2} `), says)
  ];
  const attrs = { class: "overview-go", "data-key": `go-${question2}`, "data-state": state };
  const go = screen ? html("a", { ...attrs, href: `#${screen}` }, inside) : html("button", { ...attrs, type: "button", onclick: () => goTo2(question2) }, inside);
  return html("li", { "data-key": `row-${question2}` }, go);
}
function overviewDraw(model, view, id) {
  const { words } = view;
  const waits = view.phase === "waiting";
  return html(
    "nav",
    { class: "q-card overview", "aria-labelledby": id("title"), "data-key": "overview", "data-phase": view.phase },
    html("h2", { id: id("title"), class: "q-visually-hidden" }, words.title),
    waits ? html("p", { role: "status" }, view.says ?? (view.away ? words.away : words.waiting)) : html("ol", { class: "overview-list" }, view.rows.map(overviewRow)),
    lookedAt(view, (verb) => request(model, verb))
  );
}
var overview_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const redraw = () => morph(el, () => overviewDraw(model, viewOf(model), id));
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      try {
        request(model, "ready");
      } catch {
      }
    };
    const show = () => {
      look(viewOf(model), (verb) => request(model, verb));
      redraw();
    };
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      model.off("change:view", show);
    };
  }
};

// widgets/labs/owngoods/lab.js
var MOST_PIECES = 999;
var BOX = ["long", "wide", "high"];
function choose({ field, label: label2, options: options2, chosen, written: written4, help }, id, model, send) {
  return html(
    "div",
    { class: "own-choose", "data-control": field.startsWith("fact_") ? "facts" : field },
    // Where nothing is usual, there is only the box for own words.
    options2.length ? chooser(id, field, label2, options2, chosen, (option) => request(model, "choose", { field, option })) : html("span", { class: "q-label", "aria-hidden": "true" }, label2),
    written4 && html("input", {
      type: "text",
      class: "q-input",
      autocomplete: "off",
      spellcheck: "false",
      label: label2,
      maxlength: written4.longest,
      value: written4.text,
      "data-key": `${field}-written`,
      oninput: (event2) => send("write", { field, text: event2.target.value }, field)
    }),
    help && html("p", { class: "q-help", "data-key": `${field}-help` }, help)
  );
}
function tick2({ field, label: label2, options: options2 }, id, model) {
  return html(
    "div",
    { class: "own-ticks", role: "group", "aria-labelledby": id(field), "data-key": field },
    html("span", { class: "q-label", id: id(field) }, label2),
    options2.map(
      ({ id: option, text: text2, on, off }) => button(text2, `${field}-${option}`, () => request(model, "tick", { field, option, on: !on }), { pressed: on, off })
    )
  );
}
function count({ field, label: label2, head, rows }, model) {
  const take = (row3) => (event2) => {
    const wish = isBlank(event2.target.value) ? 0 : readNumber(event2.target.value, 0);
    request(model, "count", { row: row3, pieces: Number.isFinite(wish) ? settle(wish, 0, MOST_PIECES) : null });
  };
  const box2 = ({ row: row3, pieces: pieces2, label: label3 }, place) => html(
    "td",
    {},
    html("span", { class: "own-size", "aria-hidden": "true" }, head[place]),
    html("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      class: "q-input own-pieces",
      label: label3,
      value: String(pieces2),
      "data-key": `pieces-${row3}`,
      onchange: take(row3)
    })
  );
  return html(
    "fieldset",
    { "data-key": field },
    html("legend", { class: "q-visually-hidden" }, label2),
    html(
      "table",
      { class: "q-table own-stock" },
      html("thead", {}, html("tr", {}, html("th", { scope: "col" }, label2), head.map((size) => html("th", { scope: "col" }, size)))),
      html("tbody", {}, rows.map(({ name, boxes: boxes2 }) => html("tr", {}, html("th", { scope: "row" }, name), boxes2.map(box2))))
    )
  );
}
function fill2({ field, label: label2, unit, text: text2, longest }, id, model) {
  return html(
    "div",
    { class: "own-fill", "data-control": BOX.includes(field) ? "box" : field, "data-key": field },
    html("label", { class: "q-label", for: id(field) }, label2),
    html(
      "div",
      { class: "q-row" },
      html("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        class: "q-input",
        id: id(field),
        maxlength: longest,
        value: text2,
        "data-key": `${field}-number`,
        "aria-describedby": id(`${field}-unit`),
        onchange: (event2) => request(model, "fill", { field, text: event2.target.value })
      }),
      html("span", { id: id(`${field}-unit`) }, unit)
    )
  );
}
function asked2(ask, id, model, send) {
  switch (ask.form) {
    case "choose":
      return choose(ask, id, model, send);
    case "tick":
      return tick2(ask, id, model);
    case "count":
      return count(ask, model);
    case "fill":
      return fill2(ask, id, model);
    case "one":
      return radios(id, ask.field, ask.label, ask.options, ask.chosen, (option) => request(model, "choose", { field: ask.field, option }));
  }
}
function whole({ words }, { name, kind, lines: lines2, texts, stock }, id) {
  const line4 = (look2) => ({ name: name2, value }) => html("div", { class: look2 }, html("dt", {}, name2), html("dd", {}, value ?? "—"));
  return html(
    "div",
    { class: "own-sheet", role: "region", "aria-labelledby": id("name"), tabindex: "0", "data-key": "sheet" },
    html("p", { class: "own-name", id: id("name") }, html("strong", {}, name ?? words.no_name), kind && html("span", {}, " ", kind)),
    html("dl", {}, [...lines2, { name: words.stock, value: stock }].map(line4("own-short")), texts.map(line4("own-long")))
  );
}
function ways({ words, at, last }, id, model) {
  const go = (way) => () => request(model, "go", { to: at + way });
  return html(
    "div",
    { class: "q-row own-ways", role: "group", "aria-labelledby": id("parts") },
    html("span", { id: id("parts"), class: "q-visually-hidden" }, words.parts),
    button(words.back, "back", go(-1), { off: at === 0 }),
    button(words.next, "next", go(1), { main: true, off: at === last })
  );
}
var lab_default20 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "own-part" },
        html(
          "div",
          { class: "own-body", "data-key": `part-${view.at}` },
          view.sheet && whole(view, view.sheet, id),
          view.lines.map(
            (line4) => html("div", { class: `own-line own-line--of-${line4.length}` }, line4.map((ask) => asked2(ask, id, model, send)))
          )
        ),
        html("div", { class: "own-foot" }, labSentence(view, id), ways(view, id, model))
      )
    });
    const hide = mountLab(model, el, draw2, ["go"]);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/packlab/lab.js
var ACROSS = 10;
function pieces({ rows, good, bad, missing }, id) {
  const kind = (name, squares) => svg("path", { class: `pack-${name}`, d: squaresPath(squares), "data-key": name });
  const lines2 = Array.from({ length: rows - 1 }, (_, row3) => `M0 ${row3 + 1}h${ACROSS}`);
  const columns = Array.from({ length: ACROSS - 1 }, (_, column) => `M${column + 1} 0v${rows}`);
  return svg(
    "svg",
    { class: "pack-picture", viewBox: `-0.1 -0.1 ${ACROSS + 0.2} ${rows + 0.2}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    kind("good", good),
    kind("bad", bad),
    svg("path", { class: "pack-lines", d: [...lines2, ...columns].join("") }),
    svg("path", { class: "pack-crosses", d: crosses(bad) }),
    kind("missing", missing)
  );
}
function crosses(rows) {
  return rows.flatMap((row3, y) => [...row3].map((dark, x) => dark === "1" ? `M${x + 0.3} ${y + 0.3}l.4 .4m0-.4l-.4 .4` : "")).join("");
}
function legend2({ counts }) {
  return html(
    "ul",
    { class: "pack-counts", "data-key": "counts" },
    counts.map(({ id: name, text: text2 }) => html("li", {}, html("span", { class: `pack-swatch pack-swatch--${name}`, "aria-hidden": "true" }), text2))
  );
}
var lab_default21 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => {
      const { words } = view;
      const packed = {
        label: words.packed,
        less: words.packed_less,
        more: words.packed_more,
        value: view.packed,
        least: 1,
        most: view.most
      };
      return labScreen(model, view, id, {
        hand: [
          radios(id, "ordered", words.ordered, view.orders, view.ordered, (ordered) => request(model, "ordered", { ordered }), { compact: true }),
          radios(id, "loss", words.loss, view.losses, view.loss, (loss) => request(model, "loss", { loss }), { compact: true }),
          numberControl(id, "packed", packed, (number3) => send("packed", { number: number3 })),
          againButton(model, view)
        ],
        picture: [pieces(view, id), legend2(view)]
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/core/ladder.js
var THINNEST = 0.6;
var percent3 = (share) => `${share}%`;
function ladder(lines2, id) {
  const ends = lines2.flatMap(({ parts: parts2 }) => parts2.flatMap(({ from, to }) => [from, to]));
  const [least, most] = [Math.min(0, ...ends), Math.max(...ends)];
  const place = (amount2) => 100 * (amount2 - least) / (most - least);
  return html(
    "div",
    { class: "ladder", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    lines2.map((line4) => [
      html("span", { class: "ladder-name", "data-key": `name-${line4.id}` }, line4.name),
      line4.says ? html("span", { class: "ladder-says" }, line4.says) : bar3(line4, place, least < 0),
      html("span", { class: "ladder-amount", "data-key": `amount-${line4.id}` }, line4.amount)
    ])
  );
}
function bar3({ id, parts: parts2 }, place, loses) {
  const zero = percent3(place(0));
  return svg(
    "svg",
    { class: "ladder-bar", "data-key": `bar-${id}` },
    loses && svg("line", { class: "ladder-zero", x1: zero, x2: zero, y1: "0", y2: "100%" }),
    parts2.map((part) => piece2(part, place))
  );
}
function piece2({ kind, from, to }, place) {
  const [start, end2] = [place(from), place(to)];
  return svg("rect", { class: `ladder-part ladder-part--${kind}`, x: percent3(Math.min(start, 100 - THINNEST)), y: "12%", width: percent3(Math.max(end2 - start, THINNEST)), height: "76%" });
}

// widgets/labs/payerlab/lab.js
var lab_default22 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const number3 = ({ id: name, ...look2 }) => numberControl(id, name, look2, (yuan) => send("number", { name, yuan }, name));
    const draw2 = (view) => {
      const { words } = view;
      const choose2 = (payer) => request(model, "payer", { payer });
      return labScreen(model, view, id, {
        hand: [view.numbers.map(number3), radios(id, "payer", words.payer, view.payers, view.payer, choose2, { compact: true }), againButton(model, view)],
        picture: ladder(view.bars, id)
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/peellab/lab.js
function estimate({ words, estimate: estimate2 }, id, send) {
  const { text: text2, unread: unread2 } = estimate2;
  return html(
    "div",
    { "data-key": "estimate" },
    html(
      "div",
      { class: "q-row" },
      html("label", { for: id("estimate") }, html("strong", {}, words.estimate), " ", html("span", { class: "peel-soft" }, words.unmarked)),
      html("input", {
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        maxlength: "20",
        class: "q-input peel-estimate",
        id: id("estimate"),
        "aria-describedby": id("estimate-note"),
        "data-key": "estimate-box",
        value: text2,
        oninput: (event2) => send("estimate", { text: event2.target.value })
      }),
      html("span", {}, words.yuan)
    ),
    html("div", { id: id("estimate-note"), "aria-live": "polite" }, unread2 && note(unread2.tone, unread2.sign, unread2.text, "estimate-note"))
  );
}
function costs(view, model) {
  const { words } = view;
  return html(
    "div",
    { class: "q-row", role: "group", label: words.costs, "data-control": "costs", "data-key": "costs" },
    button(words.next, "next", () => request(model, "next"), { main: true, off: view.taken === view.of }),
    button(words.back, "back", () => request(model, "back"), { off: view.taken === 0 })
  );
}
function table3({ words, rows, check }) {
  const head = [words.cost, words.rule, words.amount, words.left];
  const line4 = ({ id, name, rule, amount: amount2, left }) => html(
    "tr",
    { "data-key": `row-${id}` },
    html("th", { scope: "row" }, name),
    html("td", {}, rule),
    html("td", { class: "q-number" }, amount2),
    html("td", { class: "q-number" }, left)
  );
  return html(
    "details",
    { class: "peel-fold", "data-control": "costs", "data-key": "fold" },
    html("summary", { "data-key": "fold-open" }, words.table),
    html(
      "div",
      { class: "peel-table", "data-key": "table" },
      html(
        "table",
        { class: "q-table" },
        html("caption", {}, words.caption),
        html("thead", {}, html("tr", {}, head.map((text2, column) => html("th", { scope: "col", class: column > 1 ? "q-number" : null }, text2)))),
        html("tbody", {}, rows.map(line4))
      ),
      html("p", { class: "q-help" }, words.source, check && [" ", html("strong", {}, html("span", { "aria-hidden": "true" }, "! "), check)])
    )
  );
}
function change(view, id, model, send) {
  const { id: name, ...look2 } = view.number;
  return html(
    "div",
    { class: "peel-change", "data-control": "change", "data-key": "change" },
    chooser(id, "which", view.words.change, view.choices, name, (name2) => request(model, "choose", { name: name2 })),
    numberControl(id, `number-${name}`, look2, (value) => send("number", { name, value }, `number-${name}`))
  );
}
var lab_default23 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => {
      const words = { ...view.words, question: view.story };
      const { deposit } = view;
      return labScreen(model, { ...view, words }, id, {
        hand: [
          estimate(view, id, send),
          costs(view, model),
          change(view, id, model, send),
          html(
            "div",
            { class: "q-row" },
            button(words.deposit_add, "deposit", () => request(model, "deposit", { on: !deposit }), { pressed: deposit }),
            table3(view),
            againButton(model, view)
          )
        ],
        picture: ladder(view.bars, id)
      });
    };
    const hide = mountLab(model, el, draw2, ["estimate", "choose"]);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/photolab/lab.js
function parts({ parts: parts2 }, id, model) {
  const part = ({ id: name, name: text2, choices: choices2, chosen }) => radios(id, name, text2, choices2, chosen, (to) => request(model, "change", { part: name, to }));
  return html("div", { class: "photo-parts", "data-control": "photo" }, parts2.map(part));
}
function shot({ picture: picture6, seen: seen2, credit }, id) {
  return html(
    "figure",
    { class: "q-figure lab-show photo-shot" },
    html("div", { class: "photo-picture", role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" }, pictureTree(picture6)),
    html("figcaption", {}, html("span", { "aria-hidden": "true", "data-key": "credit" }, credit), html("span", { class: "q-visually-hidden", "data-key": "seen" }, seen2))
  );
}
var lab_default24 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "photo-desk" },
        parts(view, id, model),
        shot(view, id),
        html("div", { class: "photo-foot" }, labSentence(view, id), againButton(model, view))
      )
    });
    return mountLab(model, el, draw2);
  }
};

// widgets/labs/picture/lab.js
var label = (x, y, said) => svg("text", { x, y, class: "picture-text" }, said);
function mouse({ key, finger, arrow, button: button2, wheel, turn }) {
  return [
    svg("path", { class: "picture-soft", d: "M150 34v-14q0-14 14-14h46" }),
    svg("rect", { class: "picture-body", x: 100, y: 34, width: 100, height: 160, rx: 48 }),
    svg("path", { class: "picture-key", d: "M150 34v62h-50v-14q0-48 48-48z" }),
    svg("path", { class: "picture-line", d: "M100 96h100M150 34v62" }),
    svg("rect", { class: "picture-wheel", x: 144, y: 50, width: 12, height: 28, rx: 6 }),
    svg("path", { class: "picture-line", d: "M122 66h-36" }),
    svg("circle", { class: "picture-dot", cx: 124, cy: 66, r: 6 }),
    svg("path", { class: "picture-line", d: "M150 78v34" }),
    label(118, 132, wheel),
    label(118, 152, turn),
    label(4, 62, key),
    label(4, 84, finger),
    svg("rect", { class: "picture-screen", x: 232, y: 14, width: 204, height: 140, rx: 8 }),
    svg("path", { class: "picture-stand", d: "M322 154h24l8 34h-40z" }),
    svg("path", { class: "picture-line", d: "M292 190h84" }),
    svg("rect", { class: "picture-button", x: 296, y: 92, width: 124, height: 44, rx: 8 }),
    svg("text", { x: 348, y: 120, class: "picture-text picture-on" }, button2),
    label(248, 44, arrow),
    svg("path", { class: "picture-way", d: "M272 52q70 4 118 50" }),
    svg("path", { class: "picture-arrow", d: "M394 108l0 40 9-9 7 15 8-4-7-14 13-1z" })
  ];
}
var KEY = 27;
var keys = (x, y, signs2, look2) => signs2.map((sign2, place) => [
  svg("rect", { class: look2, x: x + place * KEY, y, width: KEY - 4, height: 24, rx: 4 }),
  svg("text", { x: x + place * KEY + 11.5, y: y + 18, class: "picture-sign" }, sign2)
]);
function keyboard({ digits, away, next: next3, point: point2, done }) {
  const wide = (x, y, width) => svg("rect", { class: "picture-key", x, y, width, height: 24, rx: 4 });
  return [
    svg("rect", { class: "picture-screen", x: 6, y: 40, width: 428, height: 128, rx: 8 }),
    keys(47, 48, [..."1234567890"], "picture-key"),
    wide(371, 48, 55),
    svg("text", { x: 398, y: 66, class: "picture-sign" }, "←"),
    wide(14, 78, 44),
    svg("text", { x: 36, y: 95, class: "picture-sign" }, "Tab"),
    keys(62, 78, [..."QWERTYUIOP"], "picture-body"),
    keys(70, 108, [..."ASDFGHJKL"], "picture-body"),
    wide(371, 108, 55),
    svg("text", { x: 398, y: 125, class: "picture-sign" }, "Enter"),
    keys(82, 138, [..."ZXCVBNM"], "picture-body"),
    keys(298, 138, ["."], "picture-key"),
    svg("path", { class: "picture-line", d: "M48 34h266M398 30v18M36 102v78M309 162v18M412 132v48" }),
    label(48, 26, digits),
    svg("text", { x: 432, y: 22, class: "picture-text picture-end" }, away),
    label(8, 197, next3),
    svg("text", { x: 309, y: 197, class: "picture-text picture-end" }, point2),
    svg("text", { x: 432, y: 197, class: "picture-text picture-end" }, done)
  ];
}
function byKeys({ on, back, choose: choose2, press, arrows: arrows2, pages }) {
  const wide = (x, y, width, sign2) => [
    svg("rect", { class: "picture-key", x, y, width, height: 24, rx: 4 }),
    svg("text", { x: x + width / 2, y: y + 17, class: "picture-sign" }, sign2)
  ];
  return [
    svg("rect", { class: "picture-screen", x: 6, y: 40, width: 428, height: 128, rx: 8 }),
    wide(14, 48, 44, "Tab"),
    keys(62, 48, [..."QWERTYUIOP"], "picture-body"),
    wide(371, 48, 55, "PgUp"),
    keys(54, 78, [..."ASDFGHJKL"], "picture-body"),
    wide(299, 78, 48, "Enter"),
    wide(371, 78, 55, "PgDn"),
    wide(14, 108, 52, "Shift"),
    keys(70, 108, [..."ZXCVBNM"], "picture-body"),
    keys(379, 108, ["↑"], "picture-key"),
    wide(110, 138, 130, ""),
    keys(352, 138, ["←", "↓", "→"], "picture-key"),
    svg("path", { class: "picture-line", d: "M36 32v16M398 30v18M30 132v48M196 162v18M330 102v78M390 162v18" }),
    label(14, 26, on),
    svg("text", { x: 432, y: 22, class: "picture-text picture-end" }, pages),
    label(8, 197, back),
    label(144, 197, choose2),
    label(266, 197, press),
    svg("text", { x: 432, y: 197, class: "picture-text picture-end" }, arrows2)
  ];
}
var PICTURES = { mouse, keyboard, keys: byKeys };
var lab_default25 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mount(
      model,
      el,
      ({ name, words }) => html(
        "figure",
        { class: "q-card picture" },
        html("span", { class: "q-visually-hidden", id: id("alt") }, words.alt),
        svg("svg", { viewBox: "0 0 440 204", role: "img", "aria-labelledby": id("alt"), "data-key": "picture" }, PICTURES[name](words))
      )
    );
  }
};

// widgets/labs/qrlab/lab.js
var LETTERS = 0.075;
var GAP2 = 1.4;
function picture2({ rows, quiet }, id) {
  if (!rows) return null;
  const side = rows.length;
  const size = (side + 2 * quiet) * LETTERS;
  const line4 = side + quiet + size / 2;
  const gap = size * GAP2;
  const end2 = (x) => `M${x} ${line4 - size / 4}v${size / 2}`;
  const ends = `${end2(0)}${end2(side)}M0 ${line4}H${side / 2 - gap}M${side / 2 + gap} ${line4}H${side}`;
  const inside = [
    svg("path", { class: "code-ink", d: squaresPath(rows) }),
    svg("path", { class: "qrlab-side", d: ends, "stroke-width": size / 10 }),
    svg("text", { class: "qrlab-number", x: side / 2, y: line4, "font-size": size }, side)
  ];
  return codePicture(rows, quiet, id("sentence"), inside, size);
}
function textField(view, id, send) {
  return html(
    "div",
    {},
    html("label", { class: "q-label", for: id("text") }, view.words.text),
    html("textarea", {
      class: "q-input qrlab-text",
      id: id("text"),
      rows: 2,
      maxlength: view.longest,
      spellcheck: "false",
      autocomplete: "off",
      value: view.text,
      "data-key": "text",
      oninput: (event2) => send("text", { text: event2.target.value })
    })
  );
}
function examples(view, id, model) {
  return html(
    "div",
    { role: "group", "aria-labelledby": id("examples") },
    html("p", { class: "q-label", id: id("examples") }, view.words.examples),
    html(
      "div",
      { class: "qrlab-examples" },
      view.examples.map(({ id: name, name: text2 }) => button(text2, `example-${name}`, () => request(model, "example", { name })))
    )
  );
}
var lab_default26 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => labScreen(model, view, id, {
      hand: [textField(view, id, send), examples(view, id, model), againButton(model, view)],
      picture: picture2(view, id)
    });
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/qrpartslab/lab.js
function picture3({ rows, marks, part, quiet, table: table4 }, id) {
  if (!rows) return null;
  const edge = quiet + table4;
  const [all2, label2] = [rows.length + 2 * edge, rows.length + 2 * quiet];
  const any = part !== "whole";
  const dark = (y, x) => rows[y][x] === "1";
  const marked = (y, x) => marks[y][x] === "1";
  const layer = (name, wanted2) => svg("path", { class: name, d: squaresPath(rows, wanted2) });
  return codePicture(rows, edge, id("sentence"), [
    svg("rect", { class: "qrparts-table", x: -edge, y: -edge, width: all2, height: all2 }),
    svg("rect", { class: "code-ground", x: -quiet, y: -quiet, width: label2, height: label2 }),
    any && layer("qrparts-ground", marked),
    layer(any ? "qrparts-ink-pale" : "code-ink", (y, x) => dark(y, x) && !marked(y, x)),
    any && layer("qrparts-ink", (y, x) => dark(y, x) && marked(y, x))
  ]);
}
function textField2(view, id, send) {
  return html(
    "div",
    {},
    html("label", { class: "q-label", for: id("text") }, view.words.text),
    html("textarea", {
      class: "q-input qrparts-text",
      id: id("text"),
      rows: 1,
      maxlength: view.longest,
      spellcheck: "false",
      autocomplete: "off",
      value: view.text,
      "data-key": "text",
      oninput: (event2) => send("text", { text: event2.target.value })
    })
  );
}
function named(signs2) {
  return signs2.map(String).map((sign2) => ({ id: sign2, text: { zh: sign2, en: sign2 } }));
}
function choices(view, id, model) {
  const { words } = view;
  const masks = [{ id: "auto", text: words.mask_auto }, ...named(view.masks)];
  const mask = view.mask === null ? "auto" : String(view.mask);
  return html(
    "div",
    { class: "qrparts-choices" },
    chooser(id, "level", words.level, named(view.levels), view.level, (level) => request(model, "level", { level })),
    chooser(id, "mask", words.mask, masks, mask, (one2) => request(model, "mask", { mask: one2 === "auto" ? null : Number(one2) })),
    chooser(id, "quiet", words.quiet, named(view.widths), String(view.quiet), (width) => request(model, "quiet", { width: Number(width) }))
  );
}
var lab_default27 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => labScreen(model, view, id, {
      hand: [
        html(
          "div",
          {},
          chooser(id, "part", view.words.part, view.parts, view.part, (part) => request(model, "part", { part }), { silent: true }),
          html("p", { class: "q-help", "aria-live": "polite", "data-key": "about" }, view.about)
        ),
        choices(view, id, model),
        textField2(view, id, send)
      ],
      picture: picture3(view, id)
    });
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/core/way.js
function facts2({ words, case: name, facts: facts4 }) {
  return html(
    "dl",
    { class: "way-facts", label: words.facts, "data-key": `facts-${name}` },
    facts4.map(({ name: name2, value, met }) => html("div", { class: met ? "way-fact way-fact--met" : "way-fact" }, html("dt", {}, name2), html("dd", {}, value)))
  );
}
function tree({ words, steps: steps3, last }, id) {
  const step2 = ({ id: name, text: text2, branch, answer, here, ended }) => html(
    "li",
    { class: `way-step${ended ? " way-step--ended" : answer ? " way-step--passed" : ""}`, "aria-current": here ? "step" : null, "data-key": `step-${name}` },
    html("span", { id: here ? id("asked") : null }, text2),
    html(
      "span",
      { class: "way-branch" },
      answer && !ended ? [answer, html("span", { "aria-hidden": "true" }, " ↓")] : [branch, ended && html("span", { "aria-hidden": "true" }, " ←")]
    )
  );
  return html(
    "ol",
    { class: "way-tree", label: words.steps, "data-key": "tree" },
    steps3.map(step2),
    html("li", { class: `way-step way-last${last.reached ? " way-step--ended" : ""}`, "data-key": "step-last" }, html("span", {}), html("span", { class: "way-branch" }, last.text))
  );
}
function answers({ words, asking }, id, model) {
  const answer = (name) => button(words[name], `answer-${name}`, () => request(model, "answer", { yes: name === "yes" }), { off: !asking, once: true });
  return html("div", { class: "way-answers", role: "group", "aria-labelledby": asking ? id("asked") : null }, answer("yes"), answer("no"));
}
function wayScreen(model, view, id, subject) {
  const { words } = view;
  const take = (name) => request(model, subject, { [subject]: name });
  return labScreen(model, view, id, {
    whole: html(
      "div",
      { class: "way-desk" },
      chooser(
        id,
        subject,
        /** @type {Translations} */
        words.cases,
        view.all_cases,
        view.case,
        take,
        { silent: true }
      ),
      html("div", { class: "way-hand" }, answers(view, id, model), button(words.back, "back", () => request(model, "back"), { off: view.empty, once: true })),
      facts2(view),
      tree(view, id),
      html("div", { class: "way-end" }, labSentence(view, id), againButton(model, view))
    )
  });
}

// widgets/labs/registerlab/lab.js
var lab_default28 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mountLab(model, el, (view) => wayScreen(model, view, id, "person"), ["person"]);
  }
};

// widgets/labs/replieslab/lab.js
function log({ words, lines: lines2 }) {
  const line4 = ({ time, who, name, text: text2, here, mark: mark2, result, says, inside }, place) => html(
    "li",
    {
      class: `replies-line replies-line--${who}${inside ? " replies-line--inside" : ""}${mark2 === "new" ? " replies-line--new" : ""}`,
      "aria-current": here ? "step" : null,
      "data-key": `line-${place}`
    },
    html("span", { class: "replies-time" }, time),
    html("span", { class: "replies-name" }, name),
    html("span", { class: "replies-text" }, text2),
    html(
      "span",
      { class: `replies-result replies-result--${mark2 ?? "none"}` },
      here && html("span", { "aria-hidden": "true" }, "?"),
      result,
      html("span", { class: "q-visually-hidden" }, here ? words.next_line : says)
    )
  );
  return html("ol", { class: "replies-log", label: words.log, "data-key": "log" }, lines2.map(line4));
}
function choice3(name, key, marks, id, model) {
  const one2 = ({ id: mark2, text: text2, off }) => button(text2, `mark-${mark2}`, () => request(model, "mark", { mark: mark2 }), { off, once: true });
  return html(
    "div",
    { class: "replies-choice", role: "group", "aria-labelledby": id(key), "data-key": key },
    html("p", { class: "replies-asked", id: id(key) }, name),
    html("div", { class: "replies-marks" }, marks.map(one2))
  );
}
function sum({ words, sum: sum3 }) {
  const figure = (name) => html("div", {}, html("dt", {}, words[name]), html("dd", { "data-key": `sum-${name}` }, sum3[name]));
  return html("dl", { class: "replies-sum", "data-key": "sum" }, figure("quick"), figure("all"), figure("rate"));
}
var lab_default29 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => {
      const { words, marks } = view;
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "replies-desk" },
          html("div", { class: "replies-left" }, log(view), sum(view)),
          html(
            "div",
            { class: "replies-hand" },
            choice3(words.of_buyer, "of-buyer", marks.slice(0, 2), id, model),
            choice3(words.of_answer, "of-answer", marks.slice(2), id, model),
            labSentence(view, id),
            html("div", { class: "replies-ends" }, button(words.back, "back", () => request(model, "back"), { off: view.empty, once: true }), againButton(model, view))
          )
        )
      });
    };
    return mountLab(model, el, draw2);
  }
};

// widgets/labs/reportlab/lab.js
var LINE = 21;
var WIDTH = 440;
var [NUMBER2, BAR2, YUAN, FATE] = [44, 52, 318, 330];
var LONGEST = 200;
var THICK = 13;
var BASE = 6;
function picture4({ orders, most }, id) {
  return svg(
    "svg",
    { class: "report-orders", viewBox: `0 0 ${WIDTH} ${LINE * orders.length}`, role: "img", "aria-labelledby": id("sentence"), "data-key": "picture" },
    orders.map((order2, place) => bar4(order2, place * LINE + LINE / 2, LONGEST / most))
  );
}
function bar4({ number: number3, fen, counted, yuan, fate }, y, scale) {
  const rect = (look2, of) => svg("rect", { class: look2, x: BAR2, y: y - THICK / 2, width: of * scale, height: THICK });
  return svg(
    "g",
    { class: counted ? "report-order report-order--counts" : "report-order" },
    counted > 0 && svg("path", { class: "report-tick", d: `M4 ${y}l4 5l8 -10` }),
    svg("text", { class: "report-end", x: NUMBER2, y: y + BASE }, number3),
    rect("report-bar", fen),
    counted > 0 && rect("report-part", counted),
    svg("text", { class: "report-end report-yuan", x: YUAN, y: y + BASE }, yuan),
    svg("text", { x: FATE, y: y + BASE }, fate)
  );
}
function line({ id, name, yuan }, { words }) {
  const sum3 = yuan ?? [html("span", { "aria-hidden": "true" }, "–"), html("span", { class: "q-visually-hidden" }, words.open)];
  return { id, text: html("span", { class: "report-line" }, html("span", {}, name), html("span", { class: "report-sum" }, sum3)) };
}
var lab_default30 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => {
      const { words } = view;
      const heard = html("span", { class: "q-visually-hidden" }, words.shop);
      const rows = view.rows.map((row3) => line(row3, view));
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "report-page" },
          html(
            "div",
            { class: "q-stack report-hand" },
            radios(id, "shop", heard, view.shops, view.shop, (shop) => request(model, "shop", { shop }), { compact: true }),
            radios(id, "row", words.report, rows, view.row, (row3) => request(model, "row", { row: row3 })),
            againButton(model, view)
          ),
          html("figure", { class: "q-figure lab-show" }, picture4(view, id), html("figcaption", {}, labSentence(view, id)))
        )
      });
    };
    return mountLab(model, el, draw2, ["shop"]);
  }
};

// widgets/labs/returnslab/lab.js
var lab_default31 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mountLab(model, el, (view) => wayScreen(model, view, id, "goods"), ["goods"]);
  }
};

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
    said: (text2) => ui.said = text2,
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
function next2(view, ask) {
  const { words } = view;
  const says = view.place === view.of ? words.end : words.next;
  return html("div", { class: "q-row review-next", "data-key": "going-on" }, button(says, "next", () => ask("next"), { main: true, once: true }));
}
function note2(view, ui, id) {
  const { words, verdict } = view;
  const said = isSaid(view, ui);
  const [look2, sign2] = view.trouble ? ["unread", "!"] : said ? lookOf(verdict.outcome) : ["saved", ""];
  const says = view.trouble ? [words.unsaved] : said ? [verdict.says, ...verdict.next] : [];
  return html(
    "div",
    { class: `q-note q-note--${look2} tryit-note review-note`, role: "status", id: id("note"), "data-key": "note" },
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
      { "data-key": "answer", onsubmit: (event2) => (event2.preventDefault(), check()) },
      answerForm(view.form, context),
      !view.kept && presses(view, ui)
    ),
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    note2(view, ui, id),
    view.kept && next2(view, ask)
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

// widgets/labs/rulecards/lab.js
function ruleCard(rule) {
  return html(
    "li",
    { class: "rule" },
    html("p", { class: "rule-text" }, rule.text),
    html("p", { class: "q-help" }, rule.check && html("strong", { class: "rule-check" }, "? ", rule.check), rule.check && " · ", rule.source)
  );
}
var lab_default32 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    return mount(
      model,
      el,
      (view) => html(
        "div",
        { class: "q-card rules", "data-topic": view.topic },
        html("ul", { class: "rules-list" }, view.rules.map(ruleCard)),
        html("p", { class: "q-help" }, view.adviser)
      )
    );
  }
};

// widgets/labs/scratchlab/lab.js
var INSET = 0.15;
var Stroke = class {
  /** @param {Sender} send */
  constructor(send) {
    this.send = send;
    this.number = 0;
    this.heard = false;
    this.on = false;
    this.squares = null;
  }
  /** @param {boolean} on */
  begin(on) {
    this.number = Math.max(this.number + 1, Math.floor(performance.now()));
    this.on = on;
    this.heard = false;
    this.squares = /* @__PURE__ */ new Map();
  }
  /** @param {Square} square */
  add([row3, column]) {
    const name = `${row3},${column}`;
    if (!this.squares || this.squares.has(name)) return;
    this.squares.set(name, [row3, column]);
    this.send("paint", { stroke: this.number, cells: [...this.squares.values()], on: this.on });
  }
  /**
   * Python's own view holds the stroke once it was heard; after that something else happened.
   * @param {View} view
   */
  listen(view) {
    if (view.stroke === this.number) this.heard = true;
    else if (this.heard) this.squares = null;
  }
  /**
   * @param {Label} view
   * @param {number} row
   * @param {number} column
   */
  scratched(view, row3, column) {
    return this.squares?.has(`${row3},${column}`) ? this.on : view.scratched[row3][column] === "1";
  }
};
function squareAt(event2, { rows, quiet }) {
  const box2 = event2.currentTarget.getBoundingClientRect();
  const side = rows.length;
  const all2 = side + 2 * quiet;
  const column = Math.floor((event2.clientX - box2.left) / box2.width * all2) - quiet;
  const row3 = Math.floor((event2.clientY - box2.top) / box2.height * all2) - quiet;
  return row3 >= 0 && column >= 0 && row3 < side && column < side ? [row3, column] : null;
}
var MOVES = {
  ArrowUp: ([row3, column]) => [row3 - 1, column],
  ArrowDown: ([row3, column]) => [row3 + 1, column],
  ArrowLeft: ([row3, column]) => [row3, column - 1],
  ArrowRight: ([row3, column]) => [row3, column + 1],
  Home: ([row3]) => [row3, 0],
  End: ([row3], last) => [row3, last]
};
function moved(key, square3, side) {
  return MOVES[key](square3, side - 1).map((place) => Math.min(side - 1, Math.max(0, place)));
}
function squareName(view, [row3, column], scratched) {
  const { words } = view;
  const name = (lang) => `${words.row[lang]} ${row3 + 1}, ${words.column[lang]} ${column + 1}, ${(scratched ? words.damaged : words.whole)[lang]}`;
  return { zh: name("zh"), en: name("en") };
}
function square2(view, id, stroke, row3, column, active) {
  const scratched = stroke.scratched(view, row3, column);
  const kind = scratched ? "scratch-hurt" : view.rows[row3][column] === "1" ? "code-ink" : "scratch-light";
  const inset = scratched ? INSET : 0;
  return svg("rect", {
    role: "gridcell",
    id: id(`${row3}-${column}`),
    class: kind,
    x: column + inset,
    y: row3 + inset,
    width: 1 - 2 * inset,
    height: 1 - 2 * inset,
    "aria-selected": String(scratched),
    label: active ? squareName(view, [row3, column], scratched) : void 0
  });
}
function grid(view, id, stroke, cursor, hand3) {
  const { quiet } = view;
  const side = view.rows.length;
  const all2 = side + 2 * quiet;
  const [activeRow, activeColumn] = cursor;
  const places = [...Array(side).keys()];
  return html(
    "div",
    {
      class: "scratch-grid",
      role: "grid",
      tabindex: "0",
      label: view.words.grid,
      "aria-multiselectable": "true",
      "aria-activedescendant": id(`${activeRow}-${activeColumn}`),
      "data-key": "grid",
      "data-row": activeRow,
      "data-column": activeColumn,
      onkeydown: hand3.key
    },
    svg(
      "svg",
      {
        viewBox: `${-quiet} ${-quiet} ${all2} ${all2}`,
        role: "none",
        "shape-rendering": "crispEdges",
        "data-key": "picture",
        onpointerdown: hand3.down,
        onpointermove: hand3.move,
        onpointerup: hand3.up,
        onpointercancel: hand3.up
      },
      svg("rect", { class: "code-ground", role: "none", x: -quiet, y: -quiet, width: all2, height: all2 }),
      places.map(
        (row3) => svg("g", { role: "row" }, places.map(
          (column) => square2(view, id, stroke, row3, column, row3 === activeRow && column === activeColumn)
        ))
      ),
      svg("rect", { class: "scratch-cursor", role: "none", x: activeColumn, y: activeRow, width: 1, height: 1 })
    )
  );
}
var lab_default33 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const stroke = new Stroke(send);
    let cursor = [12, 12];
    let painting = false;
    const seen2 = () => (
      /** @type {Label} */
      viewOf(model)
    );
    const redraw = () => morph(el, () => draw2(seen2()));
    const isScratched = ([row3, column]) => stroke.scratched(seen2(), row3, column);
    const begin = (place) => {
      const on = !isScratched(place);
      stroke.begin(on);
      stroke.add(place);
    };
    const hand3 = {
      key: (event2) => {
        if (event2.key in MOVES) cursor = moved(event2.key, cursor, seen2().rows.length);
        else if (event2.key !== " ") return;
        else if (!event2.repeat) begin(cursor);
        event2.preventDefault();
        redraw();
      },
      down: (event2) => {
        const place = squareAt(event2, seen2());
        if (!place || event2.button !== 0) return;
        event2.currentTarget.setPointerCapture(event2.pointerId);
        painting = true;
        cursor = place;
        begin(place);
        redraw();
      },
      move: (event2) => {
        const place = painting && squareAt(event2, seen2());
        if (!place) return;
        cursor = place;
        stroke.add(place);
        redraw();
      },
      up: () => {
        painting = false;
      }
    };
    const draw2 = (view) => {
      stroke.listen(view);
      const { words } = view;
      return labScreen(model, view, id, {
        hand: [
          radios(id, "level", words.level, view.levels, view.level, (level) => request(model, "level", { level })),
          html(
            "div",
            { class: "scratch-tools" },
            button(words.scratch, "scratch", () => request(model, "scratch"), { off: !view.can_scratch, main: true }),
            button(words.cover, "cover", () => request(model, "cover"), { off: !view.can_cover })
          ),
          html("p", { class: "q-help" }, words.hint),
          againButton(model, view)
        ],
        picture: grid(view, id, stroke, cursor, hand3)
      });
    };
    const hide = mountLab(model, el, draw2, ["level"]);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/core/lamp.js
function lamp(words, state) {
  const bulb = svg(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true" },
    state === "on" && svg("path", { d: "M12 0v3M2 4l2 2M22 4l-2 2M0 12h3M24 12h-3" }),
    svg("path", { class: "lamp-bulb", d: "M12 5a6 6 0 0 0-3 11v2h6v-2a6 6 0 0 0-3-11z" }),
    svg("path", { d: "M9.5 20.5h5M10.5 23h3" })
  );
  return html("span", { class: `lamp lamp--${state}`, "data-key": "lamp" }, bulb, words[`lamp_${state}`]);
}

// widgets/labs/scriptlab/lab.js
function card2(view, card5) {
  return html(
    "div",
    { class: "lines-card", "data-key": `card-${card5.id}` },
    html("p", { class: "script-head" }, html("strong", {}, card5.name), html("span", {}, card5.minutes), lamp(view.words, card5.lamp)),
    lineText(card5.line, card5.lamp === "on"),
    card5.fact && html("p", { class: "q-help" }, card5.fact)
  );
}
function asked3(view, card5, id, model) {
  const { words } = view;
  const may = [
    { id: "yes", text: words.may },
    { id: "no", text: words.may_not }
  ];
  const said = card5.guess === null ? null : may[card5.guess ? 0 : 1].id;
  const say2 = (one2) => request(model, "guess", { part: card5.id, may: one2 === "yes" });
  const judging = radios(id, `may-${card5.id}`, words.ask, may, said, say2, { silent: true, judged: true });
  return linesAsked(view, card5, judging, id, model);
}
function script({ words }, rows) {
  return html(
    "ol",
    { class: "script-whole", "data-key": "script" },
    rows.map(
      ({ name, minutes, line: line4 }) => html(
        "li",
        {},
        html("span", { class: "script-part" }, name),
        html("span", { class: "script-minutes" }, minutes),
        html("span", { class: line4 ? null : "script-missing" }, line4 ?? words.to_do)
      )
    )
  );
}
function own({ words }, { id: part, own: own2, longest, own_note: says }, send) {
  return html(
    "details",
    { class: "script-own", "data-key": `own-${part}`, "data-control": "own" },
    html("summary", { "data-key": `open-${part}` }, words.own),
    html(
      "div",
      { class: "q-stack" },
      html("textarea", {
        class: "q-input",
        rows: 2,
        label: words.own_line,
        placeholder: words.own_line,
        maxlength: longest,
        spellcheck: "false",
        autocomplete: "off",
        value: own2,
        "data-key": `line-${part}`,
        oninput: (event2) => send("line", { part, text: event2.target.value }, `line-${part}`)
      }),
      html("div", { "aria-live": "polite", "data-key": "own-says" }, says && note(says.tone, says.sign, says.text, "own-note")),
      html("p", { class: "q-help", "data-key": "law" }, words.law)
    )
  );
}
function middle(view, id, model) {
  if (view.script) return html("div", { class: "lines-middle", tabindex: "-1" }, script(view, view.script), labSentence(view, id));
  const shown2 = (
    /** @type {Card} */
    view.card
  );
  return html(
    "div",
    { class: "lines-middle lines-middle--card" },
    html("div", { class: "q-stack" }, card2(view, shown2), labSentence(view, id)),
    asked3(view, shown2, id, model)
  );
}
var lab_default34 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        {},
        middle(view, id, model),
        linesFoot(linesWays(view, id, model), view.card && own(view, view.card, send), againButton(model, view))
      )
    });
    const hide = mountLab(model, el, draw2, ["go"]);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/labs/seasonlab/lab.js
function now2(id, { season, known, words }, acts) {
  const { brings, results, debrief } = known;
  const phase = phaseOf(season, known);
  if (brings && phase === "proposed") return html("p", { class: "season-proposed", tabindex: "-1", "data-top": "", "data-key": "proposed" }, brings.proposed);
  if (brings && phase === "decide") return nextWeek(id, season, brings, words, acts);
  if (phase === "debrief") return debriefed(id, season, debrief[season.shown - 1], words, acts, { judged: true });
  return figures(results[results.length - 1].rows, words);
}
var lab_default35 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const acts = {
      set: (field, value) => request(model, "set", { field, value }),
      run: () => request(model, "run"),
      go: () => request(model, "go"),
      back: () => request(model, "back"),
      move: (done) => request(model, "move", { done }),
      choose: (name, option) => request(model, "choose", { name, option }),
      show: (place) => request(model, "show", { place })
    };
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "season-lab" },
        now2(id, view, acts),
        labSentence(view, id),
        buttons(view.season, view.known, view.words, acts, againButton(model, view))
      )
    });
    return mountLab(model, el, draw2);
  }
};

// widgets/labs/sheetlab/lab.js
function point({ most_of_a_point: most }, { id: name, name: text2, given }, id, model) {
  const box2 = (number3) => html(
    "label",
    { class: "q-radio" },
    html("input", {
      type: "radio",
      name: id(name),
      value: number3,
      checked: number3 === given,
      "data-key": `${name}-${number3}`,
      onchange: () => request(model, "point", { point: name, given: number3 })
    }),
    html("span", {}, number3)
  );
  return html(
    "div",
    { class: "sheet-point", role: "radiogroup", "aria-labelledby": id(`${name}-name`), "data-key": name },
    html("span", { id: id(`${name}-name`) }, text2),
    Array.from({ length: most + 1 }, (_, number3) => box2(number3))
  );
}
function bars({ words, goods: goods2, bars: all2 }) {
  const pieces2 = ({ bar: to, papers }) => [
    { from: 0, to: 100, kind: "frame" },
    { from: 0, to, kind: papers === "stop" ? "loss" : "full" }
  ];
  return html(
    "ul",
    { class: "sheet-bars", label: words.sum, "data-key": "bars" },
    all2.map(
      (one2) => html(
        "li",
        { class: one2.id === goods2 ? "sheet-front" : null, "data-key": `bar-${one2.id}` },
        html("span", {}, one2.name),
        bar(pieces2(one2)),
        html("span", { class: "sheet-total" }, one2.total),
        html("span", { class: `sheet-sign sheet-sign--${one2.papers}` }, one2.sign)
      )
    )
  );
}
function points(view, id, model) {
  return html(
    "div",
    { class: "sheet-points", role: "group", label: view.words.points, "data-control": "points", "data-key": "points" },
    view.points.map((one2) => point(view, one2, id, model))
  );
}
function card3({ words, goods: goods2, told, papers }, id, model) {
  const tick3 = ({ id: paper, name, ticked }) => html(
    "label",
    { class: "sheet-paper" },
    html("input", {
      type: "checkbox",
      checked: ticked,
      "data-key": `paper-${paper}`,
      onchange: (event2) => request(model, "paper", { paper, on: event2.target.checked })
    }),
    html("span", {}, name)
  );
  return html(
    "div",
    { class: "sheet-card", "data-key": `card-${goods2}` },
    html("p", {}, html("strong", {}, words.told), " ", told),
    html("div", { class: "sheet-papers", role: "group", "aria-labelledby": id("papers") }, html("strong", { id: id("papers") }, words.papers), papers.map(tick3))
  );
}
function sheet(view, id, model) {
  const { words } = view;
  const choose2 = (goods2) => request(model, "goods", { goods: goods2 });
  const turn = button(view.card ? words.to_points : words.to_card, "turn", () => request(model, "turn", { card: !view.card }));
  return html(
    "div",
    { class: "sheet" },
    html("div", { class: "sheet-goods" }, radios(id, "goods", words.goods, view.all_goods, view.goods, choose2, { silent: true })),
    html("p", { class: "sheet-about", "aria-live": "polite", "data-key": "about" }, view.about),
    view.card ? card3(view, id, model) : points(view, id, model),
    bars(view),
    html("p", { class: "sheet-seller", "aria-live": "polite", "data-key": "seller" }, view.seller),
    html("div", { class: "sheet-end" }, labSentence(view, id), turn, againButton(model, view))
  );
}
var lab_default36 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    return mountLab(model, el, (view) => labScreen(model, view, id, { whole: sheet(view, id, model) }), ["goods", "turn"]);
  }
};

// widgets/labs/shelflab/lab.js
var SHAPES = {
  tea: ["M12 8h16v20H12z", "M14 4h12v4H14z", "M15 14h10v8H15z"],
  rice: ["M11 8c-3 7-3 14 0 20h18c3-6 3-13 0-20z", "M13 4h14l2 4H11z"],
  eggs: ["M14 28c-9 0-9-9-4-16 2-3 6-3 8 0 5 7 5 16-4 16z", "M28 28c-6 0-7-7-4-13 2-3 6-3 8 0 3 6 2 13-4 13z"],
  apples: ["M20 11c-4-4-12-2-12 6 0 7 5 11 9 11 2 0 2-1 3-1s1 1 3 1c4 0 9-4 9-11 0-8-8-10-12-6z", "M20 11c0-4 2-7 5-8"]
};
function picture5(good) {
  return svg(
    "svg",
    { class: "shelf-good", viewBox: "0 0 40 32", "aria-hidden": "true" },
    SHAPES[good].map((d) => svg("path", { d }))
  );
}
function goods({ words, goods: goods2 }, model) {
  const one2 = (good) => html(
    "li",
    {},
    button([picture5(good.id), html("span", {}, good.name)], `good-${good.id}`, () => request(model, "take", { good: good.id }), {
      off: good.placed,
      pressed: good.in_hand
    })
  );
  return html(
    "fieldset",
    {},
    html("legend", { class: "q-visually-hidden" }, words.goods),
    html("ul", { class: "shelf-goods" }, goods2.map(one2))
  );
}
function shelf({ words, places }, model) {
  const one2 = (place) => html(
    "li",
    {},
    html(
      "button",
      {
        type: "button",
        class: `shelf-place${place.full ? " shelf-place--full" : ""}`,
        "data-key": `place-${place.id}`,
        "aria-disabled": place.full ? "true" : null,
        label: place.label,
        onclick: () => place.full || request(model, "put", { place: place.id })
      },
      html("span", { class: "shelf-room" }, place.full && picture5(place.id)),
      html("span", { class: "shelf-name" }, place.name)
    )
  );
  return html(
    "fieldset",
    {},
    html("legend", { class: "q-visually-hidden" }, words.shelf),
    html("ul", { class: "shelf-places" }, places.map(one2))
  );
}
var lab_default37 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "q-stack" },
        goods(view, model),
        shelf(view, model),
        labSentence(view, id),
        html(
          "div",
          { class: "q-row" },
          view.next && html("a", { class: "q-btn", href: `#${view.next}`, "data-key": "next" }, view.words.next),
          againButton(model, view)
        )
      )
    });
    return mountLab(model, el, draw2, ["take"]);
  }
};

// widgets/labs/shopslab/scenes.js
var GOODS = {
  shoes: ["M5 24c-1-5-1-9 2-13 3 3 7 3 11 0 4 5 9 6 13 7 4 1 6 3 6 6z", "M4 24h33v4H5z", "M7 11c4 2 8 2 11 0-3-2-8-2-11 0z"],
  noodles: ["M4 16h32c0 7-5 12-11 13H15C9 28 4 23 4 16z", "M8 16c0-6 5-6 5-1 0-7 6-7 6 0 0-7 6-7 6 0 0-6 6-5 6 1z", "M24 12L36 3M28 13L38 7"],
  oranges: ["M3 20a9 9 0 1 0 18 0a9 9 0 1 0-18 0z", "M18 22a8 8 0 1 0 16 0a8 8 0 1 0-16 0z", "M12 11c1-5 4-7 9-6-1 4-4 6-9 6z"],
  stand: ["M14 3l12 3-5 20-12-3z", "M15 7l8 2-3.5 13-8-2z", "M6 28h28", "M24 14l8 14"],
  toy: ["M10 15h13l3-11 3-3 1 3 7 5-2 4-6-1-2 5v12h-4v-8H15v8h-5z", "M10 15c-4 1-5 4-5 8", "M4 30h33"]
};
var line2 = (d, look2 = "shops-line") => svg("path", { class: look2, d });
var put2 = (goods2, x, y, size = 1) => svg(
  "g",
  { transform: `translate(${x} ${y}) scale(${size})` },
  GOODS[goods2].map((d) => line2(d))
);
var PHONE = "M42 2h36a6 6 0 0 1 6 6v60a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6z";
var phone = () => [line2(PHONE, "shops-body"), line2("M55 7h10")];
var person = (x) => [
  line2(`M${x - 16} 75c0-17 6-25 16-25s16 8 16 25z`, "shops-body"),
  line2(`M${x - 9} 38a9 9 0 1 0 18 0a9 9 0 1 0-18 0z`)
];
var card4 = (goods2, x, y) => [
  line2(`M${x} ${y}h36v54h-36z`),
  put2(goods2, x + 4, y + 8, 0.7),
  line2(`M${x + 6} ${y + 38}h24M${x + 6} ${y + 46}h14`, "shops-soft")
];
var SCENES = {
  shelf: [
    (goods2) => [
      phone(),
      line2("M46 13h28a5 5 0 0 1 0 12H46a5 5 0 0 1 0-12z"),
      line2("M47 19a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM52.5 21.5l3 3"),
      put2(goods2, 44, 34, 0.8)
    ],
    (goods2) => [card4(goods2, 2, 14), card4(goods2, 82, 14), card4(goods2, 42, 8)],
    () => [line2("M32 28l28-12 28 12v30L60 72 32 58z"), line2("M32 28l28 13 28-13M60 41v31"), line2("M46 22l28 13v10l-5-2.5v-10L41 24"), line2("M8 40h14M4 50h18M10 60h12", "shops-soft")]
  ],
  content: [
    (goods2) => [phone(), put2(goods2, 41, 16, 0.95), line2("M50 58a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"), line2("M57 53l8 5-8 5z", "shops-full")],
    (goods2) => [
      person(24),
      line2("M66 4h38a14 14 0 0 1 14 14v18a14 14 0 0 1-14 14H66a14 14 0 0 1-14-14V18A14 14 0 0 1 66 4z"),
      line2("M44 46a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zM38 38a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"),
      put2(goods2, 64, 10, 1.05)
    ],
    (goods2) => [phone(), put2(goods2, 43, 14, 0.85), line2("M44 48h32v13H44z", "shops-full"), line2("M70 54v18l5-4 4 8 4-2-4-8h7z")]
  ],
  chat: [
    () => [person(22), person(98), line2("M42 6h36a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H52l-10 8V34a6 6 0 0 1-6-6V12a6 6 0 0 1 6-6z"), line2("M55 17c0-7 11-7 11-1 0 4-5 4-5 8M61 28v1")],
    (goods2) => [phone(), line2("M41 13h24v9H41z", "shops-soft"), line2("M45 26h34v30H45z"), put2(goods2, 46, 28, 0.8), line2("M41 60h22v9H41z", "shops-soft")],
    (goods2) => [phone(), put2(goods2, 43, 14, 0.85), line2("M46 46h28v20H46z"), line2("M52 56l6 6 12-12", "shops-tick")]
  ],
  nearby: [
    () => [
      line2("M28 38a32 32 0 1 0 64 0a32 32 0 1 0-64 0z"),
      line2("M60 10v5M60 61v5M32 38h5M83 38h5", "shops-soft"),
      line2("M60 18v20l14 9", "shops-tick")
    ],
    () => [
      line2("M4 44l16-15 16 15v26H4z"),
      line2("M15 70V55h10v15"),
      line2("M76 42h38v28H76z"),
      line2("M72 42l6-14h34l6 14z"),
      line2("M84 70V52h12v18M102 52h8v9h-8z"),
      line2("M40 66h34", "shops-way")
    ],
    (goods2) => [
      line2("M24 64a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM84 64a9 9 0 1 0 18 0a9 9 0 1 0-18 0z"),
      line2("M42 64h22l12-6 8-30h-8M93 64L84 36"),
      line2("M14 26h32v28H14z"),
      put2(goods2, 16, 30, 0.7),
      line2("M57 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"),
      line2("M56 50l4-29 9 2 9 10-2 3-9-7-3 17 10 2 2 12-5 1-3-8z")
    ]
  ]
};
function scene(way, step2, goods2) {
  return svg("svg", { class: "shops-scene", viewBox: "0 0 120 76", "aria-hidden": "true" }, SCENES[way][step2](goods2));
}

// widgets/labs/shopslab/lab.js
function road({ words, goods: goods2, way, steps: steps3, seller }) {
  const step2 = (text2, place) => html("li", {}, scene(way, place, goods2), html("span", {}, text2));
  return html(
    "div",
    { class: "shops-road", "data-key": "road" },
    html("ol", { class: "shops-steps", label: words.steps, "data-key": "steps" }, steps3.map(step2)),
    html("p", { class: "shops-seller" }, html("strong", {}, words.seller), " ", seller)
  );
}
var lab_default38 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => {
      const { words } = view;
      const chooseGoods = (goods2) => request(model, "goods", { goods: goods2 });
      const chooseWay = (way) => request(model, "way", { way });
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "shops" },
          html("div", { class: "shops-goods" }, radios(id, "goods", words.goods, view.all_goods, view.goods, chooseGoods, { silent: true })),
          html("div", { class: "shops-ways" }, radios(id, "way", words.way, view.ways, view.way, chooseWay, { silent: true })),
          road(view),
          html("div", { class: "shops-end" }, labSentence(view, id), againButton(model, view))
        )
      });
    };
    return mountLab(model, el, draw2);
  }
};

// widgets/labs/stepslab/lab.js
function steps2({ words, steps: steps3 }, model) {
  const step2 = ({ id: name, name: text2, number: number3, last }) => html(
    "li",
    { class: `steps-step${number3 ? " steps-step--taken" : ""}${last ? " steps-step--last" : ""}` },
    button([number3 && html("span", { class: "steps-number" }, number3), html("span", {}, text2), number3 && html("span", { "aria-hidden": "true" }, "✓")], `step-${name}`, () => request(model, "step", { step: name }))
  );
  return html("ol", { class: "steps-all", label: words.steps, "data-control": "steps", "data-key": "steps" }, steps3.map(step2));
}
function inHand({ words, in_hand }, id) {
  return html(
    "div",
    { class: "steps-hand", "data-key": "in-hand" },
    html("p", { class: "q-label", id: id("in-hand") }, words.in_hand),
    html(
      "ul",
      { "aria-labelledby": id("in-hand") },
      in_hand.map((one2) => html("li", {}, one2))
    )
  );
}
var lab_default39 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "steps-desk" },
        steps2(view, model),
        labSentence(view, id),
        html("div", { class: "steps-side" }, inHand(view, id), againButton(model, view))
      )
    });
    return mountLab(model, el, draw2);
  }
};

// widgets/labs/stocklab/lab.js
function boxes(count2) {
  return html(
    "span",
    { class: "stock-boxes", "aria-hidden": "true" },
    Array.from({ length: count2 }, () => html("span", { class: "stock-box" }))
  );
}
function event({ words, event: event2 }) {
  const inside = event2 ? [html("span", { class: "stock-number" }, event2.number), html("strong", {}, event2.told)] : html("span", {}, words.all_written);
  return html("div", { class: `stock-event${event2 ? "" : " stock-event--none"}`, "aria-live": "polite", "data-key": "event" }, inside);
}
function shelf2({ words, event: event2, colours, sizes, rows }, model) {
  const row3 = ({ id: name, left, label: label2, chosen }) => button([html("span", { class: "stock-left" }, left), boxes(left)], `row-${name}`, () => request(model, "row", { row: name }), {
    pressed: chosen,
    off: !event2,
    label: label2
  });
  const line4 = (colour, place) => [
    html("span", { class: "stock-colour", "aria-hidden": "true" }, colour),
    rows.slice(place * sizes.length, (place + 1) * sizes.length).map(row3)
  ];
  return html(
    "div",
    { class: "stock-rows", role: "group", label: words.rows },
    html("span", {}),
    sizes.map((size) => html("span", { class: "stock-size", "aria-hidden": "true" }, size)),
    colours.map(line4)
  );
}
function sum2({ sum: sum3 }) {
  return html(
    "dl",
    { class: "stock-sum", "data-key": "sum" },
    sum3.map(
      ({ id: name, name: text2, sign: sign2, pairs }) => html("div", { class: `stock-figure stock-figure--${name}` }, html("dt", {}, text2), html("dd", {}, sign2 && html("span", { class: "stock-sign" }, sign2), " ", pairs))
    )
  );
}
function hand(view, id, model) {
  const { words, event: event2, changes, by, ready, empty } = view;
  const change2 = (one2) => button(one2.text, `by-${one2.by}`, () => request(model, "by", { by: one2.by }), { pressed: one2.by === by, off: !event2 });
  return html(
    "div",
    { class: "stock-hand" },
    html(
      "div",
      { role: "group", "aria-labelledby": id("by") },
      html("p", { class: "q-label", id: id("by") }, words.by),
      html("div", { class: "stock-changes" }, changes.map(change2))
    ),
    button(words.write, "write", () => request(model, "write"), { main: true, off: !ready || !event2, once: true }),
    html("div", { class: "stock-ends" }, button(words.back, "back", () => request(model, "back"), { off: empty, once: true }), againButton(model, view))
  );
}
var lab_default40 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "stock-desk" },
        event(view),
        labSentence(view, id),
        html("div", { class: "stock-shelf" }, shelf2(view, model), sum2(view)),
        hand(view, id, model)
      )
    });
    return mountLab(model, el, draw2, ["row", "by"]);
  }
};

// widgets/labs/titlelab/lab.js
var SCALE2 = 1.5;
function hand2({ words, pieces: pieces2, own: own2, longest }, model, send) {
  return html(
    "div",
    { class: "title-hand", role: "group", label: words.pieces, "data-key": "pieces" },
    pieces2.map(({ id: piece3, text: text2, pressed }) => button(text2, `piece-${piece3}`, () => request(model, "press", { piece: piece3 }), { pressed })),
    html("input", {
      type: "text",
      class: "q-input title-own",
      label: words.own,
      placeholder: words.own,
      maxlength: longest,
      spellcheck: "false",
      autocomplete: "off",
      value: own2,
      "data-key": "own",
      "data-control": "own",
      oninput: (event2) => send("own", { text: event2.target.value })
    })
  );
}
function title(view) {
  const { words, count: count2 } = view;
  const both = (
    /** @type {const} */
    [["zh", "zh-CN"], ["en", "en"]]
  );
  return html(
    "div",
    { class: "title-card" },
    html("p", { class: "title-line", "data-key": "title" }, both.map(([lang, code2]) => line3(view, lang, code2))),
    html("p", { class: "title-count" }, both.map(([lang]) => bar5(view, lang)), html("span", { "data-key": "count" }, count2), lamp(words, view.lamp))
  );
}
function line3({ words, title: title2 }, lang, code2) {
  const parts2 = title2[lang].map(({ text: text2, on }) => on ? html("mark", { class: "lamp-words lamp-words--on" }, text2) : html("span", {}, text2));
  const empty = html("span", { class: "title-empty" }, words.empty[lang]);
  return html("span", { class: `t-${lang}`, lang: code2 }, parts2.length ? parts2 : empty);
}
function bar5({ bytes, most }, lang) {
  const width = Math.min(bytes[lang], most * SCALE2);
  return svg(
    "svg",
    { viewBox: `0 0 ${most * SCALE2} 8`, preserveAspectRatio: "none", class: `title-bar t-${lang}`, "aria-hidden": "true" },
    svg("rect", { class: "title-room", width: most, height: 8 }),
    svg("rect", { class: "title-bytes", width: Math.min(width, most), height: 8 }),
    svg("rect", { class: "title-over", x: most, width: Math.max(width - most, 0), height: 8 }),
    svg("rect", { class: "title-end", x: most - 0.4, width: 0.8, height: 8 })
  );
}
function facts3({ words, facts: facts4 }) {
  const told = ({ id: fact, text: text2, there }) => html(
    "li",
    { class: there ? "title-there" : null, "data-key": `fact-${fact}` },
    html("span", { "aria-hidden": "true" }, there ? "✓" : "·"),
    text2,
    there && html("span", { class: "q-visually-hidden" }, words.there)
  );
  return html("ol", { class: "title-facts", label: words.facts, "data-key": "facts" }, facts4.map(told));
}
var lab_default41 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const draw2 = (view) => labScreen(model, view, id, {
      whole: html(
        "div",
        { class: "title-desk" },
        title(view),
        facts3(view),
        hand2(view, model, send),
        html("div", { class: "title-foot" }, labSentence(view, id), againButton(model, view))
      )
    });
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/exercise/try_it.js
function itemView(model) {
  return (
    /** @type {BoxView} */
    viewOf(model)
  );
}
var MENDED = ["written"];
var UNCHECKED = ["waiting", "empty", "typing"];
function tryitState(view, draft) {
  if (view.phase !== "open") return "waiting";
  if (view.verdict && sortedJson(draft.value) === sortedJson(view.value)) return view.verdict.outcome;
  return draft.value === null ? "empty" : "typing";
}
function saidOf(view, state) {
  const mending = state === "typing" && MENDED.includes(view.form?.kind);
  return UNCHECKED.includes(state) && !mending ? [] : view.verdict?.parts ?? [];
}
function tryitNote(view, state) {
  const { words, verdict } = view;
  if (view.phase === "closed") return ["unread", "!", [view.says]];
  if (state === "waiting") return ["saved", "", [view.away ? words.away : words.waiting]];
  if (state === "empty" || state === "typing") return ["saved", "", [words[view.guess ? `${state}_guess` : state]]];
  const [look2, sign2] = state === "guessed" ? ["guessed", ""] : lookOf(state);
  return [look2, sign2, [verdict.says, ...verdict.next]];
}
function tryitKept(view, draft) {
  const { words } = view;
  if (!view.kept_here) return ["not-here", words.not_kept];
  if (draft.lost) return ["lost", words.lost];
  const state = draft.state();
  if (state === "unsaved" || !view.kept) return ["unsaved", view.ack && !view.ack.ok && view.ack.says || view.trouble?.says || words.unsaved];
  if (state === "typing" || state === "saving") return ["saving", words.saving];
  return state === "empty" && !view.verdict ? ["empty", null] : ["saved", words.saved];
}
var KEPT_SIGNS = { saved: "✓ ", unsaved: "! ", lost: "! " };
function tryitForm(ask, view, draft, state, context) {
  const { words } = view;
  const done = state === "right" || state === "guessed";
  const off = draft.value === null || state === "guessed";
  const check = () => {
    if (off) return;
    draft.flush();
    ask("check", { value: draft.value });
  };
  const [kept, says] = tryitKept(view, draft);
  return html(
    "form",
    { "data-key": "answer", onsubmit: (event2) => (event2.preventDefault(), check()) },
    answerForm(view.form, context),
    html(
      "div",
      { class: "q-row tryit-buttons", "data-key": "buttons" },
      html(
        "button",
        { type: "submit", class: `q-btn${done ? "" : " q-btn--main"}`, "data-key": "check", "aria-disabled": off ? "true" : null },
        view.guess ? words.check_guess : words.check
      ),
      view.again && button(words.new, "new", () => ask("new"), { quiet: true }),
      view.offer && !done && button(words.hint, "hint", () => ask("hint")),
      html("p", { class: "tryit-kept", role: "status", "data-key": "kept", "data-kept": kept }, says && [KEPT_SIGNS[kept] && html("span", { "aria-hidden": "true" }, KEPT_SIGNS[kept]), says])
    )
  );
}
function tryitDraw(ask, view, draft, ui, id) {
  const { words } = view;
  const state = tryitState(view, draft);
  const [look2, sign2, says] = tryitNote(view, state);
  const context = {
    id,
    words,
    value: draft.value,
    follows: view.follows,
    begins: null,
    touched: ui,
    redraw: ui.redraw,
    locked: false,
    kept: view.kept_here,
    parts: saidOf(view, state),
    note: id("note"),
    said: (text2) => ui.said = text2,
    change: (value, soon) => draft.change(value, soon)
  };
  const kept = view.phase === "open" && ["saved", "empty"].includes(tryitKept(view, draft)[0]);
  return html(
    "div",
    {
      class: "q-card tryit",
      role: "group",
      "aria-labelledby": id("title"),
      "data-item": view.item,
      "data-state": state,
      "data-kept": kept ? "yes" : "no",
      "data-key": `tryit-${view.item}`
    },
    html("h3", { id: id("title"), class: "tryit-title" }, view.title),
    view.form && [drawCard(view.card, context, ui, ui.redraw), tryitForm(ask, view, draft, state, context)],
    html("div", { class: "q-visually-hidden", "aria-live": "polite", "data-key": "said" }, ui.said),
    html(
      "div",
      { class: `q-note q-note--${look2} tryit-note`, role: "status", id: id("note"), "data-key": "note" },
      says.map((sentence, place) => html("p", {}, place === 0 && sign2 && html("strong", { "aria-hidden": "true" }, `${sign2} `), sentence)),
      view.hint && html("p", { class: "tryit-hint" }, html("b", {}, words.first_half), " ", view.hint)
    )
  );
}
var try_it_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const ui = { redraw: () => redraw() };
    let again;
    const draft = new Draft((answer) => request(model, "keep", { ...answer, seed: draft.view.seed }), () => redraw());
    const ask = (verb, fields) => {
      ui.asked = verb;
      try {
        request(model, verb, fields);
      } catch {
      }
    };
    const redraw = () => morph(el, () => tryitDraw(ask, itemView(model), draft, ui, id));
    const show = () => {
      const view = itemView(model);
      draft.take(view);
      if (view.phase === "open" && view.seed !== ui.seed) {
        Object.assign(ui, { seed: view.seed, said: null, scanned: null, level: null });
        el.style.minHeight = "";
      }
      keepAgain(view);
      redraw();
      if (isAnswered(view)) {
        ui.asked = void 0;
        el.style.minHeight = `${el.offsetHeight}px`;
        el.querySelector(".tryit-note")?.scrollIntoView({ block: "nearest" });
      }
    };
    const isAnswered = (view) => ui.asked === "check" && !UNCHECKED.includes(tryitState(view, draft)) || ui.asked === "hint" && Boolean(view.hint);
    const keepAgain = (view) => {
      clearTimeout(again);
      if (view.phase !== "open" || view.kept || view.trouble?.final || draft.attempts.length) return;
      again = window.setTimeout(() => draft.attempt(sortedJson(draft.value)), PATIENCE);
    };
    const hello = () => {
      if (viewOf(model).phase !== "waiting") return clearInterval(greeting);
      return ask("ready");
    };
    const flush = () => draft.flush();
    const greeting = setInterval(hello, HELLO);
    model.on("change:view", show);
    document.addEventListener("qihang:flush", flush);
    window.addEventListener("pagehide", flush);
    drawnIn(model, el);
    show();
    hello();
    return () => {
      clearInterval(greeting);
      clearTimeout(again);
      model.off("change:view", show);
      document.removeEventListener("qihang:flush", flush);
      window.removeEventListener("pagehide", flush);
    };
  }
};

// widgets/labs/typelab/lab.js
function written3({ words, count: count2, text: text2, written: written4, longest }, id, send, next3) {
  const write2 = (event2) => event2.isComposing || send("write", { text: event2.target.value });
  return html(
    "div",
    { class: "type-box" },
    html("p", { class: "q-small" }, count2),
    html("p", { class: "type-text", id: id("text") }, text2),
    html("label", { class: "q-label", for: id("box") }, words.box),
    html("input", {
      type: "text",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      class: "q-input type-input",
      id: id("box"),
      maxlength: longest,
      value: written4,
      "aria-describedby": id("text"),
      "data-key": "box",
      oninput: write2,
      onkeydown: (event2) => {
        if (event2.key === "Enter" && !event2.isComposing) next3(event2.target.value);
      }
    })
  );
}
function signs({ words, signs: signs2, written: written4 }, model) {
  const row3 = (lang) => html(
    "div",
    { class: `type-signs t-${lang}`, lang: lang === "zh" ? "zh-CN" : "en", "data-key": `signs-${lang}` },
    signs2[lang].map((sign2) => button(sign2, `sign-${lang}-${sign2}`, () => request(model, "sign", { sign: sign2 })))
  );
  return html(
    "fieldset",
    {},
    html("legend", { class: "q-visually-hidden" }, words.signs),
    row3("zh"),
    row3("en"),
    button(words.erase, "erase", () => request(model, "erase"), { off: written4 === "", quiet: true })
  );
}
var lab_default42 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    let number3 = null;
    const draw2 = (view) => {
      const box2 = (
        /** @type {HTMLInputElement | null} */
        el.querySelector('[data-key="box"]')
      );
      if (box2 && number3 !== null && number3 !== view.number) {
        box2.value = view.written;
        if (el.contains(document.activeElement)) queueMicrotask(() => box2.focus());
      }
      number3 = view.number;
      return labScreen(model, view, id, {
        whole: html(
          "div",
          { class: "q-stack" },
          written3(view, id, send, (text2) => request(model, "next", { text: text2 })),
          signs(view, model),
          labSentence(view, id),
          html(
            "div",
            { class: "q-row" },
            button(view.words.next, "next", () => request(model, "next", { text: view.written }), { off: !view.has_next, main: true }),
            againButton(model, view)
          )
        )
      });
    };
    const hide = mountLab(model, el, draw2);
    const ready = (event2) => send("write", { text: event2.target.value });
    el.addEventListener("compositionend", ready);
    return () => {
      el.removeEventListener("compositionend", ready);
      send.stop();
      hide();
    };
  }
};

// widgets/labs/wagelab/lab.js
var lab_default43 = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const send = makeSender(model);
    const number3 = ({ id: name, ...look2 }) => numberControl(id, name, look2, (value) => send("number", { name, value }, name));
    const draw2 = (view) => {
      const { words } = view;
      const choose2 = (work) => request(model, "work", { work });
      return labScreen(model, view, id, {
        dense: true,
        hand: [
          html("div", { class: "wage-work" }, chooser(id, "work", words.work, view.works, view.work, choose2, { silent: true }), againButton(model, view)),
          view.numbers.map(number3)
        ],
        picture: [
          ladder(view.bars, id),
          html("p", { class: "wage-seen", "data-key": "seen" }, html("strong", { class: "wage-check", "aria-hidden": "true" }, "? "), view.seen, " ", html("span", { class: "wage-source" }, view.source))
        ]
      });
    };
    const hide = mountLab(model, el, draw2);
    return () => {
      send.stop();
      hide();
    };
  }
};

// widgets/widgets.js
var widgets = { adlab: lab_default, answer_box: answer_box_default, botlab: lab_default2, boxlab: lab_default3, breakevenlab: lab_default4, channelslab: lab_default5, chartmakerlab: lab_default6, chartslab: lab_default7, chatlab: lab_default8, counterlab: lab_default9, couponlab: lab_default10, demandlab: lab_default11, draftlab: lab_default12, funnellab: lab_default13, hand_in: hand_in_default, helplines: lab_default14, hundredlab: lab_default15, marginlab: lab_default16, news: lab_default17, offerslab: lab_default18, orderslab: lab_default19, overview: overview_default, owngoods: lab_default20, packlab: lab_default21, payerlab: lab_default22, peellab: lab_default23, photolab: lab_default24, picture: lab_default25, qrlab: lab_default26, qrpartslab: lab_default27, registerlab: lab_default28, replieslab: lab_default29, reportlab: lab_default30, returnslab: lab_default31, review: review_default, rulecards: lab_default32, scratchlab: lab_default33, scriptlab: lab_default34, seasonlab: lab_default35, sheetlab: lab_default36, shelflab: lab_default37, shopslab: lab_default38, stepslab: lab_default39, stocklab: lab_default40, titlelab: lab_default41, try_it: try_it_default, typelab: lab_default42, wagelab: lab_default43 };
export {
  widgets
};
