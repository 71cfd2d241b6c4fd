"""A class that hands in, and what the gradebook says of it."""

import shutil
import sqlite3
from datetime import UTC, datetime

import pytest
from nbgrader.api import Gradebook

from qihang.answers import service
from qihang.operate.release import release
from qihang.sessions import editions
from tests.conftest import copy_of_the_course, enter, hand_in_so, page_token
from tests.support.classroom import enrol_class
from tests.support.solutions import home_of, raw_answers


def chosen(number, assignment, seed):
    """What a trainee answers, who is called by it: ``right``, ``half2``, ``empty`` …"""
    kind = number.rstrip("0123456789")
    if kind == "empty":
        return {}
    which = {"wrong": "wrong", "odd": "unreadable"}.get(kind, "right")
    made = raw_answers(assignment, home_of(assignment), seed, which)
    return dict(list(made.items())[::2]) if kind == "half" else made


def hand_in(site, assignment, numbers, chosen=chosen):
    """Trainees hand in what they have ``chosen``, those called ``late`` after the due date."""
    late = [number for number in numbers if number.startswith("late")]
    with service.open_answers(site) as answers:
        release(site, answers.operator, assignment, {"marks_at_once": False})
        enrol_class(answers.operator, numbers)
        for number in [*(one for one in numbers if one not in late), *late]:
            if late and number == late[0]:
                due_now(site, assignment)
            token = page_token(answers, number, session=editions.parts(assignment)[0])
            for question, value in chosen(
                number, assignment, answers.page.claim(token)["seed"]
            ).items():
                answers.page.save(token, question, value, f"{number} {question}")
            hand_in_so(answers, token)
    if "forged" in numbers:
        folder = site.submitted / "forged" / assignment
        shutil.copy(site.submitted / "right" / assignment / f"{assignment}.ipynb", folder)


def class_that_handed_in(folder, numbers, chosen=chosen):
    """T1, handed in by a class, in a course of its own; copied by :func:`put_in`, never used."""
    site = copy_of_the_course(folder)
    with pytest.MonkeyPatch.context() as patch:
        enter(site, patch)
        site.prepare()
        hand_in(site, "t1", numbers, chosen)
    return site


def put_in(site, handed_in):
    """Give a site the data of a class that handed in."""
    shutil.copytree(handed_in.var, site.var, dirs_exist_ok=True)
    shutil.copytree(handed_in.exercises, site.exercises, dirs_exist_ok=True)
    return site


def due_now(site, assignment):
    now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    with Gradebook(f"sqlite:///{site.gradebook}", "qihang") as gradebook:
        gradebook.update_or_create_assignment(assignment, duedate=now)


SUBMISSION = "submitted_assignment JOIN assignment ON assignment.id = assignment_id"
BOOK = """FROM submitted_notebook
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
    JOIN notebook ON notebook.id = submitted_notebook.notebook_id"""
ROWS = {
    "student": "SELECT id, first_name, last_name, email FROM student",
    "assignment": f"SELECT student_id, name, timestamp, extension FROM {SUBMISSION}",
    "notebook": f"SELECT student_id, notebook.name, flagged, late_submission_penalty {BOOK}",
    "grade": f"""SELECT student_id, base_cell.name, auto_score, manual_score, extra_credit,
        needs_manual_grade {BOOK} JOIN grade ON grade.notebook_id = submitted_notebook.id
        JOIN base_cell ON base_cell.id = grade.cell_id""",
    "comment": f"""SELECT student_id, base_cell.name, auto_comment, manual_comment {BOOK}
        JOIN comment ON comment.notebook_id = submitted_notebook.id
        JOIN base_cell ON base_cell.id = comment.cell_id""",
}


def rows(site):
    """Every row of the gradebook that a submission makes, by names instead of ids."""
    with sqlite3.connect(site.gradebook) as database:
        return {name: sorted(map(repr, database.execute(query))) for name, query in ROWS.items()}
