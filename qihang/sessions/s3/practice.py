"""S3: the items to try in its workbook."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce import pricing
from qihang.commerce.money import figure, written
from qihang.commerce.pricing import Tenths
from qihang.language.messages import Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.table import Before, Field, Table
from qihang.sessions.base import Task, practice
from qihang.sessions.s3.exercise import (
    Sheet,
    draw_cost_and_price,
    draw_coupons,
    draw_cut,
    draw_down_up,
    draw_goods,
    draw_month,
    draw_sheet,
    draw_wanted,
    yuan_words,
)
from qihang.sessions.shown import FactCard

# ---- items to try ------------------------------------------------------------------------------


@practice("s3.margin")
def practice_margin(rng: Random) -> Task:
    """The margin of an article, where its markup is the tempting answer."""
    cost, price = draw_cost_and_price(rng)
    profit = price - cost
    question = (
        Number(unit="%", places=1)
        .expecting(100 * pricing.margin(price, cost))
        .with_misconception(100 * pricing.markup(price, cost), "markup-for-margin")
        .with_misconception(100 * cost / price, "cost-taken-for-profit")
    )
    return Task(
        message(
            "The cost is {cost} yuan, the price {price} yuan. What is the margin?",
            cost=written(cost),
            price=written(price),
        ),
        question,
        hint=message(
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
        .with_misconception(markup, "margin-is-markup")
        .with_misconception(100 / (1 + share), "cost-taken-for-profit")
    )
    return Task(
        message("A shop puts {markup}% on top of the cost. What is the margin?", markup=markup),
        question,
        hint=message(
            "Take a cost of 100 yuan. The price is {price} yuan, the gross profit {profit}. "
            "{profit} ÷ {price} = ?",
            price=100 + markup,
            profit=markup,
        ),
    )


@practice("s3.wanted-price")
def practice_wanted_price(rng: Random) -> Task:
    """The price for a wanted margin."""
    wanted = draw_wanted(rng)
    share = Decimal(wanted.margin) / 100
    question = (
        Number(unit="元", places=2)
        .expecting(wanted.price)
        .with_misconception(pricing.price_for_markup(wanted.cost, share), "margin-added-to-cost")
        .with_misconception(wanted.cost * (1 - share), "margin-times-cost")
    )
    return Task(
        message("Which price leaves this margin?"),
        question,
        shows=wanted.card,
        hint=message(
            "Of 100 yuan of the price, {rest} yuan are the cost. {cost} ÷ {share} = ?",
            rest=100 - wanted.margin,
            cost=written(wanted.cost),
            share=figure(1 - share, 2),
        ),
    )


@practice("s3.table")
def practice_table(rng: Random) -> Task:
    """A price table of three goods: gross profit, margin and markup."""
    goods = draw_goods(rng, 3)
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
        .with_misconception("profit", _sum, "price-plus-cost")
        .with_misconception("margin", _markup, "markup-for-margin")
        .with_misconception("markup", _margin, "margin-for-markup")
    )
    first = goods[0]
    words: dict[str, Translated] = {
        **{one.id: one.name for one in goods},
        "cost": message("Cost"),
        "price": message("Price"),
        "profit": message("Gross profit"),
        "margin": message("Margin"),
        "markup": message("Markup"),
    }
    return Task(
        message("Fill in the price table, cell by cell."),
        question,
        words=words,
        hint=message(
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
    sheet = draw_sheet(rng)
    offer, costs = sheet.offer, sheet.offer.costs()
    question = Number(unit="元", places=2).expecting(offer.left)
    for misconception, value in sheet.distractors.items():
        question = question.with_misconception(value, misconception)
    return Task(
        message("What is left of an order on average, after all its costs?"),
        question,
        shows=_sheet_card(sheet),
        hint=message(
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
        message("The costs of an order"),
        (
            (message("Price"), yuan_words(offer.price)),
            (message("Goods"), yuan_words(offer.goods)),
            (message("Packaging"), yuan_words(offer.packaging)),
            (message("Parcel"), yuan_words(offer.parcel)),
            (
                message("Refunds, goods lost"),
                message("{count} of 100 orders", count=figure(sheet.refunds)),
            ),
            (
                message("Platform fee"),
                message("{share}% of the money that stays", share=figure(sheet.fee)),
            ),
            (message("Advertising"), message("{share}% of the price", share=figure(sheet.ads))),
            (message("Deposit, paid once"), yuan_words(sheet.deposit)),
        ),
    )


@practice("s3.break-even")
def practice_break_even(rng: Random) -> Task:
    """Orders that pay the fixed cost of a month."""
    month = draw_month(rng)
    question = (
        Number(unit="单")
        .expecting(month.orders)
        .with_misconception(month.orders - 1, "one-order-short")
        .with_misconception(_up(month.fixed, month.price), "break-even-by-price")
        .with_misconception(_up(month.fixed, month.price - month.goods), "break-even-by-goods")
    )
    return Task(
        message("How many orders does the month need to break even?"),
        question,
        shows=month.card,
        hint=message(
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
    offer = draw_sheet(rng).offer
    question = (
        Number(places=2)
        .expecting(pricing.break_even_roas(offer.price, offer.before_ads))
        .with_misconception(
            pricing.break_even_roas(offer.price, offer.naive), "roas-by-profit-naive"
        )
        .with_misconception(offer.before_ads / offer.price, "roas-upside-down")
    )
    return Task(
        message("What is the break-even ROAS?"),
        question,
        shows=FactCard(
            message("An order before advertising"),
            (
                (message("Price"), yuan_words(offer.price)),
                (message("Left after goods, packaging and parcel"), yuan_words(offer.naive)),
                (message("Left after refunds and fee, too"), yuan_words(offer.before_ads)),
            ),
        ),
        hint=message(
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
    question = (
        Number(unit="元", places=2)
        .expecting(price - pays)
        .with_misconception(pays, "tenths-are-off")
    )
    return Task(
        message(
            "The price is {price} yuan. It is sold at {tenths}折. How many yuan are off?",
            price=written(price),
            tenths=tenths,
        ),
        question,
        hint=message(
            "Of 100 yuan, {percent} yuan are paid and {off} yuan are off. {price} × {off}% = ?",
            percent=10 * tenths,
            off=100 - 10 * tenths,
            price=written(price),
        ),
    )


@practice("s3.down-up")
def practice_down_up(rng: Random) -> Task:
    """A price that goes down and up by the same percentage."""
    case = draw_down_up(rng)
    question = (
        Number(unit="元", places=2)
        .expecting(case.end)
        .with_misconception(case.price, "down-then-up-returns")
        .with_misconception(case.lowered, "only-down")
    )
    return Task(
        message("What is the price in the end?"),
        question,
        shows=case.card,
        hint=message(
            "After going down it is {lowered} yuan. {percent}% of {lowered} yuan are added. "
            "What is the sum?",
            lowered=written(case.lowered),
            percent=case.percent,
        ),
    )


@practice("s3.coupons")
def practice_coupons(rng: Random) -> Task:
    """Which order of two coupons costs the buyer less."""
    coupons = draw_coupons(rng)
    words: dict[str, Translated] = {
        "tenths-first": message("First 折, then the yuan off"),
        "amount-first": message("First the yuan off, then 折"),
        "same": message("Both ways cost the same"),
    }
    other = next(way for way in words if way not in (coupons.cheaper, "same"))
    question = (
        Choice(tuple(words))
        .expecting(coupons.cheaper)
        .with_misconception("same", "coupon-order-is-the-same")
        .with_misconception(other, "coupon-order-swapped")
    )
    return Task(
        message("In which way does the buyer pay less?"),
        question,
        shows=coupons.card,
        words=words,
        hint=message(
            "First 折: {tenths} yuan in the end. Work out the other way, too.",
            tenths=written(coupons.tenths_first),
        ),
    )


CUT_OPTIONS: dict[str, Message] = {
    "cut": message("Go on with the lower price"),
    "keep": message("Go back to the old price"),
}
CUT_REASONS: dict[str, Message] = {
    "profit-up": message("The profit is larger now than before."),
    "profit-down": message("The profit is smaller now than before."),
    "sales-up": message("Sales went up, so more is earned."),
    "many": message("Each order leaves little, but many orders make up for it."),
    "neighbour": message("The neighbour has a lower price, too."),
}
CUT_DISTRACTORS = {
    "sales-up": "sales-are-profit",
    "many": "small-loss-many-orders",
    "neighbour": "follow-the-neighbour",
}


@practice("s3.cut")
def practice_cut(rng: Random) -> Task:
    """Whether to go on with a price cut, and why."""
    cut = draw_cut(rng)
    question = Decision(tuple(CUT_OPTIONS), tuple(CUT_REASONS)).expecting(
        "cut" if cut.pays else "keep", because="profit-up" if cut.pays else "profit-down"
    )
    for reason, misconception in CUT_DISTRACTORS.items():
        question = question.with_misconception(reason, misconception)
    question = question.with_misconception(
        "profit-down" if cut.pays else "profit-up", "profit-is-up" if cut.pays else "profit-is-down"
    )
    return Task(
        message("Go on with the lower price?"),
        question,
        shows=cut.card,
        words={**CUT_OPTIONS, **CUT_REASONS},
        hint=message(
            "Before: ({price} − {cost}) × {units} = {profit} yuan of profit. And now?",
            price=written(cut.before.price),
            cost=written(cut.before.cost),
            units=cut.before.units,
            profit=written(cut.before.profit),
        ),
    )
