"""How a number is read and marked."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.questions.base import LONGEST_ANSWER, Unreadable
from qihang.questions.number import Number
from tests.conftest import ROOT

QUESTIONS = [
    Number().expecting(7).with_misconception(3, "chinese-one-byte"),
    Number(unit="元", places=2).expecting("12.50").with_misconception("12.50", "not-yet"),
    Number(unit="%", places=1).expecting("44.94"),
]
"""Of this kind, for what every kind is tried with."""

TYPED = json.loads((ROOT / "tests/support/typed_numbers.json").read_text(encoding="utf-8"))
"""What is typed, the unit that is asked for, and the number that is meant, if any."""

exact = st.decimals(
    min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(("text", "unit", "value"), TYPED)
def test_what_is_typed_is_read_as_a_control_reads_it(text, unit, value):
    if value is not None:
        assert Number(unit=unit).read(text) == Decimal(value)
        return
    with pytest.raises(Unreadable):
        Number(unit=unit).read(text)


@pytest.mark.parametrize(
    ("raw", "value"),
    [(12, "12"), (12.5, "12.5"), (0.1, "0.1"), (Decimal("12.5"), "12.5"), (10**400, f"1{0:0400}")],
)
def test_a_number_of_a_program_is_read_as_it_is(raw, value):
    assert Number().read(raw) == Decimal(value)


@pytest.mark.parametrize(
    "raw",
    [
        "many",
        "9" * (LONGEST_ANSWER + 1),
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        True,
        False,
        b"12",
        [12],
        {"value": 12},
        object(),
    ],
)
def test_what_is_no_number_is_unreadable_and_not_marked_as_a_miss(raw):
    with pytest.raises(Unreadable) as unreadable:
        Number().read(raw)
    assert unreadable.value.hint == "write-a-number"
    verdict = Number().expecting(12).mark(raw)
    assert (verdict.outcome, verdict.share) == ("unreadable", 0)


def test_a_longest_number_is_still_read():
    assert Number().expecting(1).mark("9" * LONGEST_ANSWER).outcome == "not-yet"


@pytest.mark.parametrize("raw", [None, "", "  ", "\n", [], {}])
def test_no_answer_is_empty(raw):
    assert Number().expecting(1).mark(raw).outcome == "empty"


@pytest.mark.parametrize(
    ("places", "raw", "outcome"),
    [
        (None, "12", "right"),
        (None, "12.0001", "not-yet"),
        (0, "12.4", "not-yet"),
        (1, "12.05", "right"),
        (1, "12.051", "not-yet"),
        (2, "11.995", "right"),
        (2, "11.9949", "not-yet"),
    ],
)
def test_an_answer_may_be_half_of_the_last_shown_digit_away(places, raw, outcome):
    assert Number(places=places).expecting(12).mark(raw).outcome == outcome


def test_the_tolerance_can_be_said():
    question = Number(places=2, near=Decimal(1)).expecting(12)
    assert question.mark("13").outcome == "right"
    assert question.mark("13.01").outcome == "not-yet"


def test_a_distractor_names_its_misconception():
    question = (
        Number()
        .expecting(9)
        .with_misconception(3, "chinese-one-byte")
        .with_misconception(6, "all-three-bytes")
    )
    assert question.mark("3").idea == "chinese-one-byte"
    assert question.mark("6").idea == "all-three-bytes"
    assert question.mark("7").idea == "not-yet-number"


def test_a_distractor_that_equals_the_answer_is_right():
    assert Number().expecting(9).with_misconception(9, "all-three-bytes").mark(9).outcome == "right"


def test_a_mistake_of_the_author_is_an_error():
    with pytest.raises(ValueError, match="no misconception"):
        Number().with_misconception(1, "no such misconception")
    with pytest.raises(TypeError):
        Number().expecting(0.1)
    with pytest.raises(ValueError, match="no key"):
        Number().mark("1")


@given(exact)
def test_every_number_is_read_as_python_writes_it(value):
    assert Number().read(str(value)) == value
    assert Number().read(f"{value:,}") == value
    assert Number(unit="元").read(f"{value} 元") == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_as_it_is_shown(value):
    assert float(Number().read(value)) == value


@given(st.text(max_size=20) | st.text("0123456789.,-+ ¥元%", max_size=12))
def test_no_text_is_more_than_a_number_or_unreadable(text):
    verdict = Number(places=2).expecting("12.50").mark(text)
    assert verdict.outcome in {"right", "not-yet", "unreadable", "empty"}


@given(exact, exact)
def test_only_the_answer_is_right(answer, given_number):
    verdict = Number(places=2).expecting(answer).mark(str(given_number))
    assert (verdict.outcome == "right") == (abs(answer - given_number) <= Decimal("0.005"))


def test_an_example_is_of_the_size_of_a_small_answer_that_is_known():
    assert Number("日").expecting(10).example() == "25"
    assert Number("日").example() == "25"
    assert Number("%", places=1).expecting("88.5").example() == "25.3"
    assert Number("%", places=1).expecting("25.3").example() == "67.8"
    assert Number("%", places=1).example() == "12345.6"
