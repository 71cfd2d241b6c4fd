"""``ask.table(…)`` of a notebook, with ``ask.given`` and ``ask.fill`` for its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qihang.language.messages import Bilingual
from qihang.questions.table import Field, Table
from widgets.exercise.asking import new_item
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


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
    columns: Any = None,
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
        sides = [_side(known(rows)), _side(known(columns) or {"value": ("数值", "Value")})]
        lines, others = sides if _are_lines(sides[0]) else reversed(sides)
        fields = {
            one: Field(line.unit, line.places, _given(one, line, others, known))
            for one, line in lines.items()
        }
        words = {one: _name(thing) for side in sides for one, thing in side.items()}
        return Table(tuple(sides[0]), tuple(sides[1]), fields), words

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
