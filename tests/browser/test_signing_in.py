"""Signing in: seen whole, and what is said when something ended it."""

import pytest
from playwright.sync_api import expect

from tests.support.classroom import Seat
from tests.support.pages import faults, small_targets

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.fixture
def classroom(lasting_classroom):
    """Nobody changes anything but by signing in."""
    return lasting_classroom


def send(page, number, pin):
    page.locator("#number").fill(number)
    page.locator("#pin").fill(pin)
    page.locator("form.sign-in button").click()


@pytest.mark.parametrize("window", [(1024, 600), (1366, 625)])
def test_the_form_is_seen_whole_also_when_it_has_something_to_say(seat, trainee, window):
    page = seat.page
    page.set_viewport_size({"width": window[0], "height": window[1]})
    seat.open("/login")
    button = page.locator("form.sign-in button")
    expect(button).to_be_in_viewport(ratio=1)
    for _ in range(3):
        send(page, trainee, "000000")
        expect(page.locator("#problem")).to_be_visible()
    expect(page.locator("#wait")).to_be_visible()
    for language in ("zh", "en"):
        page.locator(f"#page-header [data-lang={language}]").click()
        expect(button).to_be_in_viewport(ratio=1)
        expect(page.locator("h1:visible")).to_be_in_viewport(ratio=1)
    assert faults(page) == []
    assert small_targets(page) == []


def test_a_form_whose_cookie_is_gone_says_so_and_works_the_next_time(seat, classroom, trainee):
    page = seat.page
    seat.open("/login")
    page.locator("#page-header [data-lang=en]").click()
    seat.context.clear_cookies()
    seat.context.add_cookies([{"name": "qihang_lang", "value": "en", "url": classroom.address}])
    send(page, trainee, classroom.pins[trainee])
    expect(page.locator("#problem")).to_contain_text("open too long", use_inner_text=True)
    send(page, trainee, classroom.pins[trainee])
    page.wait_for_url(f"{classroom.address}/")


def test_who_signed_in_elsewhere_is_told_so_where_one_signs_in_and_nothing_stays_in_sight(
    browser, classroom, seat, trainee
):
    page = seat.page
    seat.sign_in(trainee)
    page.locator("#page-header [data-lang=en]").click()
    seat.open("/workbook/t1")
    page.locator(".lab--margin").wait_for()
    other = Seat.at(browser, classroom)
    other.sign_in(trainee)
    other.close()
    expect(page.locator("#ended")).to_contain_text("another computer", use_inner_text=True)
    page.go_back()
    expect(page.locator("#number")).to_be_visible()


def test_the_language_chosen_at_the_first_sign_in_is_there_at_the_next_one(
    seat, classroom, trainee
):
    page = seat.page
    shown = page.locator("html")
    seat.open("/login")
    page.locator("#page-header [data-lang=en]").click()
    send(page, trainee, classroom.pins[trainee])
    page.locator("form[action$=logout] button").click()
    expect(page.locator("#pin")).to_be_visible()
    expect(shown).to_have_attribute("data-lang", "zh")
    send(page, trainee, classroom.pins[trainee])
    page.wait_for_url(f"{classroom.address}/")
    expect(shown).to_have_attribute("data-lang", "en")


def test_a_language_of_ones_own_is_not_lost_to_that_of_the_seat(seat, classroom, trainee):
    page = seat.page
    seat.open("/login")
    page.locator("#page-header [data-lang=en]").click()
    send(page, trainee, classroom.pins[trainee])
    with page.expect_response("**/api/preferences"):
        page.locator("#page-header [data-lang=zh]").click()
    page.locator("form[action$=logout] button").click()
    page.locator("#page-header [data-lang=en]").click()
    send(page, trainee, classroom.pins[trainee])
    page.wait_for_url(f"{classroom.address}/")
    expect(page.locator("html")).to_have_attribute("data-lang", "zh")


def test_who_signed_out_by_hand_is_told_no_reason(seat, trainee):
    seat.sign_in(trainee)
    seat.page.locator("form[action$=logout] button").click()
    expect(seat.page.locator("#pin")).to_be_visible()
    expect(seat.page.locator("#ended")).to_have_count(0)
