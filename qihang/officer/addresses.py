"""Outside addresses in what the server sends: every absolute URL in HTML, JavaScript and CSS."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ENDINGS = frozenset({".html", ".htm", ".j2", ".js", ".mjs", ".css", ".svg", ".ipynb"})

NAMESPACES = frozenset({"www.w3.org"})
"""Hosts that stand in names of XML; a name is asked for by nobody."""

_ABSOLUTE = re.compile(
    rb"\b(?:https?|wss?|ftp)://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)", re.IGNORECASE
)
_SCHEMELESS = re.compile(
    rb"(?:(?:src|href|action)\s*=\s*[\"']?|url\(\s*[\"']?|@import\s+[\"'])"
    rb"//([A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True)
class Named:
    """A host that a file names, and how often."""

    file: str
    host: str
    times: int


def outermost(folders: Iterable[str]) -> list[Path]:
    """Those of the folders that lie in no other one of them."""
    known = sorted({Path(folder).resolve() for folder in folders})
    return [one for one in known if not any(other in one.parents for other in known)]


def scan(folders: Iterable[Path]) -> list[Named]:
    """Every host that is named in the files that a browser is sent, without XML's own names."""
    found = []
    for folder in folders:
        for path in _files(folder):
            found += sorted(_hosts(path))
    return found


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if Path(name).suffix in ENDINGS:
                yield Path(place, name)


def _hosts(path: Path) -> Iterator[Named]:
    content = path.read_bytes()
    hosts = [
        match.decode().lower()
        for pattern in (_ABSOLUTE, _SCHEMELESS)
        for match in pattern.findall(content)
    ]
    for host in set(hosts) - NAMESPACES:
        yield Named(str(path), host, hosts.count(host))
