"""``ask.text(…)`` of a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qihang.questions.written import Written
from widgets.exercise.asking import Options, new_item, words_of
from widgets.exercise.item import Asked, Item


def text(
    name: str,
    answer: Any,
    *,
    length: tuple[int, int],
    facts: Options | None = None,
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
        words = words_of(facts or {})
        return Written(*length, facts=tuple(words), rules=tuple(rules)), words

    return new_item(name, answer, points, label, shows, build)
