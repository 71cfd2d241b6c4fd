"""The same exercise in two windows, and at two seats."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.support import exercise_page as exercise
from tests.support.classroom import Seat
from tests.support.exercise_page import box, key, wait_for_state, wait_until_drawn

pytestmark = [pytest.mark.process, pytest.mark.browser]

PAGE = "/exercise/t1"


@pytest.fixture
def classroom(lasting_classroom):
    """What happens here happens to one trainee alone."""
    return lasting_classroom


@pytest.fixture
def windows(seat, trainee):
    """Two windows of one browser, in which one trainee is signed in."""
    seat.sign_in(trainee)
    seat.open(PAGE)
    wait_until_drawn(seat.page)
    return seat.page, seat.context.new_page()


def open_in(page, classroom):
    page.goto(f"{classroom.address}{PAGE}")
    wait_until_drawn(page)


def turn_to(page):
    """Look at a window again, as by its tab: it asks at once whether its page is open elsewhere."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def go_on(page):
    turn_to(page)
    page.locator('#page-notice[data-state="elsewhere"] button').click()
    wait_until_drawn(page)


@contextmanager
def not_told(page):
    """A window that has not asked yet whether its page is open elsewhere."""
    page.route("**/api/page/**", lambda route: route.abort())
    yield
    page.unroute("**/api/page/**")


def write_in_vain(page, text):
    line(page).fill(text)
    wait_for_state(box(page, "total"), "unsaved")


def line(page, question="total"):
    return key(box(page, question), "line")


@pytest.mark.faults("the same exercise is open in two windows, and both are written in")
def test_the_older_window_says_so_and_cannot_undo_the_newer_answer(windows, classroom):
    older, newer = windows
    exercise.fill(older, "total", "3")
    open_in(newer, classroom)
    expect(line(newer)).to_have_value("3")
    turn_to(older)
    expect(older.locator('#page-notice[data-state="elsewhere"]')).to_be_visible()
    assert older.locator("#cells").evaluate("cells => cells.inert")
    exercise.fill(newer, "total", "5")
    go_on(older)
    expect(line(older)).to_have_value("5")
    exercise.fill(older, "total", "7")
    go_on(newer)
    expect(line(newer)).to_have_value("7")


@pytest.mark.faults("a window holds words that were not saved when another one saved newer ones")
def test_words_that_a_newer_answer_passed_over_are_told(windows, classroom):
    older, newer = windows
    exercise.fill(older, "total", "3")
    with not_told(older):
        open_in(newer, classroom)
        write_in_vain(older, "8")
    exercise.fill(newer, "total", "5")
    go_on(older)
    expect(line(older)).to_have_value("5")
    expect(box(older, "total")).to_contain_text("saved in another window")
    exercise.fill(older, "total", "6")
    expect(box(older, "total")).not_to_contain_text("saved in another window")


@pytest.mark.faults("it is handed in from one window while another is open")
def test_after_handing_in_in_one_window_the_other_is_locked_and_says_so(windows, classroom):
    older, newer = windows
    exercise.fill(older, "total", "3")
    with not_told(older):
        open_in(newer, classroom)
        write_in_vain(older, "8")
    receipt = exercise.hand_in(newer)
    turn_to(older)
    expect(older.locator('#page-notice[data-state="elsewhere"]')).to_be_visible()
    go_on(older)
    expect(older.locator(f'[data-receipt="{receipt}"]')).to_be_visible()
    expect(line(older)).not_to_be_editable()
    expect(line(older)).to_have_value("3")
    expect(box(older, "total")).to_contain_text("saved in another window")


@pytest.mark.faults("a trainee signs in at a second seat while words at the first are not saved")
def test_at_a_second_seat_the_saved_answer_stands_and_the_first_seat_is_out(
    windows, classroom, browser, trainee
):
    first, _ = windows
    exercise.fill(first, "total", "3")
    second = Seat.at(browser, classroom)
    with not_told(first):
        second.sign_in(trainee)
        second.open(PAGE)
        wait_until_drawn(second.page)
        write_in_vain(first, "8")
    expect(line(second.page)).to_have_value("3")
    first.wait_for_url("**/login")
    exercise.fill(second.page, "total", "5")
    second.page.reload()
    wait_until_drawn(second.page)
    expect(line(second.page)).to_have_value("5")
    second.close()
