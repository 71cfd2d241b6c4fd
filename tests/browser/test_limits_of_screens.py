"""Every screen of every session fits its window, and asks for little at a time."""

import pytest

from tests.support.classroom import Seat
from tests.support.screen_table import measured, with_screens

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("whole course")]


@pytest.mark.parametrize("session", [one.name for one in with_screens()])
def test_no_screen_scrolls_or_is_over_a_limit(whole_course, browser, session):
    seat = Seat.at(browser, whole_course)
    seat.sign_in(whole_course.newcomer())
    over = {
        f"{one.kind} {one.screen.name} {one.language}": one.over()
        for one in measured(seat, session)
        if one.over()
    }
    seat.close()
    assert over == {}
