"""A class that is simulated is judged rightly: thirty people, whose ideas are known.

Slips, good days, and ideas that are lost half-way are among what they do; the questions, the
numbers and the marking are those of the lessons. “Not known” counts as not right.
"""

from functools import cache
from math import sqrt
from statistics import mean, stdev

import pytest

from qihang.operate.diagnosis import likelihood
from tests.support.class_of_thinkers import (
    BOTH,
    GROUPS,
    HOLDS,
    LOST_IT,
    NEVER,
    TWO_SESSIONS,
    class_of,
    score,
)
from tests.support.thinking import Noise

PEOPLE = 30
ASKED = 0.95
FOUND = 0.8
"""Of those who hold an idea: how many are found at least; and of those named, how many hold it."""

SEEDS = range(10)
STUDENT = 2.262
"""Student's t for ten seeds and a confidence of 95 %."""


def shares(seeds, group):
    return [score(one, group).right() for one in seeds]


def surely(values):
    """The lower end of the interval in which the mean lies with a confidence of 95 %."""
    return mean(values) - STUDENT * stdev(values) / sqrt(len(values))


def printed(classes):
    """What is to be known of all groups, also of those of which less can be said."""
    cases = [case for one in classes for case in one]
    for group in GROUPS:
        found = score(cases, group)
        ideas = {case.idea for case in cases if case.group == group}
        print(
            f"{group}: {len(ideas)} ideas, {found.of()} judgements, {found.right():.1%} right; "
            f"held {found.right(HOLDS):.1%} of {found.of(HOLDS)}, "
            f"never held {found.right(NEVER):.1%} of {found.of(NEVER)}, "
            f"lost {found.right(LOST_IT):.1%} of {found.of(LOST_IT)}; "
            f"of those named {found.named_rightly:.1%} hold it"
        )


def test_a_class_of_thirty_is_judged_rightly_after_two_sessions():
    cases = class_of("quick", PEOPLE, Noise(), ("s0", "s3"))
    printed([cases])
    assert score(cases, TWO_SESSIONS).of() >= 200
    assert score(cases, TWO_SESSIONS).right() >= ASKED
    assert score(cases, BOTH).right() >= ASKED
    # Most hold most ideas not: whoever said that nobody holds any would be right that often, too.
    assert score(cases, BOTH).right(HOLDS) >= FOUND
    assert score(cases, BOTH).named_rightly >= FOUND


def test_who_never_slips_and_has_no_good_day_is_judged_rightly_wherever_it_can_be_seen():
    cases = class_of("plain", 10, Noise(0, 0), ("s0", "s3"))
    found = score(cases, TWO_SESSIONS)
    assert (found.right(NEVER), found.named_rightly) == (1.0, 1.0)


@cache
def classes():
    """The whole course, ten classes: a minute."""
    return [class_of(seed, PEOPLE, Noise()) for seed in SEEDS]


@pytest.mark.long
@pytest.mark.parametrize("group", [TWO_SESSIONS, BOTH])
def test_classes_that_take_the_whole_course_are_judged_rightly(group):
    found = shares(classes(), group)
    printed(classes())
    print(f"{group}: by seed {min(found):.1%} to {max(found):.1%}, surely {surely(found):.1%}")
    assert surely(found) >= ASKED
    together = score([case for one in classes() for case in one], group)
    assert together.right(HOLDS) >= FOUND
    assert together.named_rightly >= FOUND


@pytest.mark.long
@pytest.mark.parametrize("name", ["SLIP", "GOOD_DAY", "AT_FIRST", "GROWN_OUT", "FALLEN_BACK"])
@pytest.mark.parametrize("times", [0.5, 1.5])
def test_a_number_of_the_model_that_is_half_as_large_again_judges_nearly_as_well(
    monkeypatch, name, times
):
    before = mean(shares(classes(), TWO_SESSIONS))
    monkeypatch.setattr(likelihood, name, getattr(likelihood, name) * times)
    after = mean(shares(classes(), TWO_SESSIONS))
    print(f"{name} times {times}: {before:.1%} before, {after:.1%} after")
    assert abs(after - before) < 0.02


@pytest.mark.long
def test_with_twice_the_slips_it_is_still_known_who_holds_nothing():
    cases = class_of("slips", PEOPLE, Noise(slip=0.2, good_day=0.2))
    printed([cases])
    assert score(cases, TWO_SESSIONS).right(NEVER) >= ASKED
