"""Running the notebook of a page before anyone opens it, without a kernel.

Only plain Python runs here: what needs a kernel (magics, ``display``, threads, output
on the way) makes a page that is run by Voilà when it is opened, as ever.
"""

from __future__ import annotations

import ast
import contextlib
import io
from typing import Any

from qihang.kernels.run import plain
from qihang.kernels.run.outputs import Output, result


class NotPlain(Exception):
    """The notebook cannot be run ahead; the message says why, for the log."""


class CellFailed(NotPlain):
    """A cell raises an error, as it would in a kernel; the message says which and what."""


def run(notebook: dict[str, Any]) -> tuple[dict[str, Any], list[list[Output]]]:
    """Run a notebook's code cells in one namespace.

    Returns the namespace, and for every cell of the notebook (text cells too) its
    outputs as nbformat writes them. Raises :class:`NotPlain`.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    outputs: list[list[Output]] = []
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            outputs.append([])
            continue
        count += 1
        shown = _run_cell("".join(cell["source"]), namespace, f"<cell {count}>")
        outputs.append([] if shown is None else [_output(shown, count)])
    return namespace, outputs


def _run_cell(source: str, namespace: dict[str, Any], name: str) -> Any:
    """Run one cell that needs no kernel; returns the value of its last expression."""
    _see_that_it_is_plain(source, name)
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            shown = plain.value(source, namespace, name)
    except Exception as error:
        raise CellFailed(f"{name} failed: {type(error).__name__}: {error}") from error
    if said.getvalue():
        raise NotPlain(f"{name} prints")
    return shown


def _see_that_it_is_plain(source: str, name: str) -> None:
    try:
        used = plain.names(ast.parse(source, name)) & plain.NEEDS_KERNEL
    except SyntaxError as error:
        if _is_read_by_a_kernel(source):
            raise NotPlain(f"{name} is no plain Python: {error}") from error
        raise CellFailed(f"{name} failed: {type(error).__name__}: {error}") from error
    if used:
        raise NotPlain(f"{name} uses {', '.join(sorted(used))}")


def _is_read_by_a_kernel(source: str) -> bool:
    """Whether IPython takes a cell that is no plain Python: magics, ``await`` outside of all."""
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        code = TransformerManager().transform_cell(source)
        compile(code, "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError:
        return False
    return True


def _output(shown: Any, count: int) -> Output:
    data, metadata = plain.formatter().format(shown)
    return result(data, count, metadata)
