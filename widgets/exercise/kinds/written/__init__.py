"""A text of one's own, with a list of what it needs."""

from __future__ import annotations

from qihang.language.messages import Translated, message, translations
from qihang.questions.rules import RULES, WORD
from qihang.questions.written import LENGTH, Written
from widgets.exercise.kinds.parts import Json, Translations, Words

WORDS: dict[str, Translated] = {
    "check_list": message("Check list:"),
    "so_long": message(
        "{count} words now. It needs {least} to {most}.",
        count="{count}",
        least="{least}",
        most="{most}",
    ),
    "found": message("“{words}”", words="{words}"),
}


def form(question: Written, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {
        "kind": "written",
        "label": label,
        "least": question.least,
        "most": question.most,
        "counted": WORD,
        "checks": [
            {"name": name, "text": translations(_asked(question, name, words))}
            for name in question.names()
        ],
    }


def _asked(question: Written, name: str, words: Words) -> Translated:
    """What a text is asked for, as a line of its check list."""
    if name == LENGTH:
        return message("Write {least} to {most} words.", least=question.least, most=question.most)
    if name not in RULES:
        return message("It says: {fact}.", fact=words[name])
    asks = RULES[name].asks
    if not RULES[name].law:
        return asks
    return message("{rule} (The law. Without it: half of the points at most.)", rule=asks)
