"""Twelve orders of each of two invented shops, few enough to be sorted and added up by hand.

Every fate of an order is among them. The clothes shop has twice the orders' money of the cup
shop and keeps less of it: more than half goes back, as it often does with clothes.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.commerce.backend import Row, State
from qihang.language.messages import Message, message


@dataclass(frozen=True)
class Shop:
    """A shop, and the orders of one evening."""

    name: Message
    rows: tuple[Row, ...]


def _rows(*orders: tuple[int, State] | tuple[int, State, int]) -> tuple[Row, ...]:
    return tuple(Row(str(number), *order) for number, order in enumerate(orders, start=1))


SHOPS: dict[str, Shop] = {
    "cups": Shop(
        message("Cups"),
        _rows(
            (3990, "paid"),
            (3990, "unpaid"),
            (7980, "paid"),
            (5990, "paid"),
            (3990, "cancelled"),
            (11970, "paid", 2000),
            (5990, "paid"),
            (3990, "paid"),
            (3990, "paid", 3990),
            (7980, "unpaid"),
            (5990, "paid"),
            (3990, "paid"),
        ),
    ),
    "clothes": Shop(
        message("Clothes"),
        _rows(
            (8900, "paid"),
            (12900, "paid", 12900),
            (8900, "unpaid"),
            (15900, "paid", 15900),
            (6900, "paid"),
            (12900, "paid", 3000),
            (8900, "paid", 8900),
            (12900, "cancelled"),
            (19900, "paid", 19900),
            (6900, "paid"),
            (12900, "paid"),
            (8900, "unpaid"),
        ),
    ),
}
