"""What ChartMakerLab draws: the orders of a tea shop in two weeks, grouped as an analyst would."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any, Literal

from qihang.commerce import money, sales
from qihang.commerce.backend import FIGURES, Figure, Row, State
from qihang.commerce.sales import Order
from qihang.commerce.shopweeks import WEEK, ShopWeeks, weeks
from qihang.language.messages import Message, message

SEED = "tea shop 9"
"""One shop for the whole class, so that people can talk about the same numbers."""

Period = Literal["day", "week"]

STATES: dict[str, State] = {"unpaid": "unpaid", "cancelled": "cancelled"}
"""What is not among these was paid."""


@cache
def tea_shop() -> ShopWeeks:
    """The two weeks that all of this is about."""
    return weeks(Random(SEED))


@cache
def _table() -> Any:
    """A line for each order: its day and week, and what of it is in each of the four sums."""
    # Here, not above: it takes a third of a second, which no other laboratory need pay for.
    import pandas

    return pandas.DataFrame(
        {"day": order.day, "week": (order.day - 1) // WEEK + 1, **_counted(order)}
        for order in tea_shop().orders
    )


def _counted(order: Order) -> dict[Figure, int]:
    row = Row(order.number, order.fen, STATES.get(order.status, "paid"), order.refund_fen)
    return {figure: row.counted(figure) for figure in FIGURES}


@cache
def sums(figure: Figure, period: Period) -> dict[int, int]:
    """One of the four sums for each day or each week, in fen."""
    return {int(one): int(fen) for one, fen in _table().groupby(period)[figure].sum().items()}


def written(fen: int) -> str:
    """Fen as yuan with a comma for thousands: ``694050`` is ``6,940.50``."""
    return money.figure(money.in_yuan(fen), 2, grouped=True)


def finding(figure: Figure, period: Period) -> Message:
    """What the chart shows, with its numbers."""
    found = sums(figure, period)
    if period == "week":
        return message(
            "{name}: {before} yuan in week 1, {after} in week 2, {change}.",
            name=FIGURES[figure],
            before=written(found[1]),
            after=written(found[2]),
            change=_change(found[1], found[2]),
        )
    high, low = max(found, key=found.__getitem__), min(found, key=found.__getitem__)
    return message(
        "{name}: most on day {high} ({most} yuan), least on day {low} ({least} yuan).",
        name=FIGURES[figure],
        high=high,
        most=written(found[high]),
        low=low,
        least=written(found[low]),
    )


def _change(before: int, after: int) -> Message:
    percent = money.percent(abs(sales.growth(before, after)))
    if after < before:
        return message("down {percent}%", percent=percent)
    return message("up {percent}%", percent=percent)
