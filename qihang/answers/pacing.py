"""How much of the answer service each page and each trainee may have.

A kernel may be taken over, and then asks for whatever it likes. All its calls are paced, those
that only read too: by the trainee whose token it shows, and by the process that asks where it
shows none. What comes too fast waits in its own connection, and costs the others nothing.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from qihang.system.rate_limit import RateLimit, RateLimits

PACES = {
    "claim": (2, 40),
    "save": (5, 50),
    "keep": (5, 50),
    "keep_review": (1, 20),
    "hand_in": (0.4, 10),
    "marked": (2, 20),
    "again": (0.2, 5),
    "earlier": (0.5, 10),
}
"""Each call of a page: how many a second a trainee has, over all of the trainee's pages, and how
many at once. A page that is typed into saves about once a second; a submission has to be marked,
and takes two calls; a page claims its session when it is opened."""

BYTES_A_SECOND, BYTES_AT_ONCE = 20 * 1024, 2 * 1024 * 1024
"""How much a trainee may have written: answers are appended, and all share the disk."""

VAIN_A_SECOND, VAIN_AT_ONCE = 20, 80
"""Requests of a process that are refused: with a false token, or in no words at all."""

MOST_CONNECTIONS = 64
"""Connections that a process may have. A kernel needs one for its calls, and one more while it
waits for marks."""

_CREDENTIALS = struct.Struct("3i")
"""What Linux tells of the process at the other end: its number, account and group."""


class Pacing:
    """The rate of one trainee, over all of the trainee's pages."""

    def __init__(self) -> None:
        self._calls = {name: RateLimit(*pace) for name, pace in PACES.items()}
        self._bytes = RateLimit(BYTES_A_SECOND, BYTES_AT_ONCE)

    def due_in(self, call: str, size: int) -> float:
        """Seconds until a call of that name with a request of that many bytes is due."""
        return max(self._calls[call].take(), self._bytes.take(size))


class TooManyConnections(Exception):
    """A process has more connections than a kernel has a use for."""


class Kernels:
    """The share of each process that asks at the kernels' socket."""

    def __init__(self) -> None:
        self._connected: Counter[str] = Counter()
        self._vain = RateLimits(VAIN_A_SECOND, VAIN_AT_ONCE)

    @contextmanager
    def connected(self, writer: asyncio.StreamWriter) -> Iterator[RateLimit]:
        """The rate of what is asked in vain. Raises :class:`TooManyConnections`."""
        who = _process_of(writer)
        if self._connected[who] >= MOST_CONNECTIONS:
            raise TooManyConnections(who)
        self._connected[who] += 1
        try:
            yield self._vain.of(who)
        finally:
            self._connected[who] -= 1
            if not self._connected[who]:
                del self._connected[who]


def _process_of(writer: asyncio.StreamWriter) -> str:
    """The process at the other end of a Unix socket, as Linux knows it."""
    line = writer.get_extra_info("socket")
    found = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return str(_CREDENTIALS.unpack(found)[0])
