"""The rules of the answer service: who may ask for what, and what comes of it.

``Desk`` is what the service's sockets lead to, and what the command line works with
when no classroom is running. A kernel shows a token and nothing else; whose page it
is, the desk knows.
"""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any

from qihang.answers import pins, seeds, submission
from qihang.answers.client import Refused
from qihang.answers.store import Row, Store
from qihang.answers.submitted import Submitted, moment_of
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site

log = logging.getLogger("qihang.answers.desk")

LANGUAGES = ("zh", "en")
SIZES = range(18, 33)
"""Text sizes in px that a trainee may choose."""

LARGEST_STATE = 60_000
"""Characters of JSON that one item of a workbook may keep."""

_RECEIPT_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class Desk:
    """Everything that may be asked of the answer service."""

    def __init__(self, site: Site):
        _see_that_nothing_is_gone(site)
        self._site = site
        self._store = Store(site.store)
        self._submitted = Submitted(site.submitted)
        self._secret = site.secret("seeds")
        self._without_place: dict[int, Row] = {}
        self._put_right()

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    # --- asked by kernels -------------------------------------------------------

    def claim(self, token: str) -> Row:
        """This seat's numbers, answers, kept work and results."""
        return self._claim(self._page(token))

    def owner(self, token: str) -> str:
        """The trainee whose page it is."""
        return str(self._page(token)["number"])

    def save(self, token: str, question: str, value: Any, stamp: str) -> Row:
        """Keep an answer to an exercise."""
        page = self._page(token, "exercise")
        opened = self._opened(page["session"])
        if question not in opened["questions"]:
            raise Refused("unknown-question")
        try:
            submission.literal(value)
        except submission.NotAnAnswer:
            raise Refused("too-large") from None
        attempt = self._attempt(page)
        if attempt["locked"]:
            raise Refused("handed-in")
        return {"saved_at": self._store.save(attempt["id"], question, value, str(stamp)[:64])}

    def keep(self, token: str, item: str, state: Any, outcome: str | None) -> Row:
        """Keep what was tried in a workbook."""
        page = self._page(token)
        if not isinstance(item, str) or len(item) > 100 or not isinstance(state, dict):
            raise Refused("too-large")
        if not _may_be_kept(state):
            raise Refused("too-large")
        number, session = page["number"], page["session"]
        return {"saved_at": self._store.keep(number, session, item, state, outcome)}

    def hand_in(self, token: str) -> Row:
        """Hand in what is saved, as a notebook that nbgrader marks."""
        page = self._page(token, "exercise")
        attempt = self._attempt(page)
        if attempt["locked"]:
            return self._claim(page)
        path = self._site.page("exercise", page["session"])
        answers = {name: kept["value"] for name, kept in self._store.answers(attempt["id"]).items()}
        filled = submission.fill(notebook(path), answers, attempt["seed"])
        text = submission.text(filled)
        receipt = "".join(secrets.choice(_RECEIPT_SIGNS) for _ in range(8))
        self._see_in_place(self._store.hand_in(attempt, receipt, path.name, text))
        return self._claim(page)

    def again(self, token: str) -> Row:
        """Open a handed-in exercise again: the same numbers, or new ones once it is marked."""
        page = self._page(token, "exercise")
        attempt = self._attempt(page)
        if not attempt["locked"]:  # asked twice: the first reply was lost
            return self._claim(page)
        may = self._claim(page)["may_again"]
        if may is None:
            raise Refused("not-again")
        if may == "change":
            self._store.unlock(attempt["id"])
        else:
            self._begin(page, attempt["attempt"] + 1)
        return self._claim(page)

    # --- asked by the trainee server --------------------------------------------

    def sign_in(self, number: str, pin: str, seat: str) -> Row:
        """Sign a trainee in: ``{"sign_in": …}``, ``{"wait": seconds}`` or ``{"miss": seconds}``."""
        waiting = self._wait(number, seat)
        if waiting:
            return {"wait": waiting}
        trainee = self._store.trainee(number)
        if not pins.fits(pin, trainee["pin_hash"] if trainee else None):
            for _, who in _slowed(number, seat):
                self._store.count_miss(who)
            # What was typed may be a PIN in the wrong field: only a known number is noted.
            self._store.note("sign-in-refused", number=number if trainee else None, seat=seat)
            return {"miss": self._wait(number, seat)}
        for _, who in _slowed(number, seat):
            self._store.forget_misses(who)
        key = secrets.token_urlsafe(32)
        self._store.begin_sign_in(_hash(key), number, seat)
        return {"sign_in": key}

    def who(self, sign_in: str) -> Row:
        """Whose sign-in it is, or ``ended`` with the reason.

        Gives ``number name language size``; the last two are ``None`` until chosen.
        """
        found = self._store.sign_in(_hash(sign_in))
        if found is None:
            return {"ended": "unknown"}
        if found["ended_at"] is not None:
            return {"ended": found["why_ended"]}
        trainee = self._store.trainee(found["number"])
        assert trainee is not None
        return {key: trainee[key] for key in ("number", "name", "language", "size")}

    def ended(self, sign_ins: Sequence[str]) -> list[str]:
        """Those of ``sign_ins`` that stand for nobody any more."""
        keys = {_hash(one): one for one in sign_ins}
        return [keys[one] for one in self._store.ended(list(keys))]

    def sign_out(self, sign_in: str) -> None:
        """End a sign-in."""
        self._store.end_sign_in(_hash(sign_in), "signed-out")

    def end_lesson(self) -> int:
        """End every sign-in; returns how many there were."""
        return self._store.end_all_sign_ins("lesson-ended")

    def awaits_mark(self, token: str) -> tuple[str, str] | None:
        """Whose page it is and of which session, if its latest hand-in has no points yet."""
        page = self._page(token)
        place = page["number"], page["session"]
        hand_ins = self._store.hand_ins(*place)
        return place if hand_ins and hand_ins[-1]["points"] is None else None

    def bind(self, sign_in: str, kind: str, session: str) -> str:
        """A new token that stands for a page of this sign-in."""
        if "ended" in self.who(sign_in):
            raise Refused("signed-out")
        self._opened(session)
        token = secrets.token_urlsafe(32)
        self._store.bind_page(_hash(token), _hash(sign_in), kind, session)
        return token

    def unbind(self, token: str) -> None:
        """The page is closed."""
        self._store.unbind_page(_hash(token))

    def prefer(self, number: str, language: str, size: int) -> None:
        """Keep a trainee's language and text size."""
        if language not in LANGUAGES or size not in SIZES:
            raise Refused("unknown-preference")
        self._store.prefer(number, language, size)

    def home(self, number: str) -> list[Row]:
        """How far a trainee is in each open session."""
        return [
            {
                "session": name,
                "workbook": self._workbook(number, name, opened),
                "exercise": self._exercise(number, name, opened),
            }
            for name, opened in self._store.opened().items()
        ]

    # --- asked by the instructor and the marker -----------------------------------

    def enrol(self, trainees: Sequence[Row]) -> None:
        """Add trainees, all or none. Raises :class:`qihang.answers.store.AlreadyEnrolled`."""
        self._store.enrol(trainees)

    def trainees(self) -> list[Row]:
        """The roster, without the PINs."""
        return [
            {key: row[key] for key in ("number", "name", "class_name")}
            for row in self._store.trainees()
        ]

    def set_pin(self, number: str, pin_hash: str) -> None:
        """Give a trainee a new PIN; whoever signed in with the old one is signed out."""
        if self._store.trainee(number) is None:
            raise Refused("unknown-trainee")
        self._store.set_pin(number, pin_hash)

    def open_session(self, session: str, settings: Row) -> None:
        """Open a session; ``settings``: ``items questions marks_at_once hand_in_again``."""
        self._store.open_session(session, settings)

    def opened(self) -> dict[str, Row]:
        """The open sessions and their settings."""
        return self._store.opened()

    def show_results(self, session: str) -> None:
        """Show trainees the results of an exercise."""
        self._opened(session)
        self._store.show_results(session)

    def latest_hand_ins(self, session: str | None = None) -> list[Row]:
        """The latest hand-in of each trainee."""
        return self._store.latest_hand_ins(session)

    def to_mark_at_once(self) -> list[Row]:
        """Latest hand-ins that nobody has marked, of exercises that are marked at once."""
        for row in list(self._without_place.values()):
            self._see_in_place(row)
        opened = self._store.opened()
        return [
            row
            for row in self._store.unmarked_hand_ins()
            if opened[row["session"]]["marks_at_once"] and row["id"] not in self._without_place
        ]

    def clock_is_behind(self) -> float:
        """Seconds that the computer's clock stands behind what was saved already."""
        return self._store.clock_is_behind().total_seconds()

    def in_place(self, number: str, session: str) -> Row | None:
        """The hand-in that lies where nbgrader looks."""
        for row in self._store.hand_ins(number, session):
            if self._submitted.has(row):
                return row
        return None

    def record_result(self, hand_in_id: int, result: Row) -> None:
        """Keep what marking a hand-in found."""
        self._store.record_results([(hand_in_id, result)])

    def record_results(self, session: str, results: Sequence[Row]) -> list[str]:
        """Keep what marking found in many hand-ins, and let the best one of each trainee count.

        Each of ``results`` has ``number``, ``result`` and the ``stamp`` of the hand-in that
        was marked. If another one lies in its place by now, nothing is kept: that one is
        marked next. Returns the trainees whose best hand-in was put in place just now, to
        be marked again.
        """
        moments = {(one["number"], moment_of(one["stamp"])): one["result"] for one in results}
        places = [(number, moment) for number, moment in moments if moment is not None]
        found = [
            row for row in self._store.hand_ins_at(session, places) if self._submitted.has(row)
        ]
        self._store.record_results(
            [(row["id"], moments[row["number"], row["at"]]) for row in found]
        )
        numbers = self._store.handed_in_again(session, [row["number"] for row in found])
        return [number for number in numbers if self.put_best_in_place(number, session)]

    def put_best_in_place(self, number: str, session: str) -> bool:
        """Let the best marked hand-in count; ``False`` if it is in place already.

        The latest one that is still to be marked stays where the marker looks for it.
        """
        hand_ins = self._store.hand_ins(number, session)
        if not hand_ins or hand_ins[-1]["marked_at"] is None:
            return False
        best = _best(hand_ins)
        if best is None or self._submitted.has(best):
            return False
        return self._see_in_place(best)

    # --- noted in the audit log -------------------------------------------------------

    def started(self) -> None:
        """The answer service serves from now on; a start without a stop before was a kill."""
        self._store.note("started")

    def stopped(self) -> None:
        """The answer service was told to stop."""
        self._store.note("stopped")

    def backed_up(self, file: str, sha256: str) -> None:
        """A backup was made."""
        self._store.note("backed-up", file=file, sha256=sha256)

    def audited(self, manifest: str) -> None:
        """An audit was written; ``manifest`` is the SHA-256 of its ``MANIFEST``."""
        self._store.note("audited", manifest=manifest)

    # --- rules ----------------------------------------------------------------------

    def _put_right(self) -> None:
        """See that the hand-in that counts lies whole where nbgrader looks, for each trainee."""
        of_sessions: dict[str, list[Row]] = defaultdict(list)
        for latest in self._store.latest_hand_ins():
            of_sessions[latest["session"]].append(latest)
        for session, rows in of_sessions.items():
            numbers = [row["number"] for row in rows]
            several = set(self._store.handed_in_again(session, numbers))
            for row in rows:
                self._see_in_place(self._that_counts(row) if row["number"] in several else row)

    def _that_counts(self, latest: Row) -> Row:
        """The hand-in that belongs into its place: the best marked one, or one to be marked."""
        if latest["marked_at"] is None:
            return latest
        return _best(self._store.hand_ins(latest["number"], latest["session"])) or latest

    def _see_in_place(self, hand_in: Row) -> bool:
        """Whether a hand-in lies whole where nbgrader looks, or could be put there now.

        It is safe in the store all the same; where the disk has no room, it is tried again
        when the marker asks, and at the next start.
        """
        notebook = partial(self._store.handed_in_notebook, hand_in)
        try:
            if not self._submitted.has(hand_in) or self._submitted.is_torn(hand_in, notebook):
                self._submitted.put(hand_in, notebook())
        except OSError:
            log.exception("%(session)s of %(number)s cannot be put in place", hand_in)
            self._without_place[hand_in["id"]] = hand_in
            return False
        self._without_place.pop(hand_in["id"], None)
        return True

    def _page(self, token: str, kind: str | None = None) -> Row:
        page = self._store.page(_hash(token))
        if page is None:
            raise Refused("signed-out")
        if kind is not None and page["kind"] != kind:
            raise Refused("not-here")
        return page

    def _opened(self, session: str) -> Row:
        opened = self._store.opened().get(session)
        if opened is None:
            raise Refused("not-open")
        return opened

    def _wait(self, number: str, seat: str) -> int:
        now = self._store.now()
        waits = [0]
        for kind, who in _slowed(number, seat):
            misses = self._store.misses(who)
            if misses:
                waits.append(pins.wait(kind, misses["count"], misses["last_at"], now))
        return max(waits)

    def _attempt(self, page: Row) -> Row:
        return self._store.attempt(page["number"], page["session"]) or self._begin(page, 1)

    def _begin(self, page: Row, attempt: int) -> Row:
        number, session = page["number"], page["session"]
        seed = seeds.make(self._secret, number, session, attempt)
        return self._store.begin_attempt(number, session, attempt, seed)

    def _claim(self, page: Row) -> Row:
        number, session, kind = page["number"], page["session"], page["kind"]
        claim = {
            "kind": kind,
            "session": session,
            "seed": "",
            "try": 1,
            "answers": {},
            "kept": {
                item: {"state": kept["state"], "outcome": kept["outcome"]}
                for item, kept in self._store.kept(number, session).items()
            },
            "handed_in": None,
            "may_again": None,
            "results": None,
            "kept_here": True,
        }
        if kind != "exercise":
            return claim
        opened = self._opened(session)
        attempt = self._attempt(page)
        hand_ins = self._store.hand_ins(number, session)
        claim |= {
            "seed": attempt["seed"],
            "try": attempt["attempt"],
            "answers": self._store.answers(attempt["id"]),
        }
        if attempt["locked"]:
            last = hand_ins[-1]
            results = _results(hand_ins, opened)
            claim |= {
                "handed_in": {
                    "at": last["at"],
                    "receipt": last["receipt"],
                    "try": last["attempt"],
                },
                "results": results,
                "may_again": _may_again(opened, results),
            }
        return claim

    def _workbook(self, number: str, session: str, opened: Row) -> Row:
        kept = self._store.kept(number, session)
        done = sum(1 for item in opened["items"] if item in kept and kept[item]["was_right"])
        of = len(opened["items"])
        state = "new" if not kept else "done" if of and done == of else "begun"
        last = max((row["saved_at"] for row in kept.values()), default=None)
        return {"state": state, "done": done, "of": of, "last_at": last}

    def _exercise(self, number: str, session: str, opened: Row) -> Row:
        of = len(opened["questions"])
        attempt = self._store.attempt(number, session)
        answers = self._store.answers(attempt["id"]) if attempt else {}
        filled = sum(1 for kept in answers.values() if not _is_blank(kept["value"]))
        hand_ins = self._store.hand_ins(number, session)
        seen: Row = {
            "state": "begun" if answers else "new",
            "filled": filled,
            "of": of,
            "last_at": max((kept["saved_at"] for kept in answers.values()), default=None),
            "results": _results(hand_ins, opened),
            "handed_in_at": hand_ins[-1]["at"] if hand_ins else None,
        }
        if attempt and attempt["locked"]:
            seen["state"] = "marked" if seen["results"] else "handed-in"
        return seen


