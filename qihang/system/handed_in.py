"""The one way in which anything below ``submitted/`` and ``autograded/`` is read.

No trainee can put a file there. But folders come from sticks and older machines, and whatever
lies there must stop nobody. So only plain files are opened, through no link, without waiting,
up to a size and for a time; anything else is :class:`Odd`, with its reason.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from qihang.language.messages import Translated, message
from qihang.system.errors import reason

LARGEST = 20 * 2**20
"""Bytes of a submission; the largest that the answer service makes has some hundred thousand."""

LARGEST_MARKED = 5 * LARGEST
"""Bytes of a marked notebook: nbgrader writes each part of it in a line, and outputs beside it."""

LARGEST_STAMP = 200
"""Bytes of a ``timestamp.txt``; one of nbgrader's has thirty."""

MOST_FILES = 100
"""Files and folders of a submission."""

DEEPEST = 10
"""Folders in each other in a submission; longer paths cannot be copied any more."""

SECONDS = 10.0
"""How long a file may take to be read; from a disk that works, one takes milliseconds."""

LONGEST_NAME = 100
"""Characters that are shown of a name."""

_AT_ONCE = 2**20
_FOLDER = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC

_NO_PLAIN_FILE = (errno.ELOOP, errno.ENOTDIR, errno.ENXIO, errno.ENODEV)
"""What Linux says where a link, a socket or a device without a driver is opened."""


class Odd(Exception):
    """What is not read; its ``reason`` goes on after the name of a submission: "… is a link"."""

    def __init__(self, reason: Translated):
        super().__init__(str(reason))
        self.reason = reason


def content(path: Path, below: Path, most: int = LARGEST) -> bytes:
    """What a file below the folder ``below`` holds.

    Raises :class:`Odd` where it is no plain file of at most ``most`` bytes that lies there
    without a link, and ``FileNotFoundError`` where there is none.
    """
    try:
        handle = _opened(path, below)
        try:
            return _read(handle, path.name, most)
        finally:
            os.close(handle)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno in _NO_PLAIN_FILE:
            raise Odd(_no_plain_file(path.name)) from None
        raise Odd(_unreadable(path.name, error)) from None


def content_or_none(path: Path, below: Path, most: int = LARGEST) -> bytes | None:
    """What a file holds; ``None`` where there is none, or none that is read."""
    try:
        return content(path, below, most)
    except (FileNotFoundError, Odd):
        return None


def oddity(folder: Path, below: Path) -> Translated | None:
    """Why a submission's folder is not opened at all; ``None`` if it may be, or is not there."""
    try:
        if any(one.is_symlink() for one in (folder, *folder.parents) if below in one.parents):
            return message("is a link, which nothing reads")
        return _oddity_inside(folder)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ENOTDIR:
            return message("is no folder")
        return _unreadable(shown(os.fsdecode(error.filename or "").rpartition("/")[2]), error)


def entries(folder: Path, most: int) -> list[os.DirEntry[str]]:
    """The first ``most`` things in a folder, by name; none where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            return sorted(islice(found, most), key=lambda entry: entry.name)
    except OSError:
        return []


def shown(name: object, most: int = LONGEST_NAME) -> str:
    """A name as it may be shown: one that rewrites the screen, or is no text, does not."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in str(name)[: most + 1])
    return plain if len(plain) <= most else f"{plain[:most]}…"


def _opened(path: Path, below: Path) -> int:
    """A file, opened folder by folder: a link in between would be followed otherwise."""
    *folders, name = path.relative_to(below).parts
    handle = os.open(below, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for one in folders:
            inner = os.open(one, _FOLDER, dir_fd=handle)
            os.close(handle)
            handle = inner
        return os.open(name, _FILE, dir_fd=handle)
    finally:
        os.close(handle)


def _read(handle: int, name: str, most: int) -> bytes:
    known = os.fstat(handle)
    if not stat.S_ISREG(known.st_mode):
        raise Odd(_no_plain_file(name))
    if known.st_size > most:
        raise Odd(_too_large(name, most))
    ends = time.monotonic() + SECONDS
    parts: list[bytes] = []
    left = most
    while part := os.read(handle, _AT_ONCE):
        left -= len(part)
        if left < 0:
            raise Odd(_too_large(name, most))
        if time.monotonic() > ends:
            raise Odd(message("takes longer than {most} s to be read", most=round(SECONDS)))
        parts.append(part)
    return b"".join(parts)


def _oddity_inside(folder: Path) -> Translated | None:
    size = files = 0
    folders = [(folder, 1)]
    while folders:
        for entry, depth in _within(*folders.pop()):
            files += 1
            if files > MOST_FILES:
                return message("holds more than {most} files", most=MOST_FILES)
            if entry.is_dir(follow_symlinks=False):
                folders.append((Path(entry), depth + 1))
            elif entry.is_file(follow_symlinks=False):
                size += entry.stat(follow_symlinks=False).st_size
            else:
                return _no_plain_file(entry.name)
            if depth > DEEPEST:
                return message("holds more than {most} folders in each other", most=DEEPEST)
            if size > LARGEST:
                return message("is larger than {most} MB", most=LARGEST // 2**20)
    return None


def _within(folder: Path, depth: int) -> Iterator[tuple[os.DirEntry[str], int]]:
    # One by one: a folder may hold a million things.
    with os.scandir(folder) as found:
        yield from ((entry, depth) for entry in found)


def _no_plain_file(name: str) -> Translated:
    return message(
        "holds {name}, a link, a pipe or a device, which nothing reads", name=shown(name)
    )


def _too_large(name: str, most: int) -> Translated:
    return message(
        "holds {name}, which is larger than {most} bytes", name=shown(name), most=f"{most:,}"
    )


def _unreadable(name: str, error: OSError) -> Translated:
    return message("holds {name}, which cannot be read ({reason})", name=name, reason=reason(error))
