"""Opening nbgrader's gradebook, in whichever database the house keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader import api

from qihang.databases import postgresql
from qihang.databases.copying import Contents
from qihang.databases.where import gradebook as where
from qihang.gradebook import by_hand, changes
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site

PATIENCE = 60
"""Seconds for which whoever writes waits for another one who does."""

_submission: Any = api.SubmittedAssignment.__table__
_grade: Any = api.Grade.__table__
_comment: Any = api.Comment.__table__


def contents() -> Contents:
    """All tables of a gradebook: nbgrader's, and ours beside them."""
    return api.Base.metadata, by_hand.TABLES, changes.TABLES


def address(site: Site) -> str:
    """The address that nbgrader has in its settings; with the password, if there is one."""
    found = where(site)
    if isinstance(found, Path):
        return f"sqlite:///{found}?timeout={PATIENCE}"
    return found.render_as_string(hide_password=False)


def is_there(site: Site) -> bool:
    """Whether nbgrader has made a gradebook. Raises :class:`OperatorError` if nobody can say."""
    found = where(site)
    if isinstance(found, Path):
        return found.is_file()
    return postgresql.has_table(found, _submission.name)


def named(url: sa.URL) -> str:
    """What a gradebook is called in a sentence."""
    return postgresql.named(url) if url.get_backend_name() == "postgresql" else str(url.database)


def connect(address: str) -> sa.Engine:
    """Connections to the gradebook of an address, as nbgrader has it in its settings."""
    url = sa.make_url(address)
    if url.get_backend_name() == "postgresql":
        return postgresql.connect(url)
    return sa.create_engine(url, hide_parameters=True)


def prepare(engine: sa.Engine) -> None:
    """See that nbgrader can make its tables, and that they are read while somebody writes.

    Raises :class:`OperatorError` where it does not open.
    """
    try:
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                # SQLite keeps the setting.
                connection.execute(sa.text("PRAGMA journal_mode=WAL"))
            return
        with engine.begin() as connection:
            postgresql.alone(connection, postgresql.GRADEBOOK)
            postgresql.see_that_it_sorts(connection, engine.url)
            postgresql.make_schema(connection, postgresql.GRADEBOOK)
    except sa.exc.DBAPIError as error:
        if engine.dialect.name != "sqlite":
            raise postgresql.cannot_be_opened(engine.url, error) from error
        raise OperatorError(
            message(
                "{file} cannot be opened ({reason}). Restore it from a backup.",
                file=named(engine.url),
                reason=reason(error.orig),
            )
        ) from error


@contextmanager
def alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction in which nobody else writes marks, from its first look on."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            tables = ", ".join(one.name for one in (_submission, _grade, _comment))
            connection.exec_driver_sql(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")
            yield connection
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


def open_gradebook(site: Site) -> sa.Engine:
    """The gradebook; a file is opened for each use, as another one may be put in its place."""
    found = where(site)
    if isinstance(found, sa.URL):
        return postgresql.connect(found)
    return sa.create_engine(
        f"sqlite:///{found}",
        poolclass=sa.NullPool,
        connect_args={"timeout": PATIENCE},
        hide_parameters=True,
    )
