"""Whatever lies in a trainee's folder: the marker names it, goes on, and reads nothing else."""

import json
import os

import pytest

from qihang.answers import service
from qihang.gradebook.marker import grade
from qihang.operate.release import release
from tests.conftest import hand_in_so, page_token
from tests.support.classroom import enrol_class
from tests.support.course import COURSE
from tests.support.solutions import keyed_items, raw_answers

pytestmark = pytest.mark.process

DEEP = "[" * 100_000


def edited(change):
    def spoil(folder):
        path = folder / "t1.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        change(notebook, next(c for c in notebook["cells"] if grade_id(c) == "offer"))
        path.write_text(json.dumps(notebook), encoding="utf-8")

    return spoil


def grade_id(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def notebook_is(text):
    return lambda folder: (folder / "t1.ipynb").write_text(text, encoding="utf-8")


def stamp_is(text):
    return lambda folder: (folder / "timestamp.txt").write_text(text, encoding="utf-8")


def replaced(name, make):
    def spoil(folder):
        (folder / name).unlink()
        make(folder / name)

    return spoil


def to_another(name):
    return lambda path: path.symlink_to(path.parents[2] / "right" / "t1" / name)


NOT_MARKED = {
    "deep": notebook_is(DEEP),
    "deep_cells": notebook_is('{"cells": ' + DEEP),
    "numbers": notebook_is('{"cells": [1, 2]}'),
    "text": notebook_is('"cells"'),
    "odd_source": notebook_is('{"cells": [{"cell_type": "code", "source": [1], "metadata": {}}]}'),
    "no_source": edited(lambda _, cell: cell.pop("source")),
    "folder": replaced("t1.ipynb", os.mkdir),
    "pipe": replaced("t1.ipynb", os.mkfifo),
    "link": replaced("t1.ipynb", to_another("t1.ipynb")),
    "link_to_itself": replaced("t1.ipynb", lambda path: path.symlink_to(path)),
    "surrogate": edited(lambda _, cell: cell.update(source="offer = '\ud800'")),
}
"""What cannot be marked: it is named."""

MARKED = {
    "nan": edited(lambda notebook, _: notebook["metadata"].update(own=float("nan"))),
    "escaped_surrogate": edited(lambda _, cell: cell.update(source="offer = '\\ud800'")),
    "long_number": edited(lambda _, cell: cell.update(source="offer = " + "9" * 5000)),
    "deep_literal": edited(lambda _, c: c.update(source="offer = " + "[" * 150 + "]" * 150)),
    "huge": edited(lambda _, cell: cell.update(source=f"offer = {'x' * 5_000_000!r}")),
}
"""What can be marked, and earns nothing for the question that was spoilt."""

RESTORED = {
    "stamp_number": stamp_is("9" * 40),
    "stamp_words": stamp_is("yesterday, perhaps"),
    "stamp_empty": stamp_is(""),
    "stamp_bytes": lambda folder: (folder / "timestamp.txt").write_bytes(bytes([255])),
    "stamp_pipe": replaced("timestamp.txt", os.mkfifo),
    "stamp_link": replaced("timestamp.txt", to_another("timestamp.txt")),
}
"""Other times than the answer service's, which puts its own copy of the submission back."""

HOSTILE = NOT_MARKED | MARKED | RESTORED


@pytest.fixture
def handed_in(site):
    """A class in which one submission is right and every other one is spoilt in its own way."""
    numbers = ["right", *HOSTILE]
    with service.open_answers(site) as answers:
        release(site, answers.operator, "t1", {"marks_at_once": False})
        enrol_class(answers.operator, numbers)
        for number in numbers:
            token = page_token(answers, number)
            for question, value in raw_answers(
                "t1", COURSE, answers.page.claim(token)["seed"], "right"
            ).items():
                answers.page.save(token, question, value, f"{number} {question}")
            hand_in_so(answers, token)
    for number, spoil in HOSTILE.items():
        spoil(site.submitted / number / "t1")
    return site


def test_no_submission_stops_the_marking_or_is_read_from_elsewhere(handed_in):
    full = sum(item.most for item in keyed_items("t1", COURSE))
    with service.open_answers(handed_in) as answers:
        grade(handed_in, answers.marker, "t1")
        rows = {row["number"]: row for row in answers.marker.latest_submissions("t1")}
    assert rows["right"]["points"] == full
    assert [one for one in NOT_MARKED if not rows[one]["trouble"]] == []
    assert [one for one in NOT_MARKED if rows[one]["points"] is not None] == []
    assert [one for one in MARKED if rows[one]["trouble"]] == []
    for number in MARKED.keys() - {"nan"}:
        assert rows[number]["points"] is not None, number
        assert rows[number]["points"] < full, number
    assert {rows[one]["points"] for one in RESTORED} == {full}
