"""S4: a matter that is not settled when the shift ends, and how it may be said in a note."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.language.messages import Bilingual, message
from qihang.questions import facts
from qihang.questions.facts import Fact
from qihang.sessions.shown import FactCard


@dataclass(frozen=True)
class Matter:
    """What happened with some ``goods`` and what the buyer was promised; who goes on with it."""

    goods: Bilingual
    what: Bilingual
    what_said: Fact
    promised: Bilingual
    promised_said: Fact
    step: Bilingual


MATTERS: dict[str, Matter] = {
    "lamp": Matter(
        Bilingual("台灯", "desk lamp"),
        Bilingual("灯碎了", "it came broken"),
        facts.words("碎", "坏", "破", "broke", "broken", "in pieces", "damaged"),
        Bilingual("补发一个", "a new lamp"),
        facts.words(
            *("补发", "补寄", "补一个", "再发", "再寄", "新的", "换一个"),
            *("new lamp", "new one", "another lamp", "another one", "replacement", "replace"),
        ),
        Bilingual("晚班寄出", "the late shift sends it"),
    ),
    "shoes": Matter(
        Bilingual("布鞋", "cloth shoes"),
        Bilingual("要蓝的，发了红的", "blue was ordered, red was sent"),
        facts.words("发了红", "来了红", "发成红", "红的", "红色", "发错", "red", "wrong colour"),
        Bilingual("换成蓝的", "an exchange for blue ones"),
        facts.words("换", "exchange", "exchanged", "swap", "blue ones", "blue pair"),
        Bilingual("仓库的人寄出", "the warehouse sends them"),
    ),
    "oranges": Matter(
        Bilingual("橘子", "oranges"),
        Bilingual("10 个烂了 3 个", "3 of 10 were rotten"),
        facts.words("烂", "坏", "rotten", "bad"),
        Bilingual("退 6 元", "6 yuan back"),
        facts.money(6),
        Bilingual("晚班退钱", "the late shift pays it back"),
    ),
    "coat": Matter(
        Bilingual("棉衣", "coat"),
        Bilingual("9 天了，还没到", "9 days, not yet there"),
        facts.words(
            *("没到", "没有到", "没收到", "没有收到", "还不到"),
            *("not there", "not yet there", "not arrived", "not come", "missing", "late", "9 days"),
        ),
        Bilingual("去问快递，再回话", "to ask the courier and write back"),
        facts.words(
            *("问快递", "查快递", "找快递", "回话", "回复"),
            *("ask the courier", "write back", "call the courier", "courier"),
        ),
        Bilingual("晚班去问", "the late shift asks"),
    ),
}


@dataclass(frozen=True)
class HandedOver:
    """One of :data:`MATTERS` with the number of its order and the ``hour`` of the next step."""

    matter: str
    order: int
    hour: int

    @property
    def said(self) -> dict[str, Fact]:
        """How each of the four things may be said, in either language."""
        matter = MATTERS[self.matter]
        return {
            "order": Fact((rf"(?<!\d){self.order}(?!\d)",), (str(self.order),)),
            "what": matter.what_said,
            "promised": matter.promised_said,
            "when": _hour(self.hour),
        }

    @property
    def card(self) -> FactCard:
        """What is known of it; the number of the buyer's phone belongs into no note."""
        matter = MATTERS[self.matter]
        return FactCard(
            message("Not settled when your shift ends"),
            (
                (message("Order"), str(self.order)),
                (message("Goods"), matter.goods),
                (message("What happened"), matter.what),
                (message("Promised to the buyer"), matter.promised),
                (message("Next step"), matter.step),
                (message("To be done before"), f"{self.hour}:00"),
                (message("The buyer's phone (in the system)"), "13800000000"),
            ),
        )


_HOURS = "零一二三四五六七八九十"


def _hour(hour: int) -> Fact:
    """An hour from 13 to 19, counted to 24 or to 12."""
    by_twelve = hour - 12
    spoken, spoken_to_24 = _HOURS[by_twelve], f"十{_HOURS[hour - 10]}"
    return Fact(
        (
            rf"(?<!\d){hour} ?(?:点|时)(?!半)",
            rf"(?<!\d){hour}:00",
            rf"(?<![\d:]){by_twelve} ?(?:点|时)(?!半)",
            rf"(?<![\d:]){by_twelve}(?::00)? ?(?:pm|p\.m|o'clock)",
            rf"(?<!\d){by_twelve}:00",
            rf"(?<![二十]){spoken}点(?!半)",
            rf"{spoken_to_24}点(?!半)",
        ),
        (f"{hour} 点", f"{hour}:00", f"{by_twelve} pm"),
    )


def draw_handed_over(rng: Random) -> HandedOver:
    """Any matter; its next step is due in the late afternoon."""
    return HandedOver(
        rng.choice(list(MATTERS)), rng.randint(2001, 2998), rng.choice((16, 17, 18, 19))
    )
