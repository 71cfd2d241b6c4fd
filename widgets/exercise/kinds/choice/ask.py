"""``ask.choice(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.choice import Choice
from widgets.exercise.asking import Options, new_item, words_of
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


def choice(
    name: str,
    answer: Any,
    *,
    options: Options | object,
    many: bool = False,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """One or ``many`` of the ``options``: words by id, or pictures of the case."""

    def build(_: Any, known: Known) -> Asked:
        words = words_of(known(options))
        return Choice(options=tuple(words), many=many), words

    return new_item(name, answer, points, label, shows, build)
