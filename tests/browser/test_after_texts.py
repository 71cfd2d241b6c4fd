"""Texts that are read after the first try of a screen, in a real Chromium without a classroom."""

import pytest
from playwright.sync_api import expect

from tests.support.lesson_page import LessonPage

pytestmark = pytest.mark.browser

TEXT = ".celltag_en.after"


@pytest.fixture
def lesson(browser):
    """Two screens; what the second one says is read afterwards."""
    made = LessonPage(browser, "story", "look", after="look")
    made.open()
    made.go("look")
    yield made
    made.close()


def text(lesson):
    return lesson.page.locator(TEXT)


def show_me(lesson):
    return lesson.page.locator('[data-key="show-after"]')


def try_it(lesson):
    """What a widget sends once something was done in it."""
    lesson.page.evaluate(
        """() => document.getElementById('cell-id=test-look')
          .dispatchEvent(new CustomEvent('qihang:tried', { bubbles: true }))"""
    )


def tells_done(response):
    return '"done":"look"' in (response.request.post_data or "")


def test_it_waits_for_the_first_try_and_stays(lesson):
    expect(text(lesson)).to_be_hidden()
    expect(show_me(lesson)).to_be_visible()
    try_it(lesson)
    expect(text(lesson)).to_be_visible()
    expect(show_me(lesson)).to_have_count(0)
    lesson.go("story")
    lesson.go("look")
    expect(text(lesson)).to_be_visible()
    try_it(lesson)
    assert lesson.bookmark["done"] == ["look"]


def test_nobody_gets_stuck_and_whoever_asks_is_where_it_begins(lesson):
    show_me(lesson).press("Enter")
    expect(text(lesson)).to_be_visible()
    expect(text(lesson)).to_be_focused()
    assert lesson.bookmark["done"] == ["look"]


@pytest.mark.parametrize("address", ["/workbook/s1", "/workbook/s1#look"])
def test_what_was_read_is_there_after_a_reload(lesson, address):
    with lesson.page.expect_response(tells_done):
        try_it(lesson)
    expect(text(lesson)).to_be_visible()
    lesson.open(address)
    expect(text(lesson)).to_be_visible()
    expect(show_me(lesson)).to_have_count(0)


def test_what_was_not_read_waits_after_a_reload_too(lesson):
    lesson.open()
    expect(show_me(lesson)).to_be_visible()
    expect(text(lesson)).to_be_hidden()


def test_it_is_on_paper_in_the_language_that_is_shown(lesson):
    lesson.page.emulate_media(media="print")
    expect(text(lesson)).to_be_visible()
    expect(lesson.page.locator(".celltag_zh.after")).to_be_hidden()
    expect(show_me(lesson)).to_be_hidden()
