"""Laboratories on pages, for the tests of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.lab_page import Bench
from tests.support.pretend_service import Service, take_session
from widgets.core.lab import Lab


@pytest.fixture
def lay(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Bench]]:
    """Lays a laboratory on a page: at a seat of its own, as wide and as large as is said."""
    take_session(monkeypatch, Service())
    benches: list[Bench] = []

    def laid(lab: Lab, **look: int) -> Bench:
        benches.append(Bench(browser, lab, **look))
        return benches[-1]

    yield laid
    for one in benches:
        one.close()
