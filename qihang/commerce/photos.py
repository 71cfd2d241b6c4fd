"""What a seller looks for in a picture of goods before it is put on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

GOODS = ("shoes", "bowl", "tea", "lamp")
"""Goods that can be drawn (:mod:`widgets.core.photo`)."""

Flaw = Literal["not-ours", "dark", "colour", "clutter", "small", "cut", "watermark", "words"]

FLAWS: tuple[Flaw, ...] = (
    "not-ours",
    "dark",
    "colour",
    "clutter",
    "small",
    "cut",
    "watermark",
    "words",
)
"""What may be wrong with a picture, the gravest first."""


@dataclass(frozen=True)
class Photo:
    """A picture of some goods.

    ``light`` is ``true`` (to the colour of the goods), ``dark`` or ``yellow``. ``behind`` is
    ``plain`` or ``clutter``. ``size`` says whether the goods ``fill`` at least half of the
    picture, are ``small``, or ``cut`` off at its edge. ``on_it`` is ``nothing``, a ``watermark``
    or ``words`` that shout a price. ``taken_by`` is ``us``, ``another`` shop, or the ``maker``,
    who gave leave in writing.
    """

    goods: str
    light: Literal["true", "dark", "yellow"] = "true"
    behind: Literal["plain", "clutter"] = "plain"
    size: Literal["fill", "small", "cut"] = "fill"
    on_it: Literal["nothing", "watermark", "words"] = "nothing"
    taken_by: Literal["us", "another", "maker"] = "us"


def flaws(photo: Photo) -> tuple[Flaw, ...]:
    """What is wrong with a picture, the gravest first; nothing if it may be used."""
    found: dict[Flaw, bool] = {
        "not-ours": photo.taken_by == "another",
        "dark": photo.light == "dark",
        "colour": photo.light == "yellow",
        "clutter": photo.behind == "clutter",
        "small": photo.size == "small",
        "cut": photo.size == "cut",
        "watermark": photo.on_it == "watermark",
        "words": photo.on_it == "words",
    }
    return tuple(flaw for flaw in FLAWS if found[flaw])
