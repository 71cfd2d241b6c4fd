"""What one package or process says to another, with types.

The answer service has four clients: the kernel of a page, the trainee server, the marker, and
the operator's commands. The calls of each are a protocol below; the calls that a socket takes,
and their fields, are read from these protocols (:mod:`qihang.answers.calls`).

The dictionaries are what is stored and sent as JSON, so their keys keep their names. Moments
are UTC in ISO 8601 with microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypedDict, final

VERDICT = "application/vnd.qihang.verdict+json"
"""The MIME type under which a marked test cell says, beside its points, what it found."""

PAGE = 100
"""Rows in the reply of a call that lists: others wait while a reply is made."""

WIDGETS_AT = "QIHANG_WIDGETS_AT"
"""Environment of a page's kernel: where a page of the classroom has the script of all widgets."""


# --- marking ----------------------------------------------------------------------------


class Verdict(TypedDict, total=False):
    """What a marked test cell says of its question, under :data:`VERDICT`; may be empty."""

    question: str
    outcome: str
    idea: str | None
    parts: list[dict[str, Any]]
    points: float
    most: float


class QuestionResult(TypedDict):
    """What marking found in one question."""

    points: float
    most: float
    outcome: str | None
    idea: str | None
    parts: list[dict[str, Any]]
    by_hand: bool
    comment: str | None


class Result(TypedDict):
    """What marking found in a submission."""

    points: float
    most: float
    questions: dict[str, QuestionResult]


class NotMarked(TypedDict):
    """Why a submission could not be marked, in a sentence."""

    trouble: str


class MarkedSubmission(TypedDict):
    """What marking found, with the ``timestamp.txt`` of the very submission that it belongs to.

    A trouble may have an empty one: what lies in its place cannot even be read.
    """

    number: str
    stamp: str
    result: Result | NotMarked


class Submission(TypedDict):
    """A submission as the store knows it, with its result once it is marked."""

    id: int
    attempt_id: int
    receipt: str
    at: str
    notebook_name: str
    number: str
    session: str
    assignment: str
    attempt: int
    points: float | None
    most: float | None
    questions: dict[str, QuestionResult] | None
    trouble: str | None
    marked_at: str | None
    key: str | None


class Attempt(TypedDict):
    """A trainee's attempt at an exercise, numbered from 1; locked while it is handed in.

    ``assignment`` is the edition that it is made at; see :mod:`qihang.sessions.editions`.
    """

    id: int
    number: str
    session: str
    assignment: str
    attempt: int
    seed: str
    began_at: str
    locked: bool


# --- a trainee's page -------------------------------------------------------------------


class Page(TypedDict):
    """Whose page it is, and of what: a ``workbook`` or an ``exercise`` of a session.

    ``notebook`` is the name of what it shows.
    """

    number: str
    kind: str
    session: str
    notebook: str


class Answer(TypedDict):
    """An answer as it was saved."""

    value: Any
    saved_at: str


class Kept(TypedDict):
    """What was tried in one item of a workbook."""

    state: dict[str, Any]
    outcome: str | None


class Saved(TypedDict):
    """The acknowledgement: it is on disk since then."""

    saved_at: str


class ShownResult(TypedDict):
    """What a trainee may see of the newest marked submission, with the best points so far."""

    points: float
    most: float
    best: float
    questions: dict[str, QuestionResult]


# "try" is a word of Python, so these two cannot be written as classes.
Receipt = TypedDict("Receipt", {"at": str, "receipt": str, "try": int})
"""What a trainee reads of the own submission."""

Claim = TypedDict(
    "Claim",
    {
        "kind": str,
        "session": str | None,
        "seed": str,
        "try": int,
        "answers": dict[str, Answer],
        "kept": dict[str, Kept],
        "handed_in": Receipt | None,
        "may_again": str | None,
        "results": ShownResult | None,
        "kept_here": bool,
        "is_other": bool,
        "earlier": Receipt | None,
    },
)
"""A page's numbers, answers, kept work and results; ``may_again`` is ``change`` or ``new``.

``earlier`` is the latest try before this one that was marked and can be looked at here.

``is_other`` says that the page asks other questions than the attempt by now: load it anew.
"""


