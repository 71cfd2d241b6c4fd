"""The pairs of charts of ChartsLab: their numbers, what is said of them, and how they are drawn.

Both charts of a pair have the same numbers of one invented shop, in yuan, and none of them is
wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes

from qihang.commerce import money, sales
from qihang.language.messages import Message, message
from widgets.core.figures import Chart, Words
from widgets.core.look import colours

NAMES: dict[str, Message] = {"A": message("Chart A"), "B": message("Chart B")}

WEEKS = (1000, 1100)
"""Net sales of last week and of this week."""

CUT = 950
"""Where the bars begin that mislead."""

DAYS = (95, 105, 100, 90, 110, 450, 100)
"""Net sales of each day of a week."""

GOOD_DAY = DAYS.index(max(DAYS)) + 1
"""The one day that sold much more than any other."""

FEW = range(GOOD_DAY - 2, GOOD_DAY + 1)
"""The days of the line that misleads: it ends on the good one."""

SIZE = (352, 156)


@dataclass(frozen=True)
class Pair:
    """Two charts of the same numbers, of which one ``misleads``, and what is said of them.

    ``about``: what both show. ``shows``: what each draws, for those who cannot see it. ``why``:
    what is wrong with one. ``fair``: what is right with the other, and where to look.
    """

    name: Message
    about: Message
    shows: Mapping[str, Message]
    misleads: str
    why: Message
    fair: Message


def _looks() -> Decimal:
    """How many times as high as the first the second bar is drawn above the cut."""
    first, second = WEEKS
    return sales.share(second - CUT, first - CUT)


def _average(days: list[int]) -> str:
    return money.figure(sales.share(sum(days), len(days)))


_OTHERS = [yuan for day, yuan in enumerate(DAYS, start=1) if day != GOOD_DAY]

PAIRS: dict[str, Pair] = {
    "weeks": Pair(
        name=message("Two weeks"),
        about=message(
            "Net sales: {first} yuan last week, {second} yuan this week.",
            first=WEEKS[0],
            second=WEEKS[1],
        ),
        shows={
            "A": message("Bars of two weeks. They begin at {cut} yuan.", cut=CUT),
            "B": message("Bars of two weeks. They begin at 0."),
        },
        misleads="A",
        why=message(
            "Its bars begin at {cut}. So {percent}% more looks {times} times as high.",
            cut=CUT,
            times=money.figure(_looks()),
            percent=money.percent(sales.growth(*WEEKS), 0),
        ),
        fair=message("Chart B begins at 0. Where does chart A begin?"),
    ),
    "days": Pair(
        name=message("One good day"),
        about=message("Net sales of the days of one week."),
        shows={
            "A": message("A line of {count} days.", count=len(DAYS)),
            "B": message(
                "A line of the days {first} to {last}. It goes steeply up.",
                first=FEW[0],
                last=FEW[-1],
            ),
        },
        misleads="B",
        why=message(
            "It ends on the best day. All days: {mean} yuan on average. Without day {day}:"
            " {other}.",
            mean=_average(list(DAYS)),
            day=GOOD_DAY,
            other=_average(_OTHERS),
        ),
        fair=message("Chart A has all days. Which does chart B leave out?"),
    ),
}


# ---- drawing --------------------------------------------------------------------------------


def _draw(axes: Axes, words: Words, pair: str, name: str) -> None:
    """One chart of a pair. Every axis has its numbers: they tell what a picture hides."""
    fair = name != PAIRS[pair].misleads
    axes.grid(visible=False, axis="x")
    axes.set_ylabel(words(message("yuan")))
    (_bars if pair == "weeks" else _line)(axes, words, fair)


def _bars(axes: Axes, words: Words, fair: bool) -> None:
    names = [words(message("last week")), words(message("this week"))]
    axes.bar(names, WEEKS, 0.5, color=colours()["accent"])
    axes.set_xlim(-0.6, 1.6)
    axes.set_yticks([0, 500, 1000] if fair else [CUT, 1000, 1050, 1100])
    axes.set_ylim(0 if fair else CUT, max(WEEKS) * (1.06 if fair else 1.01))


def _line(axes: Axes, words: Words, fair: bool) -> None:
    days = range(1, len(DAYS) + 1) if fair else FEW
    axes.plot(days, [DAYS[day - 1] for day in days], "o-", color=colours()["accent"])
    first, *others = days
    room = (days[-1] - first) * 0.12
    axes.set_xlim(first - room, days[-1] + room)
    axes.set_xticks(days, [words(message("day {day}", day=first)), *map(str, others)])
    axes.set_yticks([0, 200, 400])
    axes.set_ylim(0, max(DAYS) * 1.1)


CHART = Chart(_draw, width=SIZE[0], height=SIZE[1])
"""For a pair and the name of one of its charts."""
