"""Numbers as people write them, in answers and in the boxes of laboratories."""

import json
import subprocess
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deploy import grammar as copied
from qihang.questions import grammar
from qihang.questions.base import LONGEST_ANSWER
from qihang.questions.number import Number
from qihang.questions.numerals import has_decimal_comma, read
from tests.conftest import ROOT
from tests.support.written_numbers import coins, hidden_in, with_a_unit

WRITTEN = with_a_unit() | coins()

SIGNS = st.text(
    "0123456789.,。，-+¥ 元角分块万千百十零一二两三点负百分之%单ordersyuan\u200b\u200e", max_size=14
)
"""Texts that look like numbers."""


@given(WRITTEN)
def test_a_number_in_any_of_its_forms_is_read_back(written):
    text, unit, value = written
    assert read(text, unit) == value


@given(hidden_in(WRITTEN))
def test_signs_that_cannot_be_seen_are_nothing(written):
    text, unit, value = written
    assert read(text, unit) == value


@given(st.text(max_size=30) | SIGNS, st.sampled_from([(), ("元",), ("%",), ("单",), ("公斤",)]))
def test_whatever_is_written_is_a_finite_number_or_none(text, unit):
    value = read(text, *unit)
    assert value is None or value.is_finite()
    assert not (value is not None and value.is_zero() and value.is_signed())
    assert has_decimal_comma(text, *unit) in (True, False)


@given(
    st.text(max_size=20) | SIGNS | WRITTEN.map(lambda written: written[0]),
    st.sampled_from(["", "元", "分", "%", "单", "日", "公斤"]),
    st.sampled_from([None, 0, 1, 2]),
    st.decimals(-(10**6), 10**6, places=3),
)
def test_what_is_written_is_marked_or_unreadable(text, unit, places, answer):
    question = Number(unit=unit, places=places).expecting(answer)
    verdict = question.mark(text)
    assert verdict.outcome in {"right", "not-yet", "unreadable", "empty"}
    assert verdict.outcome != "right" or question.same(question.read(text), answer)
    assert question.mark(question.example()).outcome == "not-yet"


@pytest.mark.parametrize(
    "text", ["9" * LONGEST_ANSWER, "5" + " " * LONGEST_ANSWER + "x", "千" * 999]
)
def test_a_long_text_is_read_at_once_or_not_at_all(text):
    value = read(text, "元")
    assert value is None or value == Decimal(text)


def test_a_number_of_many_digits_stays_exact():
    digits = "1" + "0" * 40 + "1"
    assert read(digits, "元") == int(digits)


@pytest.mark.parametrize(
    ("text", "comma"),
    [("24,5", True), ("24，5 元", True), ("-0,75", True), ("1,234", False), ("a,b", False),
     ("1,2,3", False), ("24.5", False), ("1,2.5", False)],
)  # fmt: skip
def test_a_decimal_comma_is_seen_and_never_guessed(text, comma):
    assert has_decimal_comma(text, "元") is comma


@pytest.mark.parametrize("unit", grammar.UNITS, ids=lambda unit: unit.en)
def test_a_unit_is_read_as_a_page_says_it_in_the_singular_and_the_plural(unit):
    for name in (unit.zh, unit.en, unit.en.removesuffix("s")):
        for text in (f"7 {name}", f"7{name}"):
            assert read(text, unit.en) == 7, text


PLAIN_COUNTS = (
    "9 个", "11双", "3件", "4 单", "5次", "6天", "2只", "8盒", "7 箱", "9包", "10日", "6种",
    "二十人", "9 pieces", "11 pairs", "1 pair", "4 orders", "6 days", "7 boxes", "1 box",
    "8 rows", "3 times",
)  # fmt: skip


@pytest.mark.parametrize("text", PLAIN_COUNTS)
def test_a_plain_word_of_counting_stands_behind_a_number_without_a_unit(text):
    assert read(text) is not None


@pytest.mark.parametrize("text", ["9 points", "9分", "9 分", "九分", "1 point"])
def test_points_are_points_only_where_the_question_asks_for_points(text):
    assert read(text, "points") in (1, 9)
    assert read(text) is None


def test_fen_stay_fen():
    assert read("9分", "分") == 9
    assert read("9分", "元") == Decimal("0.09")
    assert read("9 points", "分") is None
    assert read("9 元", "points") is None
    assert read("9 只", "双") is None  # a pair has two of them


# ---- what browsers read by -----------------------------------------------------------------------

READ_IN_A_BROWSER = """
import { hasDecimalComma, readNumber } from "./widgets/core/numbers.js";
import { readFileSync } from "node:fs";
const rows = JSON.parse(readFileSync(0, "utf8"));
const found = rows.map(([text, unit]) => [readNumber(text, 0, unit), hasDecimalComma(text, unit)]);
console.log(JSON.stringify(found));
"""


def read_in_a_browser(rows):
    node = ROOT / ".venv" / "bin" / "node"
    command = [node, "--input-type=module", "-e", READ_IN_A_BROWSER]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(rows), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def drawn():
    """Many texts with a unit, of every form and of none."""
    rows = []
    units = st.sampled_from(["", "元", "%", "单", "公斤"])

    @given(WRITTEN | hidden_in(WRITTEN), st.text(max_size=12) | SIGNS, units)
    def draw(written, text, unit):
        rows.extend([[written[0], written[1]], [text, unit]])

    draw()
    return rows


def test_a_laboratory_reads_what_an_answer_reads(drawn):
    assert len(drawn) > 100
    for (text, unit), (number, comma) in zip(drawn, read_in_a_browser(drawn), strict=True):
        names = [unit] if unit else []
        value = read(text, *names)
        if value is None:
            assert number is None, (text, unit)
        else:
            assert number == pytest.approx(float(value)), (text, unit)
        assert comma == has_decimal_comma(text, *names), (text, unit)


def test_the_browsers_copy_of_the_grammar_is_fresh():
    assert copied.TARGET.read_text(encoding="utf-8") == copied.script(), "run: make assets"
