"""nbgrader's export as a CSV file that is safe to open."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins.export import ExportPlugin

from qihang.gradebook.removed import taken_off
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from qihang.system.spreadsheet import harmless


class SafeCsvExport(ExportPlugin):
    """nbgrader's columns as real CSV, in which no cell can act as a formula."""

    COLUMNS = (
        "assignment",
        "duedate",
        "timestamp",
        "student_id",
        "last_name",
        "first_name",
        "email",
        "raw_score",
        "late_submission_penalty",
        "score",
        "max_score",
    )

    def export(self, gradebook: Gradebook) -> None:
        """Write every trainee's points, by assignment.

        Who was taken off the roster is left out, unless asked for with ``--student``: the rows
        stay in the gradebook, so whoever comes back is there again.
        """
        wanted = {str(one) for one in self.assignment}
        trainees = {str(one) for one in self.student}
        off = frozenset() if trainees else _taken_off(Site.here())
        with Path(self.to or "grades.csv").open("w", newline="", encoding="utf-8-sig") as file:
            # Quoted throughout: a spreadsheet that divides at semicolons divides no cell.
            sheet = csv.writer(file, quoting=csv.QUOTE_ALL)
            sheet.writerow(self.COLUMNS)
            for assignment in gradebook.assignments:
                if wanted and assignment.name not in wanted:
                    continue
                for student in gradebook.students:
                    if student.id in off or (trainees and student.id not in trainees):
                        continue
                    row = self._row(gradebook, assignment, student)
                    sheet.writerow([harmless(row[name]) for name in self.COLUMNS])

    @staticmethod
    def _row(gradebook: Gradebook, assignment: Any, student: Any) -> dict[str, Any]:
        row = {
            "assignment": assignment.name,
            "duedate": assignment.duedate,
            "timestamp": None,
            "student_id": student.id,
            "last_name": student.last_name,
            "first_name": student.first_name,
            "email": student.email,
            "raw_score": 0.0,
            "late_submission_penalty": 0.0,
            "score": 0.0,
            "max_score": assignment.max_score,
        }
        try:
            submission = gradebook.find_submission(assignment.name, student.id)
        except MissingEntry:
            return row
        penalty = submission.late_submission_penalty
        return row | {
            "timestamp": submission.timestamp,
            "raw_score": submission.score,
            "late_submission_penalty": penalty or 0.0,
            "score": max(0.0, submission.score - (penalty or 0.0)),
        }


def _taken_off(site: Site) -> frozenset[str]:
    try:
        return taken_off(site)
    except OperatorError as trouble:
        raise SystemExit(str(trouble)) from trouble
