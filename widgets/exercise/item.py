"""The questions of an exercise as a notebook holds them: drawn on a page, marked in grading.

nbgrader gives *full* points for a last line that is no number, and breaks off for one
above the maximum. So in grading an item is always displayed as a float from 0 to its
points, whatever goes wrong, and nothing is ever printed. Nothing here draws, nor imports
what draws.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from qihang import sessions
from qihang.answers import seeds
from qihang.language.messages import Bilingual, Translated
from qihang.protocol.submission import VERDICT
from qihang.questions import evidence
from qihang.questions.base import Question, Verdict
from widgets.exercise.later import Known, Later, LaterCase, Places

log = logging.getLogger(__name__)

Asked = tuple[Question, Mapping[str, object]]
"""A question without its key, and the words for its options or steps by id."""

Build = Callable[[Any, Known], Asked]
"""Makes the question of an item from the case."""

Draw = Callable[["Item"], Any]
"""Makes the box of an item."""


def grading() -> bool:
    """Whether nbgrader executes this notebook, be it to mark or to validate it."""
    return "NBGRADER_EXECUTION" in os.environ


@dataclass(frozen=True)
class SetOut:
    """An item with its numbers known: what there is to be answered, and how it is put."""

    question: Question
    label: Translated
    shows: object = None
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Sheet:
    """The items of one exercise and where their numbers come from."""

    session: str | None = None
    fixed: Any = None
    seeded: bool = False
    items: dict[str, Item] = field(default_factory=dict)

    def variant(self, seed: str) -> Any:
        """The case: the notebook's own if it has a seed, else the one of ``seed``."""
        if self.fixed is not None or self.session is None:
            return self.fixed
        return _generate(self.session, seed)


@dataclass(eq=False)
class Item:
    """One question of an exercise, made by the functions of :mod:`widgets.exercise.ask`.

    ``draw`` makes the box in which it is answered; grading never calls it.
    """

    name: str
    answer: Any
    most: float
    label: tuple[str, str]
    shows: object
    build: Build
    sheet: Sheet
    draw: Draw
    _keying: list[Callable[[Any], Any]] = field(default_factory=list)
    _box: Any = None

    def expects(self, *key: Any, **named: Any) -> Item:
        """Give the key, as the ``expecting`` of the question's kind takes it."""
        self._keying.append(lambda question: question.expecting(*key, **named))
        return self

    def not_yet(self, *distractor: Any) -> Item:
        """Name the misconception behind a ``distractor``.

        The question's kind takes it in its ``with_misconception``.
        """
        self._keying.append(lambda question: question.with_misconception(*distractor))
        return self

    def set_out(self, seed: str = seeds.SAMPLE) -> SetOut:
        """The item with the numbers of ``seed`` (or of its notebook, if that has any)."""
        case = self.sheet.variant(seed)

        def known(value: object) -> Any:
            return value.of(case) if isinstance(value, Later) else value

        question, words = self.build(case, known)
        return SetOut(question, self.titled(case), known(self.shows), words)

    def titled(self, case: object = None) -> Translated:
        """The label, its ``{places}`` filled from the case; before that is known, with dots."""
        zh, en = self.label
        return Bilingual(zh.format_map(Places(case)), en.format_map(Places(case)))

    def keyed(self) -> Question:
        """The question with its key. Raises the errors of wrong hidden tests."""
        question: Any = self.set_out().question
        for step in self._keying:
            question = step(question)
        return question

    def verdict(self) -> Verdict:
        """The verdict on the answer; never raises.

        An item that cannot be marked earns nothing, and its `idea` says why:
        ``no-seed``, ``no-key`` or ``no-marking``.
        """
        if not self.sheet.seeded:
            return Verdict("not-yet", idea="no-seed")
        if not self._keying:
            return Verdict("not-yet", idea="no-key")
        try:
            return self.keyed().mark(self.answer)
        except Exception:
            log.debug("%s", self.name, exc_info=True)
            return Verdict("not-yet", idea="no-marking")

    def points(self) -> float:
        """Points earned: finite, at least 0 and at most the item's points."""
        return self._marked()[1]

    def _told(self) -> str:
        """Which misconceptions the answer tells of; see :func:`qihang.questions.evidence.noted`."""
        try:
            return evidence.noted(self.keyed(), self.answer) if self.sheet.seeded else ""
        except Exception:
            log.debug("what %s tells", self.name, exc_info=True)
            return ""

    def _marked(self) -> tuple[Verdict, float]:
        verdict = self.verdict()
        try:
            points = float(verdict.points(self.most))
            if 0.0 <= points <= self.most:
                return verdict, points
        except Exception:
            log.debug("the points of %s", self.name, exc_info=True)
        return Verdict("not-yet", idea="no-marking"), 0.0

    def __repr__(self) -> str:
        return repr(self.points()) if grading() else f"<question {self.name}>"

    def _repr_mimebundle_(self, **selection: Any) -> Any:
        if not grading():
            return self.box()._repr_mimebundle_(**selection)
        verdict, points = self._marked()
        return {
            "text/plain": repr(points),
            VERDICT: {
                "question": self.name,
                "outcome": verdict.outcome,
                "idea": verdict.idea,
                "parts": [asdict(part) for part in verdict.parts],
                "told": self._told(),
                "points": points,
                "most": self.most,
            },
        }

    def box(self) -> Any:
        """The box on the page in which this item is answered."""
        if self._box is None:
            self._box = self.draw(self)
        return self._box


_sheet = Sheet()


def begin(session: str, seed: object) -> Any:
    """Begin the list of items of an exercise; the numbers of its case, see :func:`ask.case`."""
    global _sheet
    fixed = _drawn_from(session, seed)
    seeded = fixed is not None
    if fixed is None and grading():
        fixed = _generate(session, seeds.SAMPLE)
    _sheet = Sheet(session, fixed, seeded)
    return LaterCase() if fixed is None else fixed


def asked() -> list[Item]:
    """The items of the exercise so far, in the order of the notebook."""
    return list(_sheet.items.values())


def add(
    name: str,
    answer: Any,
    points: float,
    label: tuple[str, str] | None,
    shows: object,
    build: Build,
    draw: Draw,
) -> Item:
    """The next item of the exercise; a cell that is run again replaces its item."""
    item = Item(name, answer, points, label or (name, name), shows, build, _sheet, draw)
    _sheet.items[name] = item
    return item


def _drawn_from(session: str, seed: object) -> Any:
    if not isinstance(seed, str) or not seed:
        return None
    return _generate(session, seed)


@lru_cache(maxsize=4)
def _generate(session: str, seed: str) -> Any:
    return sessions.generate(session, seed)
