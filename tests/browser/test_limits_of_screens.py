"""Every screen of every session fits its window, and asks for little at a time."""

import os

import pytest

from tests.support.classroom import Seat
from tests.support.screen_table import measured, with_screens

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("whole course")]

each_session = pytest.mark.parametrize("session", [one.name for one in with_screens()])

SEED = int(os.environ.get("SEED", "1"))
DRAWS = 8


def over(classroom, browser, session, number):
    """What is over a limit in the numbers that a trainee of that number gets."""
    seat = Seat.at(browser, classroom)
    seat.sign_in(classroom.newcomer(number))
    found = {
        f"{one.kind} {one.screen.name} {one.language}": one.over()
        for one in measured(seat, session)
        if one.over()
    }
    seat.close()
    return found


@each_session
def test_no_screen_scrolls_or_is_over_a_limit(whole_course, browser, session):
    assert over(whole_course, browser, session, f"{session}-one") == {}


@pytest.mark.long
@each_session
def test_no_screen_is_over_a_limit_whatever_is_drawn(whole_course, browser, session):
    numbers = [f"{session}-{SEED}-{draw}" for draw in range(DRAWS)]
    found = {number: over(whole_course, browser, session, number) for number in numbers}
    assert {number: some for number, some in found.items() if some} == {}
