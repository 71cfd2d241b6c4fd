"""What stands in a database at one moment, copied whole: into a file of SQLite, and out of one.

A backup holds files of SQLite whatever database a house has, so that one house's backup comes back
in any other, and a house that outgrows its files takes all of it along.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import sqlalchemy as sa

from qihang.databases import postgresql
from qihang.databases.where import Where, named
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason

Contents = Sequence[sa.MetaData]
"""All tables that a database of ours may have, but for Alembic's."""

_AT_ONCE = 1000
"""Rows that are read before they are written."""

_VERSIONS = sa.MetaData()
sa.Table("alembic_version", _VERSIONS, sa.Column("version_num", sa.String(32), primary_key=True))


class Held(Protocol):
    """A database as it was when it was held; writers go on beside it."""

    def copy(self, target: Path) -> None:
        """Copy it into a new file of SQLite. Raises :class:`OperatorError` if it is damaged."""


@contextmanager
def held(where: Where, contents: Contents) -> Iterator[Held]:
    """Hold a database that is there, as it is now. Raises as :meth:`Held.copy`."""
    holding = _held_file(where) if isinstance(where, Path) else _held_schema(where, contents)
    with holding as database:
        yield database


def size(where: Where) -> int:
    """Bytes that a database has on its disk."""
    if isinstance(where, Path):
        return where.stat().st_size if where.exists() else 0
    opened = postgresql.connect(where, only_read=True)
    try:
        with opened.connect() as connection:
            return int(
                connection.execute(_SIZE, {"name": postgresql.schema_of(where)}).scalar_one()
            )
    except sa.exc.DBAPIError as error:
        raise postgresql.cannot_be_opened(where, error) from error
    finally:
        opened.dispose()


_SIZE = sa.text(
    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :name AND c.relkind = 'r'"
)


# ---- SQLite ----------------------------------------------------------------------------------


class _File:
    def __init__(self, file: Path, database: sqlite3.Connection):
        self._file = file
        self._database = database

    def copy(self, target: Path) -> None:
        """See the protocol."""
        try:
            with closing(sqlite3.connect(target)) as copy:
                self._database.backup(copy)
                [(said,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
        except sqlite3.DatabaseError as error:
            said = str(error)
        if said != "ok":
            raise _not_whole(self._file, said)


@contextmanager
def _held_file(file: Path) -> Iterator[Held]:
    address = f"file:{quote(str(file.resolve()))}?mode=rw"
    try:
        database = sqlite3.connect(address, uri=True, timeout=30, isolation_level=None)
    except sqlite3.DatabaseError as error:
        raise _not_whole(file, str(error)) from error
    with closing(database):
        try:
            database.execute("BEGIN")
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            raise _not_whole(file, str(error)) from error
        yield _File(file, database)


# ---- PostgreSQL ------------------------------------------------------------------------------


class _Schema:
    def __init__(self, where: sa.URL, connection: sa.Connection, contents: Contents):
        self._where = where
        self._connection = connection
        self._contents = contents

    def copy(self, target: Path) -> None:
        """See the protocol."""
        fresh = sa.create_engine(f"sqlite:///{target}")
        try:
            with fresh.begin() as into:
                _copy_all(self._connection, into, self._contents)
        except sa.exc.DBAPIError as error:
            raise _not_whole(self._where, postgresql.first_line(error)) from error
        finally:
            fresh.dispose()


@contextmanager
def _held_schema(where: sa.URL, contents: Contents) -> Iterator[Held]:
    opened = postgresql.connect(where, only_read=True)
    try:
        with opened.connect() as connection:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
            connection.exec_driver_sql("SELECT 1")  # it is the first look that is held
            yield _Schema(where, connection, contents)
    except sa.exc.DBAPIError as error:
        raise postgresql.cannot_be_opened(where, error) from error
    finally:
        opened.dispose()


@contextmanager
def replaced(where: sa.URL, file: Path, contents: Contents, stamp: str) -> Iterator[None]:
    """Have all that a file of SQLite holds in a schema once what follows has been done.

    What stood there is kept, in a schema of the same name with a ``stamp``. Without a file the
    schema is empty. Raises :class:`OperatorError`; nothing is changed then.
    """
    schema = postgresql.schema_of(where)
    opened = postgresql.connect(where)
    try:
        with opened.begin() as connection:
            postgresql.alone(connection, schema)
            if sa.inspect(connection).has_schema(schema):
                connection.exec_driver_sql(f"ALTER SCHEMA {schema} RENAME TO {schema}_{stamp}")
            postgresql.make_schema(connection, schema)
            if file.is_file():
                _fill(file, connection, contents)
            yield
    except sa.exc.DBAPIError as error:
        raise postgresql.cannot_be_written(where, error) from error
    finally:
        opened.dispose()


def _fill(file: Path, connection: sa.Connection, contents: Contents) -> None:
    """Make the tables of a file in a schema that has none, with all that is in them."""
    source = sa.create_engine(f"sqlite:///{file}")
    try:
        with source.connect() as reading:
            _copy_all(reading, connection, contents)
    finally:
        source.dispose()
    for name, column in _numbered(contents, connection):
        connection.execute(
            sa.text(
                f"SELECT setval(pg_get_serial_sequence('{name}', '{column}'), "
                f"(SELECT max({column}) FROM {name})) WHERE EXISTS (SELECT 1 FROM {name})"
            )
        )


# ---- rows ------------------------------------------------------------------------------------


def _copy_all(source: sa.Connection, target: sa.Connection, contents: Contents) -> None:
    there = sa.inspect(source)
    for tables in (*contents, _VERSIONS):
        found = [one for one in tables.sorted_tables if there.has_table(one.name)]
        tables.create_all(target, found)
        for table in found:
            read = source.execution_options(yield_per=_AT_ONCE).execute(_in_order(table))
            for rows in read.mappings().partitions():
                target.execute(table.insert(), [dict(row) for row in rows])


def _in_order(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    """All rows, always in the same order: what did not change is the same in the next copy."""
    return sa.select(table).order_by(*table.primary_key)


def _numbered(contents: Contents, connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """Tables that are there and number their rows, each with the column."""
    there = sa.inspect(connection)
    for table in (one for tables in contents for one in tables.sorted_tables):
        column = table.autoincrement_column
        if column is not None and there.has_table(table.name):
            yield table.name, column.name


def _not_whole(where: Where, error: object) -> OperatorError:
    return OperatorError(
        message(
            "{file} cannot be copied whole ({reason}). Keep the older backups; run: qihang doctor",
            file=named(where),
            reason=reason(str(error)),
        )
    )
