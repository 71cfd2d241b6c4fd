"""The workbook of S1 in a real Chromium: its labs and its practice, by mouse and keyboard."""

import os
import re
import signal
from decimal import Decimal
from random import Random

import pytest
from playwright.sync_api import expect

from qihang.sessions import every_practice_item
from tests.support.classroom import Seat
from tests.support.exercise_page import key
from tests.support.pages import spilling
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("whole course")]


@pytest.fixture
def classroom(whole_course):
    """A workbook is worked in a classroom that stays as it is, without earlier kernels."""
    whole_course.end_kernels()
    return whole_course


@pytest.fixture
def workbook(seat, trainee):
    """The workbook in English, opened by a trainee."""
    seat.open("/login")
    seat.page.locator("#page-header [data-lang=en]").click()
    seat.sign_in(trainee)
    open_workbook(seat)
    return seat


SCREENS = {
    "qr": "look-lab",
    "scratch": "scratch",
    "counter": "swap",
    "s1.version-side": "side-own",
    "s1.takings-half": "takings-half",
}
"""Where a laboratory or an item stands."""


def open_workbook(seat):
    seat.open("/workbook/s1")
    expect(seat.page.locator("section.screen:visible")).to_have_count(1)


def lab(seat, name):
    return gone_to(seat, name, f".lab--{name}")


def practice(seat, item):
    one = gone_to(seat, item, f'[data-item="{item}"]')
    expect(one).not_to_have_attribute("data-state", "waiting")
    return one


def gone_to(seat, name, selector):
    """A part of the workbook, on its screen."""
    seat.page.evaluate("(name) => { location.hash = name; }", SCREENS[name])
    one = seat.page.locator(selector)
    expect(one).to_be_visible()
    return one


def test_a_code_is_drawn_as_it_is_typed(workbook):
    one = lab(workbook, "qr")
    key(one, "text").fill("红茶")
    expect(key(one, "sentence")).to_contain_text("Characters: 2. Squares on each side: 21.")
    key(one, "example-two").click()
    expect(key(one, "sentence")).to_contain_text("Squares on each side: 37.")
    key(one, "text").fill("x" * 3000)
    expect(key(one, "sentence")).to_contain_text("too much for one code")


def test_a_code_is_scratched_by_mouse_and_keyboard_until_it_no_longer_reads(workbook):
    one = lab(workbook, "scratch")
    key(one, "level-L").check()
    before = key(one, "sentence").inner_text()
    key(one, "grid").focus()
    workbook.page.keyboard.press("ArrowRight")
    workbook.page.keyboard.press(" ")
    expect(key(one, "sentence")).not_to_have_text(before)
    by_keyboard = key(one, "sentence").inner_text()
    box = key(one, "grid").locator("svg").bounding_box()
    workbook.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(key(one, "sentence")).not_to_have_text(by_keyboard)
    until(lambda: scratched_out(one))
    expect(key(one, "level-L-label")).to_contain_text("gave up at")


def scratched_out(one):
    key(one, "scratch").click()
    return "no longer read" in key(one, "sentence").inner_text()


def test_a_covered_corner_beats_every_level(workbook):
    one = lab(workbook, "scratch")
    key(one, "cover").click()
    for level in "LMQH":
        key(one, f"level-{level}").check()
        expect(key(one, "sentence")).to_contain_text(f"Level {level}: a corner is covered")
        expect(key(one, "sentence")).to_contain_text("×")


def test_what_is_missing_of_the_days_takings_is_found(workbook):
    one = lab(workbook, "counter")
    key(one, "scan-left").click()
    expect(key(one, "payee-left")).to_contain_text("pay to")
    arrived = one.locator(".counter-payments li span:last-child").all_inner_texts()
    missing = 0
    for sale in one.locator(".counter-sale").all():
        yuan = re.search(r"\d+\.\d\d", sale.inner_text())[0]
        if yuan in arrived:
            sale.click()
        else:
            missing += Decimal(yuan)
    key(one, "amount").fill(f"{missing}")
    key(one, "check").click()
    expect(key(one, "sentence")).to_contain_text("Right. Since")
    key(one, "again").click()
    expect(key(one, "sentence")).not_to_contain_text("Right. Since")
    expect(key(one, "amount")).to_have_value("")


def test_practice_answers_at_once_and_brings_new_numbers(workbook):
    one = practice(workbook, "s1.version-side")
    version = int(re.search(r"[Vv]ersion (\d+)", one.inner_text()).group(1))
    for typed, state in (("many", "unreadable"), (str(version), "not-yet"), ("", None)):
        if state:
            answer(one, typed)
            expect(one).to_have_attribute("data-state", state)
    answer(one, str(4 * version + 17))
    expect(one).to_have_attribute("data-state", "right")
    key(one, "new").click()
    expect(one).to_have_attribute("data-state", "empty")


def answer(one, typed):
    key(one, "line").fill(typed)
    key(one, "line").press("Enter")


def test_what_was_tried_is_there_again_at_another_seat_and_counts_at_home(
    browser, classroom, workbook, trainee
):
    one = practice(workbook, "s1.takings-half")
    answer(one, every_practice_item()["s1.takings-half"](Random()).question.examples().right[0])
    expect(one).to_have_attribute("data-state", "right")
    key(lab(workbook, "qr"), "text").fill("SHELF C07")
    expect(lab(workbook, "qr")).to_have_attribute("data-kept", "yes")
    for kernel in classroom.kernels():
        os.kill(kernel, signal.SIGKILL)
    other = Seat.at(browser, classroom)
    other.sign_in(trainee)
    expect(other.page.locator("#session-s1-workbook-kind").locator("..")).to_contain_text("1")
    open_workbook(other)
    expect(practice(other, "s1.takings-half")).to_have_attribute("data-state", "right")
    expect(key(lab(other, "qr"), "text")).to_have_value("SHELF C07")
    other.close()


def test_the_home_page_is_no_wider_than_the_screen_at_any_text_size(seat, trainee):
    seat.sign_in(trainee)
    expect(seat.page.locator("main h1:visible")).to_be_visible()
    for language in ("zh", "en"):
        seat.page.locator(f"#page-header [data-lang={language}]").click()
        assert spilling(seat.page) == {}
