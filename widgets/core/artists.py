"""Artists for lines and names, quicker than matplotlib's own as they are drawn only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray
from PIL import ImageColor

from widgets.core.look import FONT, FONT_SIZE, LINE_WIDTH, colours

Dashes = tuple[float, Sequence[float]]
"""Where a pattern begins, and how long are its strokes and gaps by turns, in widths of the line."""

SOLID: Dashes = (0, ())


class Stroke(Artist):
    """A line through points, in the axes.

    matplotlib's own can be changed later and prepares for that when it is made, which more
    than doubles the time of a line that is drawn once.
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
