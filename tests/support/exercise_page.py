"""Answering an exercise as a trainee does, whatever the kinds of its questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

DONE = ("saved", "unreadable")


NOT_DRAWN = 'script[type="application/vnd.voila.cell-output+json"]'
"""What stands in the page where a widget is to be drawn."""


def wait_until_drawn(page: Page) -> None:
    """Wait until every box and the end of the page have claimed the page session.

    Of an exercise that has screens, the whole page is shown.
    """
    if show_whole_if_in_screens(page):
        expect(page.locator(f"section.screen {NOT_DRAWN}")).to_have_count(0)
    else:
        count = page.locator("h2:visible").count()
        expect(page.locator("[data-question]")).to_have_count(count)
    expect(page.locator('[data-key="handin"]:not([data-phase="waiting"])')).to_be_visible()
    expect(page.locator('[data-question][data-state="waiting"]')).to_have_count(0)


def show_whole_if_in_screens(page: Page) -> bool:
    """Show all screens of a page one below the other; returns whether it has any."""
    if not page.locator("section.screen").count():
        return False
    page.wait_for_selector("section.screen:not([hidden])")
    if page.locator("section.screen[hidden]").count():
        page.locator(".step-menu summary").click()
        page.locator(".step-list button").click()
    return True


def box(page: Page, question: str) -> Locator:
    """The answer box of a question."""
    return page.locator(f'[data-question="{question}"]')


def key(place: Locator, name: str) -> Locator:
    """The control of that name in a box or a lab."""
    return place.locator(f'[data-key="{name}"]')


def write(place: Locator, name: str, text: str) -> None:
    """Write into the control of that name, and end with Enter."""
    key(place, name).fill(text)
    key(place, name).press("Enter")


def fill(page: Page, question: str, value: Any) -> None:
    """Answer one question and wait until the page says that it is saved."""
    answer(page, question, value)
    wait_for_state(box(page, question), *DONE)


def answer(
    page: Page, question: str, value: Any, saved: Callable[[], object] = lambda: None
) -> None:
    """Answer one question in the form of its kind.

    ``saved`` has what was done saved, where the page does not do so by itself.
    """
    one = box(page, question)
    if key(one, "part-before").count():
        fill_plan(one, value)
    elif isinstance(value, dict) and "weeks" in value:
        play(one, value, saved)
    elif isinstance(value, dict) and not value.keys() & {"choice", "reason"}:
        for part, given in value.items():
            if key(one, f"row-{part}").count():
                key(one, f"{part}-{given}").check()
            else:
                key(one, f"cell-{part}").fill(str(given))
    elif isinstance(value, dict):
        for part in ("choice", "reason"):
            key(one, f"{part}-{value[part]}").check()
    elif isinstance(value, list) and key(one, "options").count():
        for option in value:
            key(one, f"option-{option}").check()
    elif isinstance(value, list) and key(one, "say").count():
        for reply in value:
            key(one, "say").fill(reply)
            key(one, "send").click()
    elif isinstance(value, list):
        put_in_order(one, value)
    elif key(one, "line").count():
        key(one, "line").fill(str(value))
    else:
        key(one, f"option-{value}").check()


def fill_plan(one: Locator, value: dict[str, Any]) -> None:
    """Fill in the lines of a plan, part by part."""
    for part in one.locator("[data-key^=part-]").all():
        part.click()
        for name, given in value.items():
            if key(one, f"cell-{name}").is_visible():
                key(one, f"cell-{name}").fill(str(given))
            elif key(one, f"line-of-{name}").is_visible():
                key(one, f"line-of-{name}").locator("select:visible").select_option(given)


def play(one: Locator, season: dict[str, Any], saved: Callable[[], object]) -> None:
    """Decide and run the weeks of a shop, and answer what is asked of them."""
    for week in season["weeks"]:
        if key(one, "move-yes").count():
            key(one, "move-yes" if week["move"] else "on").click()
        for field, number in week.items():
            if field != "move":
                money = field in ("price", "ads")
                write(one, f"{field}-box", f"{number / 100:.2f}" if money else str(number))
        for _ in ("run it", "go on"):
            key(one, "on").click()
            saved()
            expect(key(one, "waits")).to_have_count(0)
    for name, option in season["debrief"].items():
        key(one, f"{name}-{option}").check()
        key(one, "on").click(force=True)


def put_in_order(one: Locator, wanted: list[str]) -> None:
    """Press the buttons until the steps stand as wanted."""
    if key(one, "keep-order").count():
        key(one, "keep-order").click()
    for place, step in enumerate(wanted):
        while (at := steps(one).index(step)) > place:
            key(one, f"up-{step}").click()
            expect(one.locator("[data-step]").nth(at - 1)).to_have_attribute("data-step", step)


def steps(one: Locator) -> list[str]:
    """The steps as they stand now."""
    return [str(step.get_attribute("data-step")) for step in one.locator("[data-step]").all()]


def wait_for_state(one: Locator, *states: str) -> None:
    """Wait until a box says one of these of itself."""
    name = one.get_attribute("data-question")
    choice = ", ".join(f'[data-question="{name}"][data-state="{state}"]' for state in states)
    expect(one.page.locator(choice)).to_be_visible()


def hand_in(page: Page) -> str:
    """Hand in, confirming that something is not whole if need be; returns the receipt."""
    page.locator('[data-key="hand-in"]').click()
    receipt = page.locator("[data-receipt]")
    sure = page.locator('[data-key="sure"]')
    expect(receipt.or_(sure)).to_be_visible()
    if sure.is_visible():
        hand_in_so(page)
    expect(receipt).to_be_visible()
    return str(receipt.get_attribute("data-receipt"))


def hand_in_so(page: Page) -> None:
    """Confirm, once that can be done, that something is handed in that is not whole."""
    confirm = page.locator('[data-key="hand-in-so"]')
    expect(confirm).not_to_have_attribute("aria-disabled", "true")
    confirm.click()


def start_again(page: Page) -> None:
    """Start again with new numbers, and say so once more when that is asked."""
    for name in ("again", "new-so"):
        button = page.locator(f'[data-key="{name}"]')
        expect(button).not_to_have_attribute("aria-disabled", "true")
        button.click()


def wait_for_marks(page: Page) -> None:
    """Wait until the result stands on the page."""
    expect(page.locator('[data-key="handin"][data-marked="yes"]')).to_be_visible(timeout=60_000)
