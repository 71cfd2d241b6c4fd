"""What an author must still mend: what is wrong, in which file and cell, and the cure.

A mistake that ``stops`` would leave trainees half a page or work without marks: a session with
one is not released. The others are said, and left to the author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import qihang.sessions
from qihang.language.messages import Translated, message
from qihang.operate.check.cells import in_edition, in_master, in_words
from qihang.operate.check.mistake import Mistake
from qihang.operate.check.plans import in_plan, untranslated
from qihang.operate.check.running import in_runs, in_workbook
from qihang.sessions import Session, editions, with_tests
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

SESSIONS = Path(qihang.sessions.__file__).parent

__all__ = ["Mistake", "check", "check_course", "refuse_mistakes"]


def check_course(site: Site) -> Iterator[Mistake]:
    """The mistakes of every session that has a workbook, and of every test."""
    for session in with_tests():
        if session.is_written:
            yield from check(site, session)


def check(site: Site, session: Session) -> list[Mistake]:
    """The mistakes of one session.

    Raises :class:`OperatorError` if a notebook is missing or is none.
    """
    folder = (site.sessions if site.sessions.is_dir() else SESSIONS) / session.name
    found = [*_in_lesson(site, session, folder)]
    there = [path.name for path in site.solutions.glob("*") if path.is_dir()]
    for assignment in editions.editions_in(there, session.name) or [session.name]:
        found += _in_exercise(site, assignment)
    return [*found, *untranslated(folder)]


def _in_lesson(site: Site, session: Session, folder: Path) -> Iterator[Mistake]:
    """The mistakes in the workbook and in the plan; a test has neither."""
    if session.test is not None:
        return
    workbook = site.root / str(session.workbook)
    cells = notebook(workbook)["cells"]
    yield from in_words(_short(site, workbook), cells)
    yield from in_workbook(_short(site, workbook), cells)
    yield from in_plan(folder, cells)


def _in_exercise(site: Site, assignment: str) -> Iterator[Mistake]:
    """The mistakes in the master of one edition."""
    master = site.solutions / assignment / f"{assignment}.ipynb"
    file, cells = _short(site, master), notebook(master)["cells"]
    yield from in_words(file, cells)
    shape = [*in_master(file, cells), *in_edition(file, cells, assignment)]
    yield from shape
    # Running a malformed cell would only report the same mistake again.
    wrong = {one.cell for one in shape}
    yield from (one for one in in_runs(file, cells) if one.cell not in wrong)


def refuse_mistakes(site: Site, name: str, warn: Callable[[Translated], object]) -> None:
    """Say the mistakes of a session that is to be released to ``warn``.

    Raises :class:`OperatorError` if one of them would leave trainees half a page, or work
    without marks; or if there is no such session.
    """
    session = qihang.sessions.session(name)
    if not session.is_written:
        return
    mistakes = check(site, session)
    for mistake in mistakes:
        warn(mistake.line())
    if any(mistake.stops for mistake in mistakes):
        raise OperatorError(
            message("{name} is not released. Mend this first; nothing was changed.", name=name)
        )


def _short(site: Site, path: Path) -> str:
    return str(path.relative_to(site.root))
