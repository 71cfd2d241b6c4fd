"""A worksheet is printed, typed in by keyboard alone, handed in and marked, in both languages."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing

import pypdfium2
import pytest
from playwright.sync_api import expect

from qihang.answers import service
from tests.conftest import copy_of_the_course, in_place, started
from tests.support.classroom import PIN, Seat, enrol_class, running
from tests.support.desk import DeskSeat, add_staff, desk_of
from tests.support.pages import faults, small_targets, spilling
from tests.support.solutions import raw_answers
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]

PEOPLE = {"zh": ["k10", "k11"], "en": ["k20", "k21"]}
WORDS = {
    "zh": {"sheet": "第1版·第1次", "done": "交了，回执", "paper": "纸上做的"},
    "en": {"sheet": "Edition1·try1", "done": "handed in, receipt", "paper": "on paper"},
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A running classroom with its marker, its desk, and a class teacher."""
    site = copy_of_the_course(tmp_path_factory.mktemp("typed"))
    with in_place(site):
        started(site)
        with running(site) as classroom:
            with service.open_answers(site) as answers:
                enrol_class(answers.operator, [one for some in PEOPLE.values() for one in some])
            add_staff(site, "teacher", "class-teacher", ["A"])
            with desk_of(site, classroom.address.rpartition(":")[2]) as address:
                yield classroom, address


def printed(seat, numbers, language):
    """Print sheets for some; the text of all pages."""
    seat.open("/assignments/t1/paper?class=A")
    for box in seat.page.locator("input[name=number]").all():
        box.set_checked(box.get_attribute("value") in numbers)
    seat.page.locator(f"input[name=language][value={language}]").check()
    seat.page.locator("button[value=sheets]").press("Enter")
    with seat.page.expect_download() as found:
        seat.page.locator('a[href*="/paper/file"]').press("Enter")
    with pypdfium2.PdfDocument(found.value.path().read_bytes()) as pages:
        texts = [one.get_textpage().get_text_bounded() for one in pages]
    return re.sub(r"\s", "", "".join(texts))


def right_answers(site, number):
    with service.open_answers(site) as answers:
        [asked] = answers.desk.next_attempts("t1", [number])
    return raw_answers("t1", site.root, asked["seed"], "right")


def typed_in(keyboard, answers):
    """The whole sheet, from the first field to the hand-in."""
    for text in ("1", "1", answers["total"]):
        keyboard.insert_text(text)
        keyboard.press("Enter")
    keyboard.insert_text(answers["offer"])
    keyboard.press("Control+Enter")


def points(site, number):
    """Points of a trainee in nbgrader's gradebook, by plain SQL."""
    with closing(sqlite3.connect(site.gradebook, timeout=30)) as book:
        return book.execute(
            "SELECT sum(coalesce(manual_score, auto_score)) FROM grade "
            "JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id "
            "JOIN submitted_assignment AS handed_in "
            "ON handed_in.id = submitted_notebook.assignment_id WHERE student_id = ?",
            (number,),
        ).fetchone()[0]


def give_by_hand(seat, number, site):
    """The text is looked at as everybody's; the points go into nbgrader's own rows."""
    seat.open("/marking/t1/offer")
    seat.page.wait_for_selector("#points")
    seat.page.locator("#points").fill("1.5")
    seat.page.locator("#points").press("Enter")
    until(lambda: points(site, number) == 3.5, patience=60)


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.long)])
def test_from_the_printer_to_the_marks(room, browser, language):
    classroom, address = room
    site, words = classroom.site, WORDS[language]
    first, second = PEOPLE[language]
    seat = DeskSeat.at(browser, address, "teacher")
    seat.speak(language)
    text = printed(seat, [first, second], language)
    assert text.count(words["sheet"]) >= 2
    seat.page.locator('a[href*="/paper/typed"]').press("Enter")
    seat.page.wait_for_selector("tr[data-state=out]")
    seat.page.locator(f'a[href$="/typed/{first}"]').press("Enter")
    expect(seat.page.locator("input[name=edition]")).to_be_focused()
    typed_in(seat.page.keyboard, right_answers(site, first))
    expect(seat.page.locator("#hand-in")).to_be_focused()
    assert faults(seat.page) == []
    assert small_targets(seat.page) == []
    seat.page.keyboard.press("Enter")
    expect(seat.page.locator(".told")).to_contain_text(words["done"])
    expect(seat.page.locator("form#typed")).to_have_attribute("action", re.compile(f"/{second}/"))
    expect(seat.page.locator("input[name=edition]")).to_be_focused()
    until(lambda: points(site, first) == 4, patience=60)
    give_by_hand(seat, first, site)
    for path in (f"/people/one/{first}", "/assignments/t1"):
        seat.open(path)
        said = seat.page.locator(f".from-paper .t-{language}").first
        expect(said).to_be_visible()
        expect(said).to_contain_text(words["paper"])
    seat.close()
    classroom.pins[first] = PIN
    trainee = Seat.at(browser, classroom)
    trainee.sign_in(first)
    trainee.open("/exercise/t1")
    trainee.page.locator(f"[data-lang={language}]").first.click()
    expect(trainee.page.locator("[data-question=total] [data-key=line]")).to_have_value(
        right_answers_of_the_first_try(site, first)
    )
    expect(trainee.page.locator('[data-key="handin"][data-marked="yes"]')).to_be_visible()
    trainee.close()


def right_answers_of_the_first_try(site, number):
    with closing(sqlite3.connect(site.store, timeout=30)) as store:
        [value] = store.execute(
            "SELECT value FROM answer JOIN attempt ON attempt.id = attempt_id "
            "WHERE number = ? AND question = 'total'",
            (number,),
        ).fetchone()
    return json.loads(value)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_are_for_everybody(room, browser, language):
    _, address = room
    seat = DeskSeat.at(browser, address, "teacher")
    seat.speak(language)
    for path in ("/assignments/t1/paper/typed", "/assignments/t1/paper/typed/k21"):
        seat.open(path)
        assert faults(seat.page) == []
        assert small_targets(seat.page) == []
        assert spilling(seat.page) == {}
    seat.close()
