"""What a workbook holds: its aims and its steps, read from the notebook and never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deploy.course.markdown import Words
from qihang.language.messages import LANGUAGES
from qihang.sessions.screens import Screen, screens


@dataclass(frozen=True)
class Drawn:
    """What a code cell draws: ``name`` and ``argument`` as the notebook calls it.

    ``screen`` is the one that it stands on; none in a notebook that is a single page.
    """

    name: str
    argument: str | None = None
    screen: Screen | None = None

    @property
    def title(self) -> Words | None:
        """The heading above it, unless that is the step's own."""
        further = self.screen is not None and self.screen.level > 2
        return self.screen.title.translations() if self.screen and further else None

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        return self.screen is not None and self.screen.optional


@dataclass(frozen=True)
class Said:
    """A text that a screen shows after a try."""

    text: Words
    optional: bool = False


@dataclass(frozen=True)
class Step:
    """One ``##`` step of a workbook, by the id of its first cell without the language.

    ``text`` is its markdown by language, ``drawn`` what its code cells draw. ``said`` are the
    texts that its screens show after a try; an ``optional`` one is no part of a lesson.
    """

    id: str
    text: Words
    drawn: tuple[Drawn, ...]
    said: tuple[Said, ...] = ()
    optional: bool = False
    screens: tuple[Screen, ...] = ()

    @property
    def title(self) -> Words:
        """The heading."""
        return {lang: self.text[lang].splitlines()[0].removeprefix("## ") for lang in LANGUAGES}

    @property
    def items(self) -> list[Drawn]:
        """Its items to try; ``argument`` is their name."""
        return [one for one in self.drawn if one.name == "TryIt"]

    @property
    def labs(self) -> list[Drawn]:
        """The widgets to explore or to read."""
        return [one for one in self.drawn if one.name != "TryIt"]

    def may_be_left_out(self, heading: Words) -> bool:
        """Whether the screen with that heading is optional."""
        return self.optional or any(
            one.optional and one.title.zh == heading["zh"] for one in self.screens
        )

    @property
    def sections(self) -> list[tuple[Words, Words]]:
        """Its ``###`` sections in order, each as heading and text."""
        found = [_sections(self.text[lang]) for lang in LANGUAGES]
        return [
            ({"zh": zh[0], "en": en[0]}, {"zh": zh[1], "en": en[1]})
            for zh, en in zip(*found, strict=True)
        ]


def _sections(text: str) -> list[tuple[str, str]]:
    _, *parts = re.split(r"^### (.*)$", text, flags=re.MULTILINE)
    return [(name, body.strip()) for name, body in zip(parts[::2], parts[1::2], strict=True)]


def aims(workbook: Mapping[str, Any]) -> list[Words]:
    """What a trainee can do after the session: the list in the workbook's first cells."""
    first = {language_of(cell): cell["source"] for cell in workbook["cells"][:2]}
    lists = [re.findall(r"^- (.*)$", first[lang], re.MULTILINE) for lang in LANGUAGES]
    return [{"zh": zh, "en": en} for zh, en in zip(*lists, strict=True)]


def steps(workbook: Mapping[str, Any]) -> list[Step]:
    """The steps of a workbook in order."""
    screen_of = {place: one for one in screens(workbook) for place in one.cells}
    grouped: list[list[_Cell]] = []
    for place, cell in enumerate(workbook["cells"]):
        if language_of(cell) == "zh" and cell["source"].startswith("## "):
            grouped.append([])
        if grouped:
            grouped[-1].append((cell, screen_of.get(place)))
    return [_step(cells) for cells in grouped]


_Cell = tuple[Mapping[str, Any], Screen | None]
"""A cell, and the screen that it belongs to."""


def _step(cells: Sequence[_Cell]) -> Step:
    first = cells[0][0]
    return Step(
        first["id"].removesuffix("-zh"),
        {
            lang: "\n\n".join(cell["source"] for cell, _ in cells if language_of(cell) == lang)
            for lang in LANGUAGES
        },
        tuple(_drawn(cells)),
        tuple(_said_after(cells)),
        "optional" in _tags(first),
        tuple(dict.fromkeys(screen for _, screen in cells if screen)),
    )


def _said_after(cells: Iterable[_Cell]) -> Iterator[Said]:
    after = [(cell, screen) for cell, screen in cells if "after" in _tags(cell)]
    zh, en = ([one for one in after if language_of(one[0]) == lang] for lang in LANGUAGES)
    for (cell, screen), (other, _) in zip(zh, en, strict=True):
        text = {"zh": cell["source"], "en": other["source"]}
        yield Said(text, screen is not None and screen.optional)


def _tags(cell: Mapping[str, Any]) -> Sequence[str]:
    return tuple(cell["metadata"].get("tags", ()))


def language_of(cell: Mapping[str, Any]) -> str | None:
    """The language that a cell is tagged with."""
    return next((tag for tag in _tags(cell) if tag in LANGUAGES), None)


def _drawn(cells: Iterable[_Cell]) -> Iterator[Drawn]:
    for cell, screen in cells:
        if cell["cell_type"] == "code":
            yield from (Drawn(name, argument, screen) for name, argument in _calls(cell))


def _calls(cell: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for statement in ast.parse(cell["source"]).body:
        match statement:
            case ast.Expr(ast.Call(ast.Name(name), [ast.Constant(argument)])):
                yield name, str(argument)
            case ast.Expr(ast.Call(ast.Name(name), [])):
                yield name, None
