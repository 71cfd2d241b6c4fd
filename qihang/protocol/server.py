"""What the trainee server asks of the answer service: signing in, pages, the home page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypedDict, final

from qihang.protocol.desk import Beside
from qihang.protocol.page import HandInRules, OwnPlan, ShownResult
from qihang.protocol.review import ReviewFacts


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
    on_paper: bool
    """Whether what was handed in last was typed in from a sheet."""
    bookmark: Bookmark | None
    rules: HandInRules


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

        The name of the session; of an exercise, that of the edition that the trainee is asked; the
        kind itself for the page of ``review``, which belongs to no session.
        Raises :class:`qihang.answers.client.Refused` for a session that is not open.
        """

    def bind(self, sign_in: str, kind: str, session: str, notebook: str) -> str:
        """A new token for a page of this sign-in that shows a notebook.

        Raises :class:`qihang.answers.client.Refused` where it would show another one by now.
        """

    def page_opened(self, token: str) -> None:
        """The reader has the page; one that was started ahead waits for that."""

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

    def closed(self, number: str) -> list[str]:
        """The sessions that were released and are closed to a trainee now."""

    def beside(self, number: str) -> Beside:
        """What a trainee's page asks some times a minute."""

    def call_for_help(self, number: str, calls: bool) -> None:
        """A trainee calls for help, or takes it back."""

    def right_once(self, number: str) -> dict[str, list[str]]:
        """The questions of each session that were right in any marked try of a trainee.

        Only of sessions whose marks the trainee may see.
        """

    def own_plan(self, number: str, session: str, question: str) -> OwnPlan | None:
        """What a trainee saved last of the question that asks for a plan; ``None`` if nothing."""

    def review_facts(self, number: str) -> ReviewFacts:
        """What a trainee missed in the sessions that are open, and answered when asked again."""
