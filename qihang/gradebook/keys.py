"""By which key a submission is marked: a short name for what the cells that mark say."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import sqlalchemy as sa
from nbgrader import api

_notebook: Any = api.Notebook.__table__
_assignment: Any = api.Assignment.__table__


def key_in_force(connection: sa.Connection, assignment: str) -> str:
    """A hash of all code that the course gave out with an assignment, hidden tests included.

    Two marks may be compared if they were given by the same key.
    """
    cells = connection.execute(
        sa.select(api.SourceCell.name, api.SourceCell.source)
        .join(_notebook, _notebook.c.id == api.SourceCell.notebook_id)
        .join(_assignment, _assignment.c.id == _notebook.c.assignment_id)
        .where(_assignment.c.name == assignment, api.SourceCell.cell_type == "code")
    )
    said = json.dumps(sorted([str(cell.name), str(cell.source)] for cell in cells))
    return hashlib.sha256(said.encode()).hexdigest()
