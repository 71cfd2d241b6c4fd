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
function morph(root, draw) {
  const active = (
    /** @type {any} */
    root.contains(document.activeElement) ? document.activeElement : null
  );
  const caret = active && caretOf(active);
  const fresh = DRAFT.importNode(root, false);
  fresh.append(...[draw()].flat(Infinity).filter(Boolean));
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
    const opened = name === "open" && old.tagName === "DETAILS";
    if (!fresh.hasAttribute(name) && !opened && !LIVE.includes(name)) old.removeAttribute(name);
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
function seen(text) {
  return text.replaceAll(UNSEEN, "");
}
function isBlank(text) {
  return seen(text).trim() === "";
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
function radios(id, key, legend, options, chosen, choose, { help, compact, silent, judged: judged2 } = {}) {
  const name = id(key);
  const group = (event) => event.currentTarget.closest("fieldset");
  const take = (event, one) => {
    arrows.delete(name);
    passed.delete(name);
    group(event).removeAttribute("data-passing");
    choose(one);
  };
  const come = (event, one) => {
    if (!judged2 || !arrows.has(name)) return take(event, one);
    passed.set(name, one);
    group(event).setAttribute("data-passing", "");
  };
  const end = (event) => {
    const one = passed.get(name);
    if (one !== void 0) take(event, one);
  };
  const pressed = (event) => {
    if (event.key.startsWith("Arrow")) return void arrows.add(name);
    if (event.key === " " || event.key === "Enter") end(event);
    if (judged2 && event.key === "Enter" && !/** @type {HTMLInputElement} */
    event.currentTarget.checked) take(
      event,
      /** @type {HTMLInputElement} */
      event.currentTarget.value
    );
  };
  const left = (event) => group(event).contains(event.relatedTarget) || end(event);
  const shown = passed.get(name) ?? chosen;
  return html(
    "fieldset",
    {
      "data-key": key,
      class: compact ? "q-radios q-radios--compact" : "q-radios",
      "data-passing": passed.has(name) ? "" : null,
      onpointerdown: judged2 && (() => arrows.delete(name))
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
            checked: option.id === shown,
            "data-key": `${key}-${option.id}`,
            onchange: (event) => come(event, option.id),
            onkeydown: judged2 && pressed,
            onblur: judged2 && left
          }),
          html("span", {}, option.text, option.help && html("span", { class: "q-small" }, option.help))
        )
      )
    ),
    judged2 && html("p", { class: "q-help q-passing" }, boxWords?.enter),
    help && html("p", { class: "q-help" }, help)
  );
}
var boxWords;
function sayOfBoxes(words) {
  boxWords = words;
}
var unread = /* @__PURE__ */ new Map();
function forgetRemarks(place) {
  const boxes = place.querySelectorAll(".q-count-box");
  for (const box of boxes) if (unread.delete(box.id)) say(box, null);
}
function say(box, says) {
  const note = box.closest(".q-count")?.querySelector(".q-count-unread");
  if (note) morph(note, () => says);
}

