"""The databases that can hold a store: a file of SQLite, or a database of PostgreSQL.

What is the same in both stands in :mod:`qihang.answers.store.database` and in the parts of the
store; what differs is here, an engine a file, and in :mod:`qihang.databases.sql`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from qihang.answers.store.engines.postgresql import PostgreSQL
from qihang.answers.store.engines.sqlite import SQLite
from qihang.databases.where import Where
from qihang.system.errors import OperatorError
from qihang.system.telling import Tell


class Engine(Protocol):
    """One database, which may not be there yet."""

    @property
    def named(self) -> str:
        """What it is called in a sentence; never with a password."""

    def is_there(self) -> bool:
        """Whether somebody has written to it. Raises :class:`OperatorError` if nobody can say."""

    def last_written(self) -> datetime | None:
        """When it was written to last. Raises :class:`OperatorError` if nobody can say."""

    def bring_up_to_date(self, only_read: bool, tell: Tell) -> None:
        """See that what is there has this program's tables; see :mod:`..versions`."""

    def open(self, only_read: bool) -> sa.Engine:
        """Connections to it. Raises :class:`OperatorError` if there is nothing to be read."""

    def reading(self, opened: sa.Engine) -> sa.Engine:
        """The same connections for whoever only looks."""

    def alone(self, connection: sa.Connection) -> None:
        """Let no other program make tables until this transaction ends."""

    def own(self, opened: sa.Engine) -> None:
        """Be the only program that writes, as long as it is open.

        Raises :class:`OperatorError` if another one does.
        """

    def close(self) -> None:
        """Let others write from now on."""

    def check(self, opened: sa.Engine) -> None:
        """Read all of it if it was not closed; raises ``DatabaseError`` if it is damaged."""

    def changes(self, connection: sa.Connection) -> Callable[[], bool]:
        """Asked when a transaction begins: whether it has written something since."""

    def keep_moment(self, connection: sa.Connection, moment: str) -> None:
        """Keep the last moment that was given, with what was written then."""

    def cannot_be_opened(self, error: sa.exc.DBAPIError) -> OperatorError:
        """What is said when it does not open."""

    def cannot_be_written(self, error: sa.exc.DBAPIError) -> OperatorError:
        """What is said when a change was not kept."""


def engine(where: Where) -> Engine:
    """The engine for a file, or for an address such as ``postgresql+psycopg://host/name``."""
    return SQLite(where) if isinstance(where, Path) else PostgreSQL(where)
