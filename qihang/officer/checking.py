"""Unpacks a backup and sees that every file in it is what it was when it was made.

What is to be compared is written down, as the members come, in the order that a backup has; so
the memory that is held does not grow with what a file says of itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from qihang.language.messages import message
from qihang.officer.format import (
    BLOCK,
    CHANGED,
    DATABASES,
    GONE,
    LEFT_FREE,
    SUMS,
    Origin,
    is_place,
    line,
    named_in,
    order,
)
from qihang.officer.unpacking import (
    About,
    Member,
    NoBackup,
    Unpacking,
    does_not_belong,
    is_cut,
    is_damaged,
)
from qihang.system.errors import OperatorError, reason
from qihang.system.telling import Tell

LARGEST = {"seeds.secret": 32, "settings.toml": 2**20}
"""Bytes of the files that are read as a whole when a classroom starts."""

NEEDED = ("answers.db", "seeds.secret")
"""Without these it is no backup of a classroom."""

_LONGEST_LINE = 2**12
"""Bytes; longer than any line of ``SHA256SUMS``."""

_CHANGES = {f"{name}{CHANGED}": name for name in DATABASES}
"""The members with the changed blocks of a database."""

_REPLACED = ".replaced"
"""Where the files wait that replace those of the whole backup."""


def unpack(file: Path, folder: Path, tell: Tell) -> str:
    """Unpack a backup into ``folder``, an empty one; returns the SHA-256 of the file.

    One that is since a whole one is added to that, which must lie beside it. Raises
    :class:`OperatorError` unless everything is what it was; ``folder`` is to be thrown away then.
    """
    with _refusing(file), Unpacking(file) as packed, _lists(folder) as lists:
        about = packed.about()
        if about.since is None:
            _check_room(folder, about)
            _unpack_members(packed, about, folder, lists, tell)
            _check_same(file, lists)
        else:
            _unpack_since(file, packed, about, about.since, folder, lists, tell)
        missing = [name for name in NEEDED if not (folder / name).is_file()]
        if missing:
            raise NoBackup(message("{member} is missing in it", member=missing[0]))
        return packed.sha256()


@dataclass(frozen=True)
class _Lists:
    """What a backup holds, and what it says that it holds, each as lines of hashes."""

    found: IO[bytes]
    listed: IO[bytes]


@contextmanager
def _lists(folder: Path) -> Iterator[_Lists]:
    # Files without a name: they are gone with the process.
    with TemporaryFile(dir=folder) as found, TemporaryFile(dir=folder) as listed:
        yield _Lists(found, listed)


def _unpack_since(
    file: Path,
    packed: Unpacking,
    about: About,
    origin: Origin,
    folder: Path,
    lists: _Lists,
    tell: Tell,
) -> None:
    path = file.with_name(origin.file)
    if not path.is_file():
        raise OperatorError(
            message(
                "{file} holds only what is another than in {whole}, which is not beside it. "
                "Nothing was changed. Put both into one folder, then restore again.",
                file=file,
                whole=path.name,
            )
        )
    with _lists(folder) as before:
        done_before = _unpack_whole(file, path, origin, about, folder, before, tell)
        replaced = folder / _REPLACED
        replaced.mkdir()

        def tell_all(done: int, of: int) -> None:
            tell(done_before + done, done_before + of)

        _unpack_members(packed, about, replaced, lists, tell_all, folder)
        _check_same(file, lists)
        _remove_what_is_gone(replaced / GONE, folder)
    _move(replaced, folder)


def _unpack_whole(
    file: Path,
    path: Path,
    origin: Origin,
    about: About,
    folder: Path,
    lists: _Lists,
    tell: Tell,
) -> int:
    """Unpack the whole backup to which another one is to be added; returns how many files."""
    with _refusing(path), Unpacking(path) as whole:
        its = whole.about()
        if its.since is not None or its.format != about.format:
            raise NoBackup(message("it is not a whole one"))
        _check_room(folder, its, about)
        of = its.files + about.files
        _unpack_members(whole, its, folder, lists, lambda done, _: tell(done, of))
    if whole.sha256() != origin.sha256:
        raise OperatorError(
            message(
                "{whole} is not the file to which {file} is to be added, or was changed. Nothing "
                "was changed here. Use another copy or an older backup.",
                whole=path,
                file=file,
            )
        )
    _check_same(path, lists)
    return its.files


# --- the members --------------------------------------------------------------------


def _unpack_members(
    packed: Unpacking,
    about: About,
    folder: Path,
    lists: _Lists,
    tell: Tell,
    whole: Path | None = None,
) -> None:
    """Unpack all members into ``folder``; ``whole`` is where the whole backup was unpacked."""
    last: tuple[str, ...] = ()
    left = about.size
    for done, member in enumerate(_members(packed), start=1):
        left -= member.size
        place = order(member.name)
        is_counted = left >= 0 and done <= about.files
        if not is_counted or place <= last or not _belongs(member, whole is not None):
            raise does_not_belong(member.name)
        last = place
        name = _CHANGES.get(member.name, member.name)
        if name != member.name and whole is not None:
            digest = _change(packed, member, whole / name, folder / name)
        else:
            digest = _extract(packed, folder / name, member.mode)
        lists.found.write(line(digest, name, about.format))
        tell(done, about.files)
    # The list names what was found, and nothing else.
    for part in packed.parts(lists.found.tell()):
        lists.listed.write(part)
    packed.see_end()


def _members(packed: Unpacking) -> Iterator[Member]:
    """The members before the list of hashes, with which it ends."""
    while (member := packed.next()) is None or member.name != SUMS:
        if member is None:
            raise is_cut()
        yield member


def _belongs(member: Member, may_change: bool) -> bool:
    """Whether a member leads to a place that a backup fills, and nowhere else."""
    if member.size > LARGEST.get(member.name, member.size):
        return False
    if member.name in _CHANGES or member.name == GONE:
        return may_change
    return is_place(member.name)


def _extract(packed: Unpacking, path: Path, mode: int) -> str:
    """Write a member to ``path``; returns its SHA-256."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("xb") as file:
        for part in packed.parts():
            digest.update(part)
            file.write(part)
    # Whoever restores must be able to read and to replace it.
    path.chmod(mode | 0o600)
    return digest.hexdigest()


