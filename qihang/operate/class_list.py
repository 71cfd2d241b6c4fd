"""The class list: who is enrolled, and the points of each session, as a file for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from qihang.answers.pages import latest, trainees
from qihang.gradebook import Course
from qihang.protocol.operator import Trainee
from qihang.protocol.service import Answers
from qihang.protocol.submission import Submission
from qihang.sessions import sessions
from qihang.sessions.editions import parts
from qihang.system.site import Site
from qihang.system.spreadsheet import as_text

HEADINGS = ("学号 number", "姓名 name", "班级 class")
OF_A_SESSION = ("得分 points", "满分 most", "交卷时间 handed in")


def class_list(site: Site, answers: Answers) -> list[list[str]]:
    """A heading, and a row for everybody who is enrolled, also who handed nothing in.

    Each edition of an exercise has columns of its own, as nbgrader has: points of other
    questions cannot be added up or compared. Points are those of the hand-in that counts, as
    they stand in the gradebook now.
    """
    released = answers.operator.released()
    names = [
        edition["assignment"]
        for one in sessions()
        if one.name in released
        for edition in released[one.name]["editions"]
    ]
    heading = [*HEADINGS, *(f"{one.upper()} {what}" for one in names for what in OF_A_SESSION)]
    columns = [_column(Course(site), answers, name) for name in names]
    return [heading, *(_row(trainee, columns) for trainee in trainees(answers.operator))]


def write(rows: Sequence[Sequence[str]], path: Path) -> None:
    """Write rows as the CSV that a Chinese spreadsheet opens: UTF-8 with a mark, all quoted."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)


class _Column:
    """What one edition's cells need."""

    def __init__(self, most: float, counting: dict[str, Submission], points: dict[str, float]):
        self._most, self._counting, self._points = most, counting, points

    def cells(self, number: str) -> list[str]:
        row = self._counting.get(number)
        if row is None:
            return ["", f"{self._most:g}", ""]
        points = self._points.get(number, row["points"])
        return ["" if points is None else f"{points:g}", f"{self._most:g}", _local(row["at"])]


def _column(course: Course, answers: Answers, assignment: str) -> _Column:
    handed_in = latest(answers.marker, parts(assignment)[0])
    numbers = [row["number"] for row in handed_in if row["assignment"] == assignment]
    found = ((number, answers.operator.in_place(number, assignment)) for number in numbers)
    counting = {number: row for number, row in found if row is not None}
    points = {
        one.trainee: one.result["points"]
        for batch in course.standing(assignment, list(counting))
        for one in batch
        if one.result is not None
    }
    return _Column(course.most(assignment), counting, points)


def _row(trainee: Trainee, columns: Sequence[_Column]) -> list[str]:
    person = [as_text(trainee[name]) for name in ("number", "name", "class_name")]
    return person + [cell for column in columns for cell in column.cells(trainee["number"])]


def _local(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
