"""What of the things that may lie in a trainee's folder is not even opened."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

LARGEST = 20 * 2**20
"""Bytes of a hand-in; the largest that the answer service makes has some hundred thousand."""

MOST_FILES = 100
"""Files and folders of a hand-in."""

MOST_CELLS = 1000
"""Cells of a notebook; nbgrader takes minutes for more."""


def reason_to_refuse(folder: Path) -> str | None:
    """Why a hand-in is not opened; ``None`` if it may be.

    A link would be read from elsewhere, and a pipe would be waited for without end.
    """
    if folder.is_symlink():
        return "is a link, which nothing reads"
    size = files = 0
    folders = [folder]
    while folders:
        for entry in _entries(folders.pop()):
            files += 1
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry))
            elif entry.is_file(follow_symlinks=False):
                size += entry.stat(follow_symlinks=False).st_size
            else:
                return "holds a link or a device, which nothing reads"
            if size > LARGEST:
                return f"is larger than {LARGEST // 2**20} MB"
            if files > MOST_FILES:
                return f"holds more than {MOST_FILES} files"
    return None


def has_too_many_cells(folder: Path) -> bool:
    """Whether a notebook in the folder has more cells than nbgrader can deal with."""
    return any(_cells(path) > MOST_CELLS for path in folder.glob("*.ipynb"))


def _cells(path: Path) -> int:
    """How many cells a notebook of any version has; none where it cannot be read."""
    count = 0

    def look(found: dict[str, Any]) -> None:
        nonlocal count
        count += "cell_type" in found

    try:
        json.loads(path.read_bytes(), object_hook=look)
    except (OSError, ValueError, RecursionError):
        return 0
    return count


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
