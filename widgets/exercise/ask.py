"""Questions in a notebook: an answer box on the page, a number of points in grading.

An exercise's test cell makes an item and ends with it::

    item = ask.number("check_digit", check_digit, shows=case.twelve, points=2)
    ### BEGIN HIDDEN TESTS
    item.expects(codes.check_digit(case.twelve))
    ### END HIDDEN TESTS
    item

nbgrader gives *full* points for a last line that is no number, and breaks off for one
above the maximum. So in grading an item is always displayed as a float from 0 to its
points, whatever goes wrong, and nothing is ever printed. Nothing that draws is
imported then.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from qihang import sessions
from qihang.answers import seeds
from qihang.language.messages import Bilingual, Translated
from qihang.questions import KINDS
from qihang.questions.base import Question, Verdict
from qihang.questions.table import Field

if TYPE_CHECKING:
    from widgets.exercise.answer_box import AnswerBox
    from widgets.exercise.hand_in import HandIn

log = logging.getLogger(__name__)

VERDICT = "application/vnd.qihang.verdict+json"
"""What a graded item shows beside its points: outcome and idea, for the trainee's page."""

Words = Mapping[str, tuple[str, str]]
"""The options or steps of a question by id, each in Chinese and English."""

Known = Callable[[object], Any]
"""Turns what may be known only later into what it is."""

Asked = tuple[Question, Mapping[str, object]]
"""A question without its key, and the words for its options or steps by id."""

Build = Callable[[Any, Known], Asked]
"""Makes the question of an item from the case."""


def grading() -> bool:
    """Whether nbgrader executes this notebook, be it to mark or to validate it."""
    return "NBGRADER_EXECUTION" in os.environ


@dataclass(frozen=True)
class Later:
    """A number of the case that is not known until a trainee's page claims its seed.

    It is named as it is reached: ``case.week.visitors`` is ``Later("week.visitors")``.
    """

    _path: str

    def __getattr__(self, name: str) -> Later:
        if name.startswith("_"):
            raise AttributeError(name)
        return Later(f"{self._path}.{name}")

    def of(self, case: object) -> Any:
        """What it is in a case."""
        return attrgetter(self._path)(case)


class LaterCase:
    """The case as the released notebook sees it: every number is yet to come."""

    def __getattr__(self, name: str) -> Later:
        if name.startswith("_"):
            raise AttributeError(name)
        return Later(name)


class _Places(dict[str, object]):
    """The numbers of a case by name, for the places in a label."""

    def __init__(self, case: object):
        super().__init__()
        self._case = case

    def __missing__(self, name: str) -> object:
        return _Dots() if self._case is None else getattr(self._case, name)


