"""How many of a class are how far in an exercise: what the desk shows of a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.protocol.desk import HowFar
from qihang.protocol.paper import PAPER
from qihang.protocol.submission import Submission

_TRAINEE, _ATTEMPT, _HAND_IN = tables.trainee, tables.attempt, tables.submission


class HowFarOf:
    """Reads, and writes nothing; what it costs grows with the people of the classes alone.

    What is read of each person is for a reader with a connection of its own.
    """

    def __init__(self, database: Database):
        self._database = database

    def by_class(self, session: str, classes: Sequence[str]) -> list[HowFar]:
        """Each of some classes, by name: how many are on the roster, and how far they are."""
        one = _each(session, classes).subquery("one")
        result = tables.result
        is_marked = result.c.points.is_not(None)
        query = (
            sa.select(
                one.c.class_name,
                sa.func.count().label("people"),
                _how_many(one.c.is_begun).label("begun"),
                _how_many(one.c.last.is_not(None)).label("handed_in"),
                _how_many(is_marked).label("marked"),
                _how_many(_HAND_IN.c.source == PAPER).label("on_paper"),
            )
            .outerjoin(_HAND_IN, _HAND_IN.c.id == one.c.last)
            .outerjoin(result, result.c.hand_in_id == one.c.last)
            .group_by(one.c.class_name)
            .order_by(one.c.class_name)
        )
        found: list[HowFar] = self._database.all(query)
        return found

    def begun(self, session: str, classes: Sequence[str]) -> set[tuple[str, str]]:
        """Who of some classes has answers that are not handed in: number and edition."""
        answered = sa.exists().where(tables.answer.c.attempt_id == _ATTEMPT.c.id)
        query = (
            sa.select(_ATTEMPT.c.number, _ATTEMPT.c.assignment)
            .join(_TRAINEE, _TRAINEE.c.number == _ATTEMPT.c.number)
            .where(_ATTEMPT.c.session == session, ~_ATTEMPT.c.locked, answered, _are_in(classes))
        )
        return {(row["number"], row["assignment"]) for row in self._database.all(query)}

    def handed_in(self, session: str, classes: Sequence[str]) -> list[Submission]:
        """All that some classes have handed in, with its results, the oldest first."""
        of_theirs = sa.select(_TRAINEE.c.number).where(_are_in(classes))
        found: list[Submission] = self._database.all(
            tables.SUBMISSIONS.where(
                _ATTEMPT.c.session == session, _ATTEMPT.c.number.in_(of_theirs)
            )
        )
        return found


def _are_in(classes: Sequence[str]) -> sa.ColumnElement[bool]:
    """Who is on the roster, in one of some classes."""
    return sa.and_(_TRAINEE.c.removed_at.is_(None), _TRAINEE.c.class_name.in_(classes))


def _how_many(which: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((which, 1), else_=0)), 0)


def _each(session: str, classes: Sequence[str]) -> sa.Select[Any]:
    """Everybody on the roster: whether a try is begun and not handed in, and the last hand-in."""
    of_theirs = (_ATTEMPT.c.number == _TRAINEE.c.number, _ATTEMPT.c.session == session)
    last = (
        sa.select(sa.func.max(_HAND_IN.c.id))
        .join(_ATTEMPT, _ATTEMPT.c.id == _HAND_IN.c.attempt_id)
        .where(*of_theirs)
        .correlate(_TRAINEE)
        .scalar_subquery()
    )
    answered = sa.exists().where(tables.answer.c.attempt_id == _ATTEMPT.c.id)
    is_begun = (sa.select(_ATTEMPT.c.id).where(*of_theirs, ~_ATTEMPT.c.locked, answered)).correlate(
        _TRAINEE
    )
    return sa.select(
        _TRAINEE.c.class_name,
        is_begun.exists().label("is_begun"),
        last.label("last"),
    ).where(_are_in(classes))
