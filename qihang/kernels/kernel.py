"""What a fork becomes: an IPython kernel without what a classroom's page never uses.

No debugger, no history, no settings of an account, no capture of what native code
prints: each costs threads, memory and milliseconds a trainee.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from typing import Any, ClassVar
from unittest.mock import patch

from comm import get_comm_manager
from ipykernel import ipkernel
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.profiledir import ProfileDir
from traitlets import Type
from traitlets.config import Config

from qihang.logs import spare


class Lifeline(threading.Thread):
    """Ends this process when the one that asked for it is gone.

    The classroom holds the other end of a pipe and writes nothing: reading returns only
    when no process holds that end any more.
    """

    def __init__(self, pipe: int):
        super().__init__(name="lifeline", daemon=True)
        self._pipe = pipe

    def run(self) -> None:
        """Wait for the end."""
        os.read(self._pipe, 1)
        os._exit(1)


class _NothingImported:
    """``sys`` for who must not look at each imported module."""

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

    def _publish_status(self, status: str, *args: Any, **settings: Any) -> None:
        """Say when something is done, and not before that it is begun: nobody waits for that.

        It would reach the page ahead of the picture that was asked for.
        """
        if status != "busy":
            super()._publish_status(status, *args, **settings)


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
        """A profile that is nothing but a name: nothing is read from it or kept in it."""
        self.profile_dir = ProfileDir()

    def init_pdb(self) -> None:
        """Nobody debugs a trainee's kernel."""

    def init_path(self) -> None:
        """Modules come from where the fork server's came, never from the working folder."""

    def init_control(self, context: Any) -> None:
        """A thread that takes messages in is for code; a page whose notebook has run sends none.

        Each message of a page would go through that thread, one step more on its way.
        """
        super().init_control(context)
        if self.user_ns:
            self.shell_channel_thread = None

    def init_extensions(self) -> None:
        """No extensions."""

    def init_code(self) -> None:
        """No startup files."""


def serve(connection_file: str, namespace: dict[str, Any] | None, lifeline: int) -> None:
    """Be a kernel until it is shut down. ``namespace`` is what a page's notebook left."""
    logging.basicConfig(
        level=logging.WARNING,
        stream=sys.__stderr__,
        format="%(asctime)s kernel %(process)d %(name)s %(message)s",
    )
    asyncio.set_event_loop(asyncio.new_event_loop())
    kernel = PageKernel.instance(
        connection_file=connection_file,
        user_ns={} if namespace is None else namespace,
        config=_settings(),
        poller=Lifeline(lifeline),
    )
    kernel.initialize([])
    # A page can make its kernel fail as often as it may speak.
    spare(logging.getLogger(), kernel.log, rate=0.2, burst=50)
    # The page's widgets were made when there was no kernel to send through.
    for opened in get_comm_manager().comms.values():
        opened.kernel = kernel.kernel  # type: ignore[attr-defined]
    kernel.start()


def _settings() -> Config:
    config = Config()
    config.HistoryManager.enabled = False
    config.IPKernelApp.capture_fd_output = False
    # Any number but 0 keeps the kernel from telling a terminal how to connect to it.
    config.IPKernelApp.parent_handle = 1
    return config
