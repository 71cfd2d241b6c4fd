"""S3 Price and profit: the numbers of the exercise, and the items to try."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import ClassVar

from qihang.commerce import pricing
from qihang.commerce.money import written
from qihang.commerce.pricing import Change, Discount, Offer, Sold, TakeOff, Tenths
from qihang.language.messages import Bilingual, Message, Translated, message
from qihang.sessions.base import Variant, source
from qihang.sessions.shown import FactCard

GOODS: dict[str, Bilingual] = {
    "tea": Bilingual("红茶", "Black tea"),
    "rice": Bilingual("大米", "Rice"),
    "peanuts": Bilingual("花生", "Peanuts"),
    "flour": Bilingual("面粉", "Flour"),
    "oil": Bilingual("茶油", "Tea-seed oil"),
    "fish": Bilingual("鱼干", "Dried fish"),
    "cup": Bilingual("茶杯", "Tea cup"),
    "bag": Bilingual("布包", "Cloth bag"),
    "lamp": Bilingual("台灯", "Desk lamp"),
    "pen": Bilingual("毛笔", "Brush pen"),
}
"""Things that a small shop sells, by an id that a table can use."""


@dataclass(frozen=True)
class Goods:
    """An article with its cost and its price in yuan."""

    id: str
    name: Bilingual
    cost: Decimal
    price: Decimal


@dataclass(frozen=True)
class Wanted:
    """An article of which ``margin`` (percent of the price) is to be kept."""

    cost: Decimal
    margin: int

    @property
    def price(self) -> Decimal:
        """The price that leaves this margin."""
        return pricing.price_for_margin(self.cost, Decimal(self.margin) / 100)

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("One article"),
            (
                (message("Cost"), yuan_words(self.cost)),
                (message("Wanted margin"), f"{self.margin}%"),
            ),
        )


@dataclass(frozen=True)
class Sheet:
    """What one order of a shop costs: an :class:`Offer` with its shares in percent.

    ``deposit`` was paid to the platform once, and comes back when the shop closes.
    """

    offer: Offer
    refunds: Decimal
    fee: Decimal
    ads: Decimal
    deposit: Decimal

    @property
    def distractors(self) -> dict[str, Decimal]:
        """What seems to be left after each misconception."""
        offer, costs = self.offer, self.offer.costs()
        no_refunds = replace(offer, refunds=Decimal(0)).left
        return {
            "fee-left-out": offer.left + costs["fee"],
            "ads-left-out": offer.before_ads,
            "refunds-left-out": no_refunds,
            "refunds-lose-only-the-fee": no_refunds - costs["refunds"] * offer.fee,
            "fee-on-cost": offer.left + costs["fee"] - offer.goods * offer.fee,
            "deposit-is-a-cost": offer.left - self.deposit,
        }


@dataclass(frozen=True)
class Month:
    """A month's ``fixed`` cost, and an article: ``left`` is what one order leaves of its price."""

    fixed: Decimal
    price: Decimal
    goods: Decimal
    left: Decimal

    left_is_called: ClassVar[Translated] = message("Left of an order after all its costs")

    @property
    def orders(self) -> int:
        """Orders to break even."""
        orders = pricing.break_even_orders(self.fixed, self.left)
        assert orders is not None
        return orders

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("One month of a shop"),
            (
                (message("Fixed cost of the month"), yuan_words(self.fixed)),
                (message("Price of an order"), yuan_words(self.price)),
                (message("Cost of the goods in an order"), yuan_words(self.goods)),
                (self.left_is_called, yuan_words(self.left)),
            ),
        )


