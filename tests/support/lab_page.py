"""One laboratory on a page as wide as a lesson's column, in a real browser."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Route

import widgets
from tests.conftest import ROOT
from tests.support.pages import faults
from widgets.core.lab import Lab

SERVED = ROOT / "qihang" / "server" / "static"

PAGE = (
    '<!doctype html><html lang="en" data-lang="en" style="--size: {size}px"><title>S3</title>'
    '<link rel="stylesheet" href="/static/page.css">'
    '<main style="max-width: 44rem; margin: 1rem auto"><h1>S3</h1><h2>1</h2></main>'
)


CUT_OFF = """
  [...document.querySelectorAll('.lab :is(table, td, th, div, p, ul, label)')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
    .map((one) => one.outerHTML.slice(0, 120))"""

NAMES = """
  [...document.querySelectorAll('.lab :is(img, [role=img])')]
    .filter((one) => one.checkVisibility())
    .map((one) => one.alt
      ?? one.getAttribute('aria-labelledby')?.split(' ')
        .map((id) => document.getElementById(id).innerText).join(' ')
      ?? one.getAttribute('aria-label'))"""

PASSED_OVER = """(css) => {
  const all = [...document.querySelectorAll(css)].filter((one) => one.checkVisibility());
  const radio = (one) => one.type === 'radio';
  const groups = new Set(all.filter((one) => one.tabbed && radio(one)).map((one) => one.name));
  return all.filter((one) => !one.tabbed && !(radio(one) && groups.has(one.name)))
    .map((one) => one.outerHTML.slice(0, 120));
}"""

COUNTED = """() => {
  const controls = '.lab :is(button, input, select, textarea, summary, [tabindex="0"])';
  const together = "fieldset, .q-count, [role=group]";
  const seen = [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility());
  return new Set(seen.map(
    (one) => one.closest("[data-control]")?.dataset.control ?? one.closest(together) ?? one)).size;
}"""
"""How many quantities, choices and things to press there are: what stands in one group is one
control, and so is what says that it belongs to the same (``data-control``)."""

CROWDED = """() => {
  const picture = document.querySelector('[data-key="picture"]');
  const frame = picture.getBoundingClientRect();
  const texts = [...picture.querySelectorAll("text")];
  const around = (text) => ({ says: text.textContent, box: text.getBoundingClientRect() });
  const boxes = texts.map(around);
  const side = (one, other) => one.left < other.right && other.left < one.right;
  const above = (one, other) => one.top + 6 < other.bottom && other.top + 6 < one.bottom;
  const meets = (one, other) => side(one, other) && above(one, other);
  const out = ({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1;
  const over = ({ box }, place) => boxes.slice(place + 1).some((other) => meets(box, other.box));
  return boxes.filter((one, place) => out(one) || over(one, place)).map(({ says }) => says);
}"""
"""The words of a drawn picture that meet others or leave it."""

SCREEN = {"width": 1366, "height": 625}
"""A maximised browser on the usual screen of a classroom, in pixels."""

SCREEN_SIZE = 20
"""The size of letters there."""

BESIDE_TEXT = "40rem"
"""How wide a laboratory is that stands beside the text of its screen."""

LEFT_OF_SCREEN = 450
"""Pixels of a screen's height between the header and the buttons that turn it."""

DRAW = """async ([esm, css, view, number]) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const el = document.createElement("div");
  document.querySelector("main").append(el);
  const model = {
    view, sent: [], heard: new Set(),
    get: () => model.view,
    send: (message) => {
      if (window.cut) throw new Error("no connection");
      model.sent.push(message);
    },
    on: (_, listener) => model.heard.add(listener),
    off: (_, listener) => model.heard.delete(listener),
    set: (fresh) => { model.view = fresh; model.heard.forEach((listener) => listener()); },
  };
  (window.models ??= [])[number] = model;
  const module = await import(URL.createObjectURL(new Blob([esm], { type: "text/javascript" })));
  module.default.render({ model, el });
}"""
"""Draws a widget at the end of a page, with a wire that is ours to cut."""

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.integers(-50, 50), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.lists(st.lists(st.one_of(st.integers(-3, 30), st.none(), st.text(max_size=2)), max_size=3)),
)
"""Values of every kind that JSON has."""


def hear(widget: Lab, **message: object) -> None:
    """What a page sends, as it arrives from the wire."""
    widget._handle_custom_msg(message, [])


def all_labs() -> list[type[Lab]]:
    """Every laboratory there is; the cards of the law only show."""
    found = [getattr(widgets, name) for name in widgets.lab_names()]
    return [one for one in found if issubclass(one, Lab)]


def own_tests(kind: type[Lab]) -> ModuleType:
    """The file of tests of a laboratory's own."""
    return import_module(f"tests.widgets.test_{kind.__name__.lower()}")


def on_page(drawn: Lab) -> dict[str, Any]:
    """What a page lays together of what it was sent."""
    sent = drawn.get_state(["steady", "view"])
    whole = {**sent["steady"], **sent["view"]}
    assert whole.pop("views") == drawn.views
    return whole


def _send_file(route: Route) -> None:
    """A style sheet or font as the classroom's server has it."""
    route.fulfill(path=SERVED / urlsplit(route.request.url).path.removeprefix("/static/"))


def sentence(lab: Lab) -> str:
    """The one sentence on what a laboratory shows, in English."""
    return str(lab.view["sentence"]["en"])


def said(lab: Lab) -> str:
    """What a laboratory says beside its picture, in English."""
    return str(lab.view["said"]["text"]["en"])


class LabPage:
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

    def faults(self, colours: bool = True) -> list[str]:
        """What axe-core finds, in words."""
        return faults(self.page, colours)

    def choose(self, key: str, value: str) -> None:
        """Choose one of a list."""
        self.page.locator(f'[data-key="{key}"] select:visible').select_option(value)
        self.pass_on()

    def height_on_a_screen(self) -> float:
        """How high the laboratory is beside the text of a screen, in pixels."""
        self.page.set_viewport_size(SCREEN)
        self.page.evaluate(
            "([width, px]) => {"
            " document.querySelector('main').style.maxWidth = width;"
            " document.documentElement.style.setProperty('--size', px); }",
            [BESIDE_TEXT, f"{SCREEN_SIZE}px"],
        )
        self._wait_for_fonts()
        box = self.page.locator(".lab").bounding_box()
        assert box is not None
        return box["height"]

    def _wait_for_fonts(self) -> None:
        """Until the fonts are there that the page asks for once it is laid out as it is now."""
        laid_out = "() => document.body.offsetHeight && document.fonts.ready.then(() => {})"
        self.page.evaluate(laid_out)

    def controls(self) -> int:
        """How many controls the laboratory shows."""
        return self.page.evaluate(COUNTED)

    def too_wide(self) -> int:
        """Pixels by which the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def look_through(self, width: int, size: int) -> None:
        """Look at the page through a window so wide, with letters of that size."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.evaluate(
            "(px) => document.documentElement.style.setProperty('--size', px)", f"{size}px"
        )

    def too_much(self, width: int, size: int) -> list[str]:
        """What is wider than its place in such a window: the page, or parts of it."""
        self.look_through(width, size)
        page = ["the page"] if self.too_wide() > 0 else []
        return page + self.page.evaluate(CUT_OFF)

    def names_of_pictures(self) -> list[str]:
        """What the pictures of the shown language say to those who cannot see them."""
        return self.page.evaluate(NAMES)

    def passed_over(self, controls: str) -> list[str]:
        """The controls that the Tab key does not come to; of radio buttons one of a group."""
        self.page.evaluate("document.activeElement.blur()")
        self.page.evaluate(
            "(css) => document.querySelectorAll(css).forEach((one) => one.tabbed = 0)", controls
        )
        for _ in range(self.page.locator(controls).count() + 5):
            self.page.keyboard.press("Tab")
            self.page.evaluate("document.activeElement.tabbed = 1")
        return self.page.evaluate(PASSED_OVER, controls)

    def close(self) -> None:
        """Close the page; no script may have failed on it."""
        self.page.close()
        assert self.errors == []


def forge(lab: Lab, draw: Callable[[st.SearchStrategy[object]], object]) -> None:
    """Send a few messages as no page of ours would: any verb, with any values."""
    verbs = sorted(lab._known_verbs() - {"ready", "keep"})
    for _ in range(5):
        verb = draw(st.sampled_from(verbs))
        names = list(inspect.signature(getattr(lab, f"do_{verb}")).parameters)
        lab._handle_custom_msg({"do": verb, **{name: draw(JUNK) for name in names}}, [])
    json.dumps(lab.view)
