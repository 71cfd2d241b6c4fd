"""S3 Price and profit: the numbers of the exercise, and the items to try."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from random import Random

from qihang.cases.base import Case, Task, practice, source
from qihang.cases.shown import FactCard
from qihang.commerce import pricing
from qihang.commerce.money import written
from qihang.commerce.pricing import Change, Discount, Offer, Sold, TakeOff, Tenths
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.table import Before, Field, Table
from qihang.text import Both, Spoken, Text, say

GOODS: dict[str, Both] = {
    "tea": Both("红茶", "Black tea"),
    "rice": Both("大米", "Rice"),
    "peanuts": Both("花生", "Peanuts"),
    "flour": Both("面粉", "Flour"),
    "oil": Both("茶油", "Tea-seed oil"),
    "fish": Both("鱼干", "Dried fish"),
    "cup": Both("茶杯", "Tea cup"),
    "bag": Both("布包", "Cloth bag"),
    "lamp": Both("台灯", "Desk lamp"),
    "pen": Both("毛笔", "Brush pen"),
}
"""Things that a small shop sells, by an id that a table can use."""


@dataclass(frozen=True)
class Goods:
    """An article with its cost and its price in yuan."""

    id: str
    name: Both
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
            say("One article"),
            ((say("Cost"), _yuan(self.cost)), (say("Wanted margin"), f"{self.margin}%")),
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
    def slips(self) -> dict[str, Decimal]:
        """What seems to be left if something is forgotten or taken wrongly, by its idea."""
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
            say("One month of a shop"),
            (
                (say("Fixed cost of the month"), _yuan(self.fixed)),
                (say("Price of an order"), _yuan(self.price)),
                (say("Cost of the goods in an order"), _yuan(self.goods)),
                (say("Left of an order after all its costs"), _yuan(self.left)),
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
            say("A purchase and two coupons"),
            (
                (say("Price"), _yuan(self.price)),
                (say("First coupon"), _tenths_words(self.tenths)),
                (say("Second coupon"), _amount_words(self.amount, self.least)),
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
            say("A price on the move"),
            (
                (say("Price at the start"), _yuan(self.price)),
                (say("First"), say("{percent}% down", percent=self.percent)),
                (say("Then"), say("{percent}% up", percent=self.percent)),
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
            say("A price cut, tried for one week"),
            (
                (say("Cost of one piece"), _yuan(self.before.cost)),
                (say("Last week"), _sold_words(self.before)),
                (say("This week"), _sold_words(self.now)),
            ),
        )


@dataclass(frozen=True)
class S3(Case):
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


def draw(seed: str) -> S3:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    return S3(
        seed=seed,
        goods=_goods(_rng(seed, "goods"), 6),
        wanted=_wanted(_rng(seed, "wanted")),
        markup=_rng(seed, "markup").choice(MARKUPS),
        sheet=_sheet(_rng(seed, "sheet")),
        month=_month(_rng(seed, "month")),
        coupons=_coupons(_rng(seed, "coupons")),
        down_up=_down_up(_rng(seed, "down-up")),
        cut=_cut(_rng(seed, "cut")),
    )


def _rng(*parts: str) -> Random:
    return source("s3", *parts)


MARKUPS = (20, 25, 40, 60, 100, 150, 300)
"""Markups whose margin is a plain number of percent, to one decimal."""

CLEARLY = Decimal("0.02")
"""Yuan by which two results differ at least, so that a slip is told from the answer."""

MARGINS = (20, 25, 30, 40, 50, 60)


def _goods(rng: Random, count: int) -> tuple[Goods, ...]:
    names = rng.sample(list(GOODS), count)
    return tuple(Goods(name, GOODS[name], *_cost_and_price(rng)) for name in names)


def _cost_and_price(rng: Random) -> tuple[Decimal, Decimal]:
    """A cost and a price whose margin and markup are told apart at one decimal."""
    while True:
        cost = Decimal(rng.randrange(600, 6000, 50)) / 100
        price = Decimal(rng.randrange(1000, 9990, 10)) / 100
        margin = pricing.margin(price, cost)
        if Decimal("0.15") <= margin <= Decimal("0.7") and margin != Decimal("0.5"):
            return cost, price


def _wanted(rng: Random) -> Wanted:
    """A cost whose price comes out to the fen."""
    margin = rng.choice(MARGINS)
    price = Decimal(rng.randrange(20, 180, 5))
    return Wanted(price * (100 - margin) / 100, margin)


def _sheet(rng: Random) -> Sheet:
    """An order that leaves something; each slip with it shows in the end."""
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
        ends = sorted((offer.left, *sheet.slips.values()))
        if offer.left >= 3 and all(more - less > CLEARLY for less, more in pairwise(ends)):
            return sheet


def _month(rng: Random) -> Month:
    """A month in which the way up to the next whole order shows."""
    while True:
        price = Decimal(rng.randrange(25, 80)) + Decimal("0.90")
        goods = Decimal(rng.randrange(100, 300, 5)) / 10
        left = Decimal(rng.randrange(400, 1500, 10)) / 100
        month = Month(Decimal(rng.randrange(1500, 6000, 100)), price, goods, left)
        if left + 8 <= price - goods and month.fixed % left:
            return month


def _coupons(rng: Random) -> Coupons:
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


def _down_up(rng: Random) -> DownUp:
    return DownUp(Decimal(rng.randrange(50, 400, 10)), rng.choice((10, 20, 30, 40, 50)))


def _cut(rng: Random) -> Cut:
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


def _yuan(amount: Decimal) -> Text:
    return say("{amount} yuan", amount=written(amount))


def _tenths_words(tenths: int) -> Text:
    return say("{tenths}折: pay {percent}%", tenths=tenths, percent=10 * tenths)


def _amount_words(amount: int, least: int) -> Text:
    return say("{amount} yuan off from {least} yuan", amount=amount, least=least)


def _sold_words(sold: Sold) -> Text:
    return say("price {price} yuan, {units} sold", price=written(sold.price), units=sold.units)


# ---- items to try ------------------------------------------------------------------------------


@practice("s3.margin")
def practice_margin(rng: Random) -> Task:
    """The margin of an article, where its markup is the tempting answer."""
    cost, price = _cost_and_price(rng)
    profit = price - cost
    question = (
        Number(unit="%", places=1)
        .expecting(100 * pricing.margin(price, cost))
        .with_idea(100 * pricing.markup(price, cost), "markup-for-margin")
        .with_idea(100 * cost / price, "cost-taken-for-profit")
    )
    return Task(
        say(
            "The cost is {cost} yuan, the price {price} yuan. What is the margin?",
            cost=written(cost),
            price=written(price),
        ),
        question,
        hint=say(
            "Gross profit: {price} − {cost} = {profit} yuan. {profit} ÷ {price} = ?",
            price=written(price),
            cost=written(cost),
            profit=written(profit),
        ),
    )


@practice("s3.markup-to-margin")
def practice_markup_to_margin(rng: Random) -> Task:
    """The margin that a markup means."""
    markup = rng.randrange(15, 305, 5)
    share = Decimal(markup) / 100
    question = (
        Number(unit="%", places=1)
        .expecting(100 * pricing.margin_of_markup(share))
        .with_idea(markup, "margin-is-markup")
        .with_idea(100 / (1 + share), "cost-taken-for-profit")
    )
    return Task(
        say("A shop puts {markup}% on top of the cost. What is the margin?", markup=markup),
        question,
        hint=say(
            "Take a cost of 100 yuan. The price is {price} yuan, the gross profit {profit}. "
            "{profit} ÷ {price} = ?",
            price=100 + markup,
            profit=markup,
        ),
    )


@practice("s3.wanted-price")
def practice_wanted_price(rng: Random) -> Task:
    """The price for a wanted margin."""
    wanted = _wanted(rng)
    share = Decimal(wanted.margin) / 100
    question = (
        Number(unit="元", places=2)
        .expecting(wanted.price)
        .with_idea(pricing.price_for_markup(wanted.cost, share), "margin-added-to-cost")
        .with_idea(wanted.cost * (1 - share), "margin-times-cost")
    )
    return Task(
        say("Which price leaves this margin?"),
        question,
        shows=wanted.card,
        hint=say(
            "Of 100 yuan of the price, {rest} yuan are the cost. {cost} ÷ {share} = ?",
            rest=100 - wanted.margin,
            cost=written(wanted.cost),
            share=f"{1 - share:.2f}",
        ),
    )


@practice("s3.table")
def practice_table(rng: Random) -> Task:
    """A price table of three goods: gross profit, margin and markup."""
    goods = _goods(rng, 3)
    question = (
        Table(
            rows=tuple(one.id for one in goods),
            columns=("cost", "price", "profit", "margin", "markup"),
            fields={
                "cost": Field("元", 2, {one.id: one.cost for one in goods}),
                "price": Field("元", 2, {one.id: one.price for one in goods}),
                "profit": Field("元", 2),
                "margin": Field("%", 1),
                "markup": Field("%", 1),
            },
        )
        .expecting(profit=_profit, margin=_margin, markup=_markup)
        .with_idea("profit", _sum, "price-plus-cost")
        .with_idea("margin", _markup, "markup-for-margin")
        .with_idea("markup", _margin, "margin-for-markup")
    )
    first = goods[0]
    words: dict[str, Spoken] = {
        **{one.id: one.name for one in goods},
        "cost": say("Cost"),
        "price": say("Price"),
        "profit": say("Gross profit"),
        "margin": say("Margin"),
        "markup": say("Markup"),
    }
    return Task(
        say("Fill in the price table, cell by cell."),
        question,
        words=words,
        hint=say(
            "{name}: {price} − {cost} = {profit}. {profit} ÷ {price} is the margin, "
            "{profit} ÷ {cost} the markup.",
            name=first.name,
            price=written(first.price),
            cost=written(first.cost),
            profit=written(first.price - first.cost),
        ),
    )


def _profit(row: Before) -> Decimal:
    return row.price - row.cost


def _margin(row: Before) -> Decimal:
    return row.profit / row.price * 100


def _markup(row: Before) -> Decimal:
    return row.profit / row.cost * 100


def _sum(row: Before) -> Decimal:
    return row.price + row.cost


@practice("s3.left")
def practice_left(rng: Random) -> Task:
    """What an order leaves after refunds, fee and advertising, beside a deposit."""
    sheet = _sheet(rng)
    offer, costs = sheet.offer, sheet.offer.costs()
    question = Number(unit="元", places=2).expecting(offer.left)
    for idea, value in sheet.slips.items():
        question = question.with_idea(value, idea)
    return Task(
        say("What is left of an order on average, after all its costs?"),
        question,
        shows=_sheet_card(sheet),
        hint=say(
            "Refunds {refunds}, fee {fee}, advertising {ads} yuan. "
            "{price} − {spent} − {refunds} − {fee} − {ads} = ?",
            price=written(offer.price),
            spent=written(offer.spent),
            refunds=written(costs["refunds"]),
            fee=written(costs["fee"]),
            ads=written(costs["ads"]),
        ),
    )


def _sheet_card(sheet: Sheet) -> FactCard:
    offer = sheet.offer
    return FactCard(
        say("The costs of an order"),
        (
            (say("Price"), _yuan(offer.price)),
            (say("Goods"), _yuan(offer.goods)),
            (say("Packaging"), _yuan(offer.packaging)),
            (say("Parcel"), _yuan(offer.parcel)),
            (
                say("Refunds, goods lost"),
                say("{count} of 100 orders", count=f"{sheet.refunds:f}"),
            ),
            (
                say("Platform fee"),
                say("{share}% of the money that stays", share=f"{sheet.fee:f}"),
            ),
            (say("Advertising"), say("{share}% of the price", share=f"{sheet.ads:f}")),
            (say("Deposit, paid once"), _yuan(sheet.deposit)),
        ),
    )


@practice("s3.break-even")
def practice_break_even(rng: Random) -> Task:
    """Orders that pay the fixed cost of a month."""
    month = _month(rng)
    question = (
        Number(unit="单")
        .expecting(month.orders)
        .with_idea(month.orders - 1, "one-order-short")
        .with_idea(_up(month.fixed, month.price), "break-even-by-price")
        .with_idea(_up(month.fixed, month.price - month.goods), "break-even-by-goods")
    )
    return Task(
        say("How many orders does the month need to break even?"),
        question,
        shows=month.card,
        hint=say(
            "{fixed} ÷ {left} = {orders}… Which is the next whole number?",
            fixed=written(month.fixed),
            left=written(month.left),
            orders=month.orders - 1,
        ),
    )


def _up(fixed: Decimal, left: Decimal) -> int:
    orders = pricing.break_even_orders(fixed, left)
    assert orders is not None
    return orders


@practice("s3.roas")
def practice_roas(rng: Random) -> Task:
    """The ROAS at which advertising neither gains nor loses."""
    offer = _sheet(rng).offer
    question = (
        Number(places=2)
        .expecting(pricing.break_even_roas(offer.price, offer.before_ads))
        .with_idea(pricing.break_even_roas(offer.price, offer.naive), "roas-by-profit-naive")
        .with_idea(offer.before_ads / offer.price, "roas-upside-down")
    )
    return Task(
        say("What is the break-even ROAS?"),
        question,
        shows=FactCard(
            say("An order before advertising"),
            (
                (say("Price"), _yuan(offer.price)),
                (say("Left after goods, packaging and parcel"), _yuan(offer.naive)),
                (say("Left after refunds and fee, too"), _yuan(offer.before_ads)),
            ),
        ),
        hint=say(
            "Each order may cost {left} yuan of advertising. {price} ÷ {left} = ?",
            left=written(offer.before_ads),
            price=written(offer.price),
        ),
    )


@practice("s3.tenths")
def practice_tenths(rng: Random) -> Task:
    """What 8折 takes off, in yuan."""
    tenths = rng.choice((6, 7, 8, 9))
    price = Decimal(rng.randrange(20, 300, 10))
    pays = pricing.after(price, [Tenths(Decimal(tenths))])
    question = Number(unit="元", places=2).expecting(price - pays).with_idea(pays, "tenths-are-off")
    return Task(
        say(
            "The price is {price} yuan. It is sold at {tenths}折. How many yuan are off?",
            price=written(price),
            tenths=tenths,
        ),
        question,
        hint=say(
            "Of 100 yuan, {percent} yuan are paid and {off} yuan are off. {price} × {off}% = ?",
            percent=10 * tenths,
            off=100 - 10 * tenths,
            price=written(price),
        ),
    )


@practice("s3.down-up")
def practice_down_up(rng: Random) -> Task:
    """A price that goes down and up by the same percentage."""
    case = _down_up(rng)
    question = (
        Number(unit="元", places=2)
        .expecting(case.end)
        .with_idea(case.price, "down-then-up-returns")
        .with_idea(case.lowered, "only-down")
    )
    return Task(
        say("What is the price in the end?"),
        question,
        shows=case.card,
        hint=say(
            "After going down it is {lowered} yuan. {percent}% of {lowered} yuan are added. "
            "What is the sum?",
            lowered=written(case.lowered),
            percent=case.percent,
        ),
    )


@practice("s3.coupons")
def practice_coupons(rng: Random) -> Task:
    """Which order of two coupons costs the buyer less."""
    coupons = _coupons(rng)
    words: dict[str, Spoken] = {
        "tenths-first": say("First 折, then the yuan off"),
        "amount-first": say("First the yuan off, then 折"),
        "same": say("Both ways cost the same"),
    }
    other = next(way for way in words if way not in (coupons.cheaper, "same"))
    question = (
        Choice(tuple(words))
        .expecting(coupons.cheaper)
        .with_idea("same", "coupon-order-is-the-same")
        .with_idea(other, "coupon-order-swapped")
    )
    return Task(
        say("In which way does the buyer pay less?"),
        question,
        shows=coupons.card,
        words=words,
        hint=say(
            "First 折: {tenths} yuan in the end. Work out the other way, too.",
            tenths=written(coupons.tenths_first),
        ),
    )


CUT_OPTIONS: dict[str, Text] = {
    "cut": say("Go on with the lower price"),
    "keep": say("Go back to the old price"),
}
CUT_REASONS: dict[str, Text] = {
    "profit-up": say("The profit is larger now than before."),
    "profit-down": say("The profit is smaller now than before."),
    "sales-up": say("Sales went up, so more is earned."),
    "many": say("Each order leaves little, but many orders make up for it."),
    "neighbour": say("The neighbour has a lower price, too."),
}
CUT_SLIPS = {
    "sales-up": "sales-are-profit",
    "many": "small-loss-many-orders",
    "neighbour": "follow-the-neighbour",
}


@practice("s3.cut")
def practice_cut(rng: Random) -> Task:
    """Whether to go on with a price cut, and why."""
    cut = _cut(rng)
    question = Decision(tuple(CUT_OPTIONS), tuple(CUT_REASONS)).expecting(
        "cut" if cut.pays else "keep", because="profit-up" if cut.pays else "profit-down"
    )
    for reason, idea in CUT_SLIPS.items():
        question = question.with_idea(reason, idea)
    question = question.with_idea(
        "profit-down" if cut.pays else "profit-up", "profit-is-up" if cut.pays else "profit-is-down"
    )
    return Task(
        say("Go on with the lower price?"),
        question,
        shows=cut.card,
        words={**CUT_OPTIONS, **CUT_REASONS},
        hint=say(
            "Before: ({price} − {cost}) × {units} = {profit} yuan of profit. And now?",
            price=written(cut.before.price),
            cost=written(cut.before.cost),
            units=cut.before.units,
            profit=written(cut.before.profit),
        ),
    )
