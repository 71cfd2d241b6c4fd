"""What the marker asks of the answer service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypedDict

from qihang.protocol.released import ReleasedSession
from qihang.protocol.submission import MarkedSubmission, Submission


class MarkGiven(TypedDict):
    """Points that a person gave, or took back, so that the audit log can tell of it.

    ``change`` names it for good. ``was`` and ``points`` are what counted before and counts since;
    ``automatic`` says that those of the rules hold again. ``by`` is the id of who of the staff.
    """

    change: str
    by: str
    number: str
    assignment: str
    question: str
    given_at: str
    was: float | None
    points: float | None
    automatic: bool
    comment_changed: bool


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

    def note_marks_given(self, given: Sequence[MarkGiven]) -> None:
        """Have a line of the audit log for each of these; what has one already gets no second."""

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
