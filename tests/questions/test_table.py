"""Tables whose empty cells are filled with numbers."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qihang.questions.base import Unreadable
from qihang.questions.table import Field, Table
from tests.questions.walk import walk

QUESTIONS = [
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
]
"""Of this kind, for what every kind is tried with."""

PRICES = Table(
    ("tea", "rice"),
    ("cost", "price", "profit", "margin"),
    {
        "cost": Field("元", 2, {"tea": 15, "rice": Decimal("4.50")}),
        "price": Field("元", 2, {"tea": "39.90", "rice": 6}),
        "profit": Field("元", 2),
        "margin": Field("%", 1),
    },
)
KEYED = (
    PRICES.expecting(
        profit=lambda row: row.price - row.cost, margin=lambda row: row.profit / row.price * 100
    )
    .with_misconception("margin", lambda row: row.profit / row.cost * 100, "markup-for-margin")
    .with_misconception("profit", lambda row: row.price + row.cost, "price-plus-cost")
)
RIGHT = {
    "tea.profit": "24.90",
    "tea.margin": "62.4",
    "rice.profit": "1.50",
    "rice.margin": "25.0",
}
REPORT = Table(
    ("visitors", "buyers", "paid", "conversion", "each"),
    ("one", "two"),
    {
        "visitors": Field("人", given={"one": 1200, "two": 900}),
        "buyers": Field("人"),
        "paid": Field("元", 2),
        "conversion": Field("%", 2),
        "each": Field("元", 2),
    },
).expecting(
    buyers=36,
    paid="1440.00",
    conversion=lambda cell: cell.buyers / cell.visitors * 100,
    each=lambda cell: cell.paid / cell.buyers,
)


def outcomes(verdict):
    return {part.name: part.outcome for part in verdict.parts}


def marked(**changed):
    """The verdict on the right answer with some cells changed; ``None`` empties one."""
    answer = {**RIGHT, **{name.replace("_", "."): text for name, text in changed.items()}}
    return KEYED.mark({name: text for name, text in answer.items() if text is not None})


def test_every_right_cell_earns_the_same_share():
    assert marked().outcome == "right"
    assert marked(tea_margin=None).share == Fraction(3, 4)
    assert KEYED.mark({"rice.margin": "25"}).share == Fraction(1, 4)


def test_one_mistake_costs_once_as_later_cells_follow_from_it():
    verdict = marked(tea_profit="54.90", tea_margin="137.6")
    assert verdict.share == Fraction(3, 4)
    assert outcomes(verdict)["tea.profit"] == "not-yet"
    assert outcomes(verdict)["tea.margin"] == "right"


def test_a_cell_that_is_right_by_an_own_number_only_says_so():
    follows = {
        part.name: part.follows for part in marked(tea_profit="54.90", tea_margin="137.6").parts
    }
    assert follows["tea.margin"]
    assert not follows["rice.margin"]
    assert not any(part.follows for part in marked(tea_profit="54.90").parts)


def test_a_true_value_is_right_whatever_stands_before_it():
    assert outcomes(marked(tea_profit="54.90"))["tea.margin"] == "right"


def test_a_mistake_in_one_row_or_column_does_not_touch_another():
    assert outcomes(marked(tea_profit="1.50", rice_margin="99"))["rice.profit"] == "right"
    verdict = REPORT.mark({"buyers.one": "24", "conversion.one": "2.00", "conversion.two": "2.67"})
    assert outcomes(verdict)["conversion.one"] == "right"
    assert outcomes(verdict)["conversion.two"] == "not-yet"


@pytest.mark.parametrize("text", [None, "", "  ", "一半", "1.2.3"])
def test_where_a_cell_is_missing_the_true_one_stands_in(text):
    verdict = marked(tea_profit=text)
    assert outcomes(verdict)["tea.margin"] == "right"
    assert verdict.share == Fraction(3, 4)


def test_where_an_own_cell_allows_no_result_the_true_one_stands_in():
    verdict = REPORT.mark({"buyers.one": "0", "each.one": "40.00"})
    assert outcomes(verdict)["each.one"] == "right"


@pytest.mark.parametrize("text", ["24.9", "¥24.90", "２４．９０", " 24.90元", "24.90 yuan"])
def test_a_cell_is_read_as_a_number_is(text):
    assert marked(tea_profit=text).outcome == "right"


@pytest.mark.parametrize(("text", "outcome"), [("62.45", "right"), ("62.46", "not-yet")])
def test_a_cell_is_right_within_half_of_its_last_place(text, outcome):
    # 24.90 / 39.90 is 62.406 %.
    assert outcomes(marked(tea_margin=text))["tea.margin"] == outcome


def test_a_cell_that_follows_from_a_distractor_brings_its_misconception():
    assert marked(tea_margin="166.0").idea == "markup-for-margin"
    # The distractor is found in the trainee's own numbers, too: 20 ÷ 15.
    assert marked(tea_profit="20", tea_margin="133.3").idea == "markup-for-margin"


def test_a_named_misconception_is_told_first_then_the_unknown_then_what_is_missing():
    assert marked(tea_profit="7", rice_margin="33.3").idea == "markup-for-margin"
    assert marked(tea_profit="7", rice_margin="x").idea == "not-yet-table"
    assert marked(tea_profit=None, rice_margin="x").idea == "cell-not-readable"
    assert marked(tea_profit=None).idea == "fill-every-cell"


def test_every_cell_to_fill_has_its_outcome_and_given_ones_have_none():
    verdict = KEYED.mark({"tea.profit": "24.90", "tea.margin": "x", "rice.profit": "9"})
    assert outcomes(verdict) == {
        "tea.profit": "right",
        "tea.margin": "unreadable",
        "rice.profit": "not-yet",
        "rice.margin": "empty",
    }


def test_a_misconception_may_be_of_one_cell():
    distractor = REPORT.with_misconception("buyers.one", 63, "not-yet")
    verdict = distractor.mark({"buyers.one": "63", "buyers.two": "63"})
    assert [part.idea for part in verdict.parts][:2] == ["not-yet", "not-yet-cell"]


@pytest.mark.parametrize("raw", [{}, {"tea.profit": " "}, None, ""])
def test_nothing_written_is_empty(raw):
    assert KEYED.mark(raw).outcome == "empty"


@pytest.mark.parametrize(
    "raw", [{"tea.profit": "x"}, {"tea.cost": "1"}, {"profit": "1"}, [1], "7", {"tea.profit": [1]}]
)
def test_a_table_of_which_no_cell_is_read_is_unreadable(raw):
    assert KEYED.mark(raw).outcome == "unreadable"
    with pytest.raises(Unreadable):
        PRICES.read(raw)


def test_some_cells_may_be_given_as_an_example():
    fields = {**PRICES.fields, "profit": Field("元", 2, {"tea": "24.90"})}
    half = replace(PRICES, fields=fields)
    assert [cell.name for cell in half.blanks()] == ["tea.margin", "rice.profit", "rice.margin"]


@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"profit": 1},
        {"profit": 1, "margin": lambda row: row.markup},
        {"profit": lambda row: row.margin, "margin": 1},
        {"profit": 1.5, "margin": 1},
        {"profit": 1, "margin": 1, "tea.cost": 1},
    ],
    ids=["none", "too few", "unknown cell", "later cell", "float", "unknown name"],
)
def test_a_key_that_cannot_be_worked_out_is_a_mistake_of_the_author(rules):
    with pytest.raises((ValueError, AttributeError, TypeError)):
        PRICES.expecting(**rules)


@pytest.mark.parametrize(
    ("rows", "columns", "fields"),
    [
        (("a", "a"), ("b",), {"b": Field()}),
        (("a",), ("a",), {"a": Field()}),
        (("a.b",), ("c",), {"c": Field()}),
        (("a",), ("b", "c"), {"b": Field()}),
        (("a",), ("b",), {"b": Field(given={"a": 1})}),
    ],
)
def test_a_table_that_cannot_be_filled_is_a_mistake_of_the_author(rows, columns, fields):
    with pytest.raises(ValueError, match=r"ids|field|no cell"):
        Table(rows, columns, fields)


def test_a_distractor_needs_a_place_and_a_misconception():
    with pytest.raises(ValueError, match="not among"):
        PRICES.with_misconception("no such column", 1, "not-yet")
    with pytest.raises(ValueError, match="no misconception"):
        PRICES.with_misconception("margin", 1, "no such misconception")


def test_marking_needs_a_key():
    with pytest.raises(ValueError, match="no key"):
        PRICES.mark(RIGHT)


@pytest.mark.parametrize("question", [KEYED, REPORT])
def test_its_own_examples_are_what_they_claim(question):
    walk(question)


money = st.decimals("0.01", "999", places=2)


@given(cost=money, price=money, profit=st.decimals("-999", "999", places=2))
@settings(deadline=None)
def test_whatever_profit_is_written_the_margin_of_it_is_right(cost, price, profit):
    one = Table(
        ("good",),
        ("cost", "price", "profit", "margin"),
        {
            "cost": Field("元", 2, {"good": cost}),
            "price": Field("元", 2, {"good": price}),
            "profit": Field("元", 2),
            "margin": Field("%", 1),
        },
    ).expecting(**KEYED.rules)
    written = {"good.profit": str(profit), "good.margin": f"{profit / price * 100:.1f}"}
    assert outcomes(one.mark(written))["good.margin"] == "right"
    walk(one)
