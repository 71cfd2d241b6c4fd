"""Releasing a session: from the course's folders to the trainees' pages."""

from __future__ import annotations

from pathlib import Path

from qihang import sessions
from qihang.answers import submission
from qihang.gradebook import Course
from qihang.protocol import OperatorCalls
from qihang.sessions.workbook import practice_items
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site


def release(
    site: Site,
    operator: OperatorCalls,
    name: str,
    marks_at_once: bool = True,
    hand_in_again: bool = True,
) -> None:
    """Generate the exercise with nbgrader and open the session's pages.

    Raises :class:`OperatorError` if a notebook is missing or damaged, or nbgrader refuses;
    nothing that was open before is changed then.
    """
    session = sessions.session(name)
    if session.workbook is None:
        raise OperatorError(f"Session {name} has no workbook yet.")
    workbook = site.root / session.workbook
    items = practice_items(notebook(workbook))
    site.prepare()
    Course(site).generate(name)
    exercise = site.exercise(name)
    questions = submission.answer_ids(notebook(exercise))
    if not questions:
        raise OperatorError(f"{exercise} has no question. Check solutions/{name}.")
    _publish(workbook, site.page("workbook", name))
    _publish(exercise, site.page("exercise", name))
    operator.open_session(
        name,
        {
            "items": items,
            "questions": questions,
            "marks_at_once": marks_at_once,
            "hand_in_again": hand_in_again,
        },
    )


def _publish(source: Path, page: Path) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    files.put(page, source.read_bytes())
