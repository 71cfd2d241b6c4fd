"""The chart of ChartMakerLab: a sum by day or by week, as a line or as bars, always from 0."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from qihang.commerce import money
from qihang.commerce.backend import Figure
from qihang.commerce.shopweeks import DAYS, WEEK, WEEKS, days_of
from qihang.language.messages import Message, message
from widgets.core.figures import Chart, Words
from widgets.core.look import colours
from widgets.labs.chartmakerlab.figures import Period, sums

SIZE = (400, 210)

ABOVE: dict[Period, float] = {"day": 1.25, "week": 1.08}
"""The room above the highest value; days have the name of their week there."""

_TONES = {1: "accent", 2: "notyet"}
_SIGNS = {1: "o", 2: "s"}
_HATCHES = {1: "", 2: "//"}
"""The looks of the weeks: the colour is never the only sign."""


def _draw(axes: Axes, words: Words, figure: Figure, kind: str, period: Period) -> None:
    yuan = {one: float(money.in_yuan(fen)) for one, fen in sums(figure, period).items()}
    top = max(yuan.values()) * ABOVE[period]
    axes.set_ylim(0, top)
    axes.set_ylabel(words(message("yuan")))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: money.figure(value, 0, grouped=True))
    )
    axes.grid(visible=False, axis="x")
    (_line if kind == "line" else _bars)(axes, yuan, period)
    if period == "week":
        axes.set_xlim(0.4, 2.6)
        axes.set_xticks(list(WEEKS), [words(_week(week)) for week in WEEKS])
        return
    axes.set_xlim(0.3, DAYS + 0.7)
    axes.set_xticks(range(1, DAYS + 1, 2))
    axes.set_xlabel(words(message("day")))
    axes.axvline(WEEK + 0.5, color=colours()["edge"], linewidth=1)
    for week in WEEKS:
        place = (WEEK * (week - 0.5) + 0.5, top * 0.98)
        axes.text(*place, words(_week(week)), color=colours()[_TONES[week]], ha="center", va="top")


def _line(axes: Axes, yuan: dict[int, float], period: Period) -> None:
    axes.plot(list(yuan), list(yuan.values()), color=colours()["ink-soft"], linewidth=1.5)
    for week in WEEKS:
        own = _own(week, period)
        heights = [yuan[one] for one in own]
        axes.plot(own, heights, _SIGNS[week], color=colours()[_TONES[week]])


def _bars(axes: Axes, yuan: dict[int, float], period: Period) -> None:
    named = colours()
    for week in WEEKS:
        own = _own(week, period)
        heights = [yuan[one] for one in own]
        axes.bar(
            own,
            heights,
            0.7 if period == "day" else 0.5,
            color=named[_TONES[week]],
            edgecolor=named["card"],
            hatch=_HATCHES[week],
        )


def _own(week: int, period: Period) -> list[int]:
    return list(days_of(week)) if period == "day" else [week]


def _week(week: int) -> Message:
    return message("week {number}", number=week)


CHART = Chart(_draw, width=SIZE[0], height=SIZE[1])
"""For a figure, ``"line"`` or ``"bar"``, and a period."""
