"""When trainees were signed in and did something: what hours of learning are counted from.

It reads some days of some people, each by an index: for a reader with a connection of its own
(``Store(…, only_read=True)``), not for the process that others wait for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database, Row
from qihang.protocol.desk import Person

_TRAINEE, _SIGN_IN, _PAGE = tables.trainee, tables.sign_in, tables.page
_ATTEMPT, _KEPT, _MARK = tables.attempt, tables.kept, tables.bookmark


class Presence:
    """Reads, and writes nothing; what it costs grows with the people and days asked for."""

    def __init__(self, database: Database):
        self._database = database

    def classes(self, since: str) -> dict[str, int]:
        """The classes in which somebody was since a moment, and how many are in each now."""
        now = sa.func.count(sa.case((_TRAINEE.c.removed_at.is_(None), 1)))
        query = (
            sa.select(_TRAINEE.c.class_name, now)
            .where(sa.or_(_TRAINEE.c.removed_at.is_(None), _TRAINEE.c.removed_at >= since))
            .group_by(_TRAINEE.c.class_name)
            .order_by(_TRAINEE.c.class_name)
        )
        with self._database.read() as connection:
            return {name: int(many) for name, many in connection.execute(query)}

    def people(self, class_name: str, start: str, end: str) -> list[Row]:
        """Who was in a class at some time between two moments, by number.

        ``number name class_name added_at removed_at``: also those who were taken off since.
        """
        there = sa.or_(_TRAINEE.c.removed_at.is_(None), _TRAINEE.c.removed_at >= start)
        which = (_TRAINEE.c.class_name == class_name, _TRAINEE.c.added_at < end, there)
        found: list[Row] = self._database.all(_people().where(*which))
        return found

    def person(self, number: str) -> Row | None:
        """One trainee, as :meth:`people` gives them."""
        row: Row | None = self._database.one(_people().where(_TRAINEE.c.number == number))
        return row

    def signed_in(self, classes: Sequence[str] | None, start: str, end: str) -> dict[str, int]:
        """How many of each class signed in between two moments; of every class with ``None``."""
        ours = sa.true() if classes is None else _TRAINEE.c.class_name.in_(classes)
        query = (
            sa.select(_TRAINEE.c.class_name, sa.func.count(_TRAINEE.c.number.distinct()))
            .join(_SIGN_IN, _SIGN_IN.c.number == _TRAINEE.c.number)
            .where(ours, _SIGN_IN.c.began_at >= start, _SIGN_IN.c.began_at < end)
            .group_by(_TRAINEE.c.class_name)
        )
        with self._database.read() as connection:
            return {name: int(many) for name, many in connection.execute(query)}

    def begins(self, class_name: str, start: str, end: str) -> list[str]:
        """When somebody of a class signed in between two moments."""
        theirs = sa.select(_TRAINEE.c.number).where(_TRAINEE.c.class_name == class_name)
        query = sa.select(_SIGN_IN.c.began_at).where(
            _SIGN_IN.c.number.in_(theirs), _SIGN_IN.c.began_at >= start, _SIGN_IN.c.began_at < end
        )
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def sign_ins(
        self, numbers: Sequence[str], start: str, end: str
    ) -> dict[str, list[tuple[str, str | None]]]:
        """The sign-ins of some trainees that reach into a time: begin and end, by number.

        Somebody has one sign-in at a time, so of those that began before only the last can.
        """
        found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        query = _reaching(numbers, start, end)
        columns = (_SIGN_IN.c.number, _SIGN_IN.c.began_at, _SIGN_IN.c.ended_at)
        with self._database.read() as connection:
            for number, began, ended in connection.execute(query.with_only_columns(*columns)):
                found[number].append((began, ended))
        return found

    def work(self, numbers: Sequence[str], start: str, end: str) -> dict[str, set[str]]:
        """The moments of work of some trainees between two moments, by number."""
        found: dict[str, set[str]] = defaultdict(set)
        with self._database.read() as connection:
            for query in _works(numbers, start, end):
                for number, moment in connection.execute(query):
                    found[number].add(moment)
        return found


def _people() -> sa.Select[Any]:
    names = (*(name for name in Person.__annotations__ if name != "note"), "added_at")
    return sa.select(*(_TRAINEE.c[name] for name in names)).order_by(_TRAINEE.c.number)


def _reaching(numbers: Sequence[str], start: str, end: str) -> sa.Select[Any]:
    before = _SIGN_IN.alias("before")
    last = (
        sa.select(sa.func.max(before.c.began_at))
        .where(before.c.number == _TRAINEE.c.number, before.c.began_at < start)
        .scalar_subquery()
    )
    since = sa.func.coalesce(last, start)
    return (
        sa.select(_SIGN_IN)
        .select_from(_TRAINEE)
        .join(
            _SIGN_IN,
            sa.and_(
                _SIGN_IN.c.number == _TRAINEE.c.number,
                _SIGN_IN.c.began_at >= since,
                _SIGN_IN.c.began_at < end,
            ),
        )
        .where(
            _TRAINEE.c.number.in_(numbers),
            sa.or_(_SIGN_IN.c.ended_at.is_(None), _SIGN_IN.c.ended_at > start),
        )
    )


def _works(numbers: Sequence[str], start: str, end: str) -> list[sa.Select[Any]]:
    """Number and moment, of each kind of work."""

    def within(moment: Any) -> Any:
        return sa.and_(moment >= start, moment < end)

    def of(table: Any, name: str) -> sa.Select[Any]:
        moment = table.c[name]
        return sa.select(table.c.number, moment).where(table.c.number.in_(numbers), within(moment))

    def tried(table: Any, name: str) -> sa.Select[Any]:
        moment = table.c[name]
        # What was typed in from paper is work of whoever did it, and not of the trainee.
        own = table.c.source.is_(None)
        return (
            sa.select(_ATTEMPT.c.number, moment)
            .join(table, sa.and_(table.c.attempt_id == _ATTEMPT.c.id, within(moment), own))
            .where(_ATTEMPT.c.number.in_(numbers))
        )

    reaching = _reaching(numbers, start, end).subquery()
    opened = (
        sa.select(reaching.c.number, _PAGE.c.opened_at)
        .join(_PAGE, _PAGE.c.sign_in == reaching.c.id)
        .where(within(_PAGE.c.opened_at))
    )
    return [
        tried(tables.answer, "saved_at"),
        tried(tables.submission, "at"),
        of(_KEPT, "saved_at"),
        of(tables.review, "at"),
        of(_MARK, "saved_at"),
        of(_MARK, "new_screen_at"),
        opened,
    ]
