"""What holds for every kind of question."""

import math
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qihang.commerce.codes import Damage, Patch
from qihang.questions import KINDS, facts
from qihang.questions.base import Verdict
from qihang.questions.choice import Choice
from qihang.questions.code import Code
from qihang.questions.decision import Decision
from qihang.questions.misconceptions import MISCONCEPTIONS
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.rules import RULES
from qihang.questions.table import Field, Table
from qihang.questions.written import Written
from tests.questions.walk import walk

QUESTIONS = [
    Number().expecting(7).with_misconception(3, "chinese-one-byte"),
    Number(unit="元", places=2).expecting("12.50").with_misconception("12.50", "not-yet"),
    Number(unit="%", places=1).expecting("44.94"),
    Choice(("a", "b", "c")).expecting("b"),
    Choice(("a", "b", "c"), many=True).expecting(["a", "b"]),
    Order(("d", "a", "c", "b")).expecting(["a", ["b", "c"], "d"]),
    Decision(("yes", "no"), ("r", "s")).expecting("no", "s"),
    Code("text").expecting("C07"),
    Code("version").expecting("1", level="L"),
    Code("version").expecting("https://shop.example.cn/p/1001", level="M"),
    Code("level").expecting(
        "https://shop.example.cn/p/1001", damage=Damage((Patch(0.5, 0.5, 0.25, 0.25),))
    ),
    Table(
        ("tea", "rice"),
        ("cost", "price", "profit", "margin"),
        {
            "cost": Field("元", 2, {"tea": 15, "rice": "4.50"}),
            "price": Field("元", 2, {"tea": "39.90", "rice": 6}),
            "profit": Field("元", 2),
            "margin": Field("%", 1),
        },
    )
    .expecting(
        profit=lambda row: row.price - row.cost, margin=lambda row: row.profit / row.price * 100
    )
    .with_misconception("margin", lambda row: row.profit / row.cost * 100, "markup-for-margin"),
    Written(20, 80, ("price", "place"), tuple(RULES)).expecting(
        price=facts.money("29.9"), place=facts.words("赣州", "Ganzhou")
    ),
    Written(5, 9, rules=("claims",)).expecting(),
]


def _of_own_tests():
    """The ``QUESTIONS`` of the kinds' own test files, where they have any."""
    files = {kind.__module__.rpartition(".")[2] for kind in KINDS.values()}
    found = (import_module(f"tests.questions.test_{file}") for file in sorted(files))
    return [question for module in found for question in getattr(module, "QUESTIONS", ())]


QUESTIONS += _of_own_tests()

every_question = pytest.mark.parametrize(
    "question",
    QUESTIONS,
    ids=[f"{place}-{question.kind}" for place, question in enumerate(QUESTIONS)],
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
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
