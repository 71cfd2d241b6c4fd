"""How somebody at a seat is getting on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.desk.now import standing as standings
from qihang.desk.now.standing import STUCK_AFTER, STUCK_AT, standing

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def ago(minutes=0, seconds=0):
    return (NOW - timedelta(minutes=minutes, seconds=seconds)).isoformat()


def seat(page=None, called_at=None):
    return {
        "number": "1001",
        "name": "林小满",
        "class_name": "A",
        "seat": "10.0.0.7",
        "since": ago(30),
        "page": page,
        "called_at": called_at,
        "answered_at": None,
        "answered_by": None,
    }


def page(**other):
    return {
        "kind": "workbook",
        "session": "s3",
        "notebook": "s3",
        "screen": "margin",
        "done": 4,
        "new_screen_at": ago(1),
        "misses": 0,
        "last_saved_at": ago(1),
        "handed_in_at": None,
        "opened_at": ago(25),
        **other,
    }


def of(**other):
    return standing(seat(page(**other)), NOW.isoformat())


def test_who_has_no_page_open_is_not_at_work():
    assert standing(seat(), NOW.isoformat()) == standings.NO_PAGE


def test_a_call_comes_before_everything_else():
    called = seat(page(new_screen_at=ago(9), misses=5), called_at=ago(2))
    assert standing(called, NOW.isoformat()) == standings.CALLED


def test_who_turns_to_new_screens_is_at_work_however_much_is_missed():
    assert of(misses=7) == standings.WORKING


def test_who_reads_one_screen_for_long_is_at_work():
    assert of(new_screen_at=ago(8), last_saved_at=ago(8)) == standings.WORKING


def test_who_has_no_new_screen_and_misses_repeatedly_is_stuck():
    assert of(new_screen_at=ago(4), misses=3) == standings.STUCK


@pytest.mark.parametrize(
    ("misses", "new_screen_at"), [(2, ago(20)), (3, ago(3, seconds=59)), (0, ago(20))]
)
def test_one_of_the_two_alone_is_not_stuck(misses, new_screen_at):
    found = of(misses=misses, new_screen_at=new_screen_at)
    assert found in (standings.WORKING, standings.QUIET)


def test_a_page_whose_screens_nobody_noted_counts_from_when_it_was_opened():
    assert of(new_screen_at=None, misses=3) == standings.STUCK


def test_nothing_for_ten_minutes_is_quiet():
    assert of(new_screen_at=ago(10), last_saved_at=ago(10)) == standings.QUIET
    assert of(new_screen_at=ago(10), last_saved_at=ago(9)) == standings.WORKING


def test_a_new_page_is_not_quiet_because_its_work_is_of_last_week():
    week = 7 * 24 * 60
    assert of(new_screen_at=ago(week), last_saved_at=ago(week), opened_at=ago(1)) == (
        standings.WORKING
    )


def test_an_exercise_that_was_handed_in_says_so():
    assert of(kind="exercise", handed_in_at=ago(3)) == standings.HANDED_IN
    assert of(kind="workbook", handed_in_at=ago(3)) == standings.WORKING


@given(
    misses=st.integers(0, 50),
    seconds=st.integers(0, 40 * 60),
    called=st.booleans(),
)
def test_stuck_is_both_and_never_instead_of_a_call(misses, seconds, called):
    found = standing(
        seat(page(misses=misses, new_screen_at=ago(seconds=seconds)), ago(1) if called else None),
        NOW.isoformat(),
    )
    both = misses >= STUCK_AT and timedelta(seconds=seconds) >= STUCK_AFTER
    assert (found == standings.STUCK) == (both and not called)
