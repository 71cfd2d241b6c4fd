"""What the answers of trainees tell of misconceptions, as marking and pages noted it.

It reads all tries of some people, each by an index: for a reader with a connection of its own
(``Store(…, only_read=True)``), not for the process that others wait for.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.answers.store.standings import Whose

_TRAINEE, _ATTEMPT, _SUBMISSION = tables.trainee, tables.attempt, tables.submission
_RESULT, _KEPT = tables.result, tables.kept


class Noted(NamedTuple):
    """What was ``told`` by an answer of a trainee, to a question or an item of a session.

    ``at`` is when it was handed in; of an item, when it was tried last. How ``told`` is written:
    :func:`qihang.questions.evidence.noted`.
    """

    number: str
    session: str
    asked: str
    is_item: bool
    at: str
    told: str


class Evidence:
    """Reads, and writes nothing; what it costs grows with the people asked for and their tries."""

    def __init__(self, database: Database):
        self._database = database

    def of_person(self, number: str) -> list[Noted]:
        """All that the answers of one trainee told."""
        return self._of(_TRAINEE.c.number == number)

    def of_classes(self, whose: Whose) -> list[Noted]:
        """All that the answers of some classes told."""
        return self._of(whose.are())

    def _of(self, theirs: sa.ColumnElement[bool]) -> list[Noted]:
        numbers = sa.select(_TRAINEE.c.number).where(theirs)
        with self._database.read() as connection:
            return [
                Noted(*row)
                for query in (_marked(numbers), _tried(numbers))
                for row in connection.execute(query)
            ]


def _marked(numbers: sa.Select[Any]) -> sa.Select[Any]:
    asked = sa.func.json_each(_RESULT.c.questions).table_valued("key", "value", name="asked")
    told = sa.func.json_extract(asked.c.value, "$.told")
    return (
        sa.select(
            _ATTEMPT.c.number, _ATTEMPT.c.session, asked.c.key, sa.false(), _SUBMISSION.c.at, told
        )
        .select_from(_ATTEMPT)
        .join(_SUBMISSION, _SUBMISSION.c.attempt_id == _ATTEMPT.c.id)
        .join(_RESULT, _RESULT.c.hand_in_id == _SUBMISSION.c.id)
        .join(asked, sa.true())
        .where(_ATTEMPT.c.number.in_(numbers), told.is_not(None))
    )


def _tried(numbers: sa.Select[Any]) -> sa.Select[Any]:
    # What a page keeps may be anything; what is no JSON tells nothing.
    state = sa.case((sa.func.json_valid(_KEPT.c.state), _KEPT.c.state), else_="{}")
    draw = sa.func.json_each(state, "$.told").table_valued("value", name="draw")
    return (
        sa.select(
            _KEPT.c.number, _KEPT.c.session, _KEPT.c.item, sa.true(), _KEPT.c.saved_at, draw.c.value
        )
        .select_from(_KEPT)
        .join(draw, sa.true())
        .where(_KEPT.c.number.in_(numbers), sa.func.typeof(draw.c.value) == "text")
    )
