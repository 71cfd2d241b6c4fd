"""What a gradebook says, by names instead of ids, so that two gradebooks can be compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

Rows = set[tuple[object, ...]]

_QUERIES = {
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submitted_assignment": """
        SELECT assignment.name, submitted.student_id, submitted.timestamp, submitted.extension,
               assignment.duedate
        FROM submitted_assignment AS submitted
        JOIN assignment ON assignment.id = submitted.assignment_id""",
    "submitted_notebook": """
        SELECT notebook.name, submitted.student_id, book.flagged, book.late_submission_penalty
        FROM submitted_notebook AS book
        JOIN submitted_assignment AS submitted ON submitted.id = book.assignment_id
        JOIN notebook ON notebook.id = book.notebook_id""",
    "grade": """
        SELECT cell.name, cell.type, submitted.student_id, grade.auto_score, grade.manual_score,
               grade.extra_credit, grade.needs_manual_grade, points.max_score
        FROM grade
        JOIN base_cell AS cell ON cell.id = grade.cell_id
        LEFT JOIN grade_cells AS points ON points.id = cell.id
        JOIN submitted_notebook AS book ON book.id = grade.notebook_id
        JOIN submitted_assignment AS submitted ON submitted.id = book.assignment_id""",
    "comment": """
        SELECT cell.name, cell.type, submitted.student_id, comment.auto_comment,
               comment.manual_comment
        FROM comment
        JOIN base_cell AS cell ON cell.id = comment.cell_id
        JOIN submitted_notebook AS book ON book.id = comment.notebook_id
        JOIN submitted_assignment AS submitted ON submitted.id = book.assignment_id""",
}


def rows(gradebook: Path) -> Rows:
    """Every row of the tables that marking writes: the table's name, then its columns."""
    with closing(sqlite3.connect(f"file:{gradebook}?mode=ro", uri=True)) as connection:
        return {
            (table, *row) for table, query in _QUERIES.items() for row in connection.execute(query)
        }


def differences(stock: Rows, ours: Rows, most: int = 6) -> list[str]:
    """A sentence for each of the first ``most`` rows that only one of the two has."""
    return [
        *_told("only stock has", stock - ours, most),
        *_told("only ours has", ours - stock, most),
    ]


def _told(which: str, odd: Iterable[tuple[object, ...]], most: int) -> list[str]:
    ordered = sorted(odd, key=repr)
    told = [f"{which} {row}" for row in ordered[:most]]
    return [*told, f"{which} {len(ordered) - most} more"] if len(ordered) > most else told
