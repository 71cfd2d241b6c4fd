"""PostgreSQL: a store that the answer services of several computers write to.

Its tables are made at the first start; see :mod:`qihang.databases.postgresql`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store import versions
from qihang.databases import postgresql
from qihang.language.messages import message
from qihang.system.errors import OperatorError
from qihang.system.telling import Tell

_SCHEMA = postgresql.ANSWERS

_OWNER = 0x5148_0003
"""The advisory lock of the one answer service that writes."""


class PostgreSQL:
    """A store in a database of a server."""

    def __init__(self, where: sa.URL):
        self._where = where
        self._owner: sa.Connection | None = None

    @property
    def named(self) -> str:
        """See the protocol."""
        return postgresql.named(self._where)

    def is_there(self) -> bool:
        """See the protocol."""
        return postgresql.has_table(self._where, "trainee")

    def last_written(self) -> datetime | None:
        """See the protocol."""
        if not self.is_there():
            return None
        opened = self.open(only_read=True)
        try:
            with opened.connect() as connection:
                said = connection.execute(sa.select(tables.clock.c.moment)).scalar()
                return None if said is None else datetime.fromisoformat(said)
        except sa.exc.DBAPIError as error:
            raise self.cannot_be_opened(error) from error
        finally:
            opened.dispose()

    def bring_up_to_date(self, only_read: bool, tell: Tell) -> None:
        """See the protocol. All of it is one transaction: it is done, or as it was."""
        opened = self.open(only_read)
        try:
            with opened.begin() as connection:
                self.alone(connection)
                postgresql.see_that_it_sorts(connection, self._where)
                if not only_read:
                    postgresql.make_schema(connection, _SCHEMA)
                version = versions.version_in(connection)
                if version is None or version == versions.VERSION:
                    return
                versions.refuse_another(self.named, version, only_read)
                versions.upgrade(connection, tell)
        except sa.exc.DBAPIError as error:
            raise self.cannot_be_opened(error) from error
        finally:
            opened.dispose()

    def open(self, only_read: bool) -> sa.Engine:
        """See the protocol."""
        return postgresql.connect(self._where, only_read)

    def reading(self, opened: sa.Engine) -> sa.Engine:
        """See the protocol; without a transaction each look asks the server once, not thrice."""
        return opened.execution_options(isolation_level="AUTOCOMMIT")

    def alone(self, connection: sa.Connection) -> None:
        """See the protocol."""
        postgresql.alone(connection, _SCHEMA)

    def own(self, opened: sa.Engine) -> None:
        """See the protocol. The connection that has the lock is kept, and ends with the engine."""
        connection = opened.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.execute(sa.select(sa.func.pg_try_advisory_lock(_OWNER))).scalar_one():
            self._owner = connection
            return
        connection.close()
        raise OperatorError(
            message(
                "Another classroom writes to {database}. Stop it first; each classroom needs a "
                "database of its own.",
                database=self.named,
            )
        )

    def close(self) -> None:
        """See the protocol."""
        owner, self._owner = self._owner, None
        if owner is not None:
            owner.invalidate()  # a connection that goes back to the others would keep the lock
            owner.close()

    def check(self, opened: sa.Engine) -> None:
        """See the protocol; the server itself goes over what it left when it was killed."""

    def changes(self, connection: sa.Connection) -> Callable[[], bool]:
        """See the protocol; a transaction that writes has an id."""
        return lambda: bool(
            connection.exec_driver_sql(
                "SELECT pg_current_xact_id_if_assigned() IS NOT NULL"
            ).scalar_one()
        )

    def keep_moment(self, connection: sa.Connection, moment: str) -> None:
        """See the protocol."""
        connection.exec_driver_sql(
            "INSERT INTO clock (id, moment) VALUES (1, %s) "
            "ON CONFLICT (id) DO UPDATE SET moment = greatest(clock.moment, excluded.moment)",
            (moment,),
        )

    def cannot_be_opened(self, error: sa.exc.DBAPIError) -> OperatorError:
        """See the protocol."""
        return postgresql.cannot_be_opened(self._where, error)

    def cannot_be_written(self, error: sa.exc.DBAPIError) -> OperatorError:
        """See the protocol."""
        return postgresql.cannot_be_written(self._where, error)
