"""Asking Linux itself for what Python's library has no function for."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

libc = ctypes.CDLL(None, use_errno=True)
"""The C library; after a call that failed, :func:`layer_failed` says why."""


_PF_EXITING = 0x4
_FLAGS = 6
"""The place of a process's flags in its ``stat``, counted after its name."""


class LayerFailed(OSError):
    """Linux refused a layer of the sandbox."""


def layer_failed(layer: str) -> LayerFailed:
    """Why the call before this one failed."""
    number = ctypes.get_errno()
    return LayerFailed(number, f"{layer}: {os.strerror(number)}")


def is_ending(pid: int) -> bool:
    """Whether a process has begun to end, or has ended.

    A process of several threads that is killed ends one after the other. Until the last of them
    was given its turn, which takes a while where the machine is busy, it still counts as running,
    also for its pidfd.
    """
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return True
    flags = said.rpartition(")")[2].split()[_FLAGS]
    return bool(int(flags) & _PF_EXITING)
