"""Two weeks of a tea shop: what every pair of them has in it."""

from collections import Counter
from random import Random

import pytest

from qihang.commerce.sales import Order, Visits
from qihang.commerce.shopweeks import DAYS, ShopWeeks, days_of, weeks

SHOPS = [weeks(Random(f"shop {number}")) for number in range(12)]

every_shop = pytest.mark.parametrize("shop", SHOPS)


def day(shop, number):
    return shop.of([number])


def test_the_same_seed_gives_the_same_weeks_and_another_seed_others():
    assert weeks(Random("shop 0")) == SHOPS[0]
    assert SHOPS[0] != SHOPS[1]


def test_a_small_shop_is_counted_by_hand():
    shop = ShopWeeks(
        orders=(
            Order("T1", 1, "C1", 3000, "paid"),
            Order("T2", 2, "C1", 2000, "returned"),
            Order("T3", 9, "C2", 9000, "unpaid"),
            Order("T4", 10, "C3", 4000, "paid"),
        ),
        visits=(
            Visits(1, 5, frozenset({"C1", "C2"})),
            Visits(2, 4, frozenset({"C1"})),
            Visits(9, 3, frozenset({"C2", "C3"})),
            Visits(10, 2, frozenset({"C3"})),
        ),
        ads=tuple(range(100, 1500, 100)),
        good_day=9,
    )
    first, second = shop.week(1), shop.week(2)
    assert (first.gmv_fen, first.paid_fen, first.net_fen) == (5000, 5000, 3000)
    assert (first.visitors, shop.added_visitors(1)) == (2, 3)
    assert (second.gmv_fen, second.paid_fen, second.visitors) == (13000, 4000, 2)
    assert (first.ads_fen, second.ads_fen) == (2800, 7700)
    assert [order.number for order in shop.orders_of(2)] == ["T3", "T4"]
    assert shop.other_days() == (8, 10, 11, 12, 13, 14)
    assert shop.of([9, 10]).orders == 2


@pytest.mark.parametrize("number", [0, 3, -1])
def test_there_are_two_weeks_and_no_other(number):
    with pytest.raises(ValueError, match="no week"):
        days_of(number)


@every_shop
def test_each_day_has_orders_that_are_paid_and_visitors_and_ads(shop):
    assert [visit.day for visit in shop.visits] == list(range(1, DAYS + 1))
    assert len(shop.ads) == DAYS
    assert min(shop.ads) > 0
    assert all(day(shop, number).paid_orders > 5 for number in range(1, DAYS + 1))
    assert [order.day for order in shop.orders] == sorted(order.day for order in shop.orders)


@every_shop
def test_every_status_is_there_in_both_weeks_and_no_number_twice(shop):
    for week in (1, 2):
        assert len(Counter(order.status for order in shop.orders_of(week))) == 5
    assert len({order.number for order in shop.orders}) == len(shop.orders)
    assert 200 < len(shop.orders) < 400


@every_shop
def test_who_buys_has_been_there_that_day(shop):
    for order in shop.orders:
        assert order.buyer in shop.visits[order.day - 1].visitors


@every_shop
def test_daily_visitors_add_up_to_more_than_the_week_has(shop):
    for week in (1, 2):
        assert shop.added_visitors(week) > shop.week(week).visitors


@every_shop
def test_more_ads_bring_more_visitors_of_whom_fewer_buy(shop):
    first, second = shop.week(1), shop.week(2)
    assert second.ads_fen > 2 * first.ads_fen
    assert second.visitors > first.visitors
    assert second.conversion < first.conversion
    assert second.roas < first.roas


@every_shop
def test_more_goods_go_back_in_week_2(shop):
    assert shop.week(2).refund_rate > shop.week(1).refund_rate


@every_shop
def test_week_2_is_ahead_by_one_day_only(shop):
    first, second = shop.week(1), shop.week(2)
    others = shop.of(shop.other_days())
    assert second.paid_fen > first.paid_fen
    assert others.paid_fen / 6 < first.paid_fen / 7
    days = {number: day(shop, number).paid_fen for number in range(1, DAYS + 1)}
    assert max(days, key=days.__getitem__) == shop.good_day


@every_shop
def test_turnover_is_more_than_what_was_paid_and_that_is_more_than_what_was_kept(shop):
    for week in (1, 2):
        found = shop.week(week)
        assert found.gmv_fen > found.paid_fen > found.net_fen > 0
        assert found.buyers > found.repeat_buyers > 0
