"""Steps that are put in their order."""

from __future__ import annotations

from qihang.language.messages import Bilingual, Translated, message
from qihang.questions.order import Order
from widgets.exercise.kinds.parts import Json, Translations, Words, options

TITLE = Bilingual("排先后", "steps in order")

WORDS: dict[str, Translated] = {
    "up": message("Up"),
    "down": message("Down"),
    "moved": message("Now {place} of {count}", place="{place}", count="{count}"),
    "keep": message("Keep it like this"),
}


def form(question: Order, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {"kind": "order", "label": label, "steps": options(question.steps, words)}
