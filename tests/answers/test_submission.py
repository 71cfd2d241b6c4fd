"""What is kept of a submitted notebook: what many have in common, and what is its own."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.answers import submission
from tests.conftest import small_exercise

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab"), inner, max_size=3),
    max_leaves=6,
)


def handed_in(answers, seed="1.abc"):
    return submission.text(submission.fill(small_exercise(), answers, seed))


@given(margin=plain, steps=plain, seed=st.text("0123456789abcdef.", min_size=1))
def test_a_submitted_notebook_comes_back_to_the_byte(margin, steps, seed):
    try:
        written = handed_in({"margin": margin, "steps": steps}, seed)
    except submission.NotAnAnswer:
        return
    template, sources = submission.split(written)
    assert submission.join(template, sources) == written
    assert sources is not None
    assert submission.split(handed_in({}))[0] == template


def test_what_is_its_own_is_what_stood_in_the_solution_cells():
    _, sources = submission.split(handed_in({"margin": "44.9"}))
    assert sources == ["seed = '1.abc'", "margin = '44.9'", "steps = None\n# no answer yet"]


def test_answers_that_look_like_a_template_are_answers():
    written = handed_in({"margin": '"source": "qihang-source"', "steps": "qihang-source"})
    assert submission.join(*submission.split(written)) == written


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "{]",
        "[]",
        "null",
        '{"cells": 7}\n',
        '{"cells": [{"cell_type": "code", "metadata": {"nbgrader": {"solution": true}}}]}\n',
        json.dumps(small_exercise(), indent=1),
        json.dumps(small_exercise()) + "\n\n",
        '{"cells": [], "a": 1, "a": 2}\n',
        '{"cells": [], "a": 1.50}\n',
        "[" * 100_000,
    ],
)
def test_a_text_that_would_not_come_back_is_kept_whole(odd):
    assert submission.split(odd) == (odd, None)
    assert submission.join(odd, None) == odd
