"""The month of a class as a file: CSV, Excel, and the paper to be signed.

While a classroom goes on, Excel and paper are made by a process of its own: ``python -m
qihang.operate.hours.files KIND`` takes what stands in the file as JSON and writes it.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qihang.language.messages import message, translations
from qihang.language.signs import seen
from qihang.operate.hours.table import LEADING, Table
from qihang.system import bounded
from qihang.system.errors import OperatorError
from qihang.system.spreadsheet import FORMULA_SIGNS, as_text

TEMPLATE = Path(__file__).with_name("month.typ")

SECONDS, BYTES = 60, 2**30
"""Time of a processor, and memory. A hundred and twenty people take two seconds and 150 MB."""

SHEET_NAME = 31
"""Signs that the name of a sheet may have."""

SIGNED = (message("Lecturer"), message("Class teacher"), message("Office"))

Given = Mapping[str, Any]


def csv_of(table: Table, language: str) -> bytes:
    """What the page shows, as a Chinese spreadsheet opens it: UTF-8 with a mark.

    A text that a spreadsheet would compute has a quotation mark before it; a number with zeros
    before it, and what looks like a date, have a tab behind them, which nobody sees.
    """
    text = io.StringIO()
    head, *lines = table.lines(language)
    rows = [[as_text(cell) for cell in head]]
    rows += [[*map(as_text, line[:LEADING]), *line[LEADING:]] for line in lines]
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def given(table: Table, language: str) -> Given:
    """What stands in a file of a table, as JSON can hold it."""

    def say(text: Any) -> str:
        return translations(text)[language]

    return {
        "lang": language,
        "title": say(table.title),
        "lines": table.lines(language),
        "notes": [say(one) for one in table.notes],
        "signed": [say(one) for one in SIGNED],
        "signature": say(message("Signature, date")),
    }


def excel(table: Table, language: str) -> bytes:
    """The same as a workbook of Excel. Raises :class:`OperatorError` if it cannot be made."""
    return _made("excel", given(table, language))


def paper(table: Table, language: str) -> bytes:
    """The same as a PDF: one A4 sheet, with lines to sign on. Raises as :func:`excel`."""
    return _made("paper", given(table, language))


def _made(kind: str, what: Given) -> bytes:
    try:
        return bounded.output(__name__, json.dumps({"kind": kind, **what}).encode())
    except bounded.NotDone:
        raise OperatorError(
            message("The file could not be made. Wait a minute, then try again.")
        ) from None


def workbook(what: Given) -> bytes:
    """A workbook with one sheet. Figures are numbers; all else is text, whatever it begins with."""
    from openpyxl import Workbook  # half a second, and only this process needs it
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "".join(sign for sign in what["title"] if sign.isalnum())[:SHEET_NAME]
    lines: Sequence[Sequence[str]] = what["lines"]
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(row, column)
            if column > LEADING and row > 1 and _is_figure(text):
                cell.value = float(text) if "." in text else int(text)
                cell.number_format = "0.0" if "." in text else "0"
            else:
                cell.value = _writable(text)
                cell.data_type = "s"
                cell.quotePrefix = text.startswith(FORMULA_SIGNS)
            if row in (1, len(lines)):
                cell.font = Font(bold=True)
    sheet.freeze_panes = sheet.cell(2, LEADING + 1)
    sheet.column_dimensions["B"].width = 16
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _is_figure(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdecimal()


def _writable(text: str) -> str:
    """A text without what a workbook cannot hold."""
    return "".join(sign for sign in seen(text) if sign.isprintable())


def main() -> None:
    """Read what stands in the file from the standard input, write the file."""
    bounded.limit(SECONDS, BYTES)
    what = json.load(sys.stdin.buffer)
    if what["kind"] == "excel":
        made = workbook(what)
    else:
        from qihang.papers import pdf

        made = pdf.made(TEMPLATE, what)
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
