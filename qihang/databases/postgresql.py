"""PostgreSQL: a database that several computers of a house write to.

It was made by whoever keeps it, encoded in UTF-8 and sorted by bytes (``LOCALE 'C'``), as SQLite
sorts; see docs/instructor.md. Answers and the gradebook have a schema each in it.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason

ANSWERS, GRADEBOOK = "answers", "gradebook"
"""The schemas."""

PATIENCE = 10
"""Seconds for a connection: a server that restarts is back sooner."""

_LOCKS = {ANSWERS: 0x5148_0001, GRADEBOOK: 0x5148_0002}
"""The advisory lock of whoever makes tables in a schema; "QH" and a number, for nobody else's."""


def address(database: sa.URL, schema: str, only_read: bool = False) -> sa.URL:
    """The address of a schema, with what holds of each connection to it."""
    settings = {
        "search_path": schema,
        "synchronous_commit": "on",  # an answer is acknowledged once it is on disk
        "timezone": _local_time_zone(),
        **({"default_transaction_read_only": "on"} if only_read else {}),
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return database.update_query_dict(
        {"options": options, "connect_timeout": str(PATIENCE), "application_name": "qihang"}
    )


def connect(where: sa.URL, only_read: bool = False) -> sa.Engine:
    """Connections to the schema of an address.

    Whoever uses one gets :class:`OperatorError` where the server does not answer.
    """
    schema = schema_of(where)
    opened = sa.create_engine(
        address(where, schema, only_read) if schema else where,
        pool_pre_ping=True,  # the server may have been restarted meanwhile
        hide_parameters=True,  # an error in a log names no answer and no trainee
    )

    @sa.event.listens_for(opened, "handle_error")
    def say_that_it_does_not_answer(context: sa.engine.ExceptionContext) -> None:
        found = context.sqlalchemy_exception
        is_gone = context.is_disconnect or context.connection is None
        if is_gone and not context.is_pre_ping and isinstance(found, sa.exc.DBAPIError):
            raise cannot_be_opened(where, found)

    return opened


def schema_of(where: sa.URL) -> str:
    """The schema of an address; none of one that is not ours."""
    return str(where.query.get("options", "")).partition("search_path=")[2].partition(" ")[0]


def named(where: sa.URL) -> str:
    """What it is called in a sentence: server and name, and nothing secret."""
    place = where.query.get("host") or where.host or "localhost"
    port = f":{where.port}" if where.port else ""
    return f"PostgreSQL {place}{port}/{where.database}"


def alone(connection: sa.Connection, schema: str) -> None:
    """Let no other program make tables of a schema until this transaction ends."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCKS[schema])))


def make_schema(connection: sa.Connection, schema: str) -> None:
    """Make a schema that is not there yet."""
    # Asked first: whoever may only read and write rows may not make one that is there.
    if not sa.inspect(connection).has_schema(schema):
        connection.execute(sa.schema.CreateSchema(schema))


def has_table(where: sa.URL, table: str) -> bool:
    """Whether a schema has a table. Raises :class:`OperatorError` if nobody can say."""
    opened = connect(where, only_read=True)
    try:
        with opened.connect() as connection:
            return sa.inspect(connection).has_table(table, schema=schema_of(where))
    except sa.exc.DBAPIError as error:
        raise cannot_be_opened(where, error) from error
    finally:
        opened.dispose()


def see_that_it_sorts(connection: sa.Connection, where: sa.URL) -> None:
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
                database=named(where),
            )
        )


def cannot_be_opened(where: sa.URL, error: sa.exc.DBAPIError) -> OperatorError:
    """What is said when it does not open."""
    return OperatorError(
        message(
            "{database} does not answer ({reason}). Nothing that was saved before is lost. See "
            "that PostgreSQL runs there, and that name, account and password are right.",
            database=named(where),
            reason=first_line(error),
        )
    )


def cannot_be_written(where: sa.URL, error: sa.exc.DBAPIError) -> OperatorError:
    """What is said when a change was not kept."""
    return OperatorError(
        message(
            "Cannot write to {database}: {reason}. Nothing that was saved before is lost. See "
            "that PostgreSQL runs there and has room, and try again.",
            database=named(where),
            reason=first_line(error),
        )
    )


def first_line(error: sa.exc.DBAPIError) -> object:
    """Why something failed, as the server says it, without what was asked."""
    return reason(str(error.orig).strip().partition("\n")[0])


def _local_time_zone() -> str:
    """This computer's time zone as PostgreSQL takes it: the server may be in another one.

    POSIX counts westward. A month begins an hour late or early where clocks change in it.
    """
    offset = datetime.now(UTC).astimezone().utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    sign = "-" if minutes >= 0 else "+"
    return f"<here>{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
