"""One order's price and its costs: the numbers that can be changed, and what each takes off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from qihang.commerce import money, pricing
from qihang.commerce.pricing import WORKED, WORKED_FIXED, CostName, Offer
from qihang.commerce.rates import rate
from qihang.language.messages import Translated, message

FEE = rate("platform_fee")


@dataclass(frozen=True)
class Setting:
    """A number that can be changed: whole steps of its last shown digit."""

    label: Translated
    unit: Translated | str
    start: int
    least: int
    most: int
    step: int = 1
    places: int = 0
    help: Translated | str = ""

    def exact(self, value: int) -> Decimal:
        """The number that a whole ``value`` means: 3990 is 39.90 with two places."""
        return Decimal(value).scaleb(-self.places)


def _yuan(label: Translated, start: Decimal, most: int, help: Translated | str = "") -> Setting:
    fen = money.fen(start)
    return Setting(label, message("yuan"), fen, 0, most, step=10, places=2, help=help)


PRICE = Setting(
    message("Price"),
    message("yuan"),
    money.fen(WORKED.price),
    least=100,
    most=10_000,
    step=10,
    places=2,
    help=message("What the buyer pays for a box."),
)

COSTS: dict[CostName, Setting] = {
    "goods": _yuan(message("Goods"), WORKED.goods, 8000, message("Yuan for each order.")),
    "packaging": _yuan(
        message("Packaging"), WORKED.packaging, 2000, message("Yuan for each order.")
    ),
    "parcel": _yuan(message("Parcel"), WORKED.parcel, 2000, message("Yuan for each order.")),
    "refunds": Setting(
        message("Refunds"),
        message("of 100 orders"),
        int(WORKED.refunds * 100),
        0,
        50,
        help=message("The whole price goes back, and fresh goods are lost."),
    ),
    "fee": Setting(
        message("Platform fee"),
        "%",
        int(WORKED.fee * 1000),
        0,
        200,
        places=1,
        help=message("A share of the money that stays after refunds."),
    ),
    "ads": Setting(
        message("Ads"), "%", int(WORKED.ads * 100), 0, 60, help=message("A share of the price.")
    ),
}

SETTINGS: dict[str, Setting] = {
    "price": PRICE,
    **{str(name): setting for name, setting in COSTS.items()},
    "fixed": Setting(
        message("Fixed cost of a month"), message("yuan"), int(WORKED_FIXED), 0, 20_000, step=100
    ),
}

CHOICES = ("price", *pricing.COSTS)
"""The numbers that are changed beside the picture; the fixed cost stands where it is used."""


@dataclass(frozen=True)
class Peel:
    """A cost that is taken off, in fen; the amounts of all of them add up as they are shown."""

    name: CostName
    before: int
    after: int

    @property
    def amount(self) -> int:
        """What is taken off."""
        return self.before - self.after


def peeled(offer: Offer) -> list[Peel]:
    """The costs with whole fen: each amount is the difference of what is left as it is shown."""
    before = money.fen(offer.price)
    taken = []
    for name, _, left in offer.peeled():
        taken.append(Peel(name, before, money.fen(left)))
        before = taken[-1].after
    return taken
