"""A lesson on paper: whose it is, when it was printed, and all that was written."""

import re

import pypdfium2
import pytest

from tests.support import exercise_page as exercise
from tests.support.exercise_page import box, key

pytestmark = [pytest.mark.process, pytest.mark.browser]

LONG = " ".join(f"Line {line} of what we sell and to whom." for line in range(1, 41))


@pytest.fixture
def classroom(lasting_classroom):
    """Nobody changes anything but by signing in."""
    return lasting_classroom


def sheets(page):
    """The text of each sheet, its lines put together."""
    pdf = pypdfium2.PdfDocument(page.pdf(format="A4"))
    texts = [sheet.get_textpage().get_text_range() for sheet in pdf]
    pdf.close()
    return [re.sub(r"\s+", " ", text) for text in texts]


def printed(page):
    """The text of the page on paper."""
    return " ".join(sheets(page))


@pytest.fixture
def exercise_on_screen(seat, trainee):
    """An exercise with a long text, in English."""
    seat.sign_in(trainee)
    seat.page.locator("#page-header [data-lang=en]").click()
    seat.open("/exercise/t1")
    exercise.wait_until_drawn(seat.page)
    key(box(seat.page, "offer"), "line").fill(LONG)
    exercise.wait_for_state(box(seat.page, "offer"), "saved")
    return seat.page


def test_every_sheet_of_an_exercise_has_name_number_and_date(exercise_on_screen, trainee):
    today = exercise_on_screen.evaluate(
        "new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })"
    )
    found = sheets(exercise_on_screen)
    assert len(found) > 1
    for text in found:
        assert f"name of {trainee} {trainee}" in text
        assert today in text


def test_a_long_answer_is_whole_on_paper_and_the_page_is_as_before(exercise_on_screen):
    assert LONG in printed(exercise_on_screen)
    area = key(box(exercise_on_screen, "offer"), "line")
    assert area.is_visible()
    assert exercise_on_screen.locator(".written-out").count() == 0


def test_nothing_to_press_is_on_paper(exercise_on_screen):
    text = printed(exercise_on_screen)
    for word in ("Sign out", "Help", "Go to the home page", "Press one to go there"):
        assert word not in text
    shown = "one => one.checkVisibility() && one.tagName"
    exercise_on_screen.emulate_media(media="print")
    pressed = exercise_on_screen.locator(".q-btn, button.q-btn").evaluate_all(
        f"all => all.map({shown}).filter(Boolean)"
    )
    assert pressed == []
