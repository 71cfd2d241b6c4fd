"""Running the notebook of a page before anyone opens it, without a kernel.

Only plain Python runs here: what needs a kernel (magics, ``display``, threads, output
on the way) makes a page that is run by Voilà when it is opened, as ever.
"""

from __future__ import annotations

import ast
import contextlib
import io
from typing import Any

Output = dict[str, Any]

NEEDS_KERNEL = frozenset({"display", "get_ipython", "input", "clear_output", "exit", "quit"})
"""Names that mean something only where IPython runs."""


class NotPlain(Exception):
    """The notebook cannot be run ahead; the message says why, for the log."""


def run(notebook: dict[str, Any]) -> tuple[dict[str, Any], list[list[Output]]]:
    """Run a notebook's code cells in one namespace.

    Returns the namespace, and for every cell of the notebook (text cells too) its
    outputs as nbformat writes them. Raises :class:`NotPlain`.
    """
    from IPython.core.formatters import DisplayFormatter

    display = DisplayFormatter()
    namespace: dict[str, Any] = {"__name__": "__main__"}
    outputs: list[list[Output]] = []
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            outputs.append([])
            continue
        count += 1
        shown = _run_cell("".join(cell["source"]), namespace, f"<cell {count}>")
        outputs.append([] if shown is None else [_output(display, shown, count)])
    return namespace, outputs


def _run_cell(source: str, namespace: dict[str, Any], name: str) -> Any:
    """Run one cell; returns the value of its last expression."""
    body, last = _parsed(source, name)
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            exec(compile(body, name, "exec"), namespace)
            shown = eval(compile(last, name, "eval"), namespace) if last else None
    except Exception as error:
        raise NotPlain(f"{name} failed: {type(error).__name__}: {error}") from error
    if said.getvalue():
        raise NotPlain(f"{name} prints")
    return shown


def _parsed(source: str, name: str) -> tuple[ast.Module, ast.Expression | None]:
    """What a cell does, and the expression at its end that is shown."""
    try:
        tree = ast.parse(source, name)
    except SyntaxError as error:
        raise NotPlain(f"{name} is no plain Python: {error}") from error
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if used & NEEDS_KERNEL:
        raise NotPlain(f"{name} uses {', '.join(sorted(used & NEEDS_KERNEL))}")
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        return tree, None
    tree.body.pop()
    return tree, ast.Expression(last.value)


def _output(display: Any, shown: Any, count: int) -> Output:
    data, metadata = display.format(shown)
    return {
        "output_type": "execute_result",
        "data": data,
        "metadata": metadata,
        "execution_count": count,
    }
