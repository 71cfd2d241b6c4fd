"""The tests' own course with screens: T1's workbook and exercise as a second edition has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qihang.system.site import Site

WORKBOOK = ["start", "story", "look", "one-sentence", "work-out", "extra", "end"]
"""The screens of its workbook; ``extra`` is optional, a lesson ends at ``one-sentence``."""

WAY = [name for name in WORKBOOK if name != "extra"]

EXERCISE = ["start", "total", "offer", "hand-in"]


def give_screens(site: Site) -> None:
    """Turn T1 of a course into one of screens, before it is released."""
    for path, change in (
        (site.root / "workbooks" / "t1_shop" / "t1.ipynb", _workbook),
        (site.solutions / "t1" / "t1.ipynb", _exercise),
    ):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["metadata"]["qihang"] = {"form": "screens"}
        change(notebook["cells"])
        path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


def pair(name: str, zh: str, en: str, *tags: str) -> list[dict[str, Any]]:
    """A text in both languages."""
    return [
        {
            "cell_type": "markdown",
            "id": f"{name}-{language}",
            "metadata": {"tags": [language, *tags]},
            "source": text,
        }
        for language, text in (("zh", zh), ("en", en))
    ]


def _workbook(cells: list[dict[str, Any]]) -> None:
    for cell in cells:
        if cell["id"].startswith("one-sentence-"):
            cell["metadata"]["tags"].append("rest")
    at = _place(cells, "end-zh")
    cells[at:at] = pair("extra", "## 另外一件事", "## One more thing", "optional")


def _exercise(cells: list[dict[str, Any]]) -> None:
    at = _place(cells, "hand-in")
    cells[at:at] = pair("hand-in", "## 交卷", "## Hand in")
    cells[-1]["id"] = "hand-in-button"


def _place(cells: list[dict[str, Any]], cell_id: str) -> int:
    return next(place for place, cell in enumerate(cells) if cell["id"] == cell_id)


def read(path: Path) -> dict[str, Any]:
    """A notebook as data."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook
