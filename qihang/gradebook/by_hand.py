"""Points, extra credit and comments given by hand, kept with the submission that was looked at.

nbgrader has one set of rows for each trainee and assignment. When another submission takes the
place of the one that a person marked, those rows would keep what the person gave. Two tables
beside nbgrader's own remember which submission the rows stand for, and what was given to each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from nbgrader import api
from nbgrader.preprocessors import NbGraderPreprocessor

from qihang.gradebook.keys import key_in_force

TABLES = sa.MetaData()

_stands_for = sa.Table(
    "qihang_stands_for",
    TABLES,
    sa.Column("assignment", sa.String, primary_key=True),
    sa.Column("student", sa.String, primary_key=True),
    sa.Column("submitted_at", sa.DateTime),
    sa.Column("key", sa.String),
)
"""Which submission of a student nbgrader's rows stand for, by its moment in UTC, and by which
key it was marked."""

_given = sa.Table(
    "qihang_by_hand",
    TABLES,
    sa.Column("assignment", sa.String, primary_key=True),
    sa.Column("student", sa.String, primary_key=True),
    sa.Column("submitted_at", sa.DateTime, primary_key=True),
    sa.Column("notebook", sa.String, primary_key=True),
    sa.Column("cell", sa.String, primary_key=True),
    sa.Column("what", sa.String, primary_key=True),
    sa.Column("manual_score", sa.Float),
    sa.Column("extra_credit", sa.Float),
    sa.Column("manual_comment", sa.Text),
)
"""What was given by hand to submissions that nbgrader's rows do not stand for now.

``what`` is ``grade`` or ``comment``: two of nbgrader's cells may have the same name.
"""

_submission: Any = api.SubmittedAssignment.__table__
_assignment: Any = api.Assignment.__table__
_book: Any = api.SubmittedNotebook.__table__
_notebook: Any = api.Notebook.__table__
_base: Any = api.BaseCell.__table__
_grade: Any = api.Grade.__table__
_comment: Any = api.Comment.__table__

_COLUMNS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "grade": (_grade, ("manual_score", "extra_credit")),
    "comment": (_comment, ("manual_comment",)),
}
"""nbgrader's table, and its columns that a person fills, by ``what``."""


class ByHand(NbGraderPreprocessor):
    """Exchanges what was given by hand before the points of another submission are saved."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Nbgrader calls this with the notebook and whose it is."""
        own = resources["nbgrader"]
        assignment, student = own["assignment"], own["student"]
        with api.Gradebook(own["db_url"]) as gradebook:
            moment = gradebook.find_submission(assignment, student).timestamp
            connection = gradebook.db.connection()
            exchange(
                connection, assignment, key_in_force(connection, assignment), {student: moment}
            )
            gradebook.db.commit()
        return nb, resources


def prepare(engine: sa.Engine) -> None:
    """Make the tables in a gradebook that has rows already and has them not yet.

    What nbgrader's rows stand for is then what they say themselves. A gradebook without
    nbgrader's tables is left alone: nbgrader takes one with any table for an old one.
    """
    names = set(sa.inspect(engine).get_table_names())
    if _submission.name not in names or _stands_for.name in names:
        return
    with engine.begin() as connection:
        TABLES.create_all(connection)
        rows = sa.select(_assignment.c.name, _submission.c.student_id, _submission.c.timestamp)
        known = rows.join(_assignment, _assignment.c.id == _submission.c.assignment_id)
        connection.execute(
            _stands_for.insert().from_select(["assignment", "student", "submitted_at"], known)
        )


def marked(
    connection: sa.Connection, assignment: str, students: Sequence[str]
) -> dict[str, tuple[datetime | None, str | None]]:
    """Moment and key of the submission that students' rows stand for, if there are rows."""
    if not sa.inspect(connection).has_table(_stands_for.name):
        return {}
    found = connection.execute(
        sa.select(_stands_for)
        .join(_assignment, _assignment.c.name == _stands_for.c.assignment)
        .join(
            _submission,
            (_submission.c.assignment_id == _assignment.c.id)
            & (_submission.c.student_id == _stands_for.c.student)
            & (_submission.c.timestamp == _stands_for.c.submitted_at),
        )
        .where(_stands_for.c.assignment == assignment, _stands_for.c.student.in_(students))
    )
    return {row.student: (row.submitted_at, row.key) for row in found}


