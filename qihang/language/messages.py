"""Texts for people, in both of the classroom's languages.

Every sentence that Python shows a trainee is written once in English, at the
place that needs it, and translated in a catalogue, ``messages.po``: a session and a laboratory
have their own, with what only they say; the rest stands beside this module.
A page always carries both languages, so that a trainee can switch at once and
with the work kept; hence a text here is always its translations, never a single string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from typing import Protocol

from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
GENERAL = Path("qihang/language/messages.po")
OWN = ("qihang/sessions", "widgets/labs")
"""Each folder in these has a catalogue of its own, if only it says something."""

LANGUAGES = ("zh", "en")


class Translated(Protocol):
    """Anything that has a text in each language."""

    def translations(self) -> dict[str, str]:
        """The sentence as ``{"zh": …, "en": …}``."""


@dataclass(frozen=True)
class Bilingual:
    """Words written in both languages where they stand, as in a notebook."""

    zh: str
    en: str

    def translations(self) -> dict[str, str]:
        """See :meth:`Translated.translations`."""
        return {"zh": self.zh, "en": self.en}


@dataclass(frozen=True)
class Message:
    """A message of the catalogue with the values that fill its ``{places}``."""

    english: str
    """What the catalogue knows the message by."""
    values: Mapping[str, object] = field(default_factory=dict)
    several: str | None = None
    """The English for any other number of things than one; Chinese needs no second form."""

    def translations(self) -> dict[str, str]:
        """See the protocol. A value that has translations fills a place with its own."""
        english = self.english if self.several is None else self.several
        return {
            "zh": _chinese(self.english).format_map(_in("zh", self.values)),
            "en": english.format_map(_in("en", self.values)),
        }


def message(english: str, /, **values: object) -> Message:
    """A message of the catalogue; ``values`` fill its ``{places}``.

    Babel collects the messages by the names of this function and the next: pass literals.
    """
    return Message(english, values)


def ngettext(one: str, several: str, count: float, /, **values: object) -> Message:
    """A message in its form for so many things; ``values`` as for :func:`message`."""
    return Message(one, values, None if count == 1 else several)


def translations(text: Translated | str) -> dict[str, str]:
    """Both languages of ``text``; a plain string (a number, a code) is the same in both."""
    if isinstance(text, str):
        return {"zh": text, "en": text}
    return text.translations()


def _in(language: str, values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.translations()[language] if isinstance(value, Bilingual | Message) else value
        for name, value in values.items()
    }


def _chinese(english: str) -> str:
    return _catalogue().get(english, english)


def catalogues(root: Path = ROOT) -> list[Path]:
    """The general catalogue, then that of each session and each laboratory that has one."""
    own = (sorted((root / places).glob(f"*/{GENERAL.name}")) for places in OWN)
    return [root / GENERAL, *chain.from_iterable(own)]


def add(path: Traversable) -> None:
    """Take a catalogue of a course that brings its own sessions, if there is one at ``path``.

    What is translated already stays as it is.
    """
    known = _catalogue()
    if path.is_file():
        known |= _translations(path) | known


def entries(path: Traversable) -> list[Entry]:
    """The messages of a catalogue."""
    with path.open("rb") as file:
        return [entry for entry in read_po(file, locale="zh") if entry.id]


@cache
def _catalogue() -> dict[str, str]:
    return dict(chain.from_iterable(_translations(path).items() for path in catalogues()))


def _translations(path: Traversable) -> dict[str, str]:
    return dict(_said(entry) for entry in entries(path) if entry.string)


def _said(entry: Entry) -> tuple[str, str]:
    """A message's English, that for one thing where there are two, and its Chinese."""
    english, chinese = entry.id, entry.string
    return (
        english if isinstance(english, str) else english[0],
        chinese if isinstance(chinese, str) else chinese[0],
    )
