"""What nbgrader says when it fails, as one sentence that an instructor can use."""

import pytest

from qihang.gradebook.complaints import check
from qihang.system.errors import OperatorError

FRAMES = """[INFO] Converting notebook t1.ipynb
[ERROR] Notebook JSON is invalid: 5 is not of type 'string'
[ERROR] There was an error processing assignment: /var/submitted/1001/t1
[ERROR] Traceback (most recent call last):
      File "base.py", line 412, in convert_notebooks
        self.convert_single_notebook(notebook_filename)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    {raised}

[ERROR] There was an error processing assignment 't1' for student '1001'
"""
"""As nbgrader's log has it."""


def said(raised, log=FRAMES):
    with pytest.raises(OperatorError) as caught:
        check({"success": False, "log": log.replace("{raised}", raised)}, "t1 of 1001")
    return str(caught.value)


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        ("ValueError: Cell has no points", "Cell has no points."),
        ("nbgrader.converters.base.NbGraderException: It is late!", "It is late!"),
        (
            "RuntimeError: Cannot add or remove cells",
            "Cannot add or remove cells. Put the cells back that trainees were marked by, and for "
            "other questions make an edition: qihang new edition SESSION",
        ),
    ],
)
def test_a_reason_is_said_as_it_is(raised, reason):
    assert said(raised) == f"nbgrader could not work on t1 of 1001: {reason}"


@pytest.mark.parametrize(
    "raised",
    [
        "KeyError: 'cells'",
        "AttributeError: 'CourseDirectory' object has no attribute 'fail'",
        "IndexError: list index out of range",
        "AssertionError",
        "TypeError: string indices must be integers, not 'str'",
    ],
)
def test_what_only_a_programmer_understands_is_put_into_a_sentence(raised):
    assert said(raised) == (
        "nbgrader could not work on t1 of 1001: there is something in it that nbgrader cannot "
        f"deal with ({raised})."
    )


def test_of_words_over_many_lines_the_first_is_the_reason():
    raised = (
        "nbformat.validator.NotebookValidationError: 5 is not a text\n\n    On cell[0]:\n    {}"
    )
    assert said(raised).endswith("deal with (NotebookValidationError: 5 is not a text).")


def test_a_reason_controls_no_terminal_and_ends_somewhere():
    assert "\x1b" not in said("ValueError: \x1b[2J fine")
    assert len(said("ValueError: " + "x" * 10_000)) < 400


def test_without_any_reason_it_is_said_that_there_is_none():
    assert said("", log="").endswith("no reason given")
