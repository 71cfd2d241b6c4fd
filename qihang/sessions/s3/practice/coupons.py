"""S3: the items to try on discounts, and on who pays for them."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce.money import written
from qihang.language.messages import Translated, message
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.sessions.base import Task, practice
from qihang.sessions.s3.exercise import (
    Coupons,
    draw_coupons,
    draw_down_up,
    yuan_words,
)
from qihang.sessions.s3.exercise_2 import (
    Off,
    ShopCoupons,
    draw_off,
    draw_shop_coupons,
)
from qihang.sessions.shown import FactCard


@practice("s3.tenths-guess")
def guess_tenths(_: Random) -> Task:
    """Before the laboratory: what 9折 means."""
    words = {
        "pay": message("Pay 90%"),
        "off": message("90% off"),
        "other": message("9 yuan off"),
    }
    return Task(
        message("A sign says 9折. What does it mean?"),
        Choice(tuple(words)).expecting("pay"),
        words=words,
        fixed=True,
        guess=True,
    )


@practice("s3.tenths")
def practice_tenths(rng: Random) -> Task:
    """What 8折 takes off, in yuan."""
    return _tenths(draw_off(rng))


def _tenths(off: Off) -> Task:
    question = (
        Number(unit="元", places=2)
        .expecting(off.yuan)
        .with_misconception(off.pays, "tenths-are-off")
    )
    return Task(
        message(
            "The price is {price} yuan. It is sold at {tenths}折. How many yuan are off?",
            price=written(off.price),
            tenths=off.tenths,
        ),
        question,
        hint=message(
            "Of 100 yuan, {percent} yuan are paid and {off} yuan are off. {price} × {off}% = ?",
            percent=10 * off.tenths,
            off=100 - 10 * off.tenths,
            price=written(off.price),
        ),
    )


@practice("s3.seller-half")
def half_seller(_: Random) -> Task:
    """The last step of an example."""
    return _seller(ShopCoupons(Decimal(200), 9, Decimal(30), "half"), fixed=True)


@practice("s3.seller")
def practice_seller(rng: Random) -> Task:
    """What a shop receives once the platform has added its part."""
    return _seller(draw_shop_coupons(rng))


def _seller(coupons: ShopCoupons, fixed: bool = False) -> Task:
    question = Number(unit="元", places=2).expecting(coupons.received)
    for misconception, amount in coupons.distractors.items():
        question = question.with_misconception(amount, misconception)
    return Task(
        message("How much does the shop receive?"),
        question,
        shows=coupons.card,
        hint=message(
            "{tenths}折 of {price}: {lowered} yuan. The buyer pays {lowered} − {coupon} = {pays}. "
            "What does the platform add?",
            tenths=coupons.tenths,
            price=written(coupons.price),
            lowered=written(coupons.lowered),
            coupon=written(coupons.coupon),
            pays=written(coupons.buyer_pays),
        ),
        fixed=fixed,
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


def _purchase(coupons: Coupons) -> FactCard:
    return FactCard(
        message("A purchase and two coupons"),
        (
            (message("Price"), yuan_words(coupons.price)),
            (
                message("First coupon"),
                message(
                    "{tenths}折: pay {percent}%",
                    tenths=coupons.tenths,
                    percent=10 * coupons.tenths,
                ),
            ),
            (
                message("Second coupon"),
                message(
                    "{amount} yuan off for {least} yuan or more",
                    amount=coupons.amount,
                    least=coupons.least,
                ),
            ),
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
        shows=_purchase(coupons),
        words=words,
        hint=message(
            "First 折: {tenths} yuan in the end. Work out the other way, too.",
            tenths=written(coupons.tenths_first),
        ),
    )
