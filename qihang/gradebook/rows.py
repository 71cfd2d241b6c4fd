"""Rows of nbgrader's gradebook, written as nbgrader writes them, many submissions at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from nbgrader import api

from qihang.gradebook import by_hand
from qihang.gradebook.keys import key_in_force

Penalty = Callable[[str, float, float], float | None]
"""What a late submission costs, from the trainee, the score and the seconds it is late."""


@dataclass(frozen=True)
class Plan:
    """An assignment of one notebook as it stands in the gradebook, with the ids of its rows."""

    assignment: str
    assignment_id: str
    notebook: str
    notebook_id: str
    kernelspec: str | None
    duedate: datetime | None
    sources: tuple[tuple[str, ...], ...]
    """Name, checksum and text of each cell that the gradebook knows."""
    graded: Mapping[str, str]
    """Ids of graded cells by name."""
    solutions: Mapping[str, str]
    """Ids of solution cells by name."""
    most: Mapping[str, float]
    """Points of graded cells by name."""
    key: str
    """What the cells that mark say, in short; see :func:`key_in_force`."""


@dataclass(frozen=True)
class Judged:
    """What nbgrader's steps found in one submission."""

    trainee: str
    timestamp: datetime
    scores: Mapping[str, float | None]
    """By graded cell; ``None`` where a person must look."""
    comments: Mapping[str, str | None]
    """By solution cell."""


@dataclass
class Standing:
    """What the gradebook says of one trainee's submission."""

    penalty: float
    grades: dict[str, tuple[float, bool]] = field(default_factory=dict)
    """Score, and whether a person must look, by graded cell."""
    comments: dict[str, str | None] = field(default_factory=dict)
    """What a person wrote, by solution cell."""


def plan(connection: sa.Connection, assignment: str) -> Plan | None:
    """The assignment, if it has one notebook and no task cells; else ``None``."""
    found = connection.execute(
        sa.select(api.Assignment.id, api.Assignment.duedate).where(
            api.Assignment.name == assignment
        )
    ).first()
    book = None if found is None else _only_notebook(connection, found.id)
    if found is None or book is None:
        return None
    cells = connection.execute(
        sa.select(_base.c.id, _base.c.name, _base.c.type, _grade_cell.c.max_score)
        .outerjoin(_grade_cell, _grade_cell.c.id == _base.c.id)
        .where(_base.c.notebook_id == book.id)
    ).all()
    if any(cell.type not in ("GradeCell", "SolutionCell") for cell in cells):
        return None
    sources = connection.execute(
        sa.select(api.SourceCell.name, api.SourceCell.checksum, api.SourceCell.source).where(
            api.SourceCell.notebook_id == book.id
        )
    )
    graded = [cell for cell in cells if cell.type == "GradeCell"]
    return Plan(
        assignment=assignment,
        assignment_id=found.id,
        notebook=book.name,
        notebook_id=book.id,
        kernelspec=book.kernelspec,
        duedate=found.duedate,
        sources=tuple(sorted(tuple(map(str, row)) for row in sources)),
        graded={cell.name: cell.id for cell in graded},
        solutions={cell.name: cell.id for cell in cells if cell.type == "SolutionCell"},
        most={cell.name: cell.max_score for cell in graded},
        key=key_in_force(connection, assignment),
    )


def _only_notebook(connection: sa.Connection, assignment: Any) -> Any:
    """The row of an assignment's notebook; ``None`` if it has none, or several."""
    books = connection.execute(
        sa.select(api.Notebook.id, api.Notebook.name, api.Notebook.kernelspec).where(
            api.Notebook.assignment_id == assignment
        )
    ).all()
    return books[0] if len(books) == 1 else None


def write(
    connection: sa.Connection, course: Plan, judged: Sequence[Judged], penalty: Penalty
) -> None:
    """Write what was found, as nbgrader's Autograde does; points given by hand are exchanged.

    Raises :class:`KeyError` where rows from an older version of the assignment stand.
    """
    trainees = [one.trainee for one in judged]
    _add_students(connection, trainees)
    books = _submissions(connection, course, judged)
    by_hand.exchange(
        connection,
        course.assignment,
        course.key,
        {one.trainee: one.timestamp for one in judged},
    )
    kept = _kept(connection, course, [book.id for book in books.values()])
    grades, comments, late = [], [], []
    for one in judged:
        book = books[one.trainee]
        rows = kept[book.id]
        score = 0.0
        for name, cell in course.graded.items():
            row = rows[cell]
            if name in one.scores:
                auto = one.scores[name]
                needs_look = row.manual_score is not None or auto is None
                grades.append({"row": row.id, "auto": auto, "by_hand": needs_look})
            else:
                auto = row.auto_score
            score += _score(auto, row)
        # nbgrader has no row for a comment on a cell that is no solution cell.
        comments += [
            {"book": book.id, "cell": course.solutions[name], "said": said}
            for name, said in one.comments.items()
        ]
        seconds = _late(one.timestamp, course.duedate, book.extension)
        lost = penalty(one.trainee, score, seconds) if seconds else None
        late.append({"row": book.id, "lost": lost})
    _update(connection, grades, comments, late)


