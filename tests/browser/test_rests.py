"""A lesson ends with a rest; the next time goes on behind it."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.classroom import Seat

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("whole course")]


@pytest.mark.parametrize(("kind", "next_one"), [("workbook", "estimate"), ("exercise", "bill")])
def test_who_left_at_a_rest_goes_on_behind_it(browser, whole_course, kind, next_one):
    seat = Seat.at(browser, whole_course)
    seat.sign_in(whole_course.newcomer())
    with seat.page.expect_response(
        lambda one: "/api/bookmark/" in one.url and one.request.method == "POST"
    ):
        seat.open(f"/{kind}/s0#rest")
    expect(seat.page.locator('section[data-screen="rest"]')).to_be_visible()
    # What the text says to press stands out, and the rest is done without another button.
    expect(seat.page.locator("#turn-bar .q-btn--main")).to_have_class(re.compile("turn-aside"))
    steps = seat.page.locator("#step-bar a", has_text=re.compile("看过了"))
    expect(steps).to_have_count(1)
    seat.page.reload()
    expect(seat.page.locator('section[data-screen="rest"]')).to_be_visible()
    seat.open("/")
    seat.open(f"/{kind}/s0")
    expect(seat.page.locator(f'section[data-screen="{next_one}"]')).to_be_visible()
    seat.close()
