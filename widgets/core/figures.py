"""Charts with matplotlib, in the colours and letters of the pages.

A chart is drawn once a language and sent as PNG; the page shows the one of its language.
What a chart says is never in the picture alone: the widget's sentence is its alt text.

A picture that follows a slider has the time of two frames of a screen. So a chart has
two parts: the *ground* (axes, names, grid) is drawn when it changes, and what *moves*
(lines, marks, flags) is drawn on a copy of it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
from matplotlib import font_manager, rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray
from PIL import Image, ImageColor

from qihang.language.messages import Translated, pair
from widgets.core.widget import WIDGETS

STATIC = WIDGETS / "core" / "static"
FONT = STATIC / "fonts" / "NotoSansSC-Figures.otf"
FONT_SIZE = 12

SHARPEST = 2
"""Pixels of a picture to one of the page, where the screen has so many."""

KEPT = 32
"""Pictures of a chart that are kept, for someone who goes to and fro."""

Dashes = tuple[float, Sequence[float]]
"""Where a pattern begins, and how long are its strokes and gaps by turns, in widths of the line."""

SOLID: Dashes = (0, ())
LINE_WIDTH = 2.5

Words = Callable[[Translated | str], str]
"""Says a text in the language of the picture that is being drawn."""

Draw = Callable[..., None]
"""Draws on axes: ``draw(axes, words, *numbers)``."""

Numbers = tuple[Hashable, ...]


@cache
def colours() -> dict[str, str]:
    """The named colours of the pages, by their names in ``tokens.css`` without the dashes."""
    tokens = (STATIC / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", tokens))


def _nothing(*_: object) -> None:
    """What moves in a chart in which nothing does."""


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
            return _url(_quick(ground, moving) if sharpness == 1 else _sharp(ground, sharpness))
        finally:
            for artist in moving:
                artist.remove()

    def _ground_of(self, language: str, stays: Numbers) -> _Ground:
        ground = self._grounds.get(language)
        if ground is None or ground.of != stays:
            ground = self._grounds[language] = self._new_ground(language, stays)
        return ground

    def _new_ground(self, language: str, stays: Numbers) -> _Ground:
        with rc_context(_look()):
            figure = Figure(figsize=(self.width / 100, self.height / 100), dpi=100)
            figure.set_layout_engine("constrained")
            axes = figure.add_subplot()
            self._draw_ground(axes, _in(language), *stays)
            canvas = FigureCanvasAgg(figure)
            canvas.draw()
            # The places are found; what moves shall not shift them.
            figure.set_layout_engine("none")
            return _Ground(stays, axes, canvas, canvas.copy_from_bbox(figure.bbox))


def _in(language: str) -> Words:
    return lambda text: pair(text)[language]


def _quick(ground: _Ground, moving: Sequence[Artist]) -> Image.Image:
    """What moves on a copy of the ground's pixels."""
    ground.canvas.restore_region(ground.pixels)
    for artist in sorted(moving, key=lambda one: one.zorder):
        ground.axes.draw_artist(artist)
    return _image(ground.canvas)


def _sharp(ground: _Ground, sharpness: int) -> Image.Image:
    """Everything anew, with more pixels."""
    figure = ground.canvas.figure
    figure.dpi = 100 * sharpness
    try:
        with rc_context(_look()):
            ground.canvas.draw()
        return _image(ground.canvas)
    finally:
        figure.dpi = 100


def _image(canvas: FigureCanvasAgg) -> Image.Image:
    size = canvas.get_width_height(physical=True)
    # The fourth value of a pixel is opacity, and everything is opaque.
    return Image.frombytes("RGB", size, canvas.buffer_rgba(), "raw", "RGBX")


# ---- the way to the page -------------------------------------------------------------------

_SHADES = 12
"""Steps from a colour to the ground it is drawn on."""

WASH = 0.7
"""The opacity of an area of a soft colour, through which the grid is seen."""

_STRONG = ("ink", "accent", "ok", "notyet")
_FAINT = ("ink-soft", "edge", "line")
_SOFT = ("ok-soft", "notyet-soft")


def _url(image: Image.Image) -> str:
    """The image as a PNG of few colours: a fifth of the time and size of one of all colours."""
    png = BytesIO()
    plain = image.quantize(palette=_palette(), dither=Image.Dither.NONE)
    plain.save(png, "png", compress_level=1)
    return f"data:image/png;base64,{base64.b64encode(png.getvalue()).decode('ascii')}"


@cache
def _palette() -> Image.Image:
    """The colours of charts, with the shades between them that make edges smooth."""
    named: dict[str, Sequence[int]] = {
        name: ImageColor.getrgb(value) for name, value in colours().items()
    }
    card = named["card"]
    washed = [_between(card, named[name], WASH) for name in _SOFT]
    shades = [card, *washed]
    for name in (*_STRONG, *_FAINT):
        shades += _shades(named[name], card)
    for name in _STRONG:
        shades += [shade for ground in washed for shade in _shades(named[name], ground)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in dict.fromkeys(shades) for part in colour])
    return image


def _shades(colour: Sequence[int], ground: Sequence[int]) -> list[Sequence[int]]:
    return [_between(colour, ground, step / _SHADES) for step in range(_SHADES)]


