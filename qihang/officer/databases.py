"""Whether the databases of a house are whole, and which ones are really in force."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from qihang.databases import postgresql, where
from qihang.databases.where import Where
from qihang.gradebook import course, opening
from qihang.language.messages import message
from qihang.officer.finding import Finding, well, wrong
from qihang.system.errors import reason
from qihang.system.site import Site

_STEPS = 1_000_000
"""Steps of SQLite after which it is said how far it is."""


def in_force(site: Site) -> Iterator[Finding]:
    """What a database does otherwise than this house needs it, whatever any file of settings says.

    Where nbgrader really works, and whether the server keeps over a power cut what it keeps.
    """
    place = where.answers(site)
    if isinstance(place, sa.URL) and _in_server(place, "fsync") != "on":
        yield wrong(
            message(
                "{database} would lose in a power cut what was acknowledged: set fsync = on in its "
                "postgresql.conf.",
                database=postgresql.named(place),
            )
        )
    if isinstance(place, Path) and not opening.is_there(site):
        return
    wanted, has = where.named(where.gradebook(site)), course.database(site)
    if wanted != has:
        yield wrong(
            message(
                "nbgrader works in {has}, and the marks of this house belong in {wanted}: "
                "nbgrader_config.py says otherwise than the setting database.",
                has=has,
                wanted=wanted,
            )
        )


def whole(place: Where, tell: Callable[[], None]) -> Finding:
    """Whether a database can be read from its beginning to its end; ``tell`` is called."""
    return _whole_file(place, tell) if isinstance(place, Path) else _answering(place)


def _answering(place: sa.URL) -> Finding:
    """A server looks after its files itself; whether it answers is found out, and what it is."""
    try:
        version = _in_server(place, "server_version")
    except sa.exc.DBAPIError as error:
        return wrong(postgresql.cannot_be_opened(place, error))
    return well(
        message(
            "{database} answers (version {version}); {schema} is in it.",
            database=postgresql.named(place),
            version=version,
            schema=postgresql.schema_of(place),
        )
    )


def _in_server(place: sa.URL, setting: str) -> str:
    """A setting of the server that is in force."""
    opened = postgresql.connect(place, only_read=True)
    try:
        with opened.connect() as connection:
            return str(connection.exec_driver_sql(f"SHOW {setting}").scalar_one())
    finally:
        opened.dispose()


def _whole_file(path: Path, tell: Callable[[], None]) -> Finding:
    try:
        address = f"file:{quote(str(path.resolve()))}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=30)) as database:
            database.execute("PRAGMA query_only=ON")
            database.set_progress_handler(tell, _STEPS)
            said = [row[0] for row in database.execute("PRAGMA integrity_check(3)")]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    if said == ["ok"]:
        return well(message("{file} is whole.", file=path.name))
    return wrong(
        message(
            "{file} is damaged ({reason}). Stop the classroom and restore a backup.",
            file=path,
            reason=reason(said[0]),
        )
    )
