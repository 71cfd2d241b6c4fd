"""Questions in a notebook: an answer box on the page, a number of points in grading.

An exercise's test cell makes an item and ends with it::

    item = ask.number("check_digit", check_digit, shows=case.twelve, points=2)
    ### BEGIN HIDDEN TESTS
    item.expects(codes.check_digit(case.twelve))
    ### END HIDDEN TESTS
    item

Each function takes the answer of the solution cell; ``shows`` is what there is to look at,
``label`` the item's name in Chinese and English. What an item does: see
:mod:`widgets.exercise.item`. What draws is imported by a page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qihang.language.messages import Bilingual
from qihang.questions import KINDS
from qihang.questions.table import Field
from widgets.exercise import item as items
from widgets.exercise.item import Asked, Build, Item, asked, grading
from widgets.exercise.later import Known

if TYPE_CHECKING:
    from widgets.exercise.answer_box import AnswerBox
    from widgets.exercise.hand_in import HandIn

__all__ = [
    "asked",
    "case",
    "choice",
    "code",
    "decision",
    "fill",
    "given",
    "hand_in",
    "number",
    "order",
    "table",
    "text",
]

Words = Mapping[str, tuple[str, str]]
"""The options or steps of a question by id, each in Chinese and English."""


def __getattr__(name: str) -> Any:
    """What asks a kind of question that has a folder of its own; see ``kinds``."""
    from widgets.exercise import kinds

    return kinds.asking(name)


def case(session: str, seed: object) -> Any:
    """The numbers of an exercise, drawn from its ``seed``; begins a new list of items.

    The released notebook has no seed: on the page its numbers come from the page's session, and
    in grading sample numbers let the hidden tests run while nothing earns points.
    """
    return items.begin(session, seed)


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

    return new_item(name, answer, points, label, shows, build)


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

    return new_item(name, answer, points, label, shows, build)


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

    return new_item(name, answer, points, label, shows, build)


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

    return new_item(name, answer, points, label, shows, build)


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

    return new_item(name, answer, points, label, shows, build)


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

    return new_item(name, answer, points, label, shows, build)


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

    return new_item(name, answer, points, label, shows, build)


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


def new_item(
    name: str,
    answer: Any,
    points: float,
    label: tuple[str, str] | None,
    shows: object,
    build: Build,
) -> Item:
    """An item of the exercise that is being read, for a function that asks a kind of question."""
    return items.add(name, answer, points, label, shows, build, _box)


def _box(item: Item) -> AnswerBox:
    from widgets.exercise.answer_box import AnswerBox

    return AnswerBox(item)


def _words(options: Any) -> dict[str, object]:
    if isinstance(options, Mapping):
        return {name: Bilingual(*words) for name, words in options.items()}
    pictures: Sequence[Any] = options
    return {picture.id: picture for picture in pictures}


def _shuffled(case: Any, words: dict[str, object]) -> dict[str, object]:
    names: Iterable[str] = words if case is None else case.shuffled(words)
    return {name: words[name] for name in names}
