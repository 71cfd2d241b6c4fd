"""What released pages say: which screen teaches what, and what a question is called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from qihang.language.messages import Translated
from qihang.sessions.screens import screens
from qihang.sessions.teaching import Teaching, teaching
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

Stamp = tuple[int, int, int] | None
"""Changes whenever a page is released anew; ``None`` where it is not there."""


def taught(site: Site, session: str) -> Teaching:
    """What the screens of a session's workbook teach."""
    page = site.page("workbook", session)
    return _teaching(page, session, stamp_of(page))


def titles(site: Site, assignment: str) -> Mapping[str, Translated]:
    """The headings of the screens on which an edition asks its questions, by question."""
    page = site.page("exercise", assignment)
    return _titles(page, stamp_of(page))


@lru_cache(maxsize=32)
def _teaching(page: Path, session: str, stamp: Stamp) -> Teaching:
    found = _read(page, stamp)
    return teaching(session, found) if found else Teaching(session=session)


@lru_cache(maxsize=32)
def _titles(page: Path, stamp: Stamp) -> Mapping[str, Translated]:
    found = _read(page, stamp)
    return _asked_on(found) if found else {}


def _asked_on(exercise: Mapping[str, Any]) -> dict[str, Translated]:
    named: dict[str, Translated] = {}
    for screen in screens(exercise):
        for place in screen.cells:
            grading = exercise["cells"][place]["metadata"].get("nbgrader", {})
            if grading.get("grade"):
                named[str(grading["grade_id"]).removeprefix("test_")] = screen.title
    return named


def _read(page: Path, stamp: Stamp) -> dict[str, Any] | None:
    """A page that is there and can be read; the doctor says what is wrong with another one."""
    try:
        return None if stamp is None else notebook(page)
    except OperatorError:
        return None


def stamp_of(page: Path) -> Stamp:
    """Another one whenever a page is released anew."""
    try:
        about = page.stat()
    except FileNotFoundError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns
