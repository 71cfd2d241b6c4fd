"""The figures of a shop's weekly report: their definitions, their words, and what is found.

They belong to :class:`widgets.labs.reportlab.ReportLab` and to one invented shop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random
from typing import Literal

import pandas

from qihang.commerce import money, sales
from qihang.commerce.sales import Report
from qihang.commerce.shopweeks import WEEK, WEEKS, ShopWeeks, weeks
from qihang.language.messages import Message, Translated, message

SEED = "tea shop 9"
"""One shop for the whole class, so that people can talk about the same numbers."""

Unit = Literal["yuan", "people", "pages", "percent", "times"]

PLACES: dict[Unit, int] = {"yuan": 2, "people": 0, "pages": 0, "percent": 2, "times": 1}

UNITS: dict[Unit, Translated | str] = {
    "yuan": message("yuan"),
    "people": message("people"),
    "pages": message("views"),
    "percent": "%",
    "times": "",
}


@dataclass(frozen=True)
class Figure:
    """A figure of the report: its name, its one definition, and how it is worked out."""

    name: Translated
    definition: Translated
    unit: Unit
    value: Callable[[Report], Decimal | int]
    """In the unit of :data:`UNITS`; yuan and percent exactly, not yet rounded."""

    working: Callable[[Report], Translated | str]
    """The numbers put into the definition."""

    adds_up: bool = False
    """Whether the days add up to the week."""

    @property
    def heading(self) -> Translated:
        """The name with its unit, for the numbers of a chart."""
        unit = UNITS[self.unit]
        return message("{name} ({unit})", name=self.name, unit=unit) if unit else self.name

    def shown(self, found: Report) -> Decimal:
        """The value with as many decimals as it is printed with."""
        return money.rounded(Decimal(self.value(found)), PLACES[self.unit])

    def written(self, found: Report) -> Message | str:
        """The value with its unit, as it is printed."""
        return with_unit(self.shown(found), self.unit)


FIGURES: dict[str, Figure] = {
    "gmv": Figure(
        message("GMV"),
        message("value of all orders placed, paid or not"),
        "yuan",
        lambda found: money.in_yuan(found.gmv_fen),
        lambda found: message("{count} orders", count=grouped(found.orders)),
        adds_up=True,
    ),
    "paid": Figure(
        message("Paid amount"),
        message("value of the orders that were paid"),
        "yuan",
        lambda found: money.in_yuan(found.paid_fen),
        lambda found: message("{count} orders", count=grouped(found.paid_orders)),
        adds_up=True,
    ),
    "net": Figure(
        message("Net sales"),
        message("paid amount − money given back"),
        "yuan",
        lambda found: money.in_yuan(found.net_fen),
        lambda found: f"{written_fen(found.paid_fen)} − {written_fen(found.refund_fen)}",
        adds_up=True,
    ),
    "views": Figure(
        message("Page views (PV)"),
        message("how often pages were opened"),
        "pages",
        lambda found: found.page_views,
        lambda found: "",
        adds_up=True,
    ),
    "visitors": Figure(
        message("Visitors (UV)"),
        message("different people of the period, each counted once"),
        "people",
        lambda found: found.visitors,
        lambda found: "",
    ),
    "conversion": Figure(
        message("Conversion rate"),
        message("paying buyers ÷ visitors"),
        "percent",
        lambda found: found.conversion * 100,
        lambda found: _division(grouped(found.buyers), grouped(found.visitors)),
    ),
    "per_buyer": Figure(
        message("Paid per buyer"),
        message("paid amount ÷ paying buyers"),
        "yuan",
        lambda found: found.per_buyer_fen / 100,
        lambda found: _division(written_fen(found.paid_fen), grouped(found.buyers)),
    ),
    "per_order": Figure(
        message("Paid per order"),
        message("paid amount ÷ paid orders"),
        "yuan",
        lambda found: found.per_order_fen / 100,
        lambda found: _division(written_fen(found.paid_fen), grouped(found.paid_orders)),
    ),
    "repurchase": Figure(
        message("Repurchase rate"),
        message("buyers with 2 or more paid orders ÷ paying buyers"),
        "percent",
        lambda found: found.repurchase * 100,
        lambda found: _division(grouped(found.repeat_buyers), grouped(found.buyers)),
    ),
    "refund_rate": Figure(
        message("Refund rate"),
        message("orders with money given back ÷ paid orders"),
        "percent",
        lambda found: found.refund_rate * 100,
        lambda found: _division(grouped(found.refunded_orders), grouped(found.paid_orders)),
    ),
    "roas": Figure(
        message("ROAS"),
        message("paid amount ÷ ad spend, if all sales come from ads"),
        "times",
        lambda found: found.roas,
        lambda found: _division(written_fen(found.paid_fen), written_fen(found.ads_fen)),
    ),
}


@cache
def tea_shop() -> ShopWeeks:
    """The two weeks that all of this is about."""
    return weeks(Random(SEED))


@cache
def order_table() -> pandas.DataFrame:
    """The raw orders as a table: the order, and what it is looked up by."""
    orders = tea_shop().orders
    return pandas.DataFrame(
        {
            "number": [order.number for order in orders],
            "day": [order.day for order in orders],
            "status": [order.status for order in orders],
            "order": orders,
        }
    )


@cache
def by_day() -> dict[int, Report]:
    """The report of each day."""
    shop = tea_shop()
    return {
        int(day): sales.report(orders, [shop.visits[day - 1]], shop.ads[day - 1])
        for day, orders in order_table().groupby("day")["order"]
    }


@cache
def by_week() -> dict[int, Report]:
    """The report of each week."""
    return {week: tea_shop().week(week) for week in WEEKS}


def reports(period: str) -> dict[int, Report]:
    """The reports of each ``"day"`` or each ``"week"``."""
    return by_day() if period == "day" else by_week()


# ---- numbers in words ---------------------------------------------------------------------


def grouped(number: int | Decimal) -> str:
    """``7675`` as ``7,675``, with the decimals it has."""
    return money.figure(number, grouped=True)


def written_fen(fen: int) -> str:
    """Fen as yuan with a comma for thousands: ``694050`` is ``6,940.50``."""
    return grouped(Decimal(money.yuan(fen)))


def _division(part: str, all_of_it: str) -> str:
    return f"{part} ÷ {all_of_it}"


def with_unit(number: Decimal, unit: Unit) -> Message | str:
    """A number with its unit, as a sentence takes it."""
    amount = grouped(number)
    if unit == "yuan":
        return message("{amount} yuan", amount=amount)
    if unit == "people":
        return message("{count} people", count=amount)
    if unit == "pages":
        return message("{count} views", count=amount)
    return f"{amount}%" if unit == "percent" else amount


def changed(figure: Figure, before: Report, after: Report) -> tuple[str, Message]:
    """From one report to another, sign and words; the printed values are what is compared."""
    by = figure.shown(after) - figure.shown(before)
    if not by:
        return "=", message("no change")
    many = with_unit(abs(by), figure.unit)
    if figure.unit == "percent":
        many = message("{points} points", points=grouped(abs(by)))
    return (
        ("↑", message("up {many}", many=many))
        if by > 0
        else ("↓", message("down {many}", many=many))
    )


def compared(before: Decimal | int, after: Decimal | int) -> Message:
    """ "10.3% above", as a part of ``before``."""
    percent = money.percent(abs(sales.growth(before, after)))
    if not Decimal(percent):
        return message("about the same as")
    if after > before:
        return message("{percent}% above", percent=percent)
    return message("{percent}% below", percent=percent)


def worth(found: Report) -> Message:
    """Why the value of all orders is no income, for the orders that are shown."""
    return message(
        "GMV {gmv} − not paid {unpaid} − given back {back} = net sales {net} yuan.",
        gmv=written_fen(found.gmv_fen),
        unpaid=written_fen(found.gmv_fen - found.paid_fen),
        back=written_fen(found.refund_fen),
        net=written_fen(found.net_fen),
    )


def added_up() -> Message:
    """Why daily visitors are not added."""
    return message(
        "The 7 daily UVs of week 1 add up to {added}. The week has {week}:"
        " who comes on two days counts once.",
        added=grouped(tea_shop().added_visitors(1)),
        week=grouped(tea_shop().week(1).visitors),
    )


# ---- what is found ------------------------------------------------------------------------


def finding(figure: Figure, period: str) -> Message:
    """What the chart shows, with the numbers."""
    weekly = _weekly_finding(figure)
    if period == "week":
        return weekly
    highest, lowest = _extremes(figure)
    return message(
        "{weekly} Highest: day {high}, {most}. Lowest: day {low}, {least}.",
        weekly=weekly,
        high=highest,
        most=figure.written(by_day()[highest]),
        low=lowest,
        least=figure.written(by_day()[lowest]),
    )


def _weekly_finding(figure: Figure) -> Message:
    first, second = by_week().values()
    if figure.adds_up:
        return message(
            "{name}: week 2 is {change} week 1. Without day {day}, an average day of week 2"
            " is {other} one of week 1.",
            name=figure.name,
            change=compared(figure.value(first), figure.value(second)),
            day=tea_shop().good_day,
            other=without_good_day(figure),
        )
    return message(
        "{name}: {before} in week 1, {after} in week 2, {change}.",
        name=figure.name,
        before=figure.written(first),
        after=figure.written(second),
        change=changed(figure, first, second)[1],
    )


def without_good_day(figure: Figure) -> Message:
    """An average day of week 2 without its good one, against an average day of week 1."""
    others = tea_shop().of(tea_shop().other_days())
    first = by_week()[1]
    return compared(
        sales.share(Decimal(figure.value(first)), WEEK),
        sales.share(Decimal(figure.value(others)), WEEK - 1),
    )


def _extremes(figure: Figure) -> tuple[int, int]:
    """The days with the highest and the lowest value."""
    values = {day: figure.value(found) for day, found in by_day().items()}
    return max(values, key=values.__getitem__), min(values, key=values.__getitem__)
