"""Waiting for something to become true, without sleeping for a guessed time."""

from __future__ import annotations

import asyncio
import select
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Found = TypeVar("Found")


def run(coroutine: Coroutine[Any, Any, Found]) -> Found:
    """Run it beside the event loop of a browser, which may have this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def until(condition: Callable[[], Found], patience: float = 30.0) -> Found:
    """The first truthy value of ``condition``; asks again every 20 ms."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        select.select([], [], [], 0.02)
    raise AssertionError(f"still not so after {patience} s")
