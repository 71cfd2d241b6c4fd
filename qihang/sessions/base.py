"""What every session's numbers are made of, and the items to try in its workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import ClassVar

from qihang.language.messages import Translated
from qihang.questions.base import Question


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
class Task:
    """A question with its words.

    ``shows`` is what there is to look at (see :mod:`qihang.sessions.shown`), ``words`` says
    each option, reason or step of the question by its id, and ``hint`` is the way to
    the answer but for its last step. A ``fixed`` one has the same numbers at every try, as a
    half-worked example has. A ``guess`` comes before something is tried: any answer will do, and
    none is judged.
    """

    ask: Translated
    question: Question
    shows: object | None = None
    words: Mapping[str, Translated] = field(default_factory=dict)
    hint: Translated | None = None
    fixed: bool = False
    guess: bool = False


Drawing = Callable[[Random], Task]

PRACTICE: dict[str, Drawing] = {}
"""All items to try, by names such as ``s1.bytes``. Each session adds its own."""


def practice(name: str) -> Callable[[Drawing], Drawing]:
    """Add the decorated function to :data:`PRACTICE` under ``name``."""

    def add(drawing: Drawing) -> Drawing:
        PRACTICE[name] = drawing
        return drawing

    return add
