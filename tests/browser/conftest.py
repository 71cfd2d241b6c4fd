"""A classroom and a browser for a whole file of tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from qihang.system.site import Site
from tests.support.classroom import Classroom, Seat, running


@pytest.fixture
def classroom(open_site: Site) -> Iterator[Classroom]:
    """A running classroom of three trainees."""
    with running(open_site) as one:
        yield one


@pytest.fixture
def seat(browser: Browser, classroom: Classroom) -> Iterator[Seat]:
    """A browser at one seat."""
    one = Seat.at(browser, classroom)
    yield one
    one.close()
