"""S2: sellers, and the way in which their buyers come to them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.language.messages import Bilingual, Message, message

Way = Literal["shelf", "content", "chat", "nearby"]

WAYS: dict[str, Message] = {
    "shelf": message("Shelf: they search"),
    "content": message("Content: they see it"),
    "chat": message("Chat: they know you"),
    "nearby": message("Nearby: at once"),
}
"""How buyers come to what a small shop sells."""

PUT_WRONGLY: dict[Way, str] = {
    "shelf": "shelf-for-all",
    "content": "content-for-all",
    "chat": "chat-for-all",
    "nearby": "nearby-for-all",
}
"""The misconception behind a way that does not fit a seller."""


@dataclass(frozen=True)
class Seller:
    """Somebody who sells; what is ``said`` of the buyers settles the ``way`` that fits."""

    id: str
    way: Way
    said: Bilingual

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def distractors(self) -> dict[Way, str]:
        """The misconception behind each other way."""
        return {way: idea for way, idea in PUT_WRONGLY.items() if way != self.way}


SELLERS: tuple[Seller, ...] = (
    Seller(
        "cables",
        "shelf",
        Bilingual("手机充电线。买家知道型号，自己找。", "Phone cables. Buyers know which one."),
    ),
    Seller(
        "ink",
        "shelf",
        Bilingual("打印机墨盒。买家写号码来找。", "Ink for printers. Buyers type its number."),
    ),
    Seller(
        "lamps",
        "shelf",
        Bilingual("普通台灯。买家比高度和价钱。", "Plain lamps. Buyers compare size and price."),
    ),
    Seller(
        "toy",
        "content",
        Bilingual("新的木玩具。看见怎么玩才想要。", "A new wooden toy. One must see it move."),
    ),
    Seller(
        "cutter",
        "content",
        Bilingual("切菜的小工具。看人用过才懂。", "A kitchen tool. One must see it used."),
    ),
    Seller(
        "paper",
        "content",
        Bilingual("剪纸画。大家爱看她怎么剪。", "Paper pictures. People love to watch her cut."),
    ),
    Seller(
        "oranges",
        "chat",
        Bilingual("自家橘子。年年是老买家来问。", "His own oranges. Last year's buyers ask again."),
    ),
    Seller(
        "eggs",
        "chat",
        Bilingual(
            "自家鸡蛋。每周在小区群里报要几个。", "His own eggs. One group orders each week."
        ),
    ),
    Seller(
        "clothes",
        "chat",
        Bilingual("改衣服。认识她的人发信息来。", "She alters clothes. People she knows write."),
    ),
    Seller(
        "breakfast",
        "nearby",
        Bilingual("早饭店。附近的人半小时要吃上。", "Breakfast. It is wanted in half an hour."),
    ),
    Seller(
        "flowers",
        "nearby",
        Bilingual("街口花店。今天晚上就要送人。", "A flower shop. A gift for this evening."),
    ),
    Seller(
        "salt",
        "nearby",
        Bilingual("小区门口的店。买家家里没盐了。", "A shop at the gate. The salt is gone."),
    ),
)


def seller(id: str) -> Seller:
    """The seller of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in SELLERS if one.id == id)


def draw_sellers(rng: Random, count: int) -> tuple[str, ...]:
    """The ids of ``count`` sellers, each way among them if there is room for all."""
    ways = rng.sample(list(WAYS), min(count, len(WAYS)))
    chosen = [rng.choice([one.id for one in SELLERS if one.way == way]) for way in ways]
    others = [one.id for one in SELLERS if one.id not in chosen]
    chosen += rng.sample(others, count - len(chosen))
    rng.shuffle(chosen)
    return tuple(chosen)
