"""``ask.decision(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.decision import Decision
from widgets.exercise.asking import Options, new_item, shuffled, words_of
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


def decision(
    name: str,
    answer: Any,
    *,
    options: Options,
    reasons: Options,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """One of the ``options``, and the one of the ``reasons`` (shuffled) that carries it."""

    def build(case: Any, _: Known) -> Asked:
        choices, because = words_of(options), shuffled(case, words_of(reasons))
        if choices.keys() & because.keys():
            raise ValueError(f"an option and a reason of {name} have the same id")
        question = Decision(options=tuple(choices), reasons=tuple(because))
        return question, {**choices, **because}

    return new_item(name, answer, points, label, shows, build)
