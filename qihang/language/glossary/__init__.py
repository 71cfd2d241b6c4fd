"""The trade's words: each with pinyin, English, a sentence, an example, and what it is not.

The words stand in ``glossary.toml``. They are also the only way for a character outside
the 1,500 most frequent ones (``characters.txt``) and some words of every day (``natural.txt``)
into a text: see :mod:`qihang.language.readability`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from qihang.language.messages import Bilingual

HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Unlike:
    """A word (its id) that is not the same, and the difference in one sentence a language."""

    id: str
    says: Bilingual


@dataclass(frozen=True)
class Word:
    """A word of the trade. ``also`` are other names that a page may use for it.

    An ``everyday`` word is here for its characters; a page does not mark it.
    """

    id: str
    zh: str
    pinyin: str
    en: str
    says: Bilingual
    example: Bilingual
    also: tuple[str, ...] = ()
    unlike: tuple[Unlike, ...] = ()
    everyday: bool = False

    def names(self, language: str) -> tuple[str, ...]:
        """What the word is called in ``zh`` or ``en``; abbreviations are the same in both."""
        other = [name for name in self.also if language == "zh" or not HAN.search(name)]
        if language == "en":
            return (self.en, *other)
        return (self.zh, *(name for name in other if HAN.search(name) or name.isupper()))


@cache
def words() -> tuple[Word, ...]:
    """All words, in the order of ``glossary.toml``."""
    rows = tomllib.loads(_file("glossary.toml"))["word"]
    return tuple(_word(row) for row in rows)


@cache
def frequent() -> frozenset[str]:
    """The 1,500 most frequent characters, which a text may use anywhere."""
    return _characters_in("characters.txt")


@cache
def natural() -> frozenset[str]:
    """Other characters of words of every day, which a text may use anywhere, too."""
    return _characters_in("natural.txt")


def _characters_in(name: str) -> frozenset[str]:
    lines = _file(name).splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


@cache
def characters() -> frozenset[str]:
    """The characters that a text may use within a word of the glossary, and only there."""
    names = "".join(name for word in words() for name in word.names("zh"))
    return frozenset(HAN.findall(names)) - frequent() - natural()


@cache
def for_pages() -> list[dict[str, Any]]:
    """The words that a page marks, as data for its script."""
    chinese = {word.id: word.zh for word in words()}
    english = {word.id: word.en for word in words()}
    return [
        {
            "id": word.id,
            "zh": word.zh,
            "pinyin": word.pinyin,
            "en": word.en,
            "names": {language: word.names(language) for language in ("zh", "en")},
            "says": word.says.translations(),
            "example": word.example.translations(),
            "unlike": [
                {
                    "word": {"zh": chinese[other.id], "en": english[other.id]},
                    "says": other.says.translations(),
                }
                for other in word.unlike
            ],
        }
        for word in words()
        if not word.everyday
    ]


def _word(row: dict[str, Any]) -> Word:
    return Word(
        id=row["id"],
        zh=row["zh"],
        pinyin=row["pinyin"],
        en=row["en"],
        says=Bilingual(**row["says"]),
        example=Bilingual(**row["example"]),
        also=tuple(row.get("also", ())),
        unlike=tuple(
            Unlike(other["id"], Bilingual(other["zh"], other["en"]))
            for other in row.get("unlike", ())
        ),
        everyday=row.get("everyday", False),
    )


def _file(name: str) -> str:
    return files("qihang.language.glossary").joinpath(name).read_text(encoding="utf-8")
