"""The calls about sheets of paper: what was printed, and what is typed in from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qihang.answers import submission
from qihang.answers.attempts import Attempts
from qihang.answers.client import Refused
from qihang.answers.handing_in import HandingIn, receipt_of
from qihang.answers.store import Store
from qihang.protocol.page import NotWhole, Receipt
from qihang.protocol.paper import PAPER, PaperCalls, PaperSheet, SheetName, TypedAnswer
from qihang.protocol.service import PAGE
from qihang.protocol.submission import Attempt, NextAttempt


class PaperApi(PaperCalls):
    """The rules of typing in: an attempt, its answers and its submission are those of the page."""

    def __init__(self, store: Store, attempts: Attempts, handing_in: HandingIn):
        self._store = store
        self._attempts = attempts
        self._handing_in = handing_in

    def paper_sheets(self, session: str, numbers: Sequence[str]) -> list[PaperSheet]:
        return [self._sheet(session, number) for number in numbers[:PAGE]]

    def note_sheets(self, session: str, sheets: Sequence[SheetName], by: str) -> None:
        for one in sheets[:PAGE]:
            self._see_that_it_is_known(one["number"])
        self._store.papers.note(session, sheets[:PAGE], self._staff(by))

    def type_in(
        self, session: str, sheet: SheetName, answers: dict[str, TypedAnswer], by: str
    ) -> list[str]:
        staff = self._staff(by)
        asked = self._asked(session, sheet)
        self._see_that_it_can_be_kept(asked["assignment"], answers)
        says_something = any(one["value"] is not None for one in answers.values())
        if not says_something and not self._begun(session, asked):
            return []
        return self._store.papers.type_in(self._begin(session, asked), answers, staff)

    def to_hand_in(self, session: str, sheet: SheetName, gaps: dict[str, str]) -> NotWhole:
        asked = self._asked(session, sheet)
        return self._to_confirm(session, asked, gaps)

    def hand_in_sheet(
        self, session: str, sheet: SheetName, gaps: dict[str, str], confirm: str, by: str
    ) -> Receipt:
        staff = self._staff(by)
        asked = self._asked(session, sheet)
        if self._attempts.rules(sheet["number"], session).is_over:
            raise Refused("too-late")
        if self._to_confirm(session, asked, gaps)["confirm"] != confirm:
            raise Refused("changed")
        attempt = self._begin(session, asked)
        saved = self._store.exercises.answers(attempt["id"])
        return receipt_of(self._handing_in.hand_in(attempt, saved, PAPER, staff))

    # --- rules -------------------------------------------------------------------------

    def _sheet(self, session: str, number: str) -> PaperSheet:
        self._see_that_it_is_known(number)
        asked = self._next(session, number)
        begun = self._begun(session, asked)
        holds = self._attempts.rules(number, session)
        used = len(self._store.submissions.of_session(number, session))
        is_locked = bool(begun and begun["locked"])
        is_new = begun is None and used > 0
        return {
            "number": number,
            "asked": asked,
            "answers": self._store.papers.answers(begun["id"]) if begun else {},
            "is_locked": is_locked,
            "may": not holds.is_over and (not is_new or holds.allows_another(used)),
            "is_over": holds.is_over,
            "handed_in": self._store.papers.handed_in(number, session),
            "printed": self._store.papers.printed(number, session),
        }

    def _next(self, session: str, number: str) -> NextAttempt:
        return self._attempts.next_one(number, self._attempts.opened(session))

    def _asked(self, session: str, sheet: SheetName) -> NextAttempt:
        """What is asked now. Raises :class:`Refused` unless it is what stands on the sheet."""
        number = sheet["number"]
        self._see_that_it_is_known(number)
        asked = self._next(session, number)
        if (asked["assignment"], asked["attempt"]) != (sheet["assignment"], sheet["attempt"]):
            raise Refused("other-sheet")
        begun = self._begun(session, asked)
        if begun and begun["locked"]:
            raise Refused("handed-in")
        used = len(self._store.submissions.of_session(number, session))
        holds = self._attempts.rules(number, session)
        if begun is None and used and not holds.allows_another(used):
            raise Refused("not-again")
        return asked

    def _begun(self, session: str, asked: NextAttempt) -> Attempt | None:
        """The attempt that is asked now, if it was begun at this edition."""
        found = self._store.exercises.attempt(asked["number"], session)
        if found is None or found["attempt"] != asked["attempt"]:
            return None
        return found if found["assignment"] == asked["assignment"] else None

    def _begin(self, session: str, asked: NextAttempt) -> Attempt:
        """The same; it is begun as the page begins it."""
        number = asked["number"]
        latest = self._store.exercises.attempt(number, session)
        if latest is None or latest["attempt"] != asked["attempt"]:
            return self._attempts.begin(number, session, asked["attempt"])
        self._attempts.opens(number, session, asked["assignment"])
        return self._attempts.latest(number, session)

    def _to_confirm(self, session: str, asked: NextAttempt, gaps: Mapping[str, str]) -> NotWhole:
        begun = self._begun(session, asked)
        unbegun: Attempt = {
            "id": 0,
            "number": asked["number"],
            "session": session,
            "assignment": asked["assignment"],
            "attempt": asked["attempt"],
            "seed": asked["seed"],
            "began_at": "",
            "locked": False,
        }
        saved = self._store.exercises.answers(begun["id"]) if begun else {}
        return self._handing_in.to_confirm(begun or unbegun, saved, gaps)

    def _see_that_it_can_be_kept(self, assignment: str, answers: Mapping[str, Any]) -> None:
        if not answers.keys() <= set(self._store.sessions.edition(assignment)["questions"]):
            raise Refused("unknown-question")
        for one in answers.values():
            try:
                submission.checked(one["value"])
            except submission.NotAnAnswer:
                raise Refused("too-large") from None

    def _see_that_it_is_known(self, number: str) -> None:
        person = self._store.people.one(number)
        if person is None or person["removed_at"] is not None:
            raise Refused("unknown-trainee")

    def _staff(self, by: str) -> str | None:
        """Whose work it is; nobody's for a command."""
        if not by:
            return None
        if self._store.staff.one(by) is None:
            raise Refused("unknown-staff")
        return by
