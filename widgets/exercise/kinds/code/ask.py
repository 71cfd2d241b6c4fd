"""``ask.code(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.code import Code, Part
from widgets.exercise.asking import new_item
from widgets.exercise.item import Asked, Item


def code(
    name: str,
    answer: Any,
    *,
    part: Part,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """One ``part`` of a QR code: its ``text``, ``version`` or correction ``level``."""

    def build(*_: Any) -> Asked:
        return Code(part=part), {}

    return new_item(name, answer, points, label, shows, build)
