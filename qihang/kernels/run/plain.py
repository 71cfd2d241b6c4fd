"""Running a cell of plain Python in this process, with what a kernel would show of it."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Any

NEEDS_KERNEL = frozenset({"display", "get_ipython", "input", "clear_output", "exit", "quit"})
"""Names that mean something only where IPython runs."""


def names(tree: ast.AST) -> set[str]:
    """The names that a piece of Python uses."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def value(source: str, namespace: dict[str, Any], name: str) -> Any:
    """Run a cell in ``namespace``; returns the value of the expression at its end.

    ``name`` stands for the cell in a traceback. As in IPython, a semicolon at the end
    keeps the value from being shown.
    """
    tree = ast.parse(source, name)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        exec(compile(tree, name, "exec"), namespace)
        return None
    tree.body.pop()
    exec(compile(tree, name, "exec"), namespace)
    return eval(compile(ast.Expression(last.value), name, "eval"), namespace)


@lru_cache(maxsize=1)
def formatter() -> Any:
    """IPython's formatter of what is shown; the first one takes a while to make."""
    from IPython.core.formatters import DisplayFormatter

    return DisplayFormatter()
