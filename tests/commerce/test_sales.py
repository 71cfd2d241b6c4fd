"""Sales analysis: one definition a figure, and the traps beside it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import sales
from qihang.commerce.money import percent
from qihang.commerce.sales import Order, Report, Visits

ORDERS = (
    Order("1", 1, "an", 5000, "paid"),
    Order("2", 1, "bo", 3000, "unpaid"),
    Order("3", 1, "an", 2000, "paid"),
    Order("4", 2, "che", 4000, "refunded"),
    Order("5", 2, "bo", 1000, "cancelled"),
    Order("6", 2, "dai", 6000, "returned"),
)
VISITS = (
    Visits(1, 30, frozenset({"an", "bo", "x1", "x2"})),
    Visits(2, 20, frozenset({"an", "che", "dai", "x1", "x3", "x4"})),
)


def made() -> Report:
    return sales.report(ORDERS, VISITS, ads_fen=5000)


def test_gmv_counts_every_order_placed_and_is_no_income():
    assert made().gmv_fen == 21000
    assert made().paid_fen == 17000
    assert made().net_fen == 7000


def test_the_visitors_of_two_days_are_fewer_than_their_sum():
    assert [len(day.visitors) for day in VISITS] == [4, 6]
    assert made().visitors == 8
    assert made().page_views == 50


def test_conversion_counts_buyers_who_paid_not_orders():
    assert made().buyers == 3
    assert made().conversion == Decimal(3) / 8


def test_per_buyer_and_per_order_are_two_figures():
    assert made().per_buyer_fen == Decimal(17000) / 3
    assert made().per_order_fen == Decimal(17000) / 4


def test_repurchase_counts_buyers_with_two_paid_orders():
    assert made().repeat_buyers == 1
    assert made().repurchase == Decimal(1) / 3


def test_the_refund_rate_is_by_paid_orders():
    assert made().refunded_orders == 2
    assert made().refund_rate == Decimal("0.5")


def test_roas_is_paid_amount_by_ad_spend():
    assert made().roas == Decimal("3.4")


def test_a_report_of_nothing_is_all_zero():
    empty = sales.report([], [])
    assert (empty.gmv_fen, empty.conversion, empty.per_buyer_fen, empty.roas) == (0, 0, 0, 0)


rows = st.lists(
    st.builds(
        Order,
        number=st.text(max_size=3),
        day=st.integers(1, 14),
        buyer=st.sampled_from("abcdef"),
        fen=st.integers(1, 100_000),
        status=st.sampled_from(("unpaid", "cancelled", "paid", "refunded", "returned")),
    ),
    max_size=40,
)


@given(rows)
def test_what_is_earned_is_at_most_what_was_paid_and_that_at_most_what_was_ordered(orders):
    report = sales.report(orders, [Visits(1, 9, frozenset("abcdefgh"))])
    assert 0 <= report.net_fen <= report.paid_fen <= report.gmv_fen
    assert report.repeat_buyers <= report.buyers <= report.paid_orders <= report.orders
    assert abs(report.visitor_value_fen - report.conversion * report.per_buyer_fen) < Decimal(
        "1e-9"
    )


def test_an_average_of_rates_is_not_the_overall_rate():
    channels = [(10, 1000), (30, 300)]
    assert percent(sales.overall_rate(channels), 2) == "3.08"
    assert percent(sales.average_of_rates(channels)) == "5.5"


def test_paid_sales_are_visitors_times_conversion_times_paid_per_buyer():
    assert round(sales.sales_identity(191_251, Decimal("0.0336"), Decimal("199.69"))) == 1_283_215


def test_sell_through_and_moving_share_are_two_things():
    assert sales.sell_through(80, 100) == Decimal("0.8")
    assert sales.moving_share(6, 20) == Decimal("0.3")
