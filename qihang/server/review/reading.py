"""What of the released workbooks can be asked again, and what of it a trainee is asked today."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from pathlib import Path

from qihang.review.asked import Again, Course, Taught, today
from qihang.review.twins import twins
from qihang.server import released
from qihang.server.page import Page
from qihang.sessions import sessions
from qihang.sessions.teaching import Teaching, places
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook

NOTEBOOK = Path(__file__).with_name("review.ipynb")
"""The page that asks: a heading, and what draws the questions."""

Stamp = tuple[int, int, int]


def lay(pages: Path, is_wanted: bool) -> None:
    """Put the page among those that were released, or take it away."""
    place = pages / released.REVIEW
    if not is_wanted:
        files.clear(place)
        return
    text = NOTEBOOK.read_text(encoding="utf-8")
    if not place.is_file() or place.read_text(encoding="utf-8") != text:
        files.make_folder(place.parent)
        files.put(place, text)


def course(pages: Path) -> Course:
    """The sessions whose workbooks were released; read anew where one has changed."""
    found = ((one.name, _taught_now(pages, one.name)) for one in sessions())
    return {name: taught for name, taught in found if taught}


async def due_today(page: Page) -> list[Again]:
    """What the trainee of a page is asked today, in this order."""
    if not page.settings["qihang_house"].review:
        return []
    facts = await page.answers.review_facts(page.current_user.username)
    if not facts["missed"]:
        return []
    known = await asyncio.to_thread(course, page.settings["qihang_site"].pages)
    return today(facts, known)


def _taught_now(pages: Path, session: str) -> Taught | None:
    page = pages / "workbook" / f"{session}.ipynb"
    try:
        about = page.stat()
    except FileNotFoundError:
        return None
    return _taught(page, session, (about.st_ino, about.st_size, about.st_mtime_ns))


@lru_cache(maxsize=64)
def _taught(page: Path, session: str, _stamp: Stamp) -> Taught:
    try:
        there = places(session, notebook(page))
    except OperatorError:
        there = Teaching(session=session)  # the doctor says what is wrong with it
    return Taught(there, twins(there))
