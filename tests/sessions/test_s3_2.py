"""The numbers of the S3 exercise, second edition, and of its items, whatever the seed."""

import json
from collections import Counter
from decimal import Decimal
from itertools import combinations
from random import Random

import pytest

from qihang.commerce.money import rounded, written
from qihang.sessions import every_practice_item, generate
from qihang.sessions.s3 import exercise_2 as s3
from qihang.sessions.s3.exercise import draw_sheet
from qihang.sessions.s3.practice.orders import CUT_REASONS
from tests.conftest import ROOT

PRACTICE = every_practice_item()
SEEDS = [str(number) for number in range(300)]


@pytest.fixture(scope="module")
def cases():
    return [s3.generate(seed) for seed in SEEDS]


def tasks(item, count=200):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


def told_apart(values, by="0.01"):
    return all(abs(one - other) > Decimal(by) for one, other in combinations(values, 2))


def whole_fen(amount):
    return amount == rounded(amount, 2)


def test_the_second_edition_has_numbers_of_its_own():
    assert isinstance(generate("s3-2", "7"), s3.S3)
    assert generate("s3-2", "7").cut != generate("s3", "7").cut


# --- the exercise -------------------------------------------------------------------------


def test_relief_makes_the_platforms_part_smaller_and_never_takes_all_of_the_basic_fee(cases):
    for case in cases:
        fees = case.fresh.fees
        assert 0 < fees.relief < fees.basic
        assert fees.rate == fees.basic + fees.commission - fees.relief


def test_an_order_leaves_something_and_every_distractor_shows(cases):
    for case in cases:
        order = case.fresh
        assert order.offer.left >= 3
        assert told_apart((order.offer.left, *order.distractors.values()))


def test_of_goods_that_come_back_all_a_part_or_nothing_is_still_worth_something(cases):
    states = Counter()
    for case in cases:
        returns = case.returns
        assert 0 <= returns.worth <= returns.goods < returns.received
        states[(returns.worth == 0) - (returns.worth == returns.goods)] += 1
        assert returns.left >= 100
    assert min(states[state] for state in (-1, 0, 1)) > 50


def test_a_hundred_orders_leave_what_their_parts_make(cases):
    for case in cases:
        one = case.returns
        kept = (one.received - one.goods) * (100 - one.back)
        lost = (one.goods - one.worth + one.freight) * one.back
        assert one.left == kept - lost - 100 * one.sent


def test_three_different_goods_stand_in_the_table(cases):
    for case in cases:
        assert len({goods.id for goods in case.goods}) == 3
        assert all(goods.price > goods.cost > 0 for goods in case.goods)


def test_what_the_shop_receives_hangs_on_who_pays_for_the_coupon(cases):
    payers = Counter(case.coupons.payer for case in cases)
    assert min(payers[payer] for payer in ("shop", "half", "platform")) > 60
    for case in cases:
        coupons = case.coupons
        assert whole_fen(coupons.received)
        assert coupons.buyer_pays <= coupons.received <= coupons.lowered < coupons.price
        assert told_apart((coupons.received, *coupons.distractors.values()))


def test_the_shops_own_coupon_leaves_it_what_the_buyer_pays_and_the_platforms_costs_it_nothing():
    def received(payer):
        return s3.ShopCoupons(Decimal(200), 9, Decimal(20), payer).received

    assert [received(payer) for payer in ("shop", "half", "platform")] == [160, 170, 180]


def test_tenths_say_what_is_paid(cases):
    for case in cases:
        assert told_apart((case.off.yuan, case.off.pays))
        assert case.off.yuan + case.off.pays == case.off.price


def test_two_to_four_of_five_happenings_take_money(cases):
    costs = Counter()
    for case in cases:
        assert len(set(case.happened)) == 5
        costs[sum(one.behind is None for one in case.happenings)] += 1
    assert set(costs) == {2, 3, 4}


def test_a_deposit_is_a_cost_only_where_a_fine_is_taken_out_of_it():
    behind = {one.id: one.behind for one in s3.HAPPENINGS}
    assert behind["fined"] is None
    assert behind["deposit"] == behind["deposit-back"] == "deposit-is-lost"


