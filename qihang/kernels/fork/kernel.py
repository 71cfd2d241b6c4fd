"""The kernel in a fork: IPython inside the sandbox, without the parts that no page uses.

No debugger, no history, no settings of an account, no heartbeat, no capture of what
native code prints: each costs threads, memory and milliseconds a trainee.
"""

from __future__ import annotations

import asyncio
import logging
import os
import select
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from comm import get_comm_manager
from ipykernel import ipkernel, kernelapp
from ipykernel.iostream import IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.profiledir import ProfileDir
from traitlets import Type
from traitlets.config import Config

from qihang.answers.client import SOCKET
from qihang.kernels import sandbox
from qihang.kernels.sandbox.seccomp import refuse_new_addresses
from qihang.system.logs import WithoutWords

SCRATCH = Path("/scratch")
"""The one folder in which a kernel can write: in memory, empty, gone with the kernel. Without a
root of its own it is one beside the kernel's sockets."""

LIMITS = sandbox.Limits(
    cpu_seconds=3600, memory=3 * 2**29, file_size=16 * 2**20, open_files=128, threads=64
)
"""CPU time that a page never reaches in a day; it ends an endless loop."""

OWN_FOLDERS = ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR")
"""Variables that name a folder to write in."""


class Lifeline(threading.Thread):
    """Ends this process when the one that asked for it is gone.

    The classroom holds the other end of a pipe and writes nothing: there is news only
    when no process holds that end any more.
    """

    def __init__(self, pipe: int):
        super().__init__(name="lifeline", daemon=True)
        self._pipe = pipe

    def run(self) -> None:
        """Wait for the end, which no other kernel on the same pipe can keep from being heard."""
        end = select.poll()
        end.register(self._pipe, 0)
        end.poll()
        os._exit(1)


class _NothingImported:
    """``sys`` with no modules, for code that would go through all of them."""

    modules: ClassVar[dict[str, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


class LeanKernel(IPythonKernel):
    """An IPython kernel that does not list all modules for a debugger that it does not have.

    Looking at a module writes to the memory it lies in, which a fork shares until then:
    6 MB of each trainee's own.
    """

    def __init__(self, **settings: Any):
        with patch.object(ipkernel, "sys", _NothingImported()):
            super().__init__(**settings)
        for kind in ("comm_open", "comm_close"):
            self.shell_handlers[kind] = partial(self._of_the_page, self.shell_handlers[kind])

    def _of_the_page(
        self, handle: Callable[..., None], stream: Any, identity: Any, message: dict[str, Any]
    ) -> None:
        """Let a page open and close comms of its own: a widget's place is not to be taken."""
        known = self.comm_manager.comms.get(message["content"].get("comm_id"))
        if known is None or not known.primary:
            handle(stream, identity, message)

    def _process_children(self) -> list[Any]:
        """None: in the sandbox it can neither start a process nor list them."""
        return []

    def _publish_status(self, status: str, *args: Any, **settings: Any) -> None:
        """Send the status *idle* but not *busy*, for which nobody waits.

        It would reach the page ahead of the picture that was asked for.
        """
        if status != "busy":
            super()._publish_status(status, *args, **settings)


class _WithoutPipe(IOPubThread):
    """Sends a kernel's outputs, without the socket for outputs of subprocesses."""

    def __init__(self, socket: Any, pipe: bool, session: Any):
        super().__init__(socket, pipe=False, session=session)


class PageKernel(IPKernelApp):
    """An IPython kernel that begins with the namespace of a page."""

    kernel_class = Type(LeanKernel, klass="ipykernel.kernelbase.Kernel")

    def parse_command_line(self, argv: Any = None) -> None:
        """There is none."""

    def init_config_files(self) -> None:
        """No settings of the account that runs the classroom."""

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """See :meth:`init_config_files`."""

    def init_profile_dir(self) -> None:
        """A profile without a folder: nothing is read from it or written to it."""
        self.profile_dir = ProfileDir()

    def init_pdb(self) -> None:
        """No debugger."""

    def init_path(self) -> None:
        """Modules come from where the fork server's came, never from the working folder."""

    def init_control(self, context: Any) -> None:
        """No control thread: it is for kernels that execute code, and a page sends none.

        Each message of a page would go through that thread, one step more on its way.
        """
        super().init_control(context)
        if self.user_ns:
            self.shell_channel_thread = None

    def init_iopub(self, context: Any) -> None:
        """No socket for what processes of its own print: it has none."""
        with patch.object(kernelapp, "IOPubThread", _WithoutPipe):
            super().init_iopub(context)

    def init_heartbeat(self) -> None:
        """No heartbeat: the server watches the process instead."""

    def init_extensions(self) -> None:
        """No extensions."""

    def init_code(self) -> None:
        """No startup files."""


def serve(
    connection_file: str,
    env: Mapping[str, str],
    layers: Sequence[str],
    lifeline: int,
    namespace: dict[str, Any] | None = None,
) -> None:
    """Be a kernel inside the sandbox until it is shut down.

    Its sockets lie beside the connection file, in a folder that is its own. ``namespace``
    is what a page's notebook left. Raises :class:`~qihang.system.linux.LayerFailed`.
    """
    _enter_sandbox(Path(connection_file).parent, env, layers)
    logging.basicConfig(level=logging.WARNING, stream=sys.__stderr__)
    asyncio.set_event_loop(asyncio.new_event_loop())
    kernel = PageKernel.instance(
        connection_file=connection_file,
        user_ns={} if namespace is None else namespace,
        config=_settings(),
        poller=Lifeline(lifeline),
    )
    kernel.initialize([])
    if "seccomp" in layers:
        refuse_new_addresses()
    # What a page sends may make any of its widgets fail, and the words of that may be its own.
    for handler in (*logging.getLogger().handlers, *kernel.log.handlers):
        handler.setFormatter(WithoutWords("%(asctime)s kernel %(process)d %(name)s %(message)s"))
    # The page's widgets were made when there was no kernel to send through.
    for opened in get_comm_manager().comms.values():
        opened.kernel = kernel.kernel  # type: ignore[attr-defined]
    kernel.start()


def _enter_sandbox(home: Path, env: Mapping[str, str], layers: Sequence[str]) -> None:
    """Enter the sandbox; paths outside of it do not exist afterwards."""
    os.environ.clear()
    os.environ.update(env)
    scratch = SCRATCH
    if "root" not in layers:
        scratch = home / "scratch"
        scratch.mkdir(exist_ok=True)
        os.chdir(scratch)
    os.environ.update(dict.fromkeys(OWN_FOLDERS, str(scratch)))
    tempfile.tempdir = None
    profile = sandbox.Profile(
        reads=sandbox.python_paths(),
        scratch=scratch,
        limits=LIMITS,
        home=home,
        sockets=(Path(env[SOCKET]).parent,) if SOCKET in env else (),
    )
    sandbox.enter(profile, layers)


def _settings() -> Config:
    config = Config()
    config.HistoryManager.enabled = False
    config.IPKernelApp.capture_fd_output = False
    # Any number but 0 keeps the kernel from telling a terminal how to connect to it.
    config.IPKernelApp.parent_handle = 1
    return config
