"""Chromium windows of trainees in a classroom that is measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.support.classroom import PIN, Classroom, Seat

PATIENCE_MS = 120_000

WIDTH, HEIGHT = 1280, 900
"""Of a window, as :meth:`tests.support.classroom.Seat.at` opens it."""


@contextmanager
def window(browser: Browser, classroom: Classroom, number: str) -> Iterator[Seat]:
    """A window in which a trainee is signed in."""
    seat = Seat.at(browser, classroom)
    seat.context.set_default_timeout(PATIENCE_MS)
    classroom.pins[number] = PIN
    try:
        seat.sign_in(number)
        yield seat
    finally:
        seat.context.close()


@contextmanager
def anonymous_window(browser: Browser) -> Iterator[Page]:
    """A window of the same size in which nobody is signed in, for a stock Voilà."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context.new_page()
    finally:
        context.close()
