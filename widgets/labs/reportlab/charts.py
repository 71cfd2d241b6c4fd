"""The charts of ReportLab: the trainee's own, and pairs of which one misleads."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from qihang.commerce import money, sales
from qihang.commerce.sales import Report
from qihang.commerce.shopweeks import DAYS, WEEK, WEEKS, days_of
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.figures import Chart, Numbers, Words
from widgets.core.look import colours
from widgets.labs.reportlab.figures import (
    FIGURES,
    Figure,
    by_day,
    by_week,
    compared,
    grouped,
    reports,
    tea_shop,
    without_good_day,
    written_fen,
)

TRICKS: dict[str, Translated] = {
    "axis": message("bars that are cut off below"),
    "days": message("one good day only"),
}

CHARTS = ("A", "B")
HONEST = "B"

SIZE = (660, 360)
SMALL = (330, 300)

NAMES = {"A": message("Chart A"), "B": message("Chart B")}

_TONES = {1: "accent", 2: "notyet"}
"""The colours of the weeks; each is named beside its marks as well."""


def _draw(axes: Axes, words: Words, name: str, kind: str, period: str) -> None:
    """The figure by day or by week, always from 0, as ``"line"`` or as ``"bar"``."""
    figure = FIGURES[name]
    values = {number: _height(figure, found) for number, found in reports(period).items()}
    top = max(values.values())
    _numbers(axes)
    _marks(axes, values, kind, period)
    axes.set_ylim(0, top * 1.25 if top else 1)
    axes.set_xticks(list(values))
    if period == "week":
        axes.set_xlim(0.4, 2.6)
        axes.set_xticklabels([words(_week(week)) for week in WEEKS])
        for week, found in by_week().items():
            _above(axes, week, values[week], words(figure.written(found)))
        return
    axes.set_xlim(0.3, DAYS + 0.7)
    axes.set_xlabel(words(message("day")))
    axes.axvline(WEEK + 0.5, color=colours()["edge"], linewidth=1)
    for week in WEEKS:
        colour = colours()[_TONES[week]]
        middle = WEEK * (week - 0.5) + 0.5
        axes.text(middle, top * 1.22, words(_week(week)), color=colour, ha="center", va="top")


def _marks(axes: Axes, values: dict[int, float], kind: str, period: str) -> None:
    """The line or the bars, each week in its colour."""
    named = colours()
    if kind == "line":
        axes.plot(list(values), list(values.values()), color=named["ink-soft"], linewidth=1.5)
    for week in WEEKS:
        own = list(days_of(week)) if period == "day" else [week]
        heights = [values[number] for number in own]
        colour = named[_TONES[week]]
        if kind == "line":
            axes.plot(own, heights, "os"[week - 1], color=colour)
            continue
        hatch = "" if week == 1 else "//"
        width = 0.7 if period == "day" else 0.5
        axes.bar(own, heights, width, color=colour, edgecolor=named["card"], hatch=hatch)


def _above(axes: Axes, place: float, height: float, text: str) -> None:
    axes.annotate(
        text,
        (place, height),
        xytext=(0, 6),
        textcoords="offset points",
        ha="center",
        color=colours()["ink"],
    )


def _numbers(axes: Axes) -> None:
    """The numbers at the side, with a comma for thousands; what they count stands above."""
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:z,.10g}"))
    axes.grid(visible=False, axis="x")


def _height(figure: Figure, found: Report) -> float:
    return float(figure.value(found))


def _week(week: int) -> Message:
    return message("week {number}", number=week)


OWN = Chart(_draw, width=SIZE[0], height=SIZE[1])
"""The chart that a trainee chooses: a figure, ``"line"`` or ``"bar"``, ``"day"`` or ``"week"``."""


# ---- two charts of the same numbers -------------------------------------------------------


def pair_of_charts(trick: str, drawn: Callable[[Chart, Numbers], Any]) -> dict[str, Any]:
    """Chart A, which misleads, and chart B, each with what it shows in words.

    ``drawn`` makes a picture of a chart and its numbers.
    """
    charts = {"axis": (_cut_bars, _whole_bars), "days": (_few_days, _all_days)}[trick]
    return {
        "charts": [
            {
                "id": name,
                "name": translations(NAMES[name]),
                "heading": translations(
                    message("{chart}: {figure}", chart=NAMES[name], figure=FIGURES["paid"].heading)
                ),
                "image": drawn(_PAIRED, (trick, name)),
                "says": translations(says),
            }
            for name, says in zip(CHARTS, (chart() for chart in charts), strict=True)
        ]
    }


def _draw_small(axes: Axes, words: Words, trick: str, name: str) -> None:
    paid = FIGURES["paid"]
    _numbers(axes)
    if trick == "axis":
        heights = {week: _height(paid, found) for week, found in by_week().items()}
        _marks(axes, heights, "bar", "week")
        axes.set_ylim(0 if name == HONEST else float(_cut()), max(heights.values()) * 1.05)
        axes.set_xticks(list(WEEKS), [words(_week(week)) for week in WEEKS])
        axes.set_xlim(0.4, 2.6)
        return
    days = range(1, DAYS + 1) if name == HONEST else _last_days()
    heights = {day: _height(paid, by_day()[day]) for day in days}
    axes.plot(list(heights), list(heights.values()), "o-", color=colours()["accent"])
    axes.set_ylim(0, max(heights.values()) * 1.1)
    axes.set_xticks([day for day in days if name != HONEST or day % 2 == 1])
    axes.set_xlabel(words(message("day")))


_PAIRED = Chart(_draw_small, width=SMALL[0], height=SMALL[1])


def _cut() -> Decimal:
    """Where the misleading axis begins: a round number a little below the lower bar."""
    lower = money.in_yuan(min(found.paid_fen for found in by_week().values()))
    return (lower * Decimal("0.95") / 100).to_integral_value(ROUND_FLOOR) * 100


def _last_days() -> range:
    """Three days that end with the good one."""
    good = tea_shop().good_day
    return range(good - 2, good + 1)


def _cut_bars() -> Message:
    return message(
        "The bars begin at {cut} yuan. Bar 2 looks {times} times as high as bar 1.",
        cut=grouped(_cut()),
        times=money.rounded(_looks(), 1),
    )


def _whole_bars() -> Message:
    first, second = by_week().values()
    return message(
        "The bars begin at 0. Week 1: {before} yuan. Week 2: {after} yuan.",
        before=written_fen(first.paid_fen),
        after=written_fen(second.paid_fen),
    )


def _few_days() -> Message:
    first, last = _last_days()[0], _last_days()[-1]
    return message(
        "Days {first} to {last}: from {before} to {after} yuan a day.",
        first=first,
        last=last,
        before=written_fen(by_day()[first].paid_fen),
        after=written_fen(by_day()[last].paid_fen),
    )


def _all_days() -> Message:
    good = tea_shop().good_day
    return message(
        "All {days} days. Day {day} stands alone with {amount} yuan.",
        days=DAYS,
        day=good,
        amount=written_fen(by_day()[good].paid_fen),
    )


def _looks() -> Decimal:
    """How many times as high as the first the second bar is drawn above the cut."""
    first, second = (money.in_yuan(found.paid_fen) for found in by_week().values())
    return sales.share(second - _cut(), first - _cut())


def told_apart(trick: str) -> Message:
    """What the two charts do differently with the same numbers."""
    first, second = by_week().values()
    if trick == "axis":
        return message(
            "Week 2 is {change} week 1. Chart A cuts the bars off:"
            " there bar 2 looks {times} times as high.",
            change=compared(first.paid_fen, second.paid_fen),
            times=money.rounded(_looks(), 1),
        )
    return message(
        "Chart A shows {few} of {days} days. One good day is no trend: without it,"
        " an average day of week 2 is {other} one of week 1.",
        few=len(_last_days()),
        days=DAYS,
        other=without_good_day(FIGURES["paid"]),
    )
