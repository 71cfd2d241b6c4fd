"""Draws what lies between which limits, a row each: ``python -m widgets.core.intervals``.

JSON comes in, JSON goes out: one SVG a language, as :mod:`widgets.core.shares` does it for the
instructor's desk. A row has a point and, where something may be concluded, a line between its
limits; what lies wholly to one side of zero has a full point, all else a hollow one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from widgets.core.look import colours, look
from widgets.core.shares import AROUND, BAR, SETTINGS, WIDTH, draw, held, short

Row = Mapping[str, Any]

EDGE = 105
"""Points of 100, with room for a point at the very end."""


def main() -> None:
    """Read what is to be drawn from the standard input, write the pictures."""
    draw(drawn)


def drawn(said: Mapping[str, Any], language: str) -> str:
    """The SVG in a language.

    ``said`` has the ``rows``, from above: a ``label``, where it is ``at``, and ``low`` and
    ``high`` or ``None``, all between -100 and 100; the ``names`` of a point that is
    ``sure`` or ``open`` and of what lies ``between``, and of the ``axis``. A word is a
    dictionary by language.
    """
    rows: Sequence[Row] = said["rows"]
    with rc_context({**look(), **SETTINGS}):
        figure = Figure(figsize=(WIDTH, AROUND + BAR * max(len(rows), 1)))
        figure.set_layout_engine("constrained")
        axes = figure.add_subplot()
        axes.axvline(0, color=colours()["ink-soft"], linewidth=1)
        for place, row in enumerate(rows):
            _draw_row(axes, place, row)
        _name(axes, [short(row["label"][language]) for row in rows], said, language)
        written = StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def _draw_row(axes: Axes, place: int, row: Row) -> None:
    if row["low"] is not None:
        axes.plot([row["low"], row["high"]], [place, place], **_line())
    axes.plot([row["at"]], [place], **_point(_is_sure(row)))


def _is_sure(row: Row) -> bool:
    return row["low"] is not None and (row["low"] > 0 or row["high"] < 0)


def _line() -> dict[str, Any]:
    return {"color": colours()["ink-soft"], "linewidth": 2, "marker": "|", "markersize": 9}


def _point(is_sure: bool) -> dict[str, Any]:
    return {
        "linestyle": "none",
        "marker": "o",
        "markersize": 8,
        "markerfacecolor": colours()["ink" if is_sure else "card"],
        "markeredgecolor": colours()["ink"],
        "markeredgewidth": 1.6,
    }


def _name(axes: Axes, labels: Sequence[str], said: Mapping[str, Any], language: str) -> None:
    axes.set_xlim(-EDGE, EDGE)
    axes.set_ylim(max(len(labels), 1) - 0.5, -0.5)
    axes.set_yticks(range(len(labels)), labels)
    axes.grid(visible=False, axis="y")
    axes.set_xlabel(held(said["axis"][language]))
    names = said["names"]
    axes.figure.legend(
        handles=[
            Line2D([], [], label=held(names["sure"][language]), **_point(is_sure=True)),
            Line2D([], [], label=held(names["open"][language]), **_point(is_sure=False)),
            Line2D([], [], label=held(names["between"][language]), **_line()),
        ],
        loc="outside upper left",
        ncols=3,
        borderaxespad=0.2,
    )


if __name__ == "__main__":
    main()
