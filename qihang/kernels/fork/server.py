"""The fork server: a process that has imported what lessons import, and forks kernels.

Starting a kernel the ordinary way means importing for a second and holding 90 MB.
A fork of a process that has imported everything is there in some milliseconds and
shares nearly all of that memory.

For a lesson's page there is one step more: a *page template* is a fork that has run the
page's notebook, and forks kernels that have run it as well. A template knows of no
trainee: a page's widgets ask who is there when the page makes its claim
(:mod:`widgets.core.page_session`), and that happens in the kernel, after the fork.

What makes forking safe here: one thread, no event loop, no ZeroMQ context, no open file
but the line to the client, no secret and no answer, ever. :func:`main` checks the first
two before it serves.

A kernel enters its sandbox (:mod:`~qihang.kernels.sandbox`) before anybody can speak to it. The
namespaces without a network are entered by the fork server, once for all its forks; each
kernel puts up the rest around itself.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import random
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from qihang.kernels import sandbox
from qihang.kernels.run.lesson import NotPlain, run
from qihang.kernels.run.light import is_light
from qihang.system.channel import Channel, Closed

PRELOADED = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "ipykernel.displayhook",
    "ipykernel.subshell_manager",
    "IPython.core.debugger",
    "IPython.core.completerlib",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "matplotlib_inline.backend_inline",
    "matplotlib.backends.backend_agg",
    "anywidget",
    "ipywidgets",
    "pandas",
    "psutil",
    "tornado.platform.asyncio",
    "widgets.exercise.answer_box",
    "widgets.exercise.hand_in",
)
"""Imported before the first fork, besides every module of :mod:`widgets` that a lesson names."""


SERVER, TEMPLATE, KERNEL = "qihang-fork", "qihang-page", "qihang-kernel"
"""Names of the processes, as ``ps`` shows them."""

_PR_SET_NAME = 15


def main() -> None:
    """Serve until the client is gone: ``… forkserver LINE LIFELINE LAYERS``.

    LINE is the descriptor of a socket to the client, LIFELINE that of a pipe which ends
    when the client does; kernels watch it. LAYERS are put around each kernel.
    """
    line, lifeline, layers = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3].split()
    set_process_name(SERVER)
    preload()
    check_forkable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The collector skips frozen objects, so it does not write to their shared pages.
    gc.collect()
    gc.freeze()
    client = Channel(socket.socket(fileno=line))
    kernels = Kernels(lifeline, sandbox.begin(layers))
    client.send({"ready": os.getpid()})
    _serve(client, kernels)


@dataclass(frozen=True)
class Kernels:
    """What all kernels that are forked here share."""

    lifeline: int
    layers: tuple[str, ...]
    namespace: dict[str, Any] | None = None
    """What a page's notebook left, in a page template."""


def preload() -> None:
    """Import what lessons import, without leaving a thread."""
    for name in PRELOADED:
        _import(name)
    widgets = import_module("widgets")
    for name in dir(widgets):
        getattr(widgets, name)
    # ipywidgets does so by itself only where IPython is running when it is imported.
    import_module("ipywidgets").register_comm_target()


def _import(name: str) -> None:
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        print(f"{name} is not preloaded: {error}", file=sys.stderr)


def threads() -> int:
    """How many threads this process has, native ones too."""
    return len(os.listdir("/proc/self/task"))


def check_forkable() -> None:
    """Raises ``RuntimeError`` if this process cannot be forked, or sandboxed, any more."""
    zmq = import_module("zmq")
    if threads() != 1 or zmq.Context._instance is not None:
        raise RuntimeError("something that was imported runs a thread or a ZeroMQ context")


def _serve(line: Channel, kernels: Kernels) -> None:
    """Answer requests; in a fork this never returns."""
    # The kernel reaps forks that ended: nobody waits for them here.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        try:
            asked, files = line.receive()
            if asked["do"] == "prepare":
                _prepare(line, kernels, asked["notebook"], files[0])
            else:
                _fork_kernel(line, kernels, asked)
        except Closed:
            os._exit(0)


def _fork_kernel(line: Channel, kernels: Kernels, asked: dict[str, Any]) -> None:
    child = os.fork()
    if child == 0:
        line.close()
        _become(KERNEL, lambda: _kernel(asked, kernels))
    _answer_with(line, child)


def _prepare(line: Channel, kernels: Kernels, notebook: str, own_line: int) -> None:
    child = os.fork()
    if child == 0:
        line.close()
        own = Channel(socket.socket(fileno=own_line))
        _become(TEMPLATE, lambda: _template(own, kernels, notebook))
    os.close(own_line)
    _answer_with(line, child)


def _answer_with(line: Channel, child: int) -> None:
    """Send the pid and a pidfd, which always refers to this very process."""
    try:
        handle = os.pidfd_open(child)
    except ProcessLookupError:
        line.send({"failed": "the fork ended at once"})
        return
    try:
        line.send({"pid": child}, (handle,))
    finally:
        os.close(handle)


def _template(line: Channel, kernels: Kernels, notebook: str) -> None:
    """Run a page's notebook, say what it put out, and fork kernels that have run it."""
    try:
        lesson = json.loads(Path(notebook).read_text(encoding="utf-8"))
        namespace, outputs = run(lesson)
        light = is_light(lesson, outputs)
        if threads() != 1:
            raise NotPlain("the notebook runs threads")
    except (NotPlain, OSError, ValueError) as error:
        line.send({"failed": str(error)})
        return
    gc.collect()
    gc.freeze()
    line.send({"outputs": outputs, "light": light})
    _serve(line, replace(kernels, namespace=namespace))


def _kernel(asked: dict[str, Any], kernels: Kernels) -> None:
    from qihang.kernels.fork.kernel import serve

    place = asked["connection_file"], asked["env"]
    serve(*place, kernels.layers, kernels.lifeline, kernels.namespace)


def _become(name: str, what: Callable[[], None]) -> None:
    """Run ``what`` in the fork, under a name that ``ps`` shows; never returns."""
    status = 1
    try:
        os.setsid()
        set_process_name(name)
        for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        _reseed()
        what()
        status = 0
    except BaseException:  # noqa: BLE001 - a fork must never go on as its parent
        sys.excepthook(*sys.exc_info())
    finally:
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                stream.flush()
        os._exit(status)


def set_process_name(name: str) -> None:
    """Give this process a name of at most 15 letters."""
    ctypes.CDLL(None).prctl(_PR_SET_NAME, name.encode())


def _reseed() -> None:
    """Reseed the random generators: no two forks may draw the same numbers."""
    random.seed()
    if "numpy" in sys.modules:
        import_module("numpy.random").seed()


if __name__ == "__main__":
    main()
