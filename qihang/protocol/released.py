"""A session that was released: its editions, and what holds in it for whom."""

from __future__ import annotations

from typing import TypedDict


class Limits(TypedDict, total=False):
    """Until when an exercise can be handed in, and how many times where that is more than once."""

    due_at: str | None
    tries: int | None


class Halved(TypedDict, total=False):
    """Whether what is asked hangs on the half of the class; where nothing is said, it does not."""

    in_halves: bool


class SessionSettings(Limits, Halved):
    """How a session is opened."""

    items: list[str]
    marks_at_once: bool
    hand_in_again: bool


class ClassRules(TypedDict, total=False):
    """What holds for a class as its own; what is not there is as for everybody.

    ``closed_at`` is ``None`` where it is open, ``due_at`` where there is no due time, ``tries``
    where it can be handed in without limit, ``results_shown_at`` where held marks are not shown.
    """

    closed_at: str | None
    due_at: str | None
    tries: int | None
    marks_at_once: bool
    results_shown_at: str | None


class ToChange(TypedDict, total=False):
    """What is to be changed of what holds; what is not there stays as it is.

    ``is_open`` and ``are_shown`` get the moment of the change where one is kept.
    """

    is_open: bool
    due_at: str | None
    tries: int | None
    marks_at_once: bool
    are_shown: bool


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

    ``closed_at`` is ``None`` while its pages can be opened. What holds for whom of all this is
    asked of :mod:`qihang.answers.rules` alone.
    """

    session: str
    opened_at: str
    results_shown: bool
    closed_at: str | None
    editions: list[Edition]
    classes: dict[str, ClassRules]
    """What classes have of their own."""
