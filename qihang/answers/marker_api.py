"""What whoever marks may ask, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers.places import Places
from qihang.answers.store import Store
from qihang.answers.submitted import moment_of
from qihang.protocol import HandIn, MarkedHandIn, MarkerCalls, OpenSession, Result, Trouble


class MarkerApi(MarkerCalls):
    """The rules of marking: which hand-ins are to be marked, and which result counts."""

    def __init__(self, store: Store, places: Places):
        self._store = store
        self._places = places

    def opened(self) -> dict[str, OpenSession]:
        return self._store.sessions.opened()

    def latest_hand_ins(self, session: str | None = None) -> list[HandIn]:
        return self._store.hand_ins.latest(session)

    def to_mark_at_once(self) -> list[HandIn]:
        self._places.try_again()
        opened = self._store.sessions.opened()
        return [
            row
            for row in self._store.hand_ins.unmarked()
            if opened[row["session"]]["marks_at_once"] and not self._places.lacks(row)
        ]

    def wait_for_hand_in(self) -> list[HandIn]:
        return self.to_mark_at_once()

    def record_result(self, hand_in_id: int, result: Result | Trouble) -> None:
        self._store.hand_ins.record_results([(hand_in_id, result)])

    def record_results(self, session: str, results: Sequence[MarkedHandIn]) -> list[str]:
        moments = {(one["number"], moment_of(one["stamp"])): one["result"] for one in results}
        places = [(number, moment) for number, moment in moments if moment is not None]
        found = [row for row in self._store.hand_ins.at(session, places) if self._places.holds(row)]
        self._store.hand_ins.record_results(
            [(row["id"], moments[row["number"], row["at"]]) for row in found]
        )
        numbers = self._store.hand_ins.handed_in_again(session, [row["number"] for row in found])
        return [number for number in numbers if self.put_best_in_place(number, session)]

    def put_best_in_place(self, number: str, session: str) -> bool:
        return self._places.put_best(number, session)
