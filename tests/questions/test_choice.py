"""How a choice is read and marked."""

from fractions import Fraction

import pytest

from qihang.questions.base import Unreadable
from qihang.questions.choice import Choice

QUESTIONS = [
    Choice(("a", "b", "c")).expecting("b"),
    Choice(("a", "b", "c"), many=True).expecting(["a", "b"]),
]
"""Of this kind, for what every kind is tried with."""

FOUR = ("a", "b", "c", "d")
ONE = Choice(FOUR).expecting("b")
SOME = Choice(FOUR, many=True).expecting(["a", "b"])


def test_the_right_option_earns_all():
    assert ONE.mark("b").share == 1
    assert ONE.mark("a").outcome == "not-yet"


def test_any_of_several_right_options_is_enough():
    either = Choice(FOUR).expecting({"a", "b"})
    assert [either.mark(option).outcome for option in FOUR] == [
        "right",
        "right",
        "not-yet",
        "not-yet",
    ]


@pytest.mark.parametrize("raw", ["e", "A", 1, True, ["b"], {"b": 1}, b"b", "x" * 10_001])
def test_an_option_that_is_not_there_is_unreadable(raw):
    assert ONE.mark(raw).outcome == "unreadable"
    with pytest.raises(Unreadable):
        ONE.read(raw)


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        (["a", "b"], Fraction(1)),
        (["b", "a"], Fraction(1)),
        (["a", "b", "b"], Fraction(1)),
        (["a"], Fraction(1, 2)),
        (["a", "b", "c"], Fraction(1, 2)),
        (["a", "c"], Fraction(0)),
        (["c"], Fraction(0)),
        (["a", "b", "c", "d"], Fraction(0)),
    ],
)
def test_hits_earn_and_false_alarms_cost(raw, share):
    verdict = SOME.mark(raw)
    assert verdict.share == share
    assert verdict.outcome == {0: "not-yet", 1: "right"}.get(share, "partly")


@pytest.mark.parametrize("raw", ["a", ["e"], [["a"]], [1], {"a": True}, 7, [None]])
def test_a_list_of_what_is_not_there_is_unreadable(raw):
    assert SOME.mark(raw).outcome == "unreadable"


@pytest.mark.parametrize("raw", [None, "", []])
def test_no_choice_is_empty(raw):
    assert ONE.mark(raw).outcome == "empty"
    assert SOME.mark(raw).outcome == "empty"


def test_an_option_names_the_misconception_behind_it():
    question = ONE.with_misconception("a", "money-in-the-code")
    assert question.mark("a").idea == "money-in-the-code"
    assert question.mark("c").idea == "not-yet-choice"


def test_with_many_the_misconception_is_behind_taking_it_or_leaving_it_out():
    question = SOME.with_misconception("c", "screenshot-is-safe").with_misconception(
        "a", "sound-is-proof"
    )
    assert question.mark(["a", "b", "c"]).idea == "screenshot-is-safe"
    assert question.mark(["b"]).idea == "sound-is-proof"
    assert question.mark(["a"]).idea == "choices-missing"
    assert question.mark(["a", "b"]).idea is None


def test_a_mistake_of_the_author_is_an_error():
    for key in (["e"], [], FOUR):
        with pytest.raises(ValueError, match=r"not among|nothing to choose"):
            Choice(FOUR).expecting(key)
    with pytest.raises(ValueError, match="not among"):
        ONE.with_misconception("e", "not-yet")
    with pytest.raises(ValueError, match="no key"):
        Choice(FOUR).mark("a")
