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
def lasting_classroom(shared_classroom: Classroom) -> Classroom:
    """The classroom that tests share, without the kernels of earlier ones' pages."""
    shared_classroom.ask("end_lesson")  # else a kernel may still be started ahead for somebody
    shared_classroom.end_kernels()
    return shared_classroom


@pytest.fixture
def trainee(classroom: Classroom) -> str:
    """The number of a trainee who has done nothing yet."""
    return classroom.newcomer()


@pytest.fixture
def seat(browser: Browser, classroom: Classroom) -> Iterator[Seat]:
    """A browser at one seat."""
    one = Seat.at(browser, classroom)
    yield one
    one.close()
