"""The pages of the course that were released."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from qihang.sessions import editions, with_tests
from qihang.sessions import screens as reading
from qihang.sessions.screens import Screen
from qihang.system import notebooks
from qihang.system.errors import OperatorError

KINDS = ("workbook", "exercise")

REVIEW = "review/review.ipynb"
"""The page of review, which belongs to no session: see :mod:`qihang.server.review`."""


def is_page(folder: Path, path: str) -> bool:
    """Whether ``path`` below the pages' ``folder`` is a page of the course that is there.

    Another notebook that lies there is none, nor is a link to one elsewhere.
    """
    return (path == REVIEW or _is_named(*Path(path).parts)) and _is_there(folder / path)


def pages(folder: Path) -> list[str]:
    """The pages of the course that are there, as paths below the pages' ``folder``."""
    there = [f"{kind}/{path.name}" for kind in KINDS for path in sorted((folder / kind).glob("*"))]
    return [path for path in (*there, REVIEW) if is_page(folder, path)]


def screens(folder: Path, path: str) -> tuple[Screen, ...]:
    """The screens of a page that the course names; none if it is not there, or has none."""
    if not _is_there(folder / path):
        return ()
    about = (folder / path).stat()
    return _screens(folder / path, (about.st_ino, about.st_size, about.st_mtime_ns))


@lru_cache(maxsize=64)
def _screens(page: Path, _stamp: tuple[int, int, int]) -> tuple[Screen, ...]:
    try:
        return reading.screens(notebooks.notebook(page))
    except OperatorError:
        return ()  # the page says so when it is opened, and the doctor why


def _is_there(page: Path) -> bool:
    """Whether a page is a file, and not a link to one elsewhere."""
    return page.is_file() and not (page.is_symlink() or page.parent.is_symlink())


def _is_named(kind: str, file: str) -> bool:
    """Whether a page of the course has this name: a session's workbook, or an edition."""
    name, dot, suffix = file.partition(".")
    session = name
    if kind == "exercise":
        with suppress(ValueError):
            session, _ = editions.parts(name)
    return f"{dot}{suffix}" == ".ipynb" and session in {one.name for one in with_tests()}
