"""What a shop of a season may sell: something fresh, or something that keeps."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Goods:
    """Goods with invented numbers; amounts are fen of one piece.

    ``buyers``: of 10000 visitors, at the usual price and with good service. ``spoils``: thousandths
    of what is left at the end of a week, ``spoils_in_rain`` in one with rain. ``refunded``:
    thousandths of what is sold, and how many more in rain. ``comes_back``: whether what was
    refunded is on the shelf again.
    """

    name: Bilingual
    unit: Bilingual
    cost: int
    price: int
    parcel: int
    buyers: int
    spoils: int
    spoils_in_rain: int
    refunded: int
    refunded_in_rain: int
    comes_back: bool


GOODS: dict[str, Goods] = {
    "oranges": Goods(
        name=Bilingual("橘子", "oranges"),
        unit=Bilingual("箱", "boxes"),
        cost=1800,
        price=3800,
        parcel=600,
        buyers=600,
        spoils=400,
        spoils_in_rain=650,
        refunded=40,
        refunded_in_rain=80,
        comes_back=False,
    ),
    "shoes": Goods(
        name=Bilingual("布鞋", "cloth shoes"),
        unit=Bilingual("双", "pairs"),
        cost=2600,
        price=5600,
        parcel=500,
        buyers=400,
        spoils=20,
        spoils_in_rain=60,
        refunded=80,
        refunded_in_rain=40,
        comes_back=True,
    ),
}