class _Dots:
    """What stands for a number, or for a part of it, that is not known yet."""

    def __getattr__(self, name: str) -> _Dots:
        return self

    def __str__(self) -> str:
        return "…"


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
    """One question of an exercise, made by the functions of this module."""

    name: str
    answer: Any
    most: float
    label: tuple[str, str]
    shows: object
    build: Build
    sheet: Sheet
    _keying: list[Callable[[Any], Any]] = field(default_factory=list)
    _box: AnswerBox | None = None

    def expects(self, *key: Any, **named: Any) -> Item:
        """Give the key, as the ``expecting`` of the question's kind takes it."""
        self._keying.append(lambda question: question.expecting(*key, **named))
        return self

    def not_yet(self, *slip: Any) -> Item:
        """Name the misconception behind a ``slip``.

        The question's kind takes it in its ``with_misconception``.
        """
        self._keying.append(lambda question: question.with_misconception(*slip))
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
        return Bilingual(zh.format_map(_Places(case)), en.format_map(_Places(case)))

    def keyed(self) -> Question:
        """The question with its key. Raises what the hidden tests did wrong."""
        question: Any = self.set_out().question
        for step in self._keying:
            question = step(question)
        return question

    def verdict(self) -> Verdict:
        """The verdict on the answer; never raises.

        An item that cannot be marked earns nothing, and its idea says why:
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
                "points": points,
                "most": self.most,
            },
        }

    def box(self) -> AnswerBox:
        """The box on the page in which this item is answered."""
        if self._box is None:
            from widgets.exercise.answer_box import AnswerBox

            self._box = AnswerBox(self)
        return self._box


_sheet = Sheet()


def case(session: str, seed: object) -> Any:
    """The numbers of an exercise, drawn from its ``seed``; begins a new list of items.

    The released notebook has no seed: on the page its numbers come from the page's session, and
    in grading sample numbers let the hidden tests run while nothing earns points.
    """
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


def hand_in() -> HandIn | None:
    """The end of an exercise, where it is handed in; nothing at all in grading."""
    if grading():
        return None
    from widgets.exercise.hand_in import HandIn

    return HandIn()


def number(
    name: str,
    answer: Any,
    *,
    unit: str = "",
    places: int | None = None,
    near: Any = None,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """A number with its ``unit``, right within half of the last of its ``places``."""

    def build(*_: Any) -> Asked:
        return KINDS["number"](unit=unit, places=places, near=near), {}

    return _item(name, answer, points, label, shows, build)


def choice(
    name: str,
    answer: Any,
    *,
    options: Words | object,
    many: bool = False,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """One or ``many`` of the ``options``: words by id, or pictures of the case."""

    def build(_: Any, known: Known) -> Asked:
        words = _words(known(options))
        return KINDS["choice"](options=tuple(words), many=many), words

    return _item(name, answer, points, label, shows, build)


def order(
    name: str,
    answer: Any,
    *,
    steps: Words,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """The ``steps`` in their order; the page first shows them shuffled."""

    def build(case: Any, _: Known) -> Asked:
        words = _words(steps)
        shuffled = _shuffled(case, words)
        return KINDS["order"](steps=tuple(shuffled)), shuffled

    return _item(name, answer, points, label, shows, build)


def decision(
    name: str,
    answer: Any,
    *,
    options: Words,
    reasons: Words,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """One of the ``options``, and the one of the ``reasons`` (shuffled) that carries it."""

    def build(case: Any, _: Known) -> Asked:
        choices, because = _words(options), _shuffled(case, _words(reasons))
        if choices.keys() & because.keys():
            raise ValueError(f"an option and a reason of {name} have the same id")
        question = KINDS["decision"](options=tuple(choices), reasons=tuple(because))
        return question, {**choices, **because}

    return _item(name, answer, points, label, shows, build)


def code(
    name: str,
    answer: Any,
    *,
    part: str,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """One ``part`` of a QR code: its ``text``, ``version`` or correction ``level``."""

    def build(*_: Any) -> Asked:
        return KINDS["code"](part=part), {}

    return _item(name, answer, points, label, shows, build)


@dataclass(frozen=True)
class Line:
    """A column or a row of a table: its words, how its numbers are written, those given."""

    words: tuple[str, str]
    unit: str
    places: int | None
    is_given: bool
    value: object = None


def given(
    zh: str, en: str, *, value: object = None, unit: str = "", places: int | None = None
) -> Line:
    """A column or row whose numbers stand there from the start.

    ``value`` is the number, or numbers by the ids of the other side. Without it, a column
    takes each row's number from the attribute of its own name.
    """
    return Line((zh, en), unit, places, True, value)


def fill(zh: str, en: str, *, unit: str = "", places: int | None = None) -> Line:
    """A column or row whose cells the trainee fills with numbers."""
    return Line((zh, en), unit, places, False)


def table(
    name: str,
    answer: Any,
    *,
    rows: Any,
    columns: Mapping[str, Any] | None = None,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """A table to fill with numbers, each judged from the trainee's own cells before it.

    Either ``columns`` or ``rows`` are made by :func:`given` and :func:`fill`; the other
    side is words by id, or things of the case with ``id`` and ``name``. Without
    ``columns`` there is one, called ``value``.
    """

    def build(_: Any, known: Known) -> Asked:
        sides = [_side(known(rows)), _side(columns or {"value": ("数值", "Value")})]
        lines, others = sides if _are_lines(sides[0]) else reversed(sides)
        fields = {
            one: Field(line.unit, line.places, _given(one, line, others, known))
            for one, line in lines.items()
        }
        words = {one: _name(thing) for side in sides for one, thing in side.items()}
        return KINDS["table"](tuple(sides[0]), tuple(sides[1]), fields), words

    return _item(name, answer, points, label, shows, build)


def text(
    name: str,
    answer: Any,
    *,
    length: tuple[int, int],
    facts: Words | None = None,
    rules: Iterable[str] = (),
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """A text of the trainee's own: its ``length`` from and to, what it must say, its rules.

    ``facts`` are the things to say, by id; ``rules`` are names of
    :data:`qihang.questions.rules.RULES`. The page shows all of them as a list.
    """

    def build(*_: Any) -> Asked:
        words = _words(facts or {})
        return KINDS["text"](*length, facts=tuple(words), rules=tuple(rules)), words

    return _item(name, answer, points, label, shows, build)


def _side(things: Any) -> dict[str, Any]:
    """The rows or the columns of a table by id."""
    return dict(things) if isinstance(things, Mapping) else {thing.id: thing for thing in things}


def _are_lines(side: Mapping[str, Any]) -> bool:
    return all(isinstance(one, Line) for one in side.values())


def _given(one: str, line: Line, others: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """The given numbers of a line, by the ids of the other side."""
    if not line.is_given:
        return {}
    value = known(line.value)
    if isinstance(value, Mapping):
        return {other: known(number) for other, number in value.items()}
    if value is None:
        return {other: getattr(thing, one) for other, thing in others.items()}
    return dict.fromkeys(others, value)


def _name(thing: Any) -> object:
    if isinstance(thing, Line):
        return Bilingual(*thing.words)
    return thing.name if hasattr(thing, "name") else Bilingual(*thing)


def _item(
    name: str,
    answer: Any,
    points: float,
    label: tuple[str, str] | None,
    shows: object,
    build: Build,
) -> Item:
    item = Item(name, answer, points, label or (name, name), shows, build, _sheet)
    _sheet.items[name] = item
    return item


def _words(options: Any) -> dict[str, object]:
    if isinstance(options, Mapping):
        return {name: Bilingual(*words) for name, words in options.items()}
    pictures: Sequence[Any] = options
    return {picture.id: picture for picture in pictures}


def _shuffled(case: Any, words: dict[str, object]) -> dict[str, object]:
    names: Iterable[str] = words if case is None else case.shuffled(words)
    return {name: words[name] for name in names}


def _drawn_from(session: str, seed: object) -> Any:
    if not isinstance(seed, str) or not seed:
        return None
    return _generate(session, seed)


@lru_cache(maxsize=4)
def _generate(session: str, seed: str) -> Any:
    return sessions.generate(session, seed)
