"""Browsers that cannot show a page, and pages that do not come: nobody waits for ever."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.pages import small_targets

pytestmark = [pytest.mark.process, pytest.mark.browser]

BROWSERS = re.compile("Chromium.*105.*Firefox 121", re.DOTALL)
CANNOT = "AbortSignal.timeout", "Element.prototype.checkVisibility"


@pytest.fixture
def classroom(lasting_classroom):
    """Nobody changes anything but by signing in."""
    return lasting_classroom


@pytest.fixture
def signed_in(seat, trainee):
    """The cookies of somebody who is signed in."""
    seat.sign_in(trainee)
    return seat.context.storage_state()


@pytest.fixture
def opened(browser, classroom, signed_in):
    """Opens a page in a browser of its own kind."""
    contexts = []

    def at(path, before=lambda context: None, **kind):
        context = browser.new_context(storage_state=signed_in, **kind)
        contexts.append(context)
        before(context)
        page = context.new_page()
        page.goto(f"{classroom.address}{path}")
        return page

    yield at
    for context in contexts:
        context.close()


def says_which_browsers(page):
    expect(page.locator(".needs")).to_be_visible()
    expect(page.locator(".needs")).to_contain_text(BROWSERS)
    expect(page.locator("#loading")).to_be_hidden()


@pytest.mark.parametrize("path", ["/login", "/", "/workbook/t1"])
def test_without_javascript_a_page_says_what_it_needs(opened, path):
    says_which_browsers(opened(path, java_script_enabled=False))


@pytest.mark.parametrize("path", ["/help", "/workbook/t1"])
def test_where_scripts_are_blocked_a_page_says_so_after_some_seconds(opened, path):
    page = opened(path, lambda context: context.route("**/*.js*", lambda route: route.abort()))
    expect(page.locator(".needs")).to_be_hidden()
    waits = page.evaluate("document.getAnimations().map((one) => one.effect.getTiming().delay)")
    assert waits
    assert max(waits) <= 10_000
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    says_which_browsers(page)


@pytest.mark.parametrize("lacks", CANNOT)
def test_a_browser_that_is_too_old_is_told_at_once(opened, lacks):
    page = opened("/workbook/t1", lambda context: context.add_init_script(f"delete {lacks}"))
    says_which_browsers(page)


def test_a_browser_that_can_is_told_nothing(opened):
    page = opened("/workbook/t1")
    page.locator(".lab--margin").wait_for()
    expect(page.locator(".needs")).to_be_hidden()


def cut_off(context):
    """Of a lesson comes no more than its beginning; the page's clock is the test's own."""

    def cut(route):
        answer = route.fetch()
        begun, whole, _ = answer.text().partition('<div id="lesson"')
        assert whole
        route.fulfill(response=answer, body=begun)

    context.clock.install()
    context.route("**/workbook/t1", cut)


def held_up(context):
    """The line to the kernel opens, and nothing comes through."""
    context.clock.install()
    context.route_web_socket("**/channels*", lambda line: None)


@pytest.mark.parametrize("what_fails", [cut_off, held_up])
def test_a_page_that_does_not_come_offers_another_try_and_the_way_home(opened, what_fails):
    page = opened("/workbook/t1", what_fails)
    expect(page.locator("#loading-text, #cells h1").first).to_be_visible()
    page.clock.run_for(25_000)
    expect(page.locator("#late")).to_have_count(0)
    page.clock.run_for(10_000)
    expect(page.locator("#late")).to_be_visible()
    page.clock.resume()
    assert small_targets(page) == []
    expect(page.locator("#late a")).to_have_attribute("href", "/")
    page.context.unroute("**/workbook/t1")
    page.locator("#late button").click()
    expect(page.locator("#lesson")).to_be_visible()
