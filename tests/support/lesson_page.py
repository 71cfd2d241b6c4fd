"""A lesson's page of screens without a classroom: its scripts and style, and widgets on it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Route

from tests.conftest import ROOT
from tests.support.lab_page import DRAW

STATIC = ROOT / "qihang" / "server" / "static"

HTML = """<!doctype html>
<html lang="en" data-lang="en" style="--size: {size}px"><meta charset="utf-8"><title>S1</title>
<link rel="stylesheet" href="/static/page.css"><link rel="stylesheet" href="/static/lesson.css">
<body class="jp-Notebook">
<header id="page-header" class="page-header" data-home="/" data-logo="/static/logo.svg"></header>
<script src="/static/header.js"></script>
<div id="lesson" class="lesson lesson--screens"><div id="step-bar" class="step-bar"></div>
<nav id="path" class="path" hidden><details><summary></summary><ol></ol></details></nav>
<main id="content" tabindex="-1"><div id="cells">{screens}</div></main>
<nav id="turn-bar" class="turn-bar"></nav></div>
<div id="page-notice" class="page-notice" role="status"></div>
<script type="application/json" id="jupyter-config-data">{{"kernelId": "k"}}</script>
<script src="/static/lesson.js"></script>
<script>document.dispatchEvent(new CustomEvent("qihang:shown"));</script>
</body></html>"""

SCREEN = """<section class="screen" data-screen="{name}" data-level="{level}"{optional} hidden>
<div class="celltag_zh" lang="zh-CN"><div class="jp-RenderedMarkdown"><h2>{zh}</h2></div></div>
<div class="celltag_en" lang="en"><div class="jp-RenderedMarkdown"><h2>{en}</h2></div></div>
{more}<div class="jp-CodeCell" id="cell-id=test-{name}"></div></section>"""

AFTER = """<div class="celltag_zh after" lang="zh-CN"><p>读在后面。</p></div>
<div class="celltag_en after" lang="en"><p>Read this afterwards.</p></div>"""


class LessonPage:
    """A page of screens, by their names, and of whoever has that ``number``.

    One of them has a text that is to be read ``after`` the first try. Each is a step of its own
    but for those that are ``further`` screens of the step before; some are ``optional``.
    """

    def __init__(
        self,
        browser: Browser,
        *screens: str,
        after: str = "",
        further: Collection[str] = (),
        optional: Collection[str] = (),
        size: int = 20,
    ):
        context = browser.new_context(viewport={"width": 1366, "height": 625})
        self.page = context.new_page()
        self.number: str | None = "1001"
        self.name = "林"
        self.room: dict[str, Any] | None = None
        self.called_at: str | None = None
        self.answered_at: str | None = None
        self.language, self.size = "en", size
        self.bookmark: dict[str, Any] = {"screen": None, "done": []}
        self.errors: list[str] = []
        self._widgets: list[Any] = []
        self._html = HTML.format(
            size=size,
            screens="".join(
                _screen(name, name == after, name in further, name in optional) for name in screens
            ),
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route("**/*", self._serve)

    def open(self, path: str = "/workbook/s1") -> None:
        """Load the page anew."""
        self._widgets = []
        self.page.goto("about:blank")
        self.page.goto(f"http://classroom.test{path}")
        self.page.locator("section.screen:visible").wait_for()

    def draw(self, name: str, widget: Any) -> None:
        """Draw a widget on the screen of that name."""
        self.page.evaluate(DRAW, [widget._esm, widget._css, widget.view, len(self._widgets)])
        self.page.evaluate(
            """(id) => document.getElementById(id)
              .append(document.querySelector("main > div:not(#cells)"))""",
            f"cell-id=test-{name}",
        )
        self._widgets.append(widget)
        self.pass_on()

    def pass_on(self) -> None:
        """Let Python hear what the page sent, and the page what Python shows then."""
        for number, widget in enumerate(self._widgets):
            for message in self.page.evaluate(f"models[{number}].sent.splice(0)"):
                widget._handle_custom_msg(message, [])
        for number, widget in reversed(list(enumerate(self._widgets))):
            self.page.evaluate("([n, view]) => models[n].set(view)", [number, widget.view])

    def at(self, css: str) -> Locator:
        """What is seen of the page."""
        return self.page.locator(f"{css}:visible")

    def go(self, name: str) -> None:
        """Go to a screen by its address."""
        self.page.evaluate("(name) => { location.hash = name; }", name)
        self.page.locator(f'section[data-screen="{name}"]:visible').wait_for()

    def ask_anew(self) -> None:
        """Have the page ask the classroom at once, as when it is looked at again."""
        with self.page.expect_response("**/api/page/**"):
            self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    def kept(self) -> dict[str, str]:
        """What this window keeps."""
        found: dict[str, str] = json.loads(self.page.evaluate("JSON.stringify(sessionStorage)"))
        return found

    def close(self) -> None:
        """Close it; nothing may have failed."""
        self.page.context.close()
        assert self.errors == []

    def _serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/static/glossary.json":
            route.fulfill(json=[])
        elif path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        elif path == "/api/me":
            signed = {
                "signed_in": self.number is not None,
                "name": self.name,
                "number": self.number,
            }
            route.fulfill(json={**signed, "language": self.language, "size": self.size})
        elif path.startswith("/api/bookmark/"):
            self._bookmark(route)
        elif path == "/api/help":
            calls = json.loads(route.request.post_data or "{}")["calls"]
            self.called_at = "2026-03-02T09:30:00.000000+00:00" if calls else None
            route.fulfill(status=204)
        elif path.startswith("/api/"):
            asked = {
                "room": self.room,
                "called_at": self.called_at,
                "answered_at": self.answered_at,
            }
            route.fulfill(json={"signed_in": True, "alive": True, **asked})
        else:
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")

    def _bookmark(self, route: Route) -> None:
        if route.request.method == "POST":
            told = json.loads(route.request.post_data or "{}")
            self.bookmark["screen"] = told["screen"]
            if told["done"]:
                self.bookmark["done"].append(told["done"])
        route.fulfill(json=self.bookmark)


def _screen(name: str, has_after: bool, is_further: bool, is_optional: bool) -> str:
    return SCREEN.format(
        name=name,
        zh=name,
        en=name,
        level=3 if is_further else 2,
        optional=" data-optional" if is_optional else "",
        more=AFTER if has_after else "",
    )
