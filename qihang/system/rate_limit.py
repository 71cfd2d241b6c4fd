"""How often something may happen: a token bucket, and one for each of many."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

MOST_REMEMBERED = 10_000
"""Buckets that are kept at the same time; those that are full again tell nothing."""


class RateLimit:
    """Holds up to ``burst`` tokens and gets ``rate`` of them a second."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic):
        self._rate, self._burst, self._clock = rate, burst, clock
        self._tokens, self._filled_at = burst, clock()

    @property
    def is_full(self) -> bool:
        """Whether nothing was taken of late."""
        self._fill()
        return self._tokens >= self._burst

    def due_in(self, tokens: float = 1) -> float:
        """Seconds until there are so many tokens; takes none."""
        self._fill()
        return max(0.0, (tokens - self._tokens) / self._rate)

    def take(self, tokens: float = 1) -> float:
        """Take tokens, also those that are still to come; returns the seconds until they are."""
        self._fill()
        self._tokens -= tokens
        return max(0.0, -self._tokens / self._rate)

    def try_take(self, tokens: float = 1) -> bool:
        """Take tokens if there are so many; returns whether there were."""
        self._fill()
        if self._tokens < tokens:
            return False
        self._tokens -= tokens
        return True

    def _fill(self) -> None:
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._filled_at) * self._rate)
        self._filled_at = now


class RateLimits:
    """A limit of its own for each of many: seats, trainees, pages."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic):
        self._new = lambda: RateLimit(rate, burst, clock)
        self._limits: dict[str, RateLimit] = {}
        self._lock = threading.Lock()

    def of(self, who: str) -> RateLimit:
        """The limit of one of them; threads may ask at the same time."""
        with self._lock:
            if who not in self._limits:
                if len(self._limits) >= MOST_REMEMBERED:
                    self._forget()
                self._limits[who] = self._new()
            return self._limits[who]

    def _forget(self) -> None:
        """Forget the limits that are full again; if none is, the oldest one."""
        used = {who: limit for who, limit in self._limits.items() if not limit.is_full}
        if len(used) == len(self._limits):
            del used[next(iter(used))]
        self._limits = used
