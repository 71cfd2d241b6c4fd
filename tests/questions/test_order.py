"""How an order of steps is read and marked."""

from fractions import Fraction
from itertools import permutations

import pytest

from qihang.questions.order import Order

QUESTIONS = [
    Order(("d", "a", "c", "b")).expecting(["a", ["b", "c"], "d"]),
    Order(("d", "a", "c", "b")).expecting("abcd", loose={"c": "a"}),
]
"""Of this kind, for what every kind is tried with."""

STEPS = ("count", "stop", "agree", "photo", "replace", "report")
QUESTION = Order(STEPS).expecting(["stop", "photo", "replace", ["count", "report"], "agree"])
RIGHT = ["stop", "photo", "replace", "count", "report", "agree"]


def test_steps_of_one_level_may_stand_in_any_order():
    assert QUESTION.mark(RIGHT).outcome == "right"
    other = ["stop", "photo", "replace", "report", "count", "agree"]
    assert QUESTION.mark(other).outcome == "right"


def test_only_the_allowed_orders_earn_all():
    right = [steps for steps in permutations(STEPS) if QUESTION.mark(steps).share == 1]
    assert len(right) == 2


def test_a_reversed_order_earns_nothing_although_two_steps_are_free():
    verdict = QUESTION.mark(RIGHT[::-1])
    assert (verdict.outcome, verdict.share) == ("not-yet", 0)


def test_neighbours_in_the_right_order_earn_their_share():
    question = Order(("a", "b", "c", "d")).expecting("abcd")
    assert question.mark(["b", "a", "c", "d"]).share == Fraction(2, 3)
    assert question.mark(["d", "a", "b", "c"]).share == Fraction(2, 3)
    assert question.mark(["b", "a", "d", "c"]).share == Fraction(1, 3)


def test_every_order_earns_from_nothing_to_all():
    shares = {QUESTION.mark(steps).share for steps in permutations(STEPS)}
    assert min(shares) == 0
    assert max(shares) == 1


@pytest.mark.parametrize(
    "raw",
    ["stop", RIGHT[1:], [*RIGHT, "stop"], ["stop"] * 6, [1, 2, 3, 4, 5, 6], {"a": 1}, 7, [RIGHT]],
)
def test_a_list_that_is_not_all_the_steps_is_unreadable(raw):
    assert QUESTION.mark(raw).outcome == "unreadable"


def test_a_step_too_early_names_the_misconception_behind_it():
    question = QUESTION.with_misconception(("replace", "photo"), "new-code-before-photo")
    late_photo = ["stop", "replace", "photo", "count", "report", "agree"]
    assert question.mark(late_photo).idea == "new-code-before-photo"
    assert question.mark(RIGHT[::-1]).idea == "new-code-before-photo"
    assert question.mark(["photo", "stop", *RIGHT[2:]]).idea == "not-yet-order"


@pytest.mark.parametrize("key", [["a"], ["a", "b", "c"], ["a", "a"], [["a", "b"]], ["a", "b", []]])
def test_a_key_that_is_no_order_of_the_steps_is_an_error(key):
    with pytest.raises(ValueError, match="does not place"):
        Order(("a", "b")).expecting(key)


def test_marking_without_a_key_is_an_error():
    with pytest.raises(ValueError, match="no key"):
        Order(("a", "b")).mark(["a", "b"])


def test_a_loose_step_only_has_to_come_after_one_other():
    question = Order(("a", "b", "c", "d")).expecting("abcd", loose={"c": "a"})
    right = ["".join(steps) for steps in permutations("abcd") if question.mark(steps).share == 1]
    assert sorted(right) == ["abcd", "abdc", "acbd"]
    assert question.mark(list("cabd")).share == Fraction(2, 3)
    assert question.mark(list("dbca")).share == 0


@pytest.mark.parametrize(
    ("levels", "loose"),
    [("abcd", {"x": "a"}), ("abcd", {"c": "x"}), ("abcd", {"c": "c"}), ("ab", {"b": "a"})],
)
def test_a_loose_step_comes_after_a_step_of_the_order(levels, loose):
    with pytest.raises(ValueError, match=r"does not place|has no order"):
        Order(tuple(levels)).expecting(levels, loose=loose)
