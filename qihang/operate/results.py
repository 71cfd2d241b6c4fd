"""The points of a session's exercise, a row a trainee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from qihang.answers.pages import latest, trainees
from qihang.gradebook import Course
from qihang.gradebook.marker import read_results
from qihang.language.messages import Translated, message
from qihang.protocol.service import Answers
from qihang.protocol.submission import Submission
from qihang.system.site import Site

Row = tuple[Translated | str, ...]

_ELSEWHERE = message("what was handed in does not lie in its place; see: qihang doctor")


def rows(
    site: Site, answers: Answers, session: str, numbers: Collection[str] | None = None
) -> Iterator[Row]:
    """What stands in the gradebook of each trainee on the roster, told to the store on the way.

    Of ``numbers`` alone, if they are said.

    Where an exercise has several editions, the name of each stands above its rows.
    """
    enrolled = {row["number"] for row in trainees(answers.operator)}
    if numbers is not None:
        enrolled &= set(numbers)
    by_assignment: dict[str, list[str]] = defaultdict(list)
    for row in latest(answers.marker, session):
        if row["number"] in enrolled:
            by_assignment[row["assignment"]].append(row["number"])
    course = Course(site)
    for assignment, numbers in by_assignment.items():
        for damaged in read_results(site, course, answers.marker, assignment, numbers):
            yield (damaged,)
    released = answers.operator.released().get(session)
    editions = [one["assignment"] for one in released["editions"]] if released else []
    for assignment in editions:
        if len(editions) > 1:
            yield (f"{assignment}:",)
        for number in by_assignment.get(assignment, ()):
            in_place = answers.operator.in_place(number, assignment)
            yield _row(in_place) if in_place is not None else (number, _ELSEWHERE)


def _row(row: Submission) -> Row:
    if row["points"] is None:
        return row["number"], row["trouble"] or message("handed in, not marked")
    questions = (row["questions"] or {}).items()
    cells = (f"{name} {one['points']:g}/{one['most']:g}" for name, one in questions)
    return row["number"], f"{row['points']:g}/{row['most']:g}", *cells
