"""Charts with matplotlib, in the colours and letters of the pages.

A chart is drawn once a language and sent as PNG; the page shows the one of its language.
What a chart says is never in the picture alone: the widget's sentence is its alt text.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from qihang.text import LANGUAGES, Spoken, pair
from widgets.lab import STATIC

FONT = STATIC / "fonts" / "NotoSansSC-Figures.otf"
SHARPNESS = 2
"""Pixels of the picture to one of the page."""

Words = Callable[[Spoken | str], str]
"""Says a text in the language of the picture that is being drawn."""

Draw = Callable[[Axes, Words], None]


@cache
def colours() -> dict[str, str]:
    """The named colours of the pages, by their names in ``tokens.css`` without the dashes."""
    tokens = (STATIC / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", tokens))


def chart(draw: Draw, width: int = 640, height: int = 360) -> dict[str, Any]:
    """A picture a language, as the page's ``qImage`` takes it; sizes in CSS pixels.

    ``draw`` gets the axes, already in the classroom's look, and a function that says a
    text in the language of the picture.
    """
    drawn = {language: _picture(draw, language, width, height) for language in LANGUAGES}
    return {**drawn, "width": width, "height": height}


def _picture(draw: Draw, language: str, width: int, height: int) -> str:
    with rc_context(_look()):
        figure = Figure(figsize=(width / 100, height / 100), dpi=100 * SHARPNESS)
        figure.set_layout_engine("constrained")
        axes = figure.add_subplot()
        draw(axes, lambda text: pair(text)[language])
        png = BytesIO()
        FigureCanvasAgg(figure).print_png(png)
    return f"data:image/png;base64,{base64.b64encode(png.getvalue()).decode('ascii')}"


@cache
def _look() -> dict[str, Any]:
    """matplotlib's settings for the classroom's look."""
    font_manager.fontManager.addfont(FONT)
    named = colours()
    return {
        "font.family": font_manager.get_font(FONT).family_name,
        "font.size": 12,
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
