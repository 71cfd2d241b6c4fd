"""Seat minutes: what sign-ins and moments of work amount to on a day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.operate.hours.minutes import LONGEST_GAP, Seated, SignIn, learning

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
DAY = datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 2, tzinfo=UTC)
GAP = LONGEST_GAP // timedelta(minutes=1)


def at(minutes):
    """So many minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def seated(sign_ins, work, day=DAY):
    """What counts of a day; sign-ins are pairs of minutes after nine."""
    rows = [SignIn(at(began), None if ended is None else at(ended)) for began, ended in sign_ins]
    return learning(rows, map(at, work)).between(*day)


def test_time_between_moments_counts_while_they_are_close():
    assert seated([(0, 45)], [10, 20, 31]) == Seated(45, at(0), at(45))


def test_a_gap_counts_up_to_its_longest_and_nothing_of_a_longer_one():
    assert seated([(0, None)], [GAP]).minutes == GAP
    assert seated([(0, None)], [GAP + 1]).minutes == 0
    assert seated([(0, 60)], [5, 50]).minutes == 5 + 10


def test_a_sign_in_that_nobody_ended_ends_with_its_last_work():
    assert seated([(0, None)], [8, 16]) == Seated(16, at(0), at(16))
    assert seated([(0, None)], []) == Seated(0, at(0), at(0))


def test_one_that_is_ended_a_week_later_counts_to_its_last_work():
    week = 7 * 24 * 60
    assert seated([(0, week)], [8, 16]) == Seated(16, at(0), at(16))
    # And that it was ended then is no presence.
    after = tuple(one + timedelta(days=7) for one in DAY)
    assert seated([(0, week)], [8, 16], after) is None


def test_sign_ins_that_overlap_count_once():
    assert seated([(0, 20), (10, 30), (0, 20)], [10, 20]).minutes == 30


def test_work_outside_of_every_sign_in_counts_for_nothing():
    assert seated([], [1, 2, 3]) is None
    assert seated([(10, 20)], [1, 2, 30]).minutes == 10


def test_what_goes_over_midnight_is_split_by_day():
    late = 15 * 60 - 10  # ten minutes before midnight
    rows, work = [(late, late + 30)], [late + 5, late + 18]
    next_day = (DAY[1], DAY[1] + timedelta(days=1))
    assert seated(rows, work) == Seated(10, at(late), DAY[1])
    assert seated(rows, work, next_day) == Seated(20, DAY[1], at(late + 30))


def test_nobody_is_present_on_a_day_without_a_moment():
    assert seated([(0, 5)], [], (DAY[1], DAY[1] + timedelta(days=1))) is None


# --- whatever there is -----------------------------------------------------------------------

MOMENT = st.integers(-600, 1800)
SIGN_IN = st.tuples(MOMENT, st.none() | st.integers(0, 300)).map(
    lambda one: (one[0], None if one[1] is None else one[0] + one[1])
)
ROWS, WORK = st.lists(SIGN_IN, max_size=6), st.lists(MOMENT, max_size=40)


def union(sign_ins, work):
    """The minutes in which somebody was signed in on the day, counted one by one."""
    found = set()
    for began, ended in sign_ins:
        last = max([began, *(one for one in work if one >= began)]) if ended is None else ended
        found |= set(range(began, last))
    return len([one for one in found if DAY[0] <= at(one) < DAY[1]])


def minutes(sign_ins, work):
    found = seated(sign_ins, work)
    return found.minutes if found else 0


@given(ROWS, WORK)
def test_there_are_never_more_minutes_than_somebody_was_signed_in_and_never_less_than_none(
    sign_ins, work
):
    assert 0 <= minutes(sign_ins, work) <= union(sign_ins, work)


@given(ROWS, WORK, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(sign_ins, work, chance):
    before = seated(sign_ins, work)
    chance.shuffle(sign_ins)
    chance.shuffle(work)
    assert seated(sign_ins, work) == before


@given(ROWS, WORK, MOMENT)
def test_more_work_never_gives_fewer_minutes(sign_ins, work, more):
    assert minutes(sign_ins, [*work, more]) >= minutes(sign_ins, work)


@given(ROWS, WORK, MOMENT)
def test_days_add_up_to_what_all_of_it_amounts_to(sign_ins, work, cut):
    rows = [SignIn(at(one), None if two is None else at(two)) for one, two in sign_ins]
    found = learning(rows, map(at, work))
    start, end, between = at(-10_000), at(10_000), at(cut)
    whole = found.between(start, end)
    parts = filter(None, (found.between(start, between), found.between(between, end)))
    assert sum(one.minutes for one in parts) == (whole.minutes if whole else 0)


@pytest.mark.parametrize("seconds", [59, 61, 119])
def test_only_whole_minutes_count(seconds):
    found = learning([SignIn(NINE, NINE + timedelta(seconds=seconds))], []).between(*DAY)
    assert found.minutes == seconds // 60
