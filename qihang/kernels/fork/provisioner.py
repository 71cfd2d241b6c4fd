"""How Jupyter gets a kernel from the fork server: its kernelspec names this provisioner."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from qihang.kernels.fork.client import (
    ONE_THREAD,
    ForkedProcess,
    ForkRequest,
    NoFork,
    Template,
    fork_server,
)


class ForkProvisioner(LocalProvisioner):
    """Forks a kernel; if that fails, starts it the ordinary way and logs it.

    Both are inside the sandbox, and write nowhere but in their own scratch folder.

    With ``template=`` among what a kernel is started with, the kernel is a fork of that
    page template. There is no ordinary way to such a kernel: :class:`NoFork` is raised.
    """

    async def launch_kernel(self, cmd: list[str], **settings: Any) -> Any:
        """Jupyter calls this with the ordinary command and its environment."""
        template: Template | None = settings.pop("template", None)
        request = ForkRequest(
            connection_file=str(Path(self.parent.connection_file).absolute()),
            env=dict(settings.get("env") or os.environ),
        )
        if template is not None:
            return self._taken(await template.fork_soon(request))
        try:
            return self._taken(await fork_server().fork_soon(request))
        except NoFork as reason:
            self.log.warning("No kernel from the fork server (%s): an ordinary one.", reason)
            cmd, needs = fork_server().ordinary(request.connection_file)
            settings |= {**needs, "env": request.env | ONE_THREAD}
            return await super().launch_kernel(cmd, **settings)

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and wait for its end, so that Jupyter need not poll."""
        await super().kill(restart)
        await self._end_of_fork()

    async def wait(self) -> int | None:
        """Wait for the end of a forked kernel without polling."""
        await self._end_of_fork()
        return await super().wait()

    async def _end_of_fork(self) -> None:
        if isinstance(self.process, ForkedProcess) and self.process.poll() is None:
            await _readable(self.process.fileno())

    def _taken(self, process: ForkedProcess) -> Any:
        self.process = process
        # A fork leads a process group of its own.
        self.pid = self.pgid = process.pid
        return self.connection_info


async def _readable(descriptor: int) -> None:
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(descriptor, ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(descriptor)
