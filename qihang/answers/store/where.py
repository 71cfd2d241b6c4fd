"""Where a house keeps its store: the file in its folder, or the database that it has set."""

from __future__ import annotations

import stat
from pathlib import Path

import sqlalchemy as sa

from qihang.language.messages import message
from qihang.settings import Settings, read
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site


def where(site: Site, house: Settings | None = None) -> Path | sa.URL:
    """The file of the store, or the address of its database, with the password.

    Raises :class:`OperatorError` for settings with faults, and for a password that others can read.
    """
    address = (house or read(site)).database
    if not address:
        return site.store
    return sa.make_url(address).set(password=_password(site.database_password))


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
