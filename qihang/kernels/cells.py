"""Running a notebook's code cells without a kernel, inside walls.

A :class:`Runner` is a process of its own: it holds no secret and no database, has
imported what the cells import, and forks a child for a notebook, or for some notebooks
that hold nothing but known cells and literals. The child enters the
:mod:`~qihang.kernels.sandbox`, runs the cells as an IPython kernel would and says what
each put out. It can only be asked for plain Python; :func:`is_plain` tells what is.

On the line between the two, messages are those of :class:`~qihang.kernels.channel.Channel`.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import io
import json
import logging
import os
import queue
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import types
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from qihang.kernels import sandbox
from qihang.kernels.channel import Channel, Closed
from qihang.kernels.lesson import NEEDS_KERNEL
from qihang.site import Trouble

log = logging.getLogger(__name__)

Output = dict[str, Any]

Notebooks = list[list[str]]
"""The sources of the cells of some notebooks."""

CELL_SECONDS = 30.0
"""Seconds that one cell may take, as in nbgrader."""

NOTEBOOK_SECONDS = 120.0
"""Seconds that a whole notebook may take."""

TOGETHER_SECONDS = 2.0
"""Seconds for notebooks that share a child; from then on each has a child of its own."""

LARGEST_TEXT = 1_000_000
"""Characters that one cell may print; what comes after them is dropped."""

LARGEST_ANSWER = 8 * 2**20
"""Bytes of outputs that a child may send."""

ONLY_IN_IPYTHON = NEEDS_KERNEL | {"_", "__", "___", "In", "Out", "_i", "_ih", "_oh", "_dh"}
"""Names that plain Python does not know."""


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
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if read & ONLY_IN_IPYTHON or any(isinstance(node, ast.Await) for node in ast.walk(tree)):
        return False
    last = source.rstrip().rpartition("\n")[2]
    return ";" not in last


def is_literal(source: str, name: str) -> bool:
    """Whether a cell is literally ``name = <plain data>``, comments aside, or nothing at all."""
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


def needs_kernel(notebook: Mapping[str, Any], known: Collection[str]) -> bool:
    """Whether a notebook holds code that only a kernel of its own may run.

    ``known`` are the sources that the course itself gave out. Beside them a notebook may
    hold nothing but literals, each in its own solution cell.
    """
    return any(
        "skip-execution" in cell["metadata"].get("tags", ()) or not _is_harmless(cell, known)
        for cell in code_cells(notebook)
    )


def code_cells(notebook: Mapping[str, Any]) -> list[Any]:
    """The cells that are run: code, and not blank."""
    return [
        cell
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and "".join(cell["source"]).strip()
    ]


def _is_harmless(cell: Mapping[str, Any], known: Collection[str]) -> bool:
    source = "".join(cell["source"])
    if source in known and is_plain(source):
        return True
    grading = cell["metadata"].get("nbgrader", {})
    name = grading.get("grade_id")
    return bool(grading.get("solution")) and isinstance(name, str) and is_literal(source, name)


# --- asking a runner --------------------------------------------------------------------


class Runner:
    """A process that runs notebooks, one at a time; ended with :meth:`close`."""

    def __init__(self, known: Sequence[Sequence[str]] = ()):
        """Start it. Raises :class:`Trouble` without walls.

        ``known`` are the cells of notebooks that the course itself gave out. The runner
        runs them once by itself, so that its children find imported and worked out what
        every hand-in needs.
        """
        walls = " ".join(sandbox.walls())
        ours, theirs = socket.socketpair()
        with theirs:
            line = str(theirs.fileno())
            self._process = subprocess.Popen(
                [sys.executable, "-m", "qihang.kernels.cells", line, walls],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
            )
        self._line = Channel(ours)
        # One that ended already is found out, and replaced, when it is asked for something.
        with contextlib.suppress(Closed):
            self._line.send({"known": [list(sources) for sources in known]})
        self._is_ready = False

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def run(self, notebooks: Sequence[Sequence[str]]) -> list[list[list[Output]]]:
        """What each cell of each notebook put out, as nbformat writes it.

        See :meth:`Runners.run_together`. Raises :class:`RunnerDied`.
        """
        try:
            self._wait_until_ready()
            self._line.send({"notebooks": [list(sources) for sources in notebooks]})
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
        """Start ``count`` of them (0: one a core). Raises :class:`Trouble` without walls."""
        self.count = count or len(os.sched_getaffinity(0))
        self._known = known
        self._free: queue.SimpleQueue[Runner] = queue.SimpleQueue()
        for _ in range(self.count):
            self._free.put(Runner(known))

    def run(self, sources: Sequence[str]) -> list[list[Output]]:
        """What each cell of a notebook put out, in a child of its own.

        Raises :class:`Trouble` as :meth:`run_together`.
        """
        return self.run_together([sources])[0]

    def run_together(self, notebooks: Sequence[Sequence[str]]) -> list[list[list[Output]]]:
        """What each cell of each notebook put out, in one child as far as that goes.

        Only for cells that the course gave out and literals, which cannot change what the
        next notebook finds. One that ends the child, or takes long, runs again by itself,
        and so do those after it. A runner that died is replaced and all run again.

        Raises :class:`Trouble` where they end the second one, too.
        """
        runner = self._free.get()
        try:
            for _ in range(2):
                try:
                    return runner.run(notebooks)
                except RunnerDied as died:
                    log.warning("a runner of notebooks died (%s); starting another one", died)
                    runner = Runner(self._known)
        finally:
            self._free.put(runner)
        raise Trouble("Marking ended unexpectedly twice. Look for this hand-in by itself.")

    def close(self) -> None:
        """End all of them; none may be in use."""
        for _ in range(self.count):
            self._free.get().close()


def _environment() -> dict[str, str]:
    """Nothing of ours but what Python needs to start; no socket, no token, no folder."""
    kept = ("PATH", "LANG", "LC_ALL", "TZ", "PYTHONPATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "NBGRADER_EXECUTION": "autograde",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": "/nonexistent",
        "HOME": "/nonexistent",
    }


# --- the runner itself ------------------------------------------------------------------


def serve(line: Channel, walls: Sequence[str]) -> None:
    """Run the notebooks that are asked for, until the other end is closed."""
    reads = sandbox.python_paths()

    def run(notebooks: Notebooks) -> list[list[list[Output]]]:
        with _scratch() as folder:
            return _run_apart(notebooks, sandbox.Room(reads, folder), walls, line.fileno())

    while True:
        try:
            asked, _ = line.receive()
        except Closed:
            return
        notebooks = [[str(source) for source in sources] for sources in asked["notebooks"]]
        outputs: list[list[list[Output]]] = []
        while left := notebooks[len(outputs) :]:
            outputs += run(left) or run(left[:1])
        line.send({"outputs": outputs})


def _run_apart(
    notebooks: Notebooks, room: sandbox.Room, walls: Sequence[str], line: int
) -> list[list[list[Output]]]:
    """Run notebooks in a child; the outputs of those of which all was heard.

    Of a single notebook there are always outputs; see :func:`_outputs`.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.close(ours)
            _become_a_notebook(theirs, notebooks, room, walls)
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    try:
        said = _hear(ours, line, NOTEBOOK_SECONDS if len(notebooks) == 1 else TOGETHER_SECONDS)
    finally:
        os.close(ours)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if len(notebooks) == 1:
        return [_outputs(said, len(notebooks[0]))]
    return _whole(said, [len(sources) for sources in notebooks])


