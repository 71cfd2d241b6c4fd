"""The calls of the operator's commands."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers.client import Refused
from qihang.answers.own_plan import own_plan
from qihang.answers.places import Places
from qihang.answers.rules import is_open_to_any
from qihang.answers.store import Store
from qihang.answers.store.database import Row
from qihang.answers.store.trainees import AlreadyEnrolled
from qihang.protocol.operator import GoingOn, NewTrainee, OperatorCalls, RemovedTrainee, Trainee
from qihang.protocol.page import OwnPlan
from qihang.protocol.released import Edition, ReleasedSession, SessionSettings, ToChange
from qihang.protocol.server import BookmarkOf
from qihang.protocol.service import PAGE
from qihang.protocol.submission import Submission


class OperatorApi(OperatorCalls):
    """The rules of the roster, the open sessions and the audit log."""

    def __init__(self, store: Store, places: Places):
        self._store = store
        self._places = places

    def enrol(
        self, trainees: Sequence[NewTrainee], changed: Sequence[Trainee] = (), by: str = ""
    ) -> None:
        try:
            self._store.trainees.enrol(trainees, changed, by)
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

    def remove_trainees(self, numbers: Sequence[str], by: str = "") -> None:
        for number in numbers:
            self._store.trainees.remove(number, by)

    def bring_back_trainees(self, numbers: Sequence[str], by: str = "") -> None:
        for number in numbers:
            self._store.trainees.bring_back(number, by)

    def set_pins(self, hashes: dict[str, str], by: str = "") -> None:
        if any(self._store.trainees.one(number) is None for number in hashes):
            raise Refused("unknown-trainee")
        self._store.trainees.set_pins(hashes, by)

    def open_session(
        self,
        session: str,
        settings: SessionSettings,
        edition: Edition,
        classes: Sequence[str] = (),
        change: ToChange | None = None,
        by: str = "",
    ) -> None:
        for other, one in self._store.sessions.released().items():
            names = {known["assignment"] for known in one["editions"]}
            if other != session and edition["assignment"] in names:
                raise Refused("other-session")
        self._store.sessions.open(session, settings, edition, classes, change, by)

    def change_rules(
        self, session: str, classes: Sequence[str], change: ToChange, by: str = ""
    ) -> None:
        self._released(session)
        self._store.sessions.change(session, classes, change, by)

    def as_everybody(self, session: str, classes: Sequence[str], by: str = "") -> None:
        self._released(session)
        self._store.sessions.as_everybody(session, classes, by)

    def _released(self, session: str) -> ReleasedSession:
        """A session that was released. Raises :class:`Refused` for another one."""
        released = self._store.sessions.released()
        if session not in released:
            raise Refused("not-open")
        return released[session]

    def going_on(self, session: str) -> list[GoingOn]:
        return self._store.exercises.going_on(session)

    def bookmarks(self, kind: str, session: str, after: str = "") -> list[BookmarkOf]:
        return self._store.bookmarks.all(kind, session, after, PAGE)

    def released(self) -> dict[str, ReleasedSession]:
        return self._store.sessions.released()

    def close_session(self, session: str, classes: Sequence[str] = (), by: str = "") -> bool:
        if not is_open_to_any(self._released(session), classes or None):
            return False
        self._store.sessions.close(session, classes, by)
        return True

    def show_results(self, session: str, classes: Sequence[str] = (), by: str = "") -> None:
        self._released(session)
        self._store.sessions.show_results(session, classes, by)

    def plan_of(self, number: str, session: str, question: str) -> OwnPlan | None:
        return own_plan(self._store, number, session, question)

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
