"""Price and profit: costs, margin and markup, break-even, coupons, demand.

Money is yuan as :class:`~decimal.Decimal`, exact: nothing is rounded on the way, a page
rounds what it shows (:mod:`qihang.commerce.money`); :meth:`Offer.on_paper` alone rounds every
line, as its readers do. Shares are parts of 1, so 40 % is
``Decimal("0.4")``. The formulas are the standard ones; :data:`WORKED` comes out of them to
the fen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Literal, Protocol

from qihang.commerce.money import rounded
from qihang.commerce.rates import rate

NOTHING = Decimal(0)
WHOLE = Decimal(1)

CostName = Literal["goods", "packaging", "parcel", "refunds", "fee", "ads"]

COSTS: tuple[CostName, ...] = ("goods", "packaging", "parcel", "refunds", "fee", "ads")
"""The costs of an order, in the order in which they are taken off the price."""


# ---- margin and markup ---------------------------------------------------------------------


def gross_profit(price: Decimal, cost: Decimal) -> Decimal:
    """Price less cost, in yuan. Below 0 if the goods cost more than they sell for."""
    return price - cost


def margin(price: Decimal, cost: Decimal) -> Decimal:
    """Gross margin: profit as a share of the *price*. Raises ``ValueError`` for a price of 0."""
    return (price - cost) / _above_zero(price, "price")


def markup(price: Decimal, cost: Decimal) -> Decimal:
    """Markup: profit as a share of the *cost*. Raises ``ValueError`` for a cost of 0."""
    return (price - cost) / _above_zero(cost, "cost")


def margin_of_markup(markup: Decimal) -> Decimal:
    """The margin that a markup means: 0.25 is 0.2, 1 is 0.5."""
    return markup / (WHOLE + _not_below_zero(markup, "markup"))


def markup_of_margin(margin: Decimal) -> Decimal:
    """The markup that a margin below 1 needs: 0.2 is 0.25."""
    return margin / (WHOLE - _below_whole(margin, "margin"))


def price_for_markup(cost: Decimal, markup: Decimal) -> Decimal:
    """Cost-plus: the price that is ``markup`` above the cost."""
    return cost * (WHOLE + markup)


def price_for_margin(cost: Decimal, margin: Decimal) -> Decimal:
    """The price of which ``margin`` is profit: cost ÷ (1 − margin), never cost × (1 + margin)."""
    return cost / (WHOLE - _below_whole(margin, "margin"))


# ---- all the costs of an order -------------------------------------------------------------


@dataclass(frozen=True)
class Offer:
    """An article at a price, with what one order of it costs.

    ``fee`` is the platform's share of the money that stays, ``ads`` a share of the
    price, ``refunds`` the share of orders refunded in full with the goods lost, as
    with fresh food. A deposit stands nowhere here: it comes back, so it is no cost.
    """

    price: Decimal
    goods: Decimal
    packaging: Decimal = NOTHING
    parcel: Decimal = NOTHING
    fee: Decimal = NOTHING
    ads: Decimal = NOTHING
    refunds: Decimal = NOTHING

    @property
    def spent(self) -> Decimal:
        """Goods, packaging and parcel: what is spent on every order, refunded or not."""
        return self.goods + self.packaging + self.parcel

    @property
    def naive(self) -> Decimal:
        """What seems to be left when only goods, packaging and parcel are counted."""
        return self.price - self.spent

    @property
    def before_ads(self) -> Decimal:
        """What an order leaves on average before advertising."""
        return self.price * (WHOLE - self.refunds) * (WHOLE - self.fee) - self.spent

    @property
    def left(self) -> Decimal:
        """The contribution of an order: what it leaves on average after all its costs."""
        return self.before_ads - self.price * self.ads

    def costs(self) -> dict[CostName, Decimal]:
        """Each cost of an average order in yuan; together they are price less :attr:`left`."""
        lost = self.price * self.refunds
        return {
            "goods": self.goods,
            "packaging": self.packaging,
            "parcel": self.parcel,
            "refunds": lost,
            "fee": (self.price - lost) * self.fee,
            "ads": self.price * self.ads,
        }

    def on_paper(self) -> Iterator[tuple[CostName, Decimal, Decimal]]:
        """Cost after cost as it is worked out with a pen: each is rounded to the fen, and what
        is taken of the money that stays, is taken of it as it is written. Its name, its amount,
        and what is left then."""
        lost = rounded(self.price * self.refunds, 2)
        fee = rounded((self.price - lost) * self.fee, 2)
        ads = rounded(self.price * self.ads, 2)
        left = self.price
        for name, amount in {**self.costs(), "refunds": lost, "fee": fee, "ads": ads}.items():
            left -= amount
            yield name, amount, left


WORKED = Offer(
    price=Decimal("39.90"),
    goods=Decimal(15),
    packaging=Decimal(2),
    parcel=Decimal(5),
    fee=rate("platform_fee").share,
    ads=Decimal("0.12"),
    refunds=Decimal("0.05"),
)
"""The worked order of the course: a box of goods, with which laboratories begin."""

WORKED_FIXED = Decimal(3000)
"""What a month of it costs even without an order."""


# ---- orders that come back -------------------------------------------------------------------


@dataclass(frozen=True)
class Sent:
    """An order that is sent, and may come back with its goods.

    ``sent`` is packaging and the parcel out, ``back`` the parcel back that the seller pays,
    ``fee`` the platform's share of the money that stays. ``worth`` is what goods that came back
    are still worth: all of ``goods`` where they sell again as new, less at a discount, nothing
    for tea that was opened.
    """

    price: Decimal
    goods: Decimal
    sent: Decimal
    back: Decimal
    fee: Decimal
    worth: Decimal

    def left(self, refunds: Decimal) -> Decimal:
        """What an order leaves on average, in yuan, if that share of all comes back.

        Of those that stay price less fee less goods, of those that come back the parcel back
        and what the goods lost, of each what was spent to send it.
        """
        kept = self.price * (WHOLE - self.fee) - self.goods
        came_back = self.goods - self.worth + self.back
        return (WHOLE - refunds) * kept - refunds * came_back - self.sent


# ---- break-even ----------------------------------------------------------------------------


def break_even_orders(fixed: Decimal, left: Decimal) -> int | None:
    """Orders that pay the ``fixed`` cost: fixed ÷ what an order leaves, rounded up.

    ``None`` if an order leaves nothing: then no number of orders is enough.
    """
    if left <= 0:
        return None
    orders = _not_below_zero(fixed, "fixed cost") / left
    return int(orders.to_integral_value(ROUND_CEILING))


def monthly_profit(orders: int, left: Decimal, fixed: Decimal) -> Decimal:
    """What a month of ``orders`` brings after the fixed cost."""
    return orders * left - fixed


def break_even_roas(price: Decimal, before_ads: Decimal) -> Decimal:
    """Sales per yuan of advertising at which nothing is gained or lost.

    1 ÷ (contribution before ads ÷ price). Raises ``ValueError`` if an order leaves
    nothing before ads: then no advertising pays.
    """
    return price / _above_zero(before_ads, "what an order leaves before ads")


# ---- discounts and coupons -----------------------------------------------------------------


class Discount(Protocol):
    """Something that lowers a price."""

    def off(self, price: Decimal) -> Decimal:
        """The price after it."""


@dataclass(frozen=True)
class Tenths:
    """A Chinese 折: the share that is *paid*. 8折 (``Tenths(8)``) is 80 % paid, 20 % off."""

    tenths: Decimal

    def off(self, price: Decimal) -> Decimal:
        """The price after it."""
        return price * self.tenths / 10


@dataclass(frozen=True)
class TakeOff:
    """``amount`` yuan off, from ``least`` yuan upwards (满减); always if ``least`` is 0."""

    amount: Decimal
    least: Decimal = NOTHING

    def off(self, price: Decimal) -> Decimal:
        """The price after it, never below 0."""
        return max(price - self.amount, NOTHING) if price >= self.least else price


@dataclass(frozen=True)
class Change:
    """A price put up or down by a ``share`` of what it is then: −0.2 is 20 % down."""

    share: Decimal

    def off(self, price: Decimal) -> Decimal:
        """The price after it."""
        return price * (WHOLE + self.share)


def after(price: Decimal, discounts: Iterable[Discount]) -> Decimal:
    """The price after all ``discounts``, one after the other: their order matters."""
    for discount in discounts:
        price = discount.off(price)
    return price


def stairs(price: Decimal, discounts: Iterable[Discount]) -> Iterator[Decimal]:
    """The price after each of ``discounts``; the last is that of :func:`after`."""
    for discount in discounts:
        price = discount.off(price)
        yield price


def seller_receives(price: Decimal, coupon: Decimal, platform_share: Decimal) -> Decimal:
    """What a seller receives of a sale with a ``coupon`` of some yuan.

    It is what the buyer pays, and the part of the coupon that the platform pays:
    ``platform_share`` is 0 if the seller pays all of it, 1 if the platform does. Raises
    ``ValueError`` for a share that is neither between them nor one of them.
    """
    if not NOTHING <= platform_share <= WHOLE:
        raise ValueError(f"the share must be from 0 to 1, not {platform_share}")
    paid = TakeOff(coupon).off(price)
    return paid + (price - paid) * platform_share


def share_off(before: Decimal, now: Decimal) -> Decimal:
    """The share of the price that was taken off: 210 → 180 is 0.143."""
    return (before - now) / _above_zero(before, "price")


# ---- price and demand ----------------------------------------------------------------------


@dataclass(frozen=True)
class Sold:
    """Units that were sold at a price, each at a cost."""

    price: Decimal
    units: int
    cost: Decimal

    @property
    def revenue(self) -> Decimal:
        """Sales: price × units."""
        return self.price * self.units

    @property
    def profit(self) -> Decimal:
        """What the sales leave: (price − cost) × units."""
        return (self.price - self.cost) * self.units


def elasticity(before: Sold, now: Sold) -> Decimal:
    """Price elasticity of demand by the midpoint method: 30 → 24 yuan, 100 → 150 is −1.8.

    Both changes are shares of the middle. Raises ``ValueError`` if the price is the same.
    """
    if before.price == now.price:
        raise ValueError("the price did not change")
    units = Decimal(now.units - before.units) / _middle(Decimal(before.units), Decimal(now.units))
    return units / ((now.price - before.price) / _middle(before.price, now.price))


def units_at(before: Sold, price: Decimal, elasticity: Decimal) -> int:
    """Units sold at a new ``price`` if people react with that midpoint ``elasticity``.

    :func:`elasticity` solved for the new units: with s the sum of both prices and
    x = elasticity × (new − old price), it is old units × (s + x) ÷ (s − x), rounded half
    up and never below 0. 30 → 24 yuan at −1.8 turns 100 into 150. Raises ``ValueError``
    if x reaches s: a price cut that deep has no answer at that elasticity.
    """
    both = before.price + price
    reaction = elasticity * (price - before.price)
    room = _above_zero(both - reaction, "sum of the prices less the reaction")
    units = before.units * max(both + reaction, NOTHING) / room
    return int(units.to_integral_value(ROUND_HALF_UP))


def units_to_keep_profit(before: Sold, price: Decimal) -> int | None:
    """Units that must be sold at a new ``price`` to earn no less than before, rounded up.

    ``None`` if a unit leaves nothing at that price.
    """
    return break_even_orders(before.profit, price - before.cost)


def _middle(one: Decimal, other: Decimal) -> Decimal:
    return _above_zero(one + other, "sum") / 2


def _above_zero(value: Decimal, what: str) -> Decimal:
    if value <= 0:
        raise ValueError(f"the {what} must be above 0, not {value}")
    return value


def _not_below_zero(value: Decimal, what: str) -> Decimal:
    if value < 0:
        raise ValueError(f"the {what} must not be below 0, but is {value}")
    return value


def _below_whole(value: Decimal, what: str) -> Decimal:
    if value >= WHOLE:
        raise ValueError(f"the {what} must be below 1, not {value}")
    return value
