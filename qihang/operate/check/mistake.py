"""A mistake of an author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qihang.system.site import Site

Cells = list[dict[str, Any]]


@dataclass(frozen=True)
class Mistake:
    """What is wrong, where, and how to mend it; ``stops`` a release or not."""

    file: str
    cell: str
    says: str
    cure: str
    stops: bool = True

    def line(self) -> str:
        """One line for an author."""
        place = f"{self.file}: {self.cell}" if self.cell else self.file
        return f"{place}: {self.says} {self.cure}"


def name_of(cell: dict[str, Any]) -> str:
    """How a cell is called: by nbgrader, else by its id."""
    return str(grading(cell).get("grade_id") or cell.get("id") or "a cell without an id")


def grading(cell: dict[str, Any]) -> dict[str, Any]:
    """What nbgrader knows of a cell."""
    found: dict[str, Any] = cell.get("metadata", {}).get("nbgrader", {})
    return found


def authors() -> str:
    """Where the code of authors stands in the course's folder, a folder a session."""
    return "sessions" if Site.here().sessions.is_dir() else "qihang/sessions"
