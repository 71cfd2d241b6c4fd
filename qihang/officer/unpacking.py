"""The one reader of a backup file, which somebody else may have made.

It goes once from the beginning to the end and holds a few hundred kilobytes, whatever the file
says of itself: a backup has plain files with short names, and nothing else is read.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from qihang.language.messages import message
from qihang.officer.format import ABOUT, FORMAT, LONGEST_NAME, Origin
from qihang.system.errors import OperatorError

BLOCK = tarfile.BLOCKSIZE

PART = 2**18
"""Bytes that are held at once."""

LARGEST_ABOUT = 2**16
"""Bytes of ``backup.json``, which is read as a whole."""

LARGEST_HEADER = 2**13
"""Bytes of a header that holds a longer name."""

_AT_MOST = 2**63
"""No count and no size reaches it."""

_REGULAR = (tarfile.REGTYPE, tarfile.AREGTYPE)
_LONGER = {b"path", b"size", b"mtime", b"hdrcharset"}
"""What a backup's own longer headers say."""


class NoBackup(OperatorError):
    """Why a file is none, as a part of a sentence."""


def does_not_belong(name: str) -> NoBackup:
    """A member that no backup has; its name may be long, and hold whatever somebody chose."""
    shown = repr(name if len(name) <= 80 else f"{name[:80]}…")
    return NoBackup(message("{member} does not belong into a backup", member=shown))


def is_cut() -> NoBackup:
    """The file ends before its end."""
    return NoBackup(message("its end is missing"))


def is_damaged(name: str) -> NoBackup:
    """A part that cannot be read."""
    return NoBackup(message("{member} is damaged", member=name))


@dataclass(frozen=True)
class About:
    """What a backup says of itself: ``backup.json``."""

    format: int
    files: int
    size: int
    """Bytes of all its files."""
    since: Origin | None
    """The whole backup to which this one is to be added."""


@dataclass(frozen=True)
class Member:
    """A file in a backup, as its header says."""

    name: str
    size: int
    mode: int


