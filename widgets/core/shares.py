"""Draws how the parts of some wholes compare, a bar each: ``python -m widgets.core.shares``.

JSON comes in, JSON goes out: one SVG a language. A process of its own draws for the instructor's
desk, whose event loop must not wait and whose pages need no matplotlib. Time and memory are
bounded, whatever stands in the words.

A part has a pattern and its number beside its colour. Letters are outlines, so that the picture
looks the same everywhere; for a character that the font of charts lacks stands a question mark, and
the table beside the picture has it.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import StringIO
from typing import Any

from fontTools.ttLib import TTFont
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import PercentFormatter

from widgets.core.look import FONT, colours, look

SECONDS, BYTES = 10, 2**30
"""Time of a processor, and memory. A picture takes about half a second and 100 MB."""

WIDTH, BAR, AROUND = 6.4, 0.36, 0.9
"""Inches: of the picture, of a bar with its gap, and of what stands above and below the bars."""

SETTINGS = {
    "svg.fonttype": "path",
    "svg.hashsalt": "qihang",
    "hatch.linewidth": 0.6,
    "text.parse_math": False,
}
"""matplotlib's, besides those of all charts: the same figures make the same file."""

LONGEST = 12
"""Characters of a label beside a bar."""

LEGIBLE = 0.05
"""The share of a bar from which a number has room in it."""

STYLES: dict[str, tuple[str, str, str]] = {
    "right": ("ok-soft", "ok", ""),
    "partly": ("accent-soft", "accent-deep", "//"),
    "not-yet": ("notyet-soft", "notyet", ".."),
    "waiting": ("card", "ink-soft", "xx"),
}
"""Ground, edge and pattern of each part; the parts stand in this order."""


def main() -> None:
    """Read what is to be drawn from the standard input, write the pictures."""
    draw(drawn)


def draw(drawn: Callable[[Mapping[str, Any], str], str]) -> None:
    """Read from the standard input, write what ``drawn`` makes of it in each language."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    said = json.load(sys.stdin.buffer)
    json.dump({language: drawn(said, language) for language in ("zh", "en")}, sys.stdout)


def drawn(said: Mapping[str, Any], language: str) -> str:
    """The SVG in a language.

    ``said`` has the ``bars``, from above: a ``label`` and ``parts`` by name, as whole numbers; the
    ``names`` of the parts, and what the bars are of, ``axis``. A word is a dictionary by language.
    """
    bars = said["bars"]
    with rc_context({**look(), **SETTINGS}):
        figure = Figure(figsize=(WIDTH, AROUND + BAR * max(len(bars), 1)))
        figure.set_layout_engine("constrained")
        axes = figure.add_subplot()
        for place, bar in enumerate(bars):
            _draw_bar(axes, place, bar["parts"])
        _name(axes, [short(bar["label"][language]) for bar in bars], said, language)
        written = StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def _draw_bar(axes: Axes, place: int, parts: Mapping[str, int]) -> None:
    whole = sum(parts.values())
    begin = 0.0
    for name, (ground, edge, pattern) in STYLES.items():
        many = parts.get(name, 0)
        if not many:
            continue
        share = many / whole
        axes.barh(
            place,
            100 * share,
            left=100 * begin,
            height=0.72,
            facecolor=colours()[ground],
            edgecolor=colours()[edge],
            hatch=pattern,
        )
        if share >= LEGIBLE:
            middle = 100 * (begin + share / 2)
            axes.text(middle, place, str(many), ha="center", va="center", bbox=_paper())
        begin += share


def _name(axes: Axes, labels: Sequence[str], said: Mapping[str, Any], language: str) -> None:
    axes.set_xlim(0, 100)
    axes.set_ylim(max(len(labels), 1) - 0.5, -0.5)
    axes.set_yticks(range(len(labels)), labels)
    axes.grid(visible=False, axis="y")
    axes.xaxis.set_major_formatter(PercentFormatter(decimals=0))
    axes.set_xlabel(held(said["axis"][language]))
    handles = [
        Patch(
            facecolor=colours()[ground],
            edgecolor=colours()[edge],
            hatch=pattern,
            label=held(said["names"][name][language]),
        )
        for name, (ground, edge, pattern) in STYLES.items()
        if any(bar["parts"].get(name) for bar in said["bars"])
    ]
    axes.figure.legend(
        handles=handles,
        loc="outside upper left",
        ncols=len(STYLES),
        columnspacing=1.2,
        handletextpad=0.4,
        borderaxespad=0.2,
    )


def _paper() -> dict[str, Any]:
    """A ground for a number that stands on a pattern."""
    return {"boxstyle": "square,pad=0.15", "facecolor": colours()["card"], "edgecolor": "none"}


def short(label: str) -> str:
    """A label in the room that there is beside a row."""
    return held(label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…")


def held(text: str) -> str:
    """A text in characters that the font has."""
    return "".join(sign if ord(sign) in _characters() else "?" for sign in text)


@cache
def _characters() -> frozenset[int]:
    with TTFont(FONT) as font:
        return frozenset(font.getBestCmap())


if __name__ == "__main__":
    main()