def standing(
    connection: sa.Connection, course_assignment: str, trainees: Sequence[str]
) -> dict[str, Standing]:
    """What stands in the gradebook, by trainee; who is not in it is left out."""
    found: dict[str, Standing] = {}
    own = (
        sa.select(_submission.c.student_id, _book.c.id, _book.c.late_submission_penalty)
        .join(_book, _book.c.assignment_id == _submission.c.id)
        .join(_assignment, _assignment.c.id == _submission.c.assignment_id)
        .where(_assignment.c.name == course_assignment, _submission.c.student_id.in_(trainees))
    )
    owners = {}
    for trainee, book, penalty in connection.execute(own):
        owners[book] = found.setdefault(trainee, Standing(0.0))
        owners[book].penalty += penalty or 0.0
    for row in connection.execute(
        sa.select(_grade, _base.c.name)
        .join(_base, _base.c.id == _grade.c.cell_id)
        .where(_grade.c.notebook_id.in_(owners))
    ):
        owners[row.notebook_id].grades[row.name] = (
            _score(row.auto_score, row),
            bool(row.needs_manual_grade),
        )
    for row in connection.execute(
        sa.select(_comment, _base.c.name)
        .join(_base, _base.c.id == _comment.c.cell_id)
        .where(_comment.c.notebook_id.in_(owners))
    ):
        owners[row.notebook_id].comments[row.name] = row.manual_comment
    return found


def most_points(connection: sa.Connection, assignment: str) -> dict[str, float]:
    """The most points of each graded cell of an assignment, by name."""
    rows = connection.execute(
        sa.select(
            _base.c.name,
            sa.func.coalesce(_grade_cell.c.max_score, _task_cell.c.max_score).label("most"),
        )
        .join(_notebook, _notebook.c.id == _base.c.notebook_id)
        .join(_assignment, _assignment.c.id == _notebook.c.assignment_id)
        .outerjoin(_grade_cell, _grade_cell.c.id == _base.c.id)
        .outerjoin(_task_cell, _task_cell.c.id == _base.c.id)
        .where(_assignment.c.name == assignment, _base.c.type != "SolutionCell")
    )
    return {row.name: row.most for row in rows}


def has_submissions(connection: sa.Connection) -> bool:
    """Whether anything that was handed in is in the gradebook."""
    if not sa.inspect(connection).has_table(_submission.name):
        return False
    return connection.execute(sa.select(_submission.c.id).limit(1)).first() is not None


def students(connection: sa.Connection) -> list[str]:
    """Everybody in the gradebook, by number; nobody is in one that was never used."""
    if not sa.inspect(connection).has_table(_student.name):
        return []
    return list(connection.execute(sa.select(_student.c.id).order_by(_student.c.id)).scalars())


_student: Any = api.Student.__table__
_assignment: Any = api.Assignment.__table__
_notebook: Any = api.Notebook.__table__
_submission: Any = api.SubmittedAssignment.__table__
_book: Any = api.SubmittedNotebook.__table__
_grade: Any = api.Grade.__table__
_comment: Any = api.Comment.__table__
_base: Any = api.BaseCell.__table__
_grade_cell: Any = api.GradeCell.__table__
_task_cell: Any = api.TaskCell.__table__


def _add_students(connection: sa.Connection, trainees: Sequence[str]) -> None:
    wanted = sa.select(_student.c.id).where(_student.c.id.in_(trainees))
    known = set(connection.execute(wanted).scalars())
    _insert(connection, _student, [{"id": one} for one in trainees if one not in known])


