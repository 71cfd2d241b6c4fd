"""Workbooks of Excel, as people save them and as somebody who means harm makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
"""The part that holds the first sheet."""

HEADING = ("编号", "姓名", "班级")


def workbook(
    *rows: Sequence[Any], heading: Sequence[Any] = HEADING, then: Callable[[Any], Any] | None = None
) -> bytes:
    """A workbook with one sheet; ``then`` changes it before it is saved."""
    book = Workbook()
    book.active.title = "三班"
    for row in (heading, *rows):
        book.active.append(list(row))
    if then:
        then(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same zip with some parts another, or more."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return zipped({name: old.read(name) for name in old.namelist()} | dict(parts))


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts, which need be no workbook."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in parts.items():
            new.writestr(name, text)
    return made.getvalue()


def part(content: bytes, name: str = SHEET) -> bytes:
    """What stands in a part of a workbook; in its first sheet, unless another one is named."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)
