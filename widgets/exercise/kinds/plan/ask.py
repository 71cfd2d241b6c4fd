"""``ask.plan(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.plan import Plan
from widgets.exercise.asking import new_item
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


def plan(
    name: str,
    answer: Any,
    *,
    goods: object,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """A plan of the first month, on one page, for the trainee's own goods.

    ``goods`` (:class:`qihang.commerce.plan.Goods`) are those of whoever has none on the sheet.
    """

    def build(_: Any, known: Known) -> Asked:
        return Plan(known(goods)), {}

    return new_item(name, answer, points, label, shows, build)
