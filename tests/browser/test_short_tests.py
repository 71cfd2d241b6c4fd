"""The short tests as trainees take them: before the course and after it, each half another form."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.operate.release import release
from tests.conftest import ROOT, copy_of_the_course, in_place
from tests.support import exercise_page as exercise
from tests.support.classroom import PIN, Seat, command, enrol_class, running
from tests.support.desk import DeskSeat, add_staff, desk_of
from tests.support.pages import faults, small_targets, spill
from tests.support.screen_table import measured
from tests.support.solutions import raw_answers

pytestmark = [pytest.mark.process, pytest.mark.browser]

PEOPLE = {"zh": ("2001", "2002"), "en": ("3001", "3002")}
"""Two neighbours of a class of their own for each language, so one of each half."""

READERS = ("4001", "4002")
"""Two more, who only look."""


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    """A classroom in which both tests are out, and no session."""
    site = copy_of_the_course(tmp_path_factory.mktemp("tests"), ROOT)
    with in_place(site):
        site.prepare()
        with service.open_answers(site) as answers:
            for name in ("test1", "test2"):
                release(site, answers.operator, name)
            for language, numbers in PEOPLE.items():
                enrol_class(answers.operator, numbers, language)
            enrol_class(answers.operator, READERS, "readers")
        with running(site) as one:
            one.pins.update(dict.fromkeys([*PEOPLE["zh"], *PEOPLE["en"], *READERS], PIN))
            yield one


def seed_of(classroom, number, name):
    with closing(sqlite3.connect(classroom.site.store)) as store:
        [seed] = store.execute(
            "SELECT seed FROM attempt WHERE number = ? AND session = ?", (number, name)
        ).fetchone()
    return seed


def taken(browser, classroom, number, name, language, many):
    """Take a test: some questions, the others empty; returns what the first one showed."""
    seat = Seat.at(browser, classroom, width=1366)
    page = seat.page
    seat.sign_in(number)
    page.locator(f"#page-header [data-lang={language}]").click()
    expect(page.locator(f"#{name}-open")).to_be_visible()
    expect(page.locator(".sessions")).not_to_contain_text("T1")
    assert faults(page) == []
    page.locator(f"#{name}-open").click()
    page.wait_for_selector("section.screen:not([hidden])")
    assert page.locator(f".screen:not([hidden]) .t-{language}, .screen:not([hidden])").count()
    assert faults(page) == []
    exercise.wait_until_drawn(page)
    shown = exercise.box(page, "share").inner_text()
    right = raw_answers(name, ROOT, seed_of(classroom, number, name), "right")
    for question, value in [*right.items()][:many]:
        exercise.fill(page, question, value)
    assert (spill(page), small_targets(page)) == (0, [])
    page.locator('[data-key="hand-in"]').click()
    page.locator('[data-key="hand-in-so"]').click()
    expect(page.locator('[data-key="receipt"]')).to_be_visible()
    seat.open("/")
    expect(page.locator(f"#{name}-open")).to_have_count(0)
    thanks = {"zh": "已交卷，谢谢你。", "en": "Handed in. Thank you."}[language]
    said = page.locator(f"section[aria-labelledby={name}-title] .t-{language}")
    expect(said.filter(has_text=thanks)).to_be_visible()
    seat.close()
    return shown


@pytest.mark.parametrize("name", ["test1", "test2"])
def test_no_screen_of_a_form_scrolls_or_is_over_a_limit(browser, classroom, name):
    for number in READERS:
        seat = Seat.at(browser, classroom)
        seat.sign_in(number)
        found = {
            f"{one.screen.name} {one.language}": one.over()
            for one in measured(seat, name, ["exercise"])
            if one.over()
        }
        seat.close()
        assert found == {}


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.long)])
def test_two_neighbours_take_both_tests_with_their_forms_swapped(browser, classroom, language):
    one, other = PEOPLE[language]
    before = [taken(browser, classroom, who, "test1", language, 2) for who in (one, other)]
    after = [taken(browser, classroom, who, "test2", language, 5) for who in (one, other)]
    assert before[0] != before[1]
    assert after == before[::-1]
    for name in ("test1", "test2"):
        done = command(classroom.site, "grade", name)
        assert done.returncode == 0, done.stderr
    seat = Seat.at(browser, classroom)
    seat.sign_in(one)
    expect(seat.page.locator(".results, .result")).to_have_count(0)
    seat.open("/exercise/test1")
    exercise.show_whole_if_in_screens(seat.page)
    expect(seat.page.locator('[data-key="receipt"]')).to_be_visible()
    expect(seat.page.locator('[data-key="points"]')).to_have_count(0)
    seat.close()
    add_staff(classroom.site, f"lecturer {language}", "lecturer", [language])
    with desk_of(classroom.site) as address:
        desk = DeskSeat.at(browser, address, f"lecturer {language}", "/wrong/learnt")
        said = desk.page.locator("#people .t-en").text_content()
        assert said.startswith("2 people took both tests. Only the one before: 0.")
        row = desk.page.locator(".learnt-all td").all_inner_texts()
        assert row == ["20", "50", "30", "–", "–"]
        desk.close()
    sees_kindly_what_was_gained(browser, classroom, one, language)


def sees_kindly_what_was_gained(browser, classroom, number, language):
    """Once the marks of both are shown to the class, and as long as they are held not."""
    words = {
        "zh": "学之前你得 4 分，现在得 10 分。",
        "en": "Before the course you had 4 points, now you have 10.",
    }
    seat = Seat.at(browser, classroom)
    seat.sign_in(number)
    card = seat.page.locator(f"section[aria-labelledby=test2-title] .soft .t-{language}")
    expect(card).not_to_have_text(words[language])
    for name in ("test1", "test2"):
        classroom.ask("show_results", session=name, classes=[language], by="")
    seat.open("/")
    expect(card).to_have_text(words[language])
    seat.close()
