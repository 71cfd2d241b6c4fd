"""Waiting for something to become true, without sleeping for a guessed time."""

from __future__ import annotations

import asyncio
import select
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Found = TypeVar("Found")

PATIENCE_S = 90.0
"""Seconds until a test gives up what should have come to be. No test judges a time: two cores
serve classrooms, their kernels and the browsers of several tests at once."""

PATIENCE_MS = 1000 * PATIENCE_S


def run(coroutine: Coroutine[Any, Any, Found]) -> Found:
    """Run it beside the event loop of a browser, which may have this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def until(condition: Callable[[], Found], patience: float = PATIENCE_S) -> Found:
    """The first truthy value of ``condition``; asks again every 20 ms."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        select.select([], [], [], 0.02)
    raise AssertionError(f"still not so after {patience} s")
