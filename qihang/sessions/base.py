"""What every session's numbers are made of, and the items to try in its workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, ClassVar

from qihang.commerce.own_goods import OwnGoods
from qihang.language.messages import Translated
from qihang.questions.base import Question, Unreadable, Verdict, is_empty


def source(session: str, *parts: str) -> Random:
    """A source of random numbers for one part of a session, the same for the same parts."""
    return Random("\n".join((session, *parts)))


@dataclass(frozen=True)
class Variant:
    """The numbers of one trainee's exercise, all drawn from its ``seed``."""

    session: ClassVar[str]
    seed: str

    def shuffled(self, options: Iterable[str]) -> tuple[str, ...]:
        """``options`` in an order of this trainee's own: the same at every call."""
        ordered = sorted(options)
        source(self.session, self.seed, *ordered).shuffle(ordered)
        return tuple(ordered)


@dataclass(frozen=True)
class Pool:
    """The cases that an item is drawn from: how many there are ``of``, and how many it has."""

    of: int
    shown: int = 1


@dataclass(frozen=True)
class Task:
    """A question with its words.

    ``shows`` is what there is to look at (see :mod:`qihang.sessions.shown`), ``words`` says
    each option, reason or step of the question by its id, and ``hint`` is the way to
    the answer but for its last step.

    ``fixed``: its numbers are those of an example that a text tells, and never others.
    ``guess``: it is asked before it was learnt, so it needs no key and gets no verdict; its
    numbers are fixed too.

    ``pool``: what it asks is chosen from a list of cases, for the lecturers' guide to say so.
    """

    ask: Translated
    question: Question
    shows: object | None = None
    words: Mapping[str, Translated] = field(default_factory=dict)
    hint: Translated | None = None
    fixed: bool = False
    guess: bool = False
    pool: Pool | None = None

    @property
    def has_new_numbers(self) -> bool:
        """Whether it can be tried again with other numbers."""
        return not (self.fixed or self.guess)

    def mark(self, raw: Any) -> Verdict:
        """The verdict on a raw answer. Never raises."""
        if not self.guess:
            return self.question.mark(raw)
        if is_empty(raw):
            return Verdict("empty")
        try:
            self.question.read(raw)
        except Unreadable as unreadable:
            return Verdict("unreadable", idea=unreadable.hint)
        return Verdict("guessed")


Drawing = Callable[[Random], Task]
OwnDrawing = Callable[[Random, OwnGoods], Task]

PRACTICE: dict[str, Drawing] = {}
"""All items to try, by names such as ``s1.bytes``. Each session adds its own."""

WITH_OWN: dict[str, OwnDrawing] = {}
"""Those of them that work with the trainee's own goods, where the page knows of any."""


def practice(name: str) -> Callable[[Drawing], Drawing]:
    """Add the decorated function to :data:`PRACTICE` under ``name``."""

    def add(drawing: Drawing) -> Drawing:
        PRACTICE[name] = drawing
        return drawing

    return add


def practice_with_own(name: str) -> Callable[[OwnDrawing], OwnDrawing]:
    """Like :func:`practice`, for a function that is given the trainee's own goods as well.

    The sheet may be empty, or lack what the item needs: then it takes the goods of a story.
    """

    def add(drawing: OwnDrawing) -> OwnDrawing:
        WITH_OWN[name] = drawing
        PRACTICE[name] = lambda rng: drawing(rng, OwnGoods())
        return drawing

    return add
