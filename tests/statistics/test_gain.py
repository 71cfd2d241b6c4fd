"""The gain of a class in two forms: what cancels, what is told, and of how many nothing is."""

from fractions import Fraction
from random import Random

import pytest

from qihang.statistics.gain import FEWEST, Pair, gain, gains


def people(half, many, before, after):
    return [Pair(half, before, after)] * many


@pytest.mark.parametrize("sizes", [(3, 3), (5, 4), (3, 12), (20, 7)])
@pytest.mark.parametrize("harder", [Fraction(0), Fraction(1, 4), Fraction(-1, 3)])
def test_a_harder_form_cancels_exactly_also_in_halves_of_unequal_size(sizes, harder):
    rng = Random(f"{sizes} {harder}")
    known, pairs = Fraction(1, 5), []
    for half, size in zip((1, 2), sizes, strict=True):
        for _ in range(size):
            able = Fraction(rng.randrange(10), 10)
            first, last = (able, able - harder) if half == 1 else (able - harder, able)
            pairs.append(Pair(half, first, last + known))
    assert gain(pairs).mean == known


def test_what_stands_before_and_after_differs_by_the_gain():
    found = gain([*people(1, 4, 0.25, 0.75), *people(2, 3, 0.5, 0.5)])
    assert (found.before, found.after, found.mean) == (0.375, 0.625, 0.25)


@pytest.mark.parametrize("sizes", [(FEWEST - 1, 9), (9, FEWEST - 1), (1, 1)])
def test_of_few_in_a_half_numbers_are_told_and_nothing_is_concluded(sizes):
    found = gain([*people(1, sizes[0], 0.25, 0.5), *people(2, sizes[1], 0.25, 0.5)])
    assert found.mean == 0.25
    assert (found.low, found.high) == (None, None)
    assert (found.is_told, found.is_up, found.is_down) == (False, False, False)


@pytest.mark.parametrize("half", [1, 2])
def test_where_all_had_the_same_form_first_no_gain_is_told(half):
    found = gain(people(half, 20, 0.25, 0.5))
    assert (found.people, found.mean, found.is_told) == (20, None, False)
    assert gain([]).people == 0


def test_an_interval_has_width_also_where_nobody_differs():
    found = gain([*people(1, 10, 0.5, 0.5), *people(2, 10, 0.5, 0.5)])
    assert found.low < 0 < found.high
    assert -found.low == pytest.approx(found.high)


def test_no_limit_lies_beyond_what_can_be_gained():
    found = gain([*people(1, 3, 0.0, 1.0), *people(2, 3, 0.0, 1.0)])
    assert (found.mean, found.high) == (1.0, 1.0)
    assert -1 <= found.low < 1


def test_more_people_make_it_narrower_and_more_questions_at_once_wider():
    def width(found):
        return found.high - found.low

    few, many = ([*people(1, size, 0.25, 0.5), *people(2, size, 0.25, 0.75)] for size in (10, 40))
    assert width(gain(many)) < width(gain(few))
    alone, among = gains({"one": many}), gains(dict.fromkeys("abcdefghij", many))
    assert width(alone["one"]) < width(among["a"])


def test_a_loss_is_told_as_one():
    found = gain([*people(1, 30, 0.75, 0.25), *people(2, 30, 1.0, 0.25)])
    assert (found.is_up, found.is_down) == (False, True)


def test_the_order_of_people_does_not_matter():
    rng = Random(1)
    pairs = [Pair(1 + n % 2, rng.randrange(5) / 4, rng.randrange(5) / 4) for n in range(24)]
    mixed = rng.sample(pairs, len(pairs))
    one, other = gain(pairs), gain(mixed)
    assert (one.low, one.high) == pytest.approx((other.low, other.high))
