"""The three-minute reply rate of a chat log, by rounds.

A round begins with a buyer's first question and ends with the first answer of a person. Whatever
the buyer writes before that belongs to the same round; what a robot sends answers nobody. A round
that no person answered counts as one that was not answered in time. Reports of the trade differ:
some count buyers or messages. The course counts rounds, and says so on the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from qihang.commerce.sales import share

Who = Literal["buyer", "robot", "person"]

IN_TIME = 180
"""Seconds after its first question within which a round is answered in time."""


@dataclass(frozen=True)
class Line:
    """A line of a log: when it was sent, in seconds of the day, by whom, in which buyer's chat."""

    at: int
    who: Who
    buyer: str


@dataclass(frozen=True)
class Round:
    """What a buyer ``asked`` at a second of the day, and when a person ``answered``, if ever."""

    buyer: str
    asked: int
    answered: int | None = None

    @property
    def waited(self) -> int | None:
        """Seconds from the first question to the answer."""
        return None if self.answered is None else self.answered - self.asked

    @property
    def quick(self) -> bool:
        """Whether a person answered in time."""
        return self.waited is not None and self.waited <= IN_TIME


def rounds(log: Iterable[Line]) -> tuple[Round, ...]:
    """The rounds of a log, which is in the order of time; its chats may lie between each other."""
    found: list[Round] = []
    waiting: dict[str, int] = {}
    for line in log:
        if line.who == "buyer" and line.buyer not in waiting:
            waiting[line.buyer] = len(found)
            found.append(Round(line.buyer, line.at))
        elif line.who == "person" and line.buyer in waiting:
            place = waiting.pop(line.buyer)
            found[place] = replace(found[place], answered=line.at)
    return tuple(found)


def quick(all_rounds: Iterable[Round]) -> int:
    """How many rounds a person answered in time."""
    return sum(one.quick for one in all_rounds)


def rate(all_rounds: Iterable[Round]) -> Decimal:
    """Rounds answered in time ÷ all rounds: 46 of 52 are 88.5 %."""
    every = tuple(all_rounds)
    return share(quick(every), len(every))


def needed(all_rounds: int, of_100: int) -> int:
    """How many of so many rounds must be answered in time for a rate of ``of_100`` or more."""
    return -(-all_rounds * of_100 // 100)


def second(clock: str) -> int:
    """The second of the day of a time as logs write it: ``10:10:15``."""
    hours, minutes, seconds = map(int, clock.split(":"))
    return (hours * 60 + minutes) * 60 + seconds


def clock(at: int) -> str:
    """A second of the day as logs write it."""
    return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
