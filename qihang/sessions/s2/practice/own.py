"""S2: what is asked of the trainee's own goods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.commerce import own_choices as choices
from qihang.commerce.own_goods import OwnGoods
from qihang.language.messages import Translated, message
from qihang.questions.number import Number
from qihang.sessions.base import Task, practice_with_own
from qihang.sessions.shown import FactCard

STORY = OwnGoods(name="cloth-shoes")
"""The goods of the story, for whoever has no colours and sizes on the sheet."""

MOST_NEW = 4


@dataclass(frozen=True)
class NewRows:
    """Goods of which some more colours, or sizes, are taken into the shop."""

    goods: OwnGoods
    new: Literal["colours", "sizes"]
    count: int

    @property
    def colours(self) -> int:
        """How many colours there are then."""
        return len(self.goods.colours) + self.count * (self.new == "colours")

    @property
    def sizes(self) -> int:
        """How many sizes there are then."""
        return len(self.goods.sizes) + self.count * (self.new == "sizes")

    @property
    def rows(self) -> int:
        """How many rows of stock there are then: one for each colour in each size."""
        return self.colours * self.sizes

    @property
    def card(self) -> FactCard:
        """What is known."""
        named = self.goods.name and self.goods.said("name")
        new = (
            message("New colours next month")
            if self.new == "colours"
            else message("New sizes next month")
        )
        lines: tuple[tuple[Translated, Translated | str], ...] = (
            (message("Colours"), self.goods.said("colours")),
            (message("Sizes to pick"), self.goods.said("sizes")),
            (new, str(self.count)),
        )
        return FactCard(named or message("My own goods"), lines)

    @property
    def distractors(self) -> Iterator[tuple[int, str]]:
        """Other counts, each with its misconception; those that would be right are left out."""
        seen = {self.rows}
        before = len(self.goods.rows)
        for count, misconception in (
            (self.colours + self.sizes, "colours-and-sizes-added"),
            (self.rows - before, "new-rows-alone"),
            (before + self.count, "one-row-for-each-new"),
        ):
            if count not in seen:
                yield count, misconception
            seen.add(count)


@practice_with_own("s2.own-stock")
def own_stock(rng: Random, own: OwnGoods) -> Task:
    """How many rows the stock of one's own goods has, with something new."""
    case = draw_rows(rng, own)
    question = Number().expecting(case.rows)
    for count, misconception in case.distractors:
        question = question.with_misconception(count, misconception)
    return Task(
        message("Each colour comes in each size. How many rows does the stock have next month?"),
        question,
        shows=case.card,
        hint=message(
            "Colours: {colours}. Sizes: {sizes}. Each colour has a row for each size. "
            "{colours} × {sizes} = ?",
            colours=case.colours,
            sizes=case.sizes,
        ),
    )


def draw_rows(rng: Random, own: OwnGoods) -> NewRows:
    """The own goods with something new, or those of the story."""
    goods = own if own.colours and own.sizes else _of_story(rng)
    new: Literal["colours", "sizes"] = rng.choice(("colours", "sizes"))
    return NewRows(goods, new, rng.randint(1, MOST_NEW))


def _of_story(rng: Random) -> OwnGoods:
    sizes = list(choices.SHOE_SIZES)
    first, count = rng.randint(0, 2), rng.randint(3, 6)
    return STORY.with_field(
        "colours", rng.sample(list(choices.COLOURS), rng.randint(2, 3))
    ).with_field("sizes", sizes[first : first + count])
