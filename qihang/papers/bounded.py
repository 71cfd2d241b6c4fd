"""A paper that is made while a classroom goes on: one at a time, in a process of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

from qihang.system import bounded
from qihang.system.bounded import NotDone as NotMade

__all__ = ["NotMade", "made"]

_one_at_a_time = asyncio.Semaphore(1)


async def made(pages: Sequence[Mapping[str, Any]]) -> bytes:
    """The PDF of the pages of plans. Raises :class:`NotMade`."""
    async with _one_at_a_time:
        return await asyncio.to_thread(bounded.output, "qihang.papers", json.dumps(pages).encode())