def exchange(
    connection: sa.Connection,
    assignment: str,
    key: str,
    moments: Mapping[str, datetime | None],
) -> None:
    """Let the rows of students stand for the submissions of these moments (UTC) and a key.

    What was given by hand to the submissions for which they stood is put aside, and what was
    given to these earlier is put back. To be called in the transaction that marks them, after
    nbgrader's rows are there.
    """
    TABLES.create_all(connection)
    stood = _stood_for(connection, assignment, list(moments))
    for student, moment in moments.items():
        if student in stood and stood[student] != moment:
            _keep(connection, assignment, student, stood[student])
            _take_away(connection, assignment, student)
            _put_back(connection, assignment, student, moment)
    connection.execute(
        _stands_for.delete().where(
            _stands_for.c.assignment == assignment, _stands_for.c.student.in_(list(moments))
        )
    )
    stand: list[dict[str, Any]] = [
        {"assignment": assignment, "student": student, "submitted_at": moment, "key": key}
        for student, moment in moments.items()
    ]
    if stand:
        connection.execute(_stands_for.insert(), stand)


def _stood_for(
    connection: sa.Connection, assignment: str, students: Sequence[str]
) -> dict[str, datetime | None]:
    found = connection.execute(
        sa.select(_stands_for.c.student, _stands_for.c.submitted_at).where(
            _stands_for.c.assignment == assignment, _stands_for.c.student.in_(students)
        )
    )
    return {row.student: row.submitted_at for row in found}


def _rows(connection: sa.Connection, what: str, assignment: str, student: str) -> list[Any]:
    """nbgrader's rows of a student, with the names of their notebook and cell."""
    table, columns = _COLUMNS[what]
    names = [_notebook.c.name.label("notebook"), _base.c.name.label("cell")]
    query = (
        sa.select(table.c.id, *names, *(table.c[name] for name in columns))
        .join(_base, _base.c.id == table.c.cell_id)
        .join(_book, _book.c.id == table.c.notebook_id)
        .join(_notebook, _notebook.c.id == _book.c.notebook_id)
        .join(_submission, _submission.c.id == _book.c.assignment_id)
        .join(_assignment, _assignment.c.id == _submission.c.assignment_id)
        .where(_assignment.c.name == assignment, _submission.c.student_id == student)
    )
    return list(connection.execute(query))


def _keep(
    connection: sa.Connection, assignment: str, student: str, moment: datetime | None
) -> None:
    """Put aside what was given by hand to the submission of a moment."""
    if moment is None:
        return
    own = {"assignment": assignment, "student": student, "submitted_at": moment}
    connection.execute(
        _given.delete().where(*(_given.c[name] == value for name, value in own.items()))
    )
    for what, (_, columns) in _COLUMNS.items():
        for row in _rows(connection, what, assignment, student):
            given = {name: getattr(row, name) for name in columns}
            if any(value is not None for value in given.values()):
                connection.execute(
                    _given.insert().values(
                        **own, notebook=row.notebook, cell=row.cell, what=what, **given
                    )
                )


def _take_away(connection: sa.Connection, assignment: str, student: str) -> None:
    """Empty what a person filled.

    The rows get new ids: a page of formgrader that still shows the submission from before
    would otherwise give its points to the next one.
    """
    for what, (table, columns) in _COLUMNS.items():
        for row in _rows(connection, what, assignment, student):
            connection.execute(
                table.update()
                .where(table.c.id == row.id)
                .values(id=api.new_uuid(), **dict.fromkeys(columns))
            )


def _put_back(
    connection: sa.Connection, assignment: str, student: str, moment: datetime | None
) -> None:
    """Give the rows what was put aside for the submission of a moment."""
    kept = {
        (row.what, row.notebook, row.cell): row
        for row in connection.execute(
            sa.select(_given).where(
                _given.c.assignment == assignment,
                _given.c.student == student,
                _given.c.submitted_at == moment,
            )
        )
    }
    for what, (table, columns) in _COLUMNS.items():
        for row in _rows(connection, what, assignment, student) if kept else ():
            given = kept.get((what, row.notebook, row.cell))
            if given is not None:
                connection.execute(
                    table.update()
                    .where(table.c.id == row.id)
                    .values({name: getattr(given, name) for name in columns})
                )