@final
class NotWhole(TypedDict):
    """A wish to hand in that has to be confirmed, because some questions have no whole answer."""

    open: dict[str, str]
    """The questions, each with ``empty``, ``unreadable`` or ``unfinished``."""
    confirm: str
    """What hands in all the same; worth nothing once anything is saved or handed in."""


class PageCalls(Protocol):
    """The calls of a page's kernel, about the page that its ``token`` identifies.

    Each raises :class:`qihang.answers.client.Refused` for a token that is not valid.
    """

    def claim(self, token: str) -> Claim:
        """The page's numbers, answers, kept work and results."""

    def save(self, token: str, question: str, value: Any, stamp: str) -> Saved:
        """Keep an answer to an exercise; the same ``stamp`` again changes nothing."""

    def keep(self, token: str, item: str, state: dict[str, Any], outcome: str | None) -> Saved:
        """Keep what was tried in a workbook, for its session.

        An item whose name begins with ``own.`` is kept once for all sessions, and ``state`` is laid
        over what is kept of it (:mod:`qihang.answers.kept`).
        """

    def hand_in(self, token: str, gaps: dict[str, str], confirm: str = "") -> Claim | NotWhole:
        """Hand in what is saved, as a notebook that nbgrader marks.

        ``gaps`` are the questions whose answers the page could not read, or only in part, and
        why. Where they or questions without an answer are open, the first call hands nothing
        in; the second one says the ``confirm`` that the first was answered with.
        """

    def marked(self, token: str) -> Claim:
        """The claim; over a socket as soon as the submission is marked, or after some seconds."""

    def again(self, token: str) -> Claim:
        """Open a submitted exercise again: the same numbers, or new ones once it is marked."""

    def earlier(self, token: str) -> Claim:
        """The claim as it was when the ``earlier`` try had been marked, to be looked at.

        Raises :class:`qihang.answers.client.Refused` if there is none.
        """


# --- signing in, and the home page ------------------------------------------------------


class SignInOutcome(TypedDict, total=False):
    """One of: the key of the sign-in, and whose; seconds to wait before a try, or after a miss;
    busy.
    """

    sign_in: str
    number: str
    wait: int
    miss: int
    busy: bool


@final
class SignedIn(TypedDict):
    """Whose sign-in it is; ``language`` and ``size`` are ``None`` until chosen."""

    number: str
    name: str
    language: str | None
    size: int | None


@final
class Ended(TypedDict):
    """A sign-in that is not valid (any more), and why."""

    ended: str


class Bookmark(TypedDict):
    """Where a trainee was last on a page, and the screens that are done, by their names.

    ``notebook`` is the name of what the page showed then.
    """

    notebook: str
    screen: str
    done: list[str]
    saved_at: str


@final
class BookmarkOf(Bookmark):
    """The bookmark of a trainee."""

    number: str


class WorkbookState(TypedDict):
    """How far a trainee is in a workbook: ``new``, ``begun`` or ``done``."""

    state: str
    done: int
    of: int
    last_at: str | None
    bookmark: Bookmark | None


class ExerciseState(TypedDict):
    """How far a trainee is in an exercise: ``new``, ``begun``, ``handed-in`` or ``marked``."""

    state: str
    filled: int
    of: int
    last_at: str | None
    results: ShownResult | None
    handed_in_at: str | None
    bookmark: Bookmark | None


class SessionState(TypedDict):
    """How far a trainee is in an open session."""

    session: str
    workbook: WorkbookState
    exercise: ExerciseState


