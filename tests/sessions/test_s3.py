"""The numbers of the S3 exercise are good ones, whatever the seed."""

from collections import Counter
from decimal import Decimal
from itertools import combinations

import pytest

from qihang.commerce import pricing
from qihang.commerce.money import rounded
from qihang.sessions.s3 import exercise as s3

SEEDS = [str(number) for number in range(300)]

THOUGHTS = {
    "markup = margin": ["margin-is-markup", "markup-for-margin", "margin-for-markup"],
    "50 % margin means × 1.5": ["margin-added-to-cost"],
    "sales = profit": ["sales-are-profit"],
    "fees are on cost": ["fee-on-cost"],
    "refunds only lose the fee": ["refunds-lose-only-the-fee"],
    "a deposit is a cost": ["deposit-is-a-cost"],
    "20 % down then up returns": ["down-then-up-returns"],
    "small loss × volume = gain": ["small-loss-many-orders"],
    "8折 is 80 % off": ["tenths-are-off"],
    "the order of coupons does not matter": ["coupon-order-is-the-same"],
    "goods that come back lose nothing": ["goods-back-whole", "back-freight-left-out"],
    "the shop receives what the buyer pays": ["buyer-pays-is-received"],
}
"""What people think, and the misconceptions of this session that answer it."""


@pytest.fixture(scope="module")
def cases():
    return [s3.generate(seed) for seed in SEEDS]


def whole_fen(amount):
    return amount == rounded(amount, 2)


def told_apart(values, by="0.01"):
    return all(abs(one - other) > Decimal(by) for one, other in combinations(values, 2))


def test_six_different_goods_are_sold_above_their_cost(cases):
    for case in cases:
        assert len({goods.id for goods in case.goods}) == 6
        for goods in case.goods:
            assert goods.price > goods.cost > 0
            assert whole_fen(goods.price)
            assert whole_fen(goods.cost)


def test_margin_markup_and_the_share_of_the_cost_are_three_numbers(cases):
    for case in cases:
        for goods in case.goods:
            margin = 100 * pricing.margin(goods.price, goods.cost)
            markup = 100 * pricing.markup(goods.price, goods.cost)
            assert told_apart((margin, markup), "0.1")
            assert told_apart((margin, 100 - margin), "0.1")


def test_the_wanted_price_comes_out_to_the_fen_and_each_distractor_elsewhere(cases):
    for case in cases:
        cost, share = case.wanted.cost, Decimal(case.wanted.margin) / 100
        assert whole_fen(case.wanted.price)
        assert whole_fen(cost)
        assert told_apart((case.wanted.price, cost * (1 + share), cost * (1 - share)))


def test_a_markup_is_never_its_own_margin(cases):
    for case in cases:
        assert told_apart((Decimal(case.markup), case.margin_of_markup), "0.1")


def test_an_order_leaves_something_and_every_distractor_shows(cases):
    for case in cases:
        sheet = case.sheet
        assert sheet.offer.left >= 3
        assert told_apart((sheet.offer.left, *sheet.distractors.values()))
        assert (sheet.refunds, sheet.fee, sheet.ads) == (
            100 * sheet.offer.refunds,
            100 * sheet.offer.fee,
            100 * sheet.offer.ads,
        )


def test_breaking_even_needs_a_last_order_that_is_not_full(cases):
    for case in cases:
        month = case.month
        distractors = (
            month.orders - 1,
            pricing.break_even_orders(month.fixed, month.price),
            pricing.break_even_orders(month.fixed, month.price - month.goods),
        )
        assert month.left < month.price - month.goods
        assert len({month.orders, *distractors}) == 4


def test_either_coupon_can_be_the_better_first_one(cases):
    for case in cases:
        assert case.coupons.price >= case.coupons.least
        assert case.coupons.tenths_first != case.coupons.amount_first
    ways = Counter(case.coupons.cheaper for case in cases)
    assert min(ways["tenths-first"], ways["amount-first"]) > 50


def test_down_and_up_again_never_returns_to_the_start(cases):
    for case in cases:
        assert told_apart((case.down_up.price, case.down_up.lowered, case.down_up.end))
        assert whole_fen(case.down_up.end)


def test_a_price_cut_always_brings_sales_and_only_sometimes_profit(cases):
    for case in cases:
        assert case.cut.now.price < case.cut.before.price
        assert case.cut.now.price > case.cut.now.cost
        assert case.cut.now.revenue > case.cut.before.revenue
    assert 100 < sum(case.cut.pays for case in cases) < 200
