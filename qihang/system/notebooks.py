"""Notebooks as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qihang.language.messages import message
from qihang.system.errors import OperatorError


def notebook(path: Path) -> dict[str, Any]:
    """A notebook as data. Raises :class:`OperatorError` if it is missing or damaged."""
    try:
        return parsed(path.read_bytes(), path)
    except FileNotFoundError:
        raise OperatorError(message("{file} is missing.", file=path)) from None


def parsed(content: bytes, path: Path) -> dict[str, Any]:
    """What a file holds as a notebook. Raises :class:`OperatorError` if it is damaged."""
    try:
        read = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise OperatorError(
            message(
                "{file} is damaged and cannot be read as a notebook ({error}). Restore it from "
                "a backup or from git.",
                file=path,
                error=error,
            )
        ) from error
    if not _has_cells(read):
        raise OperatorError(
            message("{file} is not a notebook. Restore it from a backup or from git.", file=path)
        )
    for cell in read["cells"]:
        if isinstance(cell.get("source"), list):
            cell["source"] = "".join(cell["source"])
    return read


def _has_cells(read: Any) -> bool:
    cells = read.get("cells") if isinstance(read, dict) else None
    return isinstance(cells, list) and all(
        isinstance(cell, dict) and _is_text(cell.get("source")) for cell in cells
    )


def _is_text(source: Any) -> bool:
    lines = source if isinstance(source, list) else [source]
    return all(isinstance(line, str) for line in lines)
