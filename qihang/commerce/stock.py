"""The stock of a shop, row by row: a row is one thing that a buyer can pick (an SKU)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Row:
    """A row of the stock: what is picked, say a colour and a size, and its pieces.

    ``start`` were counted, ``sold`` left the shelf, ``back`` came back good, and ``damaged`` were
    found to be damaged on the shelf, so that nobody can buy them.
    """

    picked: tuple[str, ...]
    start: int
    sold: int = 0
    back: int = 0
    damaged: int = 0

    @property
    def left(self) -> int:
        """Pieces that may still be promised to a buyer: 20 − 13 + 2 − 1 = 8."""
        return self.start - self.sold + self.back - self.damaged

    @property
    def distractors(self) -> dict[str, int]:
        """What seems to be left, by the misconception behind it."""
        return {
            "returned-not-put-back": self.left - self.back,
            "damaged-still-counted": self.left + self.damaged,
            "stock-as-listed": self.start,
        }


def every_row(*choices: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """What a buyer can pick: each of the first choice with each of the next.

    3 colours and 4 sizes are 12 rows.
    """
    return tuple(product(*choices))


def total(rows: Iterable[Row]) -> int:
    """Pieces that are left in all rows together."""
    return sum(row.left for row in rows)
