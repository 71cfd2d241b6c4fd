"""The questions of an exercise with their keys, for tests: read from its master."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

from qihang.answers import seeds, submission
from qihang.sessions.editions import editions_in
from qihang.system.site import Site
from tests.support.course import COURSE
from widgets.exercise.item import Item, asked

ROOT = Path(__file__).parents[2]


def home_of(assignment: str) -> Path:
    """The course that an exercise belongs to: the tests' own, or the lessons."""
    return COURSE if (COURSE / "solutions" / assignment).is_dir() else ROOT


def cells(assignment: str, root: Path) -> list[dict[str, Any]]:
    """The cells of a master."""
    path = root / "solutions" / assignment / f"{assignment}.ipynb"
    return list(json.loads(path.read_text(encoding="utf-8"))["cells"])


def keyed_items(assignment: str, root: Path, seed: str | None = None) -> list[Item]:
    """The items of a master with the keys for ``seed``; its own sample seed by default."""
    namespace: dict[str, Any] = {}
    with patch.dict(os.environ, {"NBGRADER_EXECUTION": "autograde"}):
        for cell in cells(assignment, root):
            if cell["cell_type"] != "code":
                continue
            exec("".join(cell["source"]), namespace)
            if seed is not None and cell["metadata"]["nbgrader"]["grade_id"] == "seed":
                namespace["seed"] = seed
        return asked()


def raw_answers(assignment: str, root: Path, seed: str, which: str) -> dict[str, Any]:
    """Raw answers to every question for ``seed``: ``right``, ``wrong`` or ``unreadable``.

    The first example of each that a box may send; the service refuses the others.
    """
    items = keyed_items(assignment, root, seed)
    return {
        item.name: next(filter(_may_be_sent, getattr(item.keyed().examples(), which)))
        for item in items
    }


def newest(session: str) -> str:
    """The edition of a lesson's exercise that a new attempt is made at."""
    return editions_in((one.name for one in (ROOT / "solutions").iterdir()), session)[-1]


def right_answers(site: Site, trainee: str, assignment: str) -> dict[str, Any]:
    """Right answers to every question of a trainee's first attempt."""
    seed = seeds.make(site.secret("seeds"), trainee, assignment, 1)
    return raw_answers(assignment, home_of(assignment), seed, "right")


def _may_be_sent(raw: object) -> bool:
    try:
        submission.literal(raw)
    except submission.NotAnAnswer:
        return False
    return True
