"""Parcels: which weight counts, what a courier takes for it, and how many pieces go in.

A courier weighs a parcel and measures it. What counts is the larger of the real weight and of the
volumetric weight, length × width × height (cm) ÷ a divisor; then it is rounded up to whole
kilograms, and a price card tells what the first kilogram and each further one cost. Divisor,
rounding and prices are the courier's own, so that a question prints those it uses.

Lengths are whole centimetres, weights whole grams, amounts whole fen. No function raises; the
numbers given are above 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

GRAMS = 1000
"""Grams of a kilogram, the step in which couriers count."""

DIVISORS = (6000, 8000, 12000)
"""Cubic centimetres that count as one kilogram: three that stand side by side in the trade."""


@dataclass(frozen=True)
class Box:
    """A box by its outside, in whole centimetres."""

    length: int
    width: int
    height: int

    def __str__(self) -> str:
        """As it is written on a label, in cm: ``40×30×20``."""
        return "×".join(map(str, self.sides))

    @property
    def sides(self) -> tuple[int, int, int]:
        """Its three lengths, in cm."""
        return self.length, self.width, self.height

    @property
    def volume(self) -> int:
        """Cubic centimetres."""
        return self.length * self.width * self.height

    def holds(self, goods: Box) -> bool:
        """Whether goods of that size go in, turned as they may be but not tilted."""
        pairs = zip(sorted(self.sides), sorted(goods.sides), strict=True)
        return all(mine >= theirs for mine, theirs in pairs)


@dataclass(frozen=True)
class PriceCard:
    """What a courier takes to one zone: ``first`` fen for 1 kg, ``step`` for each further one."""

    first: int
    step: int

    def price(self, kilograms: int) -> int:
        """Fen for a parcel of so many whole kilograms, which are those that count."""
        return self.first + (kilograms - 1) * self.step


def volumetric(box: Box, divisor: int) -> Decimal:
    """The kilograms that a box counts for by its size alone, not rounded."""
    return Decimal(box.volume) / divisor


def chargeable(grams: int, box: Box, divisor: int) -> int:
    """The whole kilograms that count: the larger of real and volumetric weight, rounded up.

    40×30×20 cm and 1.2 kg are 4 kg with a divisor of 6000, and 2 kg with 12000.
    """
    return max(_up(grams, GRAMS), _up(box.volume, divisor))


def counts_by_size(grams: int, box: Box, divisor: int) -> bool:
    """Whether a parcel is larger than it is heavy, so that its size is what counts."""
    return box.volume * GRAMS > grams * divisor


def smallest(boxes: Iterable[Box], goods: Box) -> Box:
    """The smallest of some boxes that the goods go into. Raises ``ValueError`` if none does."""
    return min((box for box in boxes if box.holds(goods)), key=lambda box: box.volume)


def to_pack(good: int, loss: int) -> int:
    """Pieces to pack so that ``good`` ones arrive when ``loss`` percent go bad: N ÷ (1 − q).

    100 at 10 % are 112: of 110 only 99 would be good.
    """
    return _up(good * 100, 100 - loss)


def arriving(packed: int, loss: int) -> int:
    """Whole pieces that arrive good of so many packed, when ``loss`` percent go bad."""
    return packed * (100 - loss) // 100


def _up(amount: int, unit: int) -> int:
    """Whole units, rounded up."""
    return -(-amount // unit)
