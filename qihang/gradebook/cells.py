"""Where in nbgrader's gradebook a question stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from nbgrader import api

_assignment: Any = api.Assignment.__table__
_notebook: Any = api.Notebook.__table__
_base: Any = api.BaseCell.__table__
_grade_cell: Any = api.GradeCell.__table__


@dataclass(frozen=True)
class Cells:
    """The cells of a question in nbgrader's gradebook: the one that is marked, the one answered."""

    graded: str
    graded_name: str
    most: float
    answered: str | None


def cells_of(connection: sa.Connection, assignment: str, question: str) -> Cells | None:
    """The cells of a question; ``None`` where the gradebook knows none of that name.

    Points stand at the cell that tests, ``test_<question>``, and the comment at the answered one;
    an exercise that is marked by hand alone has one cell that is both.
    """
    if not sa.inspect(connection).has_table(_base.name):
        return None
    graded = (f"test_{question}", question)
    rows = connection.execute(
        sa.select(_base.c.id, _base.c.name, _base.c.type, _grade_cell.c.max_score)
        .join(_notebook, _notebook.c.id == _base.c.notebook_id)
        .join(_assignment, _assignment.c.id == _notebook.c.assignment_id)
        .outerjoin(_grade_cell, _grade_cell.c.id == _base.c.id)
        .where(_assignment.c.name == assignment, _base.c.name.in_(graded))
    ).all()
    by_name = {(row.type, row.name): row for row in rows}
    tests = next(filter(None, (by_name.get(("GradeCell", one)) for one in graded)), None)
    if tests is None:
        return None
    names = (question, tests.name)
    answered = next(filter(None, (by_name.get(("SolutionCell", one)) for one in names)), None)
    return Cells(tests.id, tests.name, float(tests.max_score), answered.id if answered else None)
