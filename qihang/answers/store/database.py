"""The store's database: opening it, reading it, and writing to it one change at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from qihang.answers import audit_log as auditlog
from qihang.answers import tables
from qihang.answers.clock import SteadyClock
from qihang.answers.store import versions
from qihang.answers.store.engines import Engine, engine
from qihang.databases.where import Where
from qihang.system.errors import OperatorError
from qihang.system.telling import Tell, nobody

Row = dict[str, Any]


class Database:
    """The one connection of the store's parts to their database."""

    def __init__(self, where: Where, only_read: bool = False, tell: Tell = nobody):
        """Open the database, or make it; with ``only_read`` it must be there and never changes.

        ``tell`` is told how far an older one is brought up to date.
        Raises :class:`qihang.system.errors.OperatorError` if it cannot be opened.
        """
        self._kind: Engine = engine(where)
        self._kind.bring_up_to_date(only_read, tell)
        self._clock = SteadyClock()
        # Requests that compute for long run in threads; two at once would fork the audit log.
        self._turn = threading.Lock()
        self._engine = self._kind.open(only_read)
        self._reading = self._kind.reading(self._engine)
        latest = self._open(only_read)
        if latest is not None:
            self._clock.go_on_from(latest)

    def _open(self, only_read: bool) -> str | None:
        """Make or check the tables; returns the last moment that was written."""
        try:
            if not only_read:
                self._kind.own(self._engine)
                self._make_tables()
                self._kind.check(self._engine)
            return self._latest_moment()
        except sa.exc.DBAPIError as error:
            self.close()
            raise self._kind.cannot_be_opened(error) from error
        except OperatorError:
            self.close()
            raise

    def _make_tables(self) -> None:
        with self._engine.begin() as connection:
            self._kind.alone(connection)
            versions.stamp(connection)
            tables.TABLES.create_all(connection)
            auditlog.TABLES.create_all(connection)

    def close(self) -> None:
        """Close the database."""
        self._kind.close()
        self._engine.dispose()

    def now(self) -> str:
        """This moment; later than any before, whatever the computer's clock says."""
        return self._clock.now()

    def clock_is_behind(self) -> timedelta:
        """How far the computer's clock stands behind what was saved already."""
        return self._clock.behind

    def note(self, connection: sa.Connection, what: str, **fields: Any) -> None:
        """Add a line to the audit log, in the transaction of what it tells."""
        auditlog.append(connection, [{"at": self.now(), "what": what, **fields}])

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One change, which is on disk when it ends, or not done.

        Raises :class:`OperatorError` where the disk has no room.
        """
        try:
            with self._turn, self._engine.begin() as connection:
                has_written = self._kind.changes(connection)
                yield connection
                if has_written():
                    self._kind.keep_moment(connection, self._clock.last)
        except sa.exc.OperationalError as error:
            raise self._kind.cannot_be_written(error) from error

    def read(self) -> sa.Connection:
        """A connection that only reads; to be closed by its ``with``."""
        return self._reading.connect()

    def one(self, query: sa.Select[Any]) -> Any:
        """The first row as a dictionary, ``None`` if there is none; its keys are the columns."""
        with self._reading.connect() as connection:
            row = connection.execute(query).mappings().first()
        return dict(row) if row else None

    def all(self, query: sa.Select[Any]) -> Any:
        """Every row as a dictionary."""
        with self._reading.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _latest_moment(self) -> str | None:
        """The last moment written before a restart: the clock may have jumped back since."""
        with self._reading.connect() as connection:
            return connection.execute(sa.select(tables.clock.c.moment)).scalar()
