"""Points and comments that a person gives, as formgrader does, and never over another one's mark.

Whoever gives points says which mark they looked at, by its stamp. If another one stands there by
then, or another submission lies there, nothing is changed. What was changed is kept in a table
beside nbgrader's own, in the same transaction: see :mod:`qihang.gradebook.changes`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

import sqlalchemy as sa
from nbgrader import api

from qihang.answers.submitted import STAMP
from qihang.gradebook import changes, opening
from qihang.gradebook.cells import Cells, cells_of
from qihang.gradebook.changes import By
from qihang.gradebook.stamps import moment
from qihang.language import typed
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason
from qihang.system.handed_in import LARGEST_STAMP, content_or_none
from qihang.system.site import Site

LONGEST_COMMENT = 1000
"""Characters of a comment."""

SMALLEST = Decimal("0.01")
"""Of points: a hundredth, as marking rounds them."""

_assignment: Any = api.Assignment.__table__
_submission: Any = api.SubmittedAssignment.__table__
_book: Any = api.SubmittedNotebook.__table__
_grade: Any = api.Grade.__table__
_comment: Any = api.Comment.__table__


@dataclass(frozen=True)
class Place:
    """One question of one trainee's submission of an edition."""

    assignment: str
    question: str
    student: str


@dataclass(frozen=True)
class Mark:
    """What stands there: points by the rules, by a person, and what was written."""

    submitted_at: datetime | None
    """The moment of the submission that it belongs to, in UTC and without a zone."""
    most: float
    auto: float | None
    manual: float | None
    extra: float | None
    waits: bool
    """Whether a person has to look (again)."""
    comment: str | None
    stamp: str
    """Another one with each change of any of these."""

    @property
    def points(self) -> float | None:
        """What counts, without extra credit; ``None`` as long as nobody has looked."""
        return self.auto if self.manual is None else self.manual

    @property
    def is_looked_at(self) -> bool:
        """Whether a person has given it."""
        return self.manual is not None and not self.waits


class NotGiven(Exception):
    """Nothing was changed: another mark stands there now, or another submission lies there."""

    def __init__(self, why: Literal["changed", "another"]):
        super().__init__(why)
        self.why = why


def points_of(said: str, most: float) -> float:
    """The points that somebody typed. Raises :class:`OperatorError` for any but 0 to ``most``."""
    wrong = OperatorError(
        message(
            "Points go from 0 to {most}, with two digits after the point at most, such as {one}.",
            most=f"{most:g}",
            one=f"{most / 4:g}",
        )
    )
    try:
        points = Decimal(typed.plain(said).strip().replace(",", ".").replace("。", "."))
    except InvalidOperation:
        raise wrong from None
    if not points.is_finite() or not 0 <= points <= Decimal(str(most)):
        raise wrong
    if points != points.quantize(SMALLEST):
        raise wrong
    return float(points)


def comment_of(said: str) -> str | None:
    """The comment that somebody typed; nothing of an empty one.

    Raises :class:`OperatorError` for one that is too long or cannot be shown.
    """
    text = "\n".join(line.rstrip() for line in said.splitlines()).strip()
    if len(text) > LONGEST_COMMENT or not typed.can_be_written(text):
        raise OperatorError(
            message(
                "A comment has at most {most} characters, and only such as can be read.",
                most=LONGEST_COMMENT,
            )
        )
    return text or None


def mark_of(engine: sa.Engine, place: Place) -> Mark | None:
    """What stands at a place; ``None`` where nothing is marked."""
    with engine.connect() as connection:
        cells = cells_of(connection, place.assignment, place.question)
        row = _row(connection, place, cells) if cells else None
    return _mark(row, cells) if row and cells else None


def give(
    site: Site,
    engine: sa.Engine,
    place: Place,
    stamp: str,
    points: float | None,
    comment: str | None,
    by: By,
) -> bool:
    """Give points (``None``: those of the rules) and a comment to the mark of a stamp.

    Returns whether anything is another one now; it is on disk then. Raises :class:`NotGiven`, and
    :class:`OperatorError` where the gradebook cannot be written to.
    """
    with _alone(engine) as connection:
        cells = cells_of(connection, place.assignment, place.question)
        row = _row(connection, place, cells) if cells else None
        if row is None or cells is None or not _lies_there(site, place, row.timestamp):
            raise NotGiven("another")
        was = _mark(row, cells)
        if was.stamp != stamp:
            is_same = was.stamp.partition(".")[0] == stamp.partition(".")[0]
            raise NotGiven("changed" if is_same else "another")
        waits = points is None and was.auto is None
        if (points, comment, waits) == (was.manual, was.comment, was.waits):
            return False
        _write(connection, row, points, waits, comment)
        changes.note(
            connection,
            by,
            assignment=place.assignment,
            question=place.question,
            student=place.student,
            submitted_at=row.timestamp,
            points_before=was.manual,
            points_after=points,
            automatic=was.auto,
            comment_before=was.comment,
            comment_after=comment if row.comment is not None else None,
        )
    return True


def _write(
    connection: sa.Connection, row: Any, points: float | None, waits: bool, comment: str | None
) -> None:
    connection.execute(
        _grade.update()
        .where(_grade.c.id == row.grade)
        .values(manual_score=points, needs_manual_grade=waits)
    )
    if row.comment is not None:
        connection.execute(
            _comment.update().where(_comment.c.id == row.comment).values(manual_comment=comment)
        )


def _row(connection: sa.Connection, place: Place, cells: Cells) -> Any:
    return connection.execute(
        sa.select(
            _submission.c.timestamp,
            _grade.c.id.label("grade"),
            _grade.c.auto_score,
            _grade.c.manual_score,
            _grade.c.extra_credit,
            _grade.c.needs_manual_grade,
            _comment.c.id.label("comment"),
            _comment.c.manual_comment,
        )
        .join(_book, _book.c.assignment_id == _submission.c.id)
        .join(_assignment, _assignment.c.id == _submission.c.assignment_id)
        .join(_grade, sa.and_(_grade.c.notebook_id == _book.c.id, _grade.c.cell_id == cells.graded))
        .outerjoin(
            _comment,
            sa.and_(_comment.c.notebook_id == _book.c.id, _comment.c.cell_id == cells.answered),
        )
        .where(_assignment.c.name == place.assignment, _submission.c.student_id == place.student)
    ).first()


def _mark(row: Any, cells: Cells) -> Mark:
    # Of the submission, and of all that stands there.
    stamp = ".".join(_digest([str(value) for value in some]) for some in ([row.timestamp], row))
    return Mark(
        submitted_at=row.timestamp,
        most=cells.most,
        auto=row.auto_score,
        manual=row.manual_score,
        extra=row.extra_credit,
        waits=bool(row.needs_manual_grade),
        comment=row.manual_comment,
        stamp=stamp,
    )


def _digest(said: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def _lies_there(site: Site, place: Place, submitted_at: datetime | None) -> bool:
    """Whether what lies there to be marked is the submission of that moment."""
    path = site.submitted / place.student / place.assignment / STAMP
    stamp = content_or_none(path, site.submitted, LARGEST_STAMP)
    return stamp is not None and moment(stamp) == submitted_at


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction in which nobody else writes, from its first look on."""
    try:
        with opening.alone(engine) as connection:
            yield connection
    except sa.exc.OperationalError as error:
        raise OperatorError(
            message(
                "The points could not be written to {file} ({reason}). Nothing was changed. Wait "
                "a moment, see that the disk has room, and save again.",
                file=opening.named(engine.url),
                reason=reason(error.orig),
            )
        ) from error
