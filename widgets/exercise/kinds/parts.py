"""What the forms of several kinds have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions import grammar
from qihang.sessions.shown import CodePicture
from widgets.exercise.pictures import picture

Translations = dict[str, str]
Json = dict[str, Any]

Words = Mapping[str, object]
"""Says each option, reason, step, row, column or fact of a question by its id."""


def unit_of(unit: str) -> Translations:
    """A unit in both languages."""
    known = grammar.known_unit(unit)
    return translations(
        Bilingual(known.zh, known.en) if known and unit in (known.zh, known.en) else unit
    )


def example_of(number: str, unit: str) -> Translated:
    """The sentence that shows how a number of that unit is written."""
    said = unit_of(unit)
    shown = Bilingual(f"{number} {said['zh']}".strip(), f"{number} {said['en']}".strip())
    return message("For example: {number}", number=shown)


def options(ids: Iterable[str], words: Words) -> list[Json]:
    """What there is to choose from, in this order."""
    return [{"id": name, **_option(words[name])} for name in ids]


def _option(words: Any) -> Json:
    if isinstance(words, CodePicture):
        return {"text": translations(words.words), "picture": picture(words.scene, words.seed)}
    return {"text": translations(words)}
