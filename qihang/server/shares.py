"""The share that each seat has of the trainee server.

Whatever comes faster from a seat waits in its own connections until it is due, before anything
is looked at, and costs the other seats nothing. A class behind one address that is no trusted
proxy is one seat; so as much as a class does when a lesson begins is free, and within a seat
each number has a share of the sign-ins.
"""

from __future__ import annotations

import asyncio
from inspect import isawaitable
from typing import Any

from tornado.web import RequestHandler

from qihang.server.seats import seat_of
from qihang.system.rate_limit import RateLimit, RateLimits

LONGEST_WAIT = 60
"""Seconds; a request that would have to wait longer is not answered, and its connection closed."""

MOST_HELD = 1000
"""Connections that wait for that. Closed at once, they would be opened again at once, and the
opening alone kept the server busy."""

_held: set[RequestHandler] = set()


def seat(handler: RequestHandler) -> str:
    """The seat from which a request comes."""
    return seat_of(handler.request, handler.settings["qihang_house"].trusted_proxies)


async def is_due(handler: RequestHandler, *shares: RateLimit) -> bool:
    """Wait until a request is due in each of some shares, the narrowest first.

    ``False`` where that would be too long: then its connection is closed.
    """
    for share in shares:
        if share.due_in() > LONGEST_WAIT:
            await _close(handler)
            return False
        await asyncio.sleep(share.take())
    return True


async def _close(handler: RequestHandler) -> None:
    """Close the connection of a request, after a while unless many wait for that already."""
    if len(_held) < MOST_HELD:
        _held.add(handler)
        try:
            await asyncio.sleep(LONGEST_WAIT)
        finally:
            _held.discard(handler)
    handler.detach().close()


def paced(handler: type, rate: float, burst: float) -> type:
    """``handler``, asked ``burst`` times at once and then ``rate`` times a second by a seat."""
    shares = RateLimits(rate, burst)

    async def prepare(self: Any, **settings: Any) -> None:
        if not await is_due(self, shares.of(seat(self))):
            return
        prepared = handler.prepare(self, **settings)  # type: ignore[attr-defined]
        if isawaitable(prepared):
            await prepared

    return type(handler.__name__, (handler,), {"prepare": prepare})
