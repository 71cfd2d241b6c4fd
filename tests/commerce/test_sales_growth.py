"""How much larger one amount is than another."""

from decimal import Decimal

from qihang.commerce import sales


def test_growth_is_a_part_of_what_was_before():
    assert sales.growth(200, 250) == Decimal("0.25")
    assert sales.growth(250, 200) == Decimal("-0.2")
    assert sales.growth(200, 200) == 0


def test_growth_from_nothing_is_shown_as_none():
    assert sales.growth(0, 5) == 0