class Unpacking:
    """A backup file that is being read.

    Raises :class:`NoBackup` wherever the file is not as :mod:`qihang.officer.backup` writes it,
    and ``OSError`` where it cannot be read.
    """

    def __init__(self, file: Path):
        self._raw: BinaryIO = file.open("rb")
        self._unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS + 16)
        self._packed = self._plain = b""
        self._at = 0
        self._digest = hashlib.sha256()
        self._left = self._padding = 0
        """Bytes of the member that is being read, and behind it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    def about(self) -> About:
        """What it says of itself; to be asked first."""
        first = self.next()
        if first is None or first.name != ABOUT:
            raise NoBackup(message("it does not begin with {member}", member=ABOUT))
        try:
            return _about(json.loads(b"".join(self.parts(LARGEST_ABOUT))))
        except (ValueError, RecursionError):
            raise is_damaged(ABOUT) from None

    def next(self) -> Member | None:
        """The next file; ``None`` at the end."""
        for _ in self.parts():
            continue
        header = self._header()
        longer = dict[bytes, bytes]()
        if header is not None and header.type == tarfile.XHDTYPE:
            longer = self._longer(header)
            header = self._header()
        if header is None:
            return None
        name = header.name
        if b"path" in longer:
            name = longer[b"path"].decode(errors="surrogateescape")
        size = _number(longer[b"size"]) if b"size" in longer else header.size
        is_short = len(name.encode(errors="surrogateescape")) <= LONGEST_NAME
        if header.type not in _REGULAR or not is_short or not 0 <= size < _AT_MOST:
            raise does_not_belong(name)
        self._left, self._padding = size, -size % BLOCK
        return Member(name, size, header.mode & 0o777)

    def parts(self, most: int = _AT_MOST) -> Iterator[bytes]:
        """The content of the file that :meth:`next` gave, piece by piece.

        Raises :class:`NoBackup` if it has more than ``most`` bytes.
        """
        if self._left > most:
            raise NoBackup(message("a part of it is larger than any backup's"))
        while self._left:
            part = self._exactly(min(PART, self._left))
            self._left -= len(part)
            yield part
        self._exactly(self._padding)
        self._padding = 0

    def see_end(self) -> None:
        """See that nothing but the end comes."""
        if self.next() is not None:
            raise _goes_on()
        # An end is two empty blocks, and what fills the last record.
        rest = self._read(tarfile.RECORDSIZE + 1)
        if len(rest) > tarfile.RECORDSIZE or rest.strip(b"\0"):
            raise _goes_on()
        if not self._unzip.eof:
            raise is_cut()
        if self._unzip.unused_data or self._raw.read(1):
            raise _goes_on()

    def sha256(self) -> str:
        """The SHA-256 of the file, which was read to its end."""
        return self._digest.hexdigest()

    def _header(self) -> tarfile.TarInfo | None:
        block = self._exactly(BLOCK)
        if not block.strip(b"\0"):
            return None
        try:
            return tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            raise NoBackup(message("a header in it is damaged")) from None

    def _longer(self, header: tarfile.TarInfo) -> dict[bytes, bytes]:
        """What a header in front of a header says: a name or size that has no room in that."""
        if not 0 < header.size <= LARGEST_HEADER:
            raise does_not_belong(header.name)
        self._left, self._padding = header.size, -header.size % BLOCK
        rest, found = b"".join(self.parts()), dict[bytes, bytes]()
        while rest:
            length, _, _ = rest.partition(b" ")
            end = _number(length)
            name, equals, value = rest[len(length) + 1 : end].partition(b"=")
            if name not in _LONGER or not equals or not value.endswith(b"\n"):
                raise does_not_belong(header.name)
            found[name] = value[:-1]
            rest = rest[end:]
        return found

    def _exactly(self, size: int) -> bytes:
        found = self._read(size)
        if len(found) < size:
            raise is_cut()
        return found

    def _read(self, size: int) -> bytes:
        """The next bytes, unpacked; fewer only at the end."""
        parts = []
        while size and (self._at < len(self._plain) or self._unpack()):
            part = self._plain[self._at : self._at + size]
            parts.append(part)
            self._at += len(part)
            size -= len(part)
        return b"".join(parts)

    def _unpack(self) -> bool:
        """Unpack some more; returns whether there was any."""
        self._plain, self._at = b"", 0
        while not self._plain and not self._unzip.eof:
            if not self._packed:
                self._packed = self._raw.read(PART)
                self._digest.update(self._packed)
                if not self._packed:
                    raise is_cut()
            try:
                self._plain = self._unzip.decompress(self._packed, PART)
            except zlib.error:
                raise NoBackup(message("it is not packed as a backup is, or damaged")) from None
            self._packed = self._unzip.unconsumed_tail
        return bool(self._plain)


def _goes_on() -> NoBackup:
    return NoBackup(message("something stands behind its end"))


def _number(said: bytes) -> int:
    if not 0 < len(said) < 20 or not said.isdigit():
        raise NoBackup(message("a header in it is damaged"))
    return int(said)


def _about(said: Any) -> About:
    """Raises ``ValueError`` for what no backup says of itself."""
    if not isinstance(said, dict):
        raise ValueError
    if type(said.get("format")) is not int or not 1 <= said["format"] <= FORMAT:
        raise NoBackup(message("it was made by another version of this program"))
    counts = [said.get("files"), said.get("bytes")]
    if not all(type(count) is int and 0 <= count < _AT_MOST for count in counts):
        raise ValueError
    return About(said["format"], said["files"], said["bytes"], _since(said))


def _since(about: dict[str, Any]) -> Origin | None:
    said = about.get("since")
    if said is None:
        return None
    if about["format"] < 3 or not isinstance(said, dict) or not isinstance(said.get("sha256"), str):
        raise ValueError
    name = said.get("file")
    if not isinstance(name, str) or not 0 < len(name) < 256 or Path(name).name != name:
        raise ValueError
    return Origin(name, said["sha256"])
