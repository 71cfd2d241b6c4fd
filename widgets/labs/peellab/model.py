"""One order's price and its costs: the numbers that can be changed, and what each takes off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from qihang.commerce import money
from qihang.commerce.pricing import WORKED, CostName, Offer
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

    def exact(self, value: int) -> Decimal:
        """The number that a whole ``value`` means: 3990 is 39.90 with two places."""
        return Decimal(value).scaleb(-self.places)


def _yuan(label: Translated, start: Decimal, least: int, most: int) -> Setting:
    return Setting(label, message("yuan"), money.fen(start), least, most, step=10, places=2)


PRICE = _yuan(message("Price"), WORKED.price, 100, 10_000)

COSTS: dict[CostName, Setting] = {
    "goods": _yuan(message("Goods"), WORKED.goods, 0, 8000),
    "packaging": _yuan(message("Packaging"), WORKED.packaging, 0, 2000),
    "parcel": _yuan(message("Parcel"), WORKED.parcel, 0, 2000),
    "refunds": Setting(message("Refunds"), "%", int(WORKED.refunds * 100), 0, 50),
    "fee": Setting(message("Platform fee"), "%", int(WORKED.fee * 1000), 0, 200, places=1),
    "ads": Setting(message("Ads"), "%", int(WORKED.ads * 100), 0, 60),
}

SETTINGS: dict[str, Setting] = {
    "price": PRICE,
    **{str(name): setting for name, setting in COSTS.items()},
}


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
    """The costs with whole fen, so that a reader with a pen comes to every one of them."""
    before = money.fen(offer.price)
    taken = []
    for name, _, left in offer.on_paper():
        taken.append(Peel(name, before, money.fen(left)))
        before = taken[-1].after
    return taken
