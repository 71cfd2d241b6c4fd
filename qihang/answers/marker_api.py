"""The calls of the marker."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers.places import Places
from qihang.answers.store import Store
from qihang.answers.submitted import moment_of
from qihang.protocol import (
    MarkedSubmission,
    MarkerCalls,
    NotMarked,
    OpenSession,
    Result,
    Submission,
)


class MarkerApi(MarkerCalls):
    """The rules of marking: which submissions are to be marked, and which result counts."""

    def __init__(self, store: Store, places: Places):
        self._store = store
        self._places = places

    def opened(self) -> dict[str, OpenSession]:
        return self._store.sessions.opened()

    def latest_submissions(self, session: str | None = None) -> list[Submission]:
        return self._store.submissions.latest(session)

    def to_mark_at_once(self) -> list[Submission]:
        self._places.try_again()
        opened = self._store.sessions.opened()
        return [
            row
            for row in self._store.submissions.unmarked()
            if opened[row["session"]]["marks_at_once"] and not self._places.lacks(row)
        ]

    def wait_for_submission(self) -> list[Submission]:
        return self.to_mark_at_once()

    def record_result(self, submission_id: int, result: Result | NotMarked) -> None:
        self._store.submissions.record_results([(submission_id, result)])

    def record_results(self, session: str, results: Sequence[MarkedSubmission]) -> list[str]:
        moments = {(one["number"], moment_of(one["stamp"])): one["result"] for one in results}
        places = [(number, moment) for number, moment in moments if moment is not None]
        found = [
            row for row in self._store.submissions.at(session, places) if self._places.holds(row)
        ]
        self._store.submissions.record_results(
            [(row["id"], moments[row["number"], row["at"]]) for row in found]
        )
        numbers = self._store.submissions.handed_in_again(session, [row["number"] for row in found])
        return [number for number in numbers if self.put_best_in_place(number, session)]

    def put_best_in_place(self, number: str, session: str) -> bool:
        return self._places.put_best(number, session)
