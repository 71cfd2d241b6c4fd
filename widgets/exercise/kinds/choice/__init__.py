"""One of several options, or all that fit."""

from __future__ import annotations

from qihang.language.messages import Bilingual
from qihang.questions.choice import Choice
from widgets.exercise.kinds.parts import Json, Translations, Words, options

TITLE = Bilingual("选择", "a choice")


def form(question: Choice, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    chosen_from = options(question.options, words)
    return {"kind": "choice", "label": label, "many": question.many, "options": chosen_from}
