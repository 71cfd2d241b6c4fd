"""What a backup file is: its members, their order, and the list of hashes at its end.

It is a ``.tar.gz`` that ordinary tools open: ``backup.json`` first, then the files by their
names, and ``SHA256SUMS`` last, which ``sha256sum -c`` reads after unpacking. A file without its
last member was cut.

A backup is whole, or it is *since* a whole one: it has only what is another than there, and
``gone.sha256``, a list of those files of the whole one that are there no more. A database since
the whole one may be a member ``answers.db.changed``: eight bytes with its size, then blocks of
:data:`BLOCK` bytes, each after eight bytes with its number; the list of hashes has the hash of
the database that comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

FORMAT = 3
"""Changes when an older program could not restore a newer file.

2 may hold settings; 3 may be since another one, and its lists may hold any name.
"""

ABOUT = "backup.json"
SUMS = "SHA256SUMS"
FOLDERS = ("submitted", "autograded", "site")
DATABASES = ("answers.db", "gradebook.db")
FILES = (*DATABASES, "seeds.secret", "settings.toml")
"""What of ``var`` is kept. Keys of sign-ins, passwords and PINs in plain text are not."""

GONE = "gone.sha256"
"""The member with the files of the whole backup that are there no more."""

CHANGED = ".changed"
"""How the name of a member ends that has the changed blocks of a database."""

BLOCK = 4096
"""Bytes; a page of SQLite."""

DEEPEST = 32
"""Folders within folders."""

LONGEST_NAME = 2**10
"""Bytes of a member's name."""

LEFT_FREE = 100 * 2**20
"""Bytes that a backup and a restore leave free on the disk."""


@dataclass(frozen=True)
class Origin:
    """The whole backup to which another one is to be added, by its name and SHA-256."""

    file: str
    sha256: str


def order(name: str) -> tuple[str, ...]:
    """Members stand in the order of this key: folder by folder."""
    return PurePosixPath(name).parts


def is_place(name: str) -> bool:
    """Whether a name leads to a place that a backup fills, and nowhere else."""
    parts = order(name)
    if "/".join(parts) != name or ".." in parts or "\0" in name:
        return False
    if len(parts) > DEEPEST or len(name.encode(errors="surrogateescape")) > LONGEST_NAME:
        return False
    return name in FILES or (len(parts) > 1 and parts[0] in FOLDERS)


def line(digest: str, name: str, file_format: int = FORMAT) -> bytes:
    """A line of ``SHA256SUMS``, with a name of any signs written as ``sha256sum`` does."""
    plain = name
    if file_format >= 3:
        for sign, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r")):
            plain = plain.replace(sign, written)
    mark = "" if plain == name else "\\"
    return f"{mark}{digest}  {plain}\n".encode(errors="surrogateescape")


def named_in(listed: bytes) -> tuple[str, str]:
    """Hash and name in a line that :func:`line` wrote. Raises ``ValueError`` for another one."""
    said = listed.decode(errors="surrogateescape")
    is_escaped = said.startswith("\\")
    digest, space, name = said.removeprefix("\\").removesuffix("\n").partition("  ")
    if is_escaped:
        name = _unescaped(name)
    if not space or line(digest, name) != listed:
        raise ValueError
    return digest, name


def _unescaped(name: str) -> str:
    signs, plain = {"\\": "\\", "n": "\n", "r": "\r"}, []
    rest = iter(name)
    for sign in rest:
        plain.append(signs.get(next(rest, ""), "") if sign == "\\" else sign)
    return "".join(plain)
