"""Goods that are to be sent, and the boxes and zones of a small shop. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.commerce.parcels import Box, PriceCard
from qihang.language.messages import Bilingual


@dataclass(frozen=True)
class Goods:
    """What is sent: its size, and its weight with the packing, in grams."""

    name: Bilingual
    size: Box
    grams: int


GOODS: dict[str, Goods] = {
    "quilt": Goods(Bilingual("棉被", "quilt"), Box(55, 38, 34), 2500),
    "basket": Goods(Bilingual("竹筐", "basket"), Box(38, 28, 18), 1200),
    "tea": Goods(Bilingual("茶", "tea"), Box(20, 12, 8), 600),
    "oranges": Goods(Bilingual("橘子", "oranges"), Box(28, 18, 13), 2400),
    "books": Goods(Bilingual("书", "books"), Box(24, 18, 9), 3600),
}

BOXES: dict[str, Box] = {
    "s": Box(25, 20, 10),
    "m": Box(30, 20, 15),
    "l": Box(40, 30, 20),
    "xl": Box(60, 40, 40),
}

ZONES: dict[str, tuple[Bilingual, PriceCard]] = {
    "near": (Bilingual("寄省内", "Near"), PriceCard(450, 150)),
    "far": (Bilingual("寄外省", "Far"), PriceCard(800, 200)),
}
