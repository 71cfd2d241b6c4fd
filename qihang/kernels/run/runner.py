"""The process that runs notebooks without a kernel, inside the sandbox.

It holds no secret and no database, has imported what the cells import, and forks a child
for a notebook, or for some notebooks that hold nothing but known cells and literals. The
child enters the :mod:`~qihang.kernels.sandbox`, runs the cells as an IPython kernel would
and says what each put out. Whatever the child does, this process goes on: it hears so
many bytes for so long, and then kills it.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import random
import select
import shutil
import signal
import socket
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qihang.kernels import sandbox
from qihang.kernels.run import notebook, plain
from qihang.kernels.run.outputs import LARGEST_ANSWER, Output, heard, whole
from qihang.system.account import kernels_account
from qihang.system.channel import Channel, Closed

Notebooks = list[list[str]]
"""The sources of the cells of some notebooks."""

NOTEBOOK_SECONDS = 120.0
"""Seconds that a whole notebook may take."""

TOGETHER_SECONDS = 2.0
"""Seconds for notebooks that share a child; from then on each has a child of its own."""

OWN_SECONDS = 10.0
"""Seconds that a submission's own code may take, as it is run only to be looked at."""

OWN_LIMITS = sandbox.Limits(
    cpu_seconds=int(OWN_SECONDS) + 1, memory=2**30, file_size=2**20, threads=0
)


@dataclass(frozen=True)
class Way:
    """How notebooks are run."""

    in_ipython: bool = False
    """Whether it needs IPython, for magics and ``display``."""
    files: str = ""
    """A folder whose files lie beside the notebook; none if empty."""
    own_code: bool = False
    """A submission's own code: it may write nothing, start no thread, and be quick."""


PLAINLY = Way()


def serve(line: Channel, layers: Sequence[str]) -> None:
    """Run the notebooks that are asked for, until the other end is closed."""
    while True:
        try:
            asked, _ = line.receive()
        except Closed:
            return
        notebooks = [[str(source) for source in sources] for sources in asked["notebooks"]]
        way = Way(**asked["way"])
        outputs: list[list[list[Output]]] = []
        while left := notebooks[len(outputs) :]:
            outputs += _run(left, way, layers, line) or _run(left[:1], way, layers, line)
        line.send({"outputs": outputs})


def _run(
    notebooks: Notebooks, way: Way, layers: Sequence[str], line: Channel
) -> list[list[list[Output]]]:
    reads = sandbox.python_paths()
    with _readable(way.files) as files:
        way = replace(way, files=files)
        if files:
            reads = (*reads, Path(files))
        if way.own_code:
            folder = Path(files)
            profile = sandbox.Profile(reads, limits=OWN_LIMITS)
            return _run_apart(notebooks, way, profile, layers, folder, OWN_SECONDS, line.fileno())
        patience = NOTEBOOK_SECONDS if len(notebooks) == 1 else TOGETHER_SECONDS
        with _scratch() as folder:
            profile = sandbox.Profile(reads, folder)
            return _run_apart(notebooks, way, profile, layers, folder, patience, line.fileno())


def _run_apart(
    notebooks: Notebooks,
    way: Way,
    profile: sandbox.Profile,
    layers: Sequence[str],
    folder: Path,
    patience: float,
    line: int,
) -> list[list[list[Output]]]:
    """Run notebooks in a child; the outputs of those of which all was heard.

    Of a single notebook there are always outputs; see :func:`~qihang.kernels.run.outputs.heard`.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.close(ours)
            _enter_sandbox(theirs, way, profile, layers, folder)
            _say_all(theirs, notebooks, way)
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    try:
        said = _hear(ours, line, patience)
    finally:
        os.close(ours)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if len(notebooks) == 1:
        return [heard(said, len(notebooks[0]))]
    return whole(said, [len(sources) for sources in notebooks])


def _hear(source: int, line: int, patience: float) -> bytes:
    """What the child sends until it ends, sends too much or takes longer than ``patience``.

    The client sends nothing meanwhile, so if ``line`` is readable the client is gone.
    """
    ends = time.monotonic() + patience
    said = bytearray()
    while (left := ends - time.monotonic()) > 0 and len(said) <= LARGEST_ANSWER:
        ready, _, _ = select.select([source, line], [], [], left)
        if line in ready or not ready:
            break
        part = os.read(source, 2**16)
        if not part:
            break
        said += part
    return bytes(said[:LARGEST_ANSWER])


@contextlib.contextmanager
def _readable(files: str) -> Iterator[str]:
    """A folder as a child can read it: a copy where children are not of the same account."""
    account = kernels_account()
    if account is None or not files:
        yield files
        return
    with _scratch() as folder:
        # A link stays one: here it could lead to what the child must not see.
        shutil.copytree(files, folder, symlinks=True, ignore=_devices, dirs_exist_ok=True)
        for place, _, names in os.walk(folder):
            for path in (place, *(os.path.join(place, name) for name in names)):
                os.chown(path, account, account, follow_symlinks=False)
        yield str(folder)


def _devices(folder: str, names: list[str]) -> list[str]:
    """What is neither a file, a folder nor a link: to read it might never end."""
    kinds = {name: os.lstat(os.path.join(folder, name)).st_mode for name in names}
    return [
        name
        for name, mode in kinds.items()
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))
    ]


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A folder to write in; with a root of its own, a child has another one in its place."""
    folder = tempfile.mkdtemp(prefix="qihang-cells-")
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# --- the child --------------------------------------------------------------------------


def _enter_sandbox(
    answer: int, way: Way, profile: sandbox.Profile, layers: Sequence[str], folder: Path
) -> None:
    """Enter the sandbox, with no open file but the ``answer``, and work in ``folder``."""
    os.setsid()
    sandbox.end_with_parent()
    _close_all_but(answer)
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    if way.own_code:
        os.nice(10)
    os.chdir(folder)
    sandbox.enter(profile, layers)
    # Linux forgets it with a change of account.
    sandbox.end_with_parent()
    os.chdir(folder)
    if way.files and not way.own_code:
        _copy(Path(way.files), folder)
        sys.path.insert(0, str(folder))


def _copy(source: Path, target: Path) -> None:
    """Copy what is in a folder, and no rights or dates, which nothing inside may change."""
    for path in source.iterdir():
        if path.is_dir():
            (target / path.name).mkdir()
            _copy(path, target / path.name)
        else:
            shutil.copyfile(path, target / path.name)


def _say_all(answer: int, notebooks: Notebooks, way: Way) -> None:
    with os.fdopen(answer, "wb") as file:
        for sources in notebooks:
            for outputs in notebook.run(sources, way.in_ipython):
                file.write(json.dumps(outputs).encode() + b"\n")
                file.flush()


def _close_all_but(kept: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nothing, number)
    os.closerange(3, kept)
    os.closerange(kept + 1, 256)


# --- starting ---------------------------------------------------------------------------


def _warm_up(known: Iterable[Sequence[str]]) -> None:
    """Run what the course gave out; what fails there fails in each child, and is shown there."""
    for sources in known:
        for _ in notebook.run(sources):
            pass


def main() -> None:
    """Serve a line; the arguments are its descriptor and the layers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    number, layers = sys.argv[1:]
    line = Channel(socket.socket(fileno=int(number)))
    asked, _ = line.receive()
    plain.formatter().format(0.5)
    _warm_up(asked["known"])
    gc.collect()
    gc.freeze()
    left = sandbox.begin(layers.split())
    line.send({"ready": True})
    serve(line, left)


if __name__ == "__main__":
    main()
