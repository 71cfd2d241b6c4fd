"""The calls of the marker."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers import counting
from qihang.answers.places import Places
from qihang.answers.store import Store
from qihang.answers.submitted import moment_of
from qihang.protocol import (
    MarkedSubmission,
    MarkerCalls,
    NotMarked,
    ReleasedSession,
    Result,
    Submission,
)


class MarkerApi(MarkerCalls):
    """The rules of marking: which submissions are to be marked, and which result counts."""

    def __init__(self, store: Store, places: Places):
        self._store = store
        self._places = places

    def released(self) -> dict[str, ReleasedSession]:
        return self._store.sessions.released()

    def latest_submissions(self, session: str | None = None) -> list[Submission]:
        return self._store.submissions.latest(session)

    def to_mark_at_once(self) -> list[Submission]:
        self._places.try_again()
        opened = self._store.sessions.released()
        return [
            row
            for row in self._store.submissions.unmarked()
            if opened[row["session"]]["marks_at_once"] and not self._places.lacks(row)
        ]

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
