"""A roster in a workbook of Excel: what a bounded process saw in it, with a fault for each cell.

Nothing is guessed: a formula is not computed, a merged cell is not taken for each of its lines,
and a date is not turned back into what was typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qihang.language.messages import Translated
from qihang.operate.roster import columns, says, sheets
from qihang.operate.roster.people import BadRoster
from qihang.system import bounded

ZIP = b"PK\x03\x04"
"""How a workbook begins, and also a text document and a folder that was packed."""

OLD = b"\xd0\xcf\x11\xe0"
"""How a workbook of the old kind begins, and a new one that has a password."""

_RANGE = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")


@dataclass(frozen=True)
class Sheet:
    """What stands in the sheet that holds the list, and where each column is."""

    name: str
    others: list[str]
    """Sheets with something in them that were left alone."""
    places: dict[str, int]
    rows: list[tuple[int, list[str]]]
    """Below the heading; a cell that cannot be taken is empty here."""
    odd: dict[tuple[int, str], Translated]
    """What is wrong with such a cell, by line and column."""

    def at(self, line: int, column: str) -> str:
        """How the cell is called, such as ``B7``."""
        return f"{letters(self.places[column])}{line}"


def is_one(content: bytes) -> bool:
    """Whether a file is a workbook, by how it begins: a name may be anything."""
    return content.startswith((ZIP, OLD))


def read(content: bytes) -> Sheet:
    """The sheet of a workbook that holds a list. Raises :class:`BadRoster`."""
    if content.startswith(OLD):
        raise BadRoster([says.OLD_WORKBOOK])
    try:
        seen = json.loads(bounded.output(sheets.__name__, content))
    except bounded.NotDone:
        raise BadRoster([says.DAMAGED_WORKBOOK]) from None
    if "refused" in seen:
        raise BadRoster([_refused(*seen["refused"])])
    heading = seen["rows"][0]
    places = columns.found([one if isinstance(one, str) else "" for one in heading[1]])
    if seen["heading"] is None:
        missing = [name for name in columns.NEEDED if name not in places]
        raise BadRoster([says.no_columns(missing, heading[0])])
    if merged := list(_merged(seen["merged"], heading[0], places)):
        raise BadRoster([says.merged(one) for one in merged])
    rows: list[tuple[int, list[str]]] = []
    odd: dict[tuple[int, str], Translated] = {}
    for line, cells in seen["rows"][1:]:
        rows.append((line, [one if isinstance(one, str) else "" for one in cells]))
        odd.update(_odd(line, cells, places))
    return Sheet(seen["name"], seen["others"], places, rows, odd)


def letters(place: int) -> str:
    """How a spreadsheet calls a column, counted from 0: A, B, … Z, AA."""
    called = ""
    while place >= 0:
        called = chr(ord("A") + place % 26) + called
        place = place // 26 - 1
    return called


def _refused(why: str, *names: str) -> Translated:
    if why == "several":
        return says.several_lists(names)
    return says.REFUSED_WORKBOOKS[why]


def _odd(
    line: int, cells: Sequence[str | list[str]], places: Mapping[str, int]
) -> Iterator[tuple[tuple[int, str], Translated]]:
    """A fault for each cell of the three columns that is neither text nor a number."""
    for name, place in places.items():
        cell = cells[place] if place < len(cells) else ""
        if not isinstance(cell, str):
            yield (line, name), says.odd_cell(*cell)


def _merged(ranges: Sequence[str], heading: int, places: Mapping[str, int]) -> Iterator[str]:
    """The merged cells that stand in the list; a title above it and notes beside it may be so."""
    ours = {letters(place) for place in places.values()}
    for one in ranges:
        parts = _RANGE.fullmatch(one)
        if parts and int(parts[4]) > heading and ours & set(_between(parts[1], parts[3])):
            yield one


def _between(first: str, last: str) -> Iterator[str]:
    called = [letters(place) for place in range(sheets.MOST_COLUMNS)]
    begin = called.index(first) if first in called else len(called)
    yield from called[begin : called.index(last) + 1 if last in called else None]
