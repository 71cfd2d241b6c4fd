"""Texts for people, in both of the classroom's languages.

Every sentence that Python shows somebody is written once in English, at the place that needs
it, and translated in a catalogue, ``messages.po``: a session and a laboratory have their own,
with what only they say; the rest stands beside this module. What only commands say, to
instructors and operators, is apart in ``commands.po``: its words need not be those of trainees.
A page always carries both languages, so that a trainee can switch at once and
with the work kept; hence a text here is always its translations, never a single string.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
COMMANDS = Path("qihang/language/commands.po")
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

    def __str__(self) -> str:
        """The English, for logs."""
        return self.translations()["en"]

    def translations(self) -> dict[str, str]:
        """See the protocol. A value that has translations fills a place with its own."""
        english = self.english if self.several is None else self.several
        return {
            "zh": _chinese(self.english).format_map(_in("zh", self.values)),
            "en": english.format_map(_in("en", self.values)),
        }


@dataclass(frozen=True)
class Joined:
    """Several texts as one."""

    texts: tuple[Translated | str, ...]
    between: Bilingual

    def __str__(self) -> str:
        """The English, for logs."""
        return self.translations()["en"]

    def translations(self) -> dict[str, str]:
        """See the protocol."""
        between = self.between.translations()
        return {
            language: between[language].join(translations(one)[language] for one in self.texts)
            for language in LANGUAGES
        }


def lines(texts: Iterable[Translated | str]) -> Joined:
    """Texts below each other."""
    return Joined(tuple(texts), Bilingual("\n", "\n"))


def sentences(*texts: Translated | str) -> Joined:
    """Sentences after each other."""
    return Joined(texts, Bilingual("", " "))


def together(*texts: Translated | str) -> Joined:
    """Texts side by side, with nothing in between."""
    return Joined(texts, Bilingual("", ""))


def listed(things: Iterable[object]) -> Joined:
    """Names or things in a row, as each language writes it."""
    texts = (one if hasattr(one, "translations") else str(one) for one in things)
    return Joined(tuple(texts), Bilingual("、", ", "))


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
        name: value.translations()[language] if hasattr(value, "translations") else value
        for name, value in values.items()
    }


def _chinese(english: str) -> str:
    return _catalogue().get(english, english)


def catalogues(root: Path = ROOT) -> list[Path]:
    """The general catalogue, that of commands, and that of each session and laboratory."""
    own = (sorted((root / places).glob(f"*/{GENERAL.name}")) for places in OWN)
    of_commands = [root / COMMANDS] if (root / COMMANDS).is_file() else []
    return [root / GENERAL, *of_commands, *chain.from_iterable(own)]


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
