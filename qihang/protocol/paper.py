"""What is asked of the answer service about sheets of paper, and what it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypedDict

from qihang.protocol.page import NotWhole, Receipt
from qihang.protocol.submission import NextAttempt

PAPER = "paper"
"""The source of what was typed in from a sheet; what a page saved itself has none."""


class SheetName(TypedDict):
    """Which sheet it is: whose, of which edition, and for which attempt."""

    number: str
    assignment: str
    attempt: int


class PrintedSheet(TypedDict):
    """A sheet that was printed."""

    assignment: str
    attempt: int
    at: str


class KeptAnswer(TypedDict):
    """An answer as it was saved last; ``by`` is the name of who typed it in, if that is known."""

    id: int
    value: Any
    saved_at: str
    source: str | None
    by: str | None


class SheetHandedIn(TypedDict):
    """What was handed in last."""

    assignment: str
    attempt: int
    at: str
    source: str | None
    by: str | None


class PaperSheet(TypedDict):
    """How somebody stands with the sheet of a session.

    ``asked`` is what the page asks next, and ``answers`` what is saved of that. It ``is_locked``
    while it is handed in; it ``may`` be handed in unless the time is over or no try is left.
    """

    number: str
    asked: NextAttempt
    answers: dict[str, KeptAnswer]
    is_locked: bool
    may: bool
    is_over: bool
    handed_in: SheetHandedIn | None
    printed: PrintedSheet | None


class TypedAnswer(TypedDict):
    """An answer from paper; ``seen`` is the id of the saved answer it is to follow, or 0."""

    value: Any
    seen: int


class PaperCalls(Protocol):
    """The calls about sheets. ``by`` is somebody of the staff; empty for a command.

    Each raises :class:`qihang.answers.client.Refused` for a session that is not released
    (``not-open``), or not open to somebody's class (``closed``), and for a number that is not on
    the roster (``unknown-trainee``).
    """

    def paper_sheets(self, session: str, numbers: Sequence[str]) -> list[PaperSheet]:
        """How each of some trainees stands; begins nothing."""

    def note_sheets(self, session: str, sheets: Sequence[SheetName], by: str) -> None:
        """Keep which sheets were printed."""

    def type_in(
        self, session: str, sheet: SheetName, answers: dict[str, TypedAnswer], by: str
    ) -> list[str]:
        """Save answers from a sheet as the page would, all or none.

        Returns the questions of which something else was saved than ``seen`` says: then nothing
        at all is saved. What still stands as it was ``seen`` is not saved again.

        Raises ``Refused`` for another sheet than is asked now (``other-sheet``), one that is
        handed in (``handed-in``), where no try is left (``not-again``), for a question that is
        not asked (``unknown-question``) and for no plain data of a sensible size (``too-large``).
        """

    def to_hand_in(self, session: str, sheet: SheetName, gaps: dict[str, str]) -> NotWhole:
        """What would be handed in without a whole answer, and what confirms just this state.

        ``gaps`` as in :meth:`qihang.protocol.page.PageCalls.hand_in`. Raises as :meth:`type_in`.
        """

    def hand_in_sheet(
        self, session: str, sheet: SheetName, gaps: dict[str, str], confirm: str, by: str
    ) -> Receipt:
        """Hand in what is saved, as the page does.

        Raises as :meth:`type_in`; ``changed`` where it is not the state that was confirmed, and
        ``too-late`` after the due time.
        """
