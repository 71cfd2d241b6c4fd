"""``ask.sort(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.sort import Sort
from widgets.exercise.asking import Options, new_item, words_of
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


def sort(
    name: str,
    answer: Any,
    *,
    rows: Options | object,
    options: Options,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """Each of the ``rows``, words by id or pictures of the case, into one of the ``options``."""

    def build(_: Any, known: Known) -> Asked:
        things, boxes = words_of(known(rows)), words_of(options)
        return Sort(tuple(things), tuple(boxes)), {**things, **boxes}

    return new_item(name, answer, points, label, shows, build)
