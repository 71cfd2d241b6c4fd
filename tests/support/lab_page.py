"""One laboratory on a page as wide as a lesson's column, in a real browser."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from hypothesis.strategies import SearchStrategy, sampled_from
from playwright.sync_api import Browser, Locator, Route

from tests.conftest import ROOT
from tests.widgets.test_box_page import DRAW
from tests.widgets.test_lab import JUNK
from widgets.core.lab import Lab

SERVED = ROOT / "qihang" / "server" / "static"

PAGE = (
    '<!doctype html><html lang="en" data-lang="en" style="--size: {size}px"><title>S3</title>'
    '<link rel="stylesheet" href="/static/page.css">'
    '<main style="max-width: 44rem; margin: 1rem auto"><h1>S3</h1><h2>1</h2></main>'
)


def _send_file(route: Route) -> None:
    """A style sheet or font as the classroom's server has it."""
    route.fulfill(path=SERVED / urlsplit(route.request.url).path.removeprefix("/static/"))


def sentence(lab: Lab) -> str:
    """The one sentence on what a laboratory shows, in English."""
    return str(lab.view["sentence"]["en"])


def said(lab: Lab) -> str:
    """What a laboratory says beside its picture, in English."""
    return str(lab.view["said"]["text"]["en"])


class Bench:
    """A page with one laboratory; what is done reaches Python when a test looks."""

    def __init__(self, browser: Browser, lab: Lab, width: int = 1280, size: int = 18) -> None:
        self.lab = lab
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        html = PAGE.format(size=size)
        self.page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        self.page.route("**/static/**", _send_file)
        self.page.goto("http://classroom.test/workbook/s3")
        self.page.evaluate(DRAW, [lab._esm, lab._css, lab.view, 0])
        self.page.evaluate("document.fonts.ready")
        self.pass_on()

    def pass_on(self) -> None:
        """Let Python hear the page and the page Python, until neither has more to say."""
        while messages := self.page.evaluate("models[0].sent.splice(0)"):
            for message in messages:
                self.lab._handle_custom_msg(message, [])
                self.page.evaluate("(view) => models[0].set(view)", self.lab.view)

    def part(self, key: str) -> Locator:
        """The part of the laboratory with that key."""
        return self.page.locator(f'[data-key="{key}"]')

    def press(self, key: str) -> None:
        """Press a part with the mouse."""
        self.part(key).click()
        self.pass_on()

    def keys(self, key: str, *names: str) -> None:
        """Go to a part and press keys there."""
        self.part(key).focus()
        for name in names:
            self.page.keyboard.press(name)
            self.pass_on()

    def write(self, key: str, text: str) -> None:
        """Write into a box in place of what stands there, and leave it."""
        self.part(key).fill(text)
        self.part(key).press("Tab")
        self.pass_on()

    def drag(self, key: str, share: float) -> None:
        """Put a slider with the mouse to a share of its length."""
        box = self.part(key).bounding_box()
        assert box is not None
        x = box["x"] + 1 + (box["width"] - 2) * share
        self.page.mouse.click(x, box["y"] + box["height"] / 2)
        self.pass_on()

    def speak(self, language: str) -> None:
        """Show the page in that language."""
        self.page.evaluate(
            "(lang) => { document.documentElement.dataset.lang = lang;"
            " document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'; }",
            language,
        )

    def sentence(self) -> str:
        """The one sentence, in the language that is shown."""
        return self.part("sentence").inner_text()

    def focused(self) -> str | None:
        """The key of the part that has the focus."""
        return self.page.evaluate("document.activeElement.dataset.key")

    def faults(self) -> list[str]:
        """What axe-core finds, in words."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]

    def too_wide(self) -> int:
        """Pixels by which the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def close(self) -> None:
        """Close the page; no script may have failed on it."""
        self.page.close()
        assert self.errors == []


def forge(lab: Lab, draw: Callable[[SearchStrategy[object]], object]) -> None:
    """Send a few messages as no page of ours would: any verb, with any values."""
    verbs = sorted(lab._known_verbs() - {"ready", "keep"})
    for _ in range(5):
        verb = draw(sampled_from(verbs))
        names = list(inspect.signature(getattr(lab, f"do_{verb}")).parameters)
        lab._handle_custom_msg({"do": verb, **{name: draw(JUNK) for name in names}}, [])
    json.dumps(lab.view)
