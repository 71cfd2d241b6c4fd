"""The points of a session's exercise, a line a trainee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qihang.gradebook import Course
from qihang.gradebook.marker import read_results
from qihang.protocol import Answers, Submission
from qihang.system.site import Site


def lines(site: Site, answers: Answers, session: str) -> Iterator[str]:
    """What stands in the gradebook of each trainee on the roster, told to the store on the way.

    Where an exercise has several editions, the name of each stands above its lines.
    """
    enrolled = {row["number"] for row in answers.operator.trainees()}
    by_assignment: dict[str, list[str]] = defaultdict(list)
    for row in answers.marker.latest_submissions(session):
        if row["number"] in enrolled:
            by_assignment[row["assignment"]].append(row["number"])
    course = Course(site)
    for assignment, numbers in by_assignment.items():
        read_results(site, course, answers.marker, assignment, numbers)
    released = answers.operator.released().get(session)
    editions = [one["assignment"] for one in released["editions"]] if released else []
    for assignment in editions:
        if len(editions) > 1:
            yield f"{assignment}:"
        for number in by_assignment.get(assignment, ()):
            in_place = answers.operator.in_place(number, assignment)
            if in_place is not None:
                yield _line(in_place)


def _line(row: Submission) -> str:
    if row["points"] is None:
        return f"{row['number']}\t{row['trouble'] or 'handed in, not marked'}"
    cells = "\t".join(
        f"{name} {result['points']:g}/{result['most']:g}"
        for name, result in (row["questions"] or {}).items()
    )
    return f"{row['number']}\t{row['points']:g}/{row['most']:g}\t{cells}"
