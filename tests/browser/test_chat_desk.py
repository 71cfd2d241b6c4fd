"""What the chat desk opens stays inside the window, and can be closed where it was opened."""

import pytest
from playwright.sync_api import expect

from tests.support.classroom import Seat
from tests.support.screen_table import DRAWN, HEIGHT, WIDTH

pytestmark = [pytest.mark.process, pytest.mark.browser, pytest.mark.xdist_group("whole course")]

LIDS = {"/exercise/s4#chat": ".form-counts"}
"""The screen of a chat desk at which something is opened, and what."""


@pytest.fixture(params=LIDS)
def lid(request, whole_course, browser):
    """A chat desk in a low window, and what can be opened at it."""
    seat = Seat.at(browser, whole_course)
    seat.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    seat.sign_in(whole_course.newcomer())
    seat.open(request.param)
    seat.page.wait_for_function(DRAWN)
    yield seat.page.locator(f"section.screen:visible {LIDS[request.param]}")
    seat.close()


def edges(one):
    """Top and bottom of an element."""
    box = one.bounding_box()
    return box["y"], box["y"] + box["height"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_opened_at_the_desk_is_in_sight_and_lies_over_nothing(lid, language):
    page = lid.page
    page.click(f"[data-lang={language}]")
    lid.locator("summary").click()
    expect(lid).to_have_attribute("open", "")
    head, bar = edges(page.locator("#page-header"))[1], edges(page.locator("#turn-bar"))[0]
    first = lid.locator("li, button").first  # the rest may be longer than the window
    page.wait_for_function(
        "([one, bar]) => one.getBoundingClientRect().bottom <= bar",
        arg=[first.element_handle(), bar],
    )
    assert edges(lid)[0] >= head
    send = page.locator("section.screen:visible [data-key=send]")
    send.click(trial=True)  # nothing lies over it
    lid.locator("summary").click()
    expect(lid).not_to_have_attribute("open", "")


def test_escape_closes_what_was_opened_from_anywhere_at_the_desk(lid):
    lid.locator("summary").focus()
    lid.page.keyboard.press("Enter")
    expect(lid).to_have_attribute("open", "")
    lid.page.keyboard.press("Escape")
    expect(lid).not_to_have_attribute("open", "")
    expect(lid.locator("summary")).to_be_focused()
    lid.locator("summary").click()
    say = lid.page.locator("section.screen:visible [data-key=say]")
    say.focus()
    lid.page.keyboard.press("Escape")
    expect(lid).not_to_have_attribute("open", "")
    expect(say).to_be_focused()
