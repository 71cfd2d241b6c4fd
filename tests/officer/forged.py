"""Backup files that somebody made by hand."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

END = bytes(2 * tarfile.BLOCKSIZE)


def header(name: str, size: int, kind: bytes = tarfile.REGTYPE, linkname: str = "") -> bytes:
    """A header as tar writes it, whatever follows."""
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname = size, kind, linkname
    return info.tobuf(tarfile.GNU_FORMAT)


def member(name: str, content: bytes, kind: bytes = tarfile.REGTYPE) -> bytes:
    """A header and its content."""
    return header(name, len(content), kind) + filled(content)


def filled(content: bytes) -> bytes:
    """What is written of a content: whole blocks."""
    return content + bytes(-len(content) % tarfile.BLOCKSIZE)


def longer(**records: str) -> bytes:
    """A header in front of a header."""
    lines = []
    for name, value in records.items():
        rest = f" {name}={value}\n".encode()
        length = len(rest) + len(str(len(rest) + 1))
        lines.append(str(length).encode() + rest)
    return member("longer", b"".join(lines), tarfile.XHDTYPE)


def about(files: int, size: int, **more: Any) -> bytes:
    """The first member."""
    said = {"format": 1, "files": files, "bytes": size, **more}
    return member("backup.json", json.dumps(said).encode())


def sums(*files: tuple[str, bytes]) -> bytes:
    """The last member."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files]
    return member("SHA256SUMS", "".join(lines).encode())


def honest(*files: tuple[str, bytes], **more: Any) -> bytes:
    """A whole archive of these files, which are what they are said to be."""
    size = sum(len(content) for _, content in files)
    return b"".join(
        [about(len(files), size, **more), *(member(*one) for one in files), sums(*files), END]
    )


def gzipped(parts: Iterable[bytes]) -> bytes:
    """Packed as a backup is."""
    pack = zlib.compressobj(1, wbits=zlib.MAX_WBITS + 16)
    packed = io.BytesIO()
    for part in parts:
        packed.write(pack.compress(part))
    packed.write(pack.flush())
    return packed.getvalue()


def zeros(size: int) -> Iterator[bytes]:
    """So many zeros, a megabyte at a time."""
    for left in range(size, 0, -(2**20)):
        yield bytes(min(left, 2**20))


def unpacks_to_the_same(packed: bytes, other: bytes) -> bool:
    """A few bits of the packing say nothing of the content, such as its date."""
    try:
        return gzip.decompress(packed) == gzip.decompress(other)
    except (OSError, EOFError, zlib.error):
        return False
