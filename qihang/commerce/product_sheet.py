"""The sheet on which a seller weighs goods before buying any: six points, and their papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from qihang.language.messages import Message, message

Point = Literal["need", "rivals", "margin", "parcel", "papers", "season"]

POINTS: tuple[Point, ...] = ("need", "rivals", "margin", "parcel", "papers", "season")
"""What is weighed: who needs it, who else sells it, what it leaves, how it travels, which papers
there are, and when it sells."""

POINT_NAMES: dict[Point, Message] = {
    "need": message("Many need it"),
    "rivals": message("Few rivals"),
    "margin": message("Good margin"),
    "parcel": message("Easy to send"),
    "papers": message("All papers"),
    "season": message("Sells all year"),
}
"""Each point said so that 2 is good for the seller."""

MOST_OF_A_POINT = 2


@dataclass(frozen=True)
class Sheet:
    """Goods as a seller weighs them: ``points`` of 0 to 2 for each of :data:`POINTS`.

    ``missing`` are the papers that the maker cannot show. One is enough to stop: no sum makes up
    for it.
    """

    points: Mapping[Point, int]
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if set(self.points) != set(POINTS):
            raise ValueError(f"{sorted(self.points)} are not the points {sorted(POINTS)}")
        if not all(0 <= given <= MOST_OF_A_POINT for given in self.points.values()):
            raise ValueError(f"{dict(self.points)}: a point is 0 to {MOST_OF_A_POINT}")

    @property
    def total(self) -> int:
        """The sum of all points, 0 to 12."""
        return sum(self.points.values())

    @property
    def stops(self) -> bool:
        """Whether it must not be sold, however many points it has."""
        return bool(self.missing)


def best(sheets: Mapping[str, Sheet]) -> str | None:
    """The goods with the most points among those that may be sold; ``None`` if there are none."""
    sold = {name: sheet.total for name, sheet in sheets.items() if not sheet.stops}
    return max(sold, key=sold.__getitem__, default=None)
