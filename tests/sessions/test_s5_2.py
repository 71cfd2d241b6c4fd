"""The numbers of the S5 exercise, second edition, and of its items, whatever the seed."""

from collections import Counter
from decimal import Decimal
from itertools import combinations
from random import Random

import pytest

from qihang.commerce import backend, claims, sales, shop_funnel
from qihang.sessions import every_practice_item, generate
from qihang.sessions.s5 import exercise_2 as s5
from qihang.sessions.s5.practice import live

PRACTICE = every_practice_item()
SEEDS = [str(number) for number in range(300)]


@pytest.fixture(scope="module")
def cases():
    return [s5.generate(seed) for seed in SEEDS]


def tasks(item, count=200):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


def told_apart(values, by):
    return all(abs(one - other) > Decimal(by) for one, other in combinations(values, 2))


def test_the_second_edition_has_numbers_of_its_own():
    assert isinstance(generate("s5-2", "7"), s5.S5)
    assert generate("s5-2", "7").ads != generate("s5", "7").ads


# --- the exercise -------------------------------------------------------------------------


def test_a_shop_has_the_size_of_a_real_one(cases):
    for case in cases:
        people = case.shop.people
        assert 800 <= people["came"] < 1600
        assert list(people.values()) == sorted(people.values(), reverse=True)
        assert people["paid"] * 100 <= 6 * people["came"]


def test_the_weak_step_is_not_half_of_the_usual_one_and_no_other_is(cases):
    for case in cases:
        of_100 = shop_funnel.of_100(case.shop.funnel)
        parts = {step: Decimal(of_100[step]) / shop_funnel.USUAL[step] for step in s5.STEPS}
        assert parts.pop(case.shop.weak) < Decimal("0.5")
        assert min(parts.values()) > Decimal("0.7")


def test_each_step_is_the_weak_one_for_some_and_seldom_the_one_with_the_lowest_rate(cases):
    weak = Counter(case.shop.weak for case in cases)
    assert min(weak[step] for step in s5.STEPS) > 20
    ideas = Counter(idea for case in cases for idea in case.shop.distractors.values())
    assert ideas["lowest-rate-is-weak"] > 150
    assert ideas["more-traffic-fixes"] == len(cases)


def test_an_evening_has_orders_of_every_fate_and_each_of_its_sums_is_another_number(cases):
    for case in cases:
        rows = case.evening.rows
        assert len({row.number for row in rows}) == len(rows) == 7
        assert {row.fate for row in rows} == {"unpaid", "cancelled", "kept", "part", "all"}
        sums = [case.evening.sum_of(figure) for figure in backend.FIGURES]
        assert told_apart((*sums, case.evening.whole_refunds), "0.01")
        ordered, paid, refunded, net = sums
        assert net == paid - refunded
        assert ordered > paid


def test_sometimes_one_may_say_yes_and_sometimes_not(cases):
    right = Counter(case.asked.right for case in cases)
    assert min(right["yes"], right["no"]) > 100
    assert len({case.who for case in cases}) == len(s5.ASKED)


def test_an_aunt_who_drinks_the_tea_is_a_buyer_and_thirty_orders_of_a_friend_are_not():
    right = {one.id: one.right for one in s5.ASKED}
    assert (right["aunt"], right["friend"]) == ("yes", "no")


def test_a_roas_of_two_sometimes_leaves_money_and_sometimes_loses_it(cases):
    assert 100 < sum(case.ads.pays for case in cases) < 200


# --- the items ------------------------------------------------------------------------------


def test_the_session_has_its_items():
    assert {item for item in PRACTICE if item.startswith("s5.")} == {
        f"s5.{item}"
        for item in (
            *("click-rate", "conversion", "weak-step", "rate-half", "overall-rate"),
            *("roas", "after-ads-half", "after-ads", "ads"),
            *("net-half", "net", "report", "per-buyer", "which-change"),
            *("live-order", "claims", "offer", "fake-orders"),
        )
    }


def test_half_worked_examples_have_fixed_numbers():
    for name in (item for item in PRACTICE if item.startswith("s5.")):
        assert PRACTICE[name](Random(1)).fixed == name.endswith("-half")


@pytest.mark.parametrize(
    ("item", "answer"),
    [("s5.rate-half", "3.1"), ("s5.after-ads-half", "-180"), ("s5.net-half", "12800")],
)
def test_a_half_worked_example_ends_as_its_text_begins(item, answer):
    assert PRACTICE[item](Random(1)).question.mark(answer).outcome == "right"


def test_a_few_of_a_hundred_visitors_pay_as_in_real_shops():
    for task in tasks("s5.conversion"):
        assert 1 <= Decimal(task.question.answer) <= 5


@pytest.mark.parametrize("sentence", live.MAY_BE_SAID, ids=lambda said: said.en)
def test_a_sentence_that_may_be_said_may_be_said_in_both_languages(sentence):
    assert not any(claims.findings(text) for text in sentence.translations().values())


@pytest.mark.parametrize("sentence", live.MAY_NOT_BE_SAID, ids=lambda said: said.en)
def test_a_banned_sentence_breaks_the_same_rule_in_both_languages(sentence):
    found = [claims.findings(text)[0].rule for text in sentence.translations().values()]
    assert found[0] == found[1]


def test_who_refuses_a_real_buyer_or_takes_a_made_up_one_hears_why_not():
    ideas = Counter()
    for task in tasks("s5.fake-orders", 60):
        [reason], [right] = task.question.because, task.question.answer
        other = {"yes": "no", "no": "yes"}[right]
        ideas[right, task.question.mark({"choice": other, "reason": reason}).idea] += 1
    assert set(ideas) == {("yes", "real-buyer-refused"), ("no", "everyone-brushes")}


def test_the_rate_of_a_shop_is_not_the_average_of_its_channels(cases):
    for case in cases:
        channels = case.channels
        assert told_apart((channels.rate, channels.average, channels.added), "0.5")
        assert channels.rate == 100 * sales.overall_rate(
            [(channels.ad[1], channels.ad[0]), (channels.old[1], channels.old[0])]
        )
