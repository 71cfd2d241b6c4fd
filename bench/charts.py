"""The charts of the report, in the colours and letters of the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from widgets.core.figures import FONT, colours

Found = dict[str, Any]


def draw(report: dict[str, Any], folder: Path) -> dict[str, str]:
    """Draw a chart for each figure that has something to draw; alternative texts by key."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {}
    with rc_context(_look()):
        for key, chart in CHARTS.items():
            one = report.get(key)
            if one and any(one["series"].values()):
                told[key] = _draw_one(one, chart, folder / f"{key}.svg")
    return told


Chart = Callable[[Axes, Found], str]
"""Draws a figure and returns its alternative text."""


def _draw_one(one: Found, chart: Chart, path: Path) -> str:
    figure = Figure(figsize=(7.2, 3.2), layout="constrained")
    axes = figure.add_subplot()
    alt = chart(axes, one)
    FigureCanvasSVG(figure).print_svg(path, metadata={"Date": None})
    return alt


def _bars(axes: Axes, one: Found, unit: str) -> str:
    """A bar for each name of the series, the median of its values."""
    names, values = [], []
    for name, row in one["series"].items():
        names.append(name)
        values.append(sorted(row)[len(row) // 2])
    tones = [_tone(name) for name in names]
    axes.barh(names, values, color=tones, height=0.6)
    for place, value in enumerate(values):
        axes.annotate(
            f"{value:.3g}", (value, place), xytext=(6, 0), textcoords="offset points", va="center"
        )
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.set_xlabel(unit)
    told = ", ".join(
        f"{name} {value:.3g} {unit}" for name, value in zip(names, values, strict=True)
    )
    return f"Bars: {told}."


def _seconds_a_submission(axes: Axes, one: Found) -> str:
    return _bars(axes, one, "s a submission")


def _megabytes(axes: Axes, one: Found) -> str:
    return _bars(axes, one, "MB")


def _pages_over_time(axes: Axes, one: Found) -> str:
    """How many pages had come after so many seconds."""
    last = {}
    for name, times in one["series"].items():
        ordered = sorted(times)
        axes.step(
            [0.0, *ordered],
            range(len(ordered) + 1),
            where="post",
            color=_tone(name),
            label=name,
        )
        last[name] = ordered[-1]
    axes.set_xlabel("seconds after the bell")
    axes.set_ylabel("complete pages")
    axes.legend()
    told = ", ".join(f"{name} after {seconds:.3g} s" for name, seconds in last.items())
    return f"Steps of pages that are complete; the last one of {told}."


def _spread(unit: str, goal: float) -> Chart:
    """How many per cent of the values are at most so large, with the goal as a line."""

    def chart(axes: Axes, one: Found) -> str:
        ends = {}
        for place, (name, values) in enumerate(one["series"].items()):
            ordered = sorted(values)
            shares = [100 * (index + 1) / len(ordered) for index in range(len(ordered))]
            line = ("-", "--", ":")[place % 3]
            axes.step(ordered, shares, where="post", color=_tone(name), linestyle=line, label=name)
            ends[name] = ordered[-1]
        axes.axvline(goal, color=colours()["notyet"], linewidth=1.5, label=f"goal {goal:g} {unit}")
        axes.set_xlim(left=0)
        axes.set_xlabel(unit)
        axes.set_ylabel("% at most that")
        axes.legend(loc="lower right")
        told = ", ".join(f"{name} up to {end:.3g} {unit}" for name, end in ends.items())
        return f"Shares of the values by size, with the goal of {goal:g} {unit}: {told}."

    return chart


def _waits_by_seats(axes: Axes, one: Found) -> str:
    seats, waits = one["series"]["seats"], one["series"]["p95_ms"]
    axes.plot(seats, waits, "o", color=colours()["accent"], label="95 % saved within")
    axes.axhline(200, color=colours()["notyet"], linewidth=1.5, label="200 ms")
    axes.set_ylim(bottom=0)
    axes.set_xlim(left=0)
    axes.set_xlabel("trainees")
    axes.set_ylabel("ms")
    axes.legend()
    pairs = zip(seats, waits, strict=True)
    told = ", ".join(f"{place:g} trainees {wait:.0f} ms" for place, wait in pairs)
    return f"Time in which 95 % of the answers were saved: {told}."


CHARTS: dict[str, Chart] = {
    "grade.ratio": _seconds_a_submission,
    "grade.linear": _seconds_a_submission,
    "handin.p95_s": _spread("s", 1.0),
    "bell.ratio": _pages_over_time,
    "bell.again.ratio": _pages_over_time,
    "page.p50_s": _spread("s", 0.7),
    "memory.mb": _megabytes,
    "slider.p95_ms": _spread("ms", 33),
    "seats": _waits_by_seats,
}


def _tone(name: str) -> str:
    """Stock is the colour of the edges, ours that of what can be pressed."""
    return colours()["edge" if name.startswith("stock") else "accent"]


def _look() -> dict[str, Any]:
    font_manager.fontManager.addfont(FONT)
    named = colours()
    return {
        "font.family": font_manager.get_font(FONT).family_name,
        "font.size": 11,
        "svg.hashsalt": "qihang",
        "text.color": named["ink"],
        "figure.facecolor": named["card"],
        "axes.facecolor": named["card"],
        "axes.edgecolor": named["edge"],
        "axes.labelcolor": named["ink"],
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "grid.color": named["line"],
        "xtick.color": named["ink-soft"],
        "ytick.color": named["ink"],
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "lines.linewidth": 2.0,
        "legend.frameon": False,
    }
