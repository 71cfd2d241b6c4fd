"""What every kind of question can do, and the result of marking an answer.

A question reads a raw answer, marks it, and makes its own examples, so that one
test can try every question of the course. The page and the marker call the
same functions. Nothing here draws, writes, or reads a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, Protocol

from qihang.language.signs import seen

Outcome = Literal["right", "partly", "not-yet", "unreadable", "empty", "guessed"]
"""How an answer went; ``guessed`` is one that is asked for and not judged."""

LONGEST_ANSWER = 10_000
"""Characters of a raw answer that are looked at; a longer one is unreadable."""


class Unreadable(Exception):
    """The answer could not be understood. It is not wrong: it can be written again.

    ``hint`` names the sentence that helps (see :mod:`qihang.questions.misconceptions`).
    """

    def __init__(self, hint: str):
        super().__init__(hint)
        self.hint = hint


@dataclass(frozen=True)
class Part:
    """What marking found of one part of an answer: a cell of a table, a rule of a text.

    ``found`` are the trainee's own words that the part is about, where there are any. What
    ``follows`` is worked out rightly from the trainee's own numbers, one of which is not right.
    """

    name: str
    outcome: Outcome
    idea: str | None = None
    found: str | None = None
    follows: bool = False


@dataclass(frozen=True)
class Verdict:
    """What marking an answer found.

    ``share`` is the part of the points that is earned, from 0 to 1. ``idea``, as the
    stored key is called, names the misconception behind a "not yet" or the hint of an
    unreadable answer. ``parts`` are those of
    the kinds of questions that look at each part for itself.
    """

    outcome: Outcome
    share: Fraction = Fraction(0)
    idea: str | None = None
    parts: tuple[Part, ...] = ()

    def points(self, most: float) -> float:
        """Points earned of ``most``, to a hundredth, never below 0 nor above ``most``.

        nbgrader takes a negative or non-numeric result for full points, so this is
        the only way in which a verdict becomes points.
        """
        return float(
            min(max(round(self.share * Fraction(str(most)), 2), Fraction(0)), Fraction(str(most)))
        )


@dataclass(frozen=True)
class Examples:
    """Raw answers that a question made of itself."""

    right: Sequence[Any]
    wrong: Sequence[Any]
    unreadable: Sequence[Any]


class Question(Protocol):
    """A question of any kind. ``read`` needs no key; ``mark`` and ``examples`` do."""

    kind: str

    def read(self, raw: Any) -> Any:
        """The value meant by a raw answer.

        Raises :class:`Unreadable` if nothing sensible can be made of it.
        """

    def mark(self, raw: Any) -> Verdict:
        """The verdict on a raw answer; ``None`` and blank text are ``empty``. Never raises."""

    def examples(self) -> Examples:
        """At least one right, one wrong and one unreadable raw answer."""


def is_empty(raw: Any) -> bool:
    """Whether nothing was answered at all, or nothing that could be seen."""
    blank = isinstance(raw, str) and not seen(raw).strip()
    return raw is None or blank or raw == [] or raw == {}
