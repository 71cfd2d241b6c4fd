"""Asking Linux itself for what Python's library has no function for."""

from __future__ import annotations

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
"""The C library; after a call that failed, :func:`layer_failed` says why."""


class LayerFailed(OSError):
    """Linux refused a layer of the sandbox."""


def layer_failed(layer: str) -> LayerFailed:
    """Why the call before this one failed."""
    number = ctypes.get_errno()
    return LayerFailed(number, f"{layer}: {os.strerror(number)}")
