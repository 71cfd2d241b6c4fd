"""A backup: everything that trainees did, in one file, made while the classroom is in use.

The file is a ``.tar.gz`` that ordinary tools open: ``backup.json`` first, then the data,
and ``SHA256SUMS`` last, which ``sha256sum -c`` reads after unpacking. A file without its
last member was cut.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import qihang
from qihang.answers.submitted import STAMP
from qihang.language.messages import message
from qihang.system.errors import OperatorError, reason
from qihang.system.files import sync_folder
from qihang.system.locks import backing_up, marking
from qihang.system.site import Site

FORMAT = 2
"""Changes when an older program could not restore a newer file; 2 may hold settings."""

ABOUT = "backup.json"
SUMS = "SHA256SUMS"
FOLDERS = ("submitted", "autograded", "site")
FILES = ("answers.db", "gradebook.db", "seeds.secret", "settings.toml")
"""What of ``var`` is kept. Keys of sign-ins, passwords and PINs in plain text are not."""

LEFT_FREE = 100 * 2**20
"""Bytes that a backup leaves free on the disk."""

Tell = Callable[[int, int], None]
"""Is called with the files done and the files in all."""


def nobody(done: int, of: int) -> None:
    """Shows no progress."""


def backup(site: Site, file: Path, tell: Tell = nobody, left_free: int = LEFT_FREE) -> str:
    """Write everything into ``file``, a new one; returns its SHA-256.

    Marking waits for the moment in which the databases are copied and the files are
    linked; saving and handing in go on. Raises :class:`OperatorError` if the file is there
    already, the disk has no room, or a database is damaged.
    """
    if os.path.lexists(file):
        raise OperatorError(
            message(
                "{file} is there already. Choose another name; nothing is overwritten.", file=file
            )
        )
    if not file.parent.is_dir():
        raise OperatorError(
            message(
                "The folder {folder} is not there. Make it, then try again.", folder=file.parent
            )
        )
    if not site.store.is_file():
        raise OperatorError(
            message("There is nothing to back up in {folder} yet.", folder=site.var)
        )
    _check_room(site.var, _size(site.store) + _size(site.gradebook), left_free)
    with backing_up(site), _moment(site) as moment:
        names = sorted(path for path in moment.rglob("*") if path.is_file())
        _check_room(file.parent, sum(map(_size, names)), left_free)
        _write(moment, names, file, tell)
    return sha256_of(file)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _moment(site: Site) -> Iterator[Path]:
    """A folder with everything as it was at one moment.

    Submitted and marked files are never changed in place, only replaced; so a hard link
    keeps what stands there now, and costs neither time nor room.
    """
    folder = site.backups / ".moment"
    # Whoever was killed while backing up left it.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        with marking(site):
            _copy_database(site.gradebook, folder)
            _link(site.autograded, folder)
            _link(site.submitted, folder)
            # The store after the submissions: what it has and they have not, a start puts in place.
            _copy_database(site.store, folder)
        # The pages after the store: what it calls open is there.
        _link(site.pages, folder)
        shutil.copy(site.var / "seeds.secret", folder)
        if site.settings.exists():
            shutil.copy(site.settings, folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_database(source: Path, folder: Path) -> None:
    """Copy a database in use, as it is at one moment."""
    if not source.is_file():
        return
    address = f"file:{quote(str(source.resolve()))}?mode=rw"
    try:
        with (
            closing(sqlite3.connect(address, uri=True, timeout=30)) as ours,
            closing(sqlite3.connect(folder / source.name)) as copy,
        ):
            ours.backup(copy)
            [(said,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        raise OperatorError(
            message(
                "{file} cannot be copied whole ({reason}). Keep the older backups; run: qihang "
                "doctor",
                file=source,
                reason=reason(said),
            )
        )


def _link(source: Path, folder: Path) -> None:
    """Link the plain files below ``source``; links, devices and unfinished files stay out."""
    for place, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        target = folder / source.name / Path(place).relative_to(source)
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A timestamp is written last, so it is linked first: it is never newer than its notebook.
        for name in sorted(names, key=lambda name: (name != STAMP, name)):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                with suppress(FileNotFoundError):
                    _link_or_copy(path, target / name)


def _link_or_copy(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except PermissionError:
        # A disk without hard links, or a file of another account.
        shutil.copy2(path, target)


def _write(moment: Path, names: list[Path], file: Path, tell: Tell) -> None:
    """Write the file beside its place, and put it there when all of it is on disk."""
    fresh = file.with_name(f".{file.name}.fresh")
    fresh.unlink(missing_ok=True)
    about = {
        "format": FORMAT,
        "program": qihang.__version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": len(names),
        "bytes": sum(map(_size, names)),
    }
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
            # The fastest compression: a class may be working on this machine.
            with (
                gzip.GzipFile("", "wb", compresslevel=1, fileobj=raw, mtime=0) as packed,
                tarfile.open(fileobj=packed, mode="w|") as tar,
            ):
                _add_text(tar, ABOUT, json.dumps(about, indent=2) + "\n")
                sums = [_add(tar, path, moment, tell, done, names) for done, path in _from_1(names)]
                _add_text(tar, SUMS, "".join(sums))
            raw.flush()
            os.fsync(raw.fileno())
        os.rename(fresh, file)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def _from_1(names: list[Path]) -> Iterator[tuple[int, Path]]:
    return enumerate(names, start=1)


def _add(
    tar: tarfile.TarFile, path: Path, moment: Path, tell: Tell, done: int, names: list[Path]
) -> str:
    """Add a file; returns its line of ``SHA256SUMS``."""
    name = path.relative_to(moment).as_posix()
    found = path.stat()
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = found.st_size, int(found.st_mtime), found.st_mode & 0o777
    with path.open("rb") as content:
        tar.addfile(info, content)
    tell(done, len(names))
    return f"{sha256_of(path)}  {name}\n"


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def _check_room(folder: Path, wanted: int, left_free: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted + left_free:
        raise OperatorError(
            message(
                "{folder} has {free} MB free; a backup may need {wanted} MB and "
                "leaves {left} MB free. Make room, or name a file on another disk.",
                folder=folder,
                free=free // 2**20,
                wanted=wanted // 2**20,
                left=left_free // 2**20,
            )
        )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
