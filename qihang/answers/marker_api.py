"""The calls of the marker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from qihang.answers import counting
from qihang.answers.places import Places
from qihang.answers.rules import marked_at_once
from qihang.answers.store import Store
from qihang.answers.submitted import moment_of
from qihang.protocol.marker import MarkerCalls, MarkGiven
from qihang.protocol.released import ReleasedSession
from qihang.protocol.service import PAGE
from qihang.protocol.submission import MarkedSubmission, NotMarked, Result, Submission


class MarkerApi(MarkerCalls):
    """The rules of marking: which submissions are to be marked, and which result counts."""

    def __init__(self, store: Store, places: Places):
        self._store = store
        self._places = places

    def released(self) -> dict[str, ReleasedSession]:
        return self._store.sessions.released()

    def latest_submissions(
        self, session: str | None = None, after: Sequence[str] = ()
    ) -> list[Submission]:
        return self._store.submissions.latest(session, after, PAGE)

    def handed_in(self, assignment: str) -> int:
        return self._store.submissions.how_many_handed_in(assignment)

    def to_mark_at_once(self, without: Sequence[int] = ()) -> list[Submission]:
        self._places.try_again()
        released = self._store.sessions.released()
        at_once = {name: marked_at_once(one) for name, one in released.items()}
        left_out = {*self._places.lacking, *without}
        waiting = self._store.submissions.waiting(at_once, left_out, PAGE)
        # Else a result would never be found to be that of this submission.
        return [row for row in waiting if self._places.ensure_in_place(row)]

    def wait_for_submission(self) -> list[Submission]:
        return self.to_mark_at_once()

    def record_results(
        self, assignment: str, key: str | None, results: Sequence[MarkedSubmission]
    ) -> list[str]:
        found = self._found(assignment, results)
        damaged = [
            (row, result)
            for row, result in found
            if "trouble" in result and not self._places.is_as_handed_in(row)
        ]
        done = [one for one in found if one not in damaged]
        self._store.submissions.record_results(key, done)
        # It stays in place for the instructor to look at; without a key it is tried again.
        self._store.submissions.record_results(None, damaged)
        numbers = self._store.submissions.handed_in_again(
            assignment, [row["number"] for row, _ in done]
        )
        return [number for number in numbers if self._places.put_next(number, assignment, key)]

    def note_marks_given(self, given: Sequence[MarkGiven]) -> None:
        editions = {
            edition["assignment"]: (name, edition["questions"])
            for name, session in self._store.sessions.released().items()
            for edition in session["editions"]
        }
        self._store.note_once(
            "mark-given", "change", [_line(one, editions.get(one["assignment"])) for one in given]
        )

    def put_back(self, assignment: str, numbers: Sequence[str]) -> None:
        self._places.put_back(assignment, numbers)

    def unsettle(self, assignment: str, numbers: Sequence[str]) -> None:
        self._store.unsettled.add([(assignment, number) for number in numbers])

    def unsettle_marked(self) -> None:
        self._store.unsettled.add_all(are_marked=True)

    def unsettled(self, after: Sequence[str] = ()) -> list[Submission]:
        numbers: dict[str, list[str]] = defaultdict(list)
        for assignment, number in self._store.unsettled.places(after, PAGE):
            numbers[assignment].append(number)
        return [
            rows[-1]
            for assignment, some in numbers.items()
            for _, rows in sorted(self._store.submissions.of_all(assignment, some).items())
        ]

    def settling(self) -> str | None:
        return self._store.now() if self._store.unsettled.are_more_than(PAGE) else None

    def settled(self, until: str) -> None:
        self._places.settle(until)

    def _found(
        self, assignment: str, results: Sequence[MarkedSubmission]
    ) -> list[tuple[Submission, Result | NotMarked]]:
        """The submissions that lie in their places and that the results are about."""
        moments = {(one["number"], moment_of(one["stamp"])): one["result"] for one in results}
        places = [(number, moment) for number, moment in moments if moment is not None]
        rows = self._store.submissions.at(assignment, places)
        found = [
            (row, moments[row["number"], row["at"]]) for row in rows if self._places.holds(row)
        ]
        for one in results:
            if "trouble" in one["result"] and moment_of(one["stamp"]) is None:
                submissions = self._store.submissions.of(one["number"], assignment)
                found += [(counting.that_counts(submissions), one["result"])] if submissions else []
        return found


def _line(given: MarkGiven, edition: tuple[str, Sequence[str]] | None) -> dict[str, Any]:
    """What the audit log tells of points that a person gave: which question by its place, too."""
    if edition is None:
        return dict(given)
    session, questions = edition
    place = questions.index(given["question"]) + 1 if given["question"] in questions else None
    return {**given, "session": session, "place": place}
