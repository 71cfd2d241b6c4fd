"""How long a lesson takes, counted from what its notebooks hold.

A rule of thumb, the same for every session, so that a lesson that grew too long is seen: 120
characters of Chinese are read in a minute, 2.5 minutes go into an item and 7 into a laboratory,
and a lesson has 10 minutes of talk. Only the required screens count. An item is a question of the
exercise or a ``TryIt``, be it a guess, a half-worked example or one's own, and the card of news,
which is read and talked over; its own words are in its minutes. A card of rules takes no more than
the talk about it, and a picture or a list of numbers none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qihang.sessions.screens import Screen, required, screens

CHARACTERS_A_MINUTE = 120
AN_ITEM = 2.5
A_LABORATORY = 7.0
TALK = 10.0
MOST = 45.0
"""Minutes of a lesson."""

_ITEMS = frozenset({"TryIt", "News"})
_NEITHER = frozenset({"RuleCards", "Helplines", "Picture"})
_UNITS = {
    "zh": re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9.%]+"),
    "en": re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%'’-]*"),
}
_MARKS = re.compile(r"^(#+|-|\d+\.)\s+|\*\*|`", re.MULTILINE)


@dataclass(frozen=True)
class Load:
    """What there is to do: ``zh`` characters and ``en`` words to read, items, laboratories.

    A number or a word in Latin letters is one character.
    """

    zh: int = 0
    en: int = 0
    items: int = 0
    labs: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(
            self.zh + other.zh,
            self.en + other.en,
            self.items + other.items,
            self.labs + other.labs,
        )

    @property
    def minutes(self) -> float:
        """How long it takes, without the talk."""
        reading = self.zh / CHARACTERS_A_MINUTE
        return reading + AN_ITEM * self.items + A_LABORATORY * self.labs


@dataclass(frozen=True)
class Lesson:
    """What a lesson holds, of the workbook and of the exercise, counted from 1."""

    number: int
    workbook: Load = field(default_factory=Load)
    exercise: Load = field(default_factory=Load)

    @property
    def minutes(self) -> float:
        """How long it takes, with the talk."""
        return TALK + self.workbook.minutes + self.exercise.minutes


def lessons(workbook: Mapping[str, Any], exercise: Mapping[str, Any]) -> tuple[Lesson, ...]:
    """The lessons of a session whose notebooks have screens; none of another one.

    The first lesson of the exercise belongs to the first one of the workbook, and so on; what an
    exercise has more is the last one's.
    """
    mine, theirs = _by_lesson(workbook), _by_lesson(exercise)
    if not mine:
        return ()
    shares = [*theirs[: len(mine)], *([Load()] * (len(mine) - len(theirs)))]
    for more in theirs[len(mine) :]:
        shares[-1] += more
    return tuple(
        Lesson(number, load, share)
        for number, (load, share) in enumerate(zip(mine, shares, strict=True), start=1)
    )


def load(notebook: Mapping[str, Any], screen: Screen) -> Load:
    """What one screen of a notebook holds."""
    cells = [notebook["cells"][place] for place in screen.cells]
    calls = [name for cell in cells if cell["cell_type"] == "code" for name in _drawn(cell)]
    items = sum(name in _ITEMS or name == "item" for name in calls)
    return Load(
        zh=sum(units(_source(cell), "zh") for cell in cells if _is_in(cell, "zh")),
        en=sum(units(_source(cell), "en") for cell in cells if _is_in(cell, "en")),
        items=items,
        labs=len([name for name in calls if name not in _NEITHER]) - items,
    )


def units(text: str, language: str) -> int:
    """Characters (``zh``) or words (``en``) of a text, without its marks of form."""
    return len(_UNITS[language].findall(_MARKS.sub("", text)))


def _by_lesson(notebook: Mapping[str, Any]) -> list[Load]:
    """What each lesson holds; a lesson ends with a screen of rest, the last one with the last."""
    walked: Sequence[Screen] = required(screens(notebook))
    if not walked:
        return []
    found = [Load()]
    for screen, following in zip(walked, [*walked[1:], None], strict=True):
        found[-1] += load(notebook, screen)
        if screen.rest and following is not None:
            found.append(Load())
    return found


def _drawn(cell: Mapping[str, Any]) -> Iterator[str]:
    """The names of the widgets that a code cell draws; ``item`` for a question of an exercise."""
    for statement in ast.parse(_source(cell)).body:
        match statement:
            case ast.Expr(ast.Call(ast.Name(name))):
                yield name
            case ast.Expr(ast.Name("item")):
                yield "item"


def _source(cell: Mapping[str, Any]) -> str:
    return "".join(cell["source"])


def _is_in(cell: Mapping[str, Any], language: str) -> bool:
    return cell["cell_type"] == "markdown" and language in cell["metadata"].get("tags", ())