@dataclass(frozen=True)
class Coupons:
    """Two coupons for one purchase: so many tenths to pay, and ``amount`` off from ``least``."""

    price: Decimal
    tenths: int
    amount: int
    least: int

    @property
    def tenths_first(self) -> Decimal:
        """What is paid if the tenths come first."""
        return pricing.after(self.price, [self._tenths, self._amount])

    @property
    def amount_first(self) -> Decimal:
        """What is paid if the amount comes off first."""
        return pricing.after(self.price, [self._amount, self._tenths])

    @property
    def cheaper(self) -> str:
        """``tenths-first`` or ``amount-first``: the way that costs the buyer less."""
        return "tenths-first" if self.tenths_first < self.amount_first else "amount-first"

    @property
    def card(self) -> FactCard:
        """What is known of them."""
        return FactCard(
            message("A purchase and two coupons"),
            (
                (message("Price"), yuan_words(self.price)),
                (message("First coupon"), _tenths_words(self.tenths)),
                (message("Second coupon"), _amount_words(self.amount, self.least)),
            ),
        )

    @property
    def _tenths(self) -> Discount:
        return Tenths(Decimal(self.tenths))

    @property
    def _amount(self) -> Discount:
        return TakeOff(Decimal(self.amount), Decimal(self.least))


@dataclass(frozen=True)
class DownUp:
    """A price that goes down by ``percent`` and then up by as many percent."""

    price: Decimal
    percent: int

    @property
    def lowered(self) -> Decimal:
        """The price after going down."""
        return pricing.after(self.price, [Change(Decimal(-self.percent) / 100)])

    @property
    def end(self) -> Decimal:
        """The price after going up again."""
        return pricing.after(self.lowered, [Change(Decimal(self.percent) / 100)])

    @property
    def card(self) -> FactCard:
        """What happens to it."""
        return FactCard(
            message("A price on the move"),
            (
                (message("Price at the start"), yuan_words(self.price)),
                (message("First"), message("{percent}% down", percent=self.percent)),
                (message("Then"), message("{percent}% up", percent=self.percent)),
            ),
        )


@dataclass(frozen=True)
class Cut:
    """A price cut that was tried for a week: what was sold ``before`` it, and ``now``."""

    before: Sold
    now: Sold

    @property
    def pays(self) -> bool:
        """Whether the cut leaves more profit."""
        return self.now.profit > self.before.profit

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("A price cut, tried for one week"),
            (
                (message("Cost of one piece"), yuan_words(self.before.cost)),
                (message("Last week"), _sold_words(self.before)),
                (message("This week"), _sold_words(self.now)),
            ),
        )


@dataclass(frozen=True)
class S3(Variant):
    """The numbers of one trainee's exercise.

    ``goods``: six articles. ``wanted``: one that is to have a margin. ``markup``: a
    markup in percent. ``sheet``: all costs of an order. ``month``: fixed cost and what
    an order leaves. ``coupons``, ``down_up``: discounts. ``cut``: a price cut tried.
    """

    session = "s3"

    goods: tuple[Goods, ...]
    wanted: Wanted
    markup: int
    sheet: Sheet
    month: Month
    coupons: Coupons
    down_up: DownUp
    cut: Cut

    @property
    def margin_of_markup(self) -> Decimal:
        """The margin that :attr:`markup` means, in percent."""
        return 100 * pricing.margin_of_markup(Decimal(self.markup) / 100)


def generate(seed: str) -> S3:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    return S3(
        seed=seed,
        goods=draw_goods(_rng(seed, "goods"), 6),
        wanted=draw_wanted(_rng(seed, "wanted")),
        markup=_rng(seed, "markup").choice(MARKUPS),
        sheet=draw_sheet(_rng(seed, "sheet")),
        month=draw_month(_rng(seed, "month")),
        coupons=draw_coupons(_rng(seed, "coupons")),
        down_up=draw_down_up(_rng(seed, "down-up")),
        cut=draw_cut(_rng(seed, "cut")),
    )


def _rng(*parts: str) -> Random:
    return source("s3", *parts)


MARKUPS = (20, 25, 40, 60, 100, 150, 300)
"""Markups whose margin is a plain number of percent, to one decimal."""

CLEARLY = Decimal("0.02")
"""Yuan by which two results differ at least, so that a distractor is told from the answer."""

MARGINS = (20, 25, 30, 40, 50, 60)


def draw_goods(rng: Random, count: int) -> tuple[Goods, ...]:
    """Goods with their cost and price."""
    names = rng.sample(list(GOODS), count)
    return tuple(Goods(name, GOODS[name], *draw_cost_and_price(rng)) for name in names)


