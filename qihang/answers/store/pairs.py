"""What people had in the test before the course, and what in the one after it.

A pair is of the first try at each, with the newest of its submissions that is marked: who is given
another try has seen the questions. No number and no name leaves the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.answers.store.standings import Whose

_TRAINEE, _ATTEMPT, _SUBMISSION = tables.trainee, tables.attempt, tables.submission
_RESULT, _HALF = tables.result, tables.half

Found = Mapping[str, Any]
"""What marking found in each question, by its name."""


@dataclass(frozen=True)
class Taken:
    """One person's test: whether it was handed in, and what was found once it is marked."""

    is_handed_in: bool
    found: Found | None


@dataclass(frozen=True)
class Both:
    """One person who took one of the tests at least; ``half`` is 1 or 2."""

    half: int
    before: Taken
    after: Taken


class Pairs:
    """Reads, and writes nothing; for a reader with a connection of its own."""

    def __init__(self, database: Database):
        self._database = database

    def of(self, before: str, after: str, whose: Whose) -> list[Both]:
        """Everybody who handed in one of two editions at least."""
        one, other = _first_try(before, "one"), _first_try(after, "other")
        first, second = _RESULT.alias("first"), _RESULT.alias("second")
        query = (
            sa.select(
                _HALF.c.half,
                one.c.number.label("has_one"),
                first.c.questions.label("one"),
                other.c.number.label("has_other"),
                second.c.questions.label("other"),
            )
            .select_from(_TRAINEE)
            .join(_HALF, _HALF.c.number == _TRAINEE.c.number)
            .outerjoin(one, one.c.number == _TRAINEE.c.number)
            .outerjoin(other, other.c.number == _TRAINEE.c.number)
            .outerjoin(first, first.c.hand_in_id == one.c.marked)
            .outerjoin(second, second.c.hand_in_id == other.c.marked)
            .where(whose.are(), sa.or_(one.c.number.is_not(None), other.c.number.is_not(None)))
            .order_by(_HALF.c.half, _TRAINEE.c.id)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [
            Both(
                row.half,
                Taken(row.has_one is not None, row.one),
                Taken(row.has_other is not None, row.other),
            )
            for row in rows
        ]

    def people(self, whose: Whose) -> int:
        """How many there are who might have taken them."""
        query = sa.select(sa.func.count()).select_from(_TRAINEE).where(whose.are())
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())


def _first_try(assignment: str, name: str) -> sa.Subquery:
    """Who handed in the first try at an edition, and the newest submission of it with marks."""
    marked = sa.case((_RESULT.c.points.is_not(None), _SUBMISSION.c.id))
    return (
        sa.select(_ATTEMPT.c.number, sa.func.max(marked).label("marked"))
        .select_from(_ATTEMPT)
        .join(_SUBMISSION, _SUBMISSION.c.attempt_id == _ATTEMPT.c.id)
        .outerjoin(_RESULT, _RESULT.c.hand_in_id == _SUBMISSION.c.id)
        .where(_ATTEMPT.c.assignment == assignment, _ATTEMPT.c.attempt == 1)
        .group_by(_ATTEMPT.c.number)
        .subquery(name)
    )
