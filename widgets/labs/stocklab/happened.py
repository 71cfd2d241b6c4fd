"""What happens to a stock of twenty pairs of shoes in a week, one thing after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from qihang.commerce.stock import Row, every_row
from qihang.language.messages import Bilingual

COLOURS = {"black": Bilingual("黑色", "Black"), "blue": Bilingual("蓝色", "Blue")}

SIZES = ("36", "37", "38")

START: dict[tuple[str, ...], int] = dict(
    zip(every_row(COLOURS, SIZES), (4, 5, 3, 3, 3, 2), strict=True)
)
"""Pairs that were counted in each row."""

Kind = Literal["sold", "back", "worn", "spoilt", "late"]
"""What can happen: pairs are sold; they come back good, or worn so that nobody can buy them; they
are found to be spoilt on the shelf; or somebody ordered them when none was left."""

WAYS: dict[Kind, int] = {"sold": -1, "back": 1, "worn": 0, "spoilt": -1, "late": 0}
"""Whether it makes a row less or more, or leaves it as it is."""


@dataclass(frozen=True)
class Event:
    """Something that happens to so many pairs of a row."""

    kind: Kind
    picked: tuple[str, ...]
    pairs: int = 1

    @property
    def by(self) -> int:
        """By how many pairs it changes the row."""
        return WAYS[self.kind] * self.pairs


EVENTS = (
    Event("sold", ("black", "37")),
    Event("sold", ("black", "38"), 2),
    Event("sold", ("blue", "38")),
    Event("back", ("black", "38")),
    Event("worn", ("black", "37")),
    Event("spoilt", ("blue", "38")),
    Event("late", ("blue", "38")),
    Event("sold", ("blue", "36"), 2),
)


def rows_after(events: tuple[Event, ...]) -> dict[tuple[str, ...], Row]:
    """The rows once these things were written down."""
    rows = {picked: Row(picked, start) for picked, start in START.items()}
    for event in events:
        rows[event.picked] = _after(rows[event.picked], event)
    return rows


def _after(row: Row, event: Event) -> Row:
    if event.kind == "sold":
        return replace(row, sold=row.sold + event.pairs)
    if event.kind == "back":
        return replace(row, back=row.back + event.pairs)
    if event.kind == "spoilt":
        return replace(row, damaged=row.damaged + event.pairs)
    return row
