"""Marking by hand: what waits, a hand-in with its answer, and giving points.

The gradebook is the truth of points, the store of answers. Both are read beside the answer
service, as nobody may wait for that who saves an answer meanwhile.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from qihang.answers.store import Store
from qihang.answers.submission import SEED
from qihang.gradebook import changes, giving, opening, queue
from qihang.gradebook.changes import By, Change
from qihang.gradebook.giving import Mark, NotGiven, Place
from qihang.gradebook.queue import Counts, HandedIn
from qihang.language.messages import message
from qihang.operate.asked import Question, questions
from qihang.protocol.submission import Submission
from qihang.sessions import editions, with_tests
from qihang.system.errors import OperatorError
from qihang.system.site import Site

__all__ = ["By", "Change", "HandedIn", "Mark", "NotGiven", "Place"]


@dataclass(frozen=True)
class Trainee:
    """Somebody on the roster."""

    number: str
    name: str
    class_name: str


@dataclass(frozen=True)
class Row:
    """A question in the list of what there is to mark."""

    counts: Counts
    question: Question | None
    """``None`` where the page does not ask it any more."""

    @property
    def to_look_at(self) -> int:
        """How many are to be looked at: those that wait, and texts that rules alone have marked."""
        return self.counts.waiting + (self.counts.by_rules if self.is_free else 0)

    @property
    def is_free(self) -> bool:
        """Whether it is answered in words of one's own."""
        return self.question is not None and self.question.is_free


@dataclass(frozen=True)
class Answered:
    """What a trainee answered: the raw ``value`` and the ``seed`` of the numbers in the question.

    ``parts`` are what marking found in it.
    """

    seed: str
    value: Any
    outcome: str | None = None
    parts: Sequence[dict[str, Any]] = field(default_factory=tuple)


class Marking:
    """Marking at one site; whoever waits for it should be in a thread."""

    def __init__(self, site: Site):
        self._site = site
        self._engine = opening.open_gradebook(site)

    def roster(self, classes: Collection[str] | None) -> dict[str, Trainee]:
        """Who is on the roster, of some classes or of all, by number."""
        with closing(Store.of(self._site, only_read=True)) as store:
            found = store.people.roster(None if classes is None else sorted(classes))
        return {number: Trainee(number, *rest) for number, rest in found.items()}

    def rows(self, numbers: Collection[str]) -> list[Row]:
        """What there is to mark of some trainees: texts, and whatever waits or was looked at."""
        if not opening.is_there(self._site):
            return []
        found = [
            Row(one, questions(self._site, one.assignment).get(one.question))
            for one in queue.counts(self._engine, numbers)
            if _is_edition(one.assignment)
        ]
        return sorted(filter(_is_listed, found), key=_in_order)

    def handed_in(
        self, assignment: str, question: str, numbers: Collection[str]
    ) -> list[HandedIn] | None:
        """The hand-ins of some trainees at a question; ``None`` where there is none such."""
        if not opening.is_there(self._site):
            return None
        return queue.handed_in(self._engine, assignment, question, numbers)

    def mark(self, place: Place) -> Mark | None:
        """What stands at a place; ``None`` where nothing is marked."""
        return giving.mark_of(self._engine, place)

    def history(self, place: Place) -> list[Change]:
        """What people changed there, the newest first."""
        return changes.of(self._engine, place.assignment, place.question, place.student)

    def own_comments(self, assignment: str, question: str, staff: str) -> list[str]:
        """Comments of somebody at a question, the newest first."""
        return changes.own_comments(self._engine, assignment, question, staff)

    def answers(
        self, assignment: str, question: str, wanted: Sequence[HandedIn]
    ) -> dict[str, Answered]:
        """What some trainees answered in the hand-ins of these moments, by number.

        Who handed in otherwise than on a page is not there.
        """
        places = [
            (one.student, _iso(one.submitted_at)) for one in wanted if one.submitted_at is not None
        ]
        with closing(Store.of(self._site, only_read=True)) as store:
            rows = store.submissions.at(assignment, places)
            return {
                row["number"]: _answered(row, store.submissions.notebook(row), question)
                for row in rows
            }

    def give(
        self, place: Place, stamp: str, points: float | None, comment: str | None, by: By
    ) -> bool:
        """Give points; see :func:`qihang.gradebook.giving.give`."""
        return giving.give(self._site, self._engine, place, stamp, points, comment, by)


def points_of(said: str, most: float) -> float:
    """The points that somebody typed; see :func:`qihang.gradebook.giving.points_of`."""
    return giving.points_of(said, most)


def comment_of(said: str) -> str | None:
    """The comment that somebody typed; see :func:`qihang.gradebook.giving.comment_of`."""
    return giving.comment_of(said)


def give_now(
    site: Site, place: Place, points: str | None, comment: str | None, by: By
) -> tuple[Mark, bool]:
    """Give points to what stands there now: the mark then, and whether it is another one.

    ``points`` of ``None`` are those of the rules; a ``comment`` of ``None`` stays as it is. Raises
    :class:`OperatorError` where nothing is marked there, or for points that cannot be given.
    """
    marking = Marking(site)
    mark = marking.mark(place)
    if mark is None:
        raise OperatorError(
            message(
                "Nothing of {number} is marked in {question} of {session}. Mark it first: qihang "
                "grade {session}",
                number=place.student,
                question=place.question,
                session=place.assignment,
            )
        )
    given = None if points is None else points_of(points, mark.most)
    said = mark.comment if comment is None else comment_of(comment)
    try:
        is_changed = marking.give(place, mark.stamp, given, said, by)
    except NotGiven:
        raise OperatorError(
            message(
                "Another hand-in or mark came meanwhile. Nothing was changed. Look again, and "
                "say it once more."
            )
        ) from None
    return marking.mark(place) or mark, is_changed


def _is_listed(row: Row) -> bool:
    return row.is_free or row.counts.waiting > 0 or row.counts.looked_at > 0


def _is_edition(assignment: str) -> bool:
    """Whether it is of a session of the course; others may have been made in formgrader."""
    return editions.parts(assignment)[0] in {one.name for one in with_tests()}


def _in_order(row: Row) -> tuple[Any, ...]:
    """By session and edition, the newest edition first, and as the page asks."""
    session, number = editions.parts(row.counts.assignment)
    place = row.question.place if row.question else sys.maxsize
    return session, -number, place, row.counts.question


def _iso(moment: datetime) -> str:
    """A moment of the gradebook as the store writes it."""
    return moment.replace(tzinfo=UTC).isoformat(timespec="microseconds")


def _answered(row: Submission, written: str, question: str) -> Answered:
    literals = dict(_literals(written))
    found = (row["questions"] or {}).get(question)
    return Answered(
        seed=str(literals.get(SEED) or ""),
        value=literals.get(question),
        outcome=found["outcome"] if found else None,
        parts=found["parts"] if found else (),
    )


def _literals(written: str) -> Iterator[tuple[str, Any]]:
    """What stands in the solution cells of a submitted notebook, by name; code is left out."""
    for cell in json.loads(written)["cells"]:
        grading = cell.get("metadata", {}).get("nbgrader", {})
        if cell["cell_type"] == "code" and grading.get("solution"):
            name = str(grading["grade_id"])
            _, _, value = "".join(cell["source"]).partition(" = ")
            with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
                yield name, ast.literal_eval(value.strip())
