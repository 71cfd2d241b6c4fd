"""The client of the fork server; also starts and restarts the server.

The client owns its fork server: it starts it, restarts it when it died, and stops it when it
ends itself. Forked kernels survive the end of the fork server, but not that of the client.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from qihang.kernels import sandbox
from qihang.system.channel import Channel, Closed
from qihang.system.logs import Log
from qihang.system.rate_limit import RateLimit

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds to wait for a fork, which takes some milliseconds; a busy computer may take seconds, and
to start another fork server then would only make it busier."""

PATIENCE_TO_IMPORT = 120.0
"""Seconds to wait for a fork server that was just started; one that ended is not waited for."""

PATIENCE_TO_PREPARE = 60.0
"""Seconds that a page's notebook may run."""

STARTS_A_SECOND, STARTS_AT_ONCE = 0.2, 3
"""How often the fork server may be started; one that dies at once must not keep a core busy."""


ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Environment of a process that can be forked or sandboxed after it has imported numpy."""

PRINTED_EACH_SECOND, PRINTED_AT_ONCE = 256, 128 * 1024
"""Bytes of this process's own log that all kernels together may fill."""

_PR_SET_CHILD_SUBREAPER = 36


class NoFork(Exception):
    """The fork server gave no process; the message says why."""


class Unfit(NoFork):
    """A notebook that cannot be run ahead, however often it is tried."""


class ForkedProcess:
    """A process that this one did not start itself, with the interface of ``Popen``.

    It is held by a pidfd, which never stands for another process, whatever happens to
    the number.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int):
        self.pid = pid
        self.returncode: int | None = None
        self._handle = handle

    def fileno(self) -> int:
        """A descriptor that can be read once the process has ended."""
        return self._handle

    def poll(self) -> int | None:
        """``None`` while it runs. How it ended is not known, so that counts as 1."""
        if self.returncode is None and self._ends_within(0):
            self._ended()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end. Raises ``subprocess.TimeoutExpired``."""
        if self.returncode is None:
            if not self._ends_within(timeout):
                raise subprocess.TimeoutExpired("kernel", timeout or 0.0)
            self._ended()
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _ends_within(self, timeout: float | None) -> bool:
        # poll, because select knows no descriptor above 1023, and a full classroom has more.
        waiting = select.poll()
        waiting.register(self._handle, select.POLLIN)
        return bool(waiting.poll(None if timeout is None else 1000 * timeout))

    def _ended(self) -> None:
        # It is our child only if the process that forked it is gone.
        with contextlib.suppress(ChildProcessError):
            os.waitid(os.P_PIDFD, self._handle, os.WEXITED | os.WNOHANG)
        os.close(self._handle)
        self.returncode = 1


@dataclass(frozen=True)
class ForkRequest:
    """The parameters of a forked kernel."""

    connection_file: str
    """Lies in a folder that is the kernel's own; its sockets come to lie beside it."""
    env: dict[str, str]


class Forker:
    """A process that forks kernels: the fork server itself, or a page template."""

    def __init__(self, line: Channel):
        self._line = line
        self._turn = threading.Lock()
        self.is_broken = False

    def fork(self, request: ForkRequest) -> ForkedProcess:
        """A new kernel. Raises :class:`NoFork`."""
        asked = {
            "do": "fork",
            "connection_file": request.connection_file,
            "env": request.env,
        }
        return self._process(asked)

    async def fork_soon(self, request: ForkRequest) -> ForkedProcess:
        """:meth:`fork` without holding up the event loop."""
        return await asyncio.to_thread(self.fork, request)

    def prepare(self, notebook: Path, line: int) -> ForkedProcess:
        """A fork that runs a page's notebook and then serves on ``line``. Raises :class:`NoFork`.

        See :class:`Template`.
        """
        return self._process({"do": "prepare", "notebook": str(notebook)}, (line,))

    def close(self) -> None:
        """Close the line; the process ends, its kernels go on."""
        self._line.close()

    def hear(self, patience: float) -> tuple[dict[str, Any], list[int]]:
        """Its next message, within ``patience`` seconds. Raises :class:`NoFork`."""
        try:
            self._line.patience(patience)
            return self._line.receive()
        except Closed as error:
            # A late reply would be taken for the reply to the next request.
            self.is_broken = True
            self._line.close()
            raise NoFork(str(error)) from error

    def _process(self, asked: dict[str, Any], files: tuple[int, ...] = ()) -> ForkedProcess:
        with self._turn:
            try:
                self._line.send(asked, files)
            except Closed as error:
                self.is_broken = True
                raise NoFork(str(error)) from error
            said, handles = self.hear(PATIENCE)
        if "pid" not in said:
            raise NoFork(said.get("failed", "it said nothing"))
        return ForkedProcess(said["pid"], handles[0])


