"""A month of work: what comes in, what goes out, what is left for an hour."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce.wages import WORKS, Month
from qihang.language.readability import lengths, outside

MOST_OF_A_LABEL = {"zh": 6, "en": 3}
"""Characters or words beside a bar."""


@pytest.mark.parametrize(
    ("work", "taken", "left", "an_hour"),
    [
        ("rider", "3822.00", "2932.00", "11.28"),
        ("picker", "5678.40", "5288.40", "20.34"),
        ("warehouse", "3520.00", "3040.00", "17.27"),
        ("service", "3344.00", "2864.00", "16.27"),
        ("station", "10800.00", "5750.00", "15.97"),
    ],
)
def test_the_months_with_which_a_lesson_begins(work, taken, left, an_hour):
    """Worked out by hand; those of rider, picker and station stand in the course's facts."""
    month = WORKS[work].begins
    assert (month.taken, month.left) == (Decimal(taken), Decimal(left))
    assert round(month.an_hour, 2) == Decimal(an_hour)


def test_somebody_who_is_paid_by_the_day_counts_days():
    assert Month(1, Decimal(120), 26, 8).taken == 3120


whole = st.integers(0, 2000)
yuan = st.decimals(0, 500, places=3)


@given(whole, yuan, st.integers(1, 31), st.integers(1, 16), yuan, yuan)
def test_what_comes_in_is_what_goes_out_and_what_is_left(pieces, pay, days, hours, meals, costs):
    month = Month(pieces, pay, days, hours, meals, costs)
    assert month.taken == month.left + month.spent
    assert month.spent == meals * days + costs
    assert month.all_hours == days * hours
    assert abs(month.an_hour * month.all_hours - month.left) < Decimal("0.001")


@pytest.mark.parametrize("wrong", [{"days": 0}, {"hours": 0}, {"pay": Decimal(-1)}, {"pieces": -1}])
def test_a_month_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"a month of work|below zero"):
        Month(**{"pieces": 1, "pay": Decimal(1), "days": 1, "hours": 1} | wrong)


def test_other_pieces_days_and_hours_cost_the_same_a_day_and_a_month():
    rider = WORKS["rider"]
    assert rider.month(20, 20, 8).spent == 20 * 15 + 500


@pytest.mark.parametrize("work", WORKS.values(), ids=lambda work: work.id)
def test_what_is_said_of_a_work_is_plain_and_has_its_source(work):
    assert work.found
    for words in (work.name, work.unit, work.seen, work.source, *(one.name for one in work.costs)):
        said = words.translations()
        assert all(said.values())
        assert outside(said["zh"]) == ""
        for language, most in (("zh", 30), ("en", 20)):
            assert max(lengths(said[language], language)) <= most
    for cost in work.costs:
        assert len(cost.name.zh) <= MOST_OF_A_LABEL["zh"]
        assert len(cost.name.en.split()) <= MOST_OF_A_LABEL["en"]


def test_a_work_that_is_paid_by_the_hour_counts_its_hours_once():
    assert {work.id for work in WORKS.values() if work.by_the_hour} == {"warehouse", "service"}
