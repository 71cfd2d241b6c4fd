"""Reading a file of trainees as spreadsheets write it: a workbook of Excel, or CSV.

Columns, in any order, in English or Chinese: ``number``/学员号/学号/编号, ``name``/姓名,
``class``/班级. Excel saves Chinese CSV as GBK or as UTF-8 with a mark; both are read. A workbook
is known by how it begins, whatever its file is called.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from qihang.answers import numbers
from qihang.language import standard, typed
from qihang.language.messages import Translated, lines
from qihang.operate.roster import columns, says, workbook
from qihang.operate.roster.people import BadRoster, Trainee
from qihang.operate.roster.sheets import MOST_ROWS
from qihang.system.errors import OperatorError

LONGEST = {"number": numbers.LONGEST, "name": 40, "class": 40}

LARGEST = 4 * 1024 * 1024
"""Bytes of a file. Five thousand trainees take a quarter of a megabyte."""

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\x84\x31\x95\x33": "gb18030",
}
"""Byte order marks: how a file begins that says itself how it is to be read."""

_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<")
"""How files begin that hold a list for the eye alone: PDF, pictures, a text, a page of the web."""

_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "gb18030": "GBK", "utf-16": "UTF-16"}


@dataclass(frozen=True)
class Roster:
    """What stands in a file, and how it was read."""

    trainees: list[Trainee]
    encoding: str
    notes: list[Translated] = field(default_factory=list)
    """What was left alone."""


@dataclass(frozen=True)
class _Table:
    """The lines of a file below its heading, before anything of them is looked at."""

    encoding: str
    places: dict[str, int]
    rows: list[tuple[int, list[str]]]
    odd: dict[tuple[int, str], Translated] = field(default_factory=dict)
    place: Callable[[int, str, Translated], Translated] = lambda line, _, fault: says.at_line(
        line, fault
    )
    """A fault with where it is: a line, or a cell of a workbook."""
    notes: list[Translated] = field(default_factory=list)


def read(content: bytes) -> Roster:
    """The trainees of a file. Raises :class:`BadRoster` with every bad line."""
    if len(content) > LARGEST:
        raise BadRoster([says.too_large(LARGEST)])
    if content.lstrip().startswith(_OTHERS):
        raise BadRoster([says.NO_TABLE])
    table = _of_workbook(content) if workbook.is_one(content) else _of_text(content)
    faults: list[Translated] = []
    trainees: list[Trainee] = []
    first_line: dict[str, int] = {}
    for line, row in table.rows:
        values = _values(row, table.places)
        number = values["number"]
        found = list(_faults(values, line, table.odd))
        if number and number in first_line:
            found.append(("number", says.is_double(number, first_line[number])))
        first_line.setdefault(number, line)
        faults += [table.place(line, column, fault) for column, fault in found]
        trainees.append(Trainee(number, values["name"], values["class"], line))
    if not faults and not trainees:
        faults.append(says.NO_TRAINEES)
    if faults:
        raise BadRoster(faults)
    return Roster(trainees, table.encoding, table.notes)


def one(number: str, name: str, class_name: str) -> Trainee:
    """A trainee, as somebody typed it. Raises :class:`OperatorError` for what no file may say."""
    row = [number, name, class_name]
    values = _values(row, {column: place for place, column in enumerate(columns.NEEDED)})
    faults = [says.by_itself(fault) for _, fault in _faults(values, 0, {})]
    if faults:
        raise OperatorError(lines(faults))
    return Trainee(values["number"], values["name"], values["class"])


def _of_workbook(content: bytes) -> _Table:
    sheet = workbook.read(content)
    return _Table(
        f"Excel: {sheet.name}",
        sheet.places,
        sheet.rows,
        sheet.odd,
        lambda line, column, fault: says.at_cell(sheet.at(line, column), fault),
        [says.other_sheets(sheet.others)] if sheet.others else [],
    )


def _of_text(content: bytes) -> _Table:
    text, encoding = _decoded(content)
    records = _records(text)
    above = [record for _, record in zip(range(columns.SEARCHED), records, strict=False)]
    if not above:
        raise BadRoster([says.EMPTY])
    found = [columns.found(row) for _, row in above]
    at = next((place for place, one in enumerate(found) if columns.are_all(one)), None)
    if at is None:
        missing = [name for name in columns.NEEDED if name not in found[0]]
        raise BadRoster([says.no_columns(missing, above[0][0])])
    rows = above[at + 1 :]
    for record in records:
        rows.append(record)
        if len(rows) > MOST_ROWS:
            raise BadRoster([says.too_many_rows(MOST_ROWS)])
    return _Table(encoding, found[at], rows)


# --- bytes and text -----------------------------------------------------------------


def _decoded(content: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding."""
    mark = next((mark for mark in _MARKS if content.startswith(mark)), None)
    may_be = ["utf-8", "gb18030"] if mark is None else [_MARKS[mark]]
    readings = []
    for encoding in may_be:
        try:
            text = content.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            readings.append((text, _NAMES[encoding]))
    if not readings:
        raise BadRoster([says.NOT_TEXT])
    return max(readings, key=lambda reading: _likelihood(reading[0]))


def _likelihood(text: str) -> float:
    """The share of usual Chinese characters among those that are not ASCII.

    郑伟 in GBK can be read as UTF-8 too, as a Hebrew and a Greek sign; and two characters of
    UTF-8 as three of GBK, most of them such as nobody is called.
    """
    usual = [sign in standard.characters() for sign in text if not sign.isascii()]
    return sum(usual) / len(usual) if usual else 1.0


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not empty, each with its number; a cell may hold line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    begins = 1
    try:
        for row in reader:
            if any(typed.plain(cell) for cell in row):
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        reason = says.TOO_LONG_CELL if "larger" in str(error) else says.OPEN_QUOTE
        raise BadRoster([says.at_line(begins, reason)]) from None


def _delimiter(text: str) -> str:
    heading = text.split("\n", 1)[0]
    return max(",;\t，", key=heading.count)


# --- cells --------------------------------------------------------------------------


def _values(row: list[str], places: dict[str, int]) -> dict[str, str]:
    cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
    tidied = {name: typed.tidy(cell) for name, cell in cells.items()}
    # Before digits that are to stay text a spreadsheet wants an apostrophe, and some files keep it.
    return {**tidied, "number": numbers.plain(cells["number"]).removeprefix("'")}


def _faults(
    values: dict[str, str], line: int, odd: Mapping[tuple[int, str], Translated]
) -> Iterator[tuple[str, Translated]]:
    """What is wrong in a line, each with its column."""
    for name, value in values.items():
        if (line, name) in odd:
            yield name, odd[line, name]
        elif not value:
            yield name, says.is_empty(name)
        elif len(value) > LONGEST[name]:
            yield name, says.is_longer(name, LONGEST[name])
        elif not value.isprintable():
            yield name, says.is_unprintable(name)
        elif name == "number" and not numbers.is_number(value):
            yield name, says.is_no_number(value)
