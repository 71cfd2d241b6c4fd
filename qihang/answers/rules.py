"""What holds in a session for a class: open or closed, due time, tries, when marks are seen.

What is set for everybody and what a class has of its own meet here and nowhere else; whoever
needs to know what holds for somebody asks :func:`rules`. It reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qihang.protocol.page import HandInRules
from qihang.protocol.released import ClassRules, ReleasedSession, ToChange


@dataclass(frozen=True)
class Rules:
    """What holds at a moment."""

    closed_at: str | None
    """Since when no page of it can be opened."""
    due_at: str | None
    """Until when it can be handed in; what is saved stays and can be saved after it."""
    is_over: bool
    """Whether that has passed."""
    tries: int | None
    """How many times it can be handed in; ``None`` is without limit."""
    marks_at_once: bool
    """Whether a hand-in is marked as soon as it comes, and the marks are shown then."""
    are_shown: bool
    """Whether marks are shown that were held."""
    shown_at: str | None
    """Since when, where somebody noted it."""

    @property
    def is_open(self) -> bool:
        """Whether its pages can be opened."""
        return self.closed_at is None

    @property
    def may_be_seen(self) -> bool:
        """Whether somebody may see the own marks."""
        return self.marks_at_once or self.are_shown

    def allows_another(self, used: int) -> bool:
        """Whether who handed it in ``used`` times may begin another try."""
        return not self.is_over and (self.tries is None or used < self.tries)

    def told(self, used: int) -> HandInRules:
        """What somebody is told who handed it in ``used`` times."""
        return {
            "due_at": self.due_at,
            "is_over": self.is_over,
            "tries": self.tries,
            "used": used,
        }


def rules(session: ReleasedSession, class_name: str | None, now: str) -> Rules:
    """What holds in a session for a class at a moment; with ``None``, for everybody else."""
    own: ClassRules = session["classes"].get(class_name, {}) if class_name is not None else {}
    due_at = own.get("due_at", session.get("due_at"))
    marks_at_once = own.get("marks_at_once", session["marks_at_once"])
    shown_at = own.get("results_shown_at")
    return Rules(
        closed_at=own.get("closed_at", session["closed_at"]),
        due_at=due_at,
        is_over=due_at is not None and due_at <= now,
        tries=own.get("tries", _tries(session)),
        marks_at_once=marks_at_once,
        are_shown=shown_at is not None if "results_shown_at" in own else session["results_shown"],
        shown_at=shown_at,
    )


def _tries(session: ReleasedSession) -> int | None:
    """How many times everybody can hand in; once is kept apart since before there was a count."""
    return session.get("tries") if session["hand_in_again"] else 1


def is_open_to_any(session: ReleasedSession, classes: Iterable[str] | None = None) -> bool:
    """Whether pages of a session can be opened by any of some classes, or by anybody at all."""
    names = [*session["classes"], None] if classes is None else list(classes)
    return any(rules(session, name, "").is_open for name in names)


def marked_at_once(session: ReleasedSession) -> tuple[bool, list[str]]:
    """Whether hand-ins are marked as they come, and the classes for which it is otherwise."""
    everybody = rules(session, None, "").marks_at_once
    others = [
        name for name in session["classes"] if rules(session, name, "").marks_at_once != everybody
    ]
    return everybody, others


def any_marked_at_once(session: ReleasedSession) -> bool:
    """Whether hand-ins of anybody are marked as they come."""
    everybody, others = marked_at_once(session)
    return everybody or bool(others)


# --- changing what holds ------------------------------------------------------------------


def of_class(change: ToChange, now: str) -> ClassRules:
    """What a class has of its own by a change.

    Marks that are to be held are held, also where everybody else sees them.
    """
    own: ClassRules = {}
    if "is_open" in change:
        own["closed_at"] = None if change["is_open"] else now
    if "due_at" in change:
        own["due_at"] = change["due_at"]
    if "tries" in change:
        own["tries"] = change["tries"]
    if "marks_at_once" in change:
        own["marks_at_once"] = change["marks_at_once"]
        own["results_shown_at"] = None
    if "are_shown" in change:
        own["results_shown_at"] = now if change["are_shown"] else None
    return own


def of_everybody(change: ToChange, now: str) -> dict[str, object]:
    """The columns of a session by a change."""
    columns: dict[str, object] = {}
    if "is_open" in change:
        columns["closed_at"] = None if change["is_open"] else now
    if "due_at" in change:
        columns["due_at"] = change["due_at"]
    if "tries" in change:
        tries = change["tries"]
        columns["hand_in_again"] = tries != 1
        columns["tries"] = None if tries == 1 else tries
    if "marks_at_once" in change:
        columns["marks_at_once"] = change["marks_at_once"]
    if "are_shown" in change:
        columns["results_shown"] = change["are_shown"]
    return columns
