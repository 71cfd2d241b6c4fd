"""SQLite: one file in the classroom's folder, and one process that writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from qihang.answers.store import versions
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason
from qihang.system.telling import Tell

_PAGE = 4096
"""Bytes of a page of the database."""


class SQLite:
    """A store in a file."""

    def __init__(self, file: Path):
        self._file = file
        # Whoever opens it and closes it again takes its log away.
        self._was_closed = _was_closed(file)

    @property
    def named(self) -> str:
        """See the protocol."""
        return str(self._file)

    def is_there(self) -> bool:
        """See the protocol."""
        return self._file.is_file() and self._file.stat().st_size > 0

    def last_written(self) -> datetime | None:
        """See the protocol."""
        times = []
        for path in (self._file, Path(f"{self._file}-wal")):
            with suppress(FileNotFoundError):
                times.append(path.stat().st_mtime)
        return datetime.fromtimestamp(max(times), UTC) if times else None

    def bring_up_to_date(self, only_read: bool, tell: Tell) -> None:
        """See the protocol."""
        versions.bring_up_to_date(self._file, only_read, tell)

    def open(self, only_read: bool) -> sa.Engine:
        """See the protocol."""
        if only_read and not self._file.is_file():
            raise OperatorError(
                message("{file} is missing. Restore it from a backup.", file=self._file)
            )
        opened = sa.create_engine(
            f"sqlite:///{self._file}",
            connect_args={"timeout": 30, "check_same_thread": False},
            hide_parameters=True,  # an error in a log names no answer and no trainee
        )
        sa.event.listen(opened, "connect", _only_read if only_read else _keep_safely)
        return opened

    def reading(self, opened: sa.Engine) -> sa.Engine:
        """See the protocol."""
        return opened

    def alone(self, connection: sa.Connection) -> None:
        """See the protocol; nobody else writes to the file."""

    def own(self, opened: sa.Engine) -> None:
        """See the protocol; :func:`qihang.system.locks.sole_owner` sees to it for the folder."""

    def close(self) -> None:
        """See the protocol."""

    def check(self, opened: sa.Engine) -> None:
        """See the protocol."""
        if self._was_closed:
            return
        with opened.connect() as connection:
            said = connection.execute(sa.text("PRAGMA quick_check(1)")).scalar()
            if said == "ok" and _is_cut(self._file):
                # SQLite reads the missing part of a page as zeros if the write-ahead log lacks it.
                connection.execute(sa.text("PRAGMA wal_checkpoint(PASSIVE)"))
                said = "its end is missing" if _is_cut(self._file) else "ok"
        if said != "ok":
            raise sa.exc.DatabaseError("quick_check", None, sqlite3.DatabaseError(said))

    def changes(self, connection: sa.Connection) -> Callable[[], bool]:
        """See the protocol."""
        raw: Any = connection.connection
        before = raw.total_changes
        return lambda: raw.total_changes != before

    def keep_moment(self, connection: sa.Connection, moment: str) -> None:
        """See the protocol."""
        # Every save does this: what SQLAlchemy would add takes longer than the statement.
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO clock (id, moment) VALUES (1, ?)", (moment,)
        )

    def cannot_be_opened(self, error: sa.exc.DBAPIError) -> OperatorError:
        """See the protocol."""
        if isinstance(error, sa.exc.OperationalError):
            return OperatorError(
                message(
                    "{file} cannot be opened ({reason}). Make room on the disk, and see that "
                    "this account may write there.",
                    file=self._file,
                    reason=reason(error.orig),
                )
            )
        return OperatorError(
            message(
                "{file} is damaged ({reason}). Restore it from a backup.",
                file=self._file,
                reason=reason(error.orig),
            )
        )

    def cannot_be_written(self, error: sa.exc.DBAPIError) -> OperatorError:
        """See the protocol."""
        return OperatorError(
            message(
                "Cannot write to {file}: {reason}. Nothing that was saved before is lost. "
                "Make room on the disk and try again.",
                file=self._file,
                reason=reason(error.orig),
            )
        )


def _was_closed(file: Path) -> bool:
    """Whether the database was closed properly: no log is left, no page is cut."""
    if not file.exists():
        return True
    return not Path(f"{file}-wal").exists() and not _is_cut(file)


def _is_cut(file: Path) -> bool:
    """Whether a database ends within a page."""
    return file.stat().st_size % _PAGE != 0


def _only_read(connection: Any, _record: Mapping[str, Any]) -> None:
    connection.execute("PRAGMA query_only=ON")


def _keep_safely(connection: Any, _record: Mapping[str, Any]) -> None:
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")
