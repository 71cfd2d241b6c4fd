"""What the answers of trainees tell of misconceptions, as marking and pages noted it.

It reads all tries of some people, each by an index: for a reader with a connection of its own
(``Store(…, only_read=True)``), not for the process that others wait for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.answers.store.standings import Whose
from qihang.databases import sql

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
            marked = [Noted(*row) for row in connection.execute(_marked(numbers))]
            tried = [
                Noted(row.number, row.session, row.item, True, row.saved_at, told)
                for row in connection.execute(_tried(numbers))
                for told in _told(row.state)
            ]
        return marked + tried


def _marked(numbers: sa.Select[Any]) -> sa.Select[Any]:
    asked = sa.func.json_each(_RESULT.c.questions).table_valued("key", "value", name="asked")
    told = sql.field_of(sql.text_field, asked.c.value, "told")
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
    return sa.select(
        _KEPT.c.number, _KEPT.c.session, _KEPT.c.item, _KEPT.c.saved_at, _KEPT.c.state
    ).where(_KEPT.c.number.in_(numbers), _KEPT.c.state.contains('"told"', autoescape=True))


def _told(state: str) -> Iterator[str]:
    """What an item keeps of its draws. What a page keeps may be anything; then it tells nothing."""
    try:
        kept = json.loads(state)
    except ValueError:
        return
    draws = kept.get("told") if isinstance(kept, dict) else None
    if isinstance(draws, dict):
        yield from (one for one in draws.values() if isinstance(one, str))
