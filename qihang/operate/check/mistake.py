"""A mistake of an author."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qihang.language.messages import Translated, message, sentences, together
from qihang.system.site import Site

Cells = list[dict[str, Any]]


@dataclass(frozen=True)
class Mistake:
    """What is wrong, where, and how to mend it; ``stops`` a release or not."""

    file: str
    cell: Translated | str
    says: Translated
    cure: Translated
    stops: bool = True

    def line(self) -> Translated:
        """One line for an author."""
        place = together(f"{self.file}: ", self.cell) if self.cell else self.file
        return together(place, ": ", sentences(self.says, self.cure))


def alone(there: str, pair: Mapping[str, str]) -> Translated:
    """What is said of words ``there`` that stand in one language only."""
    if pair["en"]:
        return message("“{there}” has no Chinese.", there=there)
    return message("“{there}” has no English.", there=there)


def name_of(cell: dict[str, Any]) -> str:
    """How a cell is called: by nbgrader, else by its id; nothing where it has neither."""
    return str(grading(cell).get("grade_id") or cell.get("id") or "")


def grading(cell: dict[str, Any]) -> dict[str, Any]:
    """What nbgrader knows of a cell."""
    found: dict[str, Any] = cell.get("metadata", {}).get("nbgrader", {})
    return found


def authors() -> str:
    """Where the code of authors stands in the course's folder, a folder a session."""
    return "sessions" if Site.here().sessions.is_dir() else "qihang/sessions"
