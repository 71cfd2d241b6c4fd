"""``ask.chat(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.chat import Chat
from widgets.exercise.asking import new_item
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


def chat(
    name: str,
    answer: Any,
    *,
    talk: object,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """The talk with a customer: ``talk`` is a :class:`qihang.commerce.chat.talk.Case`.

    ``shows`` is its card: ``FactCard(talk.title, talk.lines)``.
    """

    def build(_: Any, known: Known) -> Asked:
        return Chat(known(talk)), {}

    return new_item(name, answer, points, label, shows, build)
