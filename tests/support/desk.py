"""A running desk, and staff at it: by plain requests, and in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, Page

from qihang.answers import pins, service
from qihang.desk.identity import XSRF_COOKIE
from qihang.operate.classroom import free_port
from qihang.operate.serving import Served
from qihang.protocol.desk import ROLES
from qihang.system.site import Site
from tests.support.visitor import Answer, Visitor
from tests.support.waiting import PATIENCE_MS, until

PASSWORD = "a sentence of staff"
_HASH = pins.hashed(PASSWORD)


def add_staff(site: Site, name: str, role: str, classes: list[str] | None = None) -> str:
    """Add somebody of the staff with :data:`PASSWORD`; returns the id."""
    with service.open_answers(site) as answers:
        return answers.desk.add_staff(
            {"name": name, "role": role, "classes": classes}, _HASH, False, ""
        )


@contextmanager
def desk_of(site: Site, *trainees_port: str) -> Iterator[str]:
    """The desk of a site whose answer service runs; its address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "qihang.desk.app", "127.0.0.1", str(port), *trainees_port],
        env={**os.environ, **site.environment()},
    )
    try:
        until(Served("127.0.0.1", port, "").answers)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def one_of_each_role(site: Site) -> dict[str, str]:
    """Somebody in every role, named as the role, for every class; ids by role."""
    return {role: add_staff(site, role, role) for role in ROLES}


class Colleague(Visitor):
    """Somebody of the staff at a browser."""

    def post(
        self, path: str, headers: dict[str, str] | None = None, **fields: str | list[str]
    ) -> Answer:
        """A form as one of the desk's pages sends it; a field may stand several times."""
        if XSRF_COOKIE not in self.cookies:
            self.ask("/login")
        body = urlencode({"_xsrf": self.cookies.get(XSRF_COOKIE, ""), **fields}, doseq=True)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(path, "POST", body, {**kind, **(headers or {})})

    def sent(self, answer: Answer) -> Answer:
        """The page that a form leads to."""
        assert answer.status == 303
        return self.ask(answer.headers["Location"].partition("#")[0])

    def send(self, path: str, **fields: str | list[str]) -> Answer:
        """Send a form, and see the page that it leads to."""
        return self.sent(self.post(path, None, **fields))

    def sign_in(self, name: str, password: str = PASSWORD) -> Answer:
        """Name and password."""
        return self.post("/login", name=name, password=password)


def at_the_desk(address: str, name: str) -> Colleague:
    """Somebody who has signed in."""
    one = Colleague(address)
    assert one.sign_in(name).status == 302
    return one


@dataclass
class DeskSeat:
    """Somebody of the staff in a real browser, which notes script errors."""

    context: BrowserContext
    page: Page
    address: str
    errors: list[str]
    outside: list[str]

    @classmethod
    def at(cls, browser: Browser, address: str, name: str, first: str = "/") -> DeskSeat:
        """A fresh window, signed in by keyboard."""
        context = browser.new_context(viewport={"width": 1366, "height": 625})
        context.set_default_timeout(PATIENCE_MS)
        seat = cls(context, context.new_page(), address, [], [])
        context.on("weberror", lambda error: seat.errors.append(str(error.error)))
        context.on("request", seat._note)
        seat.page.goto(f"{address}/login")
        seat.page.locator("input[name=name]").fill(name)
        seat.page.locator("input[name=password]").fill(PASSWORD)
        seat.page.keyboard.press("Enter")
        seat.page.wait_for_url(lambda url: "/login" not in url)
        seat.open(first)
        return seat

    def _note(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.address, "blob:", "data:", "ws://127.0.0.1:")):
            self.outside.append(url)

    def open(self, path: str) -> None:
        """Go to a page of the desk."""
        self.page.goto(f"{self.address}{path}")

    def speak(self, language: str) -> None:
        """Choose ``zh`` or ``en`` in the head of the page, and wait until it is kept.

        What is kept with somebody draws the next page, which else could be asked for first.
        """
        with self.page.expect_response("**/api/preferences"):
            self.page.locator(f"#page-header [data-lang={language}]").click()

    def close(self) -> None:
        """Close the window; nothing may have failed or asked for anything outside."""
        self.context.close()
        assert (self.errors, self.outside) == ([], [])
