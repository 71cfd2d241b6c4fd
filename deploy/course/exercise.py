"""The questions of an exercise, from its master, which is run as it is marked.

The master is the authors' own file, so its cells may do here whatever they do in grading.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from deploy.course.markdown import Words, once
from deploy.course.plans import ROOT
from deploy.course.workbook import language_of
from qihang.answers import seeds
from qihang.language.messages import LANGUAGES
from qihang.questions.base import Question
from qihang.sessions.editions import editions_in
from qihang.system.notebooks import notebook
from widgets.exercise.item import Item, asked

OTHER_SEEDS = tuple(map(str, range(1, 61)))
"""Some thoughts come only with other numbers than the sample's; these seeds bring them all."""


@dataclass(frozen=True)
class Asked:
    """One question of an exercise: its words, and its item with the sample's key and answer."""

    text: Words
    item: Item
    misconceptions: Sequence[str]
    """The thoughts that the hidden tests name, and those that its kind names by itself."""

    @property
    def name(self) -> str:
        """The question's name."""
        return self.item.name

    @property
    def answer(self) -> Any:
        """The model answer for the sample's numbers."""
        return self.item.answer

    @property
    def title(self) -> Words:
        """The heading, ``Question 3: …``."""
        return {lang: self.text[lang].splitlines()[0].removeprefix("## ") for lang in LANGUAGES}


def master(name: str, root: Path = ROOT) -> Path:
    """The master of the newest edition of a session's exercise."""
    there = (path.name for path in (root / "solutions").iterdir() if path.is_dir())
    newest = editions_in(there, name)[-1]
    return root / "solutions" / newest / f"{newest}.ipynb"


def questions(name: str, root: Path = ROOT) -> list[Asked]:
    """The questions of a session's exercise in order, of its newest edition."""
    cells = notebook(master(name, root))["cells"]
    texts = _texts(cells)
    items = items_of(cells, seeds.SAMPLE)
    misconceptions = {item.name: _misconceptions(item) for item in items}
    for seed in OTHER_SEEDS:
        for item in items_of(cells, seed):
            misconceptions[item.name] = merged(misconceptions[item.name], _misconceptions(item))
    return [Asked(texts[item.name], item, misconceptions[item.name]) for item in items]


def items_of(cells: Iterable[Mapping[str, Any]], seed: str) -> list[Item]:
    """The items of a master with the keys for ``seed``."""
    namespace: dict[str, Any] = {}
    with patch.dict(os.environ, {"NBGRADER_EXECUTION": "autograde"}):
        for cell in cells:
            if cell["cell_type"] == "code":
                exec(cell["source"], namespace)
                if _grade(cell).get("grade_id") == "seed":
                    namespace["seed"] = seed
        return asked()


def _texts(cells: Iterable[Mapping[str, Any]]) -> dict[str, Words]:
    """The words above each question, by its name."""
    texts: dict[str, Words] = {}
    latest: dict[str, str] = {}
    for cell in cells:
        if language := language_of(cell):
            latest[language] = cell["source"]
        elif _grade(cell).get("grade"):
            texts[_grade(cell)["grade_id"].removeprefix("test_")] = dict(latest)
    return texts


def _grade(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return found


def _misconceptions(item: Item) -> list[str]:
    question: Any = item.keyed()
    return once(
        [
            *(misconception for *_, misconception in question.misconceptions),
            *own_misconceptions(question),
        ]
    )


def merged(known: Sequence[str], more: Sequence[str]) -> list[str]:
    """``known`` with what only ``more`` has, each before what it stands before there."""
    both = list(known)
    for place, name in enumerate(more):
        if name not in both:
            after = next((one for one in more[place:] if one in both), None)
            both.insert(len(both) if after is None else both.index(after), name)
    return both


def own_misconceptions(question: Question) -> list[str]:
    """Thoughts that a question names by itself, but for a plain "not yet"."""
    return list(getattr(question, "own_misconceptions", ()))
