"""A session that is made for tests: its numbers, and questions about them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from qihang.language.messages import Bilingual
from widgets.exercise import ask


class Good(NamedTuple):
    id: str
    name: Bilingual
    cost: Decimal
    price: Decimal


class Week(NamedTuple):
    visitors: int
    buyers: int


class Case(NamedTuple):
    """The numbers of a session that is made for these tests."""

    goods: tuple
    week: Week
    price: Decimal


def drawn(seed):
    tens = 10 * len(seed)
    goods = (
        Good("tea", Bilingual("茶", "Tea"), Decimal("15"), Decimal("39.90")),
        Good("rice", Bilingual("米", "Rice"), Decimal("4.50"), Decimal(tens)),
    )
    return Case(goods, Week(100 * tens, tens), Decimal("29.9"))


def prices(case, answer=None):
    return ask.table(
        "prices",
        answer,
        rows=case.goods,
        columns={
            "cost": ask.given("进价", "Cost", unit="元", places=2),
            "price": ask.given("售价", "Price", unit="元", places=2),
            "profit": ask.fill("毛利", "Gross profit", unit="元", places=2),
        },
        points=4,
    )


def report(case, answer=None):
    return ask.table(
        "report",
        answer,
        rows={
            "visitors": ask.given("访客数", "Visitors", value=case.week.visitors, unit="人"),
            "buyers": ask.fill("买家数", "Buyers", unit="人"),
            "rate": ask.fill("转化率", "Conversion rate", unit="%", places=2),
        },
        points=2,
    )


def offer(case, answer=None):
    return ask.text(
        "offer",
        answer,
        length=(5, 40),
        facts={"price": ("价格", "the price")},
        rules=("greeting", "claims"),
        points=4,
    )


STEPS = {"a": ("甲", "A"), "b": ("乙", "B"), "c": ("丙", "C")}
