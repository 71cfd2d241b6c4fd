"""S6: the items to try on registration, tax, and what a sentence leaves open."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from qihang.language.messages import Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.sort import Sort
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.cases import Case, one_of
from qihang.sessions.s6.after import CASES as AFTER
from qihang.sessions.s6.after import MAY, asks, draw_asks
from qihang.sessions.s6.registered import DUTIES, PEOPLE, REASONS, draw_reasons
from qihang.sessions.s6.taxed import Quarter, draw_quarter


@practice("s6.register-guess")
def guess_register(_: Random) -> Task:
    """Before the laboratory: who needs no registration, however much is sold."""
    words: dict[str, Message] = {
        "grower": message("Zhou, who sells what grows on his own trees"),
        "reseller": message("Chunmei, who buys oranges and resells them"),
        "both": message("Both of them"),
        "none": message("Neither of them"),
    }
    return Task(
        message("Each sells 200000 yuan a year. Who need not register?"),
        Choice(tuple(words)).expecting("grower"),
        words=words,
        fixed=True,
        guess=True,
    )


@practice("s6.person")
def practice_person(rng: Random) -> Task:
    """What somebody has to do first, and why."""
    person = rng.choice(PEOPLE)
    reasons = draw_reasons(rng, person)
    question = Decision(tuple(DUTIES), reasons).expecting(person.duty, because=person.because)
    for duty, misconception in person.distractors.items():
        question = question.with_misconception(duty, misconception)
    return Task(
        message("What has to be done first, and why?"),
        question.with_misconception("online", "nobody-needs-papers-online"),
        shows=person.asked,
        words={**DUTIES, **REASONS},
        pool=Pool(len(PEOPLE)),
        hint=message("Food first. Then: own work or bought? Last the sum of the year."),
    )


TAKEN = Quarter("example", message("An example"), Decimal(309_060))
"""The quarter of the example in the text."""


def _tax(quarter: Quarter) -> Number:
    question = Number("元", places=2).expecting(quarter.tax)
    for misconception, tax in quarter.distractors.items():
        question = question.with_misconception(tax, misconception)
    return question


@practice("s6.tax-half")
def half_tax(_: Random) -> Task:
    """The last step of an example."""
    return Task(
        message("How much tax is due? Without tax it is {net} yuan.", net=int(TAKEN.net)),
        _tax(TAKEN),
        shows=TAKEN.card,
        hint=message("The threshold is reached. So it is on all {net} yuan.", net=int(TAKEN.net)),
        fixed=True,
    )


@practice("s6.tax")
def practice_tax(rng: Random) -> Task:
    """The tax of a quarter, below the threshold or not."""
    quarter = draw_quarter(rng)
    return Task(
        message("How much tax is due? If none, write 0."),
        _tax(quarter),
        shows=quarter.card,
        hint=message("Without tax it is {net} yuan. Is that below?", net=int(quarter.net)),
    )


@practice("s6.after")
def practice_after(rng: Random) -> Task:
    """What is open, not yet, or never, after a sentence."""
    cases = [asks(id) for id in draw_asks(rng, 3)]
    question = Sort(tuple(one.id for one in cases), tuple(MAY)).expecting(
        {one.id: one.may for one in cases}
    )
    for one in cases:
        for answer, misconception in one.distractors.items():
            question = question.with_misconception((one.id, answer), misconception)
    words: dict[str, Translated] = {**MAY, **{one.id: one.said for one in cases}}
    return Task(
        message("It is the end of 2026. Who may do it?"),
        question,
        words=words,
        pool=Pool(len(AFTER), len(cases)),
        hint=message(
            "Is it food after a food crime? Is it a post in a company? A shop of one's own is "
            "in neither rule."
        ),
    )


# ---- the last item of the session ------------------------------------------------------------

ANSWERS: dict[str, Message] = {"yes": message("Yes"), "no": message("No")}

PAPERS: dict[str, Message] = {
    "stays": message("The duty stays without a registration."),
    "not-named": message("No rule names this plan."),
    "no-licence": message("Without a licence nobody asks."),
    "nothing-open": message("After a sentence nothing is open."),
}
MONEY: dict[str, Message] = {
    "owed": message("Part of it is still to be paid."),
    "mixed": message("Nobody can tell whose money it was."),
    "all-mine": message("What is in the account is earned."),
    "company": message("A company protects its owner."),
}
PARCEL: dict[str, Message] = {
    "size": message("The larger of the two weights counts."),
    "asked": message("The buyer said yes to it."),
    "light": message("Light goods are cheap to send."),
    "same": message("It is all the same to the buyer."),
}

BEHIND: dict[str, str] = {
    "no-licence": "no-licence-no-tax",
    "nothing-open": "never-a-business-again",
    "all-mine": "cash-is-profit",
    "company": "company-protects-from-everything",
    "light": "light-means-cheap",
    "same": "locker-without-asking",
}
"""The misconception behind a reason that carries nothing."""

_CASES = (
    Case(
        message("A shop of cloth bags need not register. Must it report its sales for tax?"),
        "yes",
        "stays",
        "no-licence-no-tax",
        PAPERS,
    ),
    Case(
        message("After contract fraud she sells baskets that she makes. Is that open to her?"),
        "yes",
        "not-named",
        "never-a-business-again",
        PAPERS,
    ),
    Case(
        message("5000 yuan are in the account, 3200 are owed for goods. Is 5000 the profit?"),
        "no",
        "owed",
        "cash-is-profit",
        MONEY,
    ),
    Case(
        message("He alone owns a company and buys rice from its account. Is his own money safe?"),
        "no",
        "mixed",
        "company-protects-from-everything",
        MONEY,
    ),
    Case(
        message("A light basket travels in a large box. Is that as cheap as a small one?"),
        "no",
        "size",
        "light-means-cheap",
        PARCEL,
    ),
    Case(
        message("The buyer wrote: put it into the locker. May the courier do so?"),
        "yes",
        "asked",
        "locker-is-never-allowed",
        PARCEL,
    ),
)
"""Half of them are answered with yes."""


@practice("s6.exit")
def practice_exit(rng: Random) -> Task:
    """A case like those of the session, with its reason."""
    return one_of(rng, _CASES, message("Yes or no, and why?"), ANSWERS, BEHIND)
