"""The only module that imports nbgrader.

It runs nbgrader's own steps on this site and reads nbgrader's own gradebook; the
classes that ``nbgrader_config.py`` names stand here, too.
"""

from __future__ import annotations

import ast
import csv
import html
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins.export import ExportPlugin
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from qihang import seeds
from qihang.course import notebook
from qihang.site import Site, Trouble
from qihang.submission import SEED

VERDICT = "application/vnd.qihang.verdict+json"
"""The MIME type under which a marked test cell says what it found."""


class Course:
    """nbgrader's course of one site."""

    def __init__(self, site: Site):
        self._site = site
        site.prepare()
        _use_write_ahead_log(site.gradebook)
        config = _config(site)
        self._directory = CourseDirectory(config=config)
        self._api = NbGraderAPI(self._directory, config=config)

    def generate(self, assignment: str) -> None:
        """Make ``exercises/<assignment>`` from ``solutions/``, as nbgrader generates it."""
        for path in sorted((self._site.solutions / assignment).glob("*.ipynb")):
            notebook(path)
        _check(self._api.generate_assignment(assignment, force=True, create=True), assignment)

    def autograde(self, assignment: str, trainee: str, force: bool = False) -> None:
        """Mark what a trainee handed in, as ``nbgrader autograde``.

        Raises :class:`Trouble` with nbgrader's own reason where it cannot be marked.
        """
        done = self._api.autograde(assignment, trainee, force=force, create=True)
        _check(done, f"{assignment} of {trainee}")

    def is_marked(self, assignment: str, trainee: str) -> bool:
        """Whether the gradebook's points are those of the hand-in that lies there now."""
        stamps = [
            folder / trainee / assignment / "timestamp.txt"
            for folder in (self._site.submitted, self._site.autograded)
        ]
        if not all(stamp.exists() for stamp in stamps):
            return False
        handed_in, marked = (stamp.read_text(encoding="utf-8") for stamp in stamps)
        return handed_in == marked

    def result(self, assignment: str, trainee: str) -> dict[str, Any] | None:
        """Points of a marked exercise: ``points most questions``; ``None`` if not marked."""
        with self._gradebook() as gradebook:
            try:
                submission = gradebook.find_submission(assignment, trainee)
            except MissingEntry:
                return None
            penalty = submission.late_submission_penalty or 0.0
            cells = {
                grade.name: (grade.score, grade.max_score, grade.needs_manual_grade)
                for book in submission.notebooks
                for grade in book.grades
            }
            comments = {
                comment.name: comment.manual_comment
                for book in submission.notebooks
                for comment in book.comments
            }
            points, most = max(0.0, submission.score - penalty), submission.max_score
        verdicts = self._verdicts(assignment, trainee)
        if not verdicts:
            return None
        questions = {}
        for cell, (earned, possible, manual) in cells.items():
            verdict = verdicts.get(cell, {})
            question = verdict.get("question", cell)
            questions[question] = {
                "points": earned,
                "most": possible,
                "outcome": verdict.get("outcome"),
                "idea": verdict.get("idea"),
                "parts": verdict.get("parts", []),
                "by_hand": bool(manual),
                "comment": comments.get(question) or comments.get(cell),
            }
        return {"points": points, "most": most, "questions": questions}

    def cell_points(self, assignment: str, trainee: str) -> dict[str, float]:
        """The score of each graded cell."""
        with self._gradebook() as gradebook:
            submission = gradebook.find_submission(assignment, trainee)
            return {
                grade.name: grade.score for book in submission.notebooks for grade in book.grades
            }

    def export(self, path: Path) -> None:
        """Write all points as CSV, as ``nbgrader export``."""
        with self._gradebook() as gradebook:
            exporter = SafeCsvExport()
            exporter.to = str(path)
            exporter.export(gradebook)

    @contextmanager
    def _gradebook(self) -> Iterator[Gradebook]:
        with Gradebook(self._directory.db_url, self._directory.course_id) as gradebook:
            yield gradebook

    def _verdicts(self, assignment: str, trainee: str) -> dict[str, dict[str, Any]]:
        """What each test cell said, by ``grade_id``; empty where nothing is marked."""
        found: dict[str, dict[str, Any]] = {}
        for path in sorted((self._site.autograded / trainee / assignment).glob("*.ipynb")):
            for cell in notebook(path)["cells"]:
                grading = cell.get("metadata", {}).get("nbgrader", {})
                if not grading.get("grade"):
                    continue
                found[grading["grade_id"]] = next(
                    (
                        output["data"][VERDICT]
                        for output in cell.get("outputs", [])
                        if VERDICT in output.get("data", {})
                    ),
                    {},
                )
        return found


class OwnSeed(NbGraderPreprocessor):
    """Empties the seed cell of a submission whose seed is not its owner's."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Nbgrader calls this with the notebook and whose it is."""
        owner = resources["nbgrader"]["student"]
        assignment = resources["nbgrader"]["assignment"]
        secret = Site.here().secret("seeds")
        for cell in nb.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") != SEED:
                continue
            if not seeds.is_own(secret, _assigned(cell.source), owner, assignment):
                cell.source = f"{SEED} = None"
        return nb, resources


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
        """Write every trainee's points, by assignment."""
        wanted = {str(one) for one in self.assignment}
        trainees = {str(one) for one in self.student}
        with Path(self.to or "grades.csv").open("w", newline="", encoding="utf-8-sig") as file:
            sheet = csv.writer(file)
            sheet.writerow(self.COLUMNS)
            for assignment in gradebook.assignments:
                if wanted and assignment.name not in wanted:
                    continue
                for student in gradebook.students:
                    if trainees and student.id not in trainees:
                        continue
                    row = self._row(gradebook, assignment, student)
                    sheet.writerow([_harmless(row[name]) for name in self.COLUMNS])

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


def markdown_as_text(source: str, *_arguments: Any, **_settings: Any) -> str:
    """A markdown cell as plain, escaped text: no trainee's text becomes HTML or script."""
    return f'<pre style="white-space: pre-wrap">{html.escape(str(source))}</pre>'


def _harmless(value: Any) -> str:
    """A cell of CSV; a leading sign that a spreadsheet takes for a formula is quoted."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _assigned(source: str) -> object:
    """The literal in ``seed = <literal>``, or ``None`` if that is not what stands there."""
    try:
        statement = ast.parse(source).body[0]
        if isinstance(statement, ast.Assign):
            return ast.literal_eval(statement.value)
    except (SyntaxError, ValueError, IndexError):
        pass
    return None


def _config(site: Site) -> Config:
    return PyFileConfigLoader("nbgrader_config.py", path=str(site.root)).load_config()


def _use_write_ahead_log(path: Path) -> None:
    """Let the instructor read the gradebook while the marker writes; SQLite keeps the setting."""
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text("PRAGMA journal_mode=WAL"))
    except sqlalchemy.exc.DatabaseError as error:
        raise Trouble(
            f"{path} cannot be opened ({error.orig}). Restore it from a backup."
        ) from error
    finally:
        engine.dispose()


def _check(done: dict[str, Any], what: str) -> None:
    if done.get("success"):
        return
    log = done.get("log") or done.get("error") or "no reason given"
    errors = [line for line in log.splitlines() if line.startswith("[ERROR]")]
    reason = errors[0].removeprefix("[ERROR] ") if errors else log.strip().splitlines()[-1]
    raise Trouble(f"nbgrader could not work on {what}: {reason}")
