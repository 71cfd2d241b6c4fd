"""What is asked of every page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.support.waiting import until

each_language = pytest.mark.parametrize(
    "language", ["zh", pytest.param("en", marks=pytest.mark.long)]
)
"""What a page is in one language it mostly is in the other: that is for the long run."""

NARROW = [(320, 18), (640, 32)]
"""Widths of a window, and sizes of letters in it, in pixels; 320 remain of 1280 that a browser
shows four times as large, 640 of as many twice as large."""

WINDOWS = [*NARROW, *((width, size) for width in (1024, 1280, 1366) for size in (18, 32))]

LEAST_TARGET = 44
"""Pixels in height of whatever can be pressed or chosen."""

_TARGETS = """(least) => {
  const all = document.querySelectorAll(
    "a.q-btn, a.brand, button, summary, select, textarea, .q-radio, input:not([type=hidden])");
  return [...all]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    // A word within a sentence is as high as its line; a box to tick is pressed with its words.
    .filter((one) => !one.matches(".term, .q-visually-hidden"))
    .map((one) => one.closest("label") ?? one)
    .map((one) => [one.getBoundingClientRect().height, one.outerHTML.slice(0, 120)])
    .filter(([height]) => height < least - 0.5);
}"""


def looked_at(colours: bool = True) -> dict[str, object]:
    """What axe-core looks at: its own rules, and how large and apart targets are."""
    rules = {"color-contrast": colours, "target-size": True}
    return {
        "resultTypes": ["violations"],
        "rules": {name: {"enabled": one} for name, one in rules.items()},
    }


def small_targets(page: Page) -> list[tuple[float, str]]:
    """What can be pressed or chosen on a page and is lower than a finger needs."""
    return [(height, html) for height, html in page.evaluate(_TARGETS, LEAST_TARGET)]


def pressed_to_the_largest(page: Page) -> str:
    """The size of letters after the + was pressed again and again where it stood at 18 px."""
    page.evaluate("document.documentElement.style.setProperty('--size', '18px')")
    box = page.locator("[data-size='+']").bounding_box()
    assert box is not None
    for _ in range(7):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return page.locator("#page-header output").inner_text()


def faults(page: Page, colours: bool = True) -> list[str]:
    """What axe-core finds on a page, in words; without ``colours`` in a fifth of the time."""
    found = Axe().run(page, options=looked_at(colours)).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def spill(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return max(0, int(page.evaluate(width)))


def spilling(page: Page) -> dict[tuple[int, int], int]:
    """By how much a page spills over at each width and text size of a classroom, where it does."""
    found = {}
    for width, size in WINDOWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(f"document.documentElement.style.setProperty('--size', '{size}px')")
        if over := spill(page):
            found[width, size] = over
    return found


def wait_for_kernels(page: Page, jupyterlab: str) -> None:
    """Wait until the kernels of a JupyterLab run: one that starts holds up its end for 10 s."""

    def all_run() -> bool:
        answer = page.request.get(f"{jupyterlab}/api/kernels")
        kernels = answer.json() if answer.ok else []
        return bool(kernels) and all(one["execution_state"] == "idle" for one in kernels)

    until(all_run, patience=60)
