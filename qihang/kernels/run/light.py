"""Which pages the small runtime of our own can draw whole.

``qihang/server/browser/runtime.js`` knows anywidgets and nothing else. A page with any other
widget, output or formula is drawn by the scripts of Voilà and JupyterLab, as Voilà would draw it.
This is the one place where that is decided, for a notebook that has just been run in this process.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from qihang.kernels.run.outputs import Output

VIEW = "application/vnd.jupyter.widget-view+json"

_STILL = frozenset(
    {"text/plain", "text/html", "text/markdown", "image/png", "image/jpeg", "image/svg+xml"}
)
"""Outputs that the template writes into the page as they are."""

_FORMULA = re.compile(r"\$[^$]+\$|\\\(|\\\[|\\begin\{")
"""What Voilà's page has MathJax set."""

_LAYOUT = ("@jupyter-widgets/base", "LayoutModel")
_ANYWIDGET = ("anywidget", "AnyModel")

_UNTOUCHED = {"_dom_classes": (), "tooltip": None, "tabbable": None}
"""Traits of every widget that ipywidgets' own views follow, as they are at first."""

_NOT_GIVEN = ("experimental", "widget_manager", "getWidget")
"""What anywidget's runtime gives to a module beyond its specification, and ours does not."""


def is_light(notebook: Mapping[str, Any], outputs: Sequence[Sequence[Output]]) -> bool:
    """Whether the small runtime draws all that a notebook shows.

    All widgets that there are count, not only those that are shown: a link between two of them
    works in the browser, too. ``outputs`` are those of each cell.
    """
    texts = ("".join(one["source"]) for one in notebook["cells"] if one["cell_type"] == "markdown")
    widgets = import_module("ipywidgets").Widget.get_manager_state()["state"]
    return (
        not any(map(_FORMULA.search, texts))
        and all(_is_still(one) for some in outputs for one in some)
        and all(_is_known(one) for one in widgets.values())
    )


def _is_still(output: Output) -> bool:
    data = output.get("data")
    if data is None:
        return False
    if VIEW in data:
        return True
    texts = (str(value) for kind, value in data.items() if not kind.startswith("image/"))
    return data.keys() <= _STILL and not any(
        "<script" in text.lower() or _FORMULA.search(text) for text in texts
    )


def _is_known(model: Mapping[str, Any]) -> bool:
    """Whether it is an anywidget with nothing of ipywidgets about it, or its untouched layout."""
    kind, state = (model["model_module"], model["model_name"]), model["state"]
    if kind == _LAYOUT:
        return all(value is None for name, value in state.items() if not name.startswith("_"))
    if kind != _ANYWIDGET or any(state[name] != first for name, first in _UNTOUCHED.items()):
        return False
    own = json.dumps({name: value for name, value in state.items() if name != "layout"})
    return "IPY_MODEL_" not in own and not any(name in state["_esm"] for name in _NOT_GIVEN)
