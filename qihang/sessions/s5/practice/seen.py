"""S5: the items to try on being seen, and on ads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from qihang.commerce import marketing, sales, shop_funnel
from qihang.commerce.money import rounded, written
from qihang.language.messages import Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.sessions.base import Task, practice
from qihang.sessions.s5.exercise import (
    AdWeek,
    Channels,
    draw_ads,
    draw_channels,
    yuan_words,
)
from qihang.sessions.s5.exercise_2 import (
    STEPS,
    draw_shop,
)
from qihang.sessions.shown import FactCard


@dataclass(frozen=True)
class _Way:
    """How many saw an ad, came to the goods page, put it into the basket and paid."""

    saw: int
    came: int
    basket: int
    paid: int

    @property
    def distractors(self) -> dict[str, Decimal]:
        """The conversion rate in percent that each misconception leads to."""
        return {
            "click-rate-for-conversion": 100 * sales.share(self.came, self.saw),
            "seen-for-visitors": 100 * sales.share(self.paid, self.saw),
            "basket-for-visitors": 100 * sales.share(self.paid, self.basket),
        }

    @property
    def card(self) -> FactCard:
        """What is known of it."""
        return FactCard(
            message("An ad, and those who came by it"),
            (
                (message("Seen"), message("{count} times", count=self.saw)),
                (message("Clicked, and came"), message("{count} people", count=self.came)),
                (message("Put it into the basket"), message("{count} people", count=self.basket)),
                (message("Paid for it"), message("{count} people", count=self.paid)),
            ),
        )


def _way(rng: Random) -> _Way:
    """Rates of the size of real shops: 2 to 6 of 100 click, 2 to 5 of 100 visitors pay."""
    while True:
        saw = rng.randrange(5_000, 20_000, 500)
        came = saw * rng.randint(2, 6) // 100
        basket, paid = came * rng.randint(8, 14) // 100, came * rng.randint(2, 5) // 100
        way = _Way(saw, came, basket, paid)
        if paid and rounded(100 * sales.share(paid, came), 1) not in {
            rounded(value, 1) for value in way.distractors.values()
        }:
            return way


@practice("s5.click-rate")
def practice_click_rate(rng: Random) -> Task:
    """The click rate of an ad, beside what became of those who clicked."""
    way = _way(rng)
    question = (
        Number(unit="%", places=1)
        .expecting(100 * marketing.click_rate(way.came, way.saw))
        .with_misconception(100 * sales.share(way.paid, way.came), "conversion-for-click-rate")
        .with_misconception(100 * sales.share(way.saw, way.came), "rate-upside-down")
    )
    return Task(
        message("What is the click rate?"),
        question,
        shows=way.card,
        hint=message(
            "It was seen {seen} times and clicked {clicked} times. {clicked} ÷ {seen} × 100 = ?",
            seen=way.saw,
            clicked=way.came,
        ),
    )


@practice("s5.conversion")
def practice_conversion(rng: Random) -> Task:
    """The conversion rate of a shop whose visitors came from an ad."""
    way = _way(rng)
    question = Number(unit="%", places=1).expecting(100 * sales.share(way.paid, way.came))
    for misconception, value in way.distractors.items():
        question = question.with_misconception(value, misconception)
    return Task(
        message("What is the conversion rate?"),
        question,
        shows=way.card,
        hint=message(
            "Visitors: {came}. Paying buyers: {paid}. {paid} ÷ {came} × 100 = ?",
            came=way.came,
            paid=way.paid,
        ),
    )


@practice("s5.weak-step")
def practice_weak_step(rng: Random) -> Task:
    """Which step of the way to mend first."""
    shop = draw_shop(rng)
    words: dict[str, Translated] = {
        **STEPS,
        shop_funnel.MORE: message("No step: twice as many people"),
    }
    question = Choice(tuple(words)).expecting(shop.weak)
    for step, misconception in shop.distractors.items():
        question = question.with_misconception(step, misconception)
    return Task(
        message("Which step should this shop mend first?"),
        question,
        shows=shop.card,
        words=words,
        hint=message("How far below usual is each step? Which one is not even half of it?"),
    )


@practice("s5.rate-half")
def half_overall_rate(_: Random) -> Task:
    """The last step of an example."""
    return _overall_rate(Channels((1000, 10), (300, 30)), fixed=True)


@practice("s5.overall-rate")
def practice_overall_rate(rng: Random) -> Task:
    """The conversion rate of two channels together."""
    return _overall_rate(draw_channels(rng))


def _overall_rate(channels: Channels, fixed: bool = False) -> Task:
    question = (
        Number(unit="%", places=1)
        .expecting(channels.rate)
        .with_misconception(channels.average, "average-of-rates")
        .with_misconception(channels.added, "rates-added")
    )
    (crowd, crowd_buys), (regulars, regulars_buy) = channels.ad, channels.old
    return Task(
        message("What is the conversion rate of the whole shop?"),
        question,
        shows=channels.card,
        hint=message(
            "Buyers: {one} + {other}. Visitors: {crowd} + {regulars}. Then divide.",
            one=crowd_buys,
            other=regulars_buy,
            crowd=crowd,
            regulars=regulars,
        ),
        fixed=fixed,
    )


@practice("s5.roas")
def practice_roas(rng: Random) -> Task:
    """ROAS from sales and ad spend."""
    spend = Decimal(rng.randrange(200, 3000, 50))
    sold = Decimal(rng.randrange(11, 40)) / 10 * spend
    question = (
        Number(places=2)
        .expecting(marketing.roas(sold, spend))
        .with_misconception(spend / sold, "ads-over-sales")
    )
    return Task(
        message("What is the ROAS?"),
        question,
        shows=FactCard(
            message("One week of ads"),
            (
                (message("Sales from the ads"), yuan_words(sold)),
                (message("Ad spend"), yuan_words(spend)),
            ),
        ),
        hint=message(
            "For 1 yuan of ads, how many yuan are sold? {sold} ÷ {spend} = ?",
            sold=written(sold),
            spend=written(spend),
        ),
    )


@practice("s5.after-ads-half")
def half_after_ads(_: Random) -> Task:
    """The last step of an example."""
    return _after_ads(AdWeek(Decimal(60), Decimal(24), 30), fixed=True)


@practice("s5.after-ads")
def practice_after_ads(rng: Random) -> Task:
    """What is left of a week after its ads: less than nothing, at times."""
    return _after_ads(draw_ads(rng))


def _after_ads(week: AdWeek, fixed: bool = False) -> Task:
    left = week.left * week.orders
    question = (
        Number(unit="元", places=2)
        .expecting(week.after_ads)
        .with_misconception(week.sales - week.spend, "sales-minus-ads")
        .with_misconception(left, "ads-not-taken-off")
    )
    if week.after_ads < 0:
        question = question.with_misconception(-week.after_ads, "minus-left-out")
    return Task(
        message(
            "How many yuan are left after the ads? If it is a loss, write − (minus) before it."
        ),
        question,
        shows=week.card,
        hint=message(
            "The orders leave {left} × {orders} = {all} yuan. {all} − {spend} = ?",
            left=written(week.left),
            orders=week.orders,
            all=written(left),
            spend=written(week.spend),
        ),
        fixed=fixed,
    )


ADS_OPTIONS: dict[str, Message] = {
    "go-on": message("Go on with these ads"),
    "stop": message("Stop these ads first"),
}
ADS_REASONS: dict[str, Message] = {
    "above": message("Above break-even: money is left."),
    "below": message("Below break-even: money is lost."),
    "two": message("ROAS 2 is good: 1 yuan becomes 2 yuan."),
    "cost": message("Ads only cost money."),
}
ADS_DISTRACTORS = {
    "two": "roas-two-is-good",
    "cost": "ads-are-only-cost",
}


@practice("s5.ads")
def practice_ads(rng: Random) -> Task:
    """Whether to go on with ads of ROAS 2, and why."""
    week = draw_ads(rng)
    reasons = rng.sample(list(ADS_REASONS), len(ADS_REASONS))
    right, other = ("above", "below") if week.pays else ("below", "above")
    question = (
        Decision(tuple(ADS_OPTIONS), tuple(reasons))
        .expecting("go-on" if week.pays else "stop", because=right)
        .with_misconception(other, "roas-is-above" if week.pays else "roas-is-below")
    )
    for reason, misconception in ADS_DISTRACTORS.items():
        question = question.with_misconception(reason, misconception)
    return Task(
        message("Go on with these ads, or stop first?"),
        question,
        shows=week.short,
        words={**ADS_OPTIONS, **ADS_REASONS},
        hint=message(
            "Break-even ROAS: {price} ÷ {left} = {roas}. Is 2 above or below it?",
            price=written(week.price),
            left=written(week.left),
            roas=rounded(week.break_even, 2),
        ),
    )
