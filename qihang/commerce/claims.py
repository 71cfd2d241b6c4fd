"""Words that an offer may not use, and a 最, 第一 or "best" that is fine where it stands.

A list of words with rules for their context, and no more: it is made for learning. It
finds what the law names plainly, and leaves alone what it does not know.

Sources. Advertising Law (2021) art 9: "national-level, highest, best" and the like; art 11:
facts need a source; art 13: no belittling of others; art 17 and Food Safety Law art 73: food
cures nothing; arts 28, 55: false ads. E-Commerce Law art 17 and Anti-Unfair-Competition Law:
no made-up deals or reviews. What stands in ``ALLOWED`` follows the guide of 2023 (SAMR notice
6/2023): goods of one's own compared with each other, an order in time that can be checked,
names of sizes. A payment outside the platform loses the buyer its protection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qihang.language.messages import Message, message
from qihang.language.width import NARROW


@dataclass(frozen=True)
class Finding:
    """Words of a text, from ``start`` up to ``end``, and the ``rule`` that speaks of them."""

    start: int
    end: int
    words: str
    rule: str


FORBIDDEN: dict[str, Message] = {
    "superlative": message(
        "Nobody can prove “the best” or “number one”. The Advertising Law bans it."
    ),
    "cure": message("Food is no medicine. The law bans words about illness in an offer of food."),
    "promise": message(
        "Nobody can keep such a promise every time. Say what is true and can be shown."
    ),
    "belittle": message(
        "The Advertising Law bans speaking badly of other sellers. Speak of your goods."
    ),
    "reviews": message("Paid praise and made-up orders are against the law."),
    "off-platform": message(
        "Payment outside the platform is not safe. Keep the deal on the platform."
    ),
}
"""Why each rule forbids what it finds."""

ALLOWED: dict[str, Message] = {
    "own-goods": message("This compares goods of the same shop with each other. That is allowed."),
    "order": message("This is an order in time. It can be checked, so it is allowed."),
    "size": message("This is the name of a size. That is allowed."),
    "limit": message("This is a limit, not praise. That is allowed."),
    "advice": message("This is advice about use, not praise. That is allowed."),
    "manners": message("This is a way of being friendly, not praise. That is allowed."),
    "content": message("This says what the goods are made of. It is allowed if it is true."),
    "denial": message("This says no to it. That is allowed."),
}
"""Why a word that looks forbidden is fine where it stands."""


def findings(text: str) -> tuple[Finding, ...]:
    """What a text says that it may not say, in the order of the text."""
    return tuple(one for one in _looked_at(text) if one.rule in FORBIDDEN)


def allowed(text: str) -> tuple[Finding, ...]:
    """What looks forbidden in a text and is fine, in the order of the text."""
    return tuple(one for one in _looked_at(text) if one.rule in ALLOWED)


def explain(rule: str) -> Message:
    """Why a rule forbids or allows what it found. Raises ``KeyError`` for an unknown one."""
    return {**FORBIDDEN, **ALLOWED}[rule]


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_QUALITY = (
    "(?:好|佳|优|强|棒|高级|高端|顶级|先进|权威|专业|正宗|纯|安全|健康|有效|便宜|低价|实惠"
    "|划算|甜|香|鲜|新鲜|美|大|小|长|快|靠谱|受欢迎|畅销)"
)
_GRADED = (
    "(?:largest|biggest|smallest|longest|shortest|lightest|heaviest|thickest|thinnest"
    "|cheapest|sweetest|freshest|purest|tastiest|healthiest|safest|strongest|fastest|softest)"
)
_PRAISED = (
    "(?:delicious|popular|effective|advanced|beautiful|professional|reliable|trusted|famous"
    "|healthy)"
)
_ILLS = (
    "(?:colds?|flu|coughs?|pain|cancer|diabetes|illness(?:es)?|diseases?|fever|headaches?"
    "|insomnia|arthritis)"
)
_OWN = "(?:本店|我店|小店|店里|店内|我们店里?|自家|自己家)"
_OTHERS = "(?:别家|别人家?|其他(?:商家|卖家|家|店)|别的(?:商家|卖家|家|店)|同行|隔壁)"
_OTHER = "(?:other|another|all other|any other|the other)"
_SELLERS = "(?:shops?|sellers?|stores?|farms?|growers?|traders?|brands?|live rooms?)"

_LOOKED_FOR: dict[str, re.Pattern[str]] = {
    "superlative": _any(
        "国家级|世界级|宇宙级|最高级|顶级|顶尖|极品|首选|独一无二|绝无仅有|史无前例|天下无双",
        "(?:全国|全网|全球|世界|行业|同类)(?:最低价?|唯一|领先|之最)",
        f"最(?:{_QUALITY})",
        "(?:全国|全网|全省|全市|全球|世界|国内|中国|行业|同类|销量|销售|排名|口碑|品质|天下){1,3}第一",
        "第一(?:品牌|名|大|家)|(?:是|做|当)第一|销冠|销量冠军",
        r"\bno\. ?1\b|#1\b|\bnumber one\b|\bnational[- ]level\b|\bunbeatable\b|\bsecond to none\b",
        r"\branked first\b|\bfirst in (?:the )?(?:country|nation|world|china|market)\b",
        rf"\b(?:best|finest|greatest|{_GRADED})\b|\bmost {_PRAISED}\b",
        r"\btop (?:quality|brand)\b",
    ),
    "cure": _any(
        "包治|根治|治疗|治好|治愈|治病|治咳嗽?|治感冒|治[^，。]{0,4}病|痊愈|药到病除|疗效|特效",
        "[降控稳][低制定]?(?:血压|血糖|血脂|三高)|[抗防]癌|消炎|止咳|化痰|止痛|排毒|护肝|减肥",
        "预防[^，。]{0,4}(?:感冒|癌|病)|(?:提高|增强)[^，。]{0,2}免疫力?|延年益寿",
        r"\bcur(?:es?|ed|ing)\b|\bheal(?:s|ed|ing)?\b|\bremed(?:y|ies)\b",
        rf"\b(?:treat|prevent|fight|stop|end|relieve)s? (?:your |the |a |an |most |all )?{_ILLS}\b",
        r"\blowers? (?:your |the )?blood (?:pressure|sugar|fat)\b",
        r"\bboosts? (?:your |the )?immun\w+",
        r"\bdetox\w*|\bweight loss\b|\blose weight\b|\bslimming\b|\blike (?:a )?medicine\b",
    ),
    "promise": _any(
        "保证(?!金)|担保|百分之?百|绝对|万无一失|零风险|永不|永远不|包(?:甜|好吃|满意|有效|赚|正宗)",
        "(?:没有|无|零)(?:任何)?副作用|一定(?:有效|能好|会好)",
        r"100 ?%|\bguarante\w+|\babsolutely\b|\bdefinitely\b|\b(?:we|i) promise\b",
        r"\bnever (?:fails?|breaks?|goes? bad)\b|\balways works?\b|\brisk[- ]free\b|\bno risk\b",
        r"\bno side effects?\b|\bone hundred percent\b",
    ),
    "belittle": _any(
        f"{_OTHERS}[^，。；！？,.;!?]{{0,8}}(?:假|差|骗|垃圾|不新鲜|打药|坏|烂|不如|比不上|黑心|难吃)",
        f"比{_OTHERS}[^，。；！？,.;!?]{{0,6}}(?:好|甜|强|香|新鲜|便宜|正宗)",
        rf"\b{_OTHER} {_SELLERS}'?[^,.;!?]{{0,24}}\b(?:cheat\w*|lies?|lying|fakes?|bad|rotten"
        r"|trash|rubbish|old|poor|worse|dirty)\b",
        rf"\b(?:better|sweeter|fresher|cheaper|tastier) than (?:{_OTHER}|others|all others"
        r"|the (?:shop|seller) next door)\b",
    ),
    "reviews": _any(
        "(?:好评|五星|5星)[^，。；！？,.;!?]{0,8}(?:返|送(?!货|到|达)|奖|换(?!货)|领)",
        "(?:好评|五星|5星)[^。；！？.;!?]{0,8}(?:返现|红包|有礼|礼物|优惠券)",
        "(?:返现|红包|送礼)[^，。；！？,.;!?]{0,4}好评|刷单|刷好评|刷销量|补单|代写好评|假评价?",
        r"\b(?:good|great|nice|positive|(?:five|5)[- ]stars?)(?: \w+)? reviews?\b[^.;!?]{0,30}"
        r"\b(?:cash ?back|refund|gift|coupon|red packet|money|free|yuan|rewards?|discount)\b",
        r"\b(?:cash ?back|gift|coupon|yuan|money|discount)s? (?:\w+ )?for "
        r"(?:a |every |each |your )?"
        r"(?:good|great|nice|positive|(?:five|5)[- ]stars?)(?: \w+)? reviews?\b",
        r"\bfake (?:orders?|reviews?)\b|\bbrushing orders\b|\bbrush orders\b",
    ),
    "off-platform": _any(
        "加(?:我|个|一下|下)?的?(?:微信|qq|vx|v信)|微信(?:号|转账|联系)|支付宝转账|转账|打款|打到[^，。]{0,3}卡",
        "私下(?:转|付|交易|下单|买)|线下(?:转|付|交易)|不走平台|绕开平台|扫(?:我|这个|下面)的?(?:收款)?码",
        "直接转(?:给|钱)",
        r"\badd (?:me|us|my|our)\b[^.;!?]{0,12}\b(?:wechat|qq)\b|\bbank transfer\b|\bmy wechat\b",
        r"\b(?:pay|transfer|send|buy)\b[^.;!?]{0,20}\b(?:outside|off) the (?:platform|shop|site)\b",
        r"\b(?:pay|transfer|send)\b[^.;!?]{0,20}\b(?:directly|privately|to my (?:card|account)"
        r"|to our (?:card|account)|on wechat|by wechat)\b",
        r"\bscan (?:my|our) (?:payment |own )?code\b",
    ),
}

# Tried before _LOOKED_FOR: words that begin within one of these are not looked at.
_FINE: dict[str, re.Pattern[str]] = {
    "size": _any(
        "最[大小](?:的)?(?:尺码|码|号|尺寸|规格)",
        r"\b(?:largest|biggest|smallest|longest|shortest) (?:size|pack|box|number)s?\b",
    ),
    "own-goods": _any(
        f"{_OWN}(?:里|中|所有)?(?:的)?(?:卖得)?最(?!佳|优|好(?!卖)|强|高级|顶级|权威){_QUALITY}卖?",
        f"{_OWN}[^，。；！？,.;!?]{{0,6}}卖得最好",
        rf"\bour (?:own )?(?:{_GRADED})\b|\bour best[- ](?:selling|sellers?)\b",
        rf"\b(?:{_GRADED}|best[- ]sellers?)\b(?=[^,.;!?]{{0,24}}"
        r"\b(?:in our (?:own )?shop|of our (?!country|time)\w+|we sell|we have))",
    ),
    "order": _any(
        "最(?:早|后|近|初|终|先)|最新(?:一批|到货|上架|采|的一批|日期)",
        "第一(?:步|次|天|周|批|个|件|页|种|口|遍|位|杯|泡|茬|年|季|排|场|课|道|眼|时间)",
        r"\bbest before\b",
        r"\b(?:newest|latest|earliest|oldest|last|first) (?:batch|harvest|crop|stock)\b",
        r"\bfirst (?:step|time|day|week|of all|order|picking|\d+)\b|\bat first\b",
    ),
    "limit": _any("最(?:多|少|晚|迟|低消费)", r"\bat (?:most|least|the latest)\b"),
    "advice": _any(
        "最好(?=在|放|当天|先|不要|别|用|冷藏|保存|提前|尽快|趁|煮|冲|洗|三天|[0-9]+ ?天)",
        r"\bbest (?=(?:eaten|kept|stored|served|used|chilled|cold|warm|fresh|within|with)\b)",
        r"\bit is best to\b|\bit's best to\b|\bbest to\b",
    ),
    "manners": _any(
        r"\b(?:do|did|doing|try|trying) (?:my|our|your|their) best\b|\bbest (?:wishes|regards)\b",
        "(?:安全|顾客|客户|诚信)第一|最(?:喜欢|爱|想)",
    ),
    "content": _any(
        "(?:100 ?%|百分之?百)(?= ?的?纯?(?:棉|羊毛|蚕丝|亚麻|果汁))",
        r"100 ?%(?= (?:pure )?(?:cotton|wool|silk|linen|juice)\b)",
    ),
}

_CLAUSE = re.compile(r"[,.;:!?，。；：！？、\n]|但|却|而是|\bbut\b", re.IGNORECASE)
_NO = re.compile(
    r"(?:不(?!仅|只|光|单|错|同)|没有|别(?!家|人|的)|勿|拒绝|严禁|禁止|从不).{0,5}$"
    r"|(?:\bnot(?! only)\b|n't\b|n’t\b|\bcannot\b|\bnever\b|\bno(?! other)\b|\bnobody\b|\bnothing\b"
    r"|\bwithout\b|\brefuse\b).{0,28}$",
    re.IGNORECASE,
)
_REACH = 40
"""Signs before a finding among which a denial is looked for."""


def _looked_at(text: str) -> Iterator[Finding]:
    """All findings, forbidden and allowed, in order; none overlaps another."""
    narrow = text.translate(NARROW)  # of the same length, so that places stay
    fine = list(_matches(narrow, _FINE))
    end = 0
    for one in sorted([*fine, *_bare(narrow, fine)], key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield Finding(one.start, one.end, text[one.start : one.end], one.rule)
            end = one.end


def _bare(narrow: str, fine: list[Finding]) -> Iterator[Finding]:
    for one in _matches(narrow, _LOOKED_FOR):
        if any(other.start <= one.start < other.end for other in fine):
            continue
        before = narrow[max(0, one.start - _REACH) : one.start]
        denied = _NO.search(_CLAUSE.split(before)[-1])
        yield Finding(one.start, one.end, one.words, "denial" if denied else one.rule)


def _matches(narrow: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[Finding]:
    for rule, pattern in patterns.items():
        for found in pattern.finditer(narrow):
            yield Finding(found.start(), found.end(), found[0], rule)
