"""How a decision with its reason is read and marked."""

from fractions import Fraction

import pytest

from qihang.questions.decision import Decision

QUESTIONS = [Decision(("yes", "no"), ("r", "s")).expecting("no", "s")]
"""Of this kind, for what every kind is tried with."""

QUESTION = (
    Decision(("lend", "refuse", "ask"), ("account", "favour", "little"))
    .expecting({"refuse", "ask"}, "account")
    .with_misconception("lend", "not-yet")
    .with_misconception("favour", "lending-is-a-favour")
)


def marked(choice, reason):
    verdict = QUESTION.mark({"choice": choice, "reason": reason})
    return verdict.outcome, verdict.share, verdict.idea


def test_the_right_choice_with_its_reason_earns_all():
    assert marked("refuse", "account") == ("right", 1, None)
    assert marked("ask", "account") == ("right", 1, None)


def test_the_right_choice_with_another_reason_earns_half():
    assert marked("refuse", "little") == ("partly", Fraction(1, 2), "not-yet-reason")
    assert marked("refuse", "favour") == ("partly", Fraction(1, 2), "lending-is-a-favour")


def test_the_right_choice_without_a_reason_earns_half():
    assert marked("refuse", None) == ("partly", Fraction(1, 2), "reason-missing")
    assert marked("refuse", "") == ("partly", Fraction(1, 2), "reason-missing")
    assert QUESTION.mark({"choice": "refuse"}).idea == "reason-missing"


def test_a_good_reason_for_another_choice_earns_nothing():
    assert marked("lend", "account") == ("not-yet", 0, "not-yet")
    assert marked("lend", "favour") == ("not-yet", 0, "lending-is-a-favour")


@pytest.mark.parametrize("raw", [None, "", {}, {"choice": None, "reason": None}, {"choice": ""}])
def test_nothing_chosen_is_empty(raw):
    assert QUESTION.mark(raw).outcome == "empty"


@pytest.mark.parametrize(
    "raw",
    [
        "refuse",
        ["refuse", "account"],
        {"choice": "steal"},
        {"choice": ["refuse"], "reason": "account"},
        {"choice": "refuse", "reason": "because"},
        {"choice": "refuse", "reason": ["account"]},
        {"choice": "refuse", "reason": 7},
        {"choice": None, "reason": "account"},
        {"choice": "refuse", "more": "account"},
        {1: 2},
        True,
    ],
)
def test_what_is_no_choice_with_a_reason_is_unreadable(raw):
    assert QUESTION.mark(raw).outcome == "unreadable"


def test_a_mistake_of_the_author_is_an_error():
    bare = Decision(("a", "b"), ("r", "s"))
    with pytest.raises(ValueError, match="every option or every reason"):
        bare.expecting({"a", "b"}, "r")
    with pytest.raises(ValueError, match="not among"):
        bare.expecting("a", "x")
    with pytest.raises(ValueError, match="no key"):
        bare.mark({"choice": "a"})
