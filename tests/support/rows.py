"""What stands in a store, by plain SQL past all of our code: whatever database it is in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa


@contextmanager
def plain(where: Path | sa.URL) -> Iterator[sa.Connection]:
    """A connection of a transaction; SQLite checks no foreign keys in it."""
    if isinstance(where, Path):
        engine = sa.create_engine(f"sqlite:///{where}", connect_args={"timeout": 30})
    else:
        engine = sa.create_engine(where)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def rows(where: Path | sa.URL, query: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with plain(where) as connection:
        return [tuple(row) for row in connection.execute(sa.text(query), values)]


def change(where: Path | sa.URL, statement: str, **values: Any) -> None:
    """Change something. Raises what the database says."""
    with plain(where) as connection:
        connection.execute(sa.text(statement), values)
