"""S2: goods on a seller's sheet, and which of them to sell first."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.commerce import product_sheet
from qihang.commerce.product_sheet import MOST_OF_A_POINT, POINTS, Point, Sheet
from qihang.language.messages import Bilingual, Message, message
from qihang.sessions.shown import Sheets, Weighed

GOODS: dict[str, Bilingual] = {
    "shoes": Bilingual("布鞋", "Shoes"),
    "bag": Bilingual("布包", "Bag"),
    "bowl": Bilingual("木碗", "Bowl"),
    "lamp": Bilingual("台灯", "Lamp"),
    "toy": Bilingual("玩具", "Toy"),
    "tea": Bilingual("茶叶", "Tea"),
    "oranges": Bilingual("橘子", "Oranges"),
}

PAPERS: dict[str, Message] = {
    "brand": message("brand letter"),
    "report": message("test report"),
    "licence": message("licence"),
    "pledge": message("quality certificate"),
}
"""Papers that a maker can show or not."""

PAPER_OF: dict[str, str] = {
    "shoes": "brand",
    "bag": "brand",
    "bowl": "report",
    "lamp": "report",
    "toy": "report",
    "tea": "licence",
    "oranges": "pledge",
}
"""The paper that is missing where goods lack one."""

PLACES = ("a", "b", "c")
NONE = "none"


@dataclass(frozen=True)
class Choosing:
    """Three goods with their sheets: which to sell first, or none of them yet."""

    goods: tuple[str, str, str]
    sheets: tuple[Sheet, Sheet, Sheet]

    @property
    def best(self) -> str:
        """The place of the goods to sell first: ``a``, ``b``, ``c`` or ``none``."""
        return product_sheet.best(self._placed) or NONE

    @property
    def because(self) -> str:
        """The reason that carries it, by its id."""
        return "all-lack" if self.best == NONE else "ready-most"

    @property
    def highest(self) -> str:
        """The place of the goods with the most points, whatever they lack."""
        return max(PLACES, key=lambda place: self._placed[place].total)

    @property
    def distractors(self) -> dict[str, str]:
        """The misconception behind each other choice and reason."""
        ideas = {place: self._idea(place) for place in PLACES if place != self.best}
        if self.best != NONE:
            ideas[NONE] = "one-stop-stops-all"
        return {**ideas, "most": "highest-sum-wins", "margin": "margin-alone-decides"}

    @property
    def card(self) -> Sheets:
        """The sheets beside each other, without their sums."""
        return Sheets(
            tuple(
                Weighed(
                    message("{place} {goods}", place=place.upper(), goods=GOODS[name]),
                    sheet,
                    PAPERS[sheet.missing[0]] if sheet.missing else None,
                )
                for place, name, sheet in zip(PLACES, self.goods, self.sheets, strict=True)
            )
        )

    @property
    def _placed(self) -> dict[str, Sheet]:
        return dict(zip(PLACES, self.sheets, strict=True))

    def _idea(self, place: str) -> str:
        if not self._placed[place].stops:
            return "fewer-points-first"
        return "highest-sum-wins" if place == self.highest else "sold-without-papers"


def draw_choosing(rng: Random) -> Choosing:
    """Goods of which most often those with the highest sum lack a paper.

    Sometimes none lacks one, sometimes each does. No two have the same sum.
    """
    names = rng.sample(list(GOODS), len(PLACES))
    lacking = rng.choice(("highest", "highest", "highest", "no", "all"))
    while True:
        stopped = rng.sample(names, rng.choice(_LACKING[lacking]))
        first, second, third = (_draw_sheet(rng, name, name in stopped) for name in names)
        choosing = Choosing((names[0], names[1], names[2]), (first, second, third))
        totals = {sheet.total for sheet in choosing.sheets}
        is_as_drawn = lacking != "highest" or choosing.highest != choosing.best
        if len(totals) == len(PLACES) and min(totals) >= LEAST_TOTAL and is_as_drawn:
            return choosing


LEAST_TOTAL = 5
"""Of goods that one may think of selling at all."""

_LACKING = {"no": (0,), "highest": (1, 2), "all": (3,)}
"""How many of three goods lack a paper."""


def _draw_sheet(rng: Random, name: str, stops: bool) -> Sheet:
    """A sheet with all papers or without one; in part is neither.

    What may be sold has some need and leaves some money: else a good seller would not begin with
    it, papers or not.
    """
    points: dict[Point, int] = {point: rng.randint(0, MOST_OF_A_POINT) for point in POINTS}
    points["papers"] = 0 if stops else MOST_OF_A_POINT
    if not stops:
        points.update({point: rng.randint(1, MOST_OF_A_POINT) for point in _WORTH_IT})
    return Sheet(points, (PAPER_OF[name],) if stops else ())


_WORTH_IT: tuple[Point, ...] = ("need", "margin")
"""Points without which nothing is worth selling."""