class ServerCalls(Protocol):
    """The calls of the trainee server."""

    def sign_in(self, number: str, pin: str, seat: str) -> SignInOutcome:
        """Sign a trainee in; number and PIN are what was typed."""

    def who(self, sign_in: str) -> SignedIn | Ended:
        """Whose sign-in it is."""

    def ended(self, sign_ins: Sequence[str]) -> list[str]:
        """Those of ``sign_ins`` that have ended."""

    def sign_out(self, sign_in: str) -> None:
        """End a sign-in."""

    def notebook(self, number: str, kind: str, session: str) -> str:
        """The name of the notebook that a trainee's page shows.

        The name of the session; of an exercise, that of the edition that the trainee is asked.
        Raises :class:`qihang.answers.client.Refused` for a session that is not open.
        """

    def bind(self, sign_in: str, kind: str, session: str, notebook: str) -> str:
        """A new token for a page of this sign-in that shows a notebook.

        Raises :class:`qihang.answers.client.Refused` where it would show another one by now.
        """

    def unbind(self, token: str) -> None:
        """The page is closed."""

    def prefer(self, number: str, language: str, size: int) -> None:
        """Keep a trainee's language and text size."""

    def bookmark(self, number: str, kind: str, session: str) -> Bookmark | None:
        """Where a trainee was last on a page; ``None`` if it shows another notebook by now."""

    def keep_bookmark(
        self, number: str, kind: str, session: str, notebook: str, screen: str, done: str | None
    ) -> None:
        """Keep where a trainee is on a page, and the screen that is done, if one is.

        Raises :class:`qihang.answers.client.Refused` where the page shows another notebook.
        """

    def home(self, number: str) -> list[SessionState]:
        """How far a trainee is in each open session."""

    def closed(self) -> list[str]:
        """The sessions that were released and are closed now."""


# --- the course -------------------------------------------------------------------------


class SessionSettings(TypedDict):
    """How a session is opened."""

    items: list[str]
    marks_at_once: bool
    hand_in_again: bool


class Edition(TypedDict):
    """One set of an exercise's questions, numbered from 1; see :mod:`qihang.sessions.editions`.

    ``draws`` is the fingerprint of its numbers, ``None`` where nobody noted it.
    """

    assignment: str
    number: int
    questions: list[str]
    draws: str | None


class ReleasedSession(SessionSettings):
    """A session that was released, with its editions, the oldest first.

    ``closed_at`` is ``None`` while its pages can be opened.
    """

    session: str
    opened_at: str
    results_shown: bool
    closed_at: str | None
    editions: list[Edition]


class GoingOn(TypedDict):
    """How many trainees are how far in an edition of an exercise.

    Their latest attempts are ``begun`` (answers that are not handed in), ``untouched`` (no
    answer) or ``handed_in``; ``asked`` is how many have answers to it in any attempt.
    """

    assignment: str
    begun: int
    untouched: int
    handed_in: int
    asked: int


class Trainee(TypedDict):
    """One line of the roster."""

    number: str
    name: str
    class_name: str


class NewTrainee(Trainee):
    """A trainee to be enrolled."""

    pin_hash: str


class RemovedTrainee(Trainee):
    """A trainee who was taken off the roster, and when."""

    removed_at: str


