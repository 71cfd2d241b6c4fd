"""One order's price and its costs: the numbers that can be changed, and what each takes off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from qihang.commerce import money, pricing
from qihang.commerce.pricing import CostName, Offer
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


def _yuan(label: Translated, start: int, most: int, help: Translated | str = "") -> Setting:
    return Setting(label, message("yuan"), start, 0, most, step=10, places=2, help=help)


PRICE = Setting(
    message("Price"),
    message("yuan"),
    3990,
    100,
    10_000,
    10,
    2,
    message("What the buyer pays for a box."),
)

COSTS: dict[CostName, Setting] = {
    "goods": _yuan(message("Goods"), 1500, 8000, message("Yuan for each order.")),
    "packaging": _yuan(message("Packaging"), 200, 2000, message("Yuan for each order.")),
    "parcel": _yuan(message("Parcel"), 500, 2000, message("Yuan for each order.")),
    "refunds": Setting(
        message("Refunds"),
        message("of 100 orders"),
        5,
        0,
        50,
        help=message("The whole price goes back, and fresh goods are lost."),
    ),
    "fee": Setting(
        message("Platform fee"),
        "%",
        int(FEE.value * 10),
        0,
        200,
        places=1,
        help=message("A share of the money that stays after refunds."),
    ),
    "ads": Setting(message("Ads"), "%", 12, 0, 60, help=message("A share of the price.")),
}

SETTINGS: dict[str, Setting] = {
    "price": PRICE,
    **{str(name): setting for name, setting in COSTS.items()},
    "fixed": Setting(message("Fixed cost of a month"), message("yuan"), 3000, 0, 20_000, step=100),
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
