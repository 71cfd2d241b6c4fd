"""Seat minutes: for how long somebody learned on a day, as far as the classroom knows.

Pure arithmetic: moments come in, and nothing is read here. Known are sign-ins, and *moments of
work*: an answer that was saved, an item tried, a screen or page opened, a hand-in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

LONGEST_GAP = timedelta(minutes=15)
"""The longest time between two moments of work that counts as learning.

Not every screen leaves a moment behind: between two items that are tried stand up to five screens
to read, and a class looks at the projector for ten minutes, or talks about a question. So ten
minutes without a moment are usual in a lesson. After a quarter of an hour nobody can tell a reader
from an empty chair; then a person says so, with a reason.
"""

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class SignIn:
    """From when until when somebody was signed in; ``None`` if nobody ended it."""

    began: datetime
    ended: datetime | None


@dataclass(frozen=True)
class Seated:
    """How long somebody learned on a day: whole minutes, between the first and last moment."""

    minutes: int
    first: datetime
    last: datetime


@dataclass(frozen=True)
class Learning:
    """What sign-ins and work amount to, whatever the day."""

    spans: Sequence[Span]
    """When somebody learned: in order, and apart from each other."""
    acts: Sequence[datetime]
    """When they did something themselves, in order."""

    def between(self, start: datetime, end: datetime) -> Seated | None:
        """What of it is from ``start`` until before ``end``; ``None`` if nothing is."""
        within = [
            (max(began, start), min(ended, end))
            for began, ended in self.spans
            if began < end and ended > start
        ]
        acts = self.acts[bisect_left(self.acts, start) : bisect_left(self.acts, end)]
        moments = [*acts, *(moment for span in within for moment in span)]
        if not moments:
            return None
        total = sum((ended - began for began, ended in within), timedelta())
        return Seated(total // timedelta(minutes=1), min(moments), max(moments))


def learning(sign_ins: Iterable[SignIn], work: Iterable[datetime]) -> Learning:
    """When somebody learned: the time between moments of a sign-in, where it is no longer than
    :data:`LONGEST_GAP`.

    Moments of a sign-in are its begin, its end, and the work in between; one that nobody ended
    ends with its last work. Work outside of every sign-in counts for nothing.
    """
    every = sorted(set(work))
    spans: list[Span] = []
    acts: set[datetime] = set()
    for one in sign_ins:
        till = bisect_right(every, one.ended) if one.ended else len(every)
        done = every[bisect_left(every, one.began) : till]
        acts |= {one.began, *done}
        moments = [one.began, *done, *([one.ended] if one.ended else [])]
        spans += [
            (before, after)
            for before, after in pairwise(moments)
            if timedelta() < after - before <= LONGEST_GAP
        ]
    return Learning(_apart(spans), sorted(acts))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The same time in order, with nothing of it twice."""
    found: list[Span] = []
    for began, ended in sorted(spans):
        if found and began <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], ended)
        else:
            found.append((began, ended))
    return found
