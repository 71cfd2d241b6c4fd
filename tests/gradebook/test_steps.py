"""Our steps in nbgrader's pipeline, by themselves and on a course of another kind."""

import json

import pytest
from nbformat import from_dict

from qihang.answers import service
from qihang.gradebook import AsReleased
from qihang.gradebook.marker import grade
from tests.support.course import COURSE
from tests.support.solutions import keyed_items
from tests.support.submissions import hand_in

OWN = {"nbgrader": {"assignment": "own", "notebook": "own"}}

ESSAY = {"grade_id": "essay", "grade": True, "solution": True, "locked": False, "points": 5}


def notebook(*gradings):
    cells = [
        {
            "cell_type": "code",
            "metadata": {"nbgrader": one},
            "source": str(place),
            "outputs": [],
            "execution_count": None,
        }
        for place, one in enumerate(gradings)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def as_released(site, *gradings):
    """nbgrader's metadata of submitted cells after the step."""
    folder = site.exercises / "own"
    folder.mkdir()
    (folder / "own.ipynb").write_text(json.dumps(notebook(ESSAY)), encoding="utf-8")
    handed_in, _ = AsReleased().preprocess(from_dict(notebook(*gradings)), OWN)
    return [cell.metadata.get("nbgrader") for cell in handed_in.cells]


@pytest.mark.security("a text for the instructor to mark that says it is a test and passes itself")
def test_what_a_person_marks_stays_for_a_person(site):
    assert as_released(site, {**ESSAY, "solution": False, "points": 1}) == [ESSAY]


def test_the_last_of_cells_with_one_name_is_the_one_and_unknown_names_are_none(site):
    odd = ({**ESSAY, "points": 9}, "essay", {"grade_id": ["essay"]}, {"grade_id": "mine"}, ESSAY)
    assert as_released(site, *odd) == [None, None, None, None, ESSAY]


@pytest.mark.process
def test_a_course_with_magics_and_files_of_its_own_is_marked(site):
    master = site.solutions / "t1" / "t1.ipynb"
    (site.solutions / "t1" / "prices.csv").write_text("9.9", encoding="utf-8")
    course = json.loads(master.read_text(encoding="utf-8"))
    for cell in course["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "setup":
            lines = ["%precision 2\n", "assert open('prices.csv').read() == '9.9'\n"]
            cell["source"] = "".join([*lines, *cell["source"]])
    master.write_text(json.dumps(course), encoding="utf-8")
    hand_in(site, "t1", ["right", "wrong"])
    with service.open_answers(site) as answers:
        assert grade(site, answers.marker, "t1") == []
        points = {row["number"]: row["points"] for row in answers.marker.latest_submissions("t1")}
    assert points == {"right": sum(one.most for one in keyed_items("t1", COURSE)), "wrong": 0.0}
