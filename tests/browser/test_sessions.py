"""Every session that is written, as a trainee meets it: workbook, exercise, result."""

import re

import pytest
from playwright.sync_api import expect

from qihang.commerce import jobs
from qihang.language.messages import LANGUAGES
from qihang.sessions import sessions
from qihang.sessions.workbook import practice_items
from qihang.system.notebooks import notebook
from tests.conftest import ROOT
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat
from tests.support.exercise_page import box
from tests.support.pages import each_language, faults, small_targets, spilling
from tests.support.screen_table import HEIGHT, WIDTH
from tests.support.solutions import keyed_items, newest, right_answers
from tests.support.walked import SHOWN, at, walk

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("whole course")]

WRITTEN = [one for one in sessions() if one.workbook]
every_session = pytest.mark.parametrize("name", [one.name for one in WRITTEN])


@pytest.fixture
def classroom(whole_course):
    """A classroom in which every session is open."""
    return whole_course


def opened(browser, classroom, trainee, path, language="zh"):
    """A trainee's seat with a page of the classroom on it, in a language."""
    seat = Seat.at(browser, classroom)
    seat.sign_in(trainee)
    seat.page.locator(f"#page-header [data-lang={language}]").click()
    seat.open(path)
    if path.startswith("/exercise"):
        exercise.wait_until_drawn(seat.page)
    else:
        wait_for_workbook(seat.page, path.rpartition("/")[2])
    return seat


def wait_for_workbook(page, name):
    """Wait until every widget of a workbook is drawn and has the claim."""
    cells = notebook(ROOT / next(one.workbook for one in WRITTEN if one.name == name))["cells"]
    exercise.show_whole_if_in_screens(page)
    widgets = sum(c["cell_type"] == "code" and "import" not in c["source"] for c in cells)
    items = len(practice_items({"cells": cells}))
    expect(page.locator("#cells .q-card")).to_have_count(widgets)
    ready = re.compile("empty|typing|right|not-yet|partly|unreadable")
    expect(page.locator("[data-item]")).to_have_count(items)
    for item in page.locator("[data-item]").all():
        expect(item).to_have_attribute("data-state", ready)


def assert_is_whole_and_fits(page):
    text = page.locator("#cells").inner_text()
    assert "Traceback" not in text
    assert "Error" not in text
    assert page.locator("#cells .jp-RenderedText[data-mime-type*=error]").count() == 0
    assert faults(page) == []
    assert spilling(page) == {}
    page.evaluate("document.documentElement.style.setProperty('--size', '18px')")
    assert small_targets(page) == []
    page.evaluate("document.documentElement.style.removeProperty('--size')")


@every_session
@pytest.mark.parametrize("kind", ["workbook", "exercise"])
@each_language
def test_a_page_is_whole_and_fits_at_every_size(browser, classroom, trainee, name, kind, language):
    seat = opened(browser, classroom, trainee, f"/{kind}/{name}", language)
    assert_is_whole_and_fits(seat.page)
    seat.close()


@every_session
@each_language
def test_model_answers_given_on_the_page_earn_full_points(
    browser, classroom, trainee, name, language
):
    edition = newest(name)
    most = sum(item.most for item in keyed_items(edition, ROOT))
    seat = opened(browser, classroom, trainee, f"/exercise/{name}", language)
    for question, value in right_answers(classroom.site, trainee, edition).items():
        exercise.fill(seat.page, question, value)
    exercise.hand_in(seat.page)
    exercise.wait_for_marks(seat.page)
    for item in keyed_items(edition, ROOT):
        expect(box(seat.page, item.name)).to_have_attribute("data-state", "right")
    assert f"{most:g}" in seat.page.locator(".handin-total").inner_text()
    # At the top the head lies over nothing: a box that it half covers is told as too small.
    seat.page.evaluate("scrollTo(0, 0)")
    assert faults(seat.page) == []
    assert spilling(seat.page) == {}
    seat.close()


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_trainee_walks_every_session_from_the_first_screen_to_the_mark_and_the_plan(
    browser, classroom, trainee, language
):
    seat = Seat.at(browser, classroom)
    seat.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    seat.open("/login")
    seat.page.locator(f"#page-header [data-lang={language}]").click()
    seat.sign_in(trainee)
    right = set()
    for session in WRITTEN:
        with at(f"{session.code} in {language}"):
            walk_workbook(seat, session, language)
            right |= walk_exercise(seat, session, trainee, language)
            expect_all_at_home(seat, session)
            expect_tasks(seat, right)
    plan = seat.page.locator("#plan").get_attribute("href")
    paper = seat.page.request.get(f"{classroom.address}{plan}")
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")
    seat.close()


def walk_workbook(seat, session, language):
    """From home to its last screen, and on to the exercise."""
    seat.page.locator(f"#session-{session.name}-workbook-open").click()
    with at("its workbook"):
        walk(seat, notebook(ROOT / session.workbook), language)
        seat.page.locator(".turn--on").click()
        seat.page.wait_for_url(f"**/exercise/{session.name}*")


def walk_exercise(seat, session, trainee, language):
    """Every question is answered on its screen, and all is handed in; the questions."""
    edition = newest(session.name)
    known = right_answers(seat.classroom.site, trainee, edition)
    asked = seat.page.locator(f"{SHOWN} [data-question]")

    def answer():
        for question in [one.get_attribute("data-question") for one in asked.all()]:
            exercise.fill(seat.page, question, known[question])

    with at("its exercise"):
        walk(seat, notebook(ROOT / "exercises" / edition / f"{edition}.ipynb"), language, answer)
        exercise.hand_in(seat.page)
        exercise.wait_for_marks(seat.page)
    return {f"{session.name}.{question}" for question in known}


def expect_all_at_home(seat, session):
    """Home says that all was seen, and that the mark is full points."""
    seat.page.locator("a.brand").click()
    lines = seat.page.locator(".session", has=seat.page.locator(f"#session-{session.name}-title"))
    expect(lines.locator(".lesson-link-state .sign")).to_have_text(["✓", "✓"])
    most = sum(item.most for item in keyed_items(newest(session.name), ROOT))
    result = seat.page.locator(".result", has_text=session.code).locator(".result-points")
    expect(result).to_have_text(re.compile(rf"✓\D+{most:g}\D+{most:g}\b"), use_inner_text=True)


def expect_tasks(seat, right):
    """What I can do shows the tasks whose questions were right, and leads back home."""
    seat.page.locator("#to-jobs").click()
    shown = sum(task.is_shown(right) for task in jobs.TASKS)
    told = re.compile(rf"\b{shown}\D+{len(jobs.TASKS)}\b|\b{len(jobs.TASKS)}\D+{shown}\b")
    expect(seat.page.locator("#tasks-label")).to_have_text(told, use_inner_text=True)
    seat.page.locator("#back").click()
