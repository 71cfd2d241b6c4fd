"""How a class stands in the questions of an exercise, and in the items of a workbook: counts.

One person has one voice: of the submissions of an edition that are marked, the newest. What is
counted is read out of the results by the database itself, so that no row of a person leaves it.
That takes some tenths of a second for thousands of people: it is for a reader with a connection of
its own (``Store(…, only_read=True)``), never for the process that others wait for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.databases import sql

RIGHT, PARTLY, NOT_YET, EMPTY, WAITING = STANDINGS = (
    "right",
    "partly",
    "not-yet",
    "empty",
    "waiting",
)
"""How somebody stands in a question. By the points, as marking by hand changes those and not the
verdict; ``waiting`` as long as a person has to look."""

By = Literal["class", "month"]
"""What people are told apart by: their class, or the month of their submission in local time."""

_TRAINEE, _ATTEMPT, _SUBMISSION = tables.trainee, tables.attempt, tables.submission
_RESULT, _KEPT = tables.result, tables.kept


@dataclass(frozen=True)
class Whose:
    """Who is counted: of some classes, or of all with ``None``; who left the roster if wished."""

    classes: Sequence[str] | None = None
    gone: bool = False

    def are(self) -> sa.ColumnElement[bool]:
        """The condition on the table of trainees."""
        ours = sa.true() if self.classes is None else _TRAINEE.c.class_name.in_(self.classes)
        return ours if self.gone else sa.and_(ours, _TRAINEE.c.removed_at.is_(None))


class Standings:
    """Reads, and writes nothing; what it costs grows with the people, not with their tries."""

    def __init__(self, database: Database):
        self._database = database

    def people(self, assignment: str, whose: Whose) -> tuple[int, int]:
        """How many have a marked submission of an edition, and how many have handed in at all."""
        query = (
            sa.select(
                sa.func.count(
                    sa.case((_RESULT.c.points.is_not(None), _ATTEMPT.c.number)).distinct()
                ),
                sa.func.count(_ATTEMPT.c.number.distinct()),
            )
            .join(_SUBMISSION, _SUBMISSION.c.attempt_id == _ATTEMPT.c.id)
            .join(_TRAINEE, _TRAINEE.c.number == _ATTEMPT.c.number)
            .outerjoin(_RESULT, _RESULT.c.hand_in_id == _SUBMISSION.c.id)
            .where(_ATTEMPT.c.assignment == assignment, whose.are())
        )
        with self._database.read() as connection:
            marked, all_of_them = connection.execute(query).one()
        return int(marked), int(all_of_them)

    def of_questions(
        self, assignment: str, whose: Whose, by: By | None = None, question: str | None = None
    ) -> list[tuple[str, str, str, int]]:
        """Group, question, standing and how many stand so; the group is empty without ``by``."""
        newest = _newest(assignment, whose)
        asked = _asked()
        each = (
            sa.select(
                _group(by, newest).label("its_group"),
                asked.c.key,
                _standing(asked.c.value).label("standing"),
            )
            .select_from(newest)
            .join(_RESULT, _RESULT.c.hand_in_id == newest.c.id)
            .join(asked, _is(asked, question))
            .subquery()
        )
        query = sa.select(*each.c, sa.func.count()).group_by(*each.c).order_by(*each.c)
        return self._rows(query)

    def ideas(
        self, assignment: str, whose: Whose, by: By | None = None, question: str | None = None
    ) -> list[tuple[str, str, str, int]]:
        """Group, question, misconception and how many people have it, the commonest first.

        Of a question that has parts, those of each part; a person counts once for each. What was
        right in the end, or waits to be looked at, tells of none.
        """
        newest = _newest(assignment, whose)
        asked = _asked()
        group = _group(by, newest).label("its_group")
        said = (
            sa.select(newest.c.id, group, asked.c.key, asked.c.value)
            .select_from(newest)
            .join(_RESULT, _RESULT.c.hand_in_id == newest.c.id)
            .join(asked, _is(asked, question))
            .where(_standing(asked.c.value).in_((PARTLY, NOT_YET)))
            .cte("said")
        )
        part = sql.members(said.c.value, "parts", "part")
        who = (said.c.id, said.c.its_group, said.c.key)
        every = sa.union(
            sa.select(*who, _idea(said.c.value).label("idea")),
            sa.select(*who, _idea(part.c.value)).select_from(said).join(part, sa.true()),
        ).subquery()
        many = sa.func.count()
        query = (
            sa.select(every.c.its_group, every.c.key, every.c.idea, many)
            .where(every.c.idea.is_not(None))
            .group_by(every.c.its_group, every.c.key, every.c.idea)
            .order_by(every.c.its_group, every.c.key, many.desc(), every.c.idea)
        )
        return self._rows(query)

    def of_items(self, session: str, whose: Whose) -> list[tuple[str, int, int]]:
        """The judged items of a workbook: name, how many tried it, and who was never right yet."""
        missed = sa.func.sum(sa.case((_KEPT.c.was_right, 0), else_=1))
        # Not a join: SQLite would begin with all that was ever kept, of every session.
        theirs = sa.select(_TRAINEE.c.number).where(whose.are())
        query = (
            sa.select(_KEPT.c.item, sa.func.count(), missed)
            .where(
                _KEPT.c.number.in_(theirs),
                _KEPT.c.session == session,
                _KEPT.c.outcome.in_(("right", "partly", "not-yet")),
            )
            .group_by(_KEPT.c.item)
            .order_by(_KEPT.c.item)
        )
        return self._rows(query)

    def _rows(self, query: sa.Select[Any]) -> list[Any]:
        with self._database.read() as connection:
            return [tuple(row) for row in connection.execute(query)]


def _newest(assignment: str, whose: Whose) -> sa.CTE:
    """The newest marked submission of an edition of each, with its class and moment."""
    return (
        sa.select(
            sa.func.max(_SUBMISSION.c.id).label("id"),
            _TRAINEE.c.class_name.label("class_name"),
            sa.func.max(_SUBMISSION.c.at).label("at"),  # of a trainee, moments grow as ids do
        )
        .select_from(_ATTEMPT)
        .join(_SUBMISSION, _SUBMISSION.c.attempt_id == _ATTEMPT.c.id)
        .join(_RESULT, _RESULT.c.hand_in_id == _SUBMISSION.c.id)
        .join(_TRAINEE, _TRAINEE.c.number == _ATTEMPT.c.number)
        .where(_ATTEMPT.c.assignment == assignment, _RESULT.c.points.is_not(None), whose.are())
        .group_by(_ATTEMPT.c.number, _TRAINEE.c.class_name)
        .cte("newest")
    )


def _asked() -> Any:
    """The questions of a result, by ``key``, each with what was found as the ``value``."""
    return sa.func.json_each(_RESULT.c.questions).table_valued("key", "value", name="asked")


def _is(asked: Any, question: str | None) -> sa.ColumnElement[bool]:
    return sa.true() if question is None else asked.c.key == question


def _standing(found: Any) -> sa.ColumnElement[str]:
    points = sql.field_of(sql.number_field, found, "points")
    return sa.case(
        (sql.field_of(sql.flag_field, found, "by_hand"), WAITING),
        (points >= sql.field_of(sql.number_field, found, "most"), RIGHT),
        (points > 0, PARTLY),
        (sql.field_of(sql.text_field, found, "outcome") == "empty", EMPTY),
        else_=NOT_YET,
    )


def _idea(found: Any) -> sa.ColumnElement[str]:
    idea: sa.ColumnElement[str] = sql.field_of(sql.text_field, found, "idea")
    return idea


def _group(by: By | None, newest: sa.CTE) -> sa.ColumnElement[str]:
    if by == "class":
        return newest.c.class_name
    if by == "month":
        return sql.month_of(newest.c.at)
    return sa.literal("")
