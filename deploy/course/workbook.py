"""What a workbook holds: its aims and its steps, read from the notebook and never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deploy.course.markdown import Words
from qihang.language.messages import LANGUAGES


@dataclass(frozen=True)
class Step:
    """One ``##`` step of a workbook, by the id of its first cell without the language.

    ``text`` is its markdown by language, ``calls`` what its code cells draw, as
    ``(name, argument)``. ``said`` are the texts that its screens show after a try; an ``optional``
    one is no part of a lesson.
    """

    id: str
    text: Words
    calls: tuple[tuple[str, str | None], ...]
    said: tuple[Words, ...] = ()
    optional: bool = False

    @property
    def title(self) -> Words:
        """The heading."""
        return {lang: self.text[lang].splitlines()[0].removeprefix("## ") for lang in LANGUAGES}

    @property
    def items(self) -> list[str]:
        """The names of its items to try."""
        return [str(argument) for name, argument in self.calls if name == "TryIt"]

    @property
    def labs(self) -> list[str]:
        """The widgets to explore, as the notebook calls them."""
        return [
            f'{name}("{argument}")' if argument else f"{name}()"
            for name, argument in self.calls
            if name != "TryIt"
        ]

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
    grouped: list[list[dict[str, Any]]] = []
    for cell in workbook["cells"]:
        if language_of(cell) == "zh" and cell["source"].startswith("## "):
            grouped.append([])
        if grouped:
            grouped[-1].append(cell)
    return [_step(cells) for cells in grouped]


def _step(cells: list[dict[str, Any]]) -> Step:
    return Step(
        cells[0]["id"].removesuffix("-zh"),
        {
            lang: "\n\n".join(cell["source"] for cell in cells if language_of(cell) == lang)
            for lang in LANGUAGES
        },
        tuple(call for cell in cells if cell["cell_type"] == "code" for call in _calls(cell)),
        _said_after(cells),
        "optional" in _tags(cells[0]),
    )


def _said_after(cells: Iterable[Mapping[str, Any]]) -> tuple[Words, ...]:
    after = [cell for cell in cells if "after" in _tags(cell)]
    texts = {
        lang: [cell["source"] for cell in after if language_of(cell) == lang] for lang in LANGUAGES
    }
    return tuple({"zh": zh, "en": en} for zh, en in zip(texts["zh"], texts["en"], strict=True))


def _tags(cell: Mapping[str, Any]) -> Sequence[str]:
    return tuple(cell["metadata"].get("tags", ()))


def language_of(cell: Mapping[str, Any]) -> str | None:
    """The language that a cell is tagged with."""
    return next((tag for tag in _tags(cell) if tag in LANGUAGES), None)


def _calls(cell: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for statement in ast.parse(cell["source"]).body:
        match statement:
            case ast.Expr(ast.Call(ast.Name(name), [ast.Constant(argument)])):
                yield name, str(argument)
            case ast.Expr(ast.Call(ast.Name(name), [])):
                yield name, None
