"""A backup: everything that trainees did, in one file, made while the classroom is in use."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import qihang
from qihang.answers.store import Store
from qihang.databases import copying, where
from qihang.language.messages import message
from qihang.officer import whole
from qihang.officer.format import (
    ABOUT,
    CHANGED,
    DATABASES,
    FORMAT,
    GONE,
    LEFT_FREE,
    SUMS,
    Origin,
    line,
    order,
)
from qihang.officer.hashes import sha256_of
from qihang.officer.moment import Found, folder_of, moment
from qihang.officer.whole import Whole
from qihang.system.errors import OperatorError
from qihang.system.files import sync_folder
from qihang.system.locks import backing_up
from qihang.system.site import Site
from qihang.system.telling import Tell, Telling, to_nobody


@dataclass(frozen=True, slots=True)
class _Member:
    """What is written into the file, and the hash of what it stands for if that is known.

    There may be some hundred thousand of them.
    """

    name: str
    path: str
    mode: int
    stands_for: str
    digest: str | None = None


def backup(
    site: Site, file: Path, telling: Telling = to_nobody, left_free: int = LEFT_FREE
) -> Whole:
    """Write everything into ``file``, a new one; returns what is known of it, its SHA-256 too.

    Marking waits for the moment that is copied; saving and handing in go on. Raises
    :class:`OperatorError` if the file is there already, the disk has no room, or a database is
    damaged.
    """
    with _begun(site, file, left_free), moment(site, _never, _looking(telling)) as found:
        members = [_Member(one.name, str(one.path), one.mode, one.name) for one in found]
        # Before they are read: what changes after that bears another date.
        states = whole.settled(found)
        digests: dict[str, str] = {}
        sha256 = _write(file, members, digests, telling, left_free)
        blocks = {
            one.name: whole.hashes(Path(one.path)) for one in members if one.name in DATABASES
        }
        return Whole(Origin(file.name, sha256), digests, states, blocks)


def backup_since(site: Site, file: Path, before: Whole, left_free: int = LEFT_FREE) -> str:
    """Write into ``file`` what is another than in a whole backup; returns its SHA-256.

    Files that are known to be the same are not read. Raises as :func:`backup`.
    """
    with _begun(site, file, left_free), moment(site, before.is_known, _looking(to_nobody)) as found:
        members = []
        for one in found:
            if one.path is None:
                continue
            digest = sha256_of(Path(one.path))
            if digest != before.digests.get(one.name):
                members.append(_changed(one, digest, before))
        left = {one.name for one in found}
        members.append(_gone(folder_of(site) / GONE, before, left))
        members.sort(key=lambda one: order(one.name))
        return _write(file, members, {}, to_nobody, left_free, before.origin)


def _gone(path: Path, before: Whole, left: Container[str]) -> _Member:
    """The list of the files of the whole backup that are there no more."""
    gone = [line(digest, name) for name, digest in before.digests.items() if name not in left]
    path.write_bytes(b"".join(gone))
    return _Member(GONE, str(path), 0o600, GONE)


def _changed(found: Found, digest: str, before: Whole) -> _Member:
    """A file that changed; of a database only its blocks, if they are the smaller part."""
    path = Path(str(found.path))
    if known := before.blocks.get(found.name):
        changes = path.with_name(found.name + CHANGED)
        _write_changes(path, known, changes)
        if changes.stat().st_size < found.state.size // 2:
            return _Member(changes.name, str(changes), found.mode, found.name, digest)
    return _Member(found.name, str(path), found.mode, found.name, digest)


def _write_changes(database: Path, known: whole.Blocks, changes: Path) -> None:
    """Write the blocks of a database that are others than those that are known."""
    with changes.open("wb") as file:
        file.write(database.stat().st_size.to_bytes(8))
        for number, block in enumerate(whole.blocks(database)):
            if number >= len(known) or whole.hash_of(block) != known[number]:
                file.write(number.to_bytes(8) + block)


def _never(name: str, state: object) -> bool:
    return False


def _looking(telling: Telling) -> Tell:
    return telling(message("folders looked at"))


@contextmanager
def _begun(site: Site, file: Path, left_free: int) -> Iterator[None]:
    """Be the only one who backs up, where that can be done. Raises :class:`OperatorError`."""
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
    if not Store.is_there(site):
        raise OperatorError(
            message("There is nothing to back up in {folder} yet.", folder=site.var)
        )
    _check_room(
        site.var, copying.size(where.answers(site)) + copying.size(where.gradebook(site)), left_free
    )
    with backing_up(site):
        yield


# --- the file -----------------------------------------------------------------------


def _write(
    file: Path,
    members: list[_Member],
    digests: dict[str, str],
    telling: Telling,
    left_free: int,
    since: Origin | None = None,
) -> str:
    """Write the file beside its place, and put it there when all of it is on disk.

    ``digests`` gets the hash of what is read here; all of them are the list in the file.
    Returns the file's SHA-256.
    """
    size = sum(os.stat(one.path).st_size for one in members)
    _check_room(file.parent, size, left_free)
    about = _about(len(members), size, since)
    tell = telling(message("files saved"))
    fresh = file.with_name(f".{file.name}.fresh")
    fresh.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
            written = _Hashed(raw)
            _pack(written, about, members, digests, tell)
            raw.flush()
            os.fsync(raw.fileno())
        os.rename(fresh, file)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)
    return written.digest.hexdigest()


def _about(files: int, size: int, since: Origin | None) -> bytes:
    """What a file says of itself, before its members."""
    about = {
        "format": FORMAT,
        "program": qihang.__version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": files,
        "bytes": size,
        **({"since": asdict(since)} if since else {}),
    }
    return (json.dumps(about, indent=2) + "\n").encode()


def _pack(
    file: _Hashed, about: bytes, members: list[_Member], digests: dict[str, str], tell: Tell
) -> None:
    """Put what a file says of itself, the members and the list of their hashes into it."""
    # The fastest compression: a class may be working on this machine.
    with (
        gzip.GzipFile("", "wb", compresslevel=1, fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        _add_text(tar, ABOUT, about)
        for done, one in enumerate(members, start=1):
            digests[one.stands_for] = _add(tar, one)
            tell(done, len(members))
        _add_text(tar, SUMS, b"".join(line(d, name) for name, d in digests.items()))


class _Hashed(io.RawIOBase):
    """A file whose bytes are hashed as they pass."""

    def __init__(self, file: BinaryIO):
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        part = self._file.read(size)
        self.digest.update(part)
        return part

    def write(self, part: Any) -> int:
        self.digest.update(part)
        return self._file.write(part)


def _add(tar: tarfile.TarFile, member: _Member) -> str:
    """Add a file; returns the hash of what it stands for."""
    found = os.stat(member.path)
    info = tarfile.TarInfo(member.name)
    info.size, info.mtime, info.mode = found.st_size, int(found.st_mtime), member.mode
    with open(member.path, "rb") as file:
        content = _Hashed(file)
        tar.addfile(info, content)
    return member.digest or content.digest.hexdigest()


def _add_text(tar: tarfile.TarFile, name: str, content: bytes) -> None:
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
