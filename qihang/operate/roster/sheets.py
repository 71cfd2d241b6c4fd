"""Opens a workbook in a process of its own: ``python -m qihang.operate.roster.sheets``.

The workbook comes in, and what can be seen in its sheets goes out as JSON; what is made of it is
said elsewhere (:mod:`qihang.operate.roster.workbook`). No macro and no formula is run: openpyxl
only reads, and a cell that is none of text or number is told by what it is.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from qihang.operate.roster import columns
from qihang.system import bounded

SECONDS, BYTES = 10, 2**30
"""Time of a processor, and memory. Five thousand lines take a second and 100 MB."""

MOST_PARTS = 1_000
"""Files in the zip that a workbook is; one of Excel's has about ten and one a sheet."""

UNPACKED = 32 * 2**20
"""Bytes of all of them, unpacked. Five thousand lines take one or two million."""

MOST_ROWS = 5_000
"""Lines with something in them, below the heading."""

LAST_ROW = 2**20
"""The last line that Excel has; lines up to one that a file names are gone through."""

MOST_COLUMNS = 50

EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; it makes zeros of those that follow."""

_ZEROS = re.compile("0+")
"""How the format of a number looks that is shown with zeros before it."""

Cell = str | list[str]
"""What stands in a cell, or what it is (``formula``, ``date`` …) and what stands there."""


class Refused(Exception):
    """It is not opened; the first argument is a code for why."""


def look(content: bytes) -> dict[str, Any]:
    """What stands in a workbook. Raises :class:`Refused`."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        _see_that_it_may_be_opened(archive)
    from openpyxl import load_workbook  # half a second, and only this process needs it

    workbook = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    seen = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    sheets = [one for one in map(_sheet, seen) if one["rows"]]
    lists = [one for one in sheets if one["heading"] is not None]
    if len(lists) > 1:
        raise Refused("several", *(one["name"] for one in lists))
    if not sheets:
        raise Refused("hidden" if len(seen) < len(workbook.worksheets) else "empty")
    chosen = (lists or sheets)[0]
    return {**chosen, "others": [one["name"] for one in sheets if one is not chosen]}


def _see_that_it_may_be_opened(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {one.filename.lower() for one in parts}
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > UNPACKED:
        raise Refused("too-much")
    if any(one.flag_bits & 1 for one in parts):
        raise Refused("other")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Refused("macros")
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise Refused("other")
    if "xl/workbook.xml" not in names and "[content_types].xml" not in names:
        raise Refused("other")


def _sheet(sheet: Any) -> dict[str, Any]:
    """The lines of a sheet that have something in them, from the heading on."""
    sheet.reset_dimensions()  # some programs write a size that is not true
    lines = _lines(sheet)
    above = [line for _, line in zip(range(columns.SEARCHED), lines, strict=False)]
    heading = next((at for at, (_, cells) in enumerate(above) if _is_heading(cells)), None)
    found = {"name": sheet.title, "heading": heading, "rows": above}
    if heading is not None:
        found["rows"] = above[heading:]
        for line in lines:
            found["rows"].append(line)
            if len(found["rows"]) > MOST_ROWS + 1:
                raise Refused("rows")
        found["merged"] = _merged(sheet)
    return found


def _is_heading(cells: list[Cell]) -> bool:
    return columns.are_all(columns.found([one if isinstance(one, str) else "" for one in cells]))


def _lines(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > LAST_ROW:
            raise Refused("too-much")
        cells = [_cell(one) for one in row[:MOST_COLUMNS]]
        if any(one if isinstance(one, list) else one.strip() for one in cells):
            yield number, cells


def _cell(cell: Any) -> Cell:
    """A number as it is shown, a text as it is, and all else by what it is."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return ["formula", ""]
    if cell.data_type == "e":
        return ["error", str(value)]
    if isinstance(value, bool):
        return ["yes-no", str(value).upper()]
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return ["date", str(value)]
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return str(value)


def _number(value: float, shape: str) -> Cell:
    if value != value or value in (float("inf"), float("-inf")) or abs(value) >= 10**EXACT_DIGITS:
        return ["digits", str(value)]
    if value != int(value):
        return str(value)
    return str(int(value)).zfill(len(shape) if _ZEROS.fullmatch(shape) else 0)


def _merged(sheet: Any) -> list[str]:
    """The cells that were made one, such as ``C3:C20``; openpyxl leaves them out here."""
    from defusedxml.ElementTree import iterparse

    found = []
    with sheet._get_source() as source:
        for _, element in iterparse(source):
            if element.tag.endswith("}mergeCell"):
                found.append(str(element.get("ref")))
            element.clear()
    return found


def told(content: bytes) -> dict[str, Any]:
    """What stands in a workbook, or why it is not opened. Raises anything for a damaged one."""
    try:
        return look(content)
    except Refused as refused:
        return {"refused": list(refused.args)}


def main() -> None:
    """Read a workbook from the standard input, write what stands in it."""
    bounded.limit(SECONDS, BYTES)
    warnings.simplefilter("ignore")  # of what openpyxl leaves out
    json.dump(told(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
