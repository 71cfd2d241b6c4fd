"""Goods that a buyer wants to send back: what the shop owes, and who pays the freight.

The rules are those of the law cards ``returns``, ``no-return``, ``refunds`` and ``service``. The
questions are asked in one order. Whether something is wrong with the goods comes first, as then
neither an exception nor a day matters; a promise comes next, as it binds beyond the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from qihang.commerce.rates import rate

Fault = Literal["none", "quality", "wrong-goods"]
Kind = Literal["other", "made-to-order", "fresh", "software", "newspaper"]
Confirmed = Literal["no", "beforehand", "by-buyer"]
State = Literal["as-new", "tried", "used"]

Question = Literal["fault", "promised", "exception", "confirmed", "in-time", "as-new"]
Outcome = Literal["make-good", "take-back", "no-duty"]
Freight = Literal["seller", "buyer"]
Reason = Literal[
    "quality",
    "wrong-goods",
    "promise",
    "made-to-order",
    "fresh",
    "software",
    "newspaper",
    "confirmed",
    "too-late",
    "not-as-new",
    "ticked-beforehand",
    "tried",
    "in-time",
]

DAYS = int(rate("return_days").value)
"""Days in which goods may go back without a reason."""

QUESTIONS: tuple[Question, ...] = (
    "fault",
    "promised",
    "exception",
    "confirmed",
    "in-time",
    "as-new",
)
"""In the order in which they are asked."""

ENDS: dict[tuple[Question, bool], Outcome] = {
    ("fault", True): "make-good",
    ("promised", True): "take-back",
    ("exception", True): "no-duty",
    ("confirmed", True): "no-duty",
    ("in-time", False): "no-duty",
    ("as-new", False): "no-duty",
    ("as-new", True): "take-back",
}
"""The answers after which no more is asked. ``no-duty``: the shop may say no."""

FREIGHT: dict[Outcome, Freight | None] = {
    "make-good": "seller",
    "take-back": "buyer",
    "no-duty": None,
}
"""Who pays for the way back; the buyer does unless it was agreed otherwise."""

TOPICS: dict[Reason, str] = {
    "quality": "refunds",
    "wrong-goods": "refunds",
    "promise": "service",
    "made-to-order": "no-return",
    "fresh": "no-return",
    "software": "no-return",
    "newspaper": "no-return",
    "confirmed": "no-return",
    "ticked-beforehand": "no-return",
    "too-late": "returns",
    "not-as-new": "returns",
    "tried": "returns",
    "in-time": "returns",
}
"""The topic of :mod:`qihang.commerce.law` in which the rule behind a reason stands."""


@dataclass(frozen=True)
class Case:
    """What is known when a buyer says that goods are to go back.

    ``day``: on which day; the day after signing for them is day 1. ``kind``: software and the
    like that was opened is ``software``. ``promised_days``: within how many days the page
    promised to take them back without a reason. ``confirmed``: that they do not go back, by the
    buyer himself or by a page that had ticked it ``beforehand``. ``state``: goods that were
    opened and tried as anybody may are ``tried``.
    """

    day: int
    fault: Fault = "none"
    kind: Kind = "other"
    promised_days: int = 0
    confirmed: Confirmed = "no"
    state: State = "as-new"

    @property
    def answers(self) -> dict[Question, bool]:
        """What is to be said to each question, asked or not."""
        return {
            "fault": self.fault != "none",
            "promised": self.day <= self.promised_days,
            "exception": self.kind != "other",
            "confirmed": self.confirmed == "by-buyer",
            "in-time": self.day <= DAYS,
            "as-new": self.state != "used",
        }


@dataclass(frozen=True)
class Decision:
    """What the shop owes, who pays the freight back, and why."""

    outcome: Outcome
    freight: Freight | None
    reason: Reason

    @property
    def topic(self) -> str:
        """Where the rule stands."""
        return TOPICS[self.reason]


def way(case: Case) -> tuple[tuple[Question, bool], ...]:
    """The questions that are asked, with their answers, up to the one that decides."""
    asked: list[tuple[Question, bool]] = []
    for question in QUESTIONS:
        asked.append((question, case.answers[question]))
        if asked[-1] in ENDS:
            break
    return tuple(asked)


def decide(case: Case) -> Decision:
    """What is to be done, by the last question of the way."""
    question, answer = way(case)[-1]
    outcome = ENDS[question, answer]
    return Decision(outcome, FREIGHT[outcome], _reason(case, question, answer))


def _reason(case: Case, question: Question, answer: bool) -> Reason:
    if case.fault != "none":
        return case.fault
    if question == "exception" and case.kind != "other":
        return case.kind
    reasons: dict[Question, Reason] = {
        "promised": "promise",
        "confirmed": "confirmed",
        "in-time": "too-late",
        "as-new": _taken_back(case) if answer else "not-as-new",
    }
    return reasons[question]


def _taken_back(case: Case) -> Reason:
    """Why goods go back without a reason: by what may have spoken against it, and does not."""
    if case.confirmed == "beforehand":
        return "ticked-beforehand"
    return "tried" if case.state == "tried" else "in-time"


def last_day(signed: date) -> date:
    """The last day on which the buyer may say that goods signed for on a day go back.

    Where that falls on a day of rest, the law may give one more: no question of the course does.
    """
    return signed + timedelta(days=DAYS)
