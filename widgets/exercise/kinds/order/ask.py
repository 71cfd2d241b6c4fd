"""``ask.order(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.order import Order
from widgets.exercise.asking import Options, new_item, shuffled, words_of
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


def order(
    name: str,
    answer: Any,
    *,
    steps: Options | object,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """The ``steps`` in their order, words by id or things of the case; first shown shuffled."""

    def build(case: Any, known: Known) -> Asked:
        words = words_of(known(steps))
        mixed = shuffled(case, words)
        return Order(steps=tuple(mixed)), mixed

    return new_item(name, answer, points, label, shows, build)