class MarkerCalls(Protocol):
    """The calls of the marker."""

    def released(self) -> dict[str, ReleasedSession]:
        """The released sessions and their settings, by name; some may be closed again."""

    def latest_submissions(
        self, session: str | None = None, after: Sequence[str] = ()
    ) -> list[Submission]:
        """The latest submission of each trainee and edition, of a session or of all: a page.

        They stand by edition and number; the next page begins ``after`` those of the last one.
        """

    def handed_in(self, assignment: str) -> int:
        """How many trainees handed an edition in."""

    def to_mark_at_once(self, without: Sequence[int] = ()) -> list[Submission]:
        """Latest submissions that nobody has marked, of exercises that are marked at once.

        No more than a page of them, the oldest first, but for those of the ids ``without``.
        """

    def wait_for_submission(self) -> list[Submission]:
        """The same; over a socket as soon as there is one, or after some seconds."""

    def record_results(
        self, assignment: str, key: str | None, results: Sequence[MarkedSubmission]
    ) -> list[str]:
        """Keep what marking with a key found, and let the best submission of each trainee count.

        If another submission lies in its place by now, nothing is kept of a result: that one is
        marked next. Returns the trainees of whom another submission was put in place just now,
        to be marked: one that was marked with another key, else the best.
        """

    def put_back(self, assignment: str, numbers: Sequence[str]) -> None:
        """Where none of a trainee's submissions lies any more, put the one that counts there."""

    def unsettle(self, assignment: str, numbers: Sequence[str]) -> None:
        """What is marked of these trainees may be gone at the next start: it is about to change."""

    def unsettle_marked(self) -> None:
        """What was ever marked may be gone."""

    def unsettled(self, after: Sequence[str] = ()) -> list[Submission]:
        """The latest submissions of whom something is unsettled: a page, as above."""

    def settling(self) -> str | None:
        """A moment after all that happened; ``None`` while little is unsettled."""

    def settled(self, until: str) -> None:
        """All that happened up to a moment is on disk, in folders and gradebook."""


class OperatorCalls(Protocol):
    """The calls of the operator's commands."""

    def enrol(self, trainees: Sequence[NewTrainee], changed: Sequence[Trainee] = ()) -> None:
        """Add trainees, and give others another name or class; all of it or nothing.

        Raises :class:`qihang.answers.client.Refused` if one is enrolled already.
        """

    def trainees(self, after: str = "") -> list[Trainee]:
        """The roster, without the PINs, by number: a page, after a number."""

    def removed_trainees(self, after: str = "") -> list[RemovedTrainee]:
        """Who was taken off the roster, by number: a page, after a number."""

    def enrolled(self, numbers: Sequence[str]) -> list[str]:
        """Those of the numbers that are on the roster."""

    def remove_trainees(self, numbers: Sequence[str]) -> None:
        """Take trainees off the roster: signed out, and no sign-in; number, work and marks stay."""

    def bring_back_trainees(self, numbers: Sequence[str]) -> None:
        """Undo that."""

    def set_pins(self, hashes: dict[str, str]) -> None:
        """Give trainees, by number, new PINs; who signed in with an old one is signed out."""

    def open_session(self, session: str, settings: SessionSettings, edition: Edition) -> None:
        """Open a session with an edition of its exercise, or change its settings.

        New attempts are made at the newest edition that was ever opened.
        """

    def going_on(self, session: str) -> list[GoingOn]:
        """How far trainees are in a session's exercise, by edition, the oldest first."""

    def bookmarks(self, kind: str, session: str, after: str = "") -> list[BookmarkOf]:
        """Where trainees are on a page, by number: a page of them, after a number."""

    def close_session(self, session: str) -> bool:
        """Let no page of a session be opened; those that are open go on.

        Returns whether it was open: one that is closed stays so, and nothing is noted.
        """

    def released(self) -> dict[str, ReleasedSession]:
        """The released sessions and their settings, by name; some may be closed again."""

    def show_results(self, session: str) -> None:
        """Show trainees the results of an exercise."""

    def in_place(self, number: str, assignment: str) -> Submission | None:
        """The submission that lies where nbgrader reads it."""

    def end_lesson(self) -> int:
        """End every sign-in; returns how many there were."""

    def clock_is_behind(self) -> float:
        """Seconds that the computer's clock stands behind what was saved already."""

    def backed_up(self, file: str, sha256: str) -> None:
        """Note in the audit log that a backup was made."""

    def audited(self, manifest: str) -> None:
        """Note that an audit was written; ``manifest`` is the SHA-256 of its ``MANIFEST``."""


class Answers(Protocol):
    """The answer service, by client."""

    @property
    def page(self) -> PageCalls:
        """For the kernel of a page."""

    @property
    def server(self) -> ServerCalls:
        """For the trainee server."""

    @property
    def marker(self) -> MarkerCalls:
        """For the marker."""

    @property
    def operator(self) -> OperatorCalls:
        """For the operator's commands."""
