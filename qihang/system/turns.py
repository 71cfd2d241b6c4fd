"""Taking turns: some do something at the same time, and those who wait go on one from each."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class TooMany(Exception):
    """So many of one kind wait already that one more is turned away."""


class Turns:
    """Lets ``at_once`` go on at a time, and up to ``waiting`` of each wait for their turn.

    Whenever one is done, the next one is of whoever was served longest ago. So who asks a
    hundred times waits behind himself, and another one behind one of them.
    """

    def __init__(self, at_once: int, waiting: int):
        self._at_once = self._free = at_once
        self._waiting = waiting
        self._queues: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def is_idle(self) -> bool:
        """Whether nobody goes on and nobody waits."""
        return self._free == self._at_once

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Wait for a turn of ``who`` and have it. Raises :class:`TooMany`."""
        await self._wait(who)
        try:
            yield
        finally:
            self._go_on()

    async def _wait(self, who: str) -> None:
        if self._free:
            self._free -= 1
            return
        queue = self._queues.setdefault(who, deque())
        if len(queue) >= self._waiting:
            raise TooMany(who)
        mine = asyncio.get_running_loop().create_future()
        queue.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._go_on()
            raise

    def _go_on(self) -> None:
        while self._queues:
            who, queue = next(iter(self._queues.items()))
            next_one = queue.popleft()
            del self._queues[who]
            if queue:
                self._queues[who] = queue
            if not next_one.done():
                next_one.set_result(None)
                return
        self._free += 1
