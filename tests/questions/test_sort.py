"""How things that go into boxes are read and marked."""

from fractions import Fraction

import pytest

from qihang.questions.sort import Sort

QUESTIONS = [
    Sort(("a", "b"), ("in", "out", "none"))
    .expecting({"a": "in", "b": "none"})
    .with_misconception(("b", "in"), "not-yet-choice")
]
"""Of this kind, for what every kind is tried with."""

QUESTION = QUESTIONS[0]


def marked(raw):
    verdict = QUESTION.mark(raw)
    return verdict.outcome, verdict.share, verdict.idea


def test_every_thing_in_its_box_earns_its_share():
    assert marked({"a": "in", "b": "none"}) == ("right", 1, None)
    assert marked({"a": "in", "b": "out"}) == ("partly", Fraction(1, 2), "not-yet-choices")
    assert marked({"a": "out", "b": "out"}) == ("not-yet", 0, "not-yet-choices")


def test_the_thought_behind_a_box_is_named_and_where_it_was_put():
    assert marked({"a": "in", "b": "in"}) == ("partly", Fraction(1, 2), "not-yet-choice")
    parts = QUESTION.mark({"a": "in", "b": "in"}).parts
    assert [(part.name, part.outcome) for part in parts] == [("a", "right"), ("b", "not-yet")]


@pytest.mark.parametrize("raw", [{"a": "in"}, {"a": "in", "b": None}])
def test_what_is_in_no_box_yet_is_asked_for(raw):
    assert marked(raw) == ("partly", Fraction(1, 2), "sort-every-one")


@pytest.mark.parametrize("raw", [None, "", {}, {"a": None, "b": None}])
def test_nothing_chosen_is_empty(raw):
    assert QUESTION.mark(raw).outcome == "empty"


@pytest.mark.parametrize(
    "raw", ["in", ["in", "none"], {"a": "away"}, {"a": ["in"]}, {"c": "in"}, {"a": 1}, {1: 2}, True]
)
def test_what_is_no_box_of_a_thing_is_unreadable(raw):
    assert QUESTION.mark(raw).outcome == "unreadable"


def test_a_mistake_of_the_author_is_an_error():
    bare = Sort(("a", "b"), ("in", "out"))
    with pytest.raises(ValueError, match="are not the rows"):
        bare.expecting({"a": "in"})
    with pytest.raises(ValueError, match="not among"):
        bare.expecting({"a": "in", "b": "away"})
    with pytest.raises(ValueError, match="not among"):
        bare.with_misconception(("c", "in"), "not-yet")
    with pytest.raises(ValueError, match="no key"):
        bare.mark({"a": "in"})
