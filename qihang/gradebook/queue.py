"""What of all that was handed in a person has looked at, and what waits for one: read in a query.

Only hand-ins that lie in their place count: nbgrader has one set of rows for a trainee and edition.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from nbgrader import api

from qihang.databases import sql
from qihang.gradebook.cells import cells_of

_assignment: Any = api.Assignment.__table__
_submission: Any = api.SubmittedAssignment.__table__
_book: Any = api.SubmittedNotebook.__table__
_base: Any = api.BaseCell.__table__
_grade: Any = api.Grade.__table__


@dataclass(frozen=True)
class Counts:
    """Of one question of an edition: how many wait for a person, were looked at, or neither."""

    assignment: str
    question: str
    waiting: int
    looked_at: int
    by_rules: int

    @property
    def all(self) -> int:
        """All that were handed in."""
        return self.waiting + self.looked_at + self.by_rules


@dataclass(frozen=True)
class HandedIn:
    """A hand-in as it stands in a queue."""

    student: str
    submitted_at: datetime | None
    waits: bool
    is_looked_at: bool


def question_of(cell: str) -> str:
    """The question that a marked cell belongs to."""
    return cell.removeprefix("test_")


def counts(engine: sa.Engine, students: Collection[str]) -> list[Counts]:
    """Every question that some of these students handed in, by edition and cell."""
    waits = _grade.c.needs_manual_grade
    given = _grade.c.manual_score.is_not(None)
    many = sa.func.count()
    query = (
        sa.select(
            _assignment.c.name.label("assignment"),
            _base.c.name.label("cell"),
            sa.func.sum(sa.case((waits, 1), else_=0)),
            sa.func.sum(sa.case((sa.and_(~waits, given), 1), else_=0)),
            many,
        )
        .select_from(_grade)
        .join(_book, _book.c.id == _grade.c.notebook_id)
        .join(_submission, _submission.c.id == _book.c.assignment_id)
        .join(_assignment, _assignment.c.id == _submission.c.assignment_id)
        .join(_base, _base.c.id == _grade.c.cell_id)
        .where(_submission.c.student_id.in_(_listed(students)))
        .group_by(_assignment.c.name, _base.c.name)
        .order_by(_assignment.c.name, _base.c.name)
    )
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(_grade.name):
            return []
        return [
            Counts(assignment, question_of(cell), waiting, looked, every - waiting - looked)
            for assignment, cell, waiting, looked, every in connection.execute(query)
        ]


def handed_in(
    engine: sa.Engine, assignment: str, question: str, students: Collection[str]
) -> list[HandedIn] | None:
    """The hand-ins of some students at a question; ``None`` where there is no such question."""
    with engine.connect() as connection:
        cells = cells_of(connection, assignment, question)
        if cells is None:
            return None
        rows = connection.execute(
            sa.select(
                _submission.c.student_id,
                _submission.c.timestamp,
                _grade.c.needs_manual_grade,
                _grade.c.manual_score,
            )
            .join(_book, _book.c.assignment_id == _submission.c.id)
            .join(_grade, _grade.c.notebook_id == _book.c.id)
            .where(
                _grade.c.cell_id == cells.graded,
                _submission.c.student_id.in_(_listed(students)),
            )
            .order_by(_submission.c.student_id)
        )
        return [
            HandedIn(
                row.student_id,
                row.timestamp,
                bool(row.needs_manual_grade),
                row.manual_score is not None and not row.needs_manual_grade,
            )
            for row in rows
        ]


def _listed(students: Collection[str]) -> Any:
    """The students as one value: thousands of places in a query are more than SQLite takes."""
    return sa.select(sql.listed(sorted(students)))
