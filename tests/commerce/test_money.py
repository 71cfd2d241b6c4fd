"""Amounts of money, as they are written and rounded."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import money
from tests.conftest import ROOT

yuan_amounts = st.decimals("-100000", "100000", places=4)


@pytest.mark.parametrize(
    ("fen", "written"), [(0, "0.00"), (5, "0.05"), (1250, "12.50"), (-1250, "-12.50")]
)
def test_fen_are_written_in_yuan(fen, written):
    assert money.yuan(fen) == written


@pytest.mark.parametrize(
    ("amount", "written"), [("15.67757", "15.68"), ("0.005", "0.01"), ("-0.005", "-0.01")]
)
def test_half_a_fen_is_rounded_away_from_nothing(amount, written):
    assert money.written(Decimal(amount)) == written


@pytest.mark.parametrize(
    ("amount", "written"), [("3000", "3000"), ("24.5", "24.50"), ("-0.001", "0"), ("0.996", "1")]
)
def test_whole_yuan_may_be_written_without_fen(amount, written):
    assert money.short(Decimal(amount)) == written


@given(yuan_amounts)
def test_an_amount_in_fen_is_never_half_a_fen_or_more_away(amount):
    assert abs(Decimal(money.fen(amount)) - amount * 100) <= Decimal("0.5")


@given(st.integers(-(10**9), 10**9))
def test_what_is_written_reads_back_as_the_same_fen(fen):
    assert money.fen(Decimal(money.yuan(fen))) == fen
    assert money.in_yuan(fen) == Decimal(money.yuan(fen))


@pytest.mark.parametrize(
    ("share", "places", "written"),
    [("0.44862", 1, "44.9"), ("0.333333", 1, "33.3"), ("0.2", 0, "20"), ("-0.0625", 1, "-6.3")],
)
def test_a_share_is_written_as_a_percentage(share, places, written):
    assert money.percent(Decimal(share), places) == written


def test_a_number_is_rounded_half_upwards():
    assert money.rounded(Decimal("2.545"), 2) == Decimal("2.55")


@pytest.mark.parametrize("nothing", ["-0", "-0.0", "-0.04", "0"])
def test_no_figure_is_a_zero_with_a_minus(nothing):
    assert money.figure(Decimal(nothing), 1) == "0.0"
    assert str(money.rounded(Decimal(nothing), 1)) == "0.0"
    assert money.percent(Decimal(nothing) / 100) == "0.0"
    assert money.written(Decimal(nothing) / 100) == "0.00"


@pytest.mark.parametrize(
    ("number", "look", "shown"),
    [
        ("7675", {"grouped": True}, "7,675"),
        ("-1234.50", {"grouped": True}, "-1,234.50"),
        ("0.30", {}, "0.30"),
        ("1E+3", {}, "1000"),
        ("0.25", {"places": 1}, "0.2"),
    ],
)
def test_a_figure_has_the_decimals_it_has_or_those_that_are_asked_for(number, look, shown):
    assert money.figure(Decimal(number), **look) == shown


@pytest.mark.parametrize(
    ("number", "written"), [("20.04", "20"), ("33.333", "33.3"), ("100", "100"), ("-0.01", "0")]
)
def test_a_brief_number_has_no_zero_at_its_end(number, written):
    assert money.brief(Decimal(number), 1) == written


FORMATTED = re.compile(r"\{[^{}\"']*:[^{}\"'z]*[fg%]\}")


@pytest.mark.parametrize("folder", ["qihang/questions", "qihang/sessions", "widgets"])
def test_figures_are_written_in_one_place(folder):
    """What says ``z`` cannot show a minus zero; the patterns of facts are shown to nobody."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        if path.name != "facts.py":
            assert not FORMATTED.findall(path.read_text(encoding="utf-8")), path