def _between(one: Sequence[int], other: Sequence[int], share: float) -> Sequence[int]:
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


# ---- the look ------------------------------------------------------------------------------


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


class Stroke(Artist):
    """A line through points, in the axes.

    matplotlib's own can be changed and asked for much more, and gets ready for it each time
    one is made: more than twice the time for one that is drawn once.
    """

    def __init__(
        self,
        axes: Axes,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        linewidth: float = LINE_WIDTH,
        linestyle: Dashes = SOLID,
        zorder: float = Line2D.zorder,
    ) -> None:
        super().__init__()
        self.zorder = zorder
        self._within, self._places = axes.bbox, axes.transData
        self._points = np.column_stack([xs, ys])
        self._colour, self._width = colours()[colour], linewidth
        self._dashes = linestyle

    def draw(self, renderer: Any) -> None:
        """Draw the line; what lies outside the axes is left out."""
        pen = renderer.new_gc()
        pen.set_clip_rectangle(self._within)
        pen.set_foreground(self._colour)
        pen.set_linewidth(self._width)
        start, parts = self._dashes
        pen.set_dashes(start * self._width, [part * self._width for part in parts] or None)
        pixels = self._places.transform(self._points)
        renderer.draw_path(pen, Path(pixels), IdentityTransform())
        pen.restore()


class Name(Artist):
    """A short text beside a point, on a ground of its own.

    matplotlib's own annotations can do much more. They load each character anew each time
    they are drawn, which takes a third of the time of a whole picture.
    """

    zorder = 6

    def __init__(
        self, axes: Axes, x: float, y: float, text: str, colour: str, *, right: bool
    ) -> None:
        super().__init__()
        self._x, self._y, self._right = x, y, right
        self._places = axes.transData
        self.text = text
        self._colour = colour

    def draw(self, renderer: Any) -> None:
        """Draw the text on its ground, in the middle of the point's height."""
        pixels = _written(self.text, self._colour, renderer.dpi)
        height, width, _ = pixels.shape
        x, y = self._places.transform((self._x, self._y))
        gap = renderer.points_to_pixels(2)
        left = x + gap if self._right else x - gap - width
        pen = renderer.new_gc()
        renderer.draw_image(pen, round(left), round(y - height / 2), pixels[::-1])
        pen.restore()


Pixels = NDArray[np.uint8]


def _written(text: str, colour: str, dpi: float) -> Pixels:
    """Rows of the pixels of a line of text, from the top, as red, green, blue and opacity."""
    size = FONT_SIZE * dpi / 72
    margin, base, height = round(size * 0.15), round(size * 1.05), round(size * 1.4)
    letters = [_letter(sign, dpi) for sign in text]
    darkness = np.zeros((height, sum(one.wide for one in letters) + 2 * margin), np.uint8)
    x = margin
    for one in letters:
        rows, columns = one.darkness.shape
        top, left = base - one.above, max(0, x + one.left)
        spot = darkness[top : top + rows, left : left + columns]
        np.maximum(spot, one.darkness[: spot.shape[0], : spot.shape[1]], out=spot)
        x += one.wide
    return _shaded(colour)[darkness]


@cache
def _shaded(colour: str) -> Pixels:
    """The colours from the ground to the text's own, by darkness from 0 to 255."""
    named = colours()
    ground, ink = (np.array(ImageColor.getrgb(named[name])) for name in ("card", colour))
    share = np.arange(256)[:, None] / 255
    mixed = np.rint(ground + (ink - ground) * share).astype(np.uint8)
    return np.hstack([mixed, np.full((256, 1), 255, np.uint8)])


@dataclass(frozen=True)
class _Letter:
    """A character's pixels (0 to 255), where they begin, and how far on the next one is."""

    darkness: Pixels
    left: int
    above: int
    wide: int


@cache
def _letter(sign: str, dpi: float) -> _Letter:
    font = font_manager.get_font(FONT)
    font.set_size(FONT_SIZE, dpi)
    font.set_text(sign)
    font.draw_glyphs_to_bitmap()
    darkness = np.array(font.get_image())
    below, left = round(font.get_descent() / 64), round(font.get_bitmap_offset()[0] / 64)
    wide = round(font.load_glyph(font.get_char_index(ord(sign))).horiAdvance / 64)
    return _Letter(darkness, left, darkness.shape[0] - below, wide)


@cache
def _family() -> str:
    font_manager.fontManager.addfont(FONT)
    return str(font_manager.get_font(FONT).family_name)


@cache
def _look() -> dict[str, Any]:
    """matplotlib's settings for the classroom's look."""
    named = colours()
    return {
        "font.family": _family(),
        "font.size": FONT_SIZE,
        "text.color": named["ink"],
        "figure.facecolor": named["card"],
        "axes.facecolor": named["card"],
        "axes.edgecolor": named["edge"],
        "axes.labelcolor": named["ink"],
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.unicode_minus": True,
        "grid.color": named["line"],
        "xtick.color": named["ink-soft"],
        "ytick.color": named["ink-soft"],
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "lines.linewidth": 2.5,
        "legend.frameon": False,
    }
