"""A text of one's own, with a list of what it needs."""

from __future__ import annotations

from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions.rules import RULES, WORD
from qihang.questions.written import LENGTH, Written
from widgets.exercise.kinds.parts import Json, Translations, Words

TITLE = Bilingual("写一段话", "a text")

WORDS: dict[str, Translated] = {
    "check_list": message("Check list:"),
    "so_long": message(
        "{count} words now. It needs {least} to {most}.",
        count="{count}",
        least="{least}",
        most="{most}",
    ),
    "so_many_bytes": message(
        "{count} bytes now. It needs {least} to {most}.",
        count="{count}",
        least="{least}",
        most="{most}",
    ),
    "found": message("“{words}”", words="{words}"),
}

CAPPED = message("If a line marked “The law.” is not kept, the text earns half at most.")
"""Said once below the check list, if a line of it is law."""


def form(question: Written, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    checks = [
        {"name": name, "text": translations(_asked(question, name, words))}
        for name in question.names()
    ]
    law = any(name in RULES and RULES[name].law for name in question.names())
    return {
        "kind": "written",
        "label": label,
        "least": question.least,
        "most": question.most,
        # What counts as one; a page counts bytes by itself.
        "counted": WORD if question.counts == "words" else None,
        "checks": checks,
        "capped": translations(CAPPED) if law else None,
    }


def _asked(question: Written, name: str, words: Words) -> Translated:
    """What a text is asked for, as a line of its check list."""
    if name == LENGTH:
        return _asked_length(question)
    if name not in RULES:
        return message("It says: {fact}.", fact=words[name])
    asks = RULES[name].asks
    if not RULES[name].law:
        return asks
    return message("{rule} (The law.)", rule=asks)


def _asked_length(question: Written) -> Translated:
    if question.counts == "words":
        return message("Write {least} to {most} words.", least=question.least, most=question.most)
    return message(
        "Write {least} to {most} bytes. A Chinese character or sign is 2, a letter, digit or "
        "space is 1.",
        least=question.least,
        most=question.most,
    )
