"""Running the cells of one notebook in this process, as a kernel would.

Cells of plain Python are executed directly. A notebook with magics, or with a submission's
own code, gets an IPython shell: ``get_ipython()``, ``display`` and magics work, as far as
the sandbox around the process lets them.
"""

from __future__ import annotations

import contextlib
import io
import signal
import sys
import traceback
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from qihang.kernels.run import plain
from qihang.kernels.run.outputs import Output, error, result, stream, timeout

CELL_SECONDS = 30.0
"""Seconds that one cell may take, as in nbgrader."""

LARGEST_TEXT = 1_000_000
"""Characters that one cell may print; what comes after them is dropped."""

Execute = Callable[[str, int, list[Output]], None]
"""Executes a source, the how manieth it is, and adds what it shows to the outputs."""


def run(sources: Sequence[str], in_ipython: bool = False) -> Iterator[list[Output]]:
    """What each cell puts out; a cell that fails does not keep the next one from running."""
    signal.signal(signal.SIGALRM, _too_long)
    execute = _in_ipython() if in_ipython else _plainly()
    for count, source in enumerate(sources, start=1):
        yield _run_cell(execute, source, count)


class _TooLong(KeyboardInterrupt):
    """A cell has used up its time."""


def _too_long(*_: Any) -> None:
    raise _TooLong


class _Printed(io.TextIOBase):
    """What a cell prints; streams follow each other as they come."""

    def __init__(self, name: str, outputs: list[Output]):
        self._name = name
        self._outputs = outputs
        self._room = LARGEST_TEXT

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        made = stream(self._name, text[: self._room])
        self._room -= len(made["text"])
        last = self._outputs[-1] if self._outputs else {}
        if last.get("name") == self._name:
            last["text"] += made["text"]
        elif made["text"]:
            self._outputs.append(made)
        return len(text)


def _run_cell(execute: Execute, source: str, count: int) -> list[Output]:
    outputs: list[Output] = []
    printed, warned = _Printed("stdout", outputs), _Printed("stderr", outputs)
    signal.setitimer(signal.ITIMER_REAL, CELL_SECONDS)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(warned):
            execute(source, count, outputs)
    except BaseException as failed:  # noqa: BLE001  a cell may raise whatever it likes
        outputs += _failed(failed, _trace(failed))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return outputs


def _failed(failed: BaseException, trace: list[str]) -> list[Output]:
    if isinstance(failed, _TooLong):
        return [error("KeyboardInterrupt", "", []), timeout()]
    return [error(type(failed).__name__, str(failed)[:10_000], trace[-100:])]


def _trace(failed: BaseException) -> list[str]:
    """The traceback from the cell on; what lies outside of it is ours."""
    ours = (__file__, plain.__file__)
    frame = failed.__traceback__
    while frame is not None and frame.tb_frame.f_code.co_filename in ours:
        frame = frame.tb_next
    return traceback.format_exception(type(failed), failed, frame)


# --- plain Python -----------------------------------------------------------------------


def _plainly() -> Execute:
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module

    def execute(source: str, count: int, outputs: list[Output]) -> None:
        shown = plain.value(source, module.__dict__, f"<cell {count}>")
        if shown is not None:
            data, _ = plain.formatter().format(shown)
            outputs.append(result(data, count))

    return execute


# --- IPython ----------------------------------------------------------------------------


def _in_ipython() -> Execute:
    """Cells in a shell of this process alone: no kernel, no socket, no history, no files."""
    # Only a notebook that needs IPython waits until it is imported.
    from qihang.kernels.run.shell import Shell

    shell = Shell.instance()
    shell.failed = _failed

    def execute(source: str, _count: int, outputs: list[Output]) -> None:
        shell.outputs = outputs
        shell.run_cell(source, store_history=True)

    return execute
