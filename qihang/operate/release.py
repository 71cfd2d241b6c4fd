"""Releasing a session: from the course's folders to the trainees' pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from qihang import sessions
from qihang.answers import submission
from qihang.gradebook import Course
from qihang.protocol import OperatorCalls, SessionSettings
from qihang.sessions.workbook import practice_items
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

AT_FIRST = {"marks_at_once": True, "hand_in_again": True}
"""How a session opens where nobody said anything else."""


def release(
    site: Site,
    operator: OperatorCalls,
    name: str,
    marks_at_once: bool | None = None,
    hand_in_again: bool | None = None,
) -> SessionSettings:
    """Generate the exercise with nbgrader and open the session's pages; returns what holds.

    What is ``None`` stays as it is. Raises :class:`OperatorError` if a notebook is missing
    or damaged, or nbgrader refuses; nothing that was open before is changed then.
    """
    session = sessions.session(name)
    if session.workbook is None:
        raise OperatorError(f"Session {name} has no workbook yet.")
    site.prepare()
    course = Course(site)
    publish = _publisher(site, operator)
    course.finish_generating(publish)
    wanted = {"marks_at_once": marks_at_once, "hand_in_again": hand_in_again}
    said = {setting: value for setting, value in wanted.items() if value is not None}
    practice_items(notebook(site.root / session.workbook))
    course.generate(name, partial(_with_questions, name), json.dumps(said).encode(), publish)
    opened = operator.opened()[name]
    return {key: opened[key] for key in SessionSettings.__annotations__}  # type: ignore


def finish(site: Site, operator: OperatorCalls) -> None:
    """Go on with a release over which somebody was killed."""
    Course(site).finish_generating(_publisher(site, operator))


def _publisher(site: Site, operator: OperatorCalls) -> Callable[[str, bytes], None]:
    return partial(_publish, site, operator)


def _publish(site: Site, operator: OperatorCalls, name: str, note: bytes) -> None:
    """Put the pages of a session where trainees open them, and open it."""
    if not note:  # an author's; nobody released it
        return
    workbook = site.root / str(sessions.session(name).workbook)
    exercise = site.exercise(name)
    _copy(workbook, site.page("workbook", name))
    _copy(exercise, site.page("exercise", name))
    stands = operator.opened().get(name)
    settings = AT_FIRST if stands is None else {one: stands[one] for one in AT_FIRST}  # type: ignore
    settings |= json.loads(note)
    operator.open_session(
        name,
        {
            "items": practice_items(notebook(workbook)),
            "questions": submission.answer_ids(notebook(exercise)),
            "marks_at_once": settings["marks_at_once"],
            "hand_in_again": settings["hand_in_again"],
        },
    )


def _with_questions(name: str, made: Path) -> None:
    if not submission.answer_ids(notebook(made)):
        raise OperatorError(f"The exercise of {name} has no question. Check solutions/{name}.")


def _copy(source: Path, page: Path) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    files.put(page, source.read_bytes())
