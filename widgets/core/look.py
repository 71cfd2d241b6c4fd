"""What charts share with the pages: colours and fonts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from matplotlib import font_manager

STATIC = Path(__file__).parent / "static"
FONT = STATIC / "fonts" / "NotoSansSC-Figures.otf"
FONT_SIZE = 12
LINE_WIDTH = 2.5


@cache
def colours() -> dict[str, str]:
    """The named colours of the pages, by their names in ``tokens.css`` without the dashes."""
    tokens = (STATIC / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", tokens))


@cache
def _family() -> str:
    """The name of the charts' font, by which matplotlib finds that one alone.

    Many computers have a font of the same name, which matplotlib met first; a kernel cannot read
    it in its sandbox.
    """
    name, known = str(font_manager.get_font(FONT).family_name), font_manager.fontManager
    known.ttflist = [font for font in known.ttflist if font.name != name]
    known.addfont(FONT)
    return name


@cache
def look() -> dict[str, Any]:
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
        "lines.linewidth": LINE_WIDTH,
        "legend.frameon": False,
    }
