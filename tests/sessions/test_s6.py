"""The numbers of the S6 exercise, and of its items, whatever the seed."""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from qihang.commerce import parcels
from qihang.commerce.law import rules
from qihang.commerce.season.goods import GOODS
from qihang.commerce.season.moves import MOVES
from qihang.commerce.taxes import NEAR, THRESHOLD
from qihang.language.messages import translations
from qihang.questions.plan import Plan, model
from qihang.questions.simulation import Simulation
from qihang.sessions import every_practice_item
from qihang.sessions.s6 import after, registered, sent
from qihang.sessions.s6 import exercise as s6
from qihang.sessions.s6.practice.rules import BEHIND

SEEDS = [str(number) for number in range(300)]

PRACTICE = every_practice_item()

THOUGHTS = {
    "light means cheap": ["light-means-cheap"],
    "10 % loss: order 10 % more": ["loss-added"],
    "no licence, no tax": ["no-licence-no-tax"],
    "a company protects me from everything": ["company-protects-from-everything"],
    "I can never own a business again": ["never-a-business-again"],
    "there are no limits at all": ["no-limits-at-all"],
    "what is in the account is profit": ["cash-is-profit"],
    "little money needs no papers": ["small-needs-no-papers"],
    "each shop counts alone": ["shops-not-added-up"],
    "what I bought is my own work": ["resold-is-own-work"],
    "tax is only on what is above the threshold": ["tax-on-the-rest-only"],
    "one kilogram and a bit is one kilogram": ["kilograms-not-rounded-up"],
}
"""What people think, and the misconceptions of this session that answer it."""

MOST_OF_A_LABEL = {"zh": 17, "en": 8}
"""Characters or words of a row of a table, so that it fits the screen with the others."""


@pytest.fixture(scope="module")
def cases():
    return [s6.generate(seed) for seed in SEEDS]


def tasks(item, count=300):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


def test_the_parcel_of_the_example_is_told_from_left_to_right_and_without_rounding():
    question = PRACTICE["s6.parcel-half"](Random(1)).question
    assert question.mark("9.75").idea == "added-before-multiplying"
    unrounded = {task.question.mark(_unrounded(task)).idea for task in tasks("s6.parcel", 40)}
    assert "kilograms-not-rounded-up" in unrounded


def _unrounded(task):
    """What a parcel would cost if a part of a kilogram cost a part of its price."""
    [price] = [
        value for value, idea in task.question.misconceptions if idea == "kilograms-not-rounded-up"
    ] or ["0"]
    return str(price)


def test_what_a_sentence_closes_is_told_as_the_company_law_names_it():
    told = (*rules("after-sentence"), *rules("after-sentence-more"))
    said = " ".join(translations(one.words)["en"] for one in told)
    for named in ("bribery", "misusing property", "political rights", "probation", "debt"):
        assert named in said


# --- the exercise -------------------------------------------------------------------------


def test_of_two_parcels_one_counts_by_its_size_and_the_other_by_the_scale(cases):
    for case in cases:
        both = case.sent.parcels
        divisor = case.sent.post.divisor
        by_size = [parcels.counts_by_size(one.grams, one.box, divisor) for one in both]
        assert sorted(by_size) == [False, True]
        assert len({one.id for one in both}) == 2


def test_a_parcels_price_is_told_from_every_distractor(cases):
    for case in cases:
        for one in case.sent.parcels:
            prices = [one.price, *one.distractors.values()]
            assert len(set(prices)) == len(prices)
            assert one.post.price(one.post.counted(one.real, one.size)) == one.price


def test_a_parcel_has_numbers_that_can_be_written(cases):
    for case in cases:
        for one in case.sent.parcels:
            assert one.size == round(one.size, 1) == one.post.size(Decimal(one.volume))
            assert 2 <= one.counts <= 20
            assert all(side % 5 == 0 for side in one.box.sides)


def test_what_is_packed_is_told_from_every_distractor(cases):
    for case in cases:
        packed = case.packed
        numbers = [packed.pieces, *packed.distractors.values()]
        assert len(set(numbers)) == len(numbers)
        assert parcels.arriving(packed.pieces, packed.loss) >= packed.good
    assert {case.packed.goods for case in cases} == set(sent.FRESH)


DECIDED = {
    "bayberries": ("no-need", "own-work"),
    "two-shops": ("register", "over"),
    "bags": ("no-need", "small"),
    "baskets": ("no-need", "own-work"),
    "village": ("register", "over"),
    "cakes": ("papers", "food"),
    "biscuits": ("papers", "food"),
    "own-oranges": ("no-need", "own-work"),
    "few-oranges": ("no-need", "small"),
    "many-oranges": ("register", "over"),
    "mending": ("no-need", "own-work"),
    "noodles": ("papers", "food"),
}
"""Each person as the rules decide it, worked out by hand."""


def test_every_person_is_decided_by_the_rules():
    assert {one.id: (one.duty, one.because) for one in registered.PEOPLE} == DECIDED


def test_nobody_is_near_the_limit():
    for one in registered.PEOPLE:
        assert abs(one.seller.total - registered.LIMIT) >= 10_000


@pytest.mark.parametrize("one", registered.PEOPLE, ids=lambda one: one.id)
def test_each_other_duty_of_a_person_has_a_misconception_behind_it(one):
    assert {one.duty, *one.distractors} == set(registered.DUTIES)
    assert set(registered.REASONS) == {*registered.BECAUSE.values(), "online"}


