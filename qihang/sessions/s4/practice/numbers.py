"""S4: the items to try on the rate, on satisfaction, and on the last day."""

from __future__ import annotations

from random import Random

from qihang.commerce.returns import DAYS
from qihang.commerce.sales import share
from qihang.language.messages import message
from qihang.questions.number import Number
from qihang.sessions.base import Task, practice
from qihang.sessions.s4.logs import draw_log, draw_ratings
from qihang.sessions.shown import FactCard

QUICK, ROUNDS = 46, 52
"""Of the example in the text."""


@practice("s4.rate-half")
def half_rate(_: Random) -> Task:
    """The last step of an example."""
    question = (
        Number("%", places=1)
        .expecting(100 * share(QUICK, ROUNDS))
        .with_misconception(100 * share(ROUNDS - QUICK, ROUNDS), "late-part-for-rate")
    )
    return Task(
        message(
            "What is the three-minute reply rate of that day? Write one digit after the point."
        ),
        question,
        shows=FactCard(
            message("A day of answers"),
            (
                (message("All rounds of the day"), str(ROUNDS)),
                (message("Rounds answered within 3 minutes"), str(QUICK)),
            ),
        ),
        hint=message("0.8846 of 1: how many of 100 is that?"),
        fixed=True,
    )


@practice("s4.rate")
def practice_rate(rng: Random) -> Task:
    """The three-minute rate of a log."""
    log = draw_log(rng)
    question = Number("%", places=1).expecting(log.rate)
    for misconception, rate in log.distractors.items():
        question = question.with_misconception(rate, misconception)
    return Task(
        message(
            "What is the three-minute reply rate of this log? Write one digit after the point."
        ),
        question,
        shows=log.card,
        hint=message(
            "There were {rounds} rounds. In how many did a person answer within 3 minutes?",
            rounds=len(log.rounds),
        ),
    )


@practice("s4.kpi")
def practice_kpi(rng: Random) -> Task:
    """The satisfaction of those who gave a rating."""
    ratings = draw_ratings(rng)
    question = Number("%", places=1).expecting(ratings.satisfaction)
    for misconception, part in ratings.distractors.items():
        question = question.with_misconception(part, misconception)
    return Task(
        message("What part of the ratings were good, in percent? Write one digit after the point."),
        question,
        shows=ratings.card,
        hint=message(
            "{good} good ones, of {rated} that were given.",
            good=ratings.good,
            rated=ratings.rated,
        ),
    )


SIGNED = 3
"""The day of March of the example in the text."""


@practice("s4.day-half")
def half_day(_: Random) -> Task:
    """The last step of an example: the last day for sending back."""
    last = SIGNED + DAYS
    question = (
        Number("日")
        .expecting(last)
        .with_misconception(last - 1, "signing-day-is-day-one")
        .with_misconception(last + 1, "one-day-too-many")
    )
    return Task(
        message("Which day of March is day 7, the last one?"),
        question,
        hint=message("4 March is day 1. So day 7 is 6 days after that."),
        fixed=True,
    )
