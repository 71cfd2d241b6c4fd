"""Which sessions of the course are open and how, and the editions of their exercises."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database
from qihang.protocol import Edition, ReleasedSession, SessionSettings

_OF_AN_EDITION = ("assignment", "number", "questions", "draws")
"""The columns that make an :class:`Edition`."""


class Sessions:
    """The tables of open sessions and of editions."""

    def __init__(self, database: Database):
        self._database = database

    def open(self, session: str, settings: SessionSettings, edition: Edition) -> None:
        """Open a session of the course with an edition of its exercise, or change its settings."""
        with self._database.write() as connection:
            changed = connection.execute(
                tables.opened.update()
                .where(tables.opened.c.session == session)
                .values(closed_at=None, **settings)
            )
            if not changed.rowcount:
                connection.execute(
                    tables.opened.insert().values(
                        session=session,
                        opened_at=self._database.now(),
                        results_shown=False,
                        **settings,
                    )
                )
            self._keep_edition(connection, session, edition)
            self._database.note(
                connection,
                "released",
                session=session,
                assignment=edition["assignment"],
                marks_at_once=settings["marks_at_once"],
                hand_in_again=settings["hand_in_again"],
            )

    def _keep_edition(self, connection: sa.Connection, session: str, edition: Edition) -> None:
        changed = connection.execute(
            tables.edition.update()
            .where(tables.edition.c.assignment == edition["assignment"])
            .values(**edition)
        )
        if not changed.rowcount:
            connection.execute(
                tables.edition.insert().values(
                    session=session, released_at=self._database.now(), **edition
                )
            )

    def show_results(self, session: str) -> None:
        """From now on trainees see the results of this exercise."""
        with self._database.write() as connection:
            connection.execute(
                tables.opened.update()
                .where(tables.opened.c.session == session)
                .values(results_shown=True)
            )
            self._database.note(connection, "results-shown", session=session)

    def close(self, session: str) -> None:
        """Close a session: no page of it can be opened. Nothing that was done in it is lost."""
        with self._database.write() as connection:
            connection.execute(
                tables.opened.update()
                .where(tables.opened.c.session == session)
                .values(closed_at=self._database.now())
            )
            self._database.note(connection, "closed", session=session)

    def released(self) -> dict[str, ReleasedSession]:
        """The sessions that were released, by name, also those that are closed again."""
        editions: defaultdict[str, list[Edition]] = defaultdict(list)
        names = ("session", *_OF_AN_EDITION)
        query = sa.select(*(tables.edition.c[name] for name in names))
        for row in self._database.all(query.order_by(tables.edition.c.number)):
            editions[row.pop("session")].append(row)
        released: list[ReleasedSession] = self._database.all(sa.select(tables.opened))
        for one in released:
            one["editions"] = editions[one["session"]]
        return {one["session"]: one for one in released}

    def edition(self, assignment: str) -> Edition:
        """An edition that was released."""
        columns = (tables.edition.c[name] for name in _OF_AN_EDITION)
        found: Edition = self._database.one(
            sa.select(*columns).where(tables.edition.c.assignment == assignment)
        )
        return found

    def opened(self) -> dict[str, ReleasedSession]:
        """The sessions whose pages can be opened, by name."""
        return {name: row for name, row in self.released().items() if row["closed_at"] is None}
