"""Chromium windows of trainees in a classroom that is measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser

from bench.room import PIN
from tests.support.classroom import Classroom, Seat

PATIENCE_MS = 120_000


@contextmanager
def window(browser: Browser, room: Classroom, number: str) -> Iterator[Seat]:
    """A window in which a trainee is signed in."""
    seat = Seat.at(browser, room)
    seat.context.set_default_timeout(PATIENCE_MS)
    room.seats[number] = PIN
    try:
        seat.sign_in(number)
        yield seat
    finally:
        seat.context.close()
