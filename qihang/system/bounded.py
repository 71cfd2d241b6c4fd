"""Work in a process of its own, bounded in time and memory.

What somebody brings or writes may be anything; what it does too much ends that process, and
nothing else. It gets its input through a pipe, so nothing of it is seen in a list of processes.
"""

from __future__ import annotations

import logging
import resource
import subprocess
import sys

PATIENCE = 60.0
"""Seconds after which a process is given up. What it may work is bounded by itself; this is for one
that waits, and a computer may be so busy that half a second of work takes twenty."""

log = logging.getLogger(__name__)


class NotDone(Exception):
    """The process did not come to its end within its bounds."""


def output(module: str, given: bytes, patience: float | None = None) -> bytes:
    """What ``python -m module`` writes when it is given ``given``. Raises :class:`NotDone`."""
    command = [sys.executable, "-m", module]
    seconds = PATIENCE if patience is None else patience
    try:
        ended = subprocess.run(
            command, input=given, capture_output=True, timeout=seconds, check=True
        )
    except subprocess.SubprocessError as error:
        log.warning("%s", getattr(error, "stderr", None) or error)
        raise NotDone from error
    return ended.stdout


def limit(seconds: int, memory: int) -> None:
    """Bound this process: seconds of a processor, and bytes of memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
