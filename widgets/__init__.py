"""Everything that is drawn on a page: laboratories, answer boxes, the hand-in button.

A notebook says ``from widgets import QrLab`` or ``from widgets import ask``. Names are
looked up when they are used, because marking imports this package too, and must not pay
for (nor depend on) the libraries that draw. A laboratory's folder has the name of its
class in small letters: ``labs/qrlab`` holds ``QrLab``.
"""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import Any

LABS = Path(__file__).parent / "labs"

_EXERCISE = {"HandIn": "hand_in", "TryIt": "try_it"}
"""Where the parts of an exercise stand that a notebook names."""


def __getattr__(name: str) -> Any:
    """What stands in a module of this package, imported on first use."""
    if name == "__all__":
        return __dir__()
    if name == "ask":
        return import_module("widgets.exercise.ask")
    if name in _EXERCISE:
        return getattr(import_module(f"widgets.exercise.{_EXERCISE[name]}"), name)
    withdrawn = import_module("widgets.core.withdrawn")
    if name in withdrawn.NAMES:
        return withdrawn.Withdrawn
    folder = name.lower()
    if name != folder and folder.isidentifier() and (LABS / folder / "__init__.py").is_file():
        return getattr(import_module(f"widgets.labs.{folder}"), name)
    raise AttributeError(f"module 'widgets' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(["ask", *_EXERCISE, *lab_names()])


def lab_names() -> list[str]:
    """The names of all laboratories, which are found without importing them."""
    found = (path.parent for path in LABS.glob("*/__init__.py"))
    return sorted(name for folder in found for name in _classes(folder) if _is_of(name, folder))


def _classes(folder: Path) -> list[str]:
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


def _is_of(name: str, folder: Path) -> bool:
    return name.lower() == folder.name
