"""Looks at the seats whenever there is news, once for everybody who watches them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from qihang.answers.client import Refused, Unreachable
from qihang.desk.asking import Asking
from qihang.protocol.desk import Seat
from qihang.protocol.service import Answers

log = logging.getLogger("qihang.desk.now")

REST = 1.0
"""Seconds between two looks: a class that saves all the time is looked at once a second."""

Watcher = Callable[[Sequence[Seat] | None], Awaitable[None]]
"""Is told of every seat, or ``None`` while the classroom does not answer."""


class Watch:
    """Nobody is asked while nobody watches."""

    def __init__(self, asking: Asking):
        self._asking = asking
        self._watchers: set[Watcher] = set()
        self._task: asyncio.Task[None] | None = None
        self._last: Sequence[Seat] | None = None

    def begin(self, watcher: Watcher) -> None:
        """Tell ``watcher`` of the seats from now on."""
        self._watchers.add(watcher)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._look())
        elif self._last is not None:
            asyncio.get_running_loop().create_task(self._tell(watcher))

    def end(self, watcher: Watcher) -> None:
        """Tell it no more."""
        self._watchers.discard(watcher)

    async def _look(self) -> None:
        seen = -1
        while self._watchers:
            try:
                seen = await self._asking.ask(partial(_news, seen=seen))
                self._last = await self._asking.ask(lambda answers: answers.desk.seats(None))
            except (Unreachable, Refused):
                self._last, seen = None, -1
            await asyncio.gather(*map(self._tell, tuple(self._watchers)))
            await asyncio.sleep(REST)
        self._last = None

    async def _tell(self, watcher: Watcher) -> None:
        """One that fails is told no more; the others are."""
        try:
            await watcher(self._last)
        except Exception:
            log.exception("a page of the class now is told no more")
            self.end(watcher)


def _news(answers: Answers, seen: int) -> int:
    return answers.desk.wait_for_news(seen)
