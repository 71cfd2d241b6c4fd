"""Items to try: what a workbook asks, with new numbers every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from qihang.questions.base import Question
from qihang.text import Spoken


@dataclass(frozen=True)
class Task:
    """A question with its words.

    ``shows`` is what there is to look at (see :mod:`qihang.cases.shown`), ``words`` says
    each option, reason or step of the question by its id, and ``hint`` is the way to
    the answer but for its last step.
    """

    ask: Spoken
    question: Question
    shows: object | None = None
    words: Mapping[str, Spoken] = field(default_factory=dict)
    hint: Spoken | None = None


Drawing = Callable[[Random], Task]

PRACTICE: dict[str, Drawing] = {}
"""All items to try, by names such as ``s1.bytes``. Each session adds its own."""


def practice(name: str) -> Callable[[Drawing], Drawing]:
    """Add the decorated function to :data:`PRACTICE` under ``name``."""

    def add(drawing: Drawing) -> Drawing:
        PRACTICE[name] = drawing
        return drawing

    return add
