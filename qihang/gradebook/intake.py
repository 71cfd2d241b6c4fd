"""Which submissions are refused without being opened, and which nbgrader is not given."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from qihang.language.messages import Translated, message

LARGEST = 20 * 2**20
"""Bytes of a submission; the largest that the answer service makes has some hundred thousand."""

MOST_FILES = 100
"""Files and folders of a submission."""

MOST_CELLS = 1000
"""Cells of a notebook; nbgrader takes minutes for more."""

MOST_PARTS = 20_000
"""Objects in a notebook's JSON: cells, metadata, outputs and what is in them."""


def reason_to_refuse(folder: Path) -> Translated | None:
    """Why a submission is not opened; ``None`` if it may be.

    A link would be followed to another file, and reading a pipe would never end.
    """
    if folder.is_symlink():
        return message("is a link, which nothing reads")
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
                return message("holds a link or a device, which nothing reads")
            if size > LARGEST:
                return message("is larger than {most} MB", most=LARGEST // 2**20)
            if files > MOST_FILES:
                return message("holds more than {most} files", most=MOST_FILES)
    return None


def reason_not_to_mark(folder: Path) -> Translated | None:
    """Why nbgrader is not given a submission that may be opened; ``None`` if it is."""
    for path in folder.glob("*.ipynb"):
        cells, parts = _size(path)
        if cells > MOST_CELLS:
            return message("has more than {most} cells", most=MOST_CELLS)
        if parts > MOST_PARTS:
            return message("has more than {most} parts", most=MOST_PARTS)
    return None


def _size(path: Path) -> tuple[int, int]:
    """How many cells and parts a notebook of any version has; none where it cannot be read."""
    cells = parts = 0

    def look(found: dict[str, Any]) -> None:
        nonlocal cells, parts
        parts += 1
        cells += "cell_type" in found

    try:
        json.loads(path.read_bytes(), object_hook=look)
    except (OSError, ValueError, RecursionError):
        return 0, 0
    return cells, parts


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
