"""The bench's own notebooks, and a course made of them; see ``README.md`` beside this file.

They are no lessons: what is measured must not change when a lesson does.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from qihang import sessions
from qihang.system.site import Site
from tests.conftest import ROOT

FOLDER = Path(__file__).parent

WORKBOOKS = {"s1": FOLDER / "codes.ipynb", "s3": FOLDER / "prices.ipynb"}
"""By the sessions in whose place they are released."""

EXERCISES = {"s1": FOLDER / "exercise.ipynb", "s3": FOLDER / "short_exercise.ipynb"}
"""The masters of their exercises; that of s3 is there for its workbook's sake."""

SECOND_EXERCISE = FOLDER / "exercise_2.ipynb"
"""The master of later editions: it draws as the second edition of S1 does, and they as it."""

INTERACT = FOLDER / "interact.ipynb"
"""A slider and a picture as stock ipywidgets and matplotlib make them."""


def course_in(folder: Path) -> Site:
    """A course of the reference notebooks in ``folder``, without a classroom's data yet."""
    site = Site(folder / "course", folder / "var")
    for name, notebook in WORKBOOKS.items():
        place = sessions.session(name).workbook
        assert place is not None, f"the course has no place for a workbook of {name}"
        _put(notebook, site.root / place)
        _put(EXERCISES[name], site.solutions / name / f"{name}.ipynb")
    for settings in ("nbgrader_config.py", "voila.json"):
        _put(ROOT / settings, site.root / settings)
    return site


def _put(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, place)
