"""Goods that come back: cases that are clear, and what holds of every case."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import law, returns
from qihang.commerce.returns import DAYS, ENDS, QUESTIONS, Case, Decision, decide, last_day, way

CLEAR = {
    "a shirt that was tried on": (
        Case(5),
        Decision("take-back", "buyer", "in-time"),
    ),
    "a cup with a name on it": (
        Case(2, kind="made-to-order"),
        Decision("no-duty", None, "made-to-order"),
    ),
    "a software disc with its seal opened": (
        Case(2, kind="software"),
        Decision("no-duty", None, "software"),
    ),
    "good oranges that are not liked": (
        Case(2, kind="fresh"),
        Decision("no-duty", None, "fresh"),
    ),
    "the same where the page promised it": (
        Case(2, kind="fresh", promised_days=3),
        Decision("take-back", "buyer", "promise"),
    ),
    "three rotten oranges of ten": (
        Case(1, fault="quality", kind="fresh"),
        Decision("make-good", "seller", "quality"),
    ),
    "earphones whose page had ticked “no return”": (
        Case(3, confirmed="beforehand"),
        Decision("take-back", "buyer", "ticked-beforehand"),
    ),
    "a rice cooker that was plugged in once": (
        Case(4, state="tried"),
        Decision("take-back", "buyer", "tried"),
    ),
    "a jacket that was worn, with a stain": (
        Case(6, state="used"),
        Decision("no-duty", None, "not-as-new"),
    ),
    "day 9 of 15 that were promised": (
        Case(9, promised_days=15),
        Decision("take-back", "buyer", "promise"),
    ),
    "blue ordered, red sent": (
        Case(4, fault="wrong-goods"),
        Decision("make-good", "seller", "wrong-goods"),
    ),
    "day 9, no fault, no promise": (
        Case(9),
        Decision("no-duty", None, "too-late"),
    ),
    "a zip that breaks on day 20": (
        Case(20, fault="quality", state="used"),
        Decision("make-good", "seller", "quality"),
    ),
    "sweets near their date, confirmed by the buyer": (
        Case(2, confirmed="by-buyer"),
        Decision("no-duty", None, "confirmed"),
    ),
    "a newspaper": (
        Case(1, kind="newspaper"),
        Decision("no-duty", None, "newspaper"),
    ),
}


@pytest.mark.parametrize(("case", "decision"), CLEAR.values(), ids=CLEAR)
def test_a_clear_case(case, decision):
    assert decide(case) == decision


def test_every_reason_has_a_case_and_a_card_of_the_law():
    assert {decision.reason for _, decision in CLEAR.values()} == set(returns.TOPICS)
    assert set(returns.TOPICS) == set(get_args(returns.Reason))
    for _, decision in CLEAR.values():
        assert law.rules(decision.topic)


@pytest.mark.parametrize(
    ("signed", "last"),
    [
        (date(2026, 2, 25), date(2026, 3, 4)),
        (date(2026, 3, 3), date(2026, 3, 10)),
    ],
)
def test_the_day_after_signing_is_day_one_of_seven(signed, last):
    assert last_day(signed) == last
    assert DAYS == 7


# ---- for every case -----------------------------------------------------------------------

CASES = st.builds(
    Case,
    day=st.integers(1, 40),
    fault=st.sampled_from(get_args(returns.Fault)),
    kind=st.sampled_from(get_args(returns.Kind)),
    promised_days=st.sampled_from([0, 7, 15, 30]),
    confirmed=st.sampled_from(get_args(returns.Confirmed)),
    state=st.sampled_from(get_args(returns.State)),
)


@given(CASES)
def test_the_way_is_the_first_questions_up_to_one_that_decides(case):
    taken = way(case)
    assert tuple(question for question, _ in taken) == QUESTIONS[: len(taken)]
    assert [one in ENDS for one in taken] == [False] * (len(taken) - 1) + [True]
    assert all(case.answers[question] == answer for question, answer in taken)


@given(CASES)
def test_the_shop_pays_the_freight_where_something_is_wrong_and_only_there(case):
    decision = decide(case)
    assert (decision.freight == "seller") == (case.fault != "none")
    assert (decision.freight is None) == (decision.outcome == "no-duty")


@given(CASES, st.integers(1, 40))
def test_a_fault_counts_on_any_day_for_any_goods(case, day):
    assert decide(replace(case, fault="quality", day=day)).outcome == "make-good"


@given(CASES)
def test_what_a_page_ticks_beforehand_takes_nothing_from_the_buyer(case):
    ticked = decide(replace(case, confirmed="beforehand"))
    assert ticked.outcome == decide(replace(case, confirmed="no")).outcome


@given(CASES)
def test_a_day_earlier_is_never_worse_for_the_buyer(case):
    earlier = decide(replace(case, day=max(1, case.day - 1)))
    assert decide(case).outcome == "no-duty" or earlier.outcome == decide(case).outcome


@given(CASES, st.integers(0, 40))
def test_a_promise_is_kept(case, days):
    promised = decide(replace(case, fault="none", promised_days=days))
    if case.day <= days:
        assert promised.reason == "promise"
    else:
        assert promised.reason != "promise"


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_last_day_is_day_seven(signed):
    assert (last_day(signed) - signed).days == DAYS
