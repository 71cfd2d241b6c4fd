"""What the operator's commands ask of the answer service: the roster, and what is released."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypedDict

from qihang.protocol.page import OwnPlan
from qihang.protocol.released import Edition, ReleasedSession, SessionSettings, ToChange
from qihang.protocol.server import BookmarkOf
from qihang.protocol.submission import Submission


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


class OperatorCalls(Protocol):
    """The calls of the operator's commands."""

    # ``by`` is the id of who does it at the desk, for the audit log; empty for a command.

    def enrol(
        self, trainees: Sequence[NewTrainee], changed: Sequence[Trainee] = (), by: str = ""
    ) -> None:
        """Add trainees, and give others another name or class; all of it or nothing.

        Raises :class:`qihang.answers.client.Refused` if one is enrolled already.
        """

    def trainees(self, after: str = "") -> list[Trainee]:
        """The roster, without the PINs, by number: a page, after a number."""

    def removed_trainees(self, after: str = "") -> list[RemovedTrainee]:
        """Who was taken off the roster, by number: a page, after a number."""

    def enrolled(self, numbers: Sequence[str]) -> list[str]:
        """Those of the numbers that are on the roster."""

    def remove_trainees(self, numbers: Sequence[str], by: str = "") -> None:
        """Take trainees off the roster: signed out, and no sign-in; number, work and marks stay."""

    def bring_back_trainees(self, numbers: Sequence[str], by: str = "") -> None:
        """Undo that."""

    def set_pins(self, hashes: dict[str, str], by: str = "") -> None:
        """Give trainees, by number, new PINs; who signed in with an old one is signed out."""

    def open_session(
        self,
        session: str,
        settings: SessionSettings,
        edition: Edition,
        classes: Sequence[str] = (),
        change: ToChange | None = None,
        by: str = "",
    ) -> None:
        """Open a session with an edition of its exercise, and change what holds.

        New attempts are made at the newest edition that was ever opened. With ``classes`` it is
        opened to these alone; a session that nobody had yet is then closed to all others, and
        ``settings`` are only those that it begins with. ``by`` is the id of who of the staff does
        it, as in the calls below; nobody is told apart who types commands.
        """

    def change_rules(
        self, session: str, classes: Sequence[str], change: ToChange, by: str = ""
    ) -> None:
        """Change what holds in a session for some classes, or with none of them for everybody.

        What is said for everybody holds for everybody: classes have it no longer as their own.
        """

    def as_everybody(self, session: str, classes: Sequence[str], by: str = "") -> None:
        """Let classes have nothing of their own in a session any more."""

    def going_on(self, session: str) -> list[GoingOn]:
        """How far trainees are in a session's exercise, by edition, the oldest first."""

    def bookmarks(self, kind: str, session: str, after: str = "") -> list[BookmarkOf]:
        """Where trainees are on a page, by number: a page of them, after a number."""

    def close_session(self, session: str, classes: Sequence[str] = (), by: str = "") -> bool:
        """Let no page of a session be opened; those that are open go on.

        Returns whether it was open: one that is closed stays so, and nothing is noted.
        """

    def released(self) -> dict[str, ReleasedSession]:
        """The released sessions and their settings, by name; some may be closed again."""

    def show_results(self, session: str, classes: Sequence[str] = (), by: str = "") -> None:
        """Show trainees the results of an exercise."""

    def plan_of(self, number: str, session: str, question: str) -> OwnPlan | None:
        """A trainee's plan, as that trainee gets it.

        See :meth:`qihang.protocol.server.ServerCalls.own_plan`.
        """

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
