"""What the kernel of a trainee's page asks of the answer service, and what it is answered."""

from __future__ import annotations

from typing import Any, Protocol, TypedDict, final

from qihang.protocol.review import ReviewAnswer
from qihang.protocol.submission import QuestionResult

WIDGETS_AT = "QIHANG_WIDGETS_AT"
"""Environment of a page's kernel: where a page of the classroom has the script of all widgets."""


class Page(TypedDict):
    """Whose page it is, and of what: a ``workbook`` or an ``exercise`` of a session.

    The page of ``review`` belongs to no session. ``notebook`` is the name of what it shows.
    """

    number: str
    kind: str
    session: str
    notebook: str


class Answer(TypedDict):
    """An answer as it was saved."""

    value: Any
    saved_at: str


class OwnPlan(TypedDict):
    """A trainee's plan as it was saved last, and the sheet of the own goods, if there is one."""

    answer: Answer
    sheet: dict[str, Any] | None


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


class HandInRules(TypedDict):
    """Until when an exercise can be handed in, and how often; ``None`` is without limit.

    ``is_over`` says that the due time has passed, by the classroom's clock; ``used`` is how many
    times it was handed in.
    """

    due_at: str | None
    is_over: bool
    tries: int | None
    used: int


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
        "rules": HandInRules | None,
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

    def keep_review(self, token: str, answer: ReviewAnswer, stamp: str) -> Saved:
        """Keep an answer on the page of review; the same ``stamp`` again changes nothing."""

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
