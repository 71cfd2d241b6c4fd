"""The numbers of the S0 exercise are good ones, whatever the seed."""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.sessions import every_practice_item
from qihang.sessions.s0 import exercise as s0
from tests.questions.walk import walk
from tests.support.solutions import home_of, keyed_items

PRACTICE = every_practice_item()
SEEDS = [str(number) for number in range(300)]

THOUGHTS = {
    "A wrong press is fine if the rest is right.": ("not-on-the-slip",),
    "A number on the card is the number.": ("another-line", "line-below", "digits-swapped"),
    "The point is no part of a price.": ("point-left-out",),
    "Work is lost when one stops.": ("saved-is-lost",),
    "Saved means handed in.": ("saved-is-handed-in", "sign-mixed-up"),
    "The prices are just added.": ("prices-once", "one-piece", "added-pieces"),
    "One line more or less does not matter.": ("line-left-out", "pieces-of-the-first"),
    "7 bought, so it is 7%.": ("count-for-percent", "those-who-did-not", "taken-from-100"),
    "What follows the fen is left out.": ("cut-off", "always-up", "to-the-jiao"),
    "The calculator's number is the price.": ("not-to-the-fen",),
}
"""What people think, and the misconceptions of this session that answer it."""


@pytest.fixture(scope="module")
def cases():
    return [s0.generate(seed) for seed in SEEDS]


def answered(right, distractors):
    """A question about a number, walked with every answer that it knows."""
    question = Number().expecting(right)
    for misconception, other in distractors.items():
        question = question.with_misconception(other, misconception)
    walk(question)


def test_a_slip_has_three_goods_and_three_are_left(cases):
    for case in cases:
        assert len(set(case.slip.goods)) == len(case.slip.others) == 3
        walk(Choice(tuple(s0.GOODS), many=True).expecting(set(case.slip.goods)))


def test_a_parcel_s_numbers_are_told_apart(cases):
    for case in cases:
        assert 1000 <= case.box.number <= 9999
        assert case.box.number not in case.box.distractors.values()
        assert len(set(case.box.distractors.values())) == 3
    answered(cases[0].box.number, cases[0].box.distractors)


def test_a_bill_has_three_lines_and_its_sum_is_theirs(cases):
    for case in cases:
        lines = case.bill.lines
        assert len({line.good for line in lines}) == len(lines) == 3
        assert Decimal(case.bill.yuan) == sum(
            Decimal(line.fen) / 100 * line.pieces for line in lines
        )
        assert case.bill.yuan not in case.bill.distractors.values()
    answered(cases[0].bill.yuan, cases[0].bill.distractors)


def test_a_share_is_a_whole_number_of_percent(cases):
    for case in cases:
        assert Decimal(case.share.bought) / case.share.people * 100 == case.share.percent
        assert case.share.percent not in case.share.distractors.values()
    assert {case.share.people for case in cases} == {10, 20, 50}
    answered(cases[0].share.percent, cases[0].share.distractors)


def test_amounts_are_rounded_up_as_often_as_down(cases):
    ways = Counter()
    for case in cases:
        exact, fen = case.weighed.exact, Decimal("0.01")
        assert abs(Decimal(case.weighed.yuan) - exact) <= fen / 2
        assert case.weighed.yuan not in case.weighed.distractors.values()
        ways[Decimal(case.weighed.yuan) > exact] += 1
    assert min(ways.values()) > 75
    answered(cases[0].weighed.yuan, cases[0].weighed.distractors)


@pytest.mark.parametrize(
    ("price", "weight", "shown", "yuan"),
    [
        ("4.5", "1.35", "6.075", "6.08"),
        ("2.1", "1.11", "2.331", "2.33"),
        ("9", "1.11", "9.99", "9.99"),
    ],
)
def test_half_a_fen_is_rounded_up_as_a_till_does(price, weight, shown, yuan):
    weighed = s0.Weighed("rice", Decimal(price), Decimal(weight))
    assert (weighed.shown.rstrip("0"), weighed.yuan) == (shown, yuan)


def test_the_example_of_the_bill_is_the_one_that_the_text_works_out():
    task = PRACTICE["s0.bill-half"](Random("any"))
    assert task.mark("43").outcome == "right"
    assert task.mark("18").idea == "prices-once"


def test_a_bill_pressed_in_one_go_is_told_so_wherever_it_is_asked():
    known = 0
    for seed in SEEDS[:30]:
        bill, question = s0.generate(seed).bill, of_the_exercise(seed, "bill")
        assert question.mark(bill.yuan).outcome == "right"
        if bill.in_one_go not in {bill.yuan, *bill.distractors.values()}:
            assert question.mark(bill.in_one_go).idea == "pressed-in-one-go"
            known += 1
    assert known > 20
    assert PRACTICE["s0.bill-half"](Random("any")).mark("354").idea == "pressed-in-one-go"


def of_the_exercise(seed, name):
    """One question of the exercise, with its key."""
    [item] = [one for one in keyed_items("s0", home_of("s0"), seed) if one.name == name]
    return item.keyed()


def test_what_is_not_rounded_to_the_fen_is_not_right_yet():
    half = s0.Weighed("apples", Decimal("4.5"), Decimal("1.35"))
    asked = [(half, PRACTICE["s0.round-half"](Random(1)))]
    asked += [(s0.draw_weighed(Random(n)), PRACTICE["s0.round"](Random(n))) for n in SEEDS]
    for weighed, task in asked:
        question = task.question
        assert question.mark(weighed.yuan).outcome == "right"
        assert question.mark(f"{weighed.yuan}0").outcome == "right"
        assert question.mark(weighed.shown).idea == "not-to-the-fen"
        for other in (Decimal(weighed.yuan) + Decimal(n) / 1000 for n in (-9, -4, 1, 4, 9)):
            if other != weighed.exact:
                assert question.mark(str(other)).idea == "too-many-decimals"


def test_nor_is_it_in_the_exercise():
    for seed in SEEDS[:30]:
        weighed, question = s0.generate(seed).weighed, of_the_exercise(seed, "weighed")
        assert question.mark(weighed.yuan).outcome == "right"
        assert question.mark(weighed.shown).idea == "not-to-the-fen"
        assert question.mark(f"{weighed.yuan}01").idea == "too-many-decimals"
