"""Tells the answer service the marks that people changed, until it has been told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import sqlalchemy as sa

from qihang.gradebook import changes
from qihang.gradebook.changes import Change
from qihang.language.messages import Translated
from qihang.protocol.marker import MarkerCalls, MarkGiven

AT_ONCE = 50
"""Changes that are told in one request."""

Read = Callable[[str, Sequence[str]], list[Translated]]
"""Tells the results of some trainees in an edition; returns what is to be said of damaged ones."""


def tell(engine: sa.Engine, answers: MarkerCalls, read: Read) -> list[Translated]:
    """Tell all changes that were not told yet, the oldest first.

    Whoever is killed meanwhile leaves them untold: the results are the same a second time, and
    the audit log takes no second line. Returns a sentence for each mark that cannot be read.
    """
    damaged: list[Translated] = []
    while waiting := changes.untold(engine, AT_ONCE):
        whose: dict[str, set[str]] = defaultdict(set)
        for one in waiting:
            whose[one.assignment].add(one.student)
        for assignment, students in whose.items():
            damaged += read(assignment, sorted(students))
        answers.note_marks_given([_told(one) for one in waiting])
        changes.are_told(engine, waiting)
    return damaged


def _told(one: Change) -> MarkGiven:
    return {
        "change": one.change,
        "by": one.staff,
        "number": one.student,
        "assignment": one.assignment,
        "question": one.question,
        "given_at": one.at,
        "was": one.counted_before,
        "points": one.counted_after,
        "automatic": one.points_after is None,
        "comment_changed": one.comment_before != one.comment_after,
    }
