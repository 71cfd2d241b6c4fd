"""``ask.text(…)`` of a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qihang.questions.written import Counts, Written
from widgets.exercise.asking import Options, new_item, words_of
from widgets.exercise.item import Asked, Item


def text(
    name: str,
    answer: Any,
    *,
    length: tuple[int, int],
    counts: Counts = "words",
    facts: Options | None = None,
    rules: Iterable[str] = (),
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """A text of the trainee's own: its ``length`` from and to, what it must say, its rules.

    The length is in characters (in English: words), or in ``bytes`` as a shop's form counts.
    ``facts`` are the things to say, by id; ``rules`` are names of
    :data:`qihang.questions.rules.RULES`. The page shows all of them as a list.
    """

    def build(*_: Any) -> Asked:
        words = words_of(facts or {})
        question = Written(*length, facts=tuple(words), rules=tuple(rules), counts=counts)
        return question, words

    return new_item(name, answer, points, label, shows, build)
