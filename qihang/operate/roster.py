"""Rosters: reading a CSV of trainees, and enrolling them with new PINs.

Columns, in any order, in English or Chinese: ``number``/学号/编号, ``name``/姓名,
``class``/班级. Excel saves Chinese CSV as GBK or as UTF-8 with a mark; both are read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from qihang.answers import pins
from qihang.protocol import OperatorCalls

COLUMNS = {
    "number": "number",
    "学号": "number",
    "编号": "number",
    "name": "name",
    "姓名": "name",
    "class": "class",
    "班级": "class",
}
LONGEST = {"number": 20, "name": 40, "class": 40}


@dataclass(frozen=True)
class Trainee:
    """One line of a roster."""

    number: str
    name: str
    class_name: str


class BadRoster(Exception):
    """The roster has faults; ``faults`` names each with its line. Nothing was imported."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


def read(content: bytes) -> list[Trainee]:
    """The trainees of a CSV file. Raises :class:`BadRoster` with every bad line."""
    text = _decoded(content)
    rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    if not rows:
        raise BadRoster(["The file is empty."])
    places = _columns(rows[0])
    faults: list[str] = []
    trainees: list[Trainee] = []
    first_line: dict[str, int] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        values = {
            name: row[place].strip() if place < len(row) else "" for name, place in places.items()
        }
        found = list(_faults(values))
        number = values["number"]
        if number in first_line:
            found.append(f"number {number} is already on line {first_line[number]}")
        first_line.setdefault(number, line)
        faults += [f"Line {line}: {fault}." for fault in found]
        trainees.append(Trainee(number, values["name"], values["class"]))
    if not faults and not trainees:
        faults.append("The file has a heading and no trainees.")
    if faults:
        raise BadRoster(faults)
    return trainees


def enrol(operator: OperatorCalls, trainees: Iterable[Trainee]) -> list[tuple[Trainee, str]]:
    """Enrol all of them or none; returns each with the new PIN, which is kept nowhere.

    Raises :class:`BadRoster` naming every number that is enrolled already.
    """
    wanted = list(trainees)
    known = {row["number"] for row in operator.trainees()}
    double = [one.number for one in wanted if one.number in known]
    if double:
        raise BadRoster([f"Number {number} is enrolled already." for number in double])
    made = [(one, pins.make()) for one in wanted]
    operator.enrol(
        [
            {
                "number": one.number,
                "name": one.name,
                "class_name": one.class_name,
                "pin_hash": pins.hashed(pin),
            }
            for one, pin in made
        ]
    )
    return made


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        if encoding != "utf-16" and content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadRoster(
        ["The file is not text in UTF-8, GBK or UTF-16. Save it as CSV from the spreadsheet again."]
    )


def _delimiter(text: str) -> str:
    heading = text.splitlines()[0] if text else ""
    return max(",;\t，", key=heading.count)


def _columns(heading: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(heading):
        name = COLUMNS.get(cell.strip().lower())
        if name and name not in places:
            places[name] = place
    missing = [name for name in ("number", "name", "class") if name not in places]
    if missing:
        raise BadRoster(
            [
                f"Line 1: no column {', '.join(missing)}. "
                "The heading must be number,name,class (编号,姓名,班级)."
            ]
        )
    return places


def _faults(values: dict[str, str]) -> Iterable[str]:
    for name, value in values.items():
        if not value:
            yield f"{name} is empty"
        elif len(value) > LONGEST[name]:
            yield f"{name} is longer than {LONGEST[name]} characters"
        elif not value.isprintable():
            yield f"{name} has signs that cannot be printed"
    number = values["number"]
    if number and not (number.isascii() and number.replace("-", "").isalnum()):
        yield f"number {number!r} may have only digits, letters and -"


def new_pin(operator: OperatorCalls, number: str) -> str:
    """Give a trainee a new PIN and return it; it is kept nowhere else."""
    pin = pins.make()
    operator.set_pin(number, pins.hashed(pin))
    return pin