# --- the items ------------------------------------------------------------------------------


def test_the_session_has_its_items():
    assert {item for item in PRACTICE if item.startswith("s3.")} == {
        f"s3.{item}"
        for item in (
            *("profit-guess", "cut", "left-half", "left", "costs"),
            *("back-half", "came-back", "margin", "markup-to-margin"),
            *("wanted-half", "wanted-price", "table", "break-even-half", "break-even", "roas"),
            *("tenths-guess", "tenths", "coupons", "down-up", "seller-half", "seller"),
        )
    }


def test_guesses_and_half_worked_examples_have_fixed_numbers():
    for name in (item for item in PRACTICE if item.startswith("s3.")):
        task = PRACTICE[name](Random(1))
        assert task.fixed == name.endswith(("-half", "-guess"))
        assert task.guess == name.endswith("-guess")


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("s3.left-half", "16.20"),
        ("s3.back-half", "39"),
        ("s3.wanted-half", "30"),
        ("s3.break-even-half", "167"),
        ("s3.seller-half", "165"),
    ],
)
def test_a_half_worked_example_ends_as_its_text_begins(item, answer):
    assert PRACTICE[item](Random(1)).question.mark(answer).outcome == "right"


def test_whoever_rounds_at_every_step_is_right():
    for seed in range(200):
        order = s3.draw_fresh(Random(f"s3.left {seed}"))
        refunds = rounded(order.price * order.refunds / 100, 2)
        fee = rounded((order.price - refunds) * order.fees.rate / 100, 2)
        left = order.price - order.goods - order.sent - refunds - fee
        task = PRACTICE["s3.left"](Random(f"s3.left {seed}"))
        for answer in (left, rounded(order.offer.left, 2)):
            assert task.question.mark(written(answer)).outcome == "right"
        for answer, idea in task.question.misconceptions:
            assert task.question.mark(written(answer)).idea == idea


def test_break_even_roas_follows_from_the_numbers_that_are_shown():
    for seed in range(200):
        offer = draw_sheet(Random(f"s3.roas {seed}")).offer
        question = PRACTICE["s3.roas"](Random(f"s3.roas {seed}")).question
        on_paper = offer.price / rounded(offer.before_ads, 2)
        for places in (2, 4):
            assert question.mark(str(rounded(on_paper, places))).outcome == "right"
        for answer, idea in question.misconceptions:
            assert question.mark(str(rounded(answer, 2))).idea == idea


def test_no_reason_for_a_price_cut_that_is_not_the_right_one_is_true(cases):
    """No piece is sold below its cost, and that sales went up proves nothing of the profit."""
    cuts = [case.cut for case in cases]
    assert all(cut.now.price > cut.now.cost for cut in cuts)
    assert any(cut.now.revenue > cut.before.revenue and not cut.pays for cut in cuts)
    reasons = ["".join(CUT_REASONS["many"].translations().values())]
    sales = ["".join(CUT_REASONS["sales-up"].translations().values())]
    master = json.loads((ROOT / "solutions/s3-2/s3-2.ipynb").read_text(encoding="utf-8"))
    [asked] = ["".join(c["source"]) for c in master["cells"] if c["id"] == "test-price-cut"]
    reasons.append(asked.partition('"many"')[2].partition("label=")[0])
    sales.append(asked.partition('"sales-up"')[2].partition('"many"')[0])
    assert all("亏" in one and "loses" in one for one in reasons)
    assert all("一定" in one and "always" in one for one in sales)


def test_goods_come_back_in_three_ways_and_the_distractors_are_told_apart():
    asked = Counter()
    for task in tasks("s3.came-back"):
        asked[task.ask.translations()["en"]] += 1
        amounts = [Decimal(task.question.answer)]
        amounts += [Decimal(amount) for amount, _ in task.question.misconceptions]
        assert len(set(amounts)) == len(amounts)
    assert len(asked) == 3