def _hear(source: int, line: int, patience: float) -> bytes:
    """All that the child says until it ends, says too much or takes longer than ``patience``.

    Nobody speaks on the ``line`` meanwhile, so that it can be read means its other end is gone.
    """
    ends = time.monotonic() + patience
    heard = bytearray()
    while (left := ends - time.monotonic()) > 0 and len(heard) <= LARGEST_ANSWER:
        ready, _, _ = select.select([source, line], [], [], left)
        if line in ready or not ready:
            break
        part = os.read(source, 2**16)
        if not part:
            break
        heard += part
    return bytes(heard[:LARGEST_ANSWER])


def _whole(said: bytes, counts: Sequence[int]) -> list[list[list[Output]]]:
    """The outputs of notebooks of so many cells, as far as all was heard of them."""
    lines = said.split(b"\n")[:-1]
    whole: list[list[list[Output]]] = []
    start = 0
    for count in counts:
        some = lines[start : start + count]
        if len(some) < count:
            break
        whole.append(_outputs(b"".join(line + b"\n" for line in some), count))
        start += count
    return whole


def _outputs(said: bytes, count: int) -> list[list[Output]]:
    """A child's lines, one a cell, taken only in the shape they must have.

    Cells of which nothing was heard, because the child ended or took too long, get an
    error as nbgrader gives it to a cell that takes too long.
    """
    outputs: list[list[Output]] = []
    for line in said.split(b"\n")[:-1][:count]:
        try:
            outputs.append(_checked(json.loads(line)))
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ):
            break
    return outputs + [[_timeout()] for _ in range(count - len(outputs))]


