"""How likely it is that somebody holds a misconception, from what was answered on some days.

The method. Each misconception of each person is a chain with two states, *holds it* and *does not*,
that may change from one day to the next; what is answered is seen through noise. This is Bayesian
knowledge tracing (A. T. Corbett, J. R. Anderson: Knowledge tracing, 1995) with a misconception in
the place of a skill, and with the way back that it usually leaves out. The noise is that of the
DINA family of models: one chance of a slip, as in its form for misconceptions, Bug-DINO (B.-C. Kuo,
C.-H. Chen, J. de la Torre: A cognitive diagnosis model for identifying coexisting skills and
misconceptions, 2018). Where several misconceptions may show at one place, only those that their
answers tell apart are evidence (:mod:`qihang.questions.evidence`), and each is judged for itself.

What is assumed:

- *Slips* fall anywhere, on a misconception's answer as often as on each of the ``among`` answers
  that lie at hand. Another answer than the right one and that of the misconception is as likely
  with it as without it, so it says nothing, and is left out.
- *Good days*: what is thought need not show. On such a day none of it shows, so all answers of one
  day stand and fall together, and twenty right cells on one day are not twenty proofs.
- *Growing out*: the chain makes what was seen last weigh most.
- The numbers below are the same for all. They are chosen, not learned: a class is too small to
  learn them from, and whoever reads a judgement must be able to follow it. A test changes each of
  them by half and counts how many judgements become others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Literal, NamedTuple

SLIP = 0.1
"""An answer that is not the one that was meant: one of ten, as in most tests of this kind."""

GOOD_DAY = 0.1
"""A day on which a misconception that is held does not show."""

AT_FIRST = 0.1
"""Who holds a misconception before anything is known: one of ten. At a place lie about three; with
slips a third of all answers is not right then, as is usual where something is learnt."""

GROWN_OUT = 0.05
"""Who holds it one day and not the next on which it could show. So one right day after several
others is rather a good day than the end of it, and two are the end."""

FALLEN_BACK = 0.005
"""Who did not hold it one day and does the next: as seldom as a slip that falls on just one number
of :data:`qihang.questions.evidence.NUMBERS`, so that one such answer does not name anybody."""

EITHER = 0.5
"""Who holds two misconceptions that both have an answer at a place gives one of them as often as
the other. So where the other one shows, this one is half as likely to be there beside it."""

SURE = 0.5
"""From here on somebody is said to hold it: it is more likely than not."""

SURE_NOT = 0.2
"""Below this nobody is said to hold it. Between the two it is not known."""

SURER_THAN_ANY = 50.0
"""A logarithm beyond which no evidence counts more: computers know no larger number for long."""

Says = Literal["holds", "does-not", "not-known"]


class Seen(NamedTuple):
    """What was answered on a ``day`` (such as ``2026-12-01``; it sorts as text), of one idea.

    The counts are those of :class:`qihang.questions.evidence.Told`.
    """

    day: str
    idea: str
    showed: int
    right: int
    other: int
    among: int


@dataclass(frozen=True)
class Judgement:
    """Whether somebody holds an ``idea``, how likely that is, and what it rests on."""

    idea: str
    says: Says
    likely: float
    """From 0 to 1: that it is held after the last day on which it could show."""
    showed: int
    could: int
    """How often it could show: it did, or the answer was right."""
    last: str | None
    """The last day on which it showed."""


def judged(seen: Iterable[Seen]) -> dict[str, Judgement]:
    """The judgement on each idea that could show, by name; the order of what was seen is free.

    What could not show is not known, and not among them.
    """
    by_idea: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        if one.showed or one.right or one.other:
            by_idea[one.idea].append(one)
    return {idea: _judgement(idea, by_idea[idea]) for idea in sorted(by_idea)}


def _judgement(idea: str, seen: Sequence[Seen]) -> Judgement:
    days: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        days[one.day].append(one)
    likely = AT_FIRST
    for place, day in enumerate(sorted(days)):
        if place:
            likely = likely * (1 - GROWN_OUT) + (1 - likely) * FALLEN_BACK
        likely = _after(likely, days[day])
    return Judgement(
        idea,
        _said(likely),
        likely,
        sum(one.showed for one in seen),
        sum(one.showed + one.right for one in seen),
        max((one.day for one in seen if one.showed), default=None),
    )


def _after(likely: float, seen: Sequence[Seen]) -> float:
    """How likely it is after the answers of a day, by Bayes' rule."""
    usual = exp(min(sum(map(_weight, seen)), SURER_THAN_ANY))
    times = GOOD_DAY + (1 - GOOD_DAY) * usual
    return likely * times / (likely * times + 1 - likely)


def _weight(seen: Seen) -> float:
    """How much likelier answers are where it shows: the logarithm, which grows with their number.

    What was meant is answered but for slips, and each other answer by a slip to just this one.
    """
    as_meant = log((1 - SLIP) / (SLIP / seen.among))
    return (seen.showed - seen.right) * as_meant + seen.other * log(EITHER)


def _said(likely: float) -> Says:
    if likely >= SURE:
        return "holds"
    return "does-not" if likely < SURE_NOT else "not-known"
