"""What is optional stands beside the way: it is not counted there, and leads back at any time."""

import pytest
from playwright.sync_api import expect

from tests.support.lesson_page import LessonPage

pytestmark = pytest.mark.browser


@pytest.fixture
def lesson(browser):
    made = LessonPage(
        browser,
        *("story", "try", "more", "still-more", "end"),
        further=("try", "more", "still-more"),
        optional=("more", "still-more"),
    )
    yield made
    made.close()


def counted(lesson):
    """Which screen of how many the page says it is."""
    return lesson.at(".dots .soft").inner_text()


def test_the_screens_that_everybody_walks_are_counted_without_the_optional_ones(lesson):
    lesson.open("/workbook/s1#try")
    assert counted(lesson) == "2 / 2"
    expect(lesson.at(".dot")).to_have_count(2)


def test_optional_screens_are_counted_among_themselves(lesson):
    lesson.open("/workbook/s1#more")
    assert counted(lesson) == "1 / 2"


def test_from_the_first_optional_screen_one_goes_back_to_the_way(lesson):
    lesson.open("/workbook/s1#more")
    expect(lesson.at(".turn-aside")).to_have_text("Back to the workbook", use_inner_text=True)
    lesson.at(".turn-aside").click()
    expect(lesson.at('section[data-screen="end"]')).to_be_visible()


def test_on_the_last_optional_screen_the_way_on_is_the_way_back(lesson):
    lesson.open("/workbook/s1#still-more")
    expect(lesson.at("button.turn-aside")).to_have_count(0)
    lesson.at(".turn--on").click()
    expect(lesson.at('section[data-screen="end"]')).to_be_visible()


def test_with_large_letters_next_keeps_its_place_beside_a_long_name(browser):
    long_name = "on-your-own-what-is-left-for-an-hour-of-work"
    lesson = LessonPage(
        browser, "story", "try", long_name, "end", further=("try", long_name),
        optional=(long_name,), size=32,
    )  # fmt: skip
    lesson.open("/workbook/s1#story")
    place = lesson.at(".turn--on").bounding_box()
    lesson.go("try")
    beside = lesson.at(".turn--on").bounding_box()
    assert (beside["x"], beside["width"]) == (place["x"], place["width"])
    back = lesson.at(".turn--back").bounding_box()
    assert back["x"] + back["width"] < beside["x"]
    assert abs(back["y"] - beside["y"]) < 8
    lesson.close()
