"""What stands on a worksheet is what the exercise page asks its owner."""

import os
from unittest.mock import patch

import pytest

from qihang.language.messages import LANGUAGES
from qihang.system.notebooks import notebook
from tests.support.classroom import Seat
from tests.support.exercise_page import box, wait_until_drawn
from widgets.exercise import on_paper

pytestmark = [pytest.mark.process, pytest.mark.browser]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_what_stands_on_the_sheet_that_was_printed_before(
    browser, lasting_classroom, language
):
    number = lasting_classroom.newcomer()
    [asked] = lasting_classroom.ask("next_attempts", session="t1", numbers=[number])
    with patch.dict(os.environ, {"NBGRADER_EXECUTION": "autograde"}):
        cells = notebook(lasting_classroom.site.page("exercise", asked["assignment"]))["cells"]
        sheet = on_paper.Sheet(cells, language, key=False).of(asked["seed"])
    seat = Seat.at(browser, lasting_classroom)
    seat.sign_in(number)
    seat.open("/exercise/t1")
    seat.page.locator(f"[data-lang={language}]").first.click()
    wait_until_drawn(seat.page)
    facts = 0
    for one in sheet["questions"]:
        shown = box(seat.page, one["name"]).inner_text()
        assert one["form"]["label"] in shown
        for line in one["card"].get("lines", ()):
            assert line["name"] in shown
            assert line["value"] in shown
            facts += 1
        for part in ("options", "rows", "steps"):
            for choice in one["form"].get(part, ()):
                assert choice["text"] in shown
    assert facts
    seat.close()
