"""Asking Linux itself for what Python's library has no function for."""

from __future__ import annotations

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
"""The C library; after a call that failed, :func:`fallen` says why."""


class WallFell(OSError):
    """Linux did not put up a wall."""


def fallen(wall: str) -> WallFell:
    """Why the call before this one failed."""
    number = ctypes.get_errno()
    return WallFell(number, f"{wall}: {os.strerror(number)}")
