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
from qihang.language.messages import Translated, listed, message
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
from qihang.system.errors import OperatorError, reason
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
        raise OperatorError(
            message("{file} is not there, or is no file. Name the backup to restore.", file=file)
        )
    var.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{var.name}.restoring-", dir=var.parent))
    try:
        _unpack(file, fresh, tell)
        check_file(
            fresh / site.settings.name,
            message("{file}, {name}", file=file, name=site.settings.name),
        )
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
            message(
                "A classroom or JupyterLab uses {folder}. Stop it with Ctrl-C, then restore.",
                folder=site.var,
            )
        )


def _check_data(site: Site, may_move: bool) -> None:
    there = [path for path in (site.store, site.gradebook, site.submitted) if _has_data(path)]
    if there and not may_move:
        raise OperatorError(
            message(
                "{folder} holds data already ({files}). To keep them in a folder beside it and "
                "restore: qihang restore FILE --move-old-data-aside",
                folder=site.var,
                files=listed(path.name for path in there),
            )
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
            raise OperatorError(
                message(
                    "A classroom uses {folder}. Stop it with Ctrl-C, then restore.", folder=site.var
                )
            )
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
        error = OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        raise OperatorError(
            message(
                "{folder} cannot be exchanged in one step ({reason}). Move {folder} away "
                "yourself, then restore again.",
                folder=other,
                reason=reason(error),
            )
        )


# --- reading the file ---------------------------------------------------------------


class _NoBackup(OperatorError, ValueError):
    """Why a file is none, as a part of a sentence."""


def _does_not_belong(member: tarfile.TarInfo) -> Translated:
    return message("{member} does not belong into a backup", member=repr(member.name))


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
            message(
                "{file} is cut off, damaged or no backup ({error}). Nothing was changed. Use "
                "another copy or an older backup.",
                file=file,
                error=error,
            )
        ) from error
    wrong = sorted(name for name in found.keys() | sums.keys() if found.get(name) != sums.get(name))
    if wrong or not sums:
        what = ", ".join(wrong[:3]) or SUMS
        raise OperatorError(
            message(
                "{file} was changed after it was made, or cut off: {members} is not what it was. "
                "Nothing was changed here. Use another copy or an older backup.",
                file=file,
                members=what,
            )
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
            raise _NoBackup(_does_not_belong(member))
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
            raise _NoBackup(_does_not_belong(member))
        found[member.name] = _extract(content, folder / member.name, member.mode)
        tell(len(found), about["files"])
    return found, sums


def _about(member: tarfile.TarInfo, content: IO[bytes]) -> dict[str, Any]:
    if member.name != ABOUT:
        raise _NoBackup(message("it does not begin with {member}", member=ABOUT))
    about = json.loads(_text(content))
    if not isinstance(about, dict) or about.get("format") not in range(1, FORMAT + 1):
        raise _NoBackup(message("it was made by another version of this program"))
    if not all(isinstance(about.get(name), int) for name in ("files", "bytes")):
        raise _NoBackup(message("{member} is damaged", member=ABOUT))
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
            message(
                "{folder} has {free} MB free; the backup needs {wanted} MB. Make "
                "room, then restore again.",
                folder=folder.parent,
                free=free // 2**20,
                wanted=(wanted + LEFT_FREE) // 2**20,
            )
        )
