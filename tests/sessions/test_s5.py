"""The numbers of the S5 exercise are good ones, whatever the seed."""

from collections import Counter
from decimal import Decimal
from itertools import combinations

import pytest

from qihang.commerce import claims, funnel, sales
from qihang.commerce.marketing import Funnel
from qihang.sessions.s5 import exercise as s5
from qihang.sessions.shown import STATUSES

SEEDS = [str(number) for number in range(300)]

THOUGHTS = {
    "GMV is income": ["gmv-is-income"],
    "the amount ordered is income": ["ordered-is-income"],
    "orders of people one knows are made up": ["real-buyer-refused"],
    "ROAS 2 is always good": ["roas-two-is-good"],
    "the average of rates is the rate": ["average-of-rates"],
    "more traffic fixes conversion": ["more-traffic-fixes"],
    "one good day is a trend": ["one-day-is-a-trend"],
    "fake orders: everyone does it": ["everyone-brushes"],
    "the lowest rate is the weak step": ["lowest-rate-is-weak"],
    "per buyer = per order": ["per-order-for-per-buyer", "per-buyer-for-per-order"],
}
"""What people think, and the misconceptions of this session that answer it."""


@pytest.fixture(scope="module")
def cases():
    return [s5.generate(seed) for seed in SEEDS]


def told_apart(values, by):
    return all(abs(one - other) > Decimal(by) for one, other in combinations(values, 2))


def test_people_only_become_fewer_and_every_distractor_with_their_rates_shows(cases):
    for case in cases:
        people = list(case.path.people.values())
        assert people == sorted(people, reverse=True)
        assert people[-1] > 10
        assert told_apart((case.path.conversion, *case.path.distractors.values()), "0.1")


def test_the_conversion_rate_counts_those_who_looked_at_the_goods():
    path = s5.AdPath(Funnel(tuple(funnel.STEPS), (1000, 100, 80, 32, 16)))
    assert path.conversion == 20
    assert path.distractors == {
        "click-rate-for-conversion": Decimal(10),
        "seen-for-visitors": Decimal("1.6"),
        "clicks-for-visitors": Decimal(16),
    }


def test_the_weak_step_is_far_below_the_usual_and_no_other_is(cases):
    for case in cases:
        rates = dict(zip(s5.STEPS, case.path.funnel.rates, strict=True))
        parts = {step: 100 * rate / funnel.USUAL[step] for step, rate in rates.items()}
        assert parts.pop(case.path.weak) < Decimal("0.5")
        assert min(parts.values()) > Decimal("0.8")


def test_each_step_is_the_weak_one_for_some_and_seldom_the_one_with_the_lowest_rate(cases):
    weak = Counter(case.path.weak for case in cases)
    assert min(weak[step] for step in s5.STEPS) > 20
    misconceptions = Counter(
        misconception for case in cases for misconception in case.path.step_distractors.values()
    )
    assert misconceptions["lowest-rate-is-weak"] > 150
    assert misconceptions["more-traffic-fixes"] == len(cases)


def test_a_week_has_orders_of_every_kind_and_a_buyer_who_comes_again(cases):
    for case in cases:
        orders = case.week.rows.orders
        assert len(orders) == len({order.number for order in orders}) == 14
        assert {order.status for order in orders} == set(STATUSES)
        assert case.week.report.repeat_buyers >= 1
        assert case.week.visitors > 10 * case.week.report.buyers


def test_every_distractor_with_the_figures_of_a_week_shows(cases):
    for case in cases:
        week, found = case.week, case.week.report
        assert told_apart((week.gmv, week.paid, week.net, week.gmv - week.refunds), "0.01")
        counted = (found.orders, found.paid_orders, week.kept_orders, found.buyers)
        assert len(set(counted)) == 4
        assert told_apart([100 * sales.share(number, week.visitors) for number in counted], "0.1")
        assert told_apart([week.paid / number for number in counted], "0.01")
        by_amount = 100 * sales.share(found.refund_fen, found.paid_fen)
        assert told_apart((100 * found.refund_rate, week.refunds_of_all, by_amount), "0.1")
        assert told_apart((week.paid / week.ads, week.gmv / week.ads), "0.01")


def test_the_rate_of_a_shop_is_not_the_average_of_its_channels(cases):
    for case in cases:
        channels = case.channels
        assert told_apart((channels.rate, channels.average, channels.added), "0.5")
        for visitors, buyers in (channels.ad, channels.old):
            assert 0 < buyers < visitors


def test_a_roas_of_two_sometimes_leaves_money_and_sometimes_loses_it(cases):
    for case in cases:
        ads = case.ads
        assert ads.roas == 2
        assert abs(ads.break_even - 2) > Decimal("0.2")
        assert ads.pays is (ads.after_ads > 0)
        assert ads.spend == ads.spend.quantize(Decimal("0.01"))
    assert 100 < sum(case.ads.pays for case in cases) < 200


def test_one_change_helped_on_every_day_and_another_only_on_one(cases):
    for case in cases:
        orders = {shop.id: shop.orders for shop in case.trials.weeks.shops}
        helped, lucky = orders.pop(case.trials.helped), orders.pop(case.trials.lucky)
        [flat] = orders.values()
        assert min(helped[7:]) > max(helped[:7])
        assert sum(sorted(lucky[7:])[:-1]) <= sum(sorted(lucky[:7])[1:])
        assert sum(lucky[7:]) - sum(lucky[:7]) > sum(helped[7:]) - sum(helped[:7])
        assert sum(flat[7:]) < sum(flat[:7])
        assert min(*helped, *lucky, *flat) > 0


def test_each_change_helps_some_shops(cases):
    helped = Counter(case.trials.helped for case in cases)
    assert min(helped[change] for change in s5.CHANGES) > 60


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_card_says_of_a_pack_says_its_facts(cases, language):
    for case in cases:
        lines = [
            value if isinstance(value, str) else value.translations()[language]
            for _, value in case.pack.card.lines
        ]
        text = "，".join(lines)
        assert all(fact.said_in(text) for fact in case.pack.said.values()), text
        assert claims.findings(text) == ()


def test_a_weight_may_be_said_in_any_unit_of_the_market():
    pack = s5.Pack(s5.TEAS[0], s5.PLACES[0], 250, Decimal("39.90"), 4)
    for words in ("250克", "0.25 公斤", "半斤就是 0.5 斤", "250 g"):
        assert pack.said["weight"].said_in(words)
    assert not pack.said["weight"].said_in("250 元")
