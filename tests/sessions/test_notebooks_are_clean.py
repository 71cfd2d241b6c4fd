"""What is kept of a notebook is what a person wrote, and the course can rely on its shape."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
ADDRESS = re.compile(r"https?://([\w.-]+)")
RESERVED = re.compile(r"(^|\.)example(\.(cn|com|net|org))?$|\.(test|invalid)$")


def _found(folder: str) -> list[Path]:
    paths = sorted((ROOT / folder).rglob("*.ipynb"))
    return [path for path in paths if ".ipynb_checkpoints" not in path.parts]


WORKBOOKS = _found("workbooks")
SOLUTIONS = _found("solutions")
EXERCISES = _found("exercises")


def _named(paths: list[Path]) -> pytest.MarkDecorator:
    names = [str(path.relative_to(ROOT)) for path in paths]
    return pytest.mark.parametrize("path", paths, ids=names)


def _read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def _code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in _read(path).cells if cell.cell_type == "code"]


def _grading(cell: nbformat.NotebookNode) -> dict:
    return cell.metadata.get("nbgrader", {})


def _graded(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in _code_cells(path) if _grading(cell).get("grade")]


def _asked(cell: nbformat.NotebookNode) -> ast.Call:
    """The call of ``ask`` that makes the cell's item."""
    made = [
        node.value
        for node in ast.parse(cell.source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "item"
    ]
    assert len(made) == 1, "a test cell makes one item"
    call = made[0]
    assert isinstance(call, ast.Call)
    assert ast.unparse(call.func).startswith("ask.")
    return call


def _statements(cell: nbformat.NotebookNode) -> Iterator[ast.stmt]:
    yield from ast.parse(cell.source).body


def test_the_course_has_notebooks_to_look_at():
    assert WORKBOOKS
    assert SOLUTIONS


@_named(WORKBOOKS + SOLUTIONS + EXERCISES)
def test_a_notebook_is_valid_and_every_cell_has_its_own_lasting_id(path: Path):
    notebook = _read(path)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids))
    assert not [cell_id for cell_id in ids if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?", cell_id)]


@_named(WORKBOOKS + SOLUTIONS + EXERCISES)
def test_a_notebook_keeps_no_outputs_and_no_widget_state(path: Path):
    notebook = _read(path)
    assert "widgets" not in notebook.metadata
    assert notebook.metadata.kernelspec.name == "python3"
    for cell in _code_cells(path):
        assert cell.outputs == []
        assert cell.execution_count is None


@_named(WORKBOOKS + SOLUTIONS)
def test_a_notebook_is_written_as_nbformat_writes_it(path: Path):
    assert path.read_text(encoding="utf-8") == nbformat.writes(_read(path)) + "\n"


@_named(WORKBOOKS + SOLUTIONS + EXERCISES)
def test_a_notebook_names_no_address_outside_the_reserved_ones(path: Path):
    hosts = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert not [host for host in hosts if not RESERVED.search(host)]


@_named(WORKBOOKS)
def test_a_workbook_is_one_line_a_widget(path: Path):
    first, *others = _code_cells(path)
    [imports] = ast.parse(first.source).body
    assert isinstance(imports, ast.ImportFrom)
    assert imports.module == "widgets"
    used = set()
    for cell in others:
        (statement,) = _statements(cell)
        assert "\n" not in cell.source
        assert isinstance(statement, ast.Expr)
        assert isinstance(statement.value, ast.Call)
        used.add(ast.unparse(statement.value.func))
    assert used == {name.name for name in imports.names}


@_named(WORKBOOKS)
def test_a_workbook_asks_no_item_twice(path: Path):
    lines = [cell.source for cell in _code_cells(path) if cell.source.startswith("TryIt(")]
    assert len(lines) == len(set(lines))


@_named(SOLUTIONS + EXERCISES)
def test_a_question_is_an_answer_cell_and_a_locked_test_cell(path: Path):
    cells = _code_cells(path)
    names = [_grading(cell).get("grade_id") for cell in cells]
    assert len(names) == len(set(names))
    for answer, test in pairwise(cells):
        if not _grading(test).get("grade"):
            continue
        name = _grading(answer)["grade_id"]
        assert _grading(answer)["solution"]
        assert not _grading(answer)["locked"]
        assert answer.source.startswith(f"{name} = None\n")
        assert _grading(test)["grade_id"] == f"test_{name}"
        assert _grading(test)["locked"]
        given = [ast.unparse(part) for part in _asked(test).args]
        assert given == [repr(name), name]
        assert test.source.endswith("\nitem")


@_named(SOLUTIONS + EXERCISES)
def test_the_points_in_the_metadata_are_those_of_the_item(path: Path):
    assert _graded(path)
    for cell in _graded(path):
        (points,) = (word.value for word in _asked(cell).keywords if word.arg == "points")
        assert ast.literal_eval(points) == _grading(cell)["points"]


@_named(SOLUTIONS)
def test_a_key_is_given_in_the_hidden_tests_only(path: Path):
    for cell in _graded(path):
        (hidden,) = HIDDEN.findall(cell.source)
        assert ".expects(" in hidden
        shown = HIDDEN.sub("", cell.source)
        assert ".expects(" not in shown
        assert ".not_yet(" not in shown


@_named(SOLUTIONS + EXERCISES)
def test_steps_to_be_ordered_stand_in_the_order_of_their_ids_which_tells_nothing(path: Path):
    for call in map(_asked, _graded(path)):
        for word in call.keywords:
            if word.arg == "steps" and isinstance(word.value, ast.Dict):
                ids = [step.value for step in word.value.keys]
                assert ids == sorted(ids)


@_named(EXERCISES)
def test_a_released_exercise_holds_no_key_and_no_model_answer(path: Path):
    for cell in _code_cells(path):
        assert ".expects(" not in cell.source
        assert "BEGIN" not in cell.source
        grading = _grading(cell)
        if grading.get("solution"):
            assert cell.source == f"{grading['grade_id']} = None\n# no answer yet"
