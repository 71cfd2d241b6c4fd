"""Reading a CSV file of trainees as spreadsheets write it.

Columns, in any order, in English or Chinese: ``number``/学员号/学号/编号, ``name``/姓名,
``class``/班级. Excel saves Chinese CSV as GBK or as UTF-8 with a mark; both are read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qihang.answers import numbers
from qihang.language import standard, typed
from qihang.language.messages import Translated
from qihang.operate.roster import says
from qihang.operate.roster.people import BadRoster, Trainee

COLUMNS = {
    "number": "number",
    "学员号": "number",
    "学号": "number",
    "编号": "number",
    "name": "name",
    "姓名": "name",
    "class": "class",
    "班级": "class",
}
LONGEST = {"number": numbers.LONGEST, "name": 40, "class": 40}

LARGEST = 4 * 1024 * 1024
"""Bytes of a file. Ten thousand trainees take half a megabyte."""

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\x84\x31\x95\x33": "gb18030",
}
"""Byte order marks: how a file begins that says itself how it is to be read."""

_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "gb18030": "GBK", "utf-16": "UTF-16"}


@dataclass(frozen=True)
class Roster:
    """What stands in a file, and how it was read."""

    trainees: list[Trainee]
    encoding: str


def read(content: bytes) -> Roster:
    """The trainees of a CSV file. Raises :class:`BadRoster` with every bad line."""
    if len(content) > LARGEST:
        raise BadRoster([says.too_large(LARGEST)])
    text, encoding = _decoded(content)
    records = list(_records(text))
    if not records:
        raise BadRoster([says.EMPTY])
    places = _columns(records[0][1])
    faults: list[Translated] = []
    trainees: list[Trainee] = []
    first_line: dict[str, int] = {}
    for line, row in records[1:]:
        values = _values(row, places)
        number = values["number"]
        found = list(_faults(values))
        if number in first_line:
            found.append(says.is_double(number, first_line[number]))
        first_line.setdefault(number, line)
        faults += [says.at_line(line, fault) for fault in found]
        trainees.append(Trainee(number, values["name"], values["class"], line))
    if not faults and not trainees:
        faults.append(says.NO_TRAINEES)
    if faults:
        raise BadRoster(faults)
    return Roster(trainees, encoding)


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


def _columns(heading: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(heading):
        name = COLUMNS.get(typed.unspaced(typed.plain(cell)).lower())
        if name and name not in places:
            places[name] = place
    missing = [name for name in ("number", "name", "class") if name not in places]
    if missing:
        raise BadRoster([says.no_columns(missing)])
    return places


def _values(row: list[str], places: dict[str, int]) -> dict[str, str]:
    cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
    tidied = {name: typed.tidy(cell) for name, cell in cells.items()}
    return {**tidied, "number": numbers.plain(cells["number"])}


def _faults(values: dict[str, str]) -> Iterable[Translated]:
    for name, value in values.items():
        if not value:
            yield says.is_empty(name)
        elif len(value) > LONGEST[name]:
            yield says.is_longer(name, LONGEST[name])
        elif not value.isprintable():
            yield says.is_unprintable(name)
        elif name == "number" and not numbers.is_number(value):
            yield says.is_no_number(value)
