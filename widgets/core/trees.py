"""Drawings made in Python: trees of SVG, which the page draws in the colours of its style sheet.

A tree is ``[tag, attributes, *children]``; a child is a tree or a text in both languages.
"""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Translated, translations

Tree = list[Any]


def drawing(view_box: str, *children: Tree) -> Tree:
    """A whole drawing; what it shows is said beside it, to everybody."""
    return ["svg", {"viewBox": view_box, "class": "pic", "aria-hidden": "true"}, *children]


def box(x: float, y: float, width: float, height: float, look: str, round: float = 0) -> Tree:
    """A rectangle with corners as ``round`` as that."""
    place = {"x": x, "y": y, "width": width, "height": height, "rx": round}
    return ["rect", {**place, "class": look}]


def shape(path: str, look: str) -> Tree:
    """What a path goes round."""
    return ["path", {"class": look, "d": path}]


def stroke(points: str, look: str = "pic-stroke") -> Tree:
    """A line from point to point."""
    return ["polyline", {"points": points, "class": look}]


def disc(x: float, y: float, radius: float, look: str) -> Tree:
    """A circle."""
    return ["circle", {"cx": x, "cy": y, "r": radius, "class": look}]


def written(
    x: float, y: float, size: float, text: Translated | str, look: str = "pic-text"
) -> Tree:
    """Words whose middle is at ``x``."""
    attributes = {"x": x, "y": y, "font-size": size, "text-anchor": "middle", "class": look}
    return ["text", attributes, translations(text)]


def group(transform: str, *children: Tree) -> Tree:
    """Parts of a drawing, put elsewhere."""
    return ["g", {"transform": transform}, *children]
