"""Writing T2, the session that the tests' course has only planned."""

from __future__ import annotations

import shutil
from pathlib import Path

from qihang.system.site import Site


def write_t2(site: Site) -> None:
    """Write T2 into a copy of the course, as another T1: code, workbook and master."""
    for made in (
        _renamed(site.root / "sessions" / "t1"),
        _renamed(site.root / "workbooks" / "t1_shop"),
        _renamed(site.solutions / "t1"),
    ):
        for path in made.rglob("*"):
            if path.is_file():
                text = path.read_text(encoding="utf-8").replace("t1", "t2").replace("T1", "T2")
                # The same numbers are drawn, so that the model answers stay right.
                text = text.replace('source("t2"', 'source("t1"')
                path.write_text(text, encoding="utf-8")
                path.rename(path.with_name(path.name.replace("t1", "t2")))


def _renamed(folder: Path) -> Path:
    made = folder.with_name(folder.name.replace("t1", "t2"))
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(folder, made, ignore=without, dirs_exist_ok=True)
    return made
