"""Price and profit: every number that the course teaches comes out of the formulas."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import pricing
from qihang.commerce.money import percent, rounded, written
from qihang.commerce.pricing import WORKED, WORKED_FIXED, Change, Offer, Sold, TakeOff, Tenths

prices = st.decimals("0.01", "9999.99", places=2)
shares = st.decimals("0", "0.95", places=3)


# ---- margin and markup


@pytest.mark.parametrize(
    ("markup", "margin"), [("0.25", "20.0"), ("0.5", "33.3"), ("1", "50.0"), ("1.5", "60.0")]
)
def test_a_markup_means_a_smaller_margin(markup, margin):
    assert percent(pricing.margin_of_markup(Decimal(markup))) == margin


def test_margin_is_a_share_of_the_price_and_markup_one_of_the_cost():
    assert pricing.gross_profit(Decimal(50), Decimal(40)) == 10
    assert pricing.margin(Decimal(50), Decimal(40)) == Decimal("0.2")
    assert pricing.markup(Decimal(50), Decimal(40)) == Decimal("0.25")


def test_a_wanted_margin_divides_and_never_multiplies():
    assert pricing.price_for_margin(Decimal(30), Decimal("0.4")) == 50
    assert pricing.price_for_markup(Decimal(30), Decimal("0.4")) == 42
    assert (
        pricing.margin(Decimal(45), Decimal(30)) == Decimal(1) / 3
    )  # a margin of 50 % is not × 1.5
    assert pricing.price_for_margin(Decimal(30), Decimal("0.5")) == 60


@given(prices, shares)
def test_a_price_for_a_margin_has_that_margin(cost, margin):
    assert abs(pricing.margin(pricing.price_for_margin(cost, margin), cost) - margin) < Decimal(
        "1e-9"
    )


@given(shares)
def test_markup_and_margin_turn_into_each_other(margin):
    markup = pricing.markup_of_margin(margin)
    assert abs(pricing.margin_of_markup(markup) - margin) < Decimal("1e-9")
    assert markup >= margin


@pytest.mark.parametrize(
    "ask",
    [
        lambda: pricing.margin(Decimal(0), Decimal(1)),
        lambda: pricing.markup(Decimal(1), Decimal(0)),
        lambda: pricing.price_for_margin(Decimal(1), Decimal(1)),
        lambda: pricing.markup_of_margin(Decimal(1)),
        lambda: pricing.margin_of_markup(Decimal("-0.1")),
        lambda: pricing.break_even_roas(Decimal(10), Decimal(0)),
        lambda: pricing.break_even_orders(Decimal(-1), Decimal(1)),
        lambda: pricing.share_off(Decimal(0), Decimal(0)),
        lambda: pricing.elasticity(
            Sold(Decimal(30), 100, Decimal(18)), Sold(Decimal(30), 90, Decimal(18))
        ),
    ],
)
def test_what_does_not_exist_is_refused(ask):
    with pytest.raises(ValueError, match="the "):
        ask()


# ---- the worked order


def test_the_worked_order_comes_out_to_the_fen():
    assert written(WORKED.naive) == "17.90"
    assert percent(WORKED.naive / WORKED.price) == "44.9"
    assert written(WORKED.before_ads) == "15.68"
    assert percent(WORKED.before_ads / WORKED.price) == "39.3"
    assert written(WORKED.left) == "10.89"


def test_its_break_even_roas_is_above_the_naive_one():
    assert rounded(pricing.break_even_roas(WORKED.price, WORKED.before_ads), 2) == Decimal("2.55")
    assert rounded(pricing.break_even_roas(WORKED.price, WORKED.naive), 2) == Decimal("2.23")


def test_three_thousand_a_month_need_276_of_its_orders():
    assert WORKED_FIXED == 3000
    assert pricing.break_even_orders(WORKED_FIXED, WORKED.left) == 276
    assert pricing.monthly_profit(275, WORKED.left, WORKED_FIXED) < 0
    assert pricing.monthly_profit(276, WORKED.left, WORKED_FIXED) >= 0


def test_on_paper_each_cost_is_rounded_and_what_follows_goes_by_what_was_written():
    names, amounts, lefts = zip(*WORKED.on_paper(), strict=True)
    assert names == pricing.COSTS
    assert list(map(written, amounts)) == ["15.00", "2.00", "5.00", "2.00", "0.23", "4.79"]
    assert list(map(written, lefts)) == ["24.90", "22.90", "17.90", "15.90", "15.67", "10.88"]
    assert pricing.break_even_orders(WORKED_FIXED, lefts[-1]) == 276


def test_on_paper_a_share_of_the_price_does_not_hang_on_what_was_taken_off_before():
    for refunds in range(20):
        offer = replace(WORKED, refunds=Decimal(refunds) / 100)
        assert {name: amount for name, amount, _ in offer.on_paper()}["ads"] == Decimal("4.79")


def test_fees_are_on_the_money_that_stays_not_on_the_cost():
    costs = WORKED.costs()
    assert costs["fee"] == (WORKED.price - costs["refunds"]) * Decimal("0.006")
    assert costs["refunds"] == Decimal("1.995")


# ---- orders that come back

SENT = pricing.Sent(
    price=Decimal(100),
    goods=Decimal(40),
    sent=Decimal(6),
    back=Decimal(8),
    fee=Decimal("0.006"),
    worth=Decimal(40),
)


@pytest.mark.parametrize(
    ("refunds", "left"), [("0.05", "50.03"), ("0.2", "39.92"), ("0.5", "19.70"), ("0.8", "-0.52")]
)
def test_where_most_orders_come_back_nothing_is_left(refunds, left):
    assert written(SENT.left(Decimal(refunds))) == left


def test_goods_that_cannot_be_sold_again_cost_more_than_their_parcel():
    opened = replace(SENT, worth=Decimal(0))
    assert SENT.left(Decimal("0.2")) - opened.left(Decimal("0.2")) == Decimal("0.2") * 40
    assert opened.left(Decimal(0)) == SENT.left(Decimal(0))


@given(shares, shares)
def test_more_orders_that_come_back_never_leave_more(one, other):
    few, many = sorted((one, other))
    assert SENT.left(many) <= SENT.left(few)


offers = st.builds(
    Offer, price=prices, goods=prices, packaging=prices, parcel=prices, fee=shares,
    ads=shares, refunds=shares,
)  # fmt: skip


@given(offers)
def test_price_less_all_costs_is_what_is_left(offer):
    assert abs(offer.price - sum(offer.costs().values()) - offer.left) < Decimal("1e-9")
    assert offer.left <= offer.before_ads <= offer.naive


@given(st.decimals("0", "99999", places=2), st.decimals("0.01", "500", places=2))
def test_one_order_less_than_break_even_is_not_enough(fixed, left):
    orders = pricing.break_even_orders(fixed, left)
    assert orders * left >= fixed
    assert orders == 0 or (orders - 1) * left < fixed


@pytest.mark.parametrize("left", ["0", "-0.5"])
def test_a_loss_on_each_order_is_never_made_up_by_many(left):
    assert pricing.break_even_orders(Decimal(3000), Decimal(left)) is None
    assert pricing.monthly_profit(1000, Decimal(left), Decimal(3000)) <= -3000


# ---- discounts


@pytest.mark.parametrize(
    ("price", "discounts", "end"),
    [
        (100, [Change(Decimal("-0.2")), Change(Decimal("0.2"))], 96),
        (200, [Tenths(Decimal(9)), TakeOff(Decimal(20))], 160),
        (200, [TakeOff(Decimal(20)), Tenths(Decimal(9))], 162),
        (100, [Tenths(Decimal(8))], 80),
        (199, [TakeOff(Decimal(30), least=Decimal(200))], 199),
        (210, [TakeOff(Decimal(30), least=Decimal(200))], 180),
        (10, [TakeOff(Decimal(20))], 0),
    ],
)
def test_discounts_are_taken_one_after_the_other(price, discounts, end):
    assert pricing.after(Decimal(price), discounts) == end


def test_thirty_off_at_two_hundred_is_less_than_it_sounds():
    assert percent(pricing.share_off(Decimal(210), Decimal(180))) == "14.3"


# ---- demand


def test_more_sales_can_be_less_profit():
    before, now = Sold(Decimal(30), 100, Decimal(18)), Sold(Decimal(24), 150, Decimal(18))
    assert (before.revenue, now.revenue) == (3000, 3600)
    assert (before.profit, now.profit) == (1200, 900)
    assert rounded(pricing.elasticity(before, now), 1) == Decimal("-1.8")


def test_at_a_lower_price_more_must_be_sold_for_the_same_profit():
    before = Sold(Decimal(30), 100, Decimal(18))
    assert pricing.units_to_keep_profit(before, Decimal(24)) == 200
    assert pricing.units_to_keep_profit(before, Decimal(18)) is None
