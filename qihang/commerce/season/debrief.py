"""What is asked about a season at its end, with the answers worked out from the season itself.

Each week is asked for the one thing that it lost most by, or won most by, among three or four
named; and the whole season for what was earned. Nothing asked for depends on luck being kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from qihang.commerce.season.causes import COSTS, FROM, GAINS, Cause, Name, causes
from qihang.commerce.season.chance import drawn
from qihang.commerce.season.outside import WEEKS
from qihang.commerce.season.season import Season
from qihang.commerce.season.week import Week

Side = Literal["lost", "won"]
Choice = Name | Literal["none"]

EARNED = "earned"

ASKED = (*(f"week-{number}" for number in range(1, WEEKS + 1)), EARNED)
"""The questions at the end, by name."""

SMALL = 2000
"""Fen below which nothing is said to have changed a week."""

MOST_WRONG = 3
"""Causes and "none" that are offered beside the right answer, at most."""


class Asked(NamedTuple):
    """The question about one week: what it ``lost`` or ``won`` most by; ``right`` is its answer."""

    week: int
    side: Side
    options: tuple[Choice, ...]
    right: Choice


class Sums(NamedTuple):
    """What may be taken for what a season earned, in fen.

    ``earned`` is it; ``cash`` is only how the cash changed, ``sales`` what was sold for.
    """

    earned: int
    cash: int
    sales: int


@dataclass(frozen=True)
class Debrief:
    """What is asked about the weeks of a ``season``, by the names in :data:`ASKED`."""

    season: Season
    weeks: tuple[Week, ...]

    def week(self, name: str) -> Week:
        """The week that a question is about: ``week-1`` to ``week-4``."""
        return self.weeks[ASKED.index(name)]

    def of_week(self, name: str) -> Asked:
        """The question about one week: ``week-1`` to ``week-4``."""
        return asked(self.season, self.week(name))

    def amounts(self) -> dict[str, int]:
        """The sums of which one is what the season earned, in fen; no two are the same."""
        told = sums(self.season, self.weeks)._asdict()
        every = list(told.values())
        return {
            name: fen for place, (name, fen) in enumerate(told.items()) if fen not in every[:place]
        }

    def offered(self, name: str) -> tuple[str, ...]:
        """What there is to choose from."""
        if name != EARNED:
            return self.of_week(name).options
        # Sorted by size, the right one would be in the middle.
        return tuple(
            sorted(self.amounts(), key=lambda one: drawn(self.season.seed, 0, f"order {one}"))
        )

    def right(self, name: str) -> str:
        """The right answer."""
        return EARNED if name == EARNED else self.of_week(name).right


@lru_cache(maxsize=256)
def asked(season: Season, week: Week) -> Asked:
    """What is asked about a week that was played.

    The side is that of the largest cause. Whoever counts a piece more or less is right as well: a
    second cause that is more than half as large is not offered, nor is "none" beside one that is
    less than twice :data:`SMALL`, if there is something else to offer.
    """
    found = [cause for cause in causes(week) if FROM.get(cause.name, 1) <= week.number]
    largest = found[0] if found and abs(found[0].fen) >= SMALL else None
    if largest is None:
        wrong = _wrong(season, week, "lost", _larger(found, SMALL // 2))
        return Asked(week.number, "lost", (*_shuffled(season, week, wrong), "none"), "none")
    size = abs(largest.fen)
    side: Side = "won" if largest.name in GAINS else "lost"
    wrong = _wrong(season, week, side, _larger(found, size // 2))
    none: tuple[Choice, ...] = () if wrong and size < 2 * SMALL else ("none",)
    named = [*wrong[: MOST_WRONG - len(none)], largest.name]
    return Asked(week.number, side, (*_shuffled(season, week, named), *none), largest.name)


def sums(season: Season, weeks: Sequence[Week]) -> Sums:
    """What the weeks of a season earned, and what may be taken for it."""
    return Sums(
        earned=season.earned(weeks),
        cash=weeks[-1].ended.cash - season.start.cash,
        sales=sum(week.income.sales for week in weeks),
    )


def _larger(found: Sequence[Cause], fen: int) -> set[Name]:
    """The causes that changed a week by more than so many fen."""
    return {cause.name for cause in found if abs(cause.fen) > fen}


def _wrong(season: Season, week: Week, side: Side, too_near: set[Name]) -> list[Name]:
    """Causes of a side that changed the week by much less, or not at all."""
    every: Sequence[Name] = GAINS if side == "won" else COSTS
    others = [
        name
        for name in every
        if name not in too_near and name != "move" and FROM.get(name, 1) <= week.number
    ]
    return _shuffled(season, week, others)[:MOST_WRONG]


def _shuffled(season: Season, week: Week, names: Sequence[Name]) -> list[Name]:
    """The names in an order of this season's own."""
    return sorted(names, key=lambda name: drawn(season.seed, week.number, f"order {name}"))
