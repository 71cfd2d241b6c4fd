"""Every exercise of the course: its master, its generated copy, and its marking."""

import filecmp
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from qihang.gradebook import Course
from qihang.sessions import sessions
from tests.conftest import ROOT
from tests.support.examples import assert_says_nothing
from tests.support.solutions import cells, keyed_items

ASSIGNMENTS = [one.name for one in sessions() if one.workbook]
WORKBOOKS = [one.workbook for one in sessions() if one.workbook]
SEEDS = [f"{number}.made-for-a-test" for number in range(25)]


def every_item():
    for assignment in ASSIGNMENTS:
        for item in keyed_items(assignment, ROOT):
            yield pytest.param(assignment, item.name, id=f"{assignment}-{item.name}")


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_model_answers_score_full_points(assignment):
    items = keyed_items(assignment, ROOT)
    assert items
    for item in items:
        assert (item.name, item.verdict().outcome) == (item.name, "right")
        assert item.points() == item.most


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_each_trainees_questions_mark_their_own_examples_as_they_should(assignment, seed):
    for item in keyed_items(assignment, ROOT, seed):
        question = item.keyed()
        examples = question.examples()
        assert examples.right
        assert examples.wrong
        assert examples.unreadable
        for raw in examples.right:
            assert question.mark(raw).points(item.most) == item.most, (item.name, raw)
        for raw in examples.wrong:
            assert question.mark(raw).points(item.most) == 0, (item.name, raw)
        for raw in examples.unreadable:
            assert question.mark(raw).outcome == "unreadable", (item.name, raw)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_an_example_on_the_page_is_never_right_nor_often_taken_for_it(assignment, seed):
    for item in keyed_items(assignment, ROOT, seed):
        # The page has no key: it shows the same example to everybody.
        assert_says_nothing(item.set_out(seed).question, item.keyed())


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_question_says_the_points_that_nbgrader_knows(assignment):
    said = {f"test_{item.name}": item.most for item in keyed_items(assignment, ROOT)}
    known = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"]["points"]
        for cell in cells(assignment, ROOT)
        if cell["metadata"].get("nbgrader", {}).get("grade")
    }
    assert said == known


@pytest.mark.process
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_exercises_are_byte_for_byte_what_nbgrader_generates(site, assignment):
    kept = ROOT / "exercises" / assignment
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", assignment, "--force"],
        cwd=site.root,
        check=True,
        capture_output=True,
    )
    fresh = site.exercises / assignment
    assert files(fresh) == files(kept)
    _, differing, missing = filecmp.cmpfiles(kept, fresh, files(kept), shallow=False)
    assert (differing, missing) == ([], [])


@pytest.mark.process
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_our_release_generates_the_same_bytes(site, assignment):
    Course(site).generate(assignment)
    for name in files(ROOT / "exercises" / assignment):
        kept = ROOT / "exercises" / assignment / name
        assert (site.exercises / assignment / name).read_bytes() == kept.read_bytes()


def files(folder: Path):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_no_key_is_left_in_an_exercise(assignment):
    text = (ROOT / "exercises" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8")
    for word in ("SOLUTION", "HIDDEN", "expects", "not_yet", "sample"):
        assert word not in text


@pytest.mark.process
@pytest.mark.parametrize("path", [*WORKBOOKS, *(f"exercises/{a}/{a}.ipynb" for a in ASSIGNMENTS)])
def test_a_notebook_runs_without_an_error_and_writes_nothing_to_stderr(path):
    notebook = nbformat.read(ROOT / path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output["output_type"] in ("display_data", "execute_result"), json.dumps(output)
