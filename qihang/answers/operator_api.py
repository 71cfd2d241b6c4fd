"""The calls of the operator's commands."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers.client import Refused
from qihang.answers.places import Places
from qihang.answers.store import Store
from qihang.answers.store.database import Row
from qihang.answers.store.trainees import AlreadyEnrolled
from qihang.protocol import (
    PAGE,
    BookmarkOf,
    Edition,
    GoingOn,
    NewTrainee,
    OperatorCalls,
    ReleasedSession,
    RemovedTrainee,
    SessionSettings,
    Submission,
    Trainee,
)


class OperatorApi(OperatorCalls):
    """The rules of the roster, the open sessions and the audit log."""

    def __init__(self, store: Store, places: Places):
        self._store = store
        self._places = places

    def enrol(self, trainees: Sequence[NewTrainee], changed: Sequence[Trainee] = ()) -> None:
        try:
            self._store.trainees.enrol(trainees, changed)
        except AlreadyEnrolled:
            raise Refused("already-enrolled") from None

    def trainees(self, after: str = "") -> list[Trainee]:
        return [_shown(row) for row in self._store.trainees.all(after, PAGE)]

    def removed_trainees(self, after: str = "") -> list[RemovedTrainee]:
        return [
            {**_shown(row), "removed_at": row["removed_at"]}
            for row in self._store.trainees.removed(after, PAGE)
        ]

    def enrolled(self, numbers: Sequence[str]) -> list[str]:
        return [
            number
            for number in numbers
            if (row := self._store.trainees.one(number)) and row["removed_at"] is None
        ]

    def remove_trainees(self, numbers: Sequence[str]) -> None:
        for number in numbers:
            self._store.trainees.remove(number)

    def bring_back_trainees(self, numbers: Sequence[str]) -> None:
        for number in numbers:
            self._store.trainees.bring_back(number)

    def set_pins(self, hashes: dict[str, str]) -> None:
        if any(self._store.trainees.one(number) is None for number in hashes):
            raise Refused("unknown-trainee")
        self._store.trainees.set_pins(hashes)

    def open_session(self, session: str, settings: SessionSettings, edition: Edition) -> None:
        for other, one in self._store.sessions.released().items():
            names = {known["assignment"] for known in one["editions"]}
            if other != session and edition["assignment"] in names:
                raise Refused("other-session")
        self._store.sessions.open(session, settings, edition)

    def going_on(self, session: str) -> list[GoingOn]:
        return self._store.exercises.going_on(session)

    def bookmarks(self, kind: str, session: str, after: str = "") -> list[BookmarkOf]:
        return self._store.bookmarks.all(kind, session, after, PAGE)

    def released(self) -> dict[str, ReleasedSession]:
        return self._store.sessions.released()

    def close_session(self, session: str) -> bool:
        released = self._store.sessions.released()
        if session not in released:
            raise Refused("not-open")
        if released[session]["closed_at"] is not None:
            return False
        self._store.sessions.close(session)
        return True

    def show_results(self, session: str) -> None:
        if session not in self._store.sessions.released():
            raise Refused("not-open")
        self._store.sessions.show_results(session)

    def in_place(self, number: str, assignment: str) -> Submission | None:
        for row in self._store.submissions.of(number, assignment):
            if self._places.holds(row):
                return row
        return None

    def end_lesson(self) -> int:
        return self._store.sign_ins.end_all("lesson-ended")

    def clock_is_behind(self) -> float:
        return self._store.clock_is_behind().total_seconds()

    def backed_up(self, file: str, sha256: str) -> None:
        self._store.note("backed-up", file=file, sha256=sha256)

    def audited(self, manifest: str) -> None:
        self._store.note("audited", manifest=manifest)


def _shown(row: Row) -> Trainee:
    return {"number": row["number"], "name": row["name"], "class_name": row["class_name"]}
