"""Orders as a back-end shows them: four sums, and what is inside each."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import backend
from qihang.commerce.backend import FIGURES, Row
from qihang.commerce.money import percent
from qihang.commerce.twelve import SHOPS

VECTOR = (
    Row("1", 5990, "paid"),
    Row("2", 5990, "unpaid"),
    Row("3", 11980, "paid", 11980),
    Row("4", 5990, "paid", 2000),
    Row("5", 2990, "paid"),
    Row("6", 5990, "cancelled"),
)
"""Vector M1 of the course's facts."""

rows = st.builds(
    lambda fen, state, part: Row("1", fen, state, fen * part // 4 if state == "paid" else 0),
    st.integers(1, 100_000),
    st.sampled_from(["unpaid", "cancelled", "paid"]),
    st.integers(0, 4),
)


def sums(orders):
    return {figure: backend.total(orders, figure) for figure in FIGURES}


def test_the_four_sums_of_the_courses_vector():
    assert sums(VECTOR) == {"ordered": 38930, "paid": 26950, "refunded": 13980, "net": 12970}


def test_its_refund_rate_by_money_and_by_paid_orders():
    assert percent(backend.refund_rate(VECTOR)) == "51.9"
    assert backend.refund_rate_by_orders(VECTOR) == Decimal("0.5")


def test_what_became_of_each_order():
    assert [row.fate for row in VECTOR] == ["kept", "unpaid", "all", "part", "kept", "cancelled"]


def test_without_a_paid_order_nothing_went_back():
    assert backend.refund_rate([]) == backend.refund_rate_by_orders(VECTOR[1:2]) == 0


@pytest.mark.parametrize(
    ("state", "refunded"), [("paid", 5991), ("paid", -1), ("unpaid", 1), ("cancelled", 5990)]
)
def test_no_more_goes_back_than_was_paid(state, refunded):
    with pytest.raises(ValueError, match="cannot give back"):
        Row("1", 5990, state, refunded)


@given(st.lists(rows, max_size=12))
def test_each_sum_holds_the_next_one(orders):
    found = sums(orders)
    assert found["ordered"] >= found["paid"] >= found["net"] >= 0
    assert found["paid"] - found["refunded"] == found["net"]
    assert backend.refund_rate(orders) <= 1


def test_the_two_shops_have_every_fate_and_these_sums():
    found = {name: sums(shop.rows) for name, shop in SHOPS.items()}
    assert found == {
        "cups": {"ordered": 69840, "paid": 53880, "refunded": 5990, "net": 47890},
        "clothes": {"ordered": 136800, "paid": 106100, "refunded": 60600, "net": 45500},
    }
    for shop in SHOPS.values():
        assert len(shop.rows) == 12
        assert {row.fate for row in shop.rows} == {"unpaid", "cancelled", "kept", "part", "all"}


def test_clothes_go_back_more_often_than_cups():
    rates = [percent(backend.refund_rate(shop.rows)) for shop in SHOPS.values()]
    assert rates == ["11.1", "57.1"]
