"""Demand at a new price, a stack of discounts step by step, and who pays for a coupon."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import pricing
from qihang.commerce.pricing import Sold, TakeOff, Tenths

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


@pytest.mark.parametrize(("platform_share", "receives"), [("0", "80"), ("0.5", "90"), ("1", "100")])
def test_a_seller_receives_what_the_buyer_pays_and_the_platforms_part(platform_share, receives):
    found = pricing.seller_receives(Decimal(100), Decimal(20), Decimal(platform_share))
    assert found == Decimal(receives)


@given(st.integers(0, 100_000), st.integers(0, 100_000), st.integers(0, 100))
def test_a_seller_receives_no_less_than_the_buyer_pays_and_no_more_than_the_price(
    fen, coupon_fen, percent
):
    price, coupon = Decimal(fen) / 100, Decimal(coupon_fen) / 100
    receives = pricing.seller_receives(price, coupon, Decimal(percent) / 100)
    assert max(price - coupon, 0) <= receives <= price


@pytest.mark.parametrize("share", ["-0.1", "1.1"])
def test_a_platform_pays_a_part_of_a_coupon_between_none_and_all(share):
    with pytest.raises(ValueError, match="share"):
        pricing.seller_receives(Decimal(100), Decimal(20), Decimal(share))
