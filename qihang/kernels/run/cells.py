"""Running a notebook's code cells without a kernel, in sandboxed processes.

A :class:`Runner` is a process of its own (:mod:`~qihang.kernels.run.runner`) that is told
sources and says what each cell put out. :func:`is_plain` tells which cells need no IPython
for that, :func:`is_literal` which are no code at all.

On the line between the two, messages are those of :class:`~qihang.system.channel.Channel`.
"""

from __future__ import annotations

import ast
import contextlib
import logging
import os
import queue
import re
import socket
import subprocess
import sys
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from qihang.kernels import sandbox
from qihang.kernels.run import plain
from qihang.kernels.run.notebook import CELL_SECONDS
from qihang.kernels.run.outputs import Output
from qihang.kernels.run.runner import NOTEBOOK_SECONDS, PLAINLY, Way
from qihang.language.messages import message
from qihang.system.channel import Channel, Closed
from qihang.system.errors import OperatorError
from qihang.system.site import ROOT

log = logging.getLogger(__name__)

ONLY_IN_IPYTHON = plain.NEEDS_KERNEL | {"_", "__", "___", "In", "Out", "_i", "_ih", "_oh", "_dh"}
"""Names that plain Python does not know."""


LARGEST_LITERAL = 200_000
"""Characters of a cell that may be a literal; answers from a page are far shorter."""

LONG = 20_000
"""Characters from which on a cell with formatted strings is not parsed: that takes time by
their number squared."""

_FORMATTED = re.compile(r"""\b(f|rf|fr)['"]""", re.IGNORECASE)


class RunnerDied(Exception):
    """The runner ended; the notebook it had is to be run again by another one."""


# --- what can be run --------------------------------------------------------------------


@lru_cache(maxsize=512)
def is_plain(source: str) -> bool:
    """Whether a cell means the same in plain Python as in an IPython kernel."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
            compile(source, "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    if plain.names(tree) & ONLY_IN_IPYTHON or any(
        isinstance(node, ast.Await) for node in ast.walk(tree)
    ):
        return False
    last = source.rstrip().rpartition("\n")[2]
    return ";" not in last


def is_literal(source: str, name: str) -> bool:
    """Whether a cell is literally ``name = <plain data>``, comments aside, or nothing at all."""
    if len(source) > LARGEST_LITERAL or (len(source) > LONG and _FORMATTED.search(source)):
        return False
    try:
        body = ast.parse(source).body
        if not body:
            return True
        [statement] = body
        if not isinstance(statement, ast.Assign):
            return False
        [target] = statement.targets
        ast.literal_eval(statement.value)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return False
    return isinstance(target, ast.Name) and target.id == name


def code_cells(notebook: Mapping[str, Any]) -> list[Any]:
    """The cells that are run: code, and not blank."""
    return [
        cell
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and "".join(cell["source"]).strip()
    ]


# --- asking a runner --------------------------------------------------------------------


class Runner:
    """A process that runs notebooks, one at a time; ended with :meth:`close`."""

    def __init__(self, known: Sequence[Sequence[str]] = ()):
        """Start it. Raises :class:`OperatorError` without a sandbox.

        ``known`` are the cells of notebooks that the course itself gave out. The runner
        runs them once by itself, so that its children find imported and worked out what
        every submission needs.
        """
        layers = " ".join(sandbox.layers())
        ours, theirs = socket.socketpair()
        with theirs:
            line = str(theirs.fileno())
            self._process = subprocess.Popen(
                [sys.executable, "-m", "qihang.kernels.run.runner", line, layers],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
            )
        self._line = Channel(ours)
        # A runner that ended already is noticed and replaced at its next request.
        with contextlib.suppress(Closed):
            self._line.send({"known": [list(sources) for sources in known]})
        self._is_ready = False

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def run(self, notebooks: Sequence[Sequence[str]], way: Way) -> list[list[list[Output]]]:
        """What each cell of each notebook put out, as nbformat writes it.

        See :meth:`Runners.run_together`. Raises :class:`RunnerDied`.
        """
        try:
            self._wait_until_ready()
            asked = [list(sources) for sources in notebooks]
            self._line.send({"notebooks": asked, "way": asdict(way)})
            self._line.patience(len(notebooks) * (NOTEBOOK_SECONDS + CELL_SECONDS))
            said, _ = self._line.receive()
        except (Closed, ValueError) as error:
            self.close()
            raise RunnerDied(str(error)) from error
        return list(said["outputs"])

    def close(self) -> None:
        """End it, and the child that it may have."""
        self._line.close()
        self._process.kill()
        self._process.wait()

    def _wait_until_ready(self) -> None:
        if not self._is_ready:
            self._line.patience(60.0)
            self._line.receive()
            self._is_ready = True


class Runners:
    """Warm runners, one a core, for any thread to borrow."""

    def __init__(self, known: Sequence[Sequence[str]] = (), count: int = 0):
        """Start ``count`` of them (0: one a core).

        Raises :class:`OperatorError` without a sandbox.
        """
        self.count = count or len(os.sched_getaffinity(0))
        self._known = known
        self._free: queue.SimpleQueue[Runner] = queue.SimpleQueue()
        for _ in range(self.count):
            self._free.put(Runner(known))

    def run(self, sources: Sequence[str], way: Way = PLAINLY) -> list[list[Output]]:
        """What each cell of a notebook put out, in a child of its own.

        Raises :class:`OperatorError` as :meth:`run_together`.
        """
        return self._run([sources], way)[0]

    def run_together(self, notebooks: Sequence[Sequence[str]]) -> list[list[list[Output]]]:
        """What each cell of each notebook put out, in one child as far as that goes.

        Only for cells that the course gave out and literals, which cannot change what the
        next notebook finds. One that ends the child, or takes long, runs again by itself,
        and so do those after it. A runner that died is replaced and all run again.

        Raises :class:`OperatorError` where they end the second one, too.
        """
        return self._run(notebooks, PLAINLY)

    def _run(self, notebooks: Sequence[Sequence[str]], way: Way) -> list[list[list[Output]]]:
        runner = self._free.get()
        try:
            for _ in range(2):
                try:
                    return runner.run(notebooks, way)
                except RunnerDied as died:
                    log.warning("a runner of notebooks died (%s); starting another one", died)
                    runner = Runner(self._known)
        finally:
            self._free.put(runner)
        raise OperatorError(
            message("Marking ended unexpectedly twice. Look for this hand-in by itself.")
        )

    def close(self) -> None:
        """End all of them; none may be in use."""
        for _ in range(self.count):
            self._free.get().close()


def _environment() -> dict[str, str]:
    """What a runner needs to start, and where the course is: no socket, no token, no data."""
    kept = ("PATH", "LANG", "LC_ALL", "TZ", "PYTHONPATH", "VIRTUAL_ENV", ROOT)
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "NBGRADER_EXECUTION": "autograde",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": "/nonexistent",
        "HOME": "/nonexistent",
    }
