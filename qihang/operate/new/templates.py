"""The skeletons, as they lie in ``templates/``: ``@@name@@`` stands for what is known by name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat

TEMPLATES = Path(__file__).parent / "templates"

_PLACE = re.compile(r"@@(\w+)@@")

Values = Mapping[str, str]


def text(name: str, values: Values) -> str:
    """The template of that name with its places filled."""
    return filled((TEMPLATES / name).read_text(encoding="utf-8"), values)


def cells(name: str, values: Values) -> list[dict[str, Any]]:
    """The cells of a notebook among the templates, with their places filled."""
    found = _notebook(name, values)["cells"]
    return [nbformat.from_dict(cell) for cell in found]


def notebook(name: str, values: Values) -> str:
    """A notebook among the templates with its places filled, as nbformat writes it."""
    return written(nbformat.from_dict(_notebook(name, values)))


def written(notebook: Any) -> str:
    """A notebook as nbformat writes it."""
    return str(nbformat.writes(notebook)) + "\n"


def filled(template: str, values: Values) -> str:
    """``template`` with the ``values`` in its places."""
    return _PLACE.sub(lambda place: values[place[1]], template)


def _notebook(name: str, values: Values) -> Any:
    return _each(json.loads((TEMPLATES / name).read_text(encoding="utf-8")), values)


def _each(node: Any, values: Values) -> Any:
    """``node`` with the places filled in all of its texts."""
    if isinstance(node, str):
        return filled(node, values)
    if isinstance(node, list):
        # nbformat keeps the lines of a cell apart; a cell is one text.
        lines = all(isinstance(one, str) for one in node) and any("\n" in one for one in node)
        return filled("".join(node), values) if lines else [_each(one, values) for one in node]
    if isinstance(node, dict):
        return {key: _each(value, values) for key, value in node.items()}
    return node
