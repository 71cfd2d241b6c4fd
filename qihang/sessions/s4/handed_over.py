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
    """What happened and what the buyer was promised, each with how it may be said; ``who`` goes on.

    In English each fits one line of the narrow card beside the check list.
    """

    what: Bilingual
    what_said: Fact
    promised: Bilingual
    promised_said: Fact
    who: Bilingual


_LATE_SHIFT = Bilingual("晚班", "late shift")

MATTERS: dict[str, Matter] = {
    "lamp": Matter(
        Bilingual("台灯碎了", "lamp came broken"),
        facts.words("碎", "坏", "破", "broke", "broken", "in pieces", "damaged"),
        Bilingual("补发一个", "a new lamp"),
        facts.words(
            *("补发", "补寄", "补一个", "再发", "再寄", "新的", "换一个"),
            *("new lamp", "new one", "another lamp", "another one", "replacement", "replace"),
        ),
        _LATE_SHIFT,
    ),
    "shoes": Matter(
        Bilingual("要蓝鞋，来了红的", "red shoes, not blue"),
        facts.words(
            *("来了红", "发了红", "发成红", "红的", "红鞋", "红色", "发错", "错"),
            *("red", "wrong colour", "wrong color", "wrong shoes"),
        ),
        Bilingual("换成蓝的", "blue ones instead"),
        facts.words("换", "exchange", "exchanged", "swap", "instead", "blue ones", "blue pair"),
        Bilingual("仓库", "warehouse"),
    ),
    "oranges": Matter(
        Bilingual("烂了 3 个橘子", "3 oranges rotten"),
        facts.words("烂", "坏", "rotten", "bad"),
        Bilingual("退 6 元", "6 yuan back"),
        facts.money(6),
        _LATE_SHIFT,
    ),
    "coat": Matter(
        Bilingual("棉衣还没到", "coat not there yet"),
        facts.words(
            *("没到", "没有到", "没收到", "没有收到", "还不到"),
            *("not there", "not yet there", "not arrived", "not come", "missing"),
        ),
        Bilingual("去问快递", "to ask the courier"),
        facts.words("问快递", "查快递", "找快递", "问一问", "courier", "delivery company"),
        _LATE_SHIFT,
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
            "when": facts.hour(self.hour),
        }

    @property
    def card(self) -> FactCard:
        """What is known of it; the number of the buyer's phone belongs into no note."""
        matter = MATTERS[self.matter]
        return FactCard(
            message("Not settled yet"),
            (
                (Bilingual("单号", "Order"), str(self.order)),
                (Bilingual("出了什么事", "What happened"), matter.what),
                (Bilingual("答应了", "We promised"), matter.promised),
                (Bilingual("谁接着办", "Next"), matter.who),
                (Bilingual("几点以前", "Before"), f"{self.hour}:00"),
                (Bilingual("电话", "Tel."), "13800000000"),
            ),
        )


def draw_handed_over(rng: Random) -> HandedOver:
    """Any matter; its next step is due in the late afternoon."""
    return HandedOver(
        rng.choice(list(MATTERS)), rng.randint(2001, 2998), rng.choice((16, 17, 18, 19))
    )
