"""A decision, and the reason that carries it."""

from __future__ import annotations

from qihang.language.messages import Bilingual, Translated, message
from qihang.questions.decision import Decision
from widgets.exercise.kinds.parts import Json, Translations, Words, options

TITLE = Bilingual("决定和理由", "a decision and its reason")

WORDS: dict[str, Translated] = {"because": message("Why?")}


def form(question: Decision, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {
        "kind": "decision",
        "label": label,
        "options": options(question.options, words),
        "reasons": options(question.reasons, words),
    }


def unfilled(question: Decision, raw: object) -> Translated | None:
    """See :func:`widgets.exercise.kinds.unfilled`."""
    if isinstance(raw, dict) and raw.get("choice") and not raw.get("reason"):
        return message("Please choose a reason, too.")
    return None
