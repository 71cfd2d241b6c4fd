"""S5: the items to try on orders, reports and charts."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.commerce import backend
from qihang.commerce.money import written
from qihang.language.messages import Translated, message
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.questions.table import Before, Field, Table
from qihang.sessions.base import Task, practice
from qihang.sessions.s5.exercise import (
    CHANGES,
    NONE,
    draw_trials,
    yuan_words,
)
from qihang.sessions.s5.exercise_2 import (
    draw_evening,
)
from qihang.sessions.shown import FactCard


@practice("s5.net-half")
def half_net(_: Random) -> Task:
    """The last step of an example."""
    question = (
        Number(unit="元")
        .expecting(12800)
        .with_misconception(16000, "refunds-not-taken-off")
        .with_misconception(16800, "unpaid-counted")
        .with_misconception(20000, "ordered-is-income")
    )
    return Task(
        message("What are the net sales of this night?"),
        question,
        hint=message("Amount paid − amount refunded: 16000 − 3200 = ?"),
        fixed=True,
    )


@practice("s5.net")
def practice_net(rng: Random) -> Task:
    """Net sales from a few orders."""
    evening = draw_evening(rng, 7)
    ordered, paid, refunded, net = (evening.sum_of(figure) for figure in backend.FIGURES)
    question = (
        Number(unit="元", places=2)
        .expecting(net)
        .with_misconception(ordered, "ordered-is-income")
        .with_misconception(paid, "refunds-not-taken-off")
        .with_misconception(ordered - refunded, "unpaid-counted")
        .with_misconception(paid - evening.whole_refunds, "part-taken-for-all")
    )
    return Task(
        message("What are the net sales of this evening?"),
        question,
        shows=evening.shown,
        hint=message(
            "Paid: {paid} yuan. Given back: {refunds} yuan. {paid} − {refunds} = ?",
            paid=written(paid),
            refunds=written(refunded),
        ),
    )


@practice("s5.report")
def practice_report(rng: Random) -> Task:
    """A report of four rows from a few orders."""
    evening = draw_evening(rng, 7)
    ordered, paid, refunded = (evening.sum_of(figure) for figure in ("ordered", "paid", "refunded"))
    question = (
        Table(
            rows=("ordered", "paid", "refunded", "net"),
            columns=("value",),
            fields=dict.fromkeys(("ordered", "paid", "refunded", "net"), Field("元", 2)),
        )
        .expecting(ordered=ordered, paid=paid, refunded=refunded, net=_net)
        .with_misconception("ordered", paid, "unpaid-left-out")
        .with_misconception("paid", ordered, "unpaid-counted")
        .with_misconception("paid", evening.sum_of("net"), "paid-without-refunded")
        .with_misconception("refunded", evening.whole_refunds, "part-taken-for-all")
        .with_misconception("net", _paid_itself, "refunds-not-taken-off")
        .with_misconception("net", _ordered_itself, "ordered-is-income")
    )
    words: dict[str, Translated] = {"value": message("Yuan")}
    words.update((str(figure), said) for figure, said in backend.FIGURES.items())
    return Task(
        message("Make a report of four rows from these orders."),
        question,
        shows=evening.shown,
        words=words,
        hint=message(
            "Amount ordered: add all rows. Amount paid: leave out those that were not paid."
        ),
    )


def _net(cell: Before) -> Decimal:
    return cell.paid - cell.refunded


def _paid_itself(cell: Before) -> Decimal:
    return cell.paid


def _ordered_itself(cell: Before) -> Decimal:
    return cell.ordered


@practice("s5.per-buyer")
def practice_per_buyer(rng: Random) -> Task:
    """What was paid per buyer, or per order."""
    buyers = rng.randrange(20, 90)
    orders = buyers + rng.randrange(4, 20)
    paid = Decimal(orders * rng.randrange(30, 90)) + Decimal(rng.randrange(0, 100, 10)) / 100
    each = {"buyer": paid / buyers, "order": paid / orders}
    wanted = rng.choice(list(each))
    asks = {
        "buyer": message("How much was paid per buyer (客单价)?"),
        "order": message("How much was paid per order (笔单价)?"),
    }
    distractor = (
        (each["order"], "per-order-for-per-buyer")
        if wanted == "buyer"
        else (each["buyer"], "per-buyer-for-per-order")
    )
    return Task(
        asks[wanted],
        Number(unit="元", places=2).expecting(each[wanted]).with_misconception(*distractor),
        shows=FactCard(
            message("One week of a shop"),
            (
                (message("Paid amount"), yuan_words(paid)),
                (message("Paid orders"), message("{count} orders", count=orders)),
                (message("Paying buyers"), message("{count} people", count=buyers)),
            ),
        ),
        hint=message(
            "Ask: per what? {paid} ÷ {number} = ?",
            paid=written(paid),
            number=buyers if wanted == "buyer" else orders,
        ),
    )


@practice("s5.which-change")
def practice_which_change(rng: Random) -> Task:
    """Which of three changes helped, where one shop had a single very good day."""
    trials = draw_trials(rng)
    words: dict[str, Translated] = {**CHANGES, NONE: message("None of them")}
    question = Choice(tuple(words)).expecting(trials.helped)
    for option, misconception in trials.distractors.items():
        question = question.with_misconception(option, misconception)
    return Task(
        message("Which change helped?"),
        question,
        shows=trials.weeks,
        words=words,
        hint=message("Leave out the best day of each row. Which shop still sold more in week 2?"),
    )
