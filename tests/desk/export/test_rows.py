"""The row of files stands at the same place on each page that has one, and fits."""

from urllib.parse import quote

import pytest

from tests.desk.export.conftest import BIG
from tests.support.desk import DeskSeat
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

PAGES = (
    "/assignments",
    "/assignments/t1",
    "/wrong?session=t1",
    "/people",
    f"/hours/month?class={quote(BIG)}",
)


@pytest.fixture(scope="module")
def seat(browser, desk, people):
    """The class teacher of the large class at a browser."""
    one = DeskSeat.at(browser, desk.address, "大班班主任", "/people")
    yield one
    one.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_the_row_stands_at_the_end_of_the_title_and_all_fits(seat, path, language):
    seat.speak(language)
    seat.open(path)
    row = seat.page.locator(".desk-files")
    box, title = row.bounding_box(), seat.page.locator("h1").first.bounding_box()
    main = seat.page.locator(".now-head, .wrong-head").first.bounding_box()
    assert abs(box["x"] + box["width"] - main["x"] - main["width"]) < 2
    assert box["y"] < title["y"] + 160
    assert spill(seat.page) == 0
    assert small_targets(seat.page) == []
    assert faults(seat.page) == []


def test_the_row_is_reached_by_keyboard_alone(seat):
    seat.open("/assignments")
    seat.page.locator(".desk-files a").first.focus()
    with seat.page.expect_download() as coming:
        seat.page.keyboard.press("Enter")
    assert coming.value.suggested_filename.endswith(".csv")
    seat.page.keyboard.press("Tab")
    with seat.page.expect_download() as coming:
        seat.page.keyboard.press("Enter")
    assert coming.value.suggested_filename.endswith(".xlsx")
