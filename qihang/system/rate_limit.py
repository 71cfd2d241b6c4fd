"""How often something may happen: a token bucket."""

from __future__ import annotations

import time
from collections.abc import Callable


class RateLimit:
    """Holds up to ``burst`` tokens and gets ``rate`` of them a second."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic):
        self._rate, self._burst, self._clock = rate, burst, clock
        self._tokens, self._filled_at = burst, clock()

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
