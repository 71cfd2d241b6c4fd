"""A number, with its unit beside the box."""

from __future__ import annotations

from qihang.language.messages import Bilingual, Translated
from qihang.questions.number import Number
from widgets.exercise.kinds.parts import Json, Translations, Words, example_of, unit_of

TITLE = Bilingual("写一个数", "a number")


def form(question: Number, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    unit = unit_of(question.unit) if question.unit else None
    return {"kind": "number", "label": label, "unit": unit}


def example(question: Number, raw: object) -> Translated:
    """See :func:`widgets.exercise.kinds.example`."""
    return example_of(question.example(), question.unit)
