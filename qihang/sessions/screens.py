"""The screens of a notebook: what of it is shown at a time.

A notebook that says ``"qihang": {"form": "screens"}`` in its metadata is walked one screen after
the other; any other one is one page. Its texts come in pairs of cells, ``<name>-zh`` with the tag
``zh`` and ``<name>-en`` with the tag ``en``. A pair that begins with a heading begins a screen of
that name, and what follows up to the next such pair belongs to it. ``#`` is the first screen,
``##`` begins a step, ``###`` is a further screen of the step.

Tags on both cells of a pair: ``optional`` takes a screen (on ``##``: a step) out of the required
way, ``rest`` ends a lesson, ``after`` is a text that shows after the first try.

The page's template draws the same screens by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from qihang.language.messages import Bilingual

FORM = "screens"
"""What the metadata of a notebook says that has screens."""

START = Bilingual("开头", "Start")
"""Stands for the number of a step before the first one."""

OPTIONAL = Bilingual("选做", "Optional")
"""Stands for the number of a step at what is optional."""

_HEADING = re.compile(r"(?P<marks>#{1,3}) +(?P<title>[^\n]+)")


@dataclass(frozen=True)
class Screen:
    """One screen: ``cells`` are the places of its cells in the notebook."""

    name: str
    step: int
    """The step it belongs to, counted from 1; 0 before the first."""
    level: int
    """Of its heading: 1 for the first screen, 2 where a step begins, else 3."""
    title: Bilingual
    cells: tuple[int, ...]
    optional: bool = False
    rest: bool = False
    """Whether a lesson ends with it."""


def has_screens(notebook: Mapping[str, Any]) -> bool:
    """Whether a notebook is walked screen by screen."""
    said = notebook.get("metadata", {}).get("qihang")
    return isinstance(said, Mapping) and said.get("form") == FORM


def screens(notebook: Mapping[str, Any]) -> tuple[Screen, ...]:
    """The screens of a notebook in its order; none of one that is a single page."""
    if not has_screens(notebook):
        return ()
    cells = notebook["cells"]
    starts = [place for place, cell in enumerate(cells) if _begins_screen(cell)]
    found: list[Screen] = []
    step, step_is_optional = 0, False
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        one = _screen(cells, start, end)
        if one.level <= 2:
            step += one.level == 2
            step_is_optional = one.optional
        found.append(replace(one, step=step, optional=one.optional or step_is_optional))
    return tuple(found)


def required(some: Sequence[Screen]) -> tuple[Screen, ...]:
    """Those that everybody walks."""
    return tuple(one for one in some if not one.optional)


def numbers(some: Sequence[Screen]) -> tuple[Bilingual, ...]:
    """The number of each of a page's screens, as its bar tells trainees: ``2 · 1/3``.

    That is its step, which counts the steps that everybody walks, and its part of the step where
    that has several. What is optional has a word instead of the step, and is counted with those
    that it leads to; what stands before the first step has a word, too. ``way.js`` numbers by the
    same rules.
    """
    optional = {one.step for one in some if one.level == 2 and one.optional}
    rows = _rows(some)
    found = []
    for at, (one, row) in enumerate(zip(some, rows, strict=True)):
        parts = rows.count(row)
        part = f" · {rows[: at + 1].count(row)}/{parts}" if parts > 1 else ""
        step = one.step - sum(each < one.step for each in optional)
        words = OPTIONAL if one.optional else Bilingual(f"{step}", f"{step}") if step else START
        found.append(Bilingual(words.zh + part, words.en + part))
    return tuple(found)


def _rows(some: Sequence[Screen]) -> list[tuple[int, int]]:
    """The step of each screen, and which of its rows: the way (0), or a run of optional ones."""
    gone_by = accumulate(not one.optional for one in some)
    return [(one.step, run if one.optional else 0) for one, run in zip(some, gone_by, strict=True)]


def _begins_screen(cell: Mapping[str, Any]) -> bool:
    is_chinese = cell["cell_type"] == "markdown" and "zh" in _tags(cell)
    return is_chinese and _heading(cell) is not None


def _screen(cells: Sequence[Mapping[str, Any]], start: int, end: int) -> Screen:
    first = cells[start]
    heading = _heading(first)
    assert heading is not None
    other = _heading(cells[start + 1]) if start + 1 < end else None
    tags = _tags(first)
    return Screen(
        name=str(first["id"]).removesuffix("-zh"),
        step=0,
        level=len(heading["marks"]),
        title=Bilingual(heading["title"], (other or heading)["title"]),
        cells=tuple(range(start, end)),
        optional="optional" in tags,
        rest="rest" in tags,
    )


def _heading(cell: Mapping[str, Any]) -> re.Match[str] | None:
    return _HEADING.match("".join(cell["source"]))


def _tags(cell: Mapping[str, Any]) -> Sequence[str]:
    tags = cell["metadata"].get("tags", ())
    return tags if isinstance(tags, Sequence) else ()
