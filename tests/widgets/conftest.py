"""Laboratories and answer boxes on pages, for the tests of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.box_page import HTML, BoxPage
from tests.support.lab_page import LabPage
from tests.support.pretend_service import Service, take_session
from widgets.core.lab import Lab
from widgets.core.page_session import PageSession
from widgets.exercise import item as items


@pytest.fixture
def open_lab(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., LabPage]]:
    """Opens a laboratory on a page with a page session of its own, as wide and large as asked."""
    take_session(monkeypatch, Service())
    pages: list[LabPage] = []

    def opened(lab: Lab, **look: int) -> LabPage:
        pages.append(LabPage(browser, lab, **look))
        return pages[-1]

    yield opened
    for one in pages:
        one.close()


@pytest.fixture
def box_page(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[BoxPage]:
    """A page for answer boxes, whose clock only a test moves."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(items, "_sheet", items.Sheet())
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/*", lambda route: route.fulfill(body=HTML, content_type="text/html"))
    page.clock.install(time="2026-11-23T08:00:00Z")
    page.clock.pause_at("2026-11-23T09:00:01Z")
    yield BoxPage(page)
    page.close()
    assert errors == []


@pytest.fixture
def service() -> Service:
    """A pretend answer service."""
    return Service()


@pytest.fixture
def page_session(monkeypatch: pytest.MonkeyPatch, service: Service) -> PageSession:
    """The page session that all widgets share, with the pretend service."""
    return take_session(monkeypatch, service)
