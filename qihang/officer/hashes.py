"""Lists of files with their SHA-256, as ``sha256sum -c`` reads them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from qihang.system.telling import Tell

CACHES = frozenset(
    {".git", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "node_modules"}
)
"""Folders of tools and of the history; no program of the classroom reads them."""


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def listed(root: Path, without: Iterable[Path] = ()) -> list[str]:
    """Every file below ``root`` by name, without what lies below the folders ``without``."""
    left_out = {path.resolve() for path in without}
    return sorted(_names(root.resolve(), left_out))


def sums(root: Path, names: list[str], tell: Tell) -> str:
    """A line for each file: its hash and its name below ``root``."""
    lines = []
    for done, name in enumerate(names, start=1):
        lines.append(f"{sha256_of(root / name)}  {name}\n")
        tell(done, len(names))
    return "".join(lines)


def _names(root: Path, left_out: set[Path]) -> Iterator[str]:
    for place, folders, names in os.walk(root):
        folders[:] = [
            name for name in folders if name not in CACHES and Path(place, name) not in left_out
        ]
        for name in names:
            path = Path(place, name)
            # A name with a line end would stand in the list as two.
            if path.is_file() and "\n" not in name and "\\" not in name:
                yield str(path.relative_to(root))
