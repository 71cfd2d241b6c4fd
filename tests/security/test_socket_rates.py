"""How much a page may say to its kernel, and how fast."""

import asyncio
import json
from types import SimpleNamespace

import pytest

from qihang.server import sockets
from qihang.system.rate_limit import RateLimit
from tests.support.wire import GOOD, packed


def test_a_rate_limit_lets_a_burst_pass_and_then_its_rate():
    now = [0.0]
    limit = RateLimit(rate=10, burst=3, clock=lambda: now[0])
    assert [limit.take() for _ in range(4)] == [0, 0, 0, pytest.approx(0.1)]
    assert not limit.try_take()
    now[0] = 0.25
    assert limit.try_take()
    assert not limit.try_take()


@pytest.mark.security("one page sends thousands of messages at once: its kernel's queue is bounded")
def test_no_more_than_a_window_of_messages_waits_for_a_slow_kernel(run):
    async def flood():
        connection = Unconnected()
        sending = [
            asyncio.ensure_future(connection.hear(packed(GOOD.replace('"1"', f'"{number}"'))))
            for number in range(200)
        ]
        await passed(connection, sockets.MOST_UNANSWERED)
        connection.is_idle_after("49")
        await passed(connection, sockets.MOST_UNANSWERED + 50)
        for one in sending:
            one.cancel()
        return len(connection.kernel.sent)

    async def passed(connection, messages):
        """Some turns of the loop after so many messages went."""
        # A turn of the loop, and no time: the messages go in the tasks beside this one.
        while len(connection.kernel.sent) < messages:
            await asyncio.sleep(0)
        # That no more follow cannot be waited for: each one would need a turn of the loop.
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(connection.kernel.sent) == messages

    assert run(flood()) == sockets.MOST_UNANSWERED + 50


@pytest.mark.security("one page sends more messages and bytes a second than any page of ours")
def test_a_page_that_says_too_much_is_made_to_wait(run, monkeypatch):
    waits = []

    async def noted(seconds):
        waits.append(seconds)

    async def say(message, times):
        connection = Unconnected()
        monkeypatch.setattr(sockets, "asyncio", SimpleNamespace(Event=asyncio.Event, sleep=noted))
        for _ in range(times):
            await connection.hear(message)
            connection.is_idle_after("1")
        assert len(connection.kernel.sent) == times

    run(say(packed(GOOD), sockets.MESSAGES_AT_ONCE))
    assert waits == []
    run(say(packed(GOOD), sockets.MESSAGES_AT_ONCE + 100))
    assert waits[-1] > 0.5
    waits.clear()
    run(say(packed(GOOD, json.dumps({"x": "x" * 100_000})), 12))
    assert waits[-1] > 0.3


class Kernel:
    """Stands for the kernel and all between: notes what it was sent."""

    def __init__(self):
        self.sent = []

    def used(self, _):
        pass

    def send_raw(self, _, parts):
        self.sent.append(parts)


class Unconnected(sockets.PageConnection):
    """A connection to such a kernel."""

    multi_kernel_manager = session = None
    kernel_id = "k"

    def __init__(self):
        super().__init__()
        self.multi_kernel_manager = self.session = self.kernel = Kernel()
        self.channels = {"shell": None}

    def is_idle_after(self, message):
        parts = [{}, {}, {"msg_id": message}, {}, {"execution_state": "idle"}]
        self._note_heard([json.dumps(part).encode() for part in parts])
