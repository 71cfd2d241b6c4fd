"""The pages of the course that were released."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qihang.sessions import Session, sessions

KINDS = ("workbook", "exercise")


def is_page(folder: Path, path: str) -> bool:
    """Whether ``path`` below the pages' ``folder`` is a page of the course that is there.

    Another notebook that lies there is none, nor is a link to one elsewhere.
    """
    page = folder / path
    if path not in _paths(sessions()) or page.is_symlink() or page.parent.is_symlink():
        return False
    return page.is_file()


def pages(folder: Path) -> list[str]:
    """The pages of the course that are there, as paths below the pages' ``folder``."""
    return [path for path in _paths(sessions()) if is_page(folder, path)]


@cache
def _paths(course: tuple[Session, ...]) -> tuple[str, ...]:
    return tuple(f"{kind}/{one.name}.ipynb" for kind in KINDS for one in course)
