"""S2: drafts of a page that a machine wrote, beside what is known of the goods."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.language.messages import Bilingual, Message, message
from qihang.questions import facts
from qihang.questions.facts import Fact
from qihang.sessions.shown import FactCard

Judged = Literal["agrees", "invented", "banned"]

JUDGED: dict[str, Message] = {
    "agrees": message("Agrees"),
    "invented": message("Invented"),
    "banned": message("Banned"),
}

MISTAKEN: dict[tuple[Judged, Judged], str] = {
    ("agrees", "invented"): "all-of-it-mistrusted",
    ("agrees", "banned"): "plain-line-taken-for-banned",
    ("invented", "agrees"): "fluent-is-true",
    ("invented", "banned"): "untrue-is-not-banned",
    ("banned", "agrees"): "machine-knows-the-rules",
    ("banned", "invented"): "banned-whether-true-or-not",
}
"""The misconception behind a line of one kind that is put to another."""


@dataclass(frozen=True)
class Line:
    """A line of a draft, and how it is to be ``judged``.

    ``breaks`` is the rule of :mod:`qihang.commerce.claims` that a banned line breaks. ``mended``
    says an invented line anew, as the card has it; ``what`` names what is wrong in it.
    """

    id: str
    judged: Judged
    said: Bilingual
    breaks: str = ""
    what: Bilingual | None = None
    mended: Fact | None = None

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def distractors(self) -> dict[Judged, str]:
        """The misconception behind each other judgement."""
        return {wrong: idea for (right, wrong), idea in MISTAKEN.items() if right == self.judged}


@dataclass(frozen=True)
class Draft:
    """What is known of some goods, and the lines that a machine wrote of them."""

    known: tuple[tuple[Message, Bilingual], ...]
    lines: tuple[Line, ...]

    @property
    def card(self) -> FactCard:
        """What is known of the goods."""
        return FactCard(message("What is known"), self.known)

    @property
    def short_card(self) -> FactCard:
        """The same without what no line gets wrong, for an item with little room."""
        known = (fact for fact in self.known if fact[0] not in (_WHAT, _WHERE))
        return FactCard(message("What is known"), tuple(known))


_WHAT, _MADE_OF = message("What it is"), message("Made of")
_LARGE, _HEAVY = message("How large"), message("How heavy")
_WHERE, _SENT = message("Made in"), message("Is sent")
_SIZE, _WEIGHT = Bilingual("多大", "the true size"), Bilingual("多重", "the true weight")
_MATERIAL = Bilingual("用什么做的", "what it is truly made of")
_DAYS = Bilingual("几天发货", "when it is truly sent")
_SHIQIAO = Bilingual("石桥村", "Shiqiao")

DRAFTS: dict[str, Draft] = {
    "shoes": Draft(
        (
            (_WHAT, Bilingual("布鞋", "cloth shoes")),
            (_MADE_OF, Bilingual("棉布", "cotton")),
            (_LARGE, Bilingual("36 到 40 码", "36 to 40")),
            (_HEAVY, Bilingual("一双 400 克", "400 g")),
            (_WHERE, _SHIQIAO),
            (_SENT, Bilingual("3 天内", "within 3 days")),
        ),
        (
            Line("upper", "agrees", Bilingual("鞋面用的是棉布。", "The shoe top is cotton.")),
            Line("weight", "agrees", Bilingual("一双 400 克。", "A pair weighs 400 g.")),
            Line("sizes", "agrees", Bilingual("尺码有 36 到 40。", "Sizes 36 to 40.")),
            Line(
                "village",
                "agrees",
                Bilingual("在石桥村做的。", "Made in Shiqiao."),
            ),
            Line(
                "leather",
                "invented",
                Bilingual("鞋面用的是真皮。", "The shoe top is leather."),
                what=_MATERIAL,
                mended=facts.words("棉", "cotton"),
            ),
            Line(
                "light",
                "invented",
                Bilingual("很轻，一双 200 克。", "A pair weighs only 200 g."),
                what=_WEIGHT,
                mended=facts.weight(400),
            ),
            Line(
                "today",
                "invented",
                Bilingual("当天发货。", "Sent the same day."),
                what=_DAYS,
                mended=facts.measure(3, "天", "day"),
            ),
            Line("prize", "invented", Bilingual("得过国家的奖。", "It won a state prize.")),
            Line(
                "comfortable",
                "banned",
                Bilingual("全网最好的布鞋。", "The best shoes on the internet."),
                breaks="superlative",
            ),
            Line(
                "pain",
                "banned",
                Bilingual("穿上它，治好脚病。", "They cure your foot pain."),
                breaks="cure",
            ),
        ),
    ),
    "lamp": Draft(
        (
            (_WHAT, Bilingual("台灯", "a desk lamp")),
            (_MADE_OF, Bilingual("木头和布", "wood and cloth")),
            (_LARGE, Bilingual("高 40 cm", "40 cm high")),
            (_HEAVY, Bilingual("900 克", "900 g")),
            (_WHERE, _SHIQIAO),
            (_SENT, Bilingual("2 天内", "within 2 days")),
        ),
        (
            Line("height", "agrees", Bilingual("这个台灯高 40 cm。", "The lamp is 40 cm high.")),
            Line("wood", "agrees", Bilingual("用木头和布做的。", "Made of wood and cloth.")),
            Line("two-days", "agrees", Bilingual("2 天内发货。", "Sent within 2 days.")),
            Line("weight", "agrees", Bilingual("重 900 克。", "It weighs 900 g.")),
            Line(
                "tall",
                "invented",
                Bilingual("这个台灯高 60 cm。", "The lamp is 60 cm high."),
                what=_SIZE,
                mended=facts.length(40),
            ),
            Line(
                "iron",
                "invented",
                Bilingual("全身用铁做的。", "All of it is made of iron."),
                what=_MATERIAL,
                mended=facts.words("木", "wooden", "wood"),
            ),
            Line(
                "light",
                "invented",
                Bilingual("只有 300 克。", "It weighs only 300 g."),
                what=_WEIGHT,
                mended=facts.weight(900),
            ),
            Line(
                "homes",
                "invented",
                Bilingual("已经有 5000 个家庭在用。", "Used in 5000 homes."),
            ),
            Line(
                "best",
                "banned",
                Bilingual("全国最好的台灯。", "The best lamp in the country."),
                breaks="superlative",
            ),
            Line(
                "fakes",
                "banned",
                Bilingual("别家的台灯都是假的。", "Other shops sell fakes."),
                breaks="belittle",
            ),
        ),
    ),
    "bowl": Draft(
        (
            (_WHAT, Bilingual("碗", "a bowl")),
            (_MADE_OF, Bilingual("竹", "bamboo")),
            (_LARGE, Bilingual("宽 14 cm", "14 cm wide")),
            (_HEAVY, Bilingual("150 克", "150 g")),
            (_WHERE, _SHIQIAO),
            (_SENT, Bilingual("3 天内", "within 3 days")),
        ),
        (
            Line("bamboo", "agrees", Bilingual("这个碗用竹做的。", "The bowl is made of bamboo.")),
            Line("width", "agrees", Bilingual("碗口宽 14 cm。", "It is 14 cm wide.")),
            Line("weight", "agrees", Bilingual("一个 150 克。", "One weighs 150 g.")),
            Line("village", "agrees", Bilingual("产地是石桥村。", "It comes from Shiqiao.")),
            Line(
                "wide",
                "invented",
                Bilingual("碗口宽 20 cm。", "It is 20 cm wide."),
                what=_SIZE,
                mended=facts.length(14),
            ),
            Line(
                "wood",
                "invented",
                Bilingual("这个碗用木头做的。", "The bowl is made of wood."),
                what=_MATERIAL,
                mended=facts.words("竹", "bamboo"),
            ),
            Line(
                "today",
                "invented",
                Bilingual("今天买，今天发。", "Bought today, sent today."),
                what=_DAYS,
                mended=facts.measure(3, "天", "day"),
            ),
            Line(
                "report",
                "invented",
                Bilingual("有国家的检验报告。", "It has a state test report."),
            ),
            Line(
                "first",
                "banned",
                Bilingual("我们的碗，全国第一。", "Bowl number one in the country."),
                breaks="superlative",
            ),
            Line(
                "everyone",
                "banned",
                Bilingual("我们保证人人喜欢。", "We guarantee that everyone likes it."),
                breaks="promise",
            ),
        ),
    ),
    "bag": Draft(
        (
            (_WHAT, Bilingual("布包", "a cloth bag")),
            (_MADE_OF, Bilingual("棉布", "cotton")),
            (_LARGE, Bilingual("宽 35 cm", "35 cm wide")),
            (_HEAVY, Bilingual("200 克", "200 g")),
            (_WHERE, _SHIQIAO),
            (_SENT, Bilingual("2 天内", "within 2 days")),
        ),
        (
            Line("cotton", "agrees", Bilingual("这个包用棉布做的。", "The bag is made of cotton.")),
            Line("width", "agrees", Bilingual("宽 35 cm。", "It is 35 cm wide.")),
            Line("weight", "agrees", Bilingual("一个 200 克。", "One weighs 200 g.")),
            Line(
                "village",
                "agrees",
                Bilingual("在石桥村做的。", "Made in Shiqiao."),
            ),
            Line(
                "wide",
                "invented",
                Bilingual("很大，宽 50 cm。", "It is 50 cm wide."),
                what=_SIZE,
                mended=facts.length(35),
            ),
            Line(
                "leather",
                "invented",
                Bilingual("里面还有一层真皮。", "It has leather inside."),
                what=_MATERIAL,
                mended=facts.words("棉", "cotton"),
            ),
            Line(
                "light",
                "invented",
                Bilingual("一个只有 80 克。", "One weighs only 80 g."),
                what=_WEIGHT,
                mended=facts.weight(200),
            ),
            Line(
                "sold",
                "invented",
                Bilingual("已经有 8000 个人买过。", "8000 people have bought it."),
            ),
            Line(
                "best",
                "banned",
                Bilingual("全网最好的布包。", "The best cloth bag on the internet."),
                breaks="superlative",
            ),
            Line(
                "cash-back",
                "banned",
                Bilingual("给好评，返现 5 元。", "5 yuan cash back for a good review."),
                breaks="reviews",
            ),
        ),
    ),
}


@dataclass(frozen=True)
class Checking:
    """Six lines of one of :data:`DRAFTS`, by their ids, in the order in which they stand."""

    draft: str
    chosen: tuple[str, ...]

    @property
    def card(self) -> FactCard:
        """What is known of the goods."""
        return DRAFTS[self.draft].card

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines to judge."""
        by_id = {line.id: line for line in DRAFTS[self.draft].lines}
        return tuple(by_id[name] for name in self.chosen)


def draw_checking(rng: Random) -> Checking:
    """Six lines of a draft, one at least of each kind."""
    name = rng.choice(list(DRAFTS))
    lines = DRAFTS[name].lines
    counts = dict(
        zip(JUDGED, rng.choice(((2, 2, 2), (3, 2, 1), (2, 3, 1), (3, 1, 2))), strict=True)
    )
    chosen = [
        line.id
        for judged, count in counts.items()
        for line in rng.sample([line for line in lines if line.judged == judged], count)
    ]
    rng.shuffle(chosen)
    return Checking(name, tuple(chosen))


def draw_mended(rng: Random) -> tuple[Draft, Line]:
    """A draft, and one of its lines that can be said anew from the card."""
    draft = DRAFTS[rng.choice(list(DRAFTS))]
    return draft, rng.choice([line for line in draft.lines if line.mended])
