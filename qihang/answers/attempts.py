"""A trainee's attempts at an exercise, and the edition that each is made at.

An attempt stays at its edition as soon as something was saved: what somebody was asked is what
is marked. One in which nothing was done is made at the newest edition when its page is opened.
"""

from __future__ import annotations

from qihang.answers import seeds, shown
from qihang.answers.client import Refused
from qihang.answers.rules import Rules, rules
from qihang.answers.store import Store
from qihang.protocol.released import Edition, ReleasedSession
from qihang.protocol.submission import Attempt, NextAttempt


class Attempts:
    """The rules of beginning an attempt."""

    def __init__(self, store: Store, secret: bytes):
        """``secret`` signs the seeds."""
        self._store = store
        self._secret = secret

    def latest(self, number: str, session: str) -> Attempt:
        """A trainee's latest attempt; begins the first one. Raises :class:`Refused`."""
        found = self._store.exercises.attempt(number, session)
        return found or self.begin(number, session, 1)

    def begin(self, number: str, session: str, attempt: int) -> Attempt:
        """Begin an attempt (numbered from 1) at the newest edition. Raises :class:`Refused`."""
        opened = self.opened(session)
        assignment = opened["editions"][-1]["assignment"]
        seed = self._seed(number, opened, assignment, attempt)
        return self._store.exercises.begin(number, session, assignment, attempt, seed)

    def shown(self, number: str, session: str) -> str:
        """The edition that a trainee's page shows when it is opened. Raises :class:`Refused`."""
        found = self._store.exercises.attempt(number, session)
        if found and self._is_begun(found):
            return found["assignment"]
        return self.newest(session)["assignment"]

    def _is_begun(self, attempt: Attempt) -> bool:
        """Whether an attempt stays at its edition, as something was done."""
        return attempt["locked"] or self._store.exercises.is_touched(attempt["id"])

    def next_one(self, number: str, opened: ReleasedSession) -> NextAttempt:
        """What a trainee's page asks next; worked out, and nothing is begun.

        An attempt that was handed in stays the one as long as its marks are not seen, as it can
        be changed until then; after that there are other numbers. Raises :class:`Refused` where
        the page cannot be opened.
        """
        holds = self.rules_of(opened, number)
        if not holds.is_open:
            raise Refused("closed")
        found = self._store.exercises.attempt(number, opened["session"])
        assignment, attempt = opened["editions"][-1]["assignment"], 1
        if found and found["locked"] and self._are_seen(found, holds):
            attempt = found["attempt"] + 1
        elif found:
            attempt = found["attempt"]
            assignment = found["assignment"] if self._is_begun(found) else assignment
        # The seed of an attempt is always the same, so it need not be begun to be known.
        seed = self._seed(number, opened, assignment, attempt)
        return {"number": number, "assignment": assignment, "attempt": attempt, "seed": seed}

    def _are_seen(self, attempt: Attempt, holds: Rules) -> bool:
        """Whether a trainee may see the marks of what was handed in last."""
        submissions = self._store.submissions.of_session(attempt["number"], attempt["session"])
        return shown.results(submissions, holds) is not None

    def opens(self, number: str, session: str, assignment: str) -> None:
        """A trainee opens the page of the edition that is :meth:`shown`.

        An attempt in which nothing was done follows the course to it.
        """
        found = self._store.exercises.attempt(number, session)
        if found and found["assignment"] != assignment:
            seed = self._seed(number, self.opened(session), assignment, found["attempt"])
            self._store.exercises.make_anew(found["id"], assignment, seed)

    def _seed(self, number: str, opened: ReleasedSession, assignment: str, attempt: int) -> str:
        """The seed of an attempt; where the half of the class matters, it says which it is."""
        half = None
        if opened.get("in_halves"):
            half = self._store.halves.of(number, lambda name: seeds.coin(self._secret, name))
        return seeds.make(self._secret, number, assignment, attempt, half)

    def edition(self, attempt: Attempt) -> Edition:
        """The edition that an attempt is made at."""
        return self._store.sessions.edition(attempt["assignment"])

    def newest(self, session: str) -> Edition:
        """The edition that a new attempt is made at. Raises :class:`Refused`."""
        return self.opened(session)["editions"][-1]

    def rules(self, number: str, session: str) -> Rules:
        """What holds for a trainee in a session at this moment. Raises :class:`Refused`."""
        return self.rules_of(self.opened(session), number)

    def rules_of(self, opened: ReleasedSession, number: str) -> Rules:
        """The same, where it is known what was released: by the class that the trainee is in."""
        return rules(opened, self._store.sessions.class_of(number), self._store.now())

    def opened(self, session: str) -> ReleasedSession:
        """A session that was released. Raises :class:`Refused` for another one."""
        opened = self._store.sessions.released().get(session)
        if opened is None:
            raise Refused("not-open")
        return opened
