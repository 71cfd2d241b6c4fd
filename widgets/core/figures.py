"""Charts with matplotlib, in the colours and letters of the pages.

A chart is drawn once a language and sent as PNG; the page shows the one of its language.
What a chart says is never in the picture alone: the widget's sentence is its alt text.

A picture that follows a slider has the time of two frames of a screen. So a chart has
two parts: the *ground* (axes, names, grid) is drawn when it changes, and what *moves*
(lines, marks, flags) is drawn on a copy of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image

from qihang.language.messages import Translated, translations
from widgets.core.artists import Name, Stroke
from widgets.core.look import LINE_WIDTH, colours, look
from widgets.core.png import url

SHARPEST = 2
"""The device pixel ratio up to which pictures are drawn sharp."""

KEPT = 32
"""Pictures of a chart that are cached, for a slider that is moved to and fro."""

Words = Callable[[Translated | str], str]
"""Says a text in the language of the picture that is being drawn."""

Draw = Callable[..., None]
"""Draws on axes: ``draw(axes, words, *numbers)``."""

Numbers = tuple[Hashable, ...]


def _nothing(*_: object) -> None:
    """The moving part of a chart that has none."""


@dataclass
class _Ground:
    """A figure without what moves, the numbers it was drawn from, and its pixels."""

    of: Numbers
    axes: Axes
    canvas: FigureCanvasAgg
    pixels: Any


class Chart:
    """A chart for all its numbers: ``ground`` draws what stays, ``moving`` what moves on it.

    ``moving`` draws with :func:`line`, :func:`mark` and :func:`flag`, and leaves limits and
    labels alone. Sizes are in CSS pixels.
    """

    def __init__(
        self, ground: Draw, moving: Draw = _nothing, width: int = 640, height: int = 360
    ) -> None:
        self.width, self.height = width, height
        self._draw_ground, self._draw_moving = ground, moving
        self._grounds: dict[str, _Ground] = {}
        self._pictures: dict[tuple[str, Numbers, Numbers], tuple[int, str]] = {}

    def known(self, language: str, stays: Numbers, moves: Numbers = ()) -> str | None:
        """The picture of these numbers as the page's ``qImage`` takes it, if it was drawn."""
        _, picture = self._pictures.get((language, stays, moves), (0, None))
        return picture

    def picture(
        self, language: str, stays: Numbers, moves: Numbers = (), sharpness: int = 1
    ) -> str:
        """The picture of these numbers, at least as sharp as is asked for.

        ``stays`` are what the ground is drawn from: as long as they are the same, the
        next picture is a quick one.
        """
        wanted = (language, stays, moves)
        sharp, picture = self._pictures.pop(wanted, (0, ""))
        if sharp < sharpness:
            sharp, picture = sharpness, self._drawn(*wanted, sharpness)
        self._pictures[wanted] = (sharp, picture)
        if len(self._pictures) > KEPT:
            del self._pictures[next(iter(self._pictures))]
        return picture

    def _drawn(self, language: str, stays: Numbers, moves: Numbers, sharpness: int) -> str:
        ground = self._ground_of(language, stays)
        before = set(ground.axes.get_children())
        self._draw_moving(ground.axes, _in(language), *moves)
        moving = [one for one in ground.axes.get_children() if one not in before]
        try:
            return url(_quick(ground, moving) if sharpness == 1 else _sharp(ground, sharpness))
        finally:
            for artist in moving:
                artist.remove()

    def _ground_of(self, language: str, stays: Numbers) -> _Ground:
        ground = self._grounds.get(language)
        if ground is None or ground.of != stays:
            ground = self._grounds[language] = self._new_ground(language, stays)
        return ground

    def _new_ground(self, language: str, stays: Numbers) -> _Ground:
        with rc_context(look()):
            figure = Figure(figsize=(self.width / 100, self.height / 100), dpi=100)
            figure.set_layout_engine("constrained")
            axes = figure.add_subplot()
            self._draw_ground(axes, _in(language), *stays)
            canvas = FigureCanvasAgg(figure)
            canvas.draw()
            # The layout is fixed now, so that moving parts do not change it.
            figure.set_layout_engine("none")
            return _Ground(stays, axes, canvas, canvas.copy_from_bbox(figure.bbox))


def _in(language: str) -> Words:
    return lambda text: translations(text)[language]


def _quick(ground: _Ground, moving: Sequence[Artist]) -> Image.Image:
    """What moves on a copy of the ground's pixels."""
    ground.canvas.restore_region(ground.pixels)
    for artist in sorted(moving, key=lambda one: one.zorder):
        ground.axes.draw_artist(artist)
    return _image(ground.canvas)


def _sharp(ground: _Ground, sharpness: int) -> Image.Image:
    """Draw everything again, with more pixels."""
    figure = ground.canvas.figure
    figure.dpi = 100 * sharpness
    try:
        with rc_context(look()):
            ground.canvas.draw()
        return _image(ground.canvas)
    finally:
        figure.dpi = 100


def _image(canvas: FigureCanvasAgg) -> Image.Image:
    size = canvas.get_width_height(physical=True)
    # The fourth value of a pixel is opacity, and everything is opaque.
    return Image.frombytes("RGB", size, canvas.buffer_rgba(), "raw", "RGBX")


# ---- what a chart is drawn with --------------------------------------------------------------


def line(axes: Axes, xs: Sequence[float], ys: Sequence[float], colour: str, **look: Any) -> None:
    """A line; ``colour`` is one of :func:`colours`, ``look`` as of :class:`Stroke`."""
    axes.add_artist(Stroke(axes, xs, ys, colour, **look))


def legend(axes: Axes, names: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Above the axes, what lines are called: names, and how :func:`line` draws each."""
    axes.legend(
        handles=[_sample(name, **look) for name, look in names],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=2,
        borderaxespad=0.2,
    )


def _sample(name: str, colour: str, linewidth: float = LINE_WIDTH, **look: Any) -> Line2D:
    return Line2D([], [], label=name, color=colours()[colour], linewidth=linewidth, **look)


def mark(axes: Axes, x: float, y: float, sign: str, colour: str, size: float) -> None:
    """One point, as a matplotlib marker of ``size`` points; it may reach over the edge."""
    axes.add_artist(
        Line2D(
            [x], [y], marker=sign, color=colours()[colour], markersize=size, clip_on=False, zorder=4
        )
    )


def flag(
    axes: Axes, x: float, low: float, high: float, text: str, colour: str, *, right: bool
) -> None:
    """A thin line at ``x`` from ``low`` to ``high``, and a name at its top on one side."""
    line(axes, [x, x], [low, high], colour, linewidth=1.2, linestyle=(0, (1, 2)))
    axes.add_artist(Name(axes, x, high, text, colour, right=right))
