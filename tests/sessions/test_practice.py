"""Every item to try, with many different numbers."""

from random import Random

import pytest

from qihang.commerce import payments
from qihang.sessions import every_practice_item, misconception
from qihang.sessions.shown import Takings
from tests.questions.distractors import answers_with
from tests.questions.walk import walk
from tests.support.examples import assert_says_nothing

PRACTICE = every_practice_item()

every_item = pytest.mark.parametrize("name", PRACTICE)


def drawn(name, number=100):
    return [PRACTICE[name](Random(f"{name} {seed}")) for seed in range(number)]


def ids(question):
    return [
        option for kept in ("options", "steps", "reasons") for option in getattr(question, kept, ())
    ]


def test_the_first_session_has_its_items():
    assert set(PRACTICE) >= {
        f"s1.{item}"
        for item in (
            "bytes",
            "version-side",
            "level",
            "payer",
            "swap",
            "limit",
            "check-digit",
            "lend",
        )
    }


@every_item
def test_an_item_marks_its_own_examples_as_they_claim(name):
    for task in drawn(name):
        walk(task.question)


@every_item
def test_an_item_has_new_numbers_at_a_new_try(name):
    assert len({repr(task) for task in drawn(name)}) > 10


@every_item
def test_an_item_is_the_same_for_the_same_numbers(name):
    assert PRACTICE[name](Random(1)) == PRACTICE[name](Random(1))


@every_item
def test_an_item_is_said_in_full(name):
    for task in drawn(name, 20):
        assert set(task.words) >= set(ids(task.question))
        texts = [task.ask, *task.words.values(), *([task.hint] if task.hint else [])]
        for sentence in texts:
            assert all("{" not in said and said for said in sentence.translations().values())


@every_item
def test_a_distractor_is_never_the_answer(name):
    for task in drawn(name):
        for *distractor, behind in getattr(task.question, "misconceptions", ()):
            assert misconception(behind)
            for raw in answers_with(task.question, *distractor):
                verdict = task.question.mark(raw)
                assert verdict.outcome == "right" or verdict.idea == behind


@every_item
def test_an_example_is_never_right_nor_often_taken_for_it(name):
    for task in drawn(name):
        assert_says_nothing(task.question, task.question)


def test_the_swapped_counter_is_the_one_whose_money_is_missing():
    for task in drawn("s1.swap"):
        assert isinstance(task.shows, Takings)
        found = payments.reconcile(task.shows.sales, task.shows.payments)
        assert found.extra == ()
        assert task.question.mark(found.counter).outcome == "right"
        others = {sale.counter for sale in task.shows.sales} - {found.counter}
        assert len(others) == 1
