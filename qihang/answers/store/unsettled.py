"""What may have to be put right at a start, so that it need not go over all that was handed in.

What was handed in or marked is *unsettled* until all that belongs to it is known to be on
disk: its folders, which nbgrader reads and writes, and the rows of the gradebook. The row that
says so is written in the transaction of what happened, and goes only when the disks were
flushed after it (:meth:`Unsettled.settle`), so a kill or a power cut leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.databases import sql

Place = tuple[str, str]
"""An edition, and the number of a trainee."""

_TABLE = tables.unsettled
_PLACE = sa.tuple_(_TABLE.c.assignment, _TABLE.c.number)


class Unsettled:
    """The table of what is unsettled."""

    def __init__(self, database: Database):
        self._database = database

    def places(
        self, after: Sequence[str] = (), most: int | None = None, also_in_place: bool = True
    ) -> list[Place]:
        """What is unsettled after an edition and a number, at ``most`` so many.

        Without ``also_in_place`` those of which the folder of submissions is known to be right
        are left out.
        """
        query = sa.select(_TABLE.c.assignment, _TABLE.c.number).order_by(*_PLACE.clauses)
        if after:
            query = query.where(sa.tuple_(*map(sa.literal, after)) < _PLACE)
        if not also_in_place:
            query = query.where(~_TABLE.c.is_in_place)
        with self._database.read() as connection:
            return [(row[0], row[1]) for row in connection.execute(query.limit(most))]

    def not_in_place(self) -> int:
        """How many are not known to be in their place."""
        query = sa.select(sa.func.count()).select_from(_TABLE).where(~_TABLE.c.is_in_place)
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())

    def add(self, places: Sequence[Place]) -> None:
        """These may have to be put right, whatever was known of them."""
        with self._database.write() as connection:
            unsettle(connection, places, self._database.now())

    def add_all(self, are_marked: bool = False) -> None:
        """Nothing is known of anything that was handed in, or of what was marked."""
        with self._database.write() as connection:
            unsettle_all(connection, self._database.now(), are_marked)

    def are_more_than(self, some: int) -> bool:
        """Whether more than so many are unsettled."""
        query = sa.select(_TABLE.c.number).limit(1).offset(some)
        with self._database.read() as connection:
            return connection.execute(query).first() is not None

    def are_in_place(self) -> None:
        """All folders of submissions are right, and on disk."""
        with self._database.write() as connection:
            connection.execute(_TABLE.update().values(is_in_place=True))

    def settle(self, until: str, without: Sequence[Place]) -> None:
        """All that happened up to a moment is on disk, but for some places."""
        with self._database.write() as connection:
            connection.execute(
                _TABLE.delete().where(_TABLE.c.since <= until, _PLACE.not_in(without))
            )


def unsettle(connection: sa.Connection, places: Sequence[Place], moment: str) -> None:
    """In the transaction of what happens at places: they are unsettled from now on."""
    if places:
        sql.put(
            connection,
            _TABLE,
            [
                {"assignment": one, "number": number, "since": moment, "is_in_place": False}
                for one, number in places
            ],
        )


def unsettle_all(connection: sa.Connection, moment: str, are_marked: bool = False) -> None:
    """In a transaction: all that was handed in, or marked, is unsettled from now on."""
    attempt = tables.attempt
    everything = (
        sa.select(attempt.c.assignment, attempt.c.number, sa.literal(moment), sa.false())
        .join(tables.submission, tables.submission.c.attempt_id == attempt.c.id)
        .distinct()
    )
    if are_marked:
        everything = everything.join(
            tables.result, tables.result.c.hand_in_id == tables.submission.c.id
        )
    sql.put(connection, _TABLE, everything)