class Template(Forker):
    """A page template: forks kernels that have run the page's notebook."""

    outputs: list[list[dict[str, Any]]]
    """What each cell of the notebook put out, as nbformat writes it."""
    is_light: bool
    """Whether the small runtime can draw the page; see :mod:`qihang.kernels.run.light`."""

    def __init__(self, line: Channel, process: ForkedProcess):
        super().__init__(line)
        self._template = process

    def is_alive(self) -> bool:
        """Whether it can still fork."""
        return not self.is_broken and self._template.poll() is None

    def close(self) -> None:
        """Close it and wait until it has ended."""
        super().close()
        self._template.kill()
        self._template.wait()


class ForkServer:
    """The fork server of this process; started when it is first needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._forker: Forker | None = None
        self._greeted = False
        self._starts = RateLimit(STARTS_A_SECOND, STARTS_AT_ONCE)
        self._starting = threading.Lock()
        # Closed when this process ends for any reason; kernels watch the other end.
        self._lifeline, self._held = os.pipe()
        # What kernels print; none of them holds this process's own log.
        self._printed = Log(_print_here, PRINTED_EACH_SECOND, PRINTED_AT_ONCE).open()

    def start(self) -> None:
        """Start it, or start it again if it died. It serves once it has imported all.

        Raises :class:`OperatorError` without a sandbox.
        """
        with self._starting:
            self._start()

    def stop(self) -> None:
        """Stop it. Kernels and templates that were forked go on."""
        # Ahead of the turn: who has it may be waiting for what the process says.
        self._end_process()
        with self._starting:
            self._end_process()
            self._let_go()

    def is_alive(self) -> bool:
        """Whether the process runs; it may still be importing."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """Its process id, if it was started."""
        return self._process.pid if self._process else None

    def fork(self, request: ForkRequest) -> ForkedProcess:
        """A blank kernel. Raises :class:`NoFork`; the fork server is started again then."""
        return self._ready().fork(request)

    async def fork_soon(self, request: ForkRequest) -> ForkedProcess:
        """:meth:`fork` without holding up the event loop."""
        return await asyncio.to_thread(self.fork, request)

    def prepare(self, notebook: Path) -> Template:
        """A template of a page's notebook.

        Raises :class:`Unfit` where the notebook cannot be run ahead, with the reason, and
        :class:`NoFork` where something ended before it was.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            process = self._ready().prepare(notebook, theirs.fileno())
        template = Template(Channel(ours), process)
        try:
            said, _ = template.hear(PATIENCE_TO_PREPARE)
            if "outputs" not in said:
                raise Unfit(said["failed"])
        except NoFork:
            template.close()
            raise
        template.outputs, template.is_light = said["outputs"], said["light"]
        return template

    def ordinary(self, connection_file: str) -> tuple[list[str], dict[str, Any]]:
        """How to start a kernel without a fork: a command, and what ``Popen`` needs for it."""
        command = [sys.executable, "-m", "qihang.kernels.fork.ordinary", connection_file]
        command += [str(self._lifeline), " ".join(sandbox.layers())]
        streams = {"stdout": self._printed, "stderr": self._printed}
        return command, {"pass_fds": (self._lifeline,), **streams}

    def _ready(self) -> Forker:
        with self._starting:
            self._start()
            if self._forker is None:
                raise NoFork("the fork server died and is started again in a moment")
            if not self._greeted:
                self._forker.hear(PATIENCE_TO_IMPORT)
                self._greeted = True
            return self._forker

    def _start(self) -> None:
        if self.is_alive() and self._forker is not None and not self._forker.is_broken:
            return
        if self._process is not None:
            log.warning("the fork server failed; starting another one")
            self._end_process()
        self._let_go()
        if not self._starts.try_take():
            return
        layers = " ".join(sandbox.layers())
        ours, theirs = socket.socketpair()
        with theirs:
            files = (theirs.fileno(), self._lifeline)
            self._process = subprocess.Popen(
                [sys.executable, "-m", "qihang.kernels.fork.server", *map(str, files), layers],
                pass_fds=files,
                stdin=subprocess.DEVNULL,
                stdout=self._printed,
                stderr=self._printed,
                env={**os.environ, **ONE_THREAD},
                start_new_session=True,
            )
        self._forker, self._greeted = Forker(Channel(ours)), False

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _let_go(self) -> None:
        if self._forker is not None:
            self._forker.close()
            self._forker = None


def _print_here(said: bytes) -> None:
    os.write(2, said)


@cache
def fork_server() -> ForkServer:
    """The fork server of this process."""
    return ForkServer()


def adopt_orphans() -> None:
    """Become the subreaper: forked processes whose parent died become children of this one."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
