"""The numbers of the S1 exercise, second edition, and of its items, whatever the seed."""

from collections import Counter
from random import Random

import pytest

from qihang.commerce import codes, payments
from qihang.sessions import every_practice_item, generate
from qihang.sessions.s1 import exercise_2 as s1
from qihang.sessions.shown import SCENES

PRACTICE = every_practice_item()
SEEDS = [str(number) for number in range(300)]


@pytest.fixture(scope="module")
def cases():
    return [s1.generate(seed) for seed in SEEDS]


def tasks(item, count=200):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


def test_the_second_edition_has_numbers_of_its_own():
    assert isinstance(generate("s1-2", "7"), s1.S1)
    assert generate("s1-2", "7").labels != generate("s1", "7").labels


# --- the exercise -------------------------------------------------------------------------


def test_the_labels_say_box_and_shelf_in_digits_and_can_be_read(cases):
    for case in cases:
        shelves = {case.labels.shelf_of(box) for box in case.labels.boxes}
        assert len(set(case.labels.boxes)) == len(shelves) == 3
        assert all(number.isdigit() for number in shelves | set(case.labels.boxes))
        assert case.box in case.labels.boxes
    for printed in cases[0].labels.codes:
        assert codes.read(printed.qr.modules) == printed.text


def test_a_rubbed_label_outlives_its_damage_from_some_level_upwards(cases):
    lowest = Counter()
    for case in cases[:60]:
        reading = codes.levels_that_read(case.rubbed.text, case.rubbed.damage)
        assert reading in (("M", "Q", "H"), ("Q", "H"), ("H",))
        lowest[reading[0]] += 1
    assert min(lowest.values()) > 5


def test_four_pictures_show_every_kind_and_no_scene_twice(cases):
    for case in cases:
        assert {picture.kind for picture in case.pictures} == set(s1.SCENES)
        assert len({picture.scene for picture in case.pictures}) == len(case.pictures) == 4
        assert all(picture.scene in s1.SCENES[picture.kind] for picture in case.pictures)


def test_a_slip_in_a_parcel_is_never_a_receiving_code():
    assert "parcel-slip" in s1.SCENES["no-scan"]
    assert "delivery-note" not in [scene for scenes in s1.SCENES.values() for scene in scenes]
    assert {scene for scenes in s1.SCENES.values() for scene in scenes} <= set(SCENES)


def test_a_pretend_code_pays_nobody(cases):
    for case in cases:
        for picture in case.pictures:
            start = "00" if picture.kind == "paying" else "https://pay.example.cn/"
            assert picture.seed.startswith(start)


def test_the_missing_money_of_a_day_is_one_counters_and_every_distractor_another_sum(cases):
    for case in cases:
        takings = case.day.takings
        found = payments.reconcile(takings.sales, takings.payments)
        assert found.extra == ()
        assert found.counter is not None
        assert 2 <= len(found.missing) <= 3
        own = [sale for sale in takings.sales if sale.counter == found.counter]
        assert own[0] not in found.missing
        sums = [case.day.yuan, *case.day.distractors.values()]
        assert len(set(sums)) == len(sums)


def test_sometimes_one_may_say_yes_and_sometimes_not(cases):
    right = Counter(case.asking.right for case in cases)
    assert min(right["yes"], right["no"]) > 100
    assert len({case.who for case in cases}) == len(s1.ASKING)


def test_mothers_stall_is_fine_and_passing_on_wages_is_not():
    right = {one.id: one.right for one in s1.ASKING}
    assert (right["mother"], right["wages"]) == ("yes", "no")


def test_a_reason_is_right_for_some_and_not_for_others():
    for reason in ("own", "others"):
        assert {reason in one.because for one in s1.ASKING} == {True, False}


def test_two_to_four_of_five_sentences_are_true(cases):
    true = Counter()
    for case in cases:
        assert len(set(case.said)) == 5
        true[sum(one.behind is None for one in case.statements)] += 1
    assert set(true) == {2, 3, 4}


# --- the items ------------------------------------------------------------------------------


def test_the_session_has_its_items():
    assert {item for item in PRACTICE if item.startswith("s1.")} == {
        f"s1.{item}"
        for item in (
            *("squares-guess", "damage-guess", "scan", "print", "level"),
            *("bytes", "bytes-half", "version-side", "version-side-half"),
            *("check-digit", "check-digit-half", "payer", "payer-half"),
            *("takings", "takings-half", "swap", "own-code", "lend"),
        )
    }


def test_guesses_and_half_worked_examples_have_fixed_numbers():
    for name in (item for item in PRACTICE if item.startswith("s1.")):
        task = PRACTICE[name](Random(1))
        assert task.fixed == name.endswith(("-half", "-guess"))
        assert task.guess == name.endswith("-guess")


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("s1.bytes-half", "8"),
        ("s1.version-side-half", "41"),
        ("s1.check-digit-half", "7"),
        ("s1.payer-half", "receiving"),
        ("s1.takings-half", "25"),
    ],
)
def test_a_half_worked_example_ends_as_its_text_begins(item, answer):
    assert PRACTICE[item](Random(1)).question.mark(answer).outcome == "right"


@pytest.mark.parametrize("item", ["s1.print", "s1.scan", "s1.payer", "s1.swap", "s1.lend"])
def test_every_choice_of_an_item_is_right_sometimes_but_for_the_lures(item):
    made = tasks(item)
    options = made[0].question.options
    right = {option for task in made for option in task.question.answer}
    lures = {"s1.scan": {"look"}, "s1.lend": {"pay"}}.get(item, set())
    assert right == set(options) - lures


def test_the_counter_whose_money_is_missing_is_the_swapped_one_sometimes_both_or_none():
    for task in tasks("s1.swap", 100):
        found = payments.reconcile(task.shows.sales, task.shows.payments)
        assert found.extra == ()
        counters = {sale.counter for sale in found.missing}
        where = {0: "none", 2: "both"}.get(len(counters)) or counters.pop()
        assert task.question.mark(where).outcome == "right"
