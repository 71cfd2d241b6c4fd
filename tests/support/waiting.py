"""Waiting for something to become true, without sleeping for a guessed time."""

from __future__ import annotations

import select
import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def until(condition: Callable[[], Found], patience: float = 30.0) -> Found:
    """The first truthy value of ``condition``; asks again every 20 ms."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        select.select([], [], [], 0.02)
    raise AssertionError(f"still not so after {patience} s")
