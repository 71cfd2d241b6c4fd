"""The first month of a tiny shop on one page: its lines, and how each follows from those before.

Money is in yuan, exact to the fen. A line is free (the planner decides it), or it follows from
the lines before it (:data:`FOLLOWS`). What no shop can go without, such as cash above zero, is
a check of its own (:data:`CHECKS`). Source of the form and of its example: the course's facts
for session 6, an invented shop whose sums are worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from qihang.commerce import own_goods
from qihang.commerce.money import CENT, in_yuan, rounded
from qihang.commerce.own_goods import OwnGoods
from qihang.commerce.rates import rate
from qihang.language.messages import Bilingual

Values = Mapping[str, Decimal]
"""The numbers of a plan by the name of the line."""


@dataclass(frozen=True)
class Goods:
    """What is sold: yuan for one piece, and the platform's ``fee`` in per cent of what is kept.

    ``parcel`` is packing and parcel together. ``kind`` is an id of
    :data:`qihang.commerce.own_choices.KINDS`, or nothing.
    """

    name: Bilingual
    cost: Decimal
    price: Decimal
    parcel: Decimal
    fee: Decimal
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """A number of the plan: its ``unit``, its decimals, and between what it may lie.

    Whole numbers have no places. The bounds are of this form, not of the trade: a plan of one
    person for one month lies far within them.
    """

    words: Bilingual
    unit: str = "元"
    places: int | None = 2
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(1_000_000)

    @property
    def is_whole(self) -> bool:
        """Whether it counts something."""
        return self.places is None

    def holds(self, value: Decimal) -> bool:
        """Whether a number can stand in this line."""
        fits = self.least <= value <= self.most
        return fits and (not self.is_whole or value == value.to_integral_value())


def _money(zh: str, en: str, least: int = 0, most: int = 100_000) -> Line:
    return Line(Bilingual(zh, en), least=Decimal(least), most=Decimal(most))


def _count(zh: str, en: str, least: int, most: int, unit: str = "件") -> Line:
    return Line(Bilingual(zh, en), unit, None, Decimal(least), Decimal(most))


def _sum(zh: str, en: str) -> Line:
    """What follows may be below zero: then a check says so."""
    return Line(Bilingual(zh, en), least=Decimal(-1_000_000_000), most=Decimal(1_000_000_000))


START: Mapping[str, Line] = {
    "start": _money("手里的钱", "Cash I start with", 100, 1_000_000),
    "pieces": _count("先进几件货", "Pieces to buy first", 1, 9_999),
    "deposit": _money("保证金（会退回）", "Deposit: comes back"),
    "goods": _sum("进货（变成货）", "Goods: in stock"),
    "packing": _money("带子、秤", "Tape, scale"),
    "tools": _money("拍照、打印机", "Photos, printer"),
    "phone": _money("手机上网", "Phone data"),
    "gone": _sum("上面三样，一共用掉", "These three: used up"),
    "spent": _sum("开张前一共付出", "Paid out in all"),
    "cash": _sum("开张时有", "Cash at opening"),
}
"""Before the first sale. The deposit comes back, the goods are still there, the rest is gone."""

SALES: Mapping[str, Line] = {
    "price": Line(Bilingual("每件售价", "Price of one"), least=CENT, most=Decimal(10_000)),
    "sold": _count("这个月卖几件", "Pieces sold", 1, 9_999),
    "paid": _sum("顾客付的钱", "Paid by buyers"),
    "refunds": Line(Bilingual("退款率", "Refunds"), unit="%", places=1, most=Decimal(90)),
    "back": _sum("退回去的钱", "Paid back"),
    "net": _sum("留下的货款", "Net sales"),
}
"""What comes in during the first month."""

COSTS: Mapping[str, Line] = {
    "used": _sum("卖出的货的进价", "Cost of goods sold"),
    "parcel": _sum("包装和快递", "Packing, parcels"),
    "fee": _sum("平台费", "Platform fee"),
    "ads": _money("广告", "Ads"),
    "left": _sum("剩下的钱", "Left"),
    "hours": _count("干活几小时", "Hours of work", 1, 400, ""),
    "hourly": Line(
        Bilingual("每小时剩几元", "Left per hour"),
        places=0,
        least=Decimal(-1_000_000_000),
        most=Decimal(1_000_000_000),
    ),
}
"""What goes out for it, and what is left."""

CASH: Mapping[str, Line] = {
    "again": _count("月中再进几件", "Pieces bought again", 0, 9_999),
    "refill": _sum("再进货的钱", "Paid for them"),
    "end": _sum("月底手里的钱", "Cash at the end"),
    "stop": _money("停手线", "Stop line"),
}
"""Whether the cash lasts. Who has less than the stop line stops buying and counts first."""

LINES: Mapping[str, Line] = {**START, **SALES, **COSTS, **CASH}
"""All numbers of the plan; each follows from lines that stand before it."""

Follow = Callable[[Values, Goods], Decimal]
"""How a line follows from lines before it. Raises ``KeyError`` where one of them is missing."""


def _left(at: Values, _: Goods) -> Decimal:
    return at["net"] - at["used"] - at["parcel"] - at["fee"] - at["ads"]


def _end(at: Values, _: Goods) -> Decimal:
    """Goods that were bought before the first sale are paid already; the deposit is still out."""
    return at["cash"] + at["net"] - at["refill"] - at["parcel"] - at["fee"] - at["ads"]


FOLLOWS: Mapping[str, Follow] = {
    "goods": lambda at, goods: at["pieces"] * goods.cost,
    "gone": lambda at, _: at["packing"] + at["tools"] + at["phone"],
    "spent": lambda at, _: at["deposit"] + at["goods"] + at["gone"],
    "cash": lambda at, _: at["start"] - at["spent"],
    "paid": lambda at, _: at["sold"] * at["price"],
    "back": lambda at, _: at["paid"] * at["refunds"] / 100,
    "net": lambda at, _: at["paid"] - at["back"],
    "used": lambda at, goods: at["sold"] * goods.cost,
    "parcel": lambda at, goods: at["sold"] * goods.parcel,
    "fee": lambda at, goods: at["net"] * goods.fee / 100,
    "left": _left,
    "hourly": lambda at, _: at["left"] / at["hours"],
    "refill": lambda at, goods: at["again"] * goods.cost,
    "end": _end,
}
"""The lines that are worked out, each from its own lines before it."""

FREE = tuple(name for name in LINES if name not in FOLLOWS)
"""The lines that the planner decides."""

Check = Callable[[Values, Goods], bool]
"""Whether a line keeps its rule. Raises ``KeyError`` where a line it needs is missing."""

CHECKS: Mapping[str, Check] = {
    "cash": lambda at, _: at["cash"] >= 0,
    "sold": lambda at, _: at["sold"] <= at["pieces"] + at["again"],
    "price": lambda at, goods: covers_costs(at["price"], goods),
    "end": lambda at, _: at["end"] >= 0,
    "stop": lambda at, _: 0 < at["stop"] < at["start"],
}
"""What must hold of a line beside its following from others."""


def covers_costs(price: Decimal, goods: Goods) -> bool:
    """Whether a piece that is kept brings more than cost, packing, parcel and fee."""
    return price * (1 - goods.fee / 100) > goods.cost + goods.parcel


def worked_out(free: Values, goods: Goods) -> dict[str, Decimal]:
    """The whole plan from the lines that are decided, each sum to its places.

    Raises ``KeyError`` where one of :data:`FREE` is missing.
    """
    values: dict[str, Decimal] = {}
    for name, line in LINES.items():
        value = FOLLOWS[name](values, goods) if name in FOLLOWS else free[name]
        values[name] = rounded(value, line.places or 0)
    return values


def filled_up(values: Values, goods: Goods) -> dict[str, Decimal]:
    """Some lines of a plan, and those that follow from them where they are missing."""
    found = dict(values)
    for name, follow in FOLLOWS.items():
        if name not in found:
            with suppress(KeyError):
                found[name] = follow(found, goods)
    return found


# ---- whose goods --------------------------------------------------------------------------

FROZEN = ("kind", "name", "cost", "packaging", "parcel", "price")
"""What a plan takes of the sheet of one's own goods, and keeps from its first line on."""