def draw_cost_and_price(rng: Random) -> tuple[Decimal, Decimal]:
    """A cost and a price whose margin and markup are told apart at one decimal."""
    while True:
        cost = Decimal(rng.randrange(600, 6000, 50)) / 100
        price = Decimal(rng.randrange(1000, 9990, 10)) / 100
        margin = pricing.margin(price, cost)
        if Decimal("0.15") <= margin <= Decimal("0.7") and margin != Decimal("0.5"):
            return cost, price


def draw_wanted(rng: Random) -> Wanted:
    """A cost whose price comes out to the fen."""
    margin = rng.choice(MARGINS)
    price = Decimal(rng.randrange(20, 180, 5))
    return Wanted(price * (100 - margin) / 100, margin)


def draw_sheet(rng: Random) -> Sheet:
    """An order that leaves something; each distractor with it shows in the end."""
    while True:
        goods = Decimal(rng.randrange(80, 260, 5)) / 10
        price = Decimal(rng.randrange(25, 70)) + Decimal("0.90")
        fee = Decimal(rng.choice((1, 2, 3, 4, 5)))
        refunds = Decimal(rng.choice((2, 3, 4, 5, 6, 8)))
        ads = Decimal(rng.choice((5, 8, 10, 12, 15)))
        offer = Offer(
            price=price,
            goods=goods,
            packaging=Decimal(rng.choice((10, 15, 20, 25))) / 10,
            parcel=Decimal(rng.choice((40, 45, 50, 60))) / 10,
            fee=fee / 100,
            ads=ads / 100,
            refunds=refunds / 100,
        )
        sheet = Sheet(offer, refunds, fee, ads, Decimal(rng.choice((500, 1000, 2000))))
        ends = sorted((offer.left, *sheet.distractors.values()))
        if offer.left >= 3 and all(more - less > CLEARLY for less, more in pairwise(ends)):
            return sheet


def draw_month(rng: Random) -> Month:
    """A month in which the way up to the next whole order shows."""
    while True:
        price = Decimal(rng.randrange(25, 80)) + Decimal("0.90")
        goods = Decimal(rng.randrange(100, 300, 5)) / 10
        left = Decimal(rng.randrange(400, 1500, 10)) / 100
        month = Month(Decimal(rng.randrange(1500, 6000, 100)), price, goods, left)
        if left + 8 <= price - goods and month.fixed % left:
            return month


def draw_coupons(rng: Random) -> Coupons:
    """Coupons of which one order is cheaper; by which way, differs."""
    while True:
        coupons = Coupons(
            price=Decimal(rng.randrange(160, 400, 10)),
            tenths=rng.choice((7, 8, 9)),
            amount=rng.choice((20, 30, 40, 50)),
            least=rng.choice((150, 200, 250, 300)),
        )
        if coupons.price >= coupons.least and coupons.tenths_first != coupons.amount_first:
            return coupons


def draw_down_up(rng: Random) -> DownUp:
    """A price that goes down and up again by the same share."""
    return DownUp(Decimal(rng.randrange(50, 400, 10)), rng.choice((10, 20, 30, 40, 50)))


def draw_cut(rng: Random) -> Cut:
    """A cut that brings more sales; whether it brings more profit, differs."""
    pays = rng.random() < 0.5
    while True:
        cost = Decimal(rng.randrange(8, 30))
        price = cost + rng.randrange(8, 25)
        lower = price - rng.randrange(2, 7)
        units = rng.randrange(60, 200, 10)
        more = units + rng.randrange(20, 200, 10)
        cut = Cut(Sold(price, units, cost), Sold(lower, more, cost))
        plain = abs(cut.now.profit - cut.before.profit) >= 40
        if lower > cost and cut.now.revenue > cut.before.revenue and plain and cut.pays == pays:
            return cut


def yuan_words(amount: Decimal) -> Message:
    """An amount in yuan, in words."""
    return message("{amount} yuan", amount=written(amount))


def _tenths_words(tenths: int) -> Message:
    return message("{tenths}折: pay {percent}%", tenths=tenths, percent=10 * tenths)


def _amount_words(amount: int, least: int) -> Message:
    return message("{amount} yuan off from {least} yuan", amount=amount, least=least)


def _sold_words(sold: Sold) -> Message:
    return message("{price} yuan, {units} sold", price=written(sold.price), units=sold.units)
