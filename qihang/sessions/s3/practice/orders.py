"""S3: the items to try on a price cut, on what an order leaves, and on goods that come back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from qihang.commerce.money import figure, written
from qihang.language.messages import Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s3.exercise import (
    draw_cut,
    yuan_words,
)
from qihang.sessions.s3.exercise_2 import (
    HAPPENINGS,
    Fees,
    FreshOrder,
    draw_fresh,
    draw_happenings,
)
from qihang.sessions.shown import FactCard


@practice("s3.profit-guess")
def guess_profit(_: Random) -> Task:
    """Before the laboratory: whether more sales leave more."""
    words = {
        "high": message("30 yuan a box, 100 boxes"),
        "low": message("24 yuan a box, 150 boxes"),
        "same": message("Both leave the same"),
    }
    return Task(
        message("All costs of a box are 18 yuan. Which way leaves more?"),
        Choice(tuple(words)).expecting("high"),
        words=words,
        fixed=True,
        guess=True,
    )


CUT_OPTIONS: dict[str, Message] = {
    "cut": message("Go on with the lower price"),
    "keep": message("Go back to the old price"),
}
CUT_REASONS: dict[str, Message] = {
    "profit-up": message("The profit is larger now."),
    "profit-down": message("The profit is smaller now."),
    "sales-up": message("Sales went up. Then profit always goes up, too."),
    "many": message("Each piece loses a little, but many make up for it."),
}
CUT_DISTRACTORS = {
    "sales-up": "sales-are-profit",
    "many": "small-loss-many-orders",
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


ONE_FEN = Decimal("0.01")
"""So much may lie between an amount that was rounded in the end and one rounded at every step."""

_HALF_ORDER = FreshOrder(
    price=Decimal(40),
    goods=Decimal(12),
    sent=Decimal(6),
    refunds=Decimal(10),
    fees=Fees(Decimal("0.5"), Decimal(5), Decimal("0.5")),
)


@practice("s3.left-half")
def half_left(_: Random) -> Task:
    """The last step of an example."""
    return _left(_HALF_ORDER, fixed=True)


@practice("s3.left")
def practice_left(rng: Random) -> Task:
    """What an order of fresh goods leaves after refunds and all that the platform takes."""
    return _left(draw_fresh(rng))


def _left(order: FreshOrder, fixed: bool = False) -> Task:
    offer, costs = order.offer, order.offer.costs()
    question = Number(unit="元", places=2, near=ONE_FEN).expecting(offer.left)
    for misconception, value in order.distractors.items():
        question = question.with_misconception(value, misconception)
    return Task(
        message("What is left of an order on average, after all its costs?"),
        question,
        shows=order.card,
        hint=message(
            "Refunds {refunds} yuan. Platform {rate}% of {stays} yuan: {fee} yuan. "
            "{price} − {spent} − {refunds} − {fee} = ?",
            price=written(order.price),
            spent=written(offer.spent),
            refunds=written(costs["refunds"]),
            rate=figure(order.fees.rate),
            stays=written(order.price - costs["refunds"]),
            fee=written(costs["fee"]),
        ),
        fixed=fixed,
    )


_STATES: dict[str, Message] = {
    "sealed": message("It was not opened and sells again at the full price."),
    "marked-down": message("It was not opened. It sells again, at a lower price."),
    "opened": message("It was opened. Nobody can sell it again."),
}
"""How goods come back; what they are still worth hangs on it."""


@dataclass(frozen=True)
class _CameBack:
    """An order whose ``goods`` came back in a ``state``, still worth ``worth``, all in yuan.

    ``sent`` was paid for packaging and the parcel out, ``freight`` for the parcel back.
    """

    state: str
    goods: Decimal
    sent: Decimal
    freight: Decimal
    worth: Decimal

    @property
    def goods_lost(self) -> Decimal:
        return self.goods - self.worth

    @property
    def lost(self) -> Decimal:
        return self.goods_lost + self.sent + self.freight

    @property
    def distractors(self) -> dict[str, Decimal]:
        sums = {
            "back-freight-left-out": self.goods_lost + self.sent,
            "sent-left-out": self.goods_lost + self.freight,
            "goods-back-whole": self.sent + self.freight,
            "goods-back-lost": self.goods + self.sent + self.freight,
        }
        return {idea: amount for idea, amount in sums.items() if amount != self.lost}

    @property
    def card(self) -> FactCard:
        rows: list[tuple[Translated, Translated]] = [
            (message("Cost of the goods"), yuan_words(self.goods)),
            (message("Packaging and parcel out"), yuan_words(self.sent)),
            (message("Parcel back, paid by the shop"), yuan_words(self.freight)),
        ]
        if self.state == "marked-down":
            rows.append((message("What it still brings"), yuan_words(self.worth)))
        return FactCard(message("An order that came back"), tuple(rows))


@practice("s3.back-half")
def half_back(_: Random) -> Task:
    """The last step of an example."""
    example = _CameBack("opened", Decimal(25), Decimal(6), Decimal(8), Decimal(0))
    return _came_back(example, fixed=True)


@practice("s3.came-back")
def practice_came_back(rng: Random) -> Task:
    """What one order loses whose goods come back: none of them, a part, or all."""
    while True:
        goods, state = Decimal(rng.randrange(20, 60)), rng.choice(list(_STATES))
        less = Decimal(rng.randrange(5, 15))
        worth = {"sealed": goods, "marked-down": goods - less, "opened": Decimal(0)}[state]
        sent, freight = Decimal(rng.randrange(4, 8)), Decimal(rng.randrange(8, 13))
        order = _CameBack(state, goods, sent, freight, worth)
        if len({order.lost, *order.distractors.values()}) == 1 + len(order.distractors):
            return _came_back(order)


def _came_back(order: _CameBack, fixed: bool = False) -> Task:
    question = Number(unit="元", places=2).expecting(order.lost)
    for misconception, amount in order.distractors.items():
        question = question.with_misconception(amount, misconception)
    return Task(
        message("{state} How much does the shop lose with this order?", state=_STATES[order.state]),
        question,
        shows=order.card,
        hint=message(
            "The goods lose {goods} − {worth} = {lost} yuan. {lost} + {sent} + {freight} = ?",
            goods=written(order.goods),
            worth=written(order.worth),
            lost=written(order.goods_lost),
            sent=written(order.sent),
            freight=written(order.freight),
        ),
        fixed=fixed,
    )


@practice("s3.costs")
def practice_costs(rng: Random) -> Task:
    """Which of what happens takes money from the shop."""
    happened = draw_happenings(rng)
    question = Choice(tuple(one.id for one in happened), many=True).expecting(
        one.id for one in happened if one.behind is None
    )
    for one in happened:
        if one.behind:
            question = question.with_misconception(one.id, one.behind)
    return Task(
        message("What takes money from the shop? What comes back later does not count."),
        question,
        words={one.id: one.words for one in happened},
        pool=Pool(len(HAPPENINGS), len(happened)),
    )