def _see_that_nothing_is_gone(site: Site) -> None:
    """A database that is missing where one was is no new classroom.

    Raises :class:`OperatorError`.
    """
    if not site.has_secret("seeds"):
        return
    if not site.store.exists() or site.store.stat().st_size == 0:
        raise OperatorError(
            f"{site.store} is missing or empty, but this classroom was used before. Restore "
            f"{site.var} from a backup, or move it away to begin with a new classroom."
        )


def _best(hand_ins: Sequence[Row]) -> Row | None:
    """The marked hand-in with the most points, the newest of several."""
    marked = [row for row in hand_ins if row["points"] is not None]
    return max(marked, key=lambda row: (row["points"], row["id"]), default=None)


def _slowed(number: str, seat: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Who waits after wrong PINs, with the kind of each: see :mod:`qihang.answers.pins`."""
    return ("trainee", f"trainee {number} at {seat}"), ("seat", f"seat {seat}")


def _results(hand_ins: Sequence[Row], opened: Row) -> Row | None:
    """What a trainee may see of the newest marked hand-in, with the best points so far."""
    if not (opened["marks_at_once"] or opened["results_shown"]):
        return None
    if not hand_ins or hand_ins[-1]["points"] is None:
        return None
    last = hand_ins[-1]
    return {
        "points": last["points"],
        "most": last["most"],
        "best": max(row["points"] for row in hand_ins if row["points"] is not None),
        "questions": last["questions"],
    }


def _may_again(opened: Row, results: Row | None) -> str | None:
    if not opened["hand_in_again"]:
        return None
    return "new" if results else "change"


def _may_be_kept(state: Row) -> bool:
    """Whether it is JSON of a sensible size; half a character or a number without end is none."""
    try:
        written = json.dumps(state, ensure_ascii=False, allow_nan=False)
        written.encode()
    except (ValueError, RecursionError):
        return False
    return len(written) <= LARGEST_STATE


def _is_blank(value: Any) -> bool:
    return value in (None, "", [], {}) or (isinstance(value, str) and not value.strip())


def _hash(secret: str) -> str:
    return hashlib.sha256(str(secret).encode()).hexdigest()
