"""How every kind of question must mark; the kinds are found by looking.

Each is tried with the ``QUESTIONS`` of its own file of tests. What its form must do on a page
stands in ``tests/widgets/test_kind_contract.py``.
"""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qihang.questions import KINDS
from qihang.questions.base import Verdict
from qihang.questions.misconceptions import MISCONCEPTIONS
from tests.questions.walk import walk
from tests.support.kinds import QUESTIONS, json_values

every_question = pytest.mark.parametrize(
    "question",
    QUESTIONS,
    ids=[f"{place}-{question.kind}" for place, question in enumerate(QUESTIONS)],
)


@every_question
def test_a_question_s_own_examples_are_marked_as_they_claim(question):
    walk(question)


@every_question
@given(raw=json_values)
@settings(max_examples=60, deadline=None)
def test_marking_never_fails_and_never_leaves_the_scale(question, raw):
    verdict = question.mark(raw)
    assert 0 <= verdict.share <= 1
    assert (verdict.outcome == "right") == (verdict.share == 1)
    assert (verdict.outcome == "partly") == (0 < verdict.share < 1)
    assert (verdict.idea is None) == (verdict.outcome in {"right", "empty"})
    assert verdict.idea is None or verdict.idea in MISCONCEPTIONS


@given(st.fractions(0, 1), st.sampled_from([0.5, 1, 2, 3, 7.25]))
def test_points_are_a_finite_float_within_the_item_s_points(share, most):
    points = Verdict("partly", share).points(most)
    assert isinstance(points, float)
    assert math.isfinite(points)
    assert 0 <= points <= most


def test_every_kind_is_known_by_its_name():
    assert {name: kind.kind for name, kind in KINDS.items()} == {name: name for name in KINDS}
    assert {question.kind for question in QUESTIONS} == set(KINDS)
