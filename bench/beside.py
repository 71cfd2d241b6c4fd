"""Trainees without a browser, who hand in at the same moment as those with one.

In a classroom each page is drawn by a computer of its own. Thirty windows on the cores of
the server would measure how fast those cores draw, so most of a class speaks with the
server as its pages would and draws nothing.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

from tornado.httpclient import AsyncHTTPClient

from bench.seat import Lesson, Line, Seat, http_client
from tests.support.classroom import PIN

PAGE = "/exercise/s1"


class Beside:
    """The rest of a class, in a thread of its own; a context that lasts for one round."""

    def __init__(self, address: str, trainees: Sequence[str]):
        self._address = address
        self._trainees = trainees
        self._ready = threading.Event()
        self._moment: queue.SimpleQueue[float | None] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(1)

    def __enter__(self) -> Beside:
        self._took = self._pool.submit(lambda: asyncio.run(self._lesson()))
        self._took.add_done_callback(lambda _: self._ready.set())
        self._ready.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._moment.put(None)
        self._pool.shutdown()

    def hand_in_at(self, moment: float) -> None:
        """Have everybody hand in at ``moment``, in seconds since the epoch."""
        self._moment.put(moment)

    def took(self) -> list[float]:
        """Seconds from that moment until the result had come, a value a trainee."""
        return self._took.result()

    async def _lesson(self) -> list[float]:
        client = http_client(len(self._trainees) or 1)
        seated = [await self._seated(number, client) for number in self._trainees]
        self._ready.set()
        moment = await asyncio.to_thread(self._moment.get)
        if moment is None:
            return []
        took = await asyncio.gather(
            *(_hand_in(line, hand_in, moment) for _, _, line, hand_in in seated)
        )
        for seat, page, line, _ in seated:
            await line.close()
            await seat.leave(page)
        return took

    async def _seated(self, number: str, client: AsyncHTTPClient) -> tuple[Seat, Lesson, Line, str]:
        seat = Seat(self._address, client)
        await seat.sign_in(number, PIN)
        page, line, states = await seat.draw(PAGE)
        [hand_in] = [
            model for model in page.views if "hand_in" in states[model]["view"].get("words", {})
        ]
        return seat, page, line, hand_in


async def _hand_in(line: Line, model: str, moment: float) -> float:
    await asyncio.sleep(max(0.0, moment - time.time()))
    await line.marked(model)
    return time.time() - moment
