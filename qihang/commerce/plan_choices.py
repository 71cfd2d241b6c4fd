"""What is chosen in a one-page plan: the papers, one risk, and what is done then.

What is chosen is kept by its id, so an id stays for ever, and its words may be mended.
"""

from __future__ import annotations

from collections.abc import Mapping

from qihang.commerce.own_choices import Words
from qihang.language.messages import Bilingual

PAPERS: Words = {
    "register": Bilingual("先办营业执照", "Register the shop first"),
    "own": Bilingual(
        "可以不登记：自己种、自己做，先问清", "Need not register (own work): ask first"
    ),
    "small": Bilingual("可以不登记：卖得少，先问清", "Need not register (small sales): ask first"),
    "food": Bilingual("食品：先问要许可还是备案", "Food: ask first, permit or report"),
    "later": Bilingual("以后再说", "I look at that later"),
}
"""How the papers are taken care of before the first sale."""

ENOUGH_PAPERS = frozenset({"register", "own", "small", "food"})
"""What leaves no paper out. Whether a shop must register: E-Commerce Law, article 10."""

FOOD = "food"
"""The kind of goods that needs a permit however little is sold: Food Safety Law, 35 and 36."""

RISKS: Words = {
    "returns": Bilingual("退货太多", "Too many come back"),
    "unsold": Bilingual("货卖不动", "The goods do not sell"),
    "broken": Bilingual("路上压坏", "Parcels arrive broken"),
    "late": Bilingual("进货来得晚", "New stock comes late"),
    "ill": Bilingual("我病了几天", "I am ill for some days"),
}
"""What may go wrong."""

THEN: Words = {
    "reason": Bilingual("找出最多的原因，先改它", "Find the main reason, mend it"),
    "fewer": Bilingual("下次少进货", "Buy fewer next time"),
    "pack": Bilingual("换盒子，多加一层", "A better box, one more layer"),
    "tell": Bilingual("当天告诉顾客，能退款", "Tell buyers that day, offer refunds"),
    "pause": Bilingual("店里写明，先停接单", "Say so in the shop, take no orders"),
    "borrow": Bilingual("借钱再进一批", "Borrow, and buy more"),
    "friends": Bilingual("请朋友下单，数字好看", "Friends order to lift the numbers"),
}
"""What is done then."""

FITS: Mapping[str, frozenset[str]] = {
    "returns": frozenset({"reason", "fewer", "pack"}),
    "unsold": frozenset({"reason", "fewer"}),
    "broken": frozenset({"reason", "pack"}),
    "late": frozenset({"tell", "pause"}),
    "ill": frozenset({"tell", "pause"}),
}
"""What helps against each risk. To borrow, or to have friends order, helps against none."""

CHOICES: Mapping[str, tuple[Bilingual, Words]] = {
    "papers": (Bilingual("证件和登记", "Papers"), PAPERS),
    "risk": (Bilingual("可能出什么错", "What may go wrong"), RISKS),
    "then": (Bilingual("那时我怎么办", "What I do then"), THEN),
}
"""The lines in which one is chosen."""

WHY = Bilingual(
    "自己的话，最多 60 个字（可以不写）", "My own words, up to 60 letters (may stay empty)"
)
"""The line in own words. Who sells below his costs says here why."""

LONGEST_WHY = 60
"""Characters of it."""


def papers_fit(chosen: str, kind: str) -> bool:
    """Whether no paper is left out for goods of a kind of :data:`own_choices.KINDS`."""
    return chosen == "food" if kind == FOOD else chosen in ENOUGH_PAPERS
