"""The course: its sessions in order, and what a session's notebooks hold."""

from __future__ import annotations

import ast
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from qihang.site import Site, Trouble
from qihang.text import Both

COURSE = Path(__file__).with_name("course.toml")


@dataclass(frozen=True)
class Session:
    """One session: ``name`` is also the assignment's name in nbgrader."""

    name: str
    code: str
    title: Both
    workbook: str | None

    def exercise(self, site: Site) -> Path:
        """The released exercise."""
        return site.exercises / self.name / f"{self.name}.ipynb"

    def page(self, site: Site, kind: str) -> Path:
        """The copy that trainees open; ``kind`` is ``workbook`` or ``exercise``."""
        return site.pages / kind / f"{self.name}.ipynb"


@cache
def sessions() -> tuple[Session, ...]:
    """The path of the course."""
    with COURSE.open("rb") as file:
        rows = tomllib.load(file)["session"]
    return tuple(
        Session(row["name"], row["code"], Both(row["zh"], row["en"]), row.get("workbook"))
        for row in rows
    )


def session(name: str) -> Session:
    """The session of that name. Raises :class:`Trouble` naming the ones there are."""
    for one in sessions():
        if one.name == name:
            return one
    known = ", ".join(one.name for one in sessions())
    raise Trouble(f"There is no session {name}. The sessions are {known}.")


KINDS = ("workbook", "exercise")


def is_page(folder: Path, path: str) -> bool:
    """Whether ``path`` below the pages' ``folder`` is a page of the course that is there.

    Another notebook that lies there is none, nor is a link to one elsewhere.
    """
    page = folder / path
    if path not in _page_paths() or page.is_symlink() or page.parent.is_symlink():
        return False
    return page.is_file()


def pages(folder: Path) -> list[str]:
    """The pages of the course that are there, as paths below the pages' ``folder``."""
    return [path for path in _page_paths() if is_page(folder, path)]


@cache
def _page_paths() -> tuple[str, ...]:
    return tuple(f"{kind}/{one.name}.ipynb" for kind in KINDS for one in sessions())


def notebook(path: Path) -> dict[str, Any]:
    """A notebook as data. Raises :class:`Trouble` if it is missing or damaged."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Trouble(f"{path} is missing.") from None
    except (ValueError, RecursionError) as error:
        raise Trouble(
            f"{path} is damaged and cannot be read as a notebook ({error}). "
            "Restore it from a backup or from git."
        ) from error
    if not _has_cells(read):
        raise Trouble(f"{path} is not a notebook. Restore it from a backup or from git.")
    for cell in read["cells"]:
        if isinstance(cell.get("source"), list):
            cell["source"] = "".join(cell["source"])
    return read


def _has_cells(read: Any) -> bool:
    cells = read.get("cells") if isinstance(read, dict) else None
    return isinstance(cells, list) and all(
        isinstance(cell, dict) and _is_text(cell.get("source")) for cell in cells
    )


def _is_text(source: Any) -> bool:
    lines = source if isinstance(source, list) else [source]
    return all(isinstance(line, str) for line in lines)


def practice_items(workbook: dict[str, Any]) -> list[str]:
    """The names of the items to try in a workbook: ``TryIt("s1.bytes")`` and the like."""
    found = []
    for cell in workbook["cells"]:
        if cell["cell_type"] != "code":
            continue
        for node in ast.walk(ast.parse(cell["source"])):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", None) == "TryIt"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.append(str(node.args[0].value))
    return found