def _checked(said: Any) -> list[Output]:
    """Outputs of one cell, rebuilt from what a child said. Raises for any other shape."""
    made = []
    for output in said:
        kind = output["output_type"]
        if kind == "stream":
            made.append(_stream(_one_of(output["name"], ("stdout", "stderr")), output["text"]))
        elif kind == "error":
            trace = [_text(part) for part in output["traceback"]]
            made.append(_error(_text(output["ename"]), _text(output["evalue"]), trace))
        elif kind == "execute_result":
            data = {_text(key): value for key, value in output["data"].items()}
            for key, value in data.items():
                if not key.endswith("json"):
                    _text(value)
            made.append(_result(data, int(output["execution_count"])))
        else:
            raise ValueError(kind)
    return made


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _one_of(value: Any, names: tuple[str, ...]) -> str:
    if value not in names:
        raise ValueError(value)
    return str(value)


def _stream(name: str, text: Any) -> Output:
    return {"output_type": "stream", "name": name, "text": _text(text)}


def _error(name: str, value: str, trace: list[str]) -> Output:
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": trace}


def _result(data: dict[str, Any], count: int) -> Output:
    return {
        "output_type": "execute_result",
        "data": data,
        "metadata": {},
        "execution_count": count,
    }


def _timeout() -> Output:
    return _error("CellTimeoutError", "", ["CellTimeoutError: no reply before the timeout"])


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    folder = tempfile.mkdtemp(prefix="qihang-cells-")
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# --- the child --------------------------------------------------------------------------


def _become_a_notebook(
    answer: int, notebooks: Notebooks, room: sandbox.Room, walls: Sequence[str]
) -> None:
    os.setsid()
    sandbox.end_with_parent()
    _close_all_but(answer)
    assert room.scratch is not None
    os.chdir(room.scratch)
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    sandbox.enter(room, walls)
    with os.fdopen(answer, "wb") as file:
        for sources in notebooks:
            for outputs in _run(sources):
                file.write(json.dumps(outputs).encode() + b"\n")
                file.flush()


def _close_all_but(kept: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nothing, number)
    os.closerange(3, kept)
    os.closerange(kept + 1, 256)


def _run(sources: Sequence[str]) -> Iterator[list[Output]]:
    """What each cell puts out; a cell that fails does not keep the next one from running."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    signal.signal(signal.SIGALRM, _too_long)
    for count, source in enumerate(sources, start=1):
        yield _run_cell(source, module.__dict__, count)


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
        _text(text)
        kept = text[: self._room]
        self._room -= len(kept)
        last = self._outputs[-1] if self._outputs else {}
        if last.get("name") == self._name:
            last["text"] += kept
        elif kept:
            self._outputs.append(_stream(self._name, kept))
        return len(text)


def _run_cell(source: str, namespace: dict[str, Any], count: int) -> list[Output]:
    outputs: list[Output] = []
    printed, warned = _Printed("stdout", outputs), _Printed("stderr", outputs)
    signal.setitimer(signal.ITIMER_REAL, CELL_SECONDS)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(warned):
            shown = _execute(source, namespace, f"<cell {count}>")
            if shown is not None:
                outputs.append(_displayed(shown, count))
    except _TooLong:
        outputs += [_error("KeyboardInterrupt", "", []), _timeout()]
    except BaseException as error:  # noqa: BLE001  a cell may raise whatever it likes
        outputs.append(_error(type(error).__name__, str(error)[:10_000], _trace(error)))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return outputs


def _trace(error: BaseException) -> list[str]:
    """The traceback from the cell on; what lies outside of it is ours."""
    frame = error.__traceback__
    while frame is not None and frame.tb_frame.f_code.co_filename == __file__:
        frame = frame.tb_next
    return traceback.format_exception(type(error), error, frame)[-100:]


def _execute(source: str, namespace: dict[str, Any], name: str) -> Any:
    """Run a cell; returns the value of the expression at its end."""
    tree = ast.parse(source, name)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        tree.body.pop()
    exec(compile(tree, name, "exec"), namespace)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), name, "eval"), namespace)


@lru_cache(maxsize=1)
def _formatter() -> Any:
    from IPython.core.formatters import DisplayFormatter

    return DisplayFormatter()


def _displayed(shown: Any, count: int) -> Output:
    data, _ = _formatter().format(shown)
    return _result(data, count)


# --- starting ---------------------------------------------------------------------------


def _warm_up(known: Iterable[Sequence[str]]) -> None:
    """Run what the course gave out; what fails there fails in each child, and is shown there."""
    for sources in known:
        for _ in _run(sources):
            pass


def main() -> None:
    """Serve a line; the arguments are its descriptor and the walls."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    number, walls = sys.argv[1:]
    line = Channel(socket.socket(fileno=int(number)))
    asked, _ = line.receive()
    _formatter().format(0.5)
    _warm_up(asked["known"])
    gc.collect()
    gc.freeze()
    left = sandbox.begin(walls.split())
    line.send({"ready": True})
    serve(line, left)


if __name__ == "__main__":
    main()