def frozen(sheet: OwnGoods) -> dict[str, object] | None:
    """What of a sheet is kept with a plan; ``None`` where the sheet lacks what a plan needs.

    A plan needs the name, what a piece costs, and what its parcel costs.
    """
    if not sheet.name or not sheet.cost or sheet.parcel is None:
        return None
    stored = sheet.stored()
    return {name: stored[name] for name in FROZEN}


def thawed(kept: object, fee: Decimal) -> Goods | None:
    """The goods of which :func:`frozen` kept this; ``None`` if they are none. Never raises.

    It is read as a sheet is, so whatever was sent lies within the sheet's own bounds.
    """
    sheet = own_goods.read(kept)
    if frozen(sheet) is None:
        return None
    return Goods(
        sheet.said("name"),
        cost=in_yuan(sheet.cost or 0),
        price=in_yuan(sheet.price or 0),
        parcel=in_yuan((sheet.packaging or 0) + (sheet.parcel or 0)),
        fee=fee,
        kind=sheet.kind,
    )


def story(rng: Random) -> Goods:
    """Invented goods, for whoever has none of his own on the sheet."""
    name, kind, costs = rng.choice(_STORIES)
    cost = Decimal(rng.choice(costs))
    parcel = Decimal(rng.randrange(45, 66)) / 10
    return Goods(
        name,
        cost=cost,
        price=2 * cost + Decimal("9.90"),
        parcel=parcel,
        fee=rate("platform_fee").value,
        kind=kind,
    )


_STORIES = (
    (Bilingual("布包", "Cloth bags"), "craft", range(10, 19)),
    (Bilingual("手机架", "Phone stands"), "phones", range(8, 15)),
    (Bilingual("手工布鞋", "Hand-sewn cloth shoes"), "shoes", range(22, 31)),
    (Bilingual("茶杯", "Tea cups"), "house", range(9, 16)),
)
