"""Steps that are put in their order."""

from __future__ import annotations

from qihang.language.messages import Translated, say
from qihang.questions.order import Order
from widgets.exercise.kinds.parts import Json, Pair, Words, options

WORDS: dict[str, Translated] = {
    "up": say("Up"),
    "down": say("Down"),
    "moved": say("Now {place} of {count}", place="{place}", count="{count}"),
    "keep": say("The order is right as it is"),
}


def form(question: Order, words: Words, label: Pair) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {"kind": "order", "label": label, "steps": options(question.steps, words)}
