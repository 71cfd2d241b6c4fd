"""A session on the projector, in a browser: large letters, one screen at a time, hands counted."""

import json
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.server import staff
from qihang.sessions.screens import numbers, screens
from tests.conftest import copy_of_the_course, enter, started
from tests.support.classroom import Seat, enrol_class, running
from tests.support.desk import DeskSeat, add_staff, desk_of
from tests.support.pages import each_language, faults, small_targets, spill
from tests.support.projected import SCREENS, WAY, desk_cookie, give_a_question
from tests.support.screened import read

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("projector")]

NOT_WIDER_THAN = 49
"""Pixels in height of the bar at the foot: one line of what can be pressed."""


@pytest.fixture(scope="module")
def projected(tmp_path_factory):
    """A running classroom in which T1 has screens and a question, with staff."""
    site = copy_of_the_course(tmp_path_factory.mktemp("projected"))
    give_a_question(site)
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        started(site)
        with service.open_answers(site) as answers:
            enrol_class(answers.operator, ["a1"])
        with running(site) as one:
            add_staff(site, "lecturer", "lecturer")
            add_staff(site, "one class", "class-teacher", ["A"])
            yield one


@pytest.fixture
def classroom(projected):
    """The file's classroom, without the kernels of earlier tests."""
    projected.end_kernels()
    return projected


@pytest.fixture
def show(seat):
    """The first screen of T1's workbook on the projector, in a window of a usual screen."""
    return opened(seat, "lecturer")


def opened(seat, name, path="/show/t1", width=1366, height=768):
    seat.page.set_viewport_size({"width": width, "height": height})
    value = desk_cookie(seat.classroom.site, name)
    seat.context.add_cookies(
        [{"name": staff.COOKIE, "value": value, "url": seat.classroom.address}]
    )
    seat.open(path)
    expect(bar(seat)).to_be_visible()
    return seat


def bar(seat):
    return seat.page.locator("#show-bar")


def button(seat, key):
    return bar(seat).locator(f"[data-do={key}]")


def shows(seat, name):
    expect(seat.page.locator(f'section[data-screen="{name}"]')).to_be_visible()
    assert seat.page.locator("section.screen:visible").count() == 1
    assert seat.page.evaluate("location.hash") == f"#{name}"


def numbers_of(seat):
    """The number of each screen, as it is read in Chinese."""
    walked = screens(read(seat.classroom.site.root / "workbooks" / "t1_shop" / "t1.ipynb"))
    return {one.name: number.zh for one, number in zip(walked, numbers(walked), strict=True)}


def press(seat, *keys):
    for key in keys:
        seat.page.keyboard.press(key)


def letters_px(seat):
    return seat.page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('section:not([hidden]) p')).fontSize)"
    )


def to_the_question(seat):
    press(seat, *["ArrowRight"] * WAY.index("guess"))
    shows(seat, "guess")
    expect(button(seat, "H")).to_be_visible()


def hands(seat):
    return seat.page.locator("#hands")


def kept(seat):
    with closing(sqlite3.connect(seat.classroom.site.store)) as store:
        found = store.execute("SELECT screen, class_name, counts FROM hand_count ORDER BY id")
        return [(screen, name, json.loads(counts)) for screen, name, counts in found]


# --- turning -----------------------------------------------------------------------------


def test_the_letters_have_32_pixels_and_the_bar_is_one_line(show):
    shows(show, "start")
    assert letters_px(show) == 32
    assert bar(show).bounding_box()["height"] <= NOT_WIDER_THAN
    press(show, "+")
    assert letters_px(show) == 34
    show.page.reload()
    expect(bar(show)).to_be_visible()
    assert letters_px(show) == 34


