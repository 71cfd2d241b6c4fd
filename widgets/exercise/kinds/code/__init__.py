"""A part of a QR code: what it says, its version, or its correction level."""

from __future__ import annotations

from qihang.commerce.codes import LEVELS, RESTORES
from qihang.language.messages import Bilingual, message
from qihang.questions.code import Code
from widgets.exercise.kinds.parts import Json, Translations, Words, options

TITLE = Bilingual("读码、选码", "a code")


def form(question: Code, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    if question.part == "text":
        return {"kind": "code", "label": label}
    if question.part == "version":
        return {"kind": "number", "label": label, "unit": None}
    levels = {
        level: message("{level}: repairs about {parts} of 100 parts", level=level, parts=parts)
        for level, parts in RESTORES.items()
    }
    chosen_from = options(LEVELS, levels)
    return {"kind": "choice", "label": label, "many": False, "options": chosen_from}
