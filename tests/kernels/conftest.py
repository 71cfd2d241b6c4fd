"""A fork server of the test's own, and kernels from it."""

import os

import pytest
from jupyter_client import KernelManager

from qihang.kernels.fork.client import ForkServer
from qihang.server.paths import JUPYTER


@pytest.fixture
def server(monkeypatch):
    """A fork server of the test's own, which the provisioner asks."""
    monkeypatch.setenv("JUPYTER_PATH", str(JUPYTER))
    own = ForkServer()
    own.start()
    monkeypatch.setattr("qihang.kernels.fork.provisioner.fork_server", lambda: own)
    yield own
    own.stop()


@pytest.fixture
def start(server, tmp_path):
    """Starts kernels and ends them with the test."""
    started = []

    def start_one(env=None, **settings):
        folder = tmp_path / f"{len(started)}"
        folder.mkdir()
        manager = KernelManager(
            kernel_name="qihang",
            transport="ipc",
            ip=str(folder / "at"),
            connection_file=str(folder / "kernel.json"),
        )
        manager.start_kernel(cwd=str(folder), env={**os.environ, **(env or {})}, **settings)
        started.append(manager)
        return manager

    yield start_one
    for manager in started:
        manager.shutdown_kernel(now=True)