@pytest.mark.parametrize(("on", "back"), [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp")])
def test_keys_turn_the_screens_past_what_is_optional(show, on, back):
    for name in WAY[1:]:
        press(show, on)
        shows(show, name)
        expect(bar(show).locator(".show-place")).to_contain_text(numbers_of(show)[name])
    press(show, on)
    shows(show, "end")
    for name in reversed(WAY[:-1]):
        press(show, back)
        shows(show, name)


def test_the_list_has_the_numbers_that_trainees_read(show):
    press(show, "g")
    told = bar(show).locator(".show-list .show-number").all_inner_texts()
    assert told == list(numbers_of(show).values())


def test_single_keys_are_switched_off_by_the_bar_and_the_browser_keeps_it(show):
    button(show, "keys").click()
    show.page.reload()
    expect(button(show, "keys")).to_contain_text("关")
    press(show, "Escape", "g", "l", "ArrowRight")
    shows(show, "story")
    expect(bar(show).locator(".show-list")).to_be_hidden()
    expect(bar(show).locator("kbd")).to_have_count(0)
    assert show.page.evaluate("document.documentElement.dataset.lang") == "zh"
    button(show, "keys").click()
    press(show, "Escape", "g")
    expect(bar(show).locator(".show-list")).to_be_visible()


def test_what_is_optional_and_every_screen_is_one_key_away(show):
    press(show, *["ArrowRight"] * WAY.index("work-out"), "o")
    shows(show, "extra")
    press(show, "g")
    items = bar(show).locator(".show-list a")
    assert items.evaluate_all("all => all.map((one) => one.hash.slice(1))") == SCREENS
    items.nth(SCREENS.index("look")).click()
    shows(show, "look")
    press(show, "g", "Escape")
    expect(bar(show).locator(".show-list")).to_be_hidden()


def test_the_screen_in_the_address_is_shown(seat):
    opened(seat, "lecturer", "/show/t1#work-out")
    shows(seat, "work-out")
    seat.page.evaluate("location.hash = '#look'")
    shows(seat, "look")
    seat.page.go_back()
    shows(seat, "work-out")


def test_a_key_shows_the_text_that_waits_for_the_first_try(show):
    to_the_question(show)
    text = show.page.locator(".screen:visible .after.celltag_zh")
    expect(text).to_be_hidden()
    press(show, "t")
    expect(text).to_be_visible()
    expect(button(show, "T")).to_have_count(0)


def test_the_whole_screen_is_one_key_away_and_it_says_how_to_leave(show):
    press(show, "f")
    expect(button(show, "F")).to_contain_text("Esc")
    assert show.page.evaluate("document.fullscreenElement === document.documentElement")
    press(show, "f")
    expect(button(show, "F")).not_to_contain_text("Esc")


def test_what_is_tried_is_judged_and_kept_nowhere(show):
    to_the_question(show)
    show.page.locator(".screen:visible .q-radio").nth(2).click()
    show.page.locator(".screen:visible [data-key=check]").click()
    expect(show.page.locator(".screen:visible .tryit-note")).to_contain_text("✓")
    with closing(sqlite3.connect(show.classroom.site.store)) as store:
        assert store.execute("SELECT COUNT(*) FROM kept").fetchone() == (0,)
        assert store.execute("SELECT COUNT(*) FROM page").fetchone() == (0,)
        assert store.execute("SELECT COUNT(*) FROM bookmark").fetchone() == (0,)


def test_two_projectors_draw_the_same_numbers(seat, browser):
    opened(seat, "lecturer", "/show/t1#work-out")
    other = opened(Seat.at(browser, seat.classroom), "one class", "/show/t1#work-out")
    cards = [one.page.locator(".screen:visible .tryit") for one in (seat, other)]
    for card in cards:
        expect(card.locator("form")).to_be_visible()
    assert cards[0].inner_text() == cards[1].inner_text()
    other.close()


def test_the_questions_of_the_exercise_are_shown_without_handing_in(seat):
    opened(seat, "lecturer", "/show/exercise/t1#total")
    expect(seat.page.locator(".screen:visible .box-card input")).to_be_visible()
    expect(seat.page.locator(".box-foot").first).to_be_hidden()
    seat.page.evaluate("location.hash = '#hand-in'")
    shows(seat, "hand-in")
    expect(seat.page.locator("button", has_text="Hand in")).to_have_count(0)


# --- hands -----------------------------------------------------------------------------------


def test_hands_are_counted_by_keyboard_kept_and_shown_again(show):
    to_the_question(show)
    show.page.locator("#show-class").select_option("A")
    press(show, "Escape", "h")
    show.page.keyboard.type("12")
    press(show, "ArrowRight")
    show.page.keyboard.type("15")
    press(show, "c")
    show.page.keyboard.type("3")
    expect(hands(show)).to_contain_text("30")
    press(show, "Enter")
    expect(hands(show).locator("output")).to_have_text(["12", "15", "3"])
    assert kept(show)[-1] == ("guess", "A", {"A": 12, "B": 15, "C": 3})
    # After the class has talked about it, beside the first.
    press(show, "b")
    show.page.keyboard.type("27")
    press(show, "Tab")
    show.page.keyboard.type("3")
    expect(hands(show).locator(".hands-before")).to_have_count(3)
    press(show, "Enter")
    expect(hands(show).locator("output")).to_have_text(["0", "27", "3"])
    expect(hands(show).locator("[data-letter=A] .hands-before")).to_contain_text("12")
    # The screen has it again later, in this window and in another one; others have none.
    press(show, "ArrowRight")
    expect(hands(show)).to_be_hidden()
    press(show, "ArrowLeft")
    expect(hands(show).locator("output")).to_have_text(["0", "27", "3"])
    show.page.reload()
    expect(hands(show).locator("output")).to_have_text(["0", "27", "3"])
    show.page.locator("#show-class").select_option("演示班")
    expect(hands(show)).to_be_hidden()


def test_escape_drops_a_count_and_no_class_is_counted_before_one_is_chosen(show):
    before = kept(show)
    to_the_question(show)
    press(show, "a")
    show.page.keyboard.type("x7y")
    assert show.page.locator(".hands-field").first.input_value() == "7"
    press(show, "Enter")
    expect(show.page.locator("#show-class")).to_be_focused()
    press(show, "Escape")
    expect(hands(show)).to_be_hidden()
    press(show, "h", "Enter")
    expect(hands(show)).to_contain_text("还没有数字")
    press(show, "h")
    expect(hands(show)).to_be_hidden()
    assert kept(show) == before


def test_a_screen_without_a_question_counts_no_hands(show):
    press(show, "h", "a")
    expect(hands(show)).to_be_hidden()
    expect(button(show, "H")).to_have_count(0)


def test_who_has_one_class_need_not_choose_it(seat):
    opened(seat, "one class", "/show/t1#guess")
    expect(seat.page.locator("#show-class")).to_have_value("A")
    expect(button(seat, "H")).to_be_visible()
    press(seat, "h", "1", "Enter")
    expect(hands(seat)).to_contain_text("✓ A")


def test_a_class_is_led_to_the_screen_by_two_presses(seat):
    opened(seat, "one class", "/show/t1#guess")
    expect(button(seat, "E")).to_be_visible()
    with service.open_answers(seat.classroom.site) as answers:
        press(seat, "e")
        expect(bar(seat)).to_contain_text("再按一次")
        assert answers.desk.room("A") is None
        press(seat, "e")
        expect(bar(seat)).to_contain_text("✓ A")
        target = answers.desk.room("A")["target"]
    assert target == {"kind": "workbook", "session": "t1", "screen": "guess"}


# --- for everybody, and from the desk ----------------------------------------------------------


@each_language
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_it_is_usable_by_everybody(seat, language, width, height):
    opened(seat, "one class", "/show/t1#guess", width, height)
    expect(button(seat, "H")).to_be_visible()
    if language == "en":
        press(seat, "l")
    press(seat, "h", "1")
    assert seat.page.evaluate("document.documentElement.dataset.lang") == language
    assert faults(seat.page) == []
    assert spill(seat.page) == 0
    assert small_targets(seat.page) == []
    assert bar(seat).bounding_box()["height"] <= NOT_WIDER_THAN


def test_a_page_that_lost_its_kernel_opens_again_by_itself(show):
    press(show, "ArrowRight")
    shows(show, "story")
    with show.page.expect_navigation():
        show.classroom.end_kernels()
    shows(show, "story")


def test_it_leaves_the_seats_language_and_size_alone(show):
    press(show, "l", "+")
    names = {one["name"] for one in show.context.cookies()}
    assert not names & {"qihang_lang", "qihang_size"}


def test_the_desk_leads_to_it_and_signing_out_there_ends_it(browser, classroom):
    port = classroom.address.rpartition(":")[2]
    with desk_of(classroom.site, port) as desk:
        seat = DeskSeat.at(browser, desk, "lecturer", "/projector")
        with seat.context.expect_page() as opening:
            seat.page.locator("a[href$='/show/t1']").click()
        show = opening.value
        expect(show.locator("#show-bar")).to_be_visible()
        assert show.url == f"{classroom.address}/show/t1#start"
        assert show.evaluate("window.opener") is None
        seat.page.locator("form[action='/logout'] button").click()
        expect(show.locator("#page-notice")).to_contain_text("教员台")
        show.close()  # it asks the classroom, which is another address, until it is closed
        seat.outside[:] = [one for one in seat.outside if not one.startswith(classroom.address)]
        seat.close()
