"""Indexes beside nbgrader's own, so that a mark does not search through all of history.

nbgrader's tables know grades by cell first. Of one submission, which is how they are read when
it is marked and when its page is opened in formgrader, there is no index: all are read. So it is
with submissions of some students, of which the desk's list of what is to be marked is made.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from nbgrader import api

_NAMES = {
    "qihang_submissions_of_a_student": (api.SubmittedAssignment, "student_id"),
    "qihang_notebooks_of_a_submission": (api.SubmittedNotebook, "assignment_id"),
    "qihang_grades_of_a_notebook": (api.Grade, "notebook_id"),
    "qihang_comments_of_a_notebook": (api.Comment, "notebook_id"),
}
"""Model and column, by the name of the index."""


def prepare(engine: sa.Engine) -> None:
    """Make those that are not there yet, in a gradebook that has nbgrader's tables."""
    inspector = sa.inspect(engine)
    for name, (model, column) in _NAMES.items():
        table: Any = model.__table__
        if not inspector.has_table(table.name):
            return
        if name not in {one["name"] for one in inspector.get_indexes(table.name)}:
            with engine.begin() as connection:
                connection.execute(
                    sa.text(f"CREATE INDEX IF NOT EXISTS {name} ON {table.name} ({column})")
                )