def _submissions(
    connection: sa.Connection, course: Plan, judged: Sequence[Judged]
) -> dict[str, Any]:
    """The rows of the submissions' notebooks, by trainee: ``id`` and ``extension``."""
    wanted = (
        sa.select(_submission.c.student_id, _submission.c.id)
        .where(_submission.c.assignment_id == course.assignment_id)
        .where(_submission.c.student_id.in_([one.trainee for one in judged]))
    )
    known = {row.student_id: row.id for row in connection.execute(wanted)}
    old = [one for one in judged if one.trainee in known]
    if old:
        connection.execute(
            _submission.update()
            .where(_submission.c.id == sa.bindparam("row"))
            .values(timestamp=sa.bindparam("moment")),
            [{"row": known[one.trainee], "moment": one.timestamp} for one in old],
        )
    _add_submissions(connection, course, [one for one in judged if one.trainee not in known])
    books = (
        sa.select(_submission.c.student_id, _submission.c.extension, _book.c.id)
        .join(_book, _book.c.assignment_id == _submission.c.id)
        .where(_submission.c.assignment_id == course.assignment_id)
        .where(_submission.c.student_id.in_([one.trainee for one in judged]))
    )
    return {row.student_id: row for row in connection.execute(books)}


def _add_submissions(connection: sa.Connection, course: Plan, judged: Sequence[Judged]) -> None:
    submissions, books, grades, comments = [], [], [], []
    for one in judged:
        submission, book = api.new_uuid(), api.new_uuid()
        submissions.append(
            {
                "id": submission,
                "assignment_id": course.assignment_id,
                "student_id": one.trainee,
                "timestamp": one.timestamp,
            }
        )
        books.append({"id": book, "assignment_id": submission, "notebook_id": course.notebook_id})
        grades += [
            {"id": api.new_uuid(), "notebook_id": book, "cell_id": cell}
            for cell in course.graded.values()
        ]
        comments += [
            {"id": api.new_uuid(), "notebook_id": book, "cell_id": cell}
            for cell in course.solutions.values()
        ]
    for table, rows in (
        (_submission, submissions),
        (_book, books),
        (_grade, grades),
        (_comment, comments),
    ):
        _insert(connection, table, rows)


def _insert(connection: sa.Connection, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), list(rows))


def _kept(
    connection: sa.Connection, course: Plan, books: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """The rows of grades, by notebook and cell. Raises :class:`KeyError` if one is missing."""
    kept: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in connection.execute(sa.select(_grade).where(_grade.c.notebook_id.in_(books))):
        kept[row.notebook_id][row.cell_id] = row
    noted: dict[str, set[str]] = defaultdict(set)
    for book, cell in connection.execute(
        sa.select(_comment.c.notebook_id, _comment.c.cell_id).where(
            _comment.c.notebook_id.in_(books)
        )
    ):
        noted[book].add(cell)
    for book in books:
        if kept[book].keys() != set(course.graded.values()):
            raise KeyError(book)
        if noted[book] != set(course.solutions.values()):
            raise KeyError(book)
    return kept


def _update(
    connection: sa.Connection,
    grades: Sequence[Mapping[str, Any]],
    comments: Sequence[Mapping[str, Any]],
    late: Sequence[Mapping[str, Any]],
) -> None:
    changes: Iterable[tuple[Any, Sequence[Mapping[str, Any]]]] = (
        (
            _grade.update()
            .where(_grade.c.id == sa.bindparam("row"))
            .values(auto_score=sa.bindparam("auto"), needs_manual_grade=sa.bindparam("by_hand")),
            grades,
        ),
        (
            _comment.update()
            .where(
                _comment.c.notebook_id == sa.bindparam("book"),
                _comment.c.cell_id == sa.bindparam("cell"),
            )
            .values(auto_comment=sa.bindparam("said")),
            comments,
        ),
        (
            _book.update()
            .where(_book.c.id == sa.bindparam("row"))
            .values(late_submission_penalty=sa.bindparam("lost")),
            late,
        ),
    )
    for change, rows in changes:
        if rows:
            connection.execute(change, list(rows))


def _score(auto: float | None, row: Any) -> float:
    """The score of a grade, as nbgrader computes it."""
    given = row.manual_score if row.manual_score is not None else auto
    return 0.0 if given is None else float(given + (row.extra_credit or 0.0))


def _late(submitted: datetime, due: datetime | None, extension: timedelta | None) -> float:
    """Seconds after the due date, as nbgrader counts them."""
    if due is None:
        return 0.0
    return max(0.0, (submitted - due - (extension or timedelta())).total_seconds())
