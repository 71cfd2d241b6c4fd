"""The version of the store's tables, and bringing an older store up to date.

An older store is never changed: a copy of it is migrated by Alembic and takes its place in
one step, and the older one stays beside it. Whoever is killed meanwhile leaves the older
store or the whole new one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from qihang.language.messages import message
from qihang.system import files
from qihang.system.errors import OperatorError, reason
from qihang.system.telling import Tell, nobody

KNOWN = tuple(f"{number:04}" for number in range(1, 15))
"""The versions that this program can read, oldest first; the last one is its own."""

VERSION = KNOWN[-1]

_SCRIPTS = Path(__file__).with_name("migrations")


def stamp(connection: sa.Connection) -> None:
    """Say in a store without tables that they are of this version.

    To be called before the tables are made: a store with tables and no version is of the first.
    """
    if sa.inspect(connection).has_table("trainee"):
        return
    connection.execute(
        sa.text(
            "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    if version_in(connection) is None:
        connection.execute(sa.text(f"INSERT INTO alembic_version VALUES ('{VERSION}')"))


def version_in(connection: sa.Connection) -> str | None:
    """The version that a database says it has; ``None`` where it says none."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def version_of(database: Path) -> str | None:
    """The version of a store; ``None`` where there is none yet.

    Raises ``sqlite3.Error`` where it cannot be read.
    """
    if not database.is_file() or not database.stat().st_size:
        return None
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" in names:
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        return KNOWN[0] if "trainee" in names else None


def bring_up_to_date(database: Path, only_read: bool, tell: Tell = nobody) -> None:
    """See that a store is of this version. Nobody else may have it open.

    ``tell`` is told how many of what was handed in are brought up to date.
    Raises :class:`OperatorError` if it is of a newer version, of an older one and
    ``only_read``, or cannot be brought up to date; it is as it was then.
    """
    try:
        version = version_of(database)
    except sqlite3.Error:
        return  # whoever opens it says best what is wrong with it
    if version is None or version == VERSION:
        return
    refuse_another(str(database), version, only_read)
    try:
        _migrate(database, older_copy(database, version), tell)
    except Exception as error:
        raise OperatorError(
            message(
                "{file} cannot be brought up to date ({error}); it is as it was. Make room "
                "on the disk, and start again.",
                file=database,
                error=reason(error),
            )
        ) from error


def refuse_another(database: str, version: str, only_read: bool) -> None:
    """Raise :class:`OperatorError` for a newer version, and for an older one if ``only_read``."""
    if version not in KNOWN:
        raise OperatorError(
            message(
                "{file} was written by a newer version of this program (its tables are "
                "{version}, this program knows {known}). Use that version, or a newer one.",
                file=database,
                version=version,
                known=VERSION,
            )
        )
    if only_read:
        raise OperatorError(
            message(
                "{file} is from an older version of this program. Start the classroom "
                "once: that brings it up to date, and keeps a copy of it.",
                file=database,
            )
        )


def older_copy(database: Path, version: str) -> Path:
    """Where a store of an older version is kept."""
    return database.with_name(f"{database.stem}-{version}{database.suffix}")


def _migrate(database: Path, kept: Path, tell: Tell) -> None:
    """Migrate a copy and put it in place; the steps are in this order for whoever is killed."""
    fresh = files.fresh_of(database)
    for path in (fresh, Path(f"{fresh}-journal")):
        files.clear(path)
    _copy(database, fresh)
    try:
        _upgrade(fresh, tell)
        if not kept.exists():
            _keep(database, kept)
        os.replace(fresh, database)
    except BaseException:
        files.clear(fresh)
        raise
    files.sync_folder(database.parent)


def _copy(database: Path, fresh: Path) -> None:
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(database)) as source:
        # Without a log beside it: one that is left would be taken for the new store's.
        (mode,) = source.execute("PRAGMA journal_mode=DELETE").fetchone()
        if mode != "delete":
            raise sqlite3.OperationalError("another program has it open")
        with closing(sqlite3.connect(fresh)) as copy:
            source.backup(copy)


def _keep(database: Path, kept: Path) -> None:
    try:
        os.link(database, kept)
    except OSError:  # some file systems have no second name for a file
        beside = files.fresh_of(kept)
        shutil.copy2(database, beside)
        os.replace(beside, kept)
    files.sync_folder(kept.parent)


def upgrade(connection: sa.Connection, tell: Tell) -> None:
    """Bring the tables of a database of an older version up to date, in its transaction."""
    # Alembic is slow to import, and needed once in years.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes |= {"connection": connection, "tell": tell}
    if not sa.inspect(connection).has_table("alembic_version"):
        command.stamp(config, KNOWN[0])
    command.upgrade(config, VERSION)


def _upgrade(fresh: Path, tell: Tell) -> None:
    engine = sa.create_engine(f"sqlite:///{fresh}")
    try:
        sa.event.listen(engine, "connect", _as_safe_as_the_store)
        with engine.begin() as connection:
            upgrade(connection, tell)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM"))  # what is stored in less room gives it back
    finally:
        engine.dispose()
    with fresh.open("rb") as file:
        os.fsync(file.fileno())


def _as_safe_as_the_store(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=OFF")  # a table that is made anew is dropped first
