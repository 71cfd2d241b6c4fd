"""S4: the log of a chat and the three-minute rate that it has; the ratings of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from random import Random

from qihang.commerce import replies
from qihang.commerce.replies import IN_TIME, Line, Round
from qihang.commerce.sales import share
from qihang.language.messages import message
from qihang.sessions.shown import ChatLog, FactCard

APART = Decimal("0.2")
"""How far rates must be from one another, in percent, so that they stay apart when rounded."""

MOST_LINES = 8
"""Lines of one buyer's chat that fit beside their question."""

BUYERS = ("a", "b")

END_OF = 600
"""A log ends at a full so many seconds of the day."""


@dataclass(frozen=True)
class Log:
    """What two buyers, a robot and a person wrote, in the order of time."""

    lines: tuple[Line, ...]

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds, of which each begins with a buyer's question."""
        return replies.rounds(self.lines)

    @property
    def quick(self) -> int:
        """Rounds that a person answered in time."""
        return replies.quick(self.rounds)

    @property
    def rate(self) -> Decimal:
        """The three-minute rate, in percent."""
        return 100 * replies.rate(self.rounds)

    @property
    def distractors(self) -> dict[str, Decimal]:
        """Other rates, in percent, by the misconception behind each."""
        rounds = self.rounds
        answered = sum(one.answered is not None for one in rounds)
        asked = sum(line.who == "buyer" for line in self.lines)
        as_persons = (
            replace(line, who="person") if line.who == "robot" else line for line in self.lines
        )
        return {
            "auto-reply-counts": 100 * replies.rate(replies.rounds(as_persons)),
            "repeats-are-rounds": 100 * share(self.quick, asked),
            "late-answers-count": 100 * share(answered, len(rounds)),
            "unanswered-left-out": 100 * share(self.quick, answered),
        }

    @property
    def card(self) -> ChatLog:
        """The log, to be read."""
        return ChatLog(self.lines, self.end)

    @property
    def end(self) -> int:
        """The second of the day at which it ends: too late for whoever waits until then."""
        return -(-(self.lines[-1].at + IN_TIME) // END_OF) * END_OF


def draw_log(rng: Random) -> Log:
    """A log whose distractors are told from its rate, with four rounds to six."""
    while True:
        begin = 3600 * rng.randint(9, 16) + 60 * rng.randint(0, 20)
        lines = [line for buyer in BUYERS for line in _chat(rng, buyer, begin + rng.randint(5, 90))]
        log = Log(tuple(sorted(lines, key=lambda line: line.at)))
        times = {line.at for line in log.lines}
        longest = max(sum(line.buyer == buyer for line in log.lines) for buyer in BUYERS)
        if len(times) < len(log.lines) or longest > MOST_LINES or not log.quick:
            continue
        if _apart([log.rate, *log.distractors.values()]):
            return log


def _chat(rng: Random, buyer: str, at: int) -> Iterable[Line]:
    """Two rounds or three of one buyer; the last one may stay without an answer."""
    rounds = rng.choice((2, 3))
    for place in range(rounds):
        yield Line(at, "buyer", buyer)
        if rng.random() < 0.4:
            yield Line(at + rng.randint(1, 3), "robot", buyer)
        late = rng.random() < 0.4
        wait = rng.randint(IN_TIME + 15, 2 * IN_TIME) if late else rng.randint(20, IN_TIME - 15)
        if rng.random() < 0.4:
            yield Line(at + wait // 2, "buyer", buyer)
        if place == rounds - 1 and rng.random() < 0.5:
            return
        yield Line(at + wait, "person", buyer)
        at += wait + rng.randint(30, 120)


# ---- ratings -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ratings:
    """So many ``chats``, of which so many were ``rated``, and so many of these ``good``."""

    chats: int
    rated: int
    good: int

    @property
    def satisfaction(self) -> Decimal:
        """Good ratings as a part of those that were given, in percent."""
        return 100 * share(self.good, self.rated)

    @property
    def distractors(self) -> dict[str, Decimal]:
        """Other parts, in percent, by the misconception behind each."""
        return {
            "satisfaction-of-all-chats": 100 * share(self.good, self.chats),
            "rated-for-satisfied": 100 * share(self.rated, self.chats),
            "unhappy-for-happy": 100 * share(self.rated - self.good, self.rated),
        }

    @property
    def card(self) -> FactCard:
        """The numbers of the day."""
        return FactCard(
            message("The chats of one day"),
            (
                (message("All chats"), str(self.chats)),
                (message("Ratings given"), str(self.rated)),
                (message("Good ratings among them"), str(self.good)),
            ),
        )


def draw_ratings(rng: Random) -> Ratings:
    """A day on which most did not rate, with all distractors told apart."""
    while True:
        rated = rng.randint(12, 40)
        ratings = Ratings(rated * rng.randint(2, 4) + rng.randint(1, 9), rated, rng.randint(6, 38))
        if rated // 2 < ratings.good < rated and _apart(
            [ratings.satisfaction, *ratings.distractors.values()]
        ):
            return ratings


def _apart(numbers: list[Decimal]) -> bool:
    return all(abs(one - other) >= APART for one, other in combinations(numbers, 2))
