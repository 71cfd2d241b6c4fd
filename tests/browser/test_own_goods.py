"""A trainee's own goods in a real Chromium: from one session and seat to the next."""

import os
import signal
import sys

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.operate.release import release
from tests.conftest import started
from tests.support.classroom import Seat, running
from tests.support.course.second import write_t2
from tests.support.exercise_page import key

pytestmark = [pytest.mark.browser, pytest.mark.process]


@pytest.fixture
def classroom(site, monkeypatch):
    """A course of two sessions, whose workbooks show the sheet and an item that works with it."""
    workbook = site.root / "workbooks" / "t1_shop" / "t1.ipynb"
    text = workbook.read_text(encoding="utf-8")
    text = text.replace("MarginLab", "OwnGoods").replace("t1.total", "s2.own-stock")
    workbook.write_text(text, encoding="utf-8")
    write_t2(site)
    # This process may have met the T2 of another course, which was only planned.
    for name in [one for one in sys.modules if one.startswith("qihang.sessions.t2")]:
        monkeypatch.delitem(sys.modules, name)
    started(site)
    with service.open_answers(site) as answers:
        release(site, answers.operator, "t2")
    with running(site) as one:
        yield one


def opened(seat, path):
    """The sheet on a page of a seat."""
    seat.open(path)
    sheet = seat.page.locator(".lab--owngoods")
    expect(sheet).to_be_visible()
    expect(seat.page.locator("[data-item]")).not_to_have_attribute("data-state", "waiting")
    return sheet


def choose(sheet, field, option):
    sheet.locator(f"[data-key={field}] select:visible").select_option(option)


def go_to(sheet, part):
    """Go on until a part is there; the page asks for the next one of what it shows."""
    for number in range(2, part + 1):
        key(sheet, "next").click()
        expect(sheet.locator(".lab-question")).to_contain_text(f"{number} of 5")


def test_the_sheet_is_there_at_another_seat_in_the_next_session_and_is_nobody_elses(
    browser, classroom
):
    number, neighbour = classroom.newcomer(), classroom.newcomer()
    first = Seat.at(browser, classroom)
    first.open("/login")
    first.page.locator("#page-header [data-lang=en]").click()
    first.sign_in(number)
    sheet = opened(first, "/workbook/t1")
    expect(first.page.locator("[data-item]")).to_contain_text("Hand-sewn cloth shoes")
    choose(sheet, "kind", "toys")
    choose(sheet, "name", "own")
    key(sheet, "name-written").fill("<b>River boat</b>")
    go_to(sheet, 4)
    for pressed in ("colours-red", "colours-blue", "sizes-small"):
        key(sheet, pressed).click()
    key(sheet, "pieces-red small").fill("7")
    key(sheet, "next").click()
    expect(key(sheet, "sentence")).to_contain_text("It is kept.")
    expect(first.page.locator("[data-item]")).to_contain_text("<b>River boat</b>")
    first.page.locator("form[action$=logout] button").click()
    for kernel in classroom.kernels():
        os.kill(kernel, signal.SIGKILL)

    other = Seat.at(browser, classroom)
    other.sign_in(number)
    sheet = opened(other, "/workbook/t2")
    expect(key(sheet, "name-written")).to_have_value("<b>River boat</b>")
    choose(sheet, "unit", "each")
    go_to(sheet, 5)
    for words in ("River boat", "Toys", "Rows: 2. Pieces: 7.", "one"):
        expect(key(sheet, "sheet")).to_contain_text(words)
    expect(sheet.locator("b")).to_have_count(0)
    other.close()

    first.sign_in(neighbour)
    sheet = opened(first, "/workbook/t1")
    expect(sheet.locator("[data-key=kind] select:visible")).to_have_value("")
    expect(first.page.locator("[data-item]")).to_contain_text("Hand-sewn cloth shoes")
    expect(first.page.locator("body")).not_to_contain_text("River boat")
    first.close()


@pytest.mark.xdist_group("whole course")
def test_the_sheet_of_s2_is_filled_in_on_its_screen_and_asked_about_on_the_next(
    browser, whole_course
):
    whole_course.end_kernels()
    number = whole_course.newcomer()
    seats = []
    for _ in range(2):
        seats.append(Seat.at(browser, whole_course))
        seats[-1].open("/login")
        seats[-1].page.locator("#page-header [data-lang=en]").click()
        seats[-1].sign_in(number)
        seats[-1].open("/workbook/s2#own")
        sheet = seats[-1].page.locator(".lab--owngoods")
        expect(sheet).to_be_visible()
        if len(seats) == 1:
            choose(sheet, "kind", "shoes")
            choose(sheet, "name", "padded-shoes")
            go_to(sheet, 4)
            for pressed in ("colours-grey", "sizes-41", "sizes-42"):
                key(sheet, pressed).click()
            expect(sheet).to_have_attribute("data-kept", "yes")
        else:
            expect(sheet.locator("[data-key=name] select:visible")).to_have_value("padded-shoes")
        seats[-1].page.evaluate("location.hash = 'own-stock'")
        item = seats[-1].page.locator("[data-item='s2.own-stock']")
        expect(item).to_be_visible()
        for words in ("Padded shoes", "grey", "41, 42"):
            expect(item).to_contain_text(words)
    for seat in seats:
        seat.close()
