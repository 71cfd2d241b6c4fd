"""S2: goods that need a title, and the titles of which bytes are counted."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.commerce.titles import MOST_BYTES, byte_length
from qihang.language.messages import Bilingual, Message, message
from qihang.questions import facts
from qihang.questions.facts import Fact
from qihang.sessions.shown import FactCard


@dataclass(frozen=True)
class Kind:
    """Goods that a title is written for, whatever their size.

    ``called`` are the words that say what they are, in Chinese and English; ``sizes`` are in cm,
    or of shoes.
    """

    what: Bilingual
    called: tuple[str, ...]
    material: Bilingual
    used: Bilingual
    sizes: tuple[int, ...]
    shoes: bool = False


COTTON = Bilingual("棉", "cotton")
BAMBOO = Bilingual("竹", "bamboo")
WOOD = Bilingual("木", "wood")

MATERIALS: dict[Bilingual, Fact] = {
    COTTON: facts.words("棉", "cotton"),
    BAMBOO: facts.words("竹", "bamboo"),
    WOOD: facts.words("木", "wooden", "wood"),
}

KINDS: dict[str, Kind] = {
    "shoes": Kind(
        Bilingual("布鞋", "cloth shoes"),
        ("布鞋", "鞋", "shoe"),
        COTTON,
        Bilingual("在家里穿", "at home"),
        tuple(range(36, 43)),
        shoes=True,
    ),
    "bag": Kind(
        Bilingual("布包", "cloth bag"),
        ("布包", "包", "bag"),
        COTTON,
        Bilingual("买菜", "shopping"),
        (30, 35, 40, 45),
    ),
    "mat": Kind(
        Bilingual("坐垫", "seat pad"),
        ("坐垫", "垫", "pad", "cushion"),
        COTTON,
        Bilingual("坐着用", "to sit on"),
        (38, 40, 42, 45),
    ),
    "box": Kind(
        Bilingual("盒子", "box"),
        ("盒", "box"),
        BAMBOO,
        Bilingual("放小东西", "small things"),
        (18, 20, 25, 30),
    ),
    "basket": Kind(
        Bilingual("菜筐", "basket"),
        ("筐", "basket"),
        BAMBOO,
        Bilingual("放菜", "vegetables"),
        (28, 32, 36, 40),
    ),
    "bowl": Kind(
        Bilingual("碗", "bowl"),
        ("碗", "bowl"),
        WOOD,
        Bilingual("吃饭", "meals"),
        (12, 14, 16, 18),
    ),
    "tray": Kind(
        Bilingual("茶盘", "tea tray"),
        ("茶盘", "盘", "tray"),
        WOOD,
        Bilingual("放茶杯", "tea cups"),
        (26, 30, 34, 38),
    ),
}

PLACE = Bilingual("石桥村", "Shiqiao")
"""Where all of it is made; the place is invented."""


@dataclass(frozen=True)
class Listed:
    """Goods of a ``kind`` (an id of :data:`KINDS`) and a ``size`` that need a title."""

    kind: str
    size: int

    @property
    def said(self) -> dict[str, Fact]:
        """How what it is, its material and its size may be said, in either language."""
        kind = KINDS[self.kind]
        size = facts.length(self.size)
        if kind.shoes:
            size = facts.measure(self.size, "码", "号") | facts.words(f"size {self.size}")
        return {
            "what": facts.words(*kind.called),
            "material": MATERIALS[kind.material],
            "size": size,
        }

    @property
    def size_words(self) -> Message | str:
        """The size as the card has it."""
        if KINDS[self.kind].shoes:
            return message("size {size}", size=self.size)
        return f"{self.size} cm"

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        kind = KINDS[self.kind]
        return FactCard(
            message("What is known"),
            (
                (message("What it is"), kind.what),
                (message("Made of"), kind.material),
                (message("How large"), self.size_words),
                (message("What for"), kind.used),
                (message("Made in"), PLACE),
            ),
        )


def draw_listed(rng: Random) -> Listed:
    """Goods of any kind and size."""
    kind = rng.choice(list(KINDS))
    return Listed(kind, rng.choice(KINDS[kind].sizes))


# ---- titles whose bytes are counted ----------------------------------------------------------

PIECES = (
    ("手工", "村里做"),
    ("布鞋女", "布鞋男", "布鞋老人"),
    ("黑色", "蓝色", "灰色"),
    ("棉鞋面", "棉布面"),
    ("在家里穿", "走路穿", "上班穿"),
    ("白底不重", "厚底不硬", "底子软"),
    ("石桥村老手艺", "石桥村自家做"),
    ("36到40码", "38码", "37到42码"),
    ("2双装", "1双装", "10双装"),
)
"""Pieces of the Chinese title of a pair of shoes, in the order in which they may stand."""


@dataclass(frozen=True)
class Title:
    """A Chinese title: ``characters`` that count two bytes each, and digits that count one."""

    text: str

    @property
    def digits(self) -> int:
        """Signs that count one byte."""
        return sum(sign.isascii() for sign in self.text)

    @property
    def characters(self) -> int:
        """Signs that count two bytes."""
        return len(self.text) - self.digits

    @property
    def length(self) -> int:
        """All bytes of it."""
        return byte_length(self.text)

    @property
    def over(self) -> int:
        """Bytes that are too many; 0 if it fits."""
        return over(self.length)

    @property
    def counted(self) -> dict[str, int]:
        """The bytes that each misconception counts."""
        return {
            "bytes-are-characters": len(self.text),
            "digits-count-two": 2 * len(self.text),
            "three-bytes-a-character": 3 * self.characters + self.digits,
        }

    @property
    def card(self) -> FactCard:
        """The title with its signs counted."""
        return FactCard(
            message("A title and its signs"),
            (
                (message("Title in the shop"), self.text),
                (message("Chinese characters, 2 bytes each"), str(self.characters)),
                (message("Digits, 1 byte each"), str(self.digits)),
            ),
        )


def over(length: int) -> int:
    """Bytes beyond those that a title may have; 0 if there are none."""
    return max(0, length - MOST_BYTES)


def draw_title(rng: Random) -> Title:
    """A title that fits or is a little too long, whose distractors are told from the answer.

    All distractors but those that come out as the answer does: one that counts too little calls
    a title that fits by its right name.
    """
    while True:
        pieces = [rng.choice(one) for one in PIECES]
        left_out = rng.sample(range(len(pieces)), rng.choice((0, 0, 1)))
        title = Title("".join(one for place, one in enumerate(pieces) if place not in left_out))
        ends = [over(length) for length in title.counted.values()]
        wrong = [end for end in ends if end != title.over]
        if title.digits and title.over <= 12 and len(set(wrong)) == len(wrong) >= 2:
            return title
