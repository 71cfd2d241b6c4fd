"""A season: four weeks of one shop, played from its seed and what was decided so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.commerce.season.chance import between, drawn, part
from qihang.commerce.season.goods import GOODS, Goods
from qihang.commerce.season.moves import MOVES
from qihang.commerce.season.outside import ADS_FROM, ALL_FROM, CARE_FROM, WEEKS, Outside, outside
from qihang.commerce.season.week import (
    MOST_ADS,
    MOST_HOURS,
    MOST_PIECES,
    Decision,
    Standing,
    Week,
    highest_price,
    lowest_price,
    play,
    worth,
)

DEPOSIT = 50000
"""Fen that lie with the platform from the beginning."""

Field = Literal["order", "price", "ads", "care"]

FIELDS: dict[Field, int] = {"order": 1, "price": 1, "ads": ADS_FROM, "care": CARE_FROM}
"""What is decided, and from which week on."""


@dataclass(frozen=True)
class Season:
    """The four weeks that belong to ``seed``. ``goods`` is one of :data:`GOODS`.

    ``tempted`` is the move that somebody proposes in week 4. Raises ``ValueError`` for goods or a
    move that there are none of.
    """

    seed: str
    goods: str
    tempted: str

    def __post_init__(self) -> None:
        if self.goods not in GOODS or self.tempted not in MOVES:
            raise ValueError(f"there is no season of {self.goods!r} with {self.tempted!r}")

    @property
    def sold(self) -> Goods:
        """What the shop sells."""
        return GOODS[self.goods]

    @property
    def outside(self) -> tuple[Outside, ...]:
        """What each week brings from outside."""
        return outside(self.seed, self.goods)

    @property
    def start(self) -> Standing:
        """What the shop begins with: cash for the goods of two weeks and somewhat more."""
        first = self.outside[0]
        usual_goods = first.usual * self.sold.buyers // 10000 * first.cost
        cash = part(usual_goods, between(self.seed, 0, "cash", 2300, 2600))
        return Standing(stock=0, cash=cash // 1000 * 1000, deposit=DEPOSIT)

    def play(self, decisions: Sequence[Decision]) -> tuple[Week, ...]:
        """The weeks so far. Raises ``ValueError`` for a decision out of bounds, or a fifth one."""
        if len(decisions) > WEEKS:
            raise ValueError(f"there are {WEEKS} weeks, not {len(decisions)}")
        standing, weeks = self.start, []
        for brings, decided in zip(self.outside, decisions, strict=False):
            if not is_allowed(brings, decided):
                raise ValueError(f"{decided} is out of the bounds of week {brings.number}")
            weeks.append(play(brings, standing, decided))
            standing = weeks[-1].ended
        return tuple(weeks)

    def earned(self, weeks: Sequence[Week]) -> int:
        """What some weeks earned in all, in fen: what the shop has now, less what it had."""
        cost = self.outside[0].cost
        return worth(weeks[-1].ended, cost) - worth(self.start, cost) if weeks else 0


def bounds(outside: Outside) -> dict[Field, tuple[int, int]]:
    """What can be decided in a week, and between which bounds: pieces, fen, fen, hours."""
    every: dict[Field, tuple[int, int]] = {
        "order": (0, MOST_PIECES),
        "price": (lowest_price(outside), highest_price(outside)),
        "ads": (0, MOST_ADS),
        "care": (0, MOST_HOURS),
    }
    return {field: every[field] for field, first in FIELDS.items() if outside.number >= first}


def is_allowed(outside: Outside, decided: Decision) -> bool:
    """Whether a decision is within the bounds of its week; what the week has not yet is 0."""
    within = bounds(outside)
    return decided.move in (None, *MOVES) and all(
        least <= getattr(decided, field) <= most
        for field in FIELDS
        for least, most in (within.get(field, (0, 0)),)
    )


def draw(rng: Random, goods: str | None = None, tempted: str | None = None) -> Season:
    """A season, of some goods or of these, in which some move or this one is proposed.

    Goods that keep tempt nobody to sell what is spoilt.
    """
    seed = str(rng.randrange(10**12))
    names = list(GOODS)
    goods = goods or names[drawn(seed, 0, "goods") % len(names)]
    moves = [name for name in MOVES if name != "spoilt" or not GOODS[goods].comes_back]
    return Season(seed, goods, tempted or moves[drawn(seed, ALL_FROM, "tempted") % len(moves)])
