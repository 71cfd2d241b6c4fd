"""Every session that is written, as a trainee meets it: workbook, exercise, result."""

import re

import pytest
from playwright.sync_api import expect

from qihang.answers import seeds
from qihang.sessions import sessions
from qihang.sessions.editions import editions_in
from qihang.sessions.workbook import practice_items
from qihang.system.notebooks import notebook
from tests.conftest import ROOT
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat
from tests.support.exercise_page import box
from tests.support.pages import each_language, faults, small_targets, spilling
from tests.support.solutions import keyed_items, raw_answers

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
    edition = editions_in((one.name for one in (ROOT / "solutions").iterdir()), name)[-1]
    seed = seeds.make(classroom.site.secret("seeds"), trainee, edition, 1)
    most = sum(item.most for item in keyed_items(edition, ROOT))
    seat = opened(browser, classroom, trainee, f"/exercise/{name}", language)
    for question, value in raw_answers(edition, ROOT, seed, "right").items():
        exercise.fill(seat.page, question, value)
    exercise.hand_in(seat.page)
    exercise.wait_for_marks(seat.page)
    for item in keyed_items(edition, ROOT):
        expect(box(seat.page, item.name)).to_have_attribute("data-state", "right")
    assert f"{most:g}" in seat.page.locator(".handin-total").inner_text()
    assert faults(seat.page) == []
    assert spilling(seat.page) == {}
    seat.close()
