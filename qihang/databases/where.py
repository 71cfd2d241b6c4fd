"""Where a house keeps its databases: files in its folder, or the database that it has set."""

from __future__ import annotations

import stat
from pathlib import Path

import sqlalchemy as sa

from qihang import settings
from qihang.databases import postgresql
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site

Where = Path | sa.URL
"""A file of SQLite, or the address of a schema in PostgreSQL, with the password."""


def answers(site: Site) -> Where:
    """Where the store of the answer service is. Raises as :func:`database`."""
    return _where(site.store, database(site), postgresql.ANSWERS)


def gradebook(site: Site) -> Where:
    """Where nbgrader's gradebook is. Raises as :func:`database`."""
    return _where(site.gradebook, database(site), postgresql.GRADEBOOK)


def _where(file: Path, found: sa.URL | None, schema: str) -> Where:
    return file if found is None else postgresql.address(found, schema)


def database(site: Site) -> sa.URL | None:
    """The database that a house has set, with the password; ``None`` for one with files.

    Raises :class:`OperatorError` as :func:`qihang.settings.database`, and for a password that
    others can read.
    """
    address = settings.database(site)
    if not address:
        return None
    return sa.make_url(address).set(password=_password(site.database_password))


def named(where: Where) -> str:
    """What it is called in a sentence; never with a password."""
    return str(where) if isinstance(where, Path) else postgresql.named(where)


def _password(file: Path) -> str | None:
    """What stands in the file beside the settings; none where PostgreSQL knows the account."""
    try:
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise OperatorError(
                message(
                    "Other accounts can read {file}. Take that right away (chmod 600), and give "
                    "the account of the database a new password.",
                    file=file,
                )
            )
        return file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(
            message("{file} cannot be read ({reason}).", file=file, reason=reason(error))
        ) from error