// widgets/core/chat.js
var unsent = /* @__PURE__ */ new Map();
function isShut(desk, { replies, turns, ended }) {
  return Boolean(ended) || replies.length >= desk.most || turns.length < replies.length;
}
function chatLog(desk, talk, words, judged2) {
  const { replies, turns, ended } = talk;
  const lines = [...desk.before];
  replies.forEach((reply, place) => {
    lines.push({ by: "you", says: { zh: reply, en: reply } });
    if (turns[place]) lines.push(turns[place]);
  });
  const names = { customer: desk.customer, robot: words.chat_robot, lead: words.chat_lead, you: words.chat_you };
  const waits = turns.length < replies.length && !ended;
  return html(
    "div",
    { class: "chat-log", role: "log", tabindex: 0, label: words.chat_log, "data-key": "log", "data-control": "reply" },
    html(
      "div",
      { class: "chat-lines" },
      lines.map(
        ({ by, says }, place) => html("p", { class: `chat-line chat-line--${by}`, "data-key": `line-${place}` }, html("b", {}, names[by]), " ", says)
      ),
      waits && html("p", { class: "chat-line chat-line--aside", "data-key": "reads" }, words.chat_reads),
      ended && !judged2 && html("p", { class: "chat-line chat-line--aside", "data-key": "ended" }, ended),
      judged2
    )
  );
}
function quickReplies(id, desk, talk, words) {
  const off = isShut(desk, talk);
  const put = (text) => {
    write(id, behind(unsent.get(id("say")) ?? "", text[language()]).slice(0, desk.longest));
    const box = boxOf(id);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    box.scrollTop = box.scrollHeight;
  };
  return html(
    "div",
    { class: "chat-quick", role: "group", "aria-labelledby": id("quick"), "data-key": "quick" },
    html("p", { id: id("quick") }, words.chat_quick),
    desk.quick.map((text, place) => button(text, `quick-${place}`, () => put(text), { off }))
  );
}
function boxOf(id) {
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
  boxOf(id).value = text;
}
function replyBox(id, desk, talk, words, left, change, { note, more, undo } = {}) {
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
      "aria-describedby": `${id("left")} ${note ?? ""}`.trim(),
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
function mount(model, el, draw, ready) {
  const redraw = () => morph(el, () => draw(viewOf(model)));
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
function mountLab(model, el, draw, ready) {
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
  const hide = mount(model, el, draw, ready);
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
  const look = () => {
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
  const watch = new MutationObserver(look);
  watch.observe(document.documentElement, { attributeFilter: ["data-lang", "style"] });
  window.addEventListener("resize", look);
  document.addEventListener("qihang:screen", look);
  look();
  return () => {
    watch.disconnect();
    window.removeEventListener("resize", look);
    document.removeEventListener("qihang:screen", look);
  };
}
function labCard(view, id, { look = "", silent }, ...content) {
  const { words } = view;
  return html(
    "section",
    {
      class: `q-card lab ${look} lab--${view.lab}`,
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
  const { tone, sign } = view.tone ?? {};
  return html(
    "output",
    { id: id("sentence"), class: `lab-sentence${tone ? ` q-note q-note--${tone}` : ""}`, "data-key": "sentence" },
    sign && html("strong", { "aria-hidden": "true" }, `${sign} `),
    view.sentence
  );
}
function againButton(model, view) {
  return html("div", { class: "lab-again" }, button(view.words.again, "again", () => request(model, "again"), { quiet: true }));
}
function labScreen(model, view, id, { hand, picture, whole, dense }) {
  const beside = () => html(
    "div",
    { class: "lab-beside" },
    html("div", { class: "lab-hand q-stack" }, hand),
    html("figure", { class: "q-figure lab-show" }, picture, html("figcaption", {}, labSentence(view, id)))
  );
  return labCard(view, id, { look: dense ? "lab--screen lab--dense" : "lab--screen", silent: true }, whole ?? beside());
}

// widgets/labs/chatlab/lab.js
function card({ card: card2 }) {
  return html(
    "div",
    { class: "chat-card" },
    html("h4", {}, card2.title),
    html(
      "dl",
      {},
      card2.lines.map(({ name, value }) => html("div", {}, html("dt", {}, name), html("dd", {}, value)))
    )
  );
}
function lastReply({ made, whole, words }) {
  return html(
    "div",
    { class: "chat-made", "data-key": "made" },
    made.length > 0 && html("b", { class: whole ? null : "q-visually-hidden" }, whole ? words.whole : words.last),
    html(
      "ul",
      {},
      made.map(
        ({ name, text, made: made2 }) => html(
          "li",
          { "data-key": `made-${name}`, "data-made": made2 ? "yes" : "no" },
          html("span", { "aria-hidden": "true" }, `${made2 === null ? "!" : made2 ? "✓" : "○"} `),
          text,
          made2 === false && [" ", words.missing],
          html("span", { class: "q-visually-hidden" }, " ", made2 === null ? words.amiss : made2 ? words.does : words.does_not)
        )
      )
    )
  );
}
function judged(view, id) {
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
var lab_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const clock = { left: null, timer: void 0 };
    const stop = () => {
      clearInterval(clock.timer);
      clock.timer = void 0;
    };
    const tick = () => {
      clock.left = Math.max(0, (clock.left ?? 0) - 1);
      if (clock.left === 0) stop();
      redraw();
    };
    const go = (seconds) => {
      stop();
      clock.left = seconds;
      clock.timer = window.setInterval(tick, 1e3);
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
    const draw = (view) => {
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
            chatLog(desk, talk, words, judged(view, id)),
            replyBox(id, desk, talk, words, view.left, (replies) => replied(view, replies), { more: againButton(model, view), undo: view.undo })
          )
        )
      });
    };
    const redraw = () => morph(el, () => draw(
      /** @type {Chat} */
      viewOf(model)
    ));
    const hide = mountLab(model, el, draw);
    return () => {
      stop();
      hide();
    };
  }
};
export {
  lab_default as default
};
