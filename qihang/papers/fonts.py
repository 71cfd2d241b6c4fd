"""The fonts of the pages, outside of browsers: which characters they hold, and for papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "server" / "static" / "fonts"
"""Where the server has them, for browsers."""

WEIGHTS = ("Regular", "Bold")
FONTS = (
    *(f"NotoSansSC-{weight}.woff2" for weight in WEIGHTS),
    *(f"NotoSansSC-{weight}-{part}.woff2" for weight in WEIGHTS for part in range(1, 9)),
)
"""The most used characters in each weight, then the others of the standard table in parts."""


def unheld(text: str) -> str:
    """The characters of a text that the fonts have no shape for, each once."""
    return "".join(dict.fromkeys(sign for sign in text if ord(sign) not in _held()))


@cache
def _held() -> frozenset[int]:
    return frozenset(code for _, font in _fonts("Regular") for code in font.getBestCmap())


def unpack(folder: Path) -> list[str]:
    """Write the fonts as Typst reads them; returns their families, the usual one first.

    A part of the characters is a family of its own: of one family Typst takes one font.
    """
    families: list[str] = []
    for name, font in _fonts(*WEIGHTS):
        weight, _, part = Path(name).stem.removeprefix("NotoSansSC-").partition("-")
        family = f"Noto Sans SC {part}".strip()
        font.flavor = None
        for identifier, said in ((1, family), (2, weight), (16, family), (17, weight)):
            font["name"].setName(said, identifier, 3, 1, 0x409)
        font.save(folder / f"{name}.otf")
        if family not in families:
            families.append(family)
    return families


def _fonts(*weights: str) -> Iterator[tuple[str, TTFont]]:
    from fontTools.ttLib import TTFont  # takes a while, and few commands need it

    for name in FONTS:
        if not any(weight in name for weight in weights):
            continue
        with TTFont(FOLDER / name) as font:
            yield name, font
