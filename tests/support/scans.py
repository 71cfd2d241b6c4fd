"""What a database is asked, and what of it SQLite answers by reading a whole table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

Asked = list[tuple[str, Any]]
"""Statements, each with its values."""


@contextmanager
def asked_of(path: Path) -> Iterator[Asked]:
    """The statements that reach a database of this process meanwhile."""
    statements: Asked = []

    def note(connection, _cursor, statement, parameters, _context, many):
        if connection.engine.url.database == str(path):
            statements.append((statement, parameters[0] if many else parameters))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def scans(
    path: Path, statements: Asked, tables: Iterable[str], but: Iterable[str] = ()
) -> Iterator[str]:
    """How SQLite reads tables from their beginning to their end, without an index or by one.

    What has one of ``but`` in its statement, or in how it is read, is left out.
    """
    grows = set(tables)
    with closing(sqlite3.connect(path)) as database:
        for statement, values in statements:
            if statement.split()[0] not in ("SELECT", "UPDATE", "DELETE", "WITH"):
                continue
            names = dict(_names(statement))
            for *_, how in database.execute(f"EXPLAIN QUERY PLAN {statement}", values):
                verb, *words = how.split()
                # The largest of a column without an index is called a search, and is none.
                reads_all = verb == "SCAN" or (verb == "SEARCH" and "USING" not in words)
                is_large = bool(words) and names.get(words[0], words[0]) in grows
                if reads_all and is_large and not any(one in f"{how} {statement}" for one in but):
                    yield f"{how}: {statement}"


def _names(statement: str) -> Iterator[tuple[str, str]]:
    """Tables by the other names that a statement gives them."""
    words = statement.replace("\n", " ").split()
    for table, as_, name in zip(words, words[1:], words[2:], strict=False):
        if as_ == "AS":
            yield name, table.strip('"')
