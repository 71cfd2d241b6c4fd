"""What a month of work brings and costs, and what was read of real pay: see ``wages.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any

from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Month:
    """A month of work that is paid by the piece: an order, an item, a parcel or an hour.

    ``pay`` is in yuan for one piece, ``meals`` in yuan for each day of work, ``costs`` in yuan for
    the month. Raises ``ValueError`` for a month without work, or for a number below zero.
    """

    pieces: int
    """A day."""
    pay: Decimal
    days: int
    hours: int
    """A day."""
    meals: Decimal = Decimal(0)
    costs: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.days < 1 or self.hours < 1:
            raise ValueError("a month of work has a day and an hour")
        if any(one < 0 for one in (self.pieces, self.pay, self.meals, self.costs)):
            raise ValueError("pieces and money are not below zero")

    @property
    def taken(self) -> Decimal:
        """What comes in, in yuan: pieces a day × pay × days."""
        return self.pieces * self.pay * self.days

    @property
    def eaten(self) -> Decimal:
        """What the meals of all days cost, in yuan."""
        return self.meals * self.days

    @property
    def spent(self) -> Decimal:
        """What goes out for the work, in yuan."""
        return self.eaten + self.costs

    @property
    def left(self) -> Decimal:
        """What is left of the month, in yuan; below zero, it costs money."""
        return self.taken - self.spent

    @property
    def all_hours(self) -> int:
        """The hours of the month."""
        return self.hours * self.days

    @property
    def an_hour(self) -> Decimal:
        """What is left for an hour, in yuan, unrounded."""
        return self.left / self.all_hours


@dataclass(frozen=True)
class Cost:
    """Something that the work costs, in yuan a month."""

    name: Bilingual
    yuan: Decimal


@dataclass(frozen=True)
class Work:
    """A work, the month with which a lesson begins, and what was ``seen`` of its real pay.

    ``most`` and ``most_an_hour``: the pieces of a day and of an hour that nobody goes beyond.
    """

    id: str
    name: Bilingual
    unit: Bilingual
    begins: Month
    most: int
    most_an_hour: int
    costs: tuple[Cost, ...]
    seen: Bilingual
    source: Bilingual
    found: str

    @property
    def by_the_hour(self) -> bool:
        """Whether hours are what is paid."""
        return self.begins.pieces == self.begins.hours

    def month(self, pieces: int, days: int, hours: int) -> Month:
        """A month of it with other pieces a day, days and hours a day; see :class:`Month`."""
        first = self.begins
        return Month(pieces, first.pay, days, hours, first.meals, first.costs)


def _work(row: Mapping[str, Any]) -> Work:
    costs = tuple(
        Cost(Bilingual(one["zh"], one["en"]), Decimal(one["yuan"])) for one in row["costs"]
    )
    begins = Month(
        row["pieces"],
        Decimal(row["pay"]),
        row["days"],
        row["hours"],
        Decimal(row["meals"]),
        sum((one.yuan for one in costs), Decimal(0)),
    )
    unit, seen, source = (Bilingual(**row[name]) for name in ("unit", "seen", "source"))
    name = Bilingual(row["zh"], row["en"])
    most, most_an_hour = row["most"], row["most_an_hour"]
    return Work(
        row["id"], name, unit, begins, most, most_an_hour, costs, seen, source, row["found"]
    )


def _read() -> dict[str, Work]:
    text = files("qihang.commerce").joinpath("wages.toml").read_text(encoding="utf-8")
    return {row["id"]: _work(row) for row in tomllib.loads(text)["work"]}


WORKS = _read()
"""The works by their ids, in the order in which they are told."""
