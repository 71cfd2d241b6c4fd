"""Bringing a backup back: every hash is checked first, then all of it comes, or nothing."""

from __future__ import annotations

import ctypes
import gzip
import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from qihang.answers.service import sole_owner
from qihang.answers.store import Store
from qihang.officer.backup import (
    ABOUT,
    FILES,
    FOLDERS,
    FORMAT,
    LEFT_FREE,
    SUMS,
    Tell,
    nobody,
    sha256_of,
)
from qihang.officer.processes import processes_of
from qihang.settings import check_file
from qihang.system.errors import OperatorError
from qihang.system.files import sync_disk, sync_folder
from qihang.system.site import Site

LARGEST_ABOUT = 64 * 2**20
"""Bytes of ``backup.json`` and ``SHA256SUMS``, the members that are read as a whole."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def restore(
    site: Site, file: Path, move_old_data_aside: bool = False, tell: Tell = nobody
) -> Path | None:
    """Put what a backup holds in the place of ``var``; returns where the old data lies now.

    Every sign-in that was open when the backup was made is ended. The nightly copies stay
    with the classroom. Raises :class:`OperatorError`, with nothing changed, if the file is cut
    or changed, a classroom or JupyterLab is running, or there are data already and
    ``move_old_data_aside`` does not say that they may be moved.
    """
    var = site.var.absolute()
    _check_free(site)
    _check_data(site, move_old_data_aside)
    if not file.is_file():
        raise OperatorError(f"{file} is not there, or is no file. Name the backup to restore.")
    var.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{var.name}.restoring-", dir=var.parent))
    try:
        _unpack(file, fresh, tell)
        check_file(fresh / site.settings.name, f"{file}, {site.settings.name}")
        with closing(Store(fresh / site.store.name)) as store:
            store.restored(sha256_of(file))
        sync_disk(fresh)
        with _held(site):
            _check_free(site)
            _check_data(site, move_old_data_aside)
            return _put_in_place(fresh, var)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _check_free(site: Site) -> None:
    if processes_of(site):
        raise OperatorError(
            f"A classroom or JupyterLab uses {site.var}. Stop it with Ctrl-C, then restore."
        )


def _check_data(site: Site, may_move: bool) -> None:
    there = [path for path in (site.store, site.gradebook, site.submitted) if _has_data(path)]
    if there and not may_move:
        raise OperatorError(
            f"{site.var} holds data already ({', '.join(path.name for path in there)}). "
            "To keep them in a folder beside it and restore: "
            "qihang restore FILE --move-old-data-aside"
        )


def _has_data(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()


@contextmanager
def _held(site: Site) -> Iterator[None]:
    """Hold the store of ``var``, if there is one, so that no classroom starts meanwhile."""
    if not site.var.exists():
        yield
        return
    with sole_owner(site) as owned:
        if not owned:
            raise OperatorError(f"A classroom uses {site.var}. Stop it with Ctrl-C, then restore.")
        yield


def _put_in_place(fresh: Path, var: Path) -> Path | None:
    """Exchange ``var`` and the restored folder in one step; returns where the old one is."""
    if not var.exists():
        os.rename(fresh, var)
        sync_folder(var.parent)
        return None
    _exchange(fresh, var)
    old = var.with_name(f"{var.name}.old-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    os.rename(fresh, old)
    if (old / "backups").is_dir():
        os.rename(old / "backups", var / "backups")
    sync_folder(var.parent)
    return old


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders in one atomic step."""
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE):
        reason = os.strerror(ctypes.get_errno())
        raise OperatorError(
            f"{other} cannot be exchanged in one step ({reason}). "
            f"Move {other} away yourself, then restore again."
        )


# --- reading the file ---------------------------------------------------------------


def _unpack(file: Path, folder: Path, tell: Tell) -> None:
    """Unpack into ``folder``. Raises :class:`OperatorError` unless every member is what it was."""
    try:
        with gzip.open(file) as packed, tarfile.open(fileobj=packed, mode="r|") as tar:
            found, sums = _members(tar, folder, tell)
            # The rest, to its end, so that the check sum of the packing is looked at.
            while packed.read(2**20):
                continue
    except (tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile, ValueError) as error:
        raise OperatorError(
            f"{file} is cut off, damaged or no backup ({error}). "
            "Nothing was changed. Use another copy or an older backup."
        ) from error
    wrong = sorted(name for name in found.keys() | sums.keys() if found.get(name) != sums.get(name))
    if wrong or not sums:
        what = ", ".join(wrong[:3]) or SUMS
        raise OperatorError(
            f"{file} was changed after it was made, or cut off: {what} is not what it was. "
            "Nothing was changed here. Use another copy or an older backup."
        )


def _members(
    tar: tarfile.TarFile, folder: Path, tell: Tell
) -> tuple[dict[str, str], dict[str, str]]:
    """Unpack each member; returns the hashes that were found, and those that should be."""
    found: dict[str, str] = {}
    sums: dict[str, str] = {}
    about: dict[str, Any] = {}
    left = 0
    for member in tar:
        content = tar.extractfile(member) if member.isreg() else None
        if content is None or sums:
            raise ValueError(f"{member.name!r} does not belong into a backup")
        if not about:
            about = _about(member, content)
            left = about["bytes"]
            _check_room(folder, left)
            continue
        if member.name == SUMS:
            sums = _sums(_text(content))
            continue
        left -= member.size
        if not _belongs(member.name) or member.name in found or left < 0:
            raise ValueError(f"{member.name!r} does not belong into a backup")
        found[member.name] = _extract(content, folder / member.name, member.mode)
        tell(len(found), about["files"])
    return found, sums


def _about(member: tarfile.TarInfo, content: IO[bytes]) -> dict[str, Any]:
    if member.name != ABOUT:
        raise ValueError(f"it does not begin with {ABOUT}")
    about = json.loads(_text(content))
    if not isinstance(about, dict) or about.get("format") not in range(1, FORMAT + 1):
        raise ValueError("it was made by another version of this program")
    if not all(isinstance(about.get(name), int) for name in ("files", "bytes")):
        raise ValueError(f"{ABOUT} is damaged")
    return about


def _text(content: IO[bytes]) -> str:
    return content.read(LARGEST_ABOUT).decode()


def _sums(text: str) -> dict[str, str]:
    pairs = [line.partition("  ") for line in text.splitlines()]
    return {name: digest for digest, _, name in pairs}


def _belongs(name: str) -> bool:
    """Whether a member's name leads to a place that a backup fills, and nowhere else."""
    path = PurePosixPath(name)
    if str(path) != name or path.is_absolute() or ".." in path.parts or "\0" in name:
        return False
    return name in FILES or (len(path.parts) > 1 and path.parts[0] in FOLDERS)


def _extract(content: IO[bytes], path: Path, mode: int) -> str:
    """Write a member to ``path``; returns its SHA-256."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("xb") as file:
        while part := content.read(2**20):
            digest.update(part)
            file.write(part)
    path.chmod(mode & 0o777)
    return digest.hexdigest()


def _check_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted + LEFT_FREE:
        raise OperatorError(
            f"{folder.parent} has {free // 2**20} MB free; the backup needs "
            f"{(wanted + LEFT_FREE) // 2**20} MB. Make room, then restore again."
        )
