"""What a week brings from outside: who comes, what others ask, the weather; drawn from the seed."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from qihang.commerce.season.chance import between, happens, part
from qihang.commerce.season.goods import GOODS, Goods
from qihang.commerce.season.moves import MOVES

WEEKS = 4

ADS_FROM, CARE_FROM, ALL_FROM = 2, 3, 4
"""The weeks from which there are ads, service, and a rival's price with weather."""

USUAL = 1000
"""As many visitors as usual, in thousandths."""

_BUSY = (1000, 1000, 1200, 1100)
"""How many visitors each week usually has, in thousandths of the first one."""

_RAIN = (200, 500, 800)
"""How likely rain may be in week 4, in thousandths."""


class Outside(NamedTuple):
    """What one week brings. Amounts are fen, shares thousandths.

    ``usual``: visitors that usually come by themselves. ``luck``: how many came, in thousandths of
    that; nobody knows it before. ``rival``: what others ask for the same. ``rain_chance`` is
    forecast, ``rain`` is what came. ``found``: the moves that would be found out.
    """

    number: int
    goods: Goods
    cost: int
    price: int
    usual: int
    luck: int
    rival: int
    rain_chance: int
    rain: bool
    found: frozenset[str]


@lru_cache(maxsize=4096)
def outside(seed: str, goods: str) -> tuple[Outside, ...]:
    """The four weeks of a season. Raises ``KeyError`` for goods that there are none of."""
    sold = GOODS[goods]
    cost = sold.cost + 50 * between(seed, 0, "cost", -4, 4)
    price = sold.price + 100 * between(seed, 0, "price", -2, 2)
    visitors = 10 * between(seed, 0, "visitors", 44, 56)
    return tuple(_week(seed, number, sold, cost, price, visitors) for number in range(1, WEEKS + 1))


def _week(seed: str, number: int, goods: Goods, cost: int, price: int, visitors: int) -> Outside:
    is_all = number >= ALL_FROM
    rain_chance = _RAIN[between(seed, number, "forecast", 0, len(_RAIN) - 1)] if is_all else 0
    return Outside(
        number=number,
        goods=goods,
        cost=cost,
        price=price,
        usual=part(visitors, _BUSY[number - 1]),
        luck=sum(between(seed, number, f"luck {way}", 750, 1250) for way in "ab") // 2,
        rival=price - 50 * between(seed, number, "rival", -2, 12) if is_all else price,
        rain_chance=rain_chance,
        rain=happens(seed, number, "rain", rain_chance),
        found=frozenset(
            name
            for name, move in MOVES.items()
            if happens(seed, number, f"found {name}", move.found)
        ),
    )
