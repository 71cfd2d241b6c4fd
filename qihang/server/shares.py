"""The share that each seat has of the trainee server.

Whatever comes faster from a seat waits in its own connections until it is due, before anything
is looked at, and costs the other seats nothing. A class behind one address that is no trusted
proxy is one seat; so as much as a class does when a lesson begins is free.
"""

from __future__ import annotations

import asyncio
from inspect import isawaitable
from typing import Any

from qihang.server.seats import seat_of
from qihang.system.rate_limit import RateLimits

LONGEST_WAIT = 60
"""Seconds; where more than they can bring is waiting already, a connection is just closed."""


def paced(handler: type, rate: float, burst: float) -> type:
    """``handler``, asked ``burst`` times at once and then ``rate`` times a second by a seat."""
    shares = RateLimits(rate, burst)

    async def prepare(self: Any, **settings: Any) -> None:
        share = shares.of(seat_of(self.request, self.settings["qihang_house"].trusted_proxies))
        if share.due_in() > LONGEST_WAIT:
            self.detach().close()
            return
        await asyncio.sleep(share.take())
        prepared = handler.prepare(self, **settings)  # type: ignore[attr-defined]
        if isawaitable(prepared):
            await prepared

    return type(handler.__name__, (handler,), {"prepare": prepare})
