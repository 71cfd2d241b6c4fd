"""What the forms of several kinds have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qihang.language.messages import Bilingual, Translated, translations
from qihang.sessions.shown import CodePicture
from widgets.exercise.pictures import picture

Translations = dict[str, str]
Json = dict[str, Any]

Words = Mapping[str, object]
"""Says each option, reason, step, row, column or fact of a question by its id."""

UNITS: dict[str, Translated] = {
    "元": Bilingual("元", "yuan"),
    "字节": Bilingual("字节", "bytes"),
    "人": Bilingual("人", "people"),
    "单": Bilingual("单", "orders"),
    "次": Bilingual("次", "times"),
    "件": Bilingual("件", "pieces"),
}
"""Units that are written in Chinese in a notebook, with their English."""


def unit_of(unit: str) -> Translations:
    """A unit in both languages."""
    return translations(UNITS.get(unit, unit))


def options(ids: Iterable[str], words: Words) -> list[Json]:
    """What there is to choose from, in this order."""
    return [{"id": name, **_option(words[name])} for name in ids]


def _option(words: Any) -> Json:
    if isinstance(words, CodePicture):
        return {"text": translations(words.words), "picture": picture(words.scene, words.seed)}
    return {"text": translations(words)}
