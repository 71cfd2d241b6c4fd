"""What people changed of marks: who, when, and what stood there before and after.

A table beside nbgrader's own, which only grows. A change is *told* once the answer service has
its result and a line of it in the audit log; until then the marker tells it again.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

TABLES = sa.MetaData()

_change = sa.Table(
    "qihang_mark_given",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    # Of 128 random bits: the audit log knows by it whether it has a line of this change.
    sa.Column("change", sa.String, nullable=False, unique=True),
    sa.Column("assignment", sa.String, nullable=False),
    sa.Column("question", sa.String, nullable=False),
    sa.Column("student", sa.String, nullable=False),
    sa.Column("submitted_at", sa.DateTime),
    sa.Column("at", sa.String, nullable=False),
    # The id of who of the staff, empty for a command; and the name at that time.
    sa.Column("staff", sa.String, nullable=False),
    sa.Column("staff_name", sa.String, nullable=False),
    # What a person gave, NULL where the points of the rules hold.
    sa.Column("points_before", sa.Float),
    sa.Column("points_after", sa.Float),
    # The points of the rules, NULL where they give none.
    sa.Column("automatic", sa.Float),
    sa.Column("comment_before", sa.Text),
    sa.Column("comment_after", sa.Text),
    sa.Column("told_at", sa.String),
    sa.Index("qihang_marks_given_to", "assignment", "question", "student"),
)
_NOT_TOLD = _change.c.told_at.is_(None)
sa.Index("qihang_marks_not_told", _change.c.id, sqlite_where=_NOT_TOLD, postgresql_where=_NOT_TOLD)

OWN_COMMENTS = 8
"""Comments that are offered to be used again; the newest."""

LOOKED_BACK = 500
"""Changes of a question among which they are looked for."""


@dataclass(frozen=True)
class By:
    """Who gives points: the id of somebody of the staff, or none for a command, and a name."""

    staff: str
    name: str


@dataclass(frozen=True)
class Change:
    """A row of the table."""

    change: str
    assignment: str
    question: str
    student: str
    submitted_at: datetime | None
    at: str
    staff: str
    staff_name: str
    points_before: float | None
    points_after: float | None
    automatic: float | None
    comment_before: str | None
    comment_after: str | None

    @property
    def counted_before(self) -> float | None:
        """The points that counted before."""
        return self.automatic if self.points_before is None else self.points_before

    @property
    def counted_after(self) -> float | None:
        """The points that count since."""
        return self.automatic if self.points_after is None else self.points_after


def note(connection: sa.Connection, by: By, **what: Any) -> None:
    """Note a change, in the transaction that makes it; nbgrader's tables are there."""
    TABLES.create_all(connection)
    connection.execute(
        _change.insert().values(
            change=secrets.token_hex(16),
            at=datetime.now(UTC).isoformat(timespec="microseconds"),
            staff=by.staff,
            staff_name=by.name,
            **what,
        )
    )


def of(engine: sa.Engine, assignment: str, question: str, student: str) -> list[Change]:
    """What was changed at a question of a trainee, the newest first."""
    return _changes(
        engine,
        _selected()
        .where(
            _change.c.assignment == assignment,
            _change.c.question == question,
            _change.c.student == student,
        )
        .order_by(_change.c.id.desc()),
    )


def own_comments(engine: sa.Engine, assignment: str, question: str, staff: str) -> list[str]:
    """The comments that somebody wrote at a question last, each once, the newest first."""
    lately = (
        sa.select(_change.c.comment_after)
        .where(
            _change.c.assignment == assignment,
            _change.c.question == question,
            _change.c.staff == staff,
            _change.c.comment_after.is_not(None),
        )
        .order_by(_change.c.id.desc())
        .limit(LOOKED_BACK)
    )
    if not _is_there(engine):
        return []
    with engine.connect() as connection:
        found = dict.fromkeys(connection.execute(lately).scalars())
    return list(found)[:OWN_COMMENTS]


def untold(engine: sa.Engine, most: int) -> list[Change]:
    """The oldest changes that were not told yet, at ``most`` so many."""
    waiting = _selected().where(_change.c.told_at.is_(None)).order_by(_change.c.id).limit(most)
    return _changes(engine, waiting)


def are_told(engine: sa.Engine, told: Sequence[Change]) -> None:
    """These were told."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    names = [one.change for one in told]
    with engine.begin() as connection:
        connection.execute(_change.update().where(_change.c.change.in_(names)).values(told_at=now))


def _selected() -> sa.Select[Any]:
    return sa.select(*(_change.c[name] for name in Change.__annotations__))


def _changes(engine: sa.Engine, query: sa.Select[Any]) -> list[Change]:
    if not _is_there(engine):
        return []
    with engine.connect() as connection:
        return [Change(*row) for row in connection.execute(query)]


def _is_there(engine: sa.Engine) -> bool:
    return sa.inspect(engine).has_table(_change.name)
