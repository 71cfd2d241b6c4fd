"""S7: the items to try on papers, places, accounts and the court's limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from qihang.language.messages import Message, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.order import Order
from qihang.questions.sort import Sort
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s7.accounts import ACCOUNTS, ANSWERS, BEHIND, REASONS
from qihang.sessions.s7.court import ALLOWED, RULE, SPENT
from qihang.sessions.s7.papers import ASKED, LEVELS, LOOSE, PLACES, TOO_EARLY, draw_steps
from qihang.sessions.s7.rows import Row, draw_rows, named

SORTED = 4
"""Rows of an item to try."""


@practice("s7.first-guess")
def guess_first(_: Random) -> Task:
    """Before the laboratory: what comes first."""
    words = {
        "phone": message("Get a new phone card"),
        "police": message("Go to the police station with the release certificate"),
        "work": message("Look for work at once"),
        "wait": message("Rest for a month, then see"),
    }
    return Task(
        message("It is Liping's first day. What opens the way to all the rest?"),
        Choice(tuple(words)).expecting("police"),
        words=words,
        fixed=True,
        guess=True,
    )


@practice("s7.order")
def practice_order(rng: Random) -> Task:
    """The steps of the first weeks in their order."""
    steps = draw_steps(rng)
    mixed = rng.sample(steps, len(steps))
    question = Order(tuple(one.id for one in mixed)).expecting(LEVELS, loose=LOOSE)
    for pair, misconception in TOO_EARLY.items():
        question = question.with_misconception(pair, misconception)
    return Task(
        message("Which step comes first?"),
        question,
        words={one.id: one.said for one in steps},
        hint=message("For each step ask: which paper do they want to see there?"),
    )


def sorted_task(
    rng: Random,
    rows: Sequence[Row],
    boxes: Mapping[str, Message],
    ask: Message,
    hint: Message,
    shows: object = None,
) -> Task:
    """Some of the ``rows``, to be put into ``boxes``."""
    drawn = named(rows, draw_rows(rng, rows, SORTED))
    question = Sort(tuple(one.id for one in drawn), tuple(boxes)).expecting(
        {one.id: one.box for one in drawn}
    )
    for one in drawn:
        for box, misconception in one.thoughts.items():
            question = question.with_misconception((one.id, box), misconception)
    return Task(
        ask,
        question,
        shows=shows,
        words={**boxes, **{one.id: one.said for one in drawn}},
        pool=Pool(len(rows), len(drawn)),
        hint=hint,
    )


@practice("s7.where")
def practice_where(rng: Random) -> Task:
    """Where four people ask."""
    return sorted_task(
        rng,
        ASKED,
        PLACES,
        message("It is a working day. Where do these people ask first?"),
        message(
            "Household and cards: police. Hardship: township. Compensation and the list: court."
        ),
    )


@practice("s7.allowed")
def practice_allowed(rng: Random) -> Task:
    """What a limit on spending takes away."""
    return sorted_task(
        rng,
        SPENT,
        ALLOWED,
        message("The court has limited his spending. What is allowed?"),
        message(
            "Look for the line of each. Without one it is allowed here. In life, ask the court."
        ),
        RULE,
    )


@practice("s7.account")
def practice_account(rng: Random) -> Task:
    """Who may help with an account that is lost or limited."""
    case = rng.choice(ACCOUNTS)
    kept = [one for one in REASONS if one not in BEHIND]
    reasons = tuple(rng.sample([*kept, rng.choice(list(BEHIND))], len(kept) + 1))
    question = Decision(tuple(ANSWERS), reasons).expecting(case.right, because=case.because)
    for part, misconception in case.distractors.items():
        if part in ANSWERS or part in reasons:
            question = question.with_misconception(part, misconception)
    return Task(
        message("Do you do it, and why?"),
        question,
        shows=case.said,
        words={**ANSWERS, **{one: REASONS[one] for one in reasons}},
        pool=Pool(len(ACCOUNTS)),
        hint=message("Whose place is it? Whose card and whose name? Does anybody want a code?"),
    )
