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
  const end = (event) => {
    const one = passed.get(name);
    if (one !== void 0) take(event, one);
  };
  const pressed = (event) => {
    if (event.key.startsWith("Arrow")) return void arrows.add(name);
    if (event.key === " " || event.key === "Enter") end(event);
    if (judged && event.key === "Enter" && !/** @type {HTMLInputElement} */
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
            checked: option.id === shown,
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
var unread = /* @__PURE__ */ new Map();
function forgetRemarks(place) {
  const boxes = place.querySelectorAll(".q-count-box");
  for (const box of boxes) if (unread.delete(box.id)) say(box, null);
}
function say(box, says) {
  const note = box.closest(".q-count")?.querySelector(".q-count-unread");
  if (note) morph(note, () => says);
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
    const seen = { language: language(), sharpness: most > LAB_SHARP ? 2 : 1 };
    if (JSON.stringify(seen) === last) return;
    last = JSON.stringify(seen);
    try {
      request(model, "look", seen);
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

// widgets/labs/shopslab/scenes.js
var GOODS = {
  shoes: ["M5 24c-1-5-1-9 2-13 3 3 7 3 11 0 4 5 9 6 13 7 4 1 6 3 6 6z", "M4 24h33v4H5z", "M7 11c4 2 8 2 11 0-3-2-8-2-11 0z"],
  noodles: ["M4 16h32c0 7-5 12-11 13H15C9 28 4 23 4 16z", "M8 16c0-6 5-6 5-1 0-7 6-7 6 0 0-7 6-7 6 0 0-6 6-5 6 1z", "M24 12L36 3M28 13L38 7"],
  oranges: ["M3 20a9 9 0 1 0 18 0a9 9 0 1 0-18 0z", "M18 22a8 8 0 1 0 16 0a8 8 0 1 0-16 0z", "M12 11c1-5 4-7 9-6-1 4-4 6-9 6z"],
  stand: ["M14 3l12 3-5 20-12-3z", "M15 7l8 2-3.5 13-8-2z", "M6 28h28", "M24 14l8 14"],
  toy: ["M10 15h13l3-11 3-3 1 3 7 5-2 4-6-1-2 5v12h-4v-8H15v8h-5z", "M10 15c-4 1-5 4-5 8", "M4 30h33"]
};
var line = (d, look = "shops-line") => svg("path", { class: look, d });
var put = (goods, x, y, size = 1) => svg(
  "g",
  { transform: `translate(${x} ${y}) scale(${size})` },
  GOODS[goods].map((d) => line(d))
);
var PHONE = "M42 2h36a6 6 0 0 1 6 6v60a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6z";
var phone = () => [line(PHONE, "shops-body"), line("M55 7h10")];
var person = (x) => [
  line(`M${x - 16} 75c0-17 6-25 16-25s16 8 16 25z`, "shops-body"),
  line(`M${x - 9} 38a9 9 0 1 0 18 0a9 9 0 1 0-18 0z`)
];
var card = (goods, x, y) => [
  line(`M${x} ${y}h36v54h-36z`),
  put(goods, x + 4, y + 8, 0.7),
  line(`M${x + 6} ${y + 38}h24M${x + 6} ${y + 46}h14`, "shops-soft")
];
var SCENES = {
  shelf: [
    (goods) => [
      phone(),
      line("M46 13h28a5 5 0 0 1 0 12H46a5 5 0 0 1 0-12z"),
      line("M47 19a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM52.5 21.5l3 3"),
      put(goods, 44, 34, 0.8)
    ],
    (goods) => [card(goods, 2, 14), card(goods, 82, 14), card(goods, 42, 8)],
    () => [line("M32 28l28-12 28 12v30L60 72 32 58z"), line("M32 28l28 13 28-13M60 41v31"), line("M46 22l28 13v10l-5-2.5v-10L41 24"), line("M8 40h14M4 50h18M10 60h12", "shops-soft")]
  ],
  content: [
    (goods) => [phone(), put(goods, 41, 16, 0.95), line("M50 58a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"), line("M57 53l8 5-8 5z", "shops-full")],
    (goods) => [
      person(24),
      line("M66 4h38a14 14 0 0 1 14 14v18a14 14 0 0 1-14 14H66a14 14 0 0 1-14-14V18A14 14 0 0 1 66 4z"),
      line("M44 46a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zM38 38a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"),
      put(goods, 64, 10, 1.05)
    ],
    (goods) => [phone(), put(goods, 43, 14, 0.85), line("M44 48h32v13H44z", "shops-full"), line("M70 54v18l5-4 4 8 4-2-4-8h7z")]
  ],
  chat: [
    () => [person(22), person(98), line("M42 6h36a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H52l-10 8V34a6 6 0 0 1-6-6V12a6 6 0 0 1 6-6z"), line("M55 17c0-7 11-7 11-1 0 4-5 4-5 8M61 28v1")],
    (goods) => [phone(), line("M41 13h24v9H41z", "shops-soft"), line("M45 26h34v30H45z"), put(goods, 46, 28, 0.8), line("M41 60h22v9H41z", "shops-soft")],
    (goods) => [phone(), put(goods, 43, 14, 0.85), line("M46 46h28v20H46z"), line("M52 56l6 6 12-12", "shops-tick")]
  ],
  nearby: [
    () => [
      line("M28 38a32 32 0 1 0 64 0a32 32 0 1 0-64 0z"),
      line("M60 10v5M60 61v5M32 38h5M83 38h5", "shops-soft"),
      line("M60 18v20l14 9", "shops-tick")
    ],
    () => [
      line("M4 44l16-15 16 15v26H4z"),
      line("M15 70V55h10v15"),
      line("M76 42h38v28H76z"),
      line("M72 42l6-14h34l6 14z"),
      line("M84 70V52h12v18M102 52h8v9h-8z"),
      line("M40 66h34", "shops-way")
    ],
    (goods) => [
      line("M24 64a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM84 64a9 9 0 1 0 18 0a9 9 0 1 0-18 0z"),
      line("M42 64h22l12-6 8-30h-8M93 64L84 36"),
      line("M14 26h32v28H14z"),
      put(goods, 16, 30, 0.7),
      line("M57 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"),
      line("M56 50l4-29 9 2 9 10-2 3-9-7-3 17 10 2 2 12-5 1-3-8z")
    ]
  ]
};
function scene(way, step, goods) {
  return svg("svg", { class: "shops-scene", viewBox: "0 0 120 76", "aria-hidden": "true" }, SCENES[way][step](goods));
}

// widgets/labs/shopslab/lab.js
function road({ words, goods, way, steps, seller }) {
  const step = (text, place) => html("li", {}, scene(way, place, goods), html("span", {}, text));
  return html(
    "div",
    { class: "shops-road", "data-key": "road" },
    html("ol", { class: "shops-steps", label: words.steps, "data-key": "steps" }, steps.map(step)),
    html("p", { class: "shops-seller" }, html("strong", {}, words.seller), " ", seller)
  );
}
var lab_default = {
  /** @param {{ model: Model, el: HTMLElement }} shown */
  render({ model, el }) {
    const id = makeIds();
    const draw = (view) => {
      const { words } = view;
      const chooseGoods = (goods) => request(model, "goods", { goods });
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
    return mountLab(model, el, draw);
  }
};
export {
  lab_default as default
};
