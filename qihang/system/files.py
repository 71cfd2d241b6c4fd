"""Writing files so that a power cut leaves the old one or the whole new one."""

from __future__ import annotations

import ctypes
import os
import secrets
from pathlib import Path
from typing import BinaryIO

FRESH = ".fresh"
"""How the name of a file ends that is not in its place yet."""


def put(path: Path, content: str | bytes, is_kept: bool = True, mode: int = 0o666) -> None:
    """Replace a file, so that whoever is killed meanwhile leaves the old or the new one.

    With ``is_kept`` the same holds for a power cut, and the new one is on disk on return.
    ``mode`` is as for ``os.open``. Raises ``OSError``.
    """
    fresh = fresh_of(path)
    clear(fresh)
    with _writing(fresh, mode) as file:
        file.write(content if isinstance(content, bytes) else content.encode())
        file.flush()
        if is_kept:
            os.fsync(file.fileno())
    if path.is_dir():
        clear(path)
    os.replace(fresh, path)
    if is_kept:
        sync_folder(path.parent)


def put_first(path: Path, content: bytes) -> bool:
    """Put a file that only this account can read where there is none.

    Returns whether it is this one that lies there. Raises ``OSError``.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}{FRESH}")
    clear(fresh)
    try:
        with _writing(fresh, 0o600) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(fresh, path)
        sync_folder(path.parent)
    except FileExistsError:
        return False
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _writing(path: Path, mode: int) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb")


def make_folder(place: Path) -> None:
    """Make a folder where there is none; a link or a file in its place goes. Raises ``OSError``."""
    if place.is_symlink() or not place.is_dir():
        clear(place)
        place.mkdir(parents=True, exist_ok=True)


def clear(path: Path) -> None:
    """Remove a file, link or folder; links are not followed."""
    if path.is_dir() and not path.is_symlink():
        _clear_folder(path)
    else:
        path.unlink(missing_ok=True)


def _clear_folder(top: Path) -> None:
    """Remove a folder, however deep: what lies deeper than can be named is moved up first."""
    folders = [top]
    while folders:
        folder = folders[-1]
        with os.scandir(folder) as found:
            inside = list(found)
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                folders.append(top / f".{secrets.token_hex(8)}{FRESH}")
                os.rename(entry, folders[-1])
            else:
                os.unlink(entry)
        if folder is folders[-1]:
            folder.rmdir()
            folders.pop()


def fresh_of(path: Path) -> Path:
    """Where a file is written before it is put in its place."""
    return path.with_name(f".{path.name}{FRESH}")


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_disk(folder: Path) -> None:
    """Flush the file system that ``folder`` is on. Raises ``OSError``."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(handle)
