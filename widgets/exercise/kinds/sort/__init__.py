"""Things that each go into one of some boxes."""

from __future__ import annotations

from qihang.language.messages import Bilingual, Translated, message
from qihang.questions.sort import Sort
from widgets.exercise.kinds.parts import Json, Translations, Words, options

TITLE = Bilingual("分一分", "sorting")


def form(question: Sort, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {
        "kind": "sort",
        "label": label,
        "rows": options(question.rows, words),
        "options": options(question.options, words),
    }


def unfilled(question: Sort, raw: object) -> Translated | None:
    """See :func:`widgets.exercise.kinds.unfilled`."""
    if not isinstance(raw, dict):
        return None
    left = sum(raw.get(row) is None for row in question.rows)
    return message("Not chosen yet: {count}.", count=left) if left else None
