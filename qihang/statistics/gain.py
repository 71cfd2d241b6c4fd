"""What a class gained between two tests in two forms, swapped between its halves.

Half 1 has form A before and form B after, half 2 the other way round. Of each half the mean of the
differences within people is taken, and the gain is the mean of the two. However much harder one
form is, it takes from one half what it gives to the other, so it cancels exactly, also where the
halves are of unequal size.

*The interval* is Student's, of the differences within each half (Welch's degrees of freedom,
rounded down). Scores are bounded and come in steps, and people are few: where nobody differs, the
spread seen is none, and an interval without width would be a lie. So each half is given two people
more than there were, one who gained a whole question and one who lost one; they widen the interval
and do not move its middle. Agresti and Min (Statistics in Medicine 24, 2005, 729-740) add as many
to paired answers of yes and no.

*Honest* means: of 100 classes whose gain is known, the interval holds it in 95 or more. One of all
questions together does so by itself; those of single questions do so all at once, so that nobody
picks the one of ten that chance made large. For that, 0.05 is divided by the number of questions
(Bonferroni). Student's formula is made for other scores than these, so more is asked of it for all
questions together than it has to keep (:data:`LEVEL`); single questions keep more than
:data:`OF_ALL` as it is, by the two people more. It was measured in twelve kinds of simulated
classes of 6, 10, 15, 30 and 45 people, 200 of each (``python -m tests.statistics.simulated``):
all together at least 97 of 100, all single ones at once at least 97 of 100, and nothing was
claimed in more than 3 of 100 where nothing was learnt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from qihang.statistics.student import quantile

LEVEL = 0.985
"""What is asked of the interval of all questions together."""

OF_ALL = 0.95
"""What is asked of the intervals of single questions, all at once."""

FEWEST = 3
"""People in each half from which something is concluded. Of two the spread cannot be told from
chance, and a mean of two tells each of them what the other had."""


@dataclass(frozen=True)
class Pair:
    """One person's share of the points (0 to 1) in the test before and in the one after."""

    half: int
    """1 or 2: which form came first."""
    before: float
    after: float


@dataclass(frozen=True)
class Gain:
    """A gain between -1 and 1, with the ends of its interval where there are enough people."""

    people: int
    before: float | None
    """Balanced between the halves, so that ``after - before`` is the gain; ``None`` where one half
    has nobody."""
    after: float | None
    low: float | None = None
    high: float | None = None

    @property
    def mean(self) -> float | None:
        """The gain."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def is_told(self) -> bool:
        """Whether something may be concluded."""
        return self.low is not None

    @property
    def is_up(self) -> bool:
        """Whether it may be said that something was gained."""
        return self.low is not None and self.low > 0

    @property
    def is_down(self) -> bool:
        """Whether it may be said that something was lost."""
        return self.high is not None and self.high < 0


def gain(pairs: Sequence[Pair], questions: int = 1, level: float = LEVEL) -> Gain:
    """The gain of some people in the mean of so many ``questions``."""
    halves = [[one for one in pairs if one.half == number] for number in (1, 2)]
    if not all(halves):
        return Gain(len(pairs), None, None)
    before = _mean([_mean([one.before for one in half]) for half in halves])
    after = _mean([_mean([one.after for one in half]) for half in halves])
    if min(map(len, halves)) < FEWEST:
        return Gain(len(pairs), before, after)
    width = _width([[one.after - one.before for one in half] for half in halves], questions, level)
    middle = after - before
    return Gain(len(pairs), before, after, max(-1.0, middle - width), min(1.0, middle + width))


def gains(pairs: Mapping[str, Sequence[Pair]]) -> dict[str, Gain]:
    """The gain in each of some questions; their intervals hold all at once."""
    level = 1 - (1 - OF_ALL) / max(len(pairs), 1)
    return {name: gain(some, level=level) for name, some in pairs.items()}


def _width(halves: Sequence[Sequence[float]], questions: int, level: float) -> float:
    """Half the width of the interval, of the differences in each half."""
    parts = [_spread(half, 1 / questions) / len(half) for half in halves]
    whole = sum(parts)
    freedom = whole**2 / sum(
        part**2 / (len(half) - 1) for part, half in zip(parts, halves, strict=True)
    )
    # A whole number in floats may lie a little below itself.
    return quantile(level, int(freedom + 1e-9)) * sqrt(whole) / 2


def _spread(differences: Sequence[float], step: float) -> float:
    """The variance, with two people more: one who gained a ``step`` and one who lost one."""
    middle = _mean(differences)
    squares = sum((one - middle) ** 2 for one in differences) + 2 * step**2
    return squares / (len(differences) + 1)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
