"""The columns of a roster: which they are, and how people call them."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.language import typed

NEEDED = ("number", "name", "class")

CALLED = {
    "number": "number",
    "学员号": "number",
    "学号": "number",
    "编号": "number",
    "学员编号": "number",
    "name": "name",
    "姓名": "name",
    "名字": "name",
    "学员姓名": "name",
    "class": "class",
    "班级": "class",
    "班": "class",
    "所在班级": "class",
}

SEARCHED = 10
"""Lines of a file in which the heading is looked for: a title may stand above it."""


def found(cells: Sequence[str]) -> dict[str, int]:
    """The place of each column that a line names; of two of a kind, the first."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = CALLED.get(typed.unspaced(typed.plain(cell)).lower())
        if name and name not in places:
            places[name] = place
    return places


def are_all(places: dict[str, int]) -> bool:
    """Whether no column that is needed is missing."""
    return places.keys() == set(NEEDED)
