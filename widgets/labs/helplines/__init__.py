"""Helplines: whom to call for help after a sentence, and which number nobody has checked."""

from __future__ import annotations

from collections.abc import Iterator

from qihang.commerce.helplines import HELPLINES
from qihang.language.messages import Translated, listed, message, sentences, translations
from widgets.core.lab import Drawn, assets


class Helplines(Drawn):
    """Shows the numbers of :mod:`qihang.commerce.helplines`."""

    _esm, _css = assets("helplines")

    def __init__(self) -> None:
        super().__init__()
        self.view = {
            "name": translations(message("Numbers to ask for help")),
            "lines": [
                {
                    "number": one.number,
                    "text": translations(one.words),
                    "ask": not (one.checked or one.urgent),
                }
                for one in HELPLINES
            ],
            "unchecked": translations(message("not checked yet")),
            "check": translations(sentences(*_how())),
            "sources": translations(_sources()),
        }


def _how() -> Iterator[Translated]:
    """How one calls; no number needs another one first."""
    yield message("In danger call 110 or 120 at once, and ask nobody before.")
    if not all(one.checked or one.urgent for one in HELPLINES):
        yield message("“?”: a public number that we have not checked. You may call it.")
    yield message("At the others ask first what they deal with.")
    yield message("Whoever wants a transfer or a code: hang up.")
    yield message("Where is the judicial office? Ask the police station or the township.")


def _sources() -> Translated:
    """Where the numbers that were looked up stand, and the last day on which one was."""
    known = [one for one in HELPLINES if one.source and one.date_checked]
    return message(
        "Sources: {sources}. Looked up {day}.",
        sources=listed(
            message("{number} {source}", number=one.number, source=one.source) for one in known
        ),
        day=max(one.date_checked for one in known if one.date_checked),
    )
