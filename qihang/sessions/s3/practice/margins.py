"""S3: the items to try on margin and markup, and on breaking even."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce import pricing
from qihang.commerce.money import figure, rounded, written
from qihang.language.messages import Translated, message
from qihang.questions.number import Number
from qihang.questions.table import Before, Field, Table
from qihang.sessions.base import Task, practice
from qihang.sessions.s3.exercise import (
    Wanted,
    draw_cost_and_price,
    draw_goods,
    draw_sheet,
    draw_wanted,
    yuan_words,
)
from qihang.sessions.s3.exercise_2 import draw_shop_month
from qihang.sessions.shown import FactCard


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


@practice("s3.wanted-half")
def half_wanted(_: Random) -> Task:
    """The last step of an example."""
    return _wanted(Wanted(Decimal(15), 50), fixed=True)


@practice("s3.wanted-price")
def practice_wanted_price(rng: Random) -> Task:
    """The price for a wanted margin."""
    return _wanted(draw_wanted(rng))


def _wanted(wanted: Wanted, fixed: bool = False) -> Task:
    share = Decimal(wanted.margin) / 100
    question = (
        Number(unit="元", places=2)
        .expecting(wanted.price)
        .with_misconception(pricing.price_for_markup(wanted.cost, share), "margin-added-to-cost")
        .with_misconception(wanted.cost * (1 - share), "margin-times-cost")
    )
    if share != 1 - share:
        question = question.with_misconception(wanted.cost / share, "divided-by-margin")
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
        fixed=fixed,
    )


_COLUMNS: dict[str, Translated] = {
    "cost": message("Cost"),
    "price": message("Price"),
    "profit": message("Gross profit"),
    "margin": message("Margin"),
    "markup": message("Markup"),
}


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
    words = {**{one.id: one.name for one in goods}, **_COLUMNS}
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


@practice("s3.break-even-half")
def half_break_even(_: Random) -> Task:
    """The last step of an example."""
    question = (
        Number(unit="单")
        .expecting(_up(Decimal(1000), Decimal(6)))
        .with_misconception(166, "one-order-short")
    )
    return Task(
        message("How many orders does the month need to break even?"),
        question,
        hint=message("166 orders are not enough. Which is the next whole number?"),
        fixed=True,
    )


@practice("s3.break-even")
def practice_break_even(rng: Random) -> Task:
    """Orders that pay the fixed cost of a month."""
    month = draw_shop_month(rng)
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
    left = rounded(offer.before_ads, 2)
    question = (
        Number(places=2, near=Decimal("0.01"))
        .expecting(pricing.break_even_roas(offer.price, left))
        .with_misconception(
            pricing.break_even_roas(offer.price, offer.naive), "roas-by-profit-naive"
        )
        .with_misconception(left / offer.price, "roas-upside-down")
    )
    return Task(
        message("What is the break-even ROAS?"),
        question,
        shows=FactCard(
            message("An order before advertising"),
            (
                (message("Price"), yuan_words(offer.price)),
                (message("Left after goods, packaging and parcel"), yuan_words(offer.naive)),
                (message("Left after refunds and fee, too"), yuan_words(left)),
            ),
        ),
        hint=message(
            "Each order may cost {left} yuan of advertising. {price} ÷ {left} = ?",
            left=written(left),
            price=written(offer.price),
        ),
    )
