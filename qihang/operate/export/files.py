"""A table as a file that a spreadsheet opens as it stands: CSV and Excel.

While a classroom goes on, Excel is made by a process of its own: ``python -m
qihang.operate.export.files`` takes what stands in the file as JSON and writes it.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qihang.language.messages import message, translations
from qihang.language.signs import seen
from qihang.operate.export.table import Table
from qihang.system import bounded
from qihang.system.errors import OperatorError
from qihang.system.spreadsheet import FORMULA_SIGNS, as_text

SECONDS, BYTES = 60, 2**30
"""Time of a processor, and memory. Three thousand people take four seconds and 200 MB."""

SHEET_NAME = 31
"""Signs that the name of a sheet may have."""

NARROWEST, WIDEST = 8, 48
"""Width of a column, in digits; a text that needs more goes on below."""

BREAKS = "\n"
"""The one sign in a cell of a workbook that cannot be seen: a text goes on below."""


def csv_of(table: Table, language: str) -> bytes:
    """What the page shows, as a Chinese spreadsheet opens it: UTF-8 with a mark.

    A text that a spreadsheet would compute has a quotation mark before it; a number with zeros
    before it, and what looks like a date, have a tab behind them, which nobody sees.
    """
    head, *lines = table.lines(language)
    rows = [[_cell(text, place in table.texts) for place, text in enumerate(one)] for one in lines]
    return csv_of_lines([map(as_text, head), *rows])


def csv_of_lines(lines: Iterable[Iterable[str]]) -> bytes:
    """Cells that are harmless already as such a file, every one of them quoted."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def excel(table: Table, language: str) -> bytes:
    """The same as a workbook of Excel. Raises :class:`OperatorError` if it cannot be made."""
    what = {
        "title": translations(table.title)[language],
        "lines": table.lines(language),
        "texts": sorted(table.texts),
        "has_foot": bool(table.foot),
    }
    return made(__name__, what)


def made(module: str, what: Mapping[str, Any]) -> bytes:
    """What a process of its own makes of ``what``. Raises as :func:`excel`."""
    try:
        return bounded.output(module, json.dumps(what).encode())
    except bounded.NotDone:
        raise OperatorError(
            message("The file could not be made. Wait a minute, then try again.")
        ) from None


def workbook(what: Mapping[str, Any]) -> bytes:
    """A workbook with one sheet. Figures are numbers; all else is text, whatever it begins with."""
    from openpyxl import Workbook  # half a second, and only this process needs it
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "".join(sign for sign in what["title"] if sign.isalnum())[:SHEET_NAME]
    lines: Sequence[Sequence[str]] = what["lines"]
    texts = set(what["texts"])
    for row, line in enumerate(lines, start=1):
        for place, text in enumerate(line):
            cell = sheet.cell(row, place + 1)
            if place not in texts and row > 1 and is_figure(text):
                cell.value = float(text) if "." in text else int(text)
                cell.number_format = _format(text)
            else:
                cell.value = _writable(text)
                cell.data_type = "s"
                cell.quotePrefix = text.startswith(FORMULA_SIGNS)
                if BREAKS in cell.value or room(text) > WIDEST:
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1 or (what["has_foot"] and row == len(lines)):
                cell.font = Font(bold=True)
    sheet.freeze_panes = sheet.cell(2, _leading(texts) + 1)
    for place, column in enumerate(zip(*lines, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(column)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def is_figure(text: str) -> bool:
    """Whether a text of a column of figures is one; “–” or “by class” is none."""
    return text.isascii() and text.removeprefix("-").replace(".", "", 1).isdecimal()


def _cell(text: str, is_text: bool) -> str:
    return text if not text or (not is_text and is_figure(text)) else as_text(text)


def _format(figure: str) -> str:
    """The format that shows a figure with the decimals that it has."""
    _, _, decimals = figure.partition(".")
    return f"0.{'0' * len(decimals)}" if decimals else "0"


def _leading(texts: set[int]) -> int:
    """How many columns of text stand before the first figure: they stay in sight."""
    place = 0
    while place in texts and place < 2:
        place += 1
    return place


def _width(column: Iterable[str]) -> int:
    """Room for the widest text."""
    return min(max(max(map(room, column)) + 2, NARROWEST), WIDEST)


def room(text: str) -> int:
    """The room that a text needs, in digits; a Chinese sign takes that of two."""
    return len(text) + sum(not sign.isascii() for sign in text)


def _writable(text: str) -> str:
    """A text without what a workbook cannot hold."""
    plain = text.replace("\r\n", BREAKS).replace("\r", BREAKS)
    return "".join(sign for sign in seen(plain) if sign == BREAKS or sign.isprintable())


def main() -> None:
    """Read what stands in the file from the standard input, write the file."""
    bounded.limit(SECONDS, BYTES)
    sys.stdout.buffer.write(workbook(json.load(sys.stdin.buffer)))


if __name__ == "__main__":
    main()
