"""What this machine cannot go below: a fork, a small file made safe, a message and its answer.

``python -m bench.floors`` prints them as JSON. They are measured in a process of their own,
so that they are the same whatever else is measured in a run, and one that has loaded little,
as a fork takes longer the more there is to copy.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

from bench.stats import Summary, summary

ROOT = Path(__file__).resolve().parents[1]

TIMES = 200
BLOCK = b"x" * 4096

Floors = dict[str, Summary]
"""Milliseconds by what was done."""


def floors() -> Floors:
    """Measure them, in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.floors"], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    told: Floors = json.loads(done.stdout)
    return told


def measured() -> Floors:
    """Measure them in this process, which must have no thread but this one."""
    return {
        "fork of a process with only tornado loaded, until its end was seen": summary(
            _times(_fork)
        ),
        "fsync of a new file of 4 kB": summary(_fsyncs()),
        "websocket round trip on loopback": summary(_round_trips()),
    }


def _times(work: Callable[[], None]) -> list[float]:
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - began))
    return took


def _fork() -> None:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


def _fsyncs() -> list[float]:
    """Of files in the folder where the classrooms that are measured lie."""
    with tempfile.TemporaryDirectory(prefix="qihang-bench-") as folder:
        places = (Path(folder) / str(number) for number in range(TIMES))
        return _times(lambda: _write(next(places)))


def _write(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        file.write(BLOCK)
        os.fsync(file.fileno())


class _Echo(WebSocketHandler):
    def on_message(self, message: str | bytes) -> None:
        """Send it back."""
        self.write_message(message)


def _round_trips() -> list[float]:
    """Of a short message, between two processes that use what the classroom uses."""
    [listener] = bind_sockets(0, "127.0.0.1")
    child = os.fork()
    if not child:
        try:
            asyncio.run(_serve(listener))
        finally:
            os._exit(1)
    port = listener.getsockname()[1]
    listener.close()
    try:
        return asyncio.run(_ask(f"ws://127.0.0.1:{port}/"))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


async def _serve(listener: socket.socket) -> None:
    HTTPServer(Application([("/", _Echo)])).add_sockets([listener])
    await asyncio.Event().wait()


async def _ask(address: str) -> list[float]:
    line = await websocket_connect(address)
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        await line.write_message("ready")
        await line.read_message()
        took.append(1000 * (time.perf_counter() - began))
    line.close()
    return took


if __name__ == "__main__":
    print(json.dumps(measured()))
