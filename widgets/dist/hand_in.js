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

// widgets/exercise/going.js
function screenOf(question) {
  const cell = document.getElementById(`cell-id=test-${question.replaceAll("_", "-")}`);
  const screen = (boxOf(question) ?? cell)?.closest("section.screen");
  return screen?.dataset.screen;
}
function boxOf(question) {
  return document.querySelector(`[data-question="${CSS.escape(question)}"]`);
}
function goTo(question) {
  const screen = screenOf(question);
  if (screen) {
    window.location.hash = screen;
    return;
  }
  const box = boxOf(question);
  box?.scrollIntoView({ block: "center" });
  const control = box?.querySelector("input:not(:disabled)") ?? box?.querySelector("button");
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
  const boxes = document.querySelectorAll("[data-question][data-state]");
  return [...boxes].filter((box) => states.includes(box.dataset.state ?? ""));
}
function placeOf(key) {
  return document.querySelector(`[data-key="${key}"]`)?.getBoundingClientRect();
}
function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
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
    const [one, other] = this.stage === "sure" ? ["hand-in", "hand-in-so"] : ["again", "new-so"];
    const first = placeOf(one);
    const asked = document.querySelector('[data-key="sure"]');
    asked?.focus({ preventScroll: true });
    asked?.scrollIntoView({ block: "nearest" });
    const confirm = placeOf(other);
    if (!first || !confirm || !overlap(first, confirm)) return;
    const { scrollHeight } = document.documentElement;
    const below = scrollHeight - window.innerHeight - window.scrollY;
    const by = first.height + confirm.height;
    window.scrollBy(0, below < by ? -by : by);
    const head = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    if (asked && asked.getBoundingClientRect().top < head) asked.scrollIntoView({ block: "start" });
  }
  /**
   * Whether a press is an answer to what stands here. It counts by when it was made: one that
   * a slow page has kept waiting was meant for what stood there before.
   * @param {Event} event
   */
  answers(event) {
    return !this.isWorking() && event.timeStamp >= this.ready;
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
    return viewOf(this.model).open.map((one) => `${one.question} ${one.why}`).join();
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

// widgets/exercise/texts.js
function fillPlaces(text, values) {
  const fill2 = (text2) => text2.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
  return { zh: fill2(text.zh), en: fill2(text.en) };
}
function timeOfDay(iso) {
  const at = new Date(iso);
  const time = { hour: "2-digit", minute: "2-digit", hour12: false };
  const today = at.toDateString() === (/* @__PURE__ */ new Date()).toDateString();
  const form = today ? time : { month: "long", day: "numeric", ...time };
  return (locale) => new Intl.DateTimeFormat(locale, form).format(at);
}
function fillTime(text, iso) {
  const at = timeOfDay(iso);
  return { zh: fillPlaces(text, { time: at("zh-CN") }).zh, en: fillPlaces(text, { time: at("en-GB") }).en };
}

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
      open.map((one) => html("li", { "data-why": one.why }, button(one.says, `go-${one.question}`, () => goTo(one.question), { quiet: true })))
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
function asksAgain(controller, question, leave, go) {
  const off = controller.ready === Infinity;
  const press = ([text, key, act], main = false) => button(text, key, (event) => controller.answers(event) && act(), { main, once: true, off });
  return html(
    "div",
    { class: "q-note q-note--notyet handin-sure", role: "group", tabindex: "-1", label: question, "data-key": "sure" },
    html("p", {}, html("strong", { "aria-hidden": "true" }, "! "), question),
    html("div", { class: "q-row", "data-key": "sure-buttons" }, press(leave, true), press(go))
  );
}
function handinBack(view, controller) {
  const [first] = view.open;
  controller.turn(null);
  if (first) goTo(first.question);
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
      button(words[again], "again", (event) => controller.answers(event) && press(), { once: true, off }),
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
      html("thead", {}, html("tr", {}, [words.question, words.outcome, words.points].map((text) => html("th", { scope: "col" }, text)))),
      html("tbody", {}, results.rows.map(handinRow))
    )
  );
}
function handinRow(row, place) {
  return html(
    "tr",
    {},
    html("th", { scope: "row" }, `${place + 1}. `, button(row.title, `go-${row.question}`, () => goTo(row.question), { quiet: true })),
    html("td", {}, html("span", { "aria-hidden": "true" }, `${row.sign} `), row.outcome),
    html("td", {}, row.points)
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
export {
  hand_in_default as default
};
