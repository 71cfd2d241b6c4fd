"""PostgreSQL: a database that several computers of a house write to.

It was made by whoever keeps it, encoded in UTF-8 and sorted by bytes (``LC_COLLATE "C"``), as
SQLite sorts; see docs/house.md. The store has a schema of its own in it, beside that of nbgrader's
gradebook. Its tables are made at the first start.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from qihang.answers.store import versions
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason
from qihang.system.telling import Tell

PATIENCE = 10
"""Seconds for a connection: a server that restarts is back sooner."""

SCHEMA = "answers"
"""Where the tables of the store are."""

_STORE = 0x5148_0001
"""The advisory lock of whoever makes tables; "QH" and a number, for no other program's."""


class PostgreSQL:
    """A store in a database of a server."""

    def __init__(self, url: sa.URL):
        self._url = url

    @property
    def named(self) -> str:
        """See the protocol."""
        return self._url.set(password=None).render_as_string()

    def is_there(self) -> bool:
        """See the protocol."""
        opened = self._engine(only_read=True)
        try:
            with opened.connect() as connection:
                return sa.inspect(connection).has_table("trainee")
        except sa.exc.DBAPIError as error:
            raise self.cannot_be_opened(error) from error
        finally:
            opened.dispose()

    def bring_up_to_date(self, only_read: bool, tell: Tell) -> None:
        """See the protocol. All of it is one transaction: it is done, or as it was."""
        opened = self._engine(only_read)
        try:
            with opened.begin() as connection:
                self.alone(connection)
                self._see_that_it_sorts(connection)
                if not only_read:
                    self._make_schema(connection)
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
        return self._engine(only_read)

    def _engine(self, only_read: bool) -> sa.Engine:
        settings = {
            "synchronous_commit": "on",  # an answer is acknowledged once it is on disk
            "search_path": SCHEMA,
            "timezone": _local_time_zone(),
            **({"default_transaction_read_only": "on"} if only_read else {}),
        }
        return sa.create_engine(
            self._url,
            connect_args={
                "connect_timeout": PATIENCE,
                "application_name": "qihang",
                "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
            },
            pool_pre_ping=True,  # the server may have been restarted meanwhile
            hide_parameters=True,  # an error in a log names no answer and no trainee
        )

    def alone(self, connection: sa.Connection) -> None:
        """See the protocol."""
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_STORE)))

    @staticmethod
    def _make_schema(connection: sa.Connection) -> None:
        # Asked first: whoever may only read and write rows may not make one that is there.
        if not sa.inspect(connection).has_schema(SCHEMA):
            connection.execute(sa.schema.CreateSchema(SCHEMA))

    def _see_that_it_sorts(self, connection: sa.Connection) -> None:
        """Raise :class:`OperatorError` for a database that sorts numbers and names otherwise."""
        found = connection.execute(
            sa.text(
                "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database "
                "WHERE datname = current_database()"
            )
        ).one()
        if tuple(found) not in (("C", "UTF8"), ("POSIX", "UTF8")):
            raise OperatorError(
                message(
                    "{database} must be encoded in UTF-8 and sort by bytes. Make it so: CREATE "
                    "DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'.",
                    database=self.named,
                )
            )

    def check(self, opened: sa.Engine) -> None:
        """See the protocol; the server itself goes over what it left when it was killed."""

    def written(self, connection: sa.Connection) -> int:
        """See the protocol."""
        return int(
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
        return OperatorError(
            message(
                "{database} does not open ({reason}). See that PostgreSQL runs there, and that "
                "the name, the account and its password are right.",
                database=self.named,
                reason=_first_line(error),
            )
        )

    def cannot_be_written(self, error: sa.exc.DBAPIError) -> OperatorError:
        """See the protocol."""
        return OperatorError(
            message(
                "Cannot write to {database}: {reason}. Nothing that was saved before is lost. "
                "See that PostgreSQL runs there and has room, and try again.",
                database=self.named,
                reason=_first_line(error),
            )
        )


def _first_line(error: sa.exc.DBAPIError) -> object:
    return reason(str(error.orig).strip().partition("\n")[0])


def _local_time_zone() -> str:
    """This computer's time zone as PostgreSQL takes it: the server may be in another one.

    POSIX counts westward. A month begins an hour late or early where clocks change in it.
    """
    offset = datetime.now(UTC).astimezone().utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    sign = "-" if minutes >= 0 else "+"
    return f"<here>{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
