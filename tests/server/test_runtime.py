"""The runtime of a light page in a real Chromium, with a kernel that the tests play."""

import pytest
from playwright.sync_api import expect

from tests.support.runtime_page import RuntimePage

pytestmark = pytest.mark.browser


@pytest.fixture
def light(browser):
    """A page that loads the runtime."""
    one = RuntimePage(browser)
    yield one
    one.close()


def asked(light):
    """The widgets whose states were asked for, in that order."""
    return [widget for widget, data in light.heard if data["method"] == "request_state"]


def test_a_page_without_screens_draws_all_its_widgets_in_their_order(light):
    light.open("a", "b", "c")
    expect(light.button("c")).to_have_text("c: 0")
    assert asked(light) == light.drawn() == ["a", "b", "c"]


def test_a_widget_asks_and_shows_what_python_says(light):
    light.open("a")
    light.button("a").click()
    expect(light.button("a")).to_have_text("a: 1")
    light.change("a", count=7)
    expect(light.button("a")).to_have_text("a: 7")


def test_only_the_screen_that_is_shown_and_the_next_are_drawn(light):
    light.open("a", "b", "c", "d", screens=True)
    expect(light.button("b")).to_be_attached()
    assert asked(light) == light.drawn() == ["a", "b"]
    light.turn_to("b", "c")
    expect(light.button("c")).to_be_attached()
    expect(light.button("b")).to_be_visible()
    assert asked(light) == light.drawn() == ["a", "b", "c"]
    light.turn_to("a", "b")
    light.turn_to("d", None)
    expect(light.button("d")).to_be_visible()
    assert asked(light) == light.drawn() == ["a", "b", "c", "d"]


def test_all_screens_are_drawn_where_the_whole_page_is_shown(light):
    light.open("a", "b", "c", "d", screens=True)
    light.page.evaluate(
        "document.querySelectorAll('section').forEach((one) => (one.hidden = false))"
    )
    for name in "abcd":
        expect(light.button(name)).to_be_visible()
    assert sorted(light.drawn()) == sorted(asked(light)) == ["a", "b", "c", "d"]


def test_what_is_sent_without_a_connection_fails_at_once_and_the_page_is_told(light):
    light.open("a")
    expect(light.button("a")).to_have_text("a: 0")
    light.page.evaluate("document.addEventListener('qihang:cut', () => (window.told = true))")
    light.cut()
    light.page.wait_for_function("window.told")
    light.button("a").click()
    expect(light.button("a")).to_have_text("not sent")


def test_after_a_cut_the_newest_state_is_shown_and_work_goes_on(light):
    light.open("a", "b")
    expect(light.button("b")).to_have_text("b: 0")
    light.cut()
    light.change("a", count=5)
    light.mend()
    expect(light.button("a")).to_have_text("a: 5")
    light.button("a").click()
    expect(light.button("a")).to_have_text("a: 6")
    assert light.drawn() == ["a", "b"]


def test_a_screen_that_is_shown_while_the_line_is_cut_is_drawn_when_it_is_there_again(light):
    light.open("a", "b", "c", "d", screens=True)
    expect(light.button("b")).to_be_attached()
    light.cut()
    light.turn_to("d", None)
    light.mend()
    expect(light.button("d")).to_have_text("d: 0")


def test_a_kernel_that_has_died_is_not_asked_for_again(light):
    light.open("a")
    expect(light.button("a")).to_have_text("a: 0")
    light.page.evaluate("document.addEventListener('qihang:cut', () => (window.told = true))")
    light.say("status", "", {"state": "dead"})
    light.page.wait_for_function("window.told")
    light.button("a").click()
    expect(light.button("a")).to_have_text("not sent")


def test_a_model_is_begun_once_and_taken_away_when_its_widget_is_closed(light):
    light.open("a")
    expect(light.button("a")).to_have_text("a: 0")
    assert light.page.evaluate("window.begun") == ["a"]
    light.say("comm_close", "a", {})
    expect(light.button("a")).to_have_count(0)
    assert light.page.evaluate("window.gone") == ["a"]


def test_a_widget_that_fails_leaves_the_others_alone(light):
    light.open("a", "b")
    expect(light.button("b")).to_be_visible()
    light.states["a"]["_esm"] = "export default { render() { throw new Error('a fault'); } };"
    light.page.reload()
    expect(light.button("b")).to_be_visible()
    assert [error for error in light.errors if "a fault" in error]
    light.errors.clear()


def test_a_style_sheet_of_a_widget_is_worn(light):
    light.open("a")
    light.states["a"]["_css"] = "button { color: rgb(1, 2, 3); }"
    light.page.reload()
    expect(light.button("a")).to_have_css("color", "rgb(1, 2, 3)")