def _change(packed: Unpacking, member: Member, before: Path, path: Path) -> str:
    """Write a database with its changed blocks to ``path``; returns its SHA-256."""
    if not before.is_file():
        raise does_not_belong(member.name)
    shutil.copyfile(before, path)
    path.chmod(member.mode | 0o600)
    # What grew is among the blocks.
    most = before.stat().st_size + member.size
    with path.open("r+b") as file:
        last = size = -1
        for piece in _pieces(packed, (8, 8 + BLOCK)):
            number = int.from_bytes(piece[:8])
            if size < 0 and number <= most:
                size = file.truncate(number)
                continue
            if number <= last or not len(piece) > 8 or number * BLOCK + len(piece) - 8 > size:
                raise is_damaged(member.name)
            last = number
            file.seek(number * BLOCK)
            file.write(piece[8:])
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pieces(packed: Unpacking, sizes: tuple[int, int]) -> Iterator[bytes]:
    """A member's content: a piece of the first size, then pieces of the second."""
    size, rest = sizes[0], b""
    for part in packed.parts():
        part, at = rest + part, 0
        while len(part) - at >= size:
            yield part[at : at + size]
            at, size = at + size, sizes[1]
        rest = part[at:]
    if rest:
        yield rest


# --- the lists ----------------------------------------------------------------------


def _check_same(file: Path, lists: _Lists) -> None:
    """See that the list says of each file what was found. Raises :class:`OperatorError`."""
    for found, listed in zip_longest(_lines(lists.found), _lines(lists.listed)):
        if found != listed:
            raise _not_what_it_was(file, SUMS if found is None else _name(found))
    if not lists.listed.tell():
        raise _not_what_it_was(file, SUMS)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while one := file.readline(_LONGEST_LINE):
        yield one


def _name(listed: bytes) -> str:
    return repr(listed[66:].rstrip(b"\n").decode(errors="replace"))


def _not_what_it_was(file: Path, name: str) -> OperatorError:
    return OperatorError(
        message(
            "{file} was changed after it was made, or cut off: {members} is not what it was. "
            "Nothing was changed here. Use another copy or an older backup.",
            file=file,
            members=name,
        )
    )


# --- the folder ---------------------------------------------------------------------


def _remove_what_is_gone(gone: Path, folder: Path) -> None:
    """Remove the files of a whole backup that are there no more, and the list of them."""
    if not gone.is_file():
        raise NoBackup(message("{member} is missing in it", member=GONE))
    with gone.open("rb") as listed:
        for one in _lines(listed):
            try:
                _, name = named_in(one)
            except ValueError:
                raise is_damaged(GONE) from None
            if not is_place(name) or not (folder / name).is_file():
                raise is_damaged(GONE)
            _remove(folder, folder / name)
    gone.unlink()


def _remove(folder: Path, path: Path) -> None:
    """Remove a file, and the folders that are empty without it."""
    path.unlink()
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _move(source: Path, target: Path) -> None:
    """Put every file below ``source`` in its place below ``target``."""
    for place, _, names in os.walk(source):
        into = target / Path(place).relative_to(source)
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in names:
            os.replace(Path(place, name), into / name)
    shutil.rmtree(source)


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    """Say in a sentence why a file is not restored. Raises :class:`OperatorError`."""
    try:
        yield
    except NoBackup as error:
        raise OperatorError(
            message(
                "{file} is cut off, damaged or no backup ({error}). Nothing was changed. Use "
                "another copy or an older backup.",
                file=file,
                error=error,
            )
        ) from error
    except OSError as error:
        raise OperatorError(
            message(
                "{file} cannot be unpacked ({reason}). Nothing was changed. Make room, or use "
                "another copy or an older backup.",
                file=file,
                reason=reason(error),
            )
        ) from error


def _check_room(folder: Path, *about: About) -> None:
    wanted = sum(one.size for one in about)
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
    disk = os.statvfs(folder)
    if disk.f_files and disk.f_favail < sum(one.files for one in about):
        raise NoBackup(message("it holds more files than the disk has room for"))
