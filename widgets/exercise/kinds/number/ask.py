"""``ask.number(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.number import Number
from widgets.exercise.asking import new_item
from widgets.exercise.item import Asked, Item


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
        return Number(unit=unit, places=places, near=near), {}

    return new_item(name, answer, points, label, shows, build)
