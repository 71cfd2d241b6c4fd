"""The file of the database: opening it, reading it, and writing to it one change at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from qihang.answers import audit_log as auditlog
from qihang.answers import tables
from qihang.answers.clock import SteadyClock
from qihang.answers.store import versions
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason
from qihang.system.telling import Tell, nobody

Row = dict[str, Any]

_PAGE = 4096
"""Bytes of a page of the database."""


class Database:
    """The one connection of the store's parts to their database."""

    def __init__(self, database: Path, only_read: bool = False, tell: Tell = nobody):
        """Open the database, or make it; with ``only_read`` it must be there and never changes.

        ``tell`` is told how far an older one is brought up to date.
        Raises :class:`OperatorError` if it cannot be opened.
        """
        # Whoever opens it and closes it again takes its log away.
        was_closed = _was_closed(database)
        versions.bring_up_to_date(database, only_read, tell)
        self._clock = SteadyClock()
        # Requests that compute for long run in threads; two at once would fork the audit log.
        self._turn = threading.Lock()
        self._engine = sa.create_engine(
            f"sqlite:///{database}",
            connect_args={"timeout": 30, "check_same_thread": False},
            hide_parameters=True,  # an error in a log names no answer and no trainee
        )
        sa.event.listen(self._engine, "connect", _only_read if only_read else _keep_safely)
        if only_read and not database.is_file():
            raise OperatorError(
                message("{file} is missing. Restore it from a backup.", file=database)
            )
        latest = self._open(database, only_read, was_closed)
        if latest is not None:
            self._clock.go_on_from(latest)

    def _open(self, database: Path, only_read: bool, was_closed: bool) -> str | None:
        """Make or check the tables; returns the last moment that was written."""
        try:
            if not only_read:
                with self._engine.begin() as connection:
                    versions.stamp(connection)
                tables.TABLES.create_all(self._engine)
                auditlog.TABLES.create_all(self._engine)
            if not (was_closed or only_read):
                self._check(database)
            return self._latest_moment()
        except sa.exc.OperationalError as error:
            self._engine.dispose()
            raise OperatorError(
                message(
                    "{file} cannot be opened ({reason}). Make room on the disk, and see that "
                    "this account may write there.",
                    file=database,
                    reason=reason(error.orig),
                )
            ) from error
        except sa.exc.DatabaseError as error:
            self._engine.dispose()
            raise OperatorError(
                message(
                    "{file} is damaged ({reason}). Restore it from a backup.",
                    file=database,
                    reason=reason(error.orig),
                )
            ) from error

    def close(self) -> None:
        """Close the database."""
        self._engine.dispose()

    def _check(self, database: Path) -> None:
        """Read all of a database that was not closed; raises ``DatabaseError`` if it is damaged."""
        with self._engine.connect() as connection:
            said = connection.execute(sa.text("PRAGMA quick_check(1)")).scalar()
            if said == "ok" and _is_cut(database):
                # SQLite reads the missing part of a page as zeros if the write-ahead log lacks it.
                connection.execute(sa.text("PRAGMA wal_checkpoint(PASSIVE)"))
                said = "its end is missing" if _is_cut(database) else "ok"
        if said != "ok":
            raise sa.exc.DatabaseError("quick_check", None, sqlite3.DatabaseError(said))

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
                before = _changes(connection)
                yield connection
                if _changes(connection) != before:
                    self._keep_moment(connection)
        except sa.exc.OperationalError as error:
            raise OperatorError(
                message(
                    "Cannot write to {file}: {reason}. Nothing that was saved before is lost. "
                    "Make room on the disk and try again.",
                    file=self._engine.url.database,
                    reason=reason(error.orig),
                )
            ) from error

    def read(self) -> sa.Connection:
        """A connection that only reads; to be closed by its ``with``."""
        return self._engine.connect()

    def one(self, query: sa.Select[Any]) -> Any:
        """The first row as a dictionary, ``None`` if there is none; its keys are the columns."""
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return dict(row) if row else None

    def all(self, query: sa.Select[Any]) -> Any:
        """Every row as a dictionary."""
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _latest_moment(self) -> str | None:
        """The last moment written before a restart: the clock may have jumped back since."""
        with self._engine.connect() as connection:
            return connection.execute(sa.select(tables.clock.c.moment)).scalar()

    def _keep_moment(self, connection: sa.Connection) -> None:
        """Keep the last moment that was given, with what was written then."""
        # Every save does this: what SQLAlchemy would add takes longer than the statement.
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO clock (id, moment) VALUES (1, ?)", (self._clock.last,)
        )


def _changes(connection: sa.Connection) -> int:
    """How many rows were changed over this connection since it was opened."""
    return int(connection.connection.total_changes)


def _was_closed(database: Path) -> bool:
    """Whether the database was closed properly: no log is left, no page is cut."""
    if not database.exists():
        return True
    return not Path(f"{database}-wal").exists() and not _is_cut(database)


def _is_cut(database: Path) -> bool:
    """Whether a database ends within a page."""
    return database.stat().st_size % _PAGE != 0


def _only_read(connection: Any, _record: Mapping[str, Any]) -> None:
    connection.execute("PRAGMA query_only=ON")


def _keep_safely(connection: Any, _record: Mapping[str, Any]) -> None:
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")
