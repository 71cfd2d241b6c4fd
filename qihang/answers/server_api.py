"""The calls of the trainee server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from qihang.answers import numbers, pins, reviewing, shown, tokens
from qihang.answers.attempts import Attempts
from qihang.answers.client import Refused
from qihang.answers.own_plan import own_plan
from qihang.answers.rules import Rules, rules
from qihang.answers.store import Store
from qihang.answers.whole import is_blank
from qihang.protocol.desk import Beside
from qihang.protocol.page import OwnPlan
from qihang.protocol.paper import PAPER
from qihang.protocol.released import ReleasedSession
from qihang.protocol.review import ReviewFacts
from qihang.protocol.server import (
    Bookmark,
    Ended,
    ExerciseState,
    ServerCalls,
    SessionState,
    SignedIn,
    SignInOutcome,
    WorkbookState,
)
from qihang.settings import Settings
from qihang.system.rate_limit import RateLimits

LANGUAGES = ("zh", "en")
SIZES = range(18, 33)
"""Text sizes in px that a trainee may choose."""

SIGN_INS_A_SECOND, SIGN_INS_AT_ONCE = 1 / 60, 20
"""How often one number may be signed in at one seat. Each costs work and a line in the audit
log; nobody needs more in a lesson."""


class ServerApi(ServerCalls):
    """The rules of signing in and of the home page."""

    def __init__(self, store: Store, attempts: Attempts, house: Settings):
        self._store = store
        self._attempts = attempts
        self._has_reviews = house.review
        self._slowing = {
            "trainee": pins.Slowing(house.trainee_free_misses, house.trainee_longest_wait),
            "seat": pins.Slowing(house.seat_free_misses, house.seat_longest_wait),
        }
        self._successes = RateLimits(SIGN_INS_A_SECOND, SIGN_INS_AT_ONCE)

    def sign_in(self, number: str, pin: str, seat: str) -> SignInOutcome:
        trainee = self._store.trainees.meant(number)
        # Every spelling of a number is slowed as one.
        number = trainee["number"] if trainee else numbers.folded(number)
        waiting = self._wait(number, seat)
        if waiting:
            return {"wait": waiting}
        if not pins.fits(pins.plain(pin), trainee["pin_hash"] if trainee else None):
            for _, who in _slowed(number, seat):
                self._store.sign_ins.count_miss(who)
            # What was typed may be a PIN in the wrong field: only a known number is noted.
            self._store.note("sign-in-refused", number=number if trainee else None, seat=seat)
            return {"miss": self._wait(number, seat)}
        for _, who in _slowed(number, seat):
            self._store.sign_ins.forget_misses(who)
        self._successes.of(_slowed(number, seat)[0][1]).take()
        key = tokens.make()
        self._store.sign_ins.begin(tokens.digest(key), number, seat)
        return {"sign_in": key, "number": number}

    def who(self, sign_in: str) -> SignedIn | Ended:
        found = self._store.sign_ins.one(tokens.digest(sign_in))
        if found is None:
            return {"ended": "unknown"}
        if found["ended_at"] is not None:
            return {"ended": found["why_ended"]}
        trainee = self._store.trainees.one(found["number"])
        assert trainee is not None
        if trainee["removed_at"]:
            return {"ended": "removed"}
        return {
            "number": trainee["number"],
            "name": trainee["name"],
            "language": trainee["language"],
            "size": trainee["size"],
        }

    def ended(self, sign_ins: Sequence[str]) -> list[str]:
        keys = {tokens.digest(one): one for one in sign_ins}
        return [keys[one] for one in self._store.sign_ins.ended(list(keys))]

    def sign_out(self, sign_in: str) -> None:
        self._store.sign_ins.end(tokens.digest(sign_in), "signed-out")

    def notebook(self, number: str, kind: str, session: str) -> str:
        if kind == "review":
            if not self._has_reviews:
                raise Refused("not-open")
            return kind
        if not self._attempts.rules(number, session).is_open:
            raise Refused("closed")
        return self._attempts.shown(number, session) if kind == "exercise" else session

    def bind(self, sign_in: str, kind: str, session: str, notebook: str) -> str:
        who = self.who(sign_in)
        if "ended" in who:
            raise Refused("signed-out")
        if notebook != self.notebook(who["number"], kind, session):
            raise Refused("other-notebook")
        if kind == "exercise":
            self._attempts.opens(who["number"], session, notebook)
        token = tokens.make()
        keys = tokens.digest(token), tokens.digest(sign_in)
        self._store.sign_ins.bind_page(*keys, kind, session, notebook)
        return token

    def page_opened(self, token: str) -> None:
        self._store.sign_ins.open_page(tokens.digest(token))

    def unbind(self, token: str) -> None:
        self._store.sign_ins.unbind_page(tokens.digest(token))

    def prefer(self, number: str, language: str, size: int) -> None:
        if language not in LANGUAGES or size not in SIZES:
            raise Refused("unknown-preference")
        self._store.trainees.prefer(number, language, size)

    def bookmark(self, number: str, kind: str, session: str) -> Bookmark | None:
        return self._bookmark(number, kind, session, self.notebook(number, kind, session))

    def keep_bookmark(
        self, number: str, kind: str, session: str, notebook: str, screen: str, done: str | None
    ) -> None:
        self._see_that_it_is_known(number)
        if notebook != self.notebook(number, kind, session):
            raise Refused("other-notebook")
        self._store.bookmarks.keep(number, kind, session, notebook, screen, done)

    def home(self, number: str) -> list[SessionState]:
        return [
            {
                "session": name,
                "workbook": self._workbook(number, name, opened),
                "exercise": self._exercise(number, name, opened, holds),
            }
            for name, opened, holds in self._all(number)
            if holds.is_open
        ]

    def closed(self, number: str) -> list[str]:
        return [name for name, _, holds in self._all(number) if not holds.is_open]

    def beside(self, number: str) -> Beside:
        return {
            "closed": self.closed(number),
            "room": self._store.lessons.room_of(number),
            "called_at": self._store.lessons.called_at(number),
            "answered_at": self._store.lessons.answered_at(number),
        }

    def call_for_help(self, number: str, calls: bool) -> None:
        self._see_that_it_is_known(number)
        if calls:
            self._store.lessons.call(number)
        else:
            self._store.lessons.end_call(number, None)

    def _see_that_it_is_known(self, number: str) -> None:
        if self._store.trainees.one(number) is None:
            raise Refused("unknown-trainee")

    def right_once(self, number: str) -> dict[str, list[str]]:
        return {
            name: shown.right_once(self._store.submissions.of_session(number, name), holds)
            for name, _, holds in self._all(number)
        }

    def own_plan(self, number: str, session: str, question: str) -> OwnPlan | None:
        return own_plan(self._store, number, session, question)

    def review_facts(self, number: str) -> ReviewFacts:
        class_name = self._store.sessions.class_of(number)
        return reviewing.facts(self._store, {number: class_name})[number]

    # --- asked by the service itself ---------------------------------------------------

    def wait(self, number: str, seat: str) -> int:
        """Seconds until a PIN for this number at this seat is looked at."""
        trainee = self._store.trainees.meant(number)
        return self._wait(trainee["number"] if trainee else numbers.folded(number), seat)

    # --- rules -------------------------------------------------------------------------

    def _wait(self, number: str, seat: str) -> int:
        now = self._store.now()
        waits = [ceil(self._successes.of(_slowed(number, seat)[0][1]).due_in())]
        for kind, who in _slowed(number, seat):
            misses = self._store.sign_ins.misses(who)
            if misses:
                slowing = self._slowing[kind]
                waits.append(pins.wait(slowing, misses["count"], misses["last_at"], now))
        return max(waits)

    def _all(self, number: str) -> Iterator[tuple[str, ReleasedSession, Rules]]:
        """Every session that was released, and what holds in it for a trainee."""
        class_name, now = self._store.sessions.class_of(number), self._store.now()
        for name, opened in self._store.sessions.released().items():
            yield name, opened, rules(opened, class_name, now)

    def _workbook(self, number: str, session: str, opened: ReleasedSession) -> WorkbookState:
        kept = self._store.workbooks.kept(number, session)
        done = sum(1 for item in opened["items"] if item in kept and kept[item]["was_right"])
        of = len(opened["items"])
        state = "new" if not kept else "done" if of and done == of else "begun"
        last = max((row["saved_at"] for row in kept.values()), default=None)
        return {
            "state": state,
            "done": done,
            "of": of,
            "last_at": last,
            "bookmark": self._bookmark(number, "workbook", session, session),
        }

    def _bookmark(self, number: str, kind: str, session: str, notebook: str) -> Bookmark | None:
        found = self._store.bookmarks.one(number, kind, session)
        return found if found and found["notebook"] == notebook else None

    def _exercise(
        self, number: str, session: str, opened: ReleasedSession, holds: Rules
    ) -> ExerciseState:
        attempt = self._store.exercises.attempt(number, session)
        answers = self._store.exercises.answers(attempt["id"]) if attempt else {}
        edition = self._attempts.edition(attempt) if attempt else opened["editions"][-1]
        submissions = self._store.submissions.of_session(number, session)
        seen: ExerciseState = {
            "state": "begun" if answers else "new",
            "filled": sum(1 for answer in answers.values() if not is_blank(answer["value"])),
            "of": len(edition["questions"]),
            "last_at": max((answer["saved_at"] for answer in answers.values()), default=None),
            "results": shown.results(submissions, holds),
            "handed_in_at": submissions[-1]["at"] if submissions else None,
            "on_paper": bool(submissions and submissions[-1]["source"] == PAPER),
            "bookmark": self._bookmark(number, "exercise", session, edition["assignment"]),
            "rules": holds.told(len(submissions)),
        }
        if attempt and attempt["locked"]:
            seen["state"] = "marked" if seen["results"] else "handed-in"
        return seen


def _slowed(number: str, seat: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Who waits after wrong PINs, with the kind of each: see :mod:`qihang.answers.pins`."""
    return ("trainee", f"trainee {number} at {seat}"), ("seat", f"seat {seat}")
