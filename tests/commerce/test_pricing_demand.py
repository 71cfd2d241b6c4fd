"""Demand at a new price, and a stack of discounts step by step."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import pricing
from qihang.commerce.pricing import Change, Sold, TakeOff, Tenths

BEFORE = Sold(Decimal(30), 100, Decimal(18))


@pytest.mark.parametrize(
    ("price", "elasticity", "units"),
    [
        ("24", "-1.8", 150),
        ("24", "-0.5", 112),
        ("24", "-3", 200),
        ("36", "-1.8", 72),
        ("36", "-0.5", 91),
        ("30", "-1.8", 100),
        ("24", "0", 100),
    ],
)
def test_a_reaction_says_how_many_are_sold_at_a_new_price(price, elasticity, units):
    assert pricing.units_at(BEFORE, Decimal(price), Decimal(elasticity)) == units


@given(
    st.integers(1800, 3600).filter(lambda fen: fen != 3000),
    st.sampled_from([Decimal("-0.5"), Decimal("-1.8"), Decimal(-3)]),
)
def test_the_units_have_the_elasticity_that_they_were_made_from(fen, elasticity):
    many = Sold(Decimal(30), 1_000_000, Decimal(18))
    price = Decimal(fen) / 100
    now = Sold(price, pricing.units_at(many, price, elasticity), many.cost)
    assert pricing.elasticity(many, now) == pytest.approx(elasticity, abs=Decimal("0.02"))


def test_a_price_so_high_that_nobody_buys_sells_nothing():
    assert pricing.units_at(BEFORE, Decimal(90), Decimal(-3)) == 0


def test_a_cut_deeper_than_the_formula_reaches_has_no_answer():
    with pytest.raises(ValueError, match="reaction"):
        pricing.units_at(BEFORE, Decimal(10), Decimal(-3))


def test_the_stairs_show_the_price_after_each_discount():
    stack = [Tenths(Decimal(9)), TakeOff(Decimal(20))]
    assert list(pricing.stairs(Decimal(200), stack)) == [Decimal(180), Decimal(160)]
    assert list(pricing.stairs(Decimal(200), stack[::-1])) == [Decimal(180), Decimal(162)]
    assert list(pricing.stairs(Decimal(200), [])) == []


def test_coupons_take_only_what_is_left_when_their_turn_comes():
    stack = [Tenths(Decimal(5)), TakeOff(Decimal(30), least=Decimal(200)), TakeOff(Decimal(150))]
    assert pricing.taken_by_coupons(Decimal(200), stack) == 100
    assert pricing.taken_by_coupons(Decimal(400), stack) == 180


def test_a_changed_price_is_no_coupon():
    assert (
        pricing.taken_by_coupons(Decimal(200), [Tenths(Decimal(8)), Change(Decimal("-0.2"))]) == 0
    )