def test_five_people_have_every_reason_and_a_sixth_is_asked_for_it(cases):
    for case in cases:
        assert len({*case.sorted_people, case.asked_why}) == 6
        assert {one.because for one in case.people} == set(registered.BECAUSE.values())
    asked = Counter(case.reasoned.because for case in cases)
    assert min(asked[why] for why in registered.BECAUSE.values()) > 30
    shown = {name for case in cases for name in case.sorted_people}
    assert shown == {one.id for one in registered.PEOPLE}


def test_one_quarter_is_below_the_threshold_and_one_reached_it_neither_near_it(cases):
    for case in cases:
        taxes = sorted(one.tax for one in case.quarters.rows)
        assert taxes[0] == 0 < taxes[1]
        for one in case.quarters.rows:
            assert abs(one.net - THRESHOLD) > NEAR
            assert one.taken == int(one.taken)
            assert one.net == case.quarters.net(one.taken)
            assert one.tax == case.quarters.due(one.net)
            amounts = [one.tax, *one.distractors.values()]
            assert len({round(amount, 2) for amount in amounts}) == len(amounts)


MAY = {
    "snacks": "never",
    "long-ago": "never",
    "clothes": "yes",
    "director": "not-yet",
    "baskets": "yes",
    "years-over": "yes",
    "listed": "not-yet",
}
"""What the rules leave open, worked out by hand."""


def test_every_plan_after_a_sentence_is_decided_by_the_rules():
    assert {one.id: one.may for one in after.CASES} == MAY


def test_four_plans_have_every_answer(cases):
    for case in cases:
        assert {one.may for one in case.after} == set(after.MAY)
        assert len(set(case.plans)) == 4
        for one in case.after:
            assert {one.may, *one.distractors} == set(after.MAY)


@pytest.mark.parametrize("row", [*registered.PEOPLE, *after.CASES], ids=lambda one: one.id)
def test_a_row_is_short_enough_for_the_screen(row):
    said = row.translations()
    assert len(said["en"].split()) <= MOST_OF_A_LABEL["en"]
    signs = [sign for sign in said["zh"] if sign.isalnum()]
    assert len(signs) <= MOST_OF_A_LABEL["zh"]


def test_the_seasons_are_of_all_goods_and_every_move_is_proposed(cases):
    assert {case.season.goods for case in cases} == set(GOODS)
    assert {case.season.tempted for case in cases} == set(MOVES)
    for case in cases[:20]:
        question = Simulation(case.season).expecting()
        assert question.mark(question.examples().right[0]).outcome == "right"


def test_whoever_has_no_goods_gets_some_that_a_plan_can_be_made_with(cases):
    for case in cases[:40]:
        question = Plan(case.goods).expecting()
        assert question.mark(model(case.goods)).outcome == "right"
    assert len({str(case.goods.name) for case in cases}) > 2


# --- the items ------------------------------------------------------------------------------


def test_the_session_has_its_items():
    assert {item for item in PRACTICE if item.startswith("s6.")} == {
        f"s6.{item}"
        for item in (
            *("light-guess", "parcel-half", "parcel", "pack-half", "pack", "fruit"),
            *("register-guess", "person", "tax-half", "tax", "after", "exit"),
        )
    }


def test_guesses_and_half_worked_examples_have_fixed_numbers():
    for name in (item for item in PRACTICE if item.startswith("s6.")):
        task = PRACTICE[name](Random(1))
        assert task.fixed == name.endswith(("-half", "-guess"))
        assert task.guess == name.endswith("-guess")


@pytest.mark.parametrize(
    ("item", "answer"),
    [("s6.parcel-half", "7.50"), ("s6.pack-half", "112"), ("s6.tax-half", "3060")],
)
def test_a_half_worked_example_ends_as_its_text_begins(item, answer):
    assert PRACTICE[item](Random(1)).question.mark(answer).outcome == "right"


@pytest.mark.parametrize("item", ["s6.parcel", "s6.pack", "s6.tax"])
def test_the_distractors_of_an_item_are_told_from_its_answer_and_from_one_another(item):
    for task in tasks(item):
        question = task.question
        ends = [question.answer, *(value for value, _ in question.misconceptions)]
        shown = {question.written(value) for value in ends}
        assert len(shown) == len(ends)


def test_fruit_is_helped_by_three_of_five():
    for task in tasks("s6.fruit", 100):
        assert len(task.question.options) == 5
        assert len(task.question.answer) == 3


def test_a_quarter_of_the_item_is_as_often_exempt_as_not():
    taxed = Counter(task.question.answer > 0 for task in tasks("s6.tax", 200))
    assert min(taxed[True], taxed[False]) > 60


def test_people_of_the_item_are_of_every_reason():
    whys = Counter(next(iter(task.question.because)) for task in tasks("s6.person", 200))
    assert min(whys[why] for why in registered.BECAUSE.values()) > 20


def test_the_last_item_is_answered_with_yes_and_with_no():
    right = Counter(next(iter(task.question.answer)) for task in tasks("s6.exit", 100))
    assert min(right["yes"], right["no"]) > 30
    assert {"no-licence-no-tax", "cash-is-profit"} <= set(BEHIND.values())


def test_a_person_is_said_alone_in_both_languages():
    asked = translations(registered.person("village").asked)
    assert asked["en"] == "Somebody in a year: resold baskets of others, 150000 yuan."
    assert asked["zh"] == "一个人，一年：收村里的竹筐卖，15 万元。"
